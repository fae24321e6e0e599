"""What is named must exist; what only looks like something is asked about."""

from __future__ import annotations

import pytest

from memoria.checks import references
from memoria.model.event import Axis, Objectives, Organiser, Product
from memoria.model.marks import Agreement, Commitment, Question, Recommendation
from memoria.model.people import Organisation, Person, Register
from memoria.model.roadmap import Decisions
from memoria.source import Located
from tests.checks.building import REGISTER, at, event, located, memoria, names, note, say, session


@pytest.mark.parametrize(
    ("origin", "said"), [("s04", []), ("S14", ["R-001 4:11 | S14 | S04"]), ("clausura", ["R-001 4:11 | clausura"])]
)
def test_the_origin_of_a_commitment_is_a_session(origin: str, said: list[str]) -> None:
    mark = Commitment(origin=located(origin, 4, 11))
    programme = event(session("S04"), session("S05"))
    assert say(references.check_sessions, memoria(event=programme, decisions=Decisions(additions=(mark,)))) == said
    assert say(references.check_sessions, memoria(note(marks=(mark,)), event=programme)) == said


AXES = (Axis(id=Located("sur-sur"), title=Located("Cooperación Sur-Sur")),)


@pytest.mark.parametrize(
    ("axis", "said"),
    [
        ("sur-sur", []),
        ("SUR SUR", []),
        ("cooperacion sur-sur", []),
        ("por definir", []),
        ("sur-sul", ["R-002 3:5 | sur-sul | sur-sur | sur-sur"]),
        ("migración", ["R-002 3:5 | migración | sur-sur"]),
    ],
)
def test_a_theme_is_named_by_id_or_title(axis: str, said: list[str]) -> None:
    in_programme = memoria(event=event(session("S01", axis=located(axis, 3, 5)), axes=AXES))
    in_a_mark = memoria(note(marks=(Agreement(axis=located(axis, 3, 5)),)), event=event(axes=AXES))
    assert say(references.check_axes, in_programme) == say(references.check_axes, in_a_mark) == said


def test_objectives_are_numbered_as_the_event_declares_them() -> None:
    objectives = Objectives(general=names("Uno"), specific=names("Uno", "Dos"))
    products = (Product(objective=located("OE2", 5, 15)), Product(objective=located("OE3", 7, 15)))
    mark = Recommendation(objective=located("og1; oe 2, OE9", 9, 3))
    subject = memoria(note(marks=(mark,)), event=event(objectives=objectives, products=products))
    assert say(references.check_objectives, subject) == ["R-003 7:15 | OE3 | OG1, OE1, OE2", "R-003 9:3 | OE9 | OG1, OE1, OE2"]


def test_an_event_without_objectives_says_so() -> None:
    assert say(references.check_objectives, memoria(note(marks=(Agreement(objective=located("OE1", 2)),)))) == ["R-003 2:1 | OE1"]


def test_unknown_people_are_said_once_for_each_file() -> None:
    sessions = (session("S01", participants=(located("Marta Quispe", 5, 11),), moderators=(located("marta quispe", 6, 11),)),)
    subject = memoria(note(authors=(located("Marta Quispe", 2, 8, "nota.md"),)), event=event(*sessions), register=REGISTER)
    assert say(references.check_names, subject) == ["R-004 5:11 | Marta Quispe", "R-004 2:8 | Marta Quispe"]


def test_a_name_that_looks_alike_comes_with_what_it_may_be() -> None:
    subject = memoria(event=event(session("S01", participants=(located("Ana Pardes León", 5, 11),))), register=REGISTER)
    assert say(references.check_names, subject) == ["R-005 5:11 | Ana Pardes León | Ana Paredes León | Ana Paredes León"]


def test_responsible_and_partners_are_looked_up_and_cut_as_names() -> None:
    mark = Commitment(responsible=names("RUGI"), partners=(located("Red Dos, Ministerio Tres", 4, 20),), territory=names("Loja"))
    assert say(references.check_names, memoria(note(marks=(mark,)), register=REGISTER)) == ["R-004 4:29 | Ministerio Tres"]


def test_who_asked_a_question_may_be_anybody_unless_the_name_is_nearly_known() -> None:
    anybody = Question(who=names("Un vecino de Loja"))
    nearly = Question(who=(located("Ana Paredes", 3, 4),))
    subject = memoria(note(marks=(anybody, nearly)), register=REGISTER)
    assert say(references.check_names, subject) == ["R-005 3:4 | Ana Paredes | ana-paredes | ana-paredes"]


def test_what_is_yet_to_be_defined_is_nobody_unknown() -> None:
    mark = Commitment(responsible=names("por definir"))
    assert say(references.check_names, memoria(note(marks=(mark,)), register=REGISTER)) == []


def test_an_event_without_register_names_people_as_it_likes() -> None:
    assert say(references.check_names, memoria(event=event(session("S01", participants=names("Nadie"))))) == []


def test_organisers_and_the_institutions_of_people_are_looked_up() -> None:
    person = Person(id=Located("p"), name=Located("Luz"), organisation=located("red-tres", 8, 3))
    register = Register(organisations=REGISTER.organisations, people=(person,))
    organisers = (Organiser(organisation=located("rugi", 2)), Organiser(organisation=located("Ministerio Cuatro", 3, 7)))
    said = say(references.check_names, memoria(event=event(organisers=organisers), register=register))
    assert said == ["R-004 3:7 | Ministerio Cuatro", "R-004 8:3 | red-tres"]


def entry(id_: str, name: str, line: int, *alias: str) -> Organisation:
    return Organisation(id=Located(id_), name=Located(name), alias=names(*alias), marks={"name": at(line, 13)}, at=at(line))


def test_entries_of_the_register_nearly_alike_are_asked_about() -> None:
    twins = Register(organisations=(entry("uno", "Ministerio de Ambiente", 3), entry("dos", "Ministerio del Ambiente", 6)))
    said = say(references.check_register, memoria(register=twins))
    assert said == ["R-006 6:13 | dos | uno | Ministerio del Ambiente | Ministerio de Ambiente"]


def test_a_spelling_that_two_entries_have_is_said_and_not_said_again_as_alike() -> None:
    shared = Register(organisations=(entry("uno", "Red Andina", 3), entry("dos", "Alianza", 6, "red andina")))
    assert say(references.check_register, memoria(register=shared)) == ["R-007 6:1 | red andina | uno | dos"]
    same = Register(organisations=(entry("uno", "Red Andina", 3), entry("dos", "Red Andina", 6)))
    assert say(references.check_register, memoria(register=same)) == ["R-007 6:13 | Red Andina | uno | dos"]


def test_a_repeated_id_is_left_to_the_reader_of_the_register() -> None:
    repeated = Register(organisations=(entry("uno", "Red Andina", 3), entry("uno", "Alianza Sur", 6)))
    assert say(references.check_register, memoria(register=repeated)) == []


def test_a_name_that_the_editor_corrects_to_is_looked_for_in_the_register_too() -> None:
    path = "hoja-de-ruta.yaml"
    corrected = Commitment(responsible=(Located("Ministerio Tres", at(7, 18, path)),))
    decided = Decisions(corrections=((Located("C-01", at(6, 3, path)), corrected),))
    assert say(references.check_names, memoria(decisions=decided, register=REGISTER)) == ["R-004 7:18 | Ministerio Tres"]
