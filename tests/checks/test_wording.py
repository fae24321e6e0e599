"""Words that commit to nothing, who was not there, what waits for something that ends later."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from memoria.checks import commitments, presence, wording
from memoria.model.event import Organiser
from memoria.model.marks import Commitment
from memoria.model.memoria import Memoria
from memoria.model.people import Person
from memoria.model.roadmap import Roadmap
from memoria.source import Located
from tests.checks.building import REGISTER, event, located, memoria, names, note, say, session

EVA = Person(id=Located("eva"), name=Located("Eva"), surnames=Located("Ríos"), organisation=Located("Red Dos"))
PEOPLE = replace(REGISTER, people=(*REGISTER.people, EVA))


def action(words: str = "Publicar el directorio", **fields: Any) -> Commitment:
    return Commitment(**{"words": words, "action": Located(words), "note": "nota.md", "at": located(words, 7).at, **fields})


def of(*actions: Commitment, **more: Any) -> Memoria:
    return memoria(note(), register=PEOPLE, roadmap=Roadmap(actions), **more)


# --- verbs -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Promover la articulación",
        "fortalecer capacidades",
        "IMPULSAR el turismo",
        "Fortalecimiento de las redes",
        "Promote dialogue",
        "Strengthen the networks",
        "Renforcer les capacités",
        "Sensibiliser les équipes",
        "Apoiar os municípios",
        "Articulação entre redes",
    ],
)
def test_a_verb_without_a_result_is_said_in_four_languages(words: str) -> None:
    assert [line[:5] for line in say(wording.check_verbs, of(action(words)))] == ["C-019"]


@pytest.mark.parametrize("field", ["product", "indicator"])
def test_it_is_not_said_where_output_or_indicator_tell(field: str) -> None:
    assert say(wording.check_verbs, of(action("Promover la articulación", **{field: Located("acta firmada")}))) == []


@pytest.mark.parametrize("words", ["Publicar el directorio", "Firmar el convenio", "Sign the act", "Signer", "Assinar", ""])
def test_a_verb_that_leaves_something_is_not_said(words: str) -> None:
    assert say(wording.check_verbs, of(action(words))) == []


# --- indicators --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["mejor articulación", "Mayor participación", "better coordination", "plus de dialogue"])
def test_an_indicator_that_is_a_judgement_is_said(text: str) -> None:
    assert [line[:5] for line in say(wording.check_indicators, of(action(indicator=Located(text))))] == ["C-018"]


@pytest.mark.parametrize(
    ("text", "target"), [("acta firmada", ""), ("más de 40 convenios", ""), ("mayor participación", "60 %"), ("", "")]
)
def test_an_indicator_that_can_be_seen_or_counted_is_not(text: str, target: str) -> None:
    given = action(indicator=Located(text) if text else None, target=Located(target) if target else None)
    assert say(wording.check_indicators, of(given)) == []


# --- who was there -----------------------------------------------------------------------------------------------


def present(*who: str, responsible: str, **more: Any) -> list[str]:
    programme = event(session("S01", participants=names(*who)), **more)
    return [line[:5] for line in say(presence.check_presence, of(action(responsible=names(responsible)), event=programme))]


def test_who_answers_and_was_not_there_is_said() -> None:
    assert present("RUGI", responsible="Red Dos") == ["C-017"]
    assert present("RUGI", responsible="rugi") == []


def test_an_institution_is_there_in_its_people_and_they_answer_through_it() -> None:
    assert present("Eva Ríos", responsible="Red Dos") == []
    assert present("Red Dos", responsible="Eva Ríos") == []


def test_who_convenes_is_there() -> None:
    assert present("RUGI", responsible="Red Dos", organisers=(Organiser(organisation=Located("Red Dos")),)) == []


def test_nothing_is_said_of_who_is_in_no_register_nor_where_nobody_is_known_to_have_been() -> None:
    assert present("RUGI", responsible="Junta de vecinos") == []
    assert present(responsible="Red Dos") == []


# --- order -------------------------------------------------------------------------------------------------------


def waits(term: str, other: str, **fields: Any) -> list[str]:
    first = action(id="C-01", term=Located(term), depends_on=Located("c-2"), **fields)
    return say(commitments.check_order, of(first, action(id="C-02", term=Located(other))))


def test_what_ends_before_what_it_waits_for_is_said() -> None:
    assert waits("30/09/2023", "diciembre de 2023") == ["C-020 7:1 | C-01 | C-02 | 2023-09-30 | 2023-12-31"]


@pytest.mark.parametrize(
    ("term", "other"), [("30/09/2023", "30/09/2023"), ("permanente", "2030"), ("30/09/2023", "por definir"), ("2024", "2023")]
)
def test_what_ends_in_time_is_not(term: str, other: str) -> None:
    assert waits(term, other) == []


def test_what_is_done_waits_for_nothing() -> None:
    assert waits("30/09/2023", "2024", status="cumplido") == []
