"""What notes each session should leave, which have come, and which are awaited from whom (file-format, section 2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from memoria.model.contribution import Contribution
from memoria.model.event import Day, Session
from memoria.model.memoria import Memoria
from memoria.model.people import Person
from memoria.people import Index, fold_name
from memoria.source import Located

DAYS_TO_WRITE = timedelta(days=14)
"""A note is due so long after its session where ``entrega`` does not say otherwise."""


class Kind(StrEnum):
    """What sort of note is expected. The values are folded types of contributions."""

    PAPER = "ponencia"
    NOTE = "conversatorio"
    QUESTIONS = "preguntas"
    ANY = "nota"
    """Where the session's ``notas`` says how many but not which."""


EXPECTED: Mapping[str, Kind] = MappingProxyType(
    {
        "conferencia": Kind.PAPER,
        "introduccion": Kind.PAPER,
        "panel": Kind.PAPER,
        "conversatorio": Kind.NOTE,
        "bloque": Kind.NOTE,
        "mesa": Kind.NOTE,
        "taller": Kind.NOTE,
        "preguntas": Kind.QUESTIONS,
    }
)
"""What each format leaves; formats that are not here leave nothing that is awaited."""

FITTING: Mapping[Kind, tuple[frozenset[str], ...]] = MappingProxyType(
    {
        Kind.PAPER: (frozenset({"ponencia", "conferencia"}), frozenset({"", "nota"})),
        Kind.NOTE: (frozenset({"conversatorio"}), frozenset({"", "nota", "sintesis"})),
        Kind.QUESTIONS: (frozenset({"preguntas"}), frozenset({"", "nota", "conversatorio"})),
    }
)
"""The types of contribution that can be the note expected: those meant for it, then those that will do."""


class State(StrEnum):
    """How far an expected note has come."""

    AWAITED = "awaited"
    DRAFT = "draft"
    REVIEW = "review"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Received:
    """A note that has come."""

    path: str
    title: str
    authors: tuple[str, ...]
    """Labels of who wrote or said it; of its rapporteurs where there is no author."""
    state: State
    internal: bool
    words: int


@dataclass(frozen=True, slots=True)
class Slot:
    """One note that a session should leave. ``notes`` are those that fill it: none, one, or rivals for it."""

    kind: Kind
    names: tuple[Located, ...]
    """Who owes it, as the programme says."""
    owed_by: tuple[str, ...]
    """The same as labels; empty where the programme does not say."""
    due: date | None
    notes: tuple[Received, ...] = ()
    late: int | None = None
    """Days past ``due`` when the note has not come; None when it has, or when no day was given to count to."""

    @property
    def state(self) -> State:
        """Awaited, or the state of the note that fills it."""
        return self.notes[0].state if self.notes else State.AWAITED


@dataclass(frozen=True, slots=True)
class SessionCoverage:
    """One session: what is expected of it, and what came beside that."""

    session: Session
    day: date | None
    due: date | None
    slots: tuple[Slot, ...]
    extra: tuple[Received, ...] = ()
    """Notes that were not asked for, and are welcome."""

    @property
    def awaited(self) -> tuple[Slot, ...]:
        """The notes that have not come."""
        return tuple(slot for slot in self.slots if not slot.notes)

    @property
    def received(self) -> tuple[Received, ...]:
        """Every note of the session that has come, each once."""
        notes = (*(note for slot in self.slots for note in slot.notes), *self.extra)
        return tuple(dict.fromkeys(notes))


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole event, in the programme's order."""

    sessions: tuple[SessionCoverage, ...]
    without_session: tuple[Received, ...] = ()
    unreadable: tuple[str, ...] = ()
    """Files that came as notes and that nobody can read: whose they are is not known."""
    comments: int = 0
    """Comments in Word and ODT files that wait for the editor."""

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Every note expected."""
        return tuple(slot for session in self.sessions for slot in session.slots)

    def count(self, *states: State) -> int:
        """How many of the notes expected are in one of these states; of all of them when none is given."""
        return sum(not states or slot.state in states for slot in self.slots)


def coverage(memoria: Memoria, today: date | None = None) -> Coverage:
    """The ledger of notes. ``today`` is the day lateness is counted to; without it nothing is late."""
    index = Index(memoria.register)
    notes: dict[str, list[Contribution]] = defaultdict(list)
    for note in memoria.contributions:
        notes[note.session_id].append(note)
    sessions = tuple(
        _session_coverage(session, day, notes.pop(str(session.id or ""), []) if session.id else [], index, today)
        for day in memoria.event.programme
        for session in day.sessions
    )
    loose = [note for rest in notes.values() for note in rest]
    unreadable = tuple(file.path for file in memoria.files if file.reason)
    comments = sum(len(note.comments) for note in memoria.contributions)
    return Coverage(sessions, tuple(_received(note, index) for note in loose), unreadable, comments)


def due_date(session: Session, day: date | None) -> date | None:
    """The day a session's notes are due."""
    return session.due or (day + DAYS_TO_WRITE if day else None)


def _session_coverage(session: Session, day: Day, notes: list[Contribution], index: Index, today: date | None) -> SessionCoverage:
    due = due_date(session, day.date)
    late = max((today - due).days, 0) if today and due else None
    taken: dict[int, list[Contribution]] = defaultdict(list)
    owed = _owed(session, index)
    for note, place in _assigned(owed, notes, index):
        taken[place].append(note)
    slots = tuple(
        Slot(
            kind=kind,
            names=names,
            owed_by=tuple(index.label(name) for name in names),
            due=due,
            notes=tuple(_received(note, index) for note in taken[place]),
            late=None if taken[place] else late,
        )
        for place, (kind, names) in enumerate(owed)
    )
    used = {id(note) for group in taken.values() for note in group}
    extra = tuple(_received(note, index) for note in notes if id(note) not in used)
    return SessionCoverage(session, day.date, due, slots, extra)


Owed = tuple[Kind, tuple[Located, ...]]
"""A note that somebody owes: what, and who."""


def _owed(session: Session, index: Index) -> tuple[Owed, ...]:
    """The notes that a session should leave; ``notas`` overrides the format."""
    kind = EXPECTED.get(fold_name(session.format))
    participants, rapporteurs = index.names(session.participants), index.names(session.rapporteurs)
    usual: tuple[Owed, ...] = ()
    if kind is Kind.PAPER:
        usual = tuple((kind, (name,)) for name in participants)
    elif kind is not None:
        usual = ((kind, rapporteurs),)
    if session.notes is None or session.notes == len(usual):
        return usual
    return ((Kind.ANY, rapporteurs or participants),) * max(session.notes, 0)


def _assigned(owed: tuple[Owed, ...], notes: list[Contribution], index: Index) -> Iterable[tuple[Contribution, int]]:
    """Each note with the place of the slot it fills; a paper of two speakers fills two."""
    if not owed:
        return []
    kind = owed[0][0]
    if kind is Kind.ANY:
        return list(zip(notes, range(len(owed)), strict=False))
    if kind is Kind.PAPER:
        return _papers(owed, notes, index)
    meant, tolerable = (_of_types(notes, types) for types in FITTING[kind])
    return [(note, 0) for note in (meant or tolerable[:1])]


def _papers(owed: tuple[Owed, ...], notes: list[Contribution], index: Index) -> list[tuple[Contribution, int]]:
    """Papers matched to the participants they are by; the one without author goes to the one place left."""
    pairs: list[tuple[Contribution, int]] = []
    for types in FITTING[Kind.PAPER]:
        filled = {place for _, place in pairs}
        pairs += [
            (note, place)
            for note in _of_types(notes, types)
            for place, (_, names) in enumerate(owed)
            if place not in filled and any(_speaks_for(author, names[0], index) for author in index.names(note.front.authors))
        ]
    free = sorted(set(range(len(owed))) - {place for _, place in pairs})
    anonymous = [note for note in _of_types(notes, FITTING[Kind.PAPER][0]) if not note.front.authors]
    if len(free) == 1 and len(anonymous) == 1:
        pairs.append((anonymous[0], free[0]))
    return pairs


def _of_types(notes: list[Contribution], types: frozenset[str]) -> list[Contribution]:
    return [note for note in notes if fold_name(note.front.type) in types]


def _speaks_for(author: str, participant: str, index: Index) -> bool:
    """True where an author is the participant, or belongs to the organisation that takes part."""
    who, invited = index.find(author), index.find(participant)
    if who is None or invited is None:
        return fold_name(author) == fold_name(participant)
    if who is invited:
        return True
    return isinstance(who, Person) and who.organisation is not None and index.find(who.organisation) is invited


def _received(note: Contribution, index: Index) -> Received:
    return Received(
        path=note.path,
        title=str(note.front.title or ""),
        authors=tuple(index.label(name) for name in index.names(note.front.authors or note.front.rapporteurs)),
        state=_state(note),
        internal=note.is_internal,
        words=note.words,
    )


def _state(note: Contribution) -> State:
    if not note.is_draft:
        return State.FINAL
    return State.DRAFT if fold_name(note.front.state) == "borrador" else State.REVIEW
