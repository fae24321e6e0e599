"""What names a text stays with it: no heading, byline or lead alone at the foot of a page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from memoria.document.tree import Attr, Block, BulletList, DefinitionList, Document, Heading, Plain, Text
from memoria.writers.pdf import write_pdf
from tests.publication.printed import Line, Printed
from tests.writers.pdf.reading import LOREM, META, div, page_of, para, pdf_of, theme
from tests.writers.trees import plain, row, table

HEADER = DefinitionList((((Text("Sala"),), ((Plain((Text("Cabecera"),)),),)),))
NAMED: dict[str, tuple[Block, ...]] = {
    "byline": (div("byline", div("small", para("Autora")), div("notice", para("Borrador")), div("lead", para(LOREM))),),
    "lead": (div("lead", para("Entradilla. " + LOREM)),),
    "session header": (div("session-header", HEADER),),
    "all": (div("session-header", HEADER), div("byline", div("small", para("Autora"))), div("lead", para("Entradilla."))),
}


@pytest.mark.parametrize("name", NAMED)
def test_a_heading_and_what_is_said_of_its_text_stand_on_the_page_of_the_text(name: str) -> None:
    heading = Heading(3, (Text("Encabezado"),))
    for lines in range(20, 36):
        data = pdf_of(*[para("Renglón.") for _ in range(lines)], heading, *NAMED[name], para("Comienza aquí. " + LOREM * 3))
        assert page_of(data, "Encabezado") == page_of(data, "Comienza")


def test_a_byline_without_text_stays_in_its_chapter() -> None:
    first = div("chapter", Heading(1, (Text("Uno"),)), div("byline", para("Autora")))
    data = pdf_of(first, div("chapter", Heading(1, (Text("Dos"),), Attr("dos")), para("Texto")))
    assert (page_of(data, "Autora"), page_of(data, "Dos")) == (0, 1)


def test_a_heading_goes_with_the_landscape_page_that_follows() -> None:
    data = pdf_of(para("Antes"), Heading(2, (Text("Hoja"),)), div("landscape", para("Apaisada")))
    assert page_of(data, "Hoja") == page_of(data, "Apaisada")


def test_what_is_to_stand_together_goes_overleaf_whole_where_the_page_is_well_filled() -> None:
    lines = [para(f"Renglón{number}.") for number in range(20)]
    for before in (25, 28, 31):
        data = pdf_of(*[para("Antes.") for _ in range(before)], div("together", *lines))
        assert page_of(data, "Renglón0.") == page_of(data, "Renglón19.")


def test_what_is_to_stand_together_begins_on_a_page_that_would_be_left_with_much_white() -> None:
    lines = [para(f"Renglón{number}.") for number in range(35)]
    for before in (8, 20):
        data = pdf_of(*[para("Antes.") for _ in range(before)], div("together", *lines))
        assert (page_of(data, "Renglón0."), page_of(data, "Renglón34.")) == (0, 1)


def test_what_is_to_stand_together_and_is_longer_than_a_page_flows_on() -> None:
    lines = [para(f"Renglón{number}.") for number in range(60)]
    data = pdf_of(*[para("Antes.") for _ in range(25)], div("together", *lines))
    assert (page_of(data, "Renglón0."), page_of(data, "Renglón59.")) == (0, 2)


ROWS = tuple(row(f"Fila {number}", "1") for number in range(12))


@pytest.mark.parametrize("kind", ["table", "chart", "list"])
def test_a_heading_is_not_left_with_a_single_line_before_what_it_names(kind: str) -> None:
    named: dict[str, Block] = {
        "table": table("", (), *ROWS, count=2),
        "chart": div("chart", table("", (), *ROWS, count=2)),
        "list": BulletList(tuple((plain(f"Fila {number}"),) for number in range(12))),
    }
    for lines in range(24, 36):
        before = [para("Renglón.") for _ in range(lines)]
        data = pdf_of(div("body", *before, Heading(3, (Text("Encabezado"),)), para("Hasta hoy:"), named[kind]))
        assert page_of(data, "Hasta hoy:") == page_of(data, "Fila 0")


def test_a_line_under_the_last_heading_stays_before_what_begins_a_page() -> None:
    heading = Heading(3, (Text("Encabezado"),))
    data = pdf_of(div("body", para("Antes."), heading, para("Sin nota."), div("opener", Heading(1, (Text("Tema"),)))))
    assert (page_of(data, "Sin nota."), page_of(data, "Tema")) == (0, 1)


def test_no_page_ends_in_a_cut_word() -> None:
    text = para("anticonstitucionalmente internacionalización " * 30)
    for lines in range(12):
        pages = lines_of(pdf_of(*[para("Renglón.") for _ in range(lines)], text, text, text))
        assert any(line.is_hyphenated for line in pages[0])
        assert not pages[0][-1].is_hyphenated


def test_a_callout_is_cut_where_it_is_a_large_part_of_its_page() -> None:
    small = replace(theme(), page=replace(theme().page, height=170))
    fields = [para(f"Dato {number}.") for number in range(11)]
    for dress, before, is_whole in ((theme(), 30, True), (small, 12, False)):
        document = Document(META, (*[para("Antes.") for _ in range(before)], div("agreement", *fields)))
        data = write_pdf(document, dress).value
        assert (page_of(data, "Dato 0.") == page_of(data, "Dato 10.")) is is_whole


def lines_of(data: bytes) -> list[list[Line]]:
    """The lines of each page."""
    printed = Printed(data)
    return [[line for line in printed.lines if line.page == page] for page in range(len(printed.sizes))]


def test_a_low_table_is_cut_in_pairs_of_rows_only_where_a_page_would_be_left_with_much_white() -> None:
    small = replace(theme(), page=replace(theme().page, height=170))
    cells = [
        row(f"Fila {number}", "Palabras de una celda que toman dos renglones o más de su columna " * 2) for number in range(4)
    ]
    made = table("", (row("Qué", "Cuánto"),), *cells, count=2)
    cut = []
    for before in range(5, 13):
        data = write_pdf(Document(META, (*[para("Antes.") for _ in range(before)], made)), small).value
        cut.append(tuple(page_of(data, f"Fila {number}") for number in range(4)))
    assert cut == sorted(cut)
    assert set(cut) == {(0, 0, 0, 0), (0, 0, 1, 1), (1, 1, 1, 1)}


def test_a_question_stays_with_the_beginning_of_its_answer() -> None:
    asked = div("question", para("¿Quién paga?"), para("Público"), div("answer", para("Contesta. " + LOREM)))
    for lines in range(24, 44):
        data = pdf_of(*[para("Renglón.") for _ in range(lines)], asked)
        assert page_of(data, "¿Quién paga?") == page_of(data, "Contesta.")
