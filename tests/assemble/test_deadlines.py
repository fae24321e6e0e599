"""What falls due soon and what comes first, in the roadmap's chapter."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from memoria.assemble import Volume
from memoria.document import roles
from memoria.labels import LANGUAGES
from memoria.model.marks import Commitment
from tests.assemble.making import commitment, marked, memoria, note, said, volume
from tests.assemble.reading import chapter, headings, links, role, rows, table_of, tables, words


def made_of(*marks: Commitment, cutoff: date | None = date(2023, 11, 2), language: str = "", **changes: Any) -> Volume:
    body = tuple(marked("commitment", number, mark.words) for number, mark in enumerate(marks))
    source = memoria(note(body, marks), **changes)
    return volume(replace(source, roadmap=replace(source.roadmap, cutoff=cutoff)), language=language)


def test_the_calendar_says_what_is_overdue_in_words_and_not_by_its_bar_alone() -> None:
    late, soon = commitment("C-04", "Tarde", term=said("30/09/2023")), commitment("C-03", "Inmediato", term=said("03/11/2023"))
    (chart,) = (one for one in role(made_of(late, soon), roles.CHART) if one.attr.get("kind") == roles.ChartKind.TIMELINE)
    (table,) = tables(chart)
    assert [row.attr.classes for row in table.body] == [(roles.OVERDUE,), ()]
    assert [row[-1] for row in rows(table)] == ["30 sept. 2023 (vencido)", "3 nov. 2023"]
    assert "C-04, 30 sept. 2023 (vencido); por último, C-03, 3 nov. 2023" in chart.attr.get("alt")


def test_what_is_overdue_and_what_falls_due_in_ninety_days_are_told_with_the_next_first() -> None:
    made = made_of(
        commitment("C-01", "Lejano", term=said("30/06/2024")),
        commitment("C-02", "Cercano", term=said("T1 2024"), end=None),
        commitment("C-03", "Inmediato", term=said("03/11/2023"), status="en ejecución"),
        commitment("C-04", "Tarde", term=said("30/09/2023")),
        commitment("C-05", "Hecho", term=said("30/09/2023"), status="cumplido"),
        commitment("C-06", "Pronto", term=said("31/01/2024"), responsible=(said("por definir"),)),
    )
    table = table_of(chapter(made, "hoja-de-ruta"), "Próximos vencimientos")
    assert rows(table) == [
        ["Vencidos al 2 nov. 2023"],
        ["C-04", "Tarde", "RUGI", "30 sept. 2023hace 33 días", "—"],
        ["Vencen hasta el 31 ene. 2024"],
        ["C-03", "Inmediato", "RUGI", "3 nov. 2023en 1 día", "en ejecución"],
        ["C-06", "Pronto", "Por definir", "31 ene. 2024en 90 días", "—"],
    ]
    assert "#fila-C-06" in links(table)


def test_that_nothing_falls_due_is_said_where_the_editor_asked_from_a_day() -> None:
    far = commitment("C-01", "Lejano", term=said("30/06/2025"))
    assert "Ningún compromiso vence en los 90 días que siguen al 2 de noviembre de 2023." in words(made_of(far))
    assert "Próximos vencimientos" not in words(made_of(far, cutoff=None))
    assert "Próximos vencimientos" not in words(made_of(commitment("C-01", "Sin día", term=said("permanente"))))


def test_open_commitments_are_listed_by_priority() -> None:
    made = made_of(
        commitment("C-02", "Segunda", priority="alta"),
        commitment("C-01", "Primera", priority="alta"),
        commitment("C-03", "Hecha", priority="alta", status="cumplido"),
        commitment("C-04", "Menor", priority="baja", responsible=()),
        commitment("C-05", "Sin prioridad"),
    )
    table = table_of(chapter(made, "hoja-de-ruta"), "Compromisos pendientes por prioridad")
    assert rows(table) == [["Alta", "C-01 Primera (RUGI) C-02 Segunda (RUGI)"], ["Baja", "C-04 Menor"]]


def test_where_no_priority_was_given_there_is_no_such_part() -> None:
    assert not any("Prioridades" in title for title in headings(made_of(commitment()), 2))


@pytest.mark.parametrize("language", LANGUAGES)
def test_deadlines_speak_every_language(language: str) -> None:
    said_ = {"es": "hace 33 días", "en": "33 days ago", "fr": "il y a 33 jours", "pt": "há 33 dias"}[language]
    assert said_ in words(made_of(commitment("C-01", "Tarde"), language=language))
