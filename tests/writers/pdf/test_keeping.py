"""What names a text stays with it: no heading, byline or lead alone at the foot of a page."""

from __future__ import annotations

import pytest

from memoria.document.tree import Attr, Block, DefinitionList, Heading, Plain, Text
from tests.writers.pdf.reading import LOREM, div, page_of, para, pdf_of

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
    for before in (15, 20, 25):
        data = pdf_of(*[para("Antes.") for _ in range(before)], div("together", *lines))
        assert page_of(data, "Renglón0.") == page_of(data, "Renglón19.")


def test_what_is_to_stand_together_begins_on_a_page_that_would_be_left_nearly_empty() -> None:
    lines = [para(f"Renglón{number}.") for number in range(35)]
    data = pdf_of(*[para("Antes.") for _ in range(8)], div("together", *lines))
    assert (page_of(data, "Renglón0."), page_of(data, "Renglón34.")) == (0, 1)


def test_what_is_to_stand_together_and_is_longer_than_a_page_flows_on() -> None:
    lines = [para(f"Renglón{number}.") for number in range(60)]
    data = pdf_of(*[para("Antes.") for _ in range(25)], div("together", *lines))
    assert (page_of(data, "Renglón0."), page_of(data, "Renglón59.")) == (0, 2)
