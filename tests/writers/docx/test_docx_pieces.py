"""The small pieces of the Word writer, each for itself."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from uuid import UUID

import pytest
from lxml import etree

from memoria.document.tree import Cell, Plain, Text
from memoria.theme import Colours, Theme
from memoria.writers.docx import Pandoc, write_docx
from memoria.writers.docx.embedding import obfuscate
from memoria.writers.docx.grids import number_of
from memoria.writers.docx.languages import in_full
from memoria.writers.docx.names import BookmarkNames
from memoria.writers.docx.oxml import put, tidy, w
from memoria.writers.docx.paging.flow import roman
from memoria.writers.docx.reference import make_reference
from memoria.writers.docx.words import caption_number
from memoria.writers.zipped import zipped
from tests.writers.docx.package import Package
from tests.writers.volume import VOLUME


def test_bookmark_names_are_letters_digits_and_low_lines_and_never_two_alike() -> None:
    names = BookmarkNames()
    assert names.of("C-03") == "C_03"
    assert names.of("acción 1") == "accion_1"
    assert names.of("3-ejes") == "b_3_ejes"
    assert names.of("C_03") != names.of("C-03")
    long = names.of("a" * 60)
    assert len(long) <= 40
    assert long != names.of("a" * 61)
    assert names.of("C-03") == "C_03"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Tabla 3. Título", ("Tabla ", "3", ". Título")),
        ("Figura\u00a012: mapa", ("Figura\u00a0", "12", ": mapa")),
        ("Cuadro 7", ("Cuadro ", "7", "")),
        ("Tabla 3.1. Título", None),
        ("Mapa de las provincias", None),
        ("Tabla 3bis", None),
    ],
)
def test_a_caption_tells_its_number(text: str, parts: tuple[str, str, str] | None) -> None:
    assert caption_number(text) == parts


@pytest.mark.parametrize(
    ("text", "number"), [("96", 96), ("1.234", 1234), ("12,5 %", 12.5), ("1.234,5", 1234.5), ("—", 0), ("US$ 5 000", 5000)]
)
def test_a_cell_of_a_chart_tells_its_number(text: str, number: float) -> None:
    assert number_of(Cell((Plain((Text(text),)),))) == number


def test_a_language_without_a_country_takes_that_of_the_volume_or_the_usual_one() -> None:
    assert in_full("es", "es-EC") == "es-EC"
    assert in_full("fr", "es-EC") == "fr-FR"
    assert in_full("pt-PT", "es-EC") == "pt-PT"
    assert in_full("xx", "es-EC") == "xx"


def test_roman_numerals() -> None:
    assert [roman(number) for number in (1, 4, 9, 14, 40, 99)] == ["i", "iv", "ix", "xiv", "xl", "xcix"]


def test_a_font_obfuscated_twice_is_the_font() -> None:
    key, font = UUID("1dbb0fc6-6e0c-4a5f-8a4c-3a0c8c0e7a11"), bytes(range(64))
    assert obfuscate(font, key) != font
    assert obfuscate(obfuscate(font, key), key) == font
    assert obfuscate(font, key)[32:] == font[32:]


def test_properties_are_put_where_the_schema_wants_them() -> None:
    box = w("pPr", w("pStyle", val="A"), w("jc", val="left"))
    put(box, w("keepNext"))
    put(box, w("jc", val="both"))
    assert [etree.QName(child).localname for child in box] == ["pStyle", "keepNext", "jc"]
    assert box[2].values() == ["both"]


def test_properties_said_twice_are_said_once() -> None:
    run = w("r", w("rPr", w("i"), w("b"), w("b")))
    tidy(run)
    assert [etree.QName(child).localname for child in run[0]] == ["b", "i"]


def test_a_zip_packed_again_is_the_same_bytes_whatever_the_order_and_the_clock() -> None:
    def made(names: list[str], year: int) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as target:
            for name in names:
                target.writestr(zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0)), name)
        return stream.getvalue()

    first = zipped(made(["b.xml", "[Content_Types].xml", "a.xml"], 2001), "2023-06-30T12:00:00-05:00")
    assert first == zipped(made(["a.xml", "b.xml", "[Content_Types].xml"], 2020), "2023-06-30T12:00:00-05:00")
    with zipfile.ZipFile(io.BytesIO(first)) as read:
        assert read.namelist() == ["[Content_Types].xml", "a.xml", "b.xml"]
        assert read.infolist()[0].date_time == (2023, 6, 30, 17, 0, 0)


def test_a_reference_document_holds_no_text_and_is_always_the_same(theme: Theme) -> None:
    assert make_reference(theme, "es-EC") == make_reference(theme, "es-EC")
    assert not list(Package(make_reference(theme, "es-EC")).body.iterfind(".//{*}t"))


def test_no_colour_is_fixed_in_the_writer(theme: Theme, pandoc: Pandoc) -> None:
    names = Colours.__dataclass_fields__
    other = replace(theme, colours=Colours(**{name: f"#{index + 1:02X}1A2B" for index, name in enumerate(names)}))
    made = Package(write_docx(VOLUME, other, pandoc=pandoc).value)
    own = {getattr(theme.colours, name).removeprefix("#") for name in names} - {"FFFFFF"}
    for part in ("word/document.xml", "word/styles.xml", "word/numbering.xml"):
        assert not [colour for colour in own if colour in made.parts[part].decode()]
