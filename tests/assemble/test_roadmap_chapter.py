"""The roadmap as a calendar and in numbers: terms as days, charts with their data in words."""

from dataclasses import replace
from typing import Any

import pytest

from memoria.assemble import Volume
from memoria.document import roles
from memoria.document.tree import Div, Span, Table
from memoria.document.walk import text_of, walk
from memoria.labels import LANGUAGES
from memoria.model.event import Horizons
from memoria.model.marks import Commitment
from memoria.model.roadmap import FollowUp, Roadmap
from memoria.source import Located
from tests.assemble.making import commitment, event, marked, memoria, note, said, volume
from tests.assemble.reading import chapter, links, place, role, rows, table_of, tables, words


def with_terms(*terms: str | None, **changes: Any) -> Volume:
    """C-01, C-02 … with these terms, at an event that ended on 29 March 2023."""
    marks = tuple(
        commitment(f"C-{number:02}", f"Compromiso {number}", term=said(term) if term else None)
        for number, term in enumerate(terms, 1)
    )
    return made_of(*marks, **changes)


def made_of(*marks: Commitment, language: str = "", **changes: Any) -> Volume:
    body = tuple(marked("commitment", number, mark.words) for number, mark in enumerate(marks))
    return volume(memoria(note(body, marks), **changes), language=language)


def calendar(made: Volume) -> Div:
    return next(div for div in role(made, roles.CHART) if div.attr.get("kind") == roles.ChartKind.TIMELINE)


def days(made: Volume) -> list[tuple[str, ...]]:
    """Each row: its id, and the days that its cells name for programs."""
    table = tables(calendar(made))[0]
    return [(text_of(row.cells[0].content)[:4], *(cell.attr.get("date") for cell in row.cells[1:])) for row in table.body]


def test_each_commitment_that_ends_has_its_days_in_words_and_for_programs() -> None:
    made = with_terms("segundo semestre de 2023", "30/09/2023", "T1 2024")
    assert days(made) == [
        ("C-02", "2023-03-29", "2023-09-30"),
        ("C-01", "2023-07-01", "2023-12-31"),
        ("C-03", "2024-01-01", "2024-03-31"),
    ]
    table = tables(calendar(made))[0]
    assert rows(table)[1] == ["C-01 Compromiso 1", "1 jul. 2023", "31 dic. 2023"]
    assert [text_of(cell.content) for cell in table.head[0].cells] == ["Compromiso", "Inicio", "Fin"]
    assert links(calendar(made)) == ["#fila-C-02", "#fila-C-01", "#fila-C-03"]


def test_the_calendar_is_told_in_words() -> None:
    assert calendar(with_terms("30/09/2023", "T1 2024")).attr.get("alt") == (
        "Calendario de 2 compromisos, 29 de marzo de 2023 al 31 de marzo de 2024. "
        "Termina primero C-01, 30 sept. 2023; por último, C-02, 31 mar. 2024."
    )


def test_start_and_end_of_their_own_are_the_days() -> None:
    mark = commitment("C-01", "Uno", term=None, start=said("2023-05-01"), end=said("30/11/2023"))
    made = made_of(mark)
    assert days(made) == [("C-01", "2023-05-01", "2023-11-30")]
    assert rows(table_of(chapter(made, "hoja-de-ruta"), "Compromisos por eje"))[1][3] == "1 may. 2023 – 30 nov. 2023"


def test_what_has_no_end_is_named_under_the_calendar() -> None:
    made = with_terms("permanente", "30/09/2023", "por definir", "corto plazo", None)
    assert [row[0] for row in days(made)] == ["C-02"]
    assert "Sin fecha de término: C-01, C-03, C-04, C-05." in words(made)


def test_there_is_no_calendar_of_nothing() -> None:
    made = with_terms("permanente", None)
    assert [div.attr.get("kind") for div in role(made, roles.CHART)] == []
    assert "Calendario" not in words(made)


def test_a_long_commitment_is_cut_between_words_beside_its_bar() -> None:
    mark = commitment(
        "C-01", "Constituir la mesa técnica interprovincial de cooperación descentralizada con todas las prefecturas"
    )
    label = rows(tables(calendar(made_of(mark)))[0])[0][0]
    assert label == "C-01 Constituir la mesa técnica interprovincial…"


def test_a_term_in_words_has_the_day_that_it_ends_on_beside_it() -> None:
    terms = ("segundo semestre de 2023", "31 de enero de 2024", "corto plazo", "mayo de 2024")
    made = with_terms(*terms, event=event(horizons=Horizons(short=Located("6 meses"))))
    table = table_of(chapter(made, "hoja-de-ruta"), "Compromisos por eje")
    cells = [row.cells[3] for row in table.body[1:]]
    assert [text_of(cell.content) for cell in cells] == [
        "segundo semestre de 2023hasta 31 dic. 2023",
        "31 ene. 2024",
        "corto plazohasta 29 sept. 2023",
        "mayo de 2024",
    ]
    assert [node.attr.classes for node in walk(cells[0].content) if isinstance(node, Span)] == [(roles.SECONDARY,)]
    assert "segundo semestre de 2023 (hasta 31 dic. 2023)" in text_of(place(made, "C-01"))


def test_a_term_is_understood_in_the_language_of_its_note_and_told_in_the_volumes() -> None:
    mark = commitment("C-01", "Publish", term=said("30 September 2023"))
    made = volume(memoria(note((marked("commitment", 0, "Publish"),), (mark,), language="en")))
    assert "Plazo 30 sept. 2023" in text_of(place(made, "C-01"))


def test_commitments_are_counted_by_theme_until_there_is_news_of_them() -> None:
    marks = (commitment("C-01", "Uno"), commitment("C-02", "Dos"), commitment("C-03", "Tres", session=""))
    before = [div.attr.get("alt") for div in role(made_of(*marks), roles.CHART) if div.attr.get("kind") == "bars"]
    assert before == ["Compromisos por eje: 2 barras, de 2 (Cooperación descentralizada) a 1 (Transversal)."]
    told = (replace(marks[0], status="cumplido"), *marks[1:])
    roadmap = Roadmap(told, follow_up=(("C-01", FollowUp(status="cumplido")),))
    after = [div.attr.get("alt") for div in role(made_of(*marks, roadmap=roadmap), roles.CHART) if div.attr.get("kind") == "bars"]
    assert after == ["Compromisos por estado: 2 barras, de 2 (sin noticias) a 1 (cumplido)."]


def test_a_single_bar_is_no_chart() -> None:
    assert [div for div in role(made_of(commitment()), roles.CHART) if div.attr.get("kind") == "bars"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_calendar_speaks_every_language(language: str) -> None:
    title = {"es": "Calendario", "en": "Calendar", "fr": "Calendrier", "pt": "Calendário"}[language]
    mark = commitment("C-01", "Uno", term=said("segundo semestre de 2023"))
    made = made_of(mark, commitment("C-02", "Dos"), language=language)
    assert calendar(made).attr.get("alt").startswith(title)
    assert any(isinstance(node, Table) for node in walk((calendar(made),)))
