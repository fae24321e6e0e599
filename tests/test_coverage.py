"""The ledger says what each session should leave, what has come, and who owes the rest."""

from __future__ import annotations

from datetime import date, time

import pytest

from memoria.coverage import Coverage, Kind, Slot, State, coverage
from memoria.model.contribution import Contribution, FrontMatter
from memoria.model.event import Day, Event, Hours, Session
from memoria.model.memoria import Memoria
from memoria.model.people import Organisation, Person, Register
from memoria.source import Located

REGISTER = Register(
    organisations=(
        Organisation(id=Located("red-uno"), name=Located("Red Uno de Gobiernos"), acronym=Located("RUGI")),
        Organisation(id=Located("valle"), name=Located("Prefectura del Valle")),
    ),
    people=(
        Person(id=Located("ana"), name=Located("Ana"), surnames=Located("Paredes"), organisation=Located("valle")),
        Person(id=Located("luis"), name=Located("Luis"), surnames=Located("Toro")),
        Person(id=Located("rita"), name=Located("Rita"), surnames=Located("Sosa")),
    ),
)


def session(format_: str, *participants: str, rapporteurs: tuple[str, ...] = (), **more: int | date) -> Session:
    return Session(
        id=Located("S01"),
        format=format_,
        participants=tuple(map(Located, participants)),
        rapporteurs=tuple(map(Located, rapporteurs)),
        hours=Hours(time(9), time(10)),
        **more,  # type: ignore[arg-type]
    )


def note(
    path: str, type_: str = "", *authors: str, state: str = "final", session_id: str = "S01", access: str = ""
) -> Contribution:
    front = FrontMatter(type=type_, authors=tuple(map(Located, authors)), state=state, access=access or "público")
    return Contribution(path=path, sha256="", front=front, session_id=session_id)


def ledger(held: Session, *notes: Contribution, today: date | None = None) -> Coverage:
    event = Event(programme=(Day(date=date(2023, 3, 28), sessions=(held,)),))
    return coverage(Memoria(name="foro", event=event, register=REGISTER, contributions=notes), today)


def summary(slots: tuple[Slot, ...]) -> list[tuple[tuple[str, ...], list[str]]]:
    return [(slot.owed_by, [note.path for note in slot.notes]) for slot in slots]


def test_a_panel_owes_one_paper_for_each_participant_and_authors_fill_them() -> None:
    found = ledger(
        session("panel", "ana", "Luis Toro", "red-uno"), note("a.md", "ponencia", "Toro, Luis"), note("b.md", "", "RUGI")
    )
    assert summary(found.slots) == [(("Ana Paredes",), []), (("Luis Toro",), ["a.md"]), (("RUGI",), ["b.md"])]
    assert [slot.owed_by for slot in found.sessions[0].awaited] == [("Ana Paredes",)]


def test_a_person_fills_the_place_of_the_organisation_she_belongs_to() -> None:
    assert summary(ledger(session("panel", "valle"), note("a.md", "ponencia", "ana")).slots) == [
        (("Prefectura del Valle",), ["a.md"])
    ]


def test_a_participant_outside_the_register_is_matched_by_name() -> None:
    found = ledger(session("conferencia", "Éva Núñez"), note("a.md", "conferencia", "eva nunez"))
    assert found.count(State.FINAL) == 1


def test_a_paper_of_two_speakers_fills_both_places_and_is_received_once() -> None:
    found = ledger(session("panel", "ana", "luis"), note("a.md", "ponencia", "luis", "ana"))
    assert summary(found.slots) == [(("Ana Paredes",), ["a.md"]), (("Luis Toro",), ["a.md"])]
    assert [received.path for received in found.sessions[0].received] == ["a.md"]


def test_a_paper_without_author_goes_to_the_only_place_left() -> None:
    found = ledger(session("panel", "ana", "luis"), note("a.md", "ponencia", "luis"), note("b.md", "ponencia"))
    assert summary(found.slots)[0] == (("Ana Paredes",), ["b.md"])
    found = ledger(session("panel", "ana", "luis"), note("b.md", "ponencia"))
    assert [extra.path for extra in found.sessions[0].extra] == ["b.md"]


def test_two_papers_for_one_place_are_rivals() -> None:
    found = ledger(session("conferencia", "ana"), note("a.md", "ponencia", "ana"), note("b.md", "conferencia", "ana"))
    assert summary(found.slots) == [(("Ana Paredes",), ["a.md", "b.md"])]


def test_a_rapporteurs_note_beside_the_paper_is_welcome_and_no_rival() -> None:
    found = ledger(
        session("conferencia", "ana"), note("a.md", "ponencia", "ana"), note("b.md", "nota", "ana"), note("c.md", "nota")
    )
    assert summary(found.slots) == [(("Ana Paredes",), ["a.md"])]
    assert [extra.path for extra in found.sessions[0].extra] == ["b.md", "c.md"]


@pytest.mark.parametrize("format_", ["conversatorio", "bloque", "mesa", "taller"])
def test_a_dialogue_owes_one_note_by_its_rapporteur(format_: str) -> None:
    held = session(format_, "ana", "luis", rapporteurs=("rita",))
    assert summary(ledger(held).slots) == [(("Rita Sosa",), [])]
    found = ledger(held, note("p.md", "ponencia", "ana"), note("c.md", "conversatorio"))
    assert summary(found.slots) == [(("Rita Sosa",), ["c.md"])]
    assert [extra.path for extra in found.sessions[0].extra] == ["p.md"]


def test_questions_owe_their_register() -> None:
    found = ledger(session("preguntas"), note("n.md", "nota"), note("q.md", "preguntas"))
    assert [(slot.kind, slot.owed_by, slot.notes[0].path) for slot in found.slots] == [(Kind.QUESTIONS, (), "q.md")]


@pytest.mark.parametrize(
    "format_", ["registro", "pausa", "almuerzo", "inauguración", "bienvenida", "clausura", "firma", "otro", ""]
)
def test_other_formats_owe_nothing_and_what_comes_is_welcome(format_: str) -> None:
    found = ledger(session(format_, "ana"), note("a.md", "nota"))
    assert found.slots == ()
    assert [extra.path for extra in found.sessions[0].extra] == ["a.md"]


def test_notas_overrides_the_format() -> None:
    held = session("introducción", "ana", "luis", rapporteurs=("rita",), notes=1)
    assert summary(ledger(held, note("a.md", "nota")).slots) == [(("Rita Sosa",), ["a.md"])]
    assert ledger(session("panel", "ana", notes=0)).slots == ()
    assert ledger(session("clausura", notes=2)).count(State.AWAITED) == 2
    assert summary(ledger(session("panel", "ana", notes=1)).slots) == [(("Ana Paredes",), [])]


def test_a_note_is_due_in_fourteen_days_or_when_the_session_says() -> None:
    assert ledger(session("panel", "ana")).slots[0].due == date(2023, 4, 11)
    assert ledger(session("panel", "ana", due=date(2023, 4, 1))).slots[0].due == date(2023, 4, 1)


def test_lateness_is_counted_to_a_given_day_and_only_for_what_has_not_come() -> None:
    held = session("panel", "ana", "luis")
    assert [slot.late for slot in ledger(held).slots] == [None, None]
    assert [slot.late for slot in ledger(held, note("a.md", "", "ana"), today=date(2023, 4, 21)).slots] == [None, 10]
    assert [slot.late for slot in ledger(held, today=date(2023, 4, 1)).slots] == [0, 0]


def test_drafts_reviews_and_finals_are_told_apart() -> None:
    held = session("panel", "ana", "luis", "rita")
    notes = [
        note("a", "", "ana", state="borrador"),
        note("b", "", "luis", state="en revisión", access="interno"),
        note("c", "", "rita"),
    ]
    found = ledger(held, *notes)
    assert [slot.state for slot in found.slots] == [State.DRAFT, State.REVIEW, State.FINAL]
    assert [slot.notes[0].internal for slot in found.slots] == [False, True, False]
    assert found.count() == 3
    assert found.count(State.DRAFT, State.REVIEW) == 2


def test_notes_without_session_stand_apart() -> None:
    found = ledger(session("panel"), note("a.md", session_id=""), note("b.md", session_id="S99"))
    assert [received.path for received in found.without_session] == ["a.md", "b.md"]
