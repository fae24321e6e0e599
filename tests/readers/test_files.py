"""The files of an event: its record, its register, the editor's decisions and the data."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from memoria.diagnostics import Checked, has_errors
from memoria.readers.data import read_bibliography, read_glossary, read_participation
from memoria.readers.decisions import read_decisions
from memoria.readers.event import read_event
from memoria.readers.register import read_register
from memoria.readers.text import decode
from memoria.source import SourceFile

SOURCES = Path(__file__).parent.parent.parent / "sources"
READERS: dict[str, Callable[[SourceFile], Checked[Any]]] = {
    "evento.yaml": read_event,
    "personas.yaml": read_register,
    "hoja-de-ruta.yaml": read_decisions,
    "glosario.yaml": read_glossary,
    "bibliografia.yaml": read_bibliography,
    "participacion.yaml": read_participation,
}


def found(checked: Checked[Any]) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.at.line) for problem in checked.diagnostics]


@pytest.mark.parametrize("name", READERS)
def test_the_events_of_the_project_are_read_without_an_error(name: str) -> None:
    files = sorted(SOURCES.glob(f"*/{name}"))
    assert files
    for path in files:
        decoded = decode(name, path.read_bytes())
        assert decoded.value is not None
        checked = READERS[name](decoded.value)
        assert not has_errors((*decoded.diagnostics, *checked.diagnostics)), path
        assert checked.value


def test_ids_of_sessions_themes_and_products_stand_once() -> None:
    text = """titulo: a
inicio: 2023-03-28
ejes: [{id: x, titulo: a}, {id: X, titulo: b}]
productos: [{id: PR1}, {id: PR1}]
programa:
  - fecha: 2023-03-28
    sesiones:
      - id: S01
  - fecha: 2023-03-29
    sesiones:
      - id: S01
"""
    assert found(read_event(SourceFile("evento.yaml", text))) == [("K-013", 11), ("K-013", 3), ("K-013", 4)]


def test_people_and_organisations_share_their_ids() -> None:
    text = "organizaciones:\n  - {id: a, nombre: A}\npersonas:\n  - {id: a, nombre: B}\n"
    checked = read_register(SourceFile("personas.yaml", text))
    assert found(checked) == [("K-013", 4)]
    assert len(checked.value.people) == 1


def test_dates_of_an_event_are_read_in_its_language() -> None:
    english = read_event(SourceFile("event.yaml", "title: a\nlanguage: en\nstart: 03/04/2023"))
    assert found(english) == [("K-011", 3)]
    spanish = read_event(SourceFile("evento.yaml", "titulo: a\ninicio: 03/04/2023"))
    assert spanish.value is not None
    assert spanish.value.start == date(2023, 4, 3)


def test_a_file_without_keys_is_no_event() -> None:
    assert read_event(SourceFile("evento.yaml", "")).value is None
    assert read_event(SourceFile("evento.yaml", "Hola")).value is None


def test_a_glossary_is_a_list_or_terms_with_their_definitions() -> None:
    listed = read_glossary(SourceFile("g.yaml", "- termino: a\n  definicion: uno\n  en: A\n-\n"))
    assert found(listed) == [("K-004", 4)]
    assert (listed.value[0].term, listed.value[0].en) == ("a", "A")
    keyed = read_glossary(SourceFile("g.yaml", "a: uno\nb:\n  definicion: dos\n  fr: B\n"))
    assert keyed.diagnostics == ()
    assert [(term.term, term.definition, term.fr) for term in keyed.value] == [("a", "uno", None), ("b", "dos", "B")]
    assert found(read_glossary(SourceFile("g.yaml", "una frase"))) == [("K-016", 1)]


def test_a_bibliography_is_flat_text() -> None:
    text = """references:
  - id: a
    type: book
    title: Uno
    author:
      - {family: Toro, given: Luis}
      - literal: Red Uno
    issued: {date-parts: [[2019, 3, 8]]}
    volume: 2
  - id: a
  - title: sin id
"""
    checked = read_bibliography(SourceFile("b.yaml", text))
    assert found(checked) == [("K-013", 10), ("K-005", 11)]
    assert checked.value[0] == (
        ("id", "a"),
        ("type", "book"),
        ("title", "Uno"),
        ("author", "Toro, Luis; Red Uno"),
        ("issued", "2019-03-08"),
        ("volume", "2"),
    )


def test_dates_of_a_bibliography_may_be_written_in_several_ways() -> None:
    text = "- id: a\n  issued: 2019\n- id: b\n  issued: {raw: 2019-2020}\n- id: c\n  issued: [{year: 2019, month: 3}]\n"
    assert [dict(item)["issued"] for item in read_bibliography(SourceFile("b.yaml", text)).value] == [
        "2019",
        "2019-2020",
        "2019-03",
    ]


def test_figures_of_participation_are_numbers() -> None:
    checked = read_participation(
        SourceFile("p.yaml", "personas: 318\ngrupos:\n  - titulo: Por país\n    filas: [{nombre: EC, cantidad: 251}]")
    )
    assert checked.diagnostics == ()
    assert checked.value is not None
    assert (checked.value.people, checked.value.groups[0].rows[0].count) == (318, 251)
