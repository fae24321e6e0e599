"""Ids and decisions over the notes of an event, additions and secrets included."""

from memoria.model.contribution import Contribution, FrontMatter
from memoria.model.event import Day, Event, Session
from memoria.model.marks import Commitment
from memoria.model.memoria import Memoria
from memoria.model.roadmap import Decisions, Lock
from memoria.roadmap.identify import identify
from memoria.roadmap.lock import hashed, write_lock
from memoria.source import Located, Position

SECRET = "Negociar con discreción el convenio"


def memoria(*said: Commitment, **decisions: object) -> Memoria:
    note = Contribution(path="panel.md", sha256="", front=FrontMatter(), marks=said)
    event = Event(programme=(Day(sessions=(Session(id=Located("S01")),)),))
    return Memoria(name="foro", event=event, contributions=(note,), decisions=Decisions(**decisions))  # type: ignore[arg-type]


def test_an_addition_has_its_id_after_those_of_the_notes_and_the_session_as_the_programme_writes_it() -> None:
    addition = Commitment(action=Located("Publicar las actas"), origin=Located("s01"))
    known = identify(memoria(Commitment(words="Constituir la mesa"), additions=(addition,)), Lock()).value
    assert [(one.id, one.session) for one in known.roadmap.commitments] == [("C-01", ""), ("C-02", "S01")]


def test_an_internal_addition_is_hashed_in_the_lock() -> None:
    addition = Commitment(action=Located(SECRET), access="interno")
    assert SECRET not in write_lock(identify(memoria(additions=(addition,)), Lock()).value.lock)


def test_a_commitment_that_the_editor_makes_internal_is_reserved_in_its_note_too() -> None:
    here = Position("hoja-de-ruta.yaml", 2, 3)
    correction = Commitment(access="interno", marks={"access": here})
    said = Commitment(words=SECRET, note="panel.md")
    known = identify(memoria(said, corrections=((Located("C-01", here), correction),)), Lock()).value
    assert [mark.reserved for mark in known.marks] == [True]
    assert [entry.words for entry in known.lock.entries] == [hashed(SECRET)]


def test_reserving_it_again_gives_the_same_lock() -> None:
    here = Position("hoja-de-ruta.yaml", 2, 3)
    correction = Commitment(access="interno", marks={"access": here})
    event = memoria(Commitment(words=SECRET, note="panel.md"), corrections=((Located("C-01", here), correction),))
    first = identify(event, Lock()).value.lock
    assert identify(event, first).value.lock == first
