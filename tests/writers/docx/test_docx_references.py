"""Cross-references: what a link prints of its target is a field that reads it there, with its result in place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from memoria.document.tree import Attr, Block, Cell, Column, Document, Heading, Link, Para, Plain, Row, Span, Table, Text
from memoria.theme import Theme
from memoria.writers.docx import Pandoc, write_docx
from tests.programs import through_libreoffice
from tests.writers.docx.fields import agreeing, read_fields, results
from tests.writers.docx.package import Package, W, words
from tests.writers.trees import div, h, p, page_of, span
from tests.writers.volume import META, VOLUME


def _link(text: str, target: str, *more: Span) -> Para:
    return Para((Link((Text(text), *more), f"#{target}"),))


ROW = Row((Cell((Plain((span("mark-id", "C-03", "fila-C-03"),)),)), Cell((Plain((Text("Constituir la mesa"),)),))))
CAPTION = (Plain((Text("Tabla 2. "), Span((Text("Hoja de ruta"),), Attr("tabla-2")))),)
VOLUME_OF_LINKS: tuple[Block, ...] = (
    h(1, "Cooperación descentralizada", "eje-3", number="3"),
    h(2, "¿Quién guarda el expediente?", "s-33", number="3.3"),
    div("commitment", p(span("mark-id", "C-03"), " Constituir la mesa"), identifier="C-03"),
    Heading(1, (Text("Hoja de ruta"),), Attr("ruta", (), (("number", "8"),))),
    Table((Column(), Column()), (Row((Cell((Plain((Text("Id"),)),)), Cell((Plain((Text("Acción"),)),)))),), (ROW,), (), CAPTION),
)


def _written(theme: Theme, pandoc: Pandoc, *links: Block) -> Package:
    return Package(write_docx(Document(META, (*VOLUME_OF_LINKS, *links)), theme, pandoc=pandoc).value)


@pytest.mark.parametrize(
    ("text", "target", "read"),
    [
        ("¿Quién guarda el expediente?", "s-33", "¿Quién guarda el expediente?"),
        ("3.3", "s-33", "3.3"),
        ("sección 3.3", "s-33", "3.3"),
        ("capítulo\u00a03", "eje-3", "3"),
        ("tabla 2", "tabla-2", "2"),
        ("Tabla 2", "tabla-2", "2"),
        ("C-03", "C-03", "C-03"),
        ("C-03", "fila-C-03", "C-03"),
        ("compromiso C-03", "C-03", "C-03"),
        ("→ Hoja de ruta", "fila-C-03", "Hoja de ruta"),
        ("la mesa", "C-03", None),
        ("lo que dijo la Hoja de ruta", "fila-C-03", None),
        ("13.3", "s-33", None),
        ("hoja de ruta", "ruta", None),
    ],
)
def test_a_link_reads_from_its_target_what_it_prints_of_it(
    theme: Theme, pandoc: Pandoc, text: str, target: str, read: str | None
) -> None:
    made = _written(theme, pandoc, _link(text, target))
    found = [field for field in read_fields(made.body) if field.kind == "REF"]
    assert [field.result for field in found] == ([read] if read else [])
    assert agreeing(made.body) == len(found)
    (link,) = [one for one in made.body.iter(f"{W}hyperlink") if one.getparent().find(f"{W}pPr/{W}pStyle") is not None]
    assert words(link) == text


def test_a_reference_and_its_page_are_two_fields_of_one_link(theme: Theme, pandoc: Pandoc) -> None:
    made = _written(theme, pandoc, _link("→ Hoja de ruta", "fila-C-03", span("nowrap", ", p. "), page_of("fila-C-03")))
    (link,) = [one for one in made.body.iter(f"{W}hyperlink") if "Hoja" in words(one)]
    assert [field.kind for field in read_fields(link)] == ["REF", "PAGEREF"]


def test_words_that_no_link_reads_have_no_bookmark_of_their_own(theme: Theme, pandoc: Pandoc) -> None:
    assert not [name for name in _written(theme, pandoc).bookmarks() if name.endswith(("_title", "_number", "_id"))]


def test_every_reference_of_the_volume_says_what_its_target_says(made: Package) -> None:
    assert agreeing(made.body) > 0


def test_a_result_that_is_not_its_target_s_would_be_found(made: Package) -> None:
    body: Any = Package(made.data).body
    for field in body.iter(f"{W}instrText"):
        if field.text.strip().startswith("REF"):
            field.getparent().getnext().getnext().find(f"{W}t").text = "otra cosa"
    with pytest.raises(AssertionError):
        agreeing(body)


def test_of_two_ids_that_lead_to_each_other_only_one_is_read_from_the_other(theme: Theme, pandoc: Pandoc) -> None:
    """A question's id leads to its row, and the row's to the question: neither could be computed."""
    passage = div("question", Para((Span((Link((Text("P-01"),), "#fila-P-01"),), Attr("", ("mark-id",))), Text(" ¿Cuándo?"))))
    passage = replace(passage, attr=replace(passage.attr, identifier="P-01"))
    id_ = Span((Link((Text("P-01"),), "#P-01"),), Attr("", ("mark-id",)))
    row = Row((Cell((Plain((id_,)),)), Cell((Plain((Text("¿Cuándo?"),)),))), Attr("fila-P-01"))
    made = _written(theme, pandoc, passage, Table((Column(), Column()), (), (row,)))
    assert [field.result for field in read_fields(made.body) if field.kind == "REF"] == ["P-01"]
    assert agreeing(made.body) == 1


@pytest.mark.external
def test_libreoffice_computes_the_same_results(theme: Theme, pandoc: Pandoc, tmp_path: Path) -> None:
    """It computes references when it opens a file; nothing but numbers of pages may change."""
    file = tmp_path / "file.docx"
    links = (
        _link("sección 3.3", "s-33"),
        _link("tabla 2", "tabla-2"),
        _link("→ Hoja de ruta", "fila-C-03"),
        _link("C-03", "C-03"),
    )
    for data in (write_docx(VOLUME, theme, pandoc=pandoc).value, _written(theme, pandoc, *links).data):
        file.write_bytes(data)
        after = Package(through_libreoffice(file, "docx", tmp_path).read_bytes())
        assert results(after.body) == results(Package(data).body) != []
