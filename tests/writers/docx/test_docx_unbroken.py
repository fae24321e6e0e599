"""What stays together on a line or on a page."""

from __future__ import annotations

import pytest

from memoria.document.tree import Block, Code, Column, Document, Row, Table
from memoria.theme import Theme
from memoria.writers.docx import Pandoc, write_docx
from memoria.writers.docx.faces import faces_of
from memoria.writers.docx.ruler import Ruler
from memoria.writers.expected import expected_of
from memoria.writers.extract import docx_reading
from memoria.writers.readback import missing_words
from tests.writers.docx.package import Package, W, words
from tests.writers.trees import cell, div, h, p, row, span, table
from tests.writers.volume import LONG, META


def written(theme: Theme, pandoc: Pandoc, *blocks: Block) -> Package:
    document = Document(META, blocks)
    data = write_docx(document, theme, pandoc=pandoc).value
    assert missing_words(expected_of(document), docx_reading(data), "memoria.docx") == ()
    return Package(data)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Véanse C-13, A-2 y OE-101.", 3),
        ("Depende de C-17", 1),
        ("C-17 depende de A-02", 1),
        ("La pandemia de COVID-19, el 2023-24, un ex-alcalde y UNE-EN-12.", 0),
        ("El A-320X no es un id.", 0),
    ],
)
def test_an_id_in_a_text_is_never_broken(text: str, count: int, theme: Theme, pandoc: Pandoc) -> None:
    made = written(theme, pandoc, p(text))
    assert words(made.body) == text
    assert len(list(made.body.iter(f"{W}noBreakHyphen"))) == count


def test_code_keeps_its_hyphens(theme: Theme, pandoc: Pandoc) -> None:
    made = written(theme, pandoc, p("Escriba ", Code("C-13"), "."))
    assert not list(made.body.iter(f"{W}noBreakHyphen"))


def test_a_column_is_as_wide_as_its_ids(theme: Theme, pandoc: Pandoc) -> None:
    rows = (Row((cell(span("mark-id", "WWW-1000")), cell(LONG))),)
    made = written(theme, pandoc, Table((Column(width=0.01), Column(width=0.99)), (), rows))
    first = next(made.body.iter(f"{W}gridCol"))
    assert int(first.get(f"{W}w")) > 1000


def test_an_id_has_the_room_that_its_own_letters_take(theme: Theme, pandoc: Pandoc) -> None:
    """They are larger than those of the table, and wider set."""
    rows = (Row((cell(span("mark-id", "C-24")), cell(LONG))),)
    made = written(theme, pandoc, Table((Column(width=0.01), Column(width=0.99)), (), rows))
    first = int(next(made.body.iter(f"{W}gridCol")).get(f"{W}w") or 0)
    faces = faces_of(theme)
    letters = Ruler(theme, faces).width("C-24", "fields", faces.semibold, spaced=0.25)
    margins = made.styles["MemoriaTable"].find(f"{W}tblPr/{W}tblCellMar")
    assert margins is not None
    assert first > letters.twips + sum(int(margins.find(f"{W}{side}").get(f"{W}w")) for side in ("left", "right"))


def test_a_column_of_hours_has_room_for_each(theme: Theme, pandoc: Pandoc) -> None:
    made = written(theme, pandoc, Table((Column(width=0.05), Column(width=0.95)), (), (Row((cell("13h30-14h30"), cell(LONG))),)))
    assert (
        int(next(made.body.iter(f"{W}gridCol")).get(f"{W}w") or 0)
        > Ruler(theme, faces_of(theme)).width("13h30-14h30", "table").twips
    )


def test_a_title_below_a_box_keeps_away_from_it(theme: Theme, pandoc: Pandoc) -> None:
    made = written(theme, pandoc, div("notice", p("Edición interna.")), h(1, "Acuerdos", "acuerdos"), p(LONG))
    title = next(one for one in made.body.iter(f"{W}p") if words(one) == "Acuerdos")
    assert int(title.find(f"{W}pPr/{W}spacing").get(f"{W}before")) > 200


def test_what_is_to_stand_together_does_where_it_is_short(theme: Theme, pandoc: Pandoc) -> None:
    """A sheet to sign has many rows and few words; what takes half a page would leave half a page white."""
    sheet = [row(f"Institución {number}", "") for number in range(15)]
    long = [row(f"Fila {number}", LONG) for number in range(15)]
    for rows, is_kept in ((sheet, True), (long, False)):
        made = written(theme, pandoc, div("together", table("", (), *rows, count=2)))
        kept = [one.find(f"{W}pPr/{W}keepNext") is not None for one in made.body.iter(f"{W}p") if words(one)]
        assert all(kept[:-1]) is any(kept) is is_kept


def test_what_stands_between_a_title_and_its_text_goes_with_the_text(theme: Theme, pandoc: Pandoc) -> None:
    byline = div("byline", div("small", p("Ana Paredes")), div("notice", p("Borrador.")), div("small", p("Claves: uno")))
    made = written(theme, pandoc, h(2, "Título", "titulo"), byline, div("lead", p("Entrada.")), p(LONG))
    kept = [words(one) for one in made.body.iter(f"{W}p") if one.find(f"{W}pPr/{W}keepNext") is not None]
    assert kept == ["Ana Paredes", "Borrador.", "Claves: uno"]
    assert made.styles["Lead"].find(f"{W}pPr/{W}keepNext") is not None


def test_a_session_header_goes_with_what_follows(made: Package) -> None:
    assert all(one.find(f"{W}pPr/{W}keepNext") is not None for one in made.styled("SessionHeader"))
