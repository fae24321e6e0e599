"""A commitment that can be followed up says who, by when, and how it will be known."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from memoria.checks import commitments
from memoria.model.event import Event, Horizons
from memoria.model.marks import Commitment
from memoria.model.memoria import Memoria
from memoria.model.roadmap import Decisions, Roadmap
from memoria.source import Located
from tests.checks.building import LAST_DAY, REGISTER, at, located, memoria, names, note, say


def action(**fields: Any) -> Commitment:
    return Commitment(**{"words": "Publicar el directorio", "at": at(7, 1), "note": "nota.md", **fields})


def holding(*marks: Commitment, language: str = "es", **more: Any) -> Memoria:
    return memoria(note(marks=marks, language=language), register=REGISTER, **more)


def test_nobody_or_several_answer() -> None:
    several = action(responsible=(*names("RUGI"), located("Red Dos", 8, 20)))
    subject = holding(action(), several, action(responsible=names("rugi")))
    said = say(commitments.check_responsible, subject)
    assert said == ["C-001 7:1 | Publicar el directorio", "C-002 8:20 | Publicar el directorio | RUGI, Red Dos | RUGI"]


def test_two_known_names_joined_by_y_are_two_responsible() -> None:
    joined = action(responsible=(located("Red Dos y RUGI", 8, 20),))
    assert say(commitments.check_responsible, holding(joined)) == [
        "C-002 8:30 | Publicar el directorio | Red Dos, RUGI | Red Dos"
    ]


@pytest.mark.parametrize(
    "term", ["30/09/2023", "permanente", "segundo semestre de 2023", "por definir", "POR CONFIRMAR", "a 90 días"]
)
def test_a_real_term_says_nothing(term: str) -> None:
    assert say(commitments.check_terms, holding(action(term=Located(term)))) == []


@pytest.mark.parametrize(
    ("term", "language", "said"),
    [
        ("pronto", "es", "C-004 8:10 | pronto"),
        ("03/04/2023", "en", "C-005 8:10 | 03/04/2023 | 2023-04-03 | 2023-03-04"),
        ("antes de la transmisión de mando", "es", "C-006 8:10 | antes de la transmisión de mando"),
        ("corto plazo", "es", "C-007 8:10 | corto plazo"),
        ("31/09/2023", "es", "C-008 8:10 | 31/09/2023"),
        ("viernes 30/09/2023", "es", "C-008 8:10 | viernes 30/09/2023 | 2023-09-30"),
        ("30/09/2022", "es", "C-009 8:10 | 30/09/2022 | 2022-09-30 | 2023-03-29"),
    ],
)
def test_a_term_that_is_none_is_said_with_the_reason(term: str, language: str, said: str) -> None:
    mark = action(term=located(term, 8, 10, "nota.md"))
    assert say(commitments.check_terms, holding(mark, language=language)) == [said]


def test_no_term_is_said_and_an_end_is_one() -> None:
    assert say(commitments.check_terms, holding(action())) == ["C-003 7:1 | Publicar el directorio"]
    assert say(commitments.check_terms, holding(action(start=Located("mayo"), end=Located("junio de 2023")))) == []


def test_a_horizon_that_the_event_defines_is_a_term() -> None:
    event = Event(end=LAST_DAY, horizons=Horizons(short=Located("6 meses")))
    assert say(commitments.check_terms, holding(action(term=Located("corto plazo")), event=event)) == []


def test_what_is_done_may_be_past_and_what_begins_later_may_not_end_before() -> None:
    done = action(term=Located("2022"), status="cumplido")
    backwards = action(start=Located("2024-05-01"), end=Located("2023-06-30"), marks={"start": at(9, 4)})
    assert say(commitments.check_terms, holding(done, backwards)) == ["C-014 9:4 | 2024-05-01 | 2023-06-30"]


def test_an_event_without_dates_cannot_judge_terms() -> None:
    assert say(commitments.check_terms, holding(action(term=Located("pronto")), event=Event())) == []


def test_indicator_and_verification_are_asked_for_one_at_a_time() -> None:
    subject = holding(
        action(), action(indicator=Located("acta")), action(indicator=Located("acta"), verification=Located("sitio"))
    )
    assert say(commitments.check_evidence, subject) == [
        "C-010 7:1 | Publicar el directorio",
        "C-011 7:1 | Publicar el directorio",
    ]


def test_what_is_yet_to_be_defined_is_listed_field_by_field() -> None:
    mark = action(responsible=(located("por definir", 8, 5),), budget=located("(por definir)", 9, 5), term=Located("mayo"))
    said = say(commitments.check_open_matters, holding(mark))
    assert said == ["C-012 8:5 | responsable | Publicar el directorio", "C-012 9:5 | presupuesto | Publicar el directorio"]


def test_a_commitment_does_not_wait_for_itself() -> None:
    mark = action(id="C-02", depends_on=located("c-01, C-02", 9, 3))
    assert say(commitments.check_dependencies, holding(mark, replace(mark, id="C-03"))) == ["C-013 9:3 | C-02"]


def test_the_editors_decisions_count_where_they_were_applied() -> None:
    mended = action(id="C-01", responsible=names("RUGI"))
    subject = replace(holding(action()), roadmap=Roadmap((mended,)))
    assert say(commitments.check_responsible, subject) == []
    excluded = replace(holding(action()), roadmap=Roadmap((), excluded=((action(), "ya estaba"),)))
    assert say(commitments.check_responsible, excluded) == []


def test_added_commitments_are_judged_like_the_others() -> None:
    subject = memoria(decisions=Decisions(additions=(action(at=at(3, 5, "hoja-de-ruta.yaml")),)))
    assert say(commitments.check_responsible, subject) == ["C-001 3:5 | Publicar el directorio"]


def test_long_actions_are_cut_at_a_word() -> None:
    long = action(words="Constituir la mesa técnica provincial de cooperación internacional descentralizada y Sur-Sur")
    said = say(commitments.check_responsible, holding(long))
    assert said == ["C-001 7:1 | Constituir la mesa técnica provincial de cooperación internacional…"]


def dated(*terms: str, language: str = "es") -> list[str]:
    """What is said of these terms, each of a commitment of the same note."""
    marks = [action(term=located(term, 8 + number, 10, "nota.md")) for number, term in enumerate(terms)]
    return say(commitments.check_terms, holding(*marks, language=language))


def test_how_a_date_in_figures_was_read_is_said_where_it_could_be_another() -> None:
    assert dated("03/04/2023") == ["C-016 8:10 | 03/04/2023 | 2023-04-03 | 2023-04-03"]
    assert dated("09/28/2023") == ["C-016 8:10 | 09/28/2023 | 2023-09-28 | 2023-09-28"]
    assert dated("28/09/2023", "05/05/2023", "2023-09-08") == []


def test_where_somebody_writes_the_month_first_the_other_dates_of_the_note_are_asked_about() -> None:
    assert dated("09/28/2023", "06/07/2023") == [
        "C-016 8:10 | 09/28/2023 | 2023-09-28 | 2023-09-28",
        "C-005 9:10 | 06/07/2023 | 2023-07-06 | 2023-06-07",
    ]


def test_in_english_either_order_is_asked_about_and_neither_is_a_guess() -> None:
    assert dated("09/28/2023", "28/09/2023", "06/07/2023", language="en") == [
        "C-005 10:10 | 06/07/2023 | 2023-07-06 | 2023-06-07"
    ]
