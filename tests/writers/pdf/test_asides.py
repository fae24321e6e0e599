"""The code of a recording stands beside the fields of its session, not below them."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from memoria.document.tree import Attr, Block, DefinitionList, Document, Image, Para, Plain, Resource, Text
from memoria.theme import MM
from memoria.writers.pdf import write_pdf
from tests.publication.printed import Printed
from tests.writers.pdf.reading import META, div, elements, height_of, para, theme

CODE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="29mm" height="29mm" viewBox="0 0 29 29">'
    b'<path fill="#000" d="M0 0h25v25h-25z"/></svg>'
)
IMAGE = Para((Image((Text("Código"),), "qr/s.svg", "", Attr("", ("qr-code",), (("width", "15mm"),))),))
LONG = "Una persona, de una institución cuyo nombre es tan largo que pasa del renglón y sigue en el otro hasta su fin."


def written(*values: str, code: bool = True) -> bytes:
    items = tuple(((Text(f"Dato{index}"),), ((Plain((Text(value),)),),)) for index, value in enumerate(values))
    last: tuple[Block, ...] = (Plain((Text("ejemplo.org/grabación"),)), *((IMAGE,) if code else ()))
    header = div("session-header", DefinitionList((*items, ((Text("Grabación"),), (last,)))))
    document = Document(META, (header, para("Después")), (("qr/s.svg", Resource(CODE, "image/svg+xml")),))
    return write_pdf(document, theme()).value


def test_it_takes_no_line_of_a_header_that_has_some() -> None:
    values = ("29 de marzo", LONG, LONG, LONG)
    assert height_of(written(*values), "Después") == height_of(written(*values, code=False), "Después")


def test_what_follows_a_short_header_stands_below_it() -> None:
    assert height_of(written("29 de marzo", code=False), "Después") - height_of(written("29 de marzo"), "Después") > 5 * MM


def test_it_ends_at_the_right_and_no_field_runs_into_it() -> None:
    data = written("29 de marzo", LONG, LONG)
    with pikepdf.open(BytesIO(data)) as pdf:
        left, bottom, right, top = (float(side) for side in elements(pdf, "Figure")[0].A.BBox)
    page = theme().page
    assert abs(right - (page.margins.inner + page.block) * MM) < 1
    assert abs(right - left - 15 * MM) < 1
    beside = [line for line in Printed(data).lines if bottom < line.base < top]
    assert len(beside) > 2
    assert max(line.right for line in beside) < left
