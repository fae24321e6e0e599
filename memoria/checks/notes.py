"""Notes: what is awaited, what is unfinished, what cannot be placed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from memoria.checks.programme import name_of
from memoria.coverage import Kind, SessionCoverage, Slot, State, coverage
from memoria.diagnostics import Diagnostic, found
from memoria.document.walk import text_of
from memoria.model.contribution import Contribution
from memoria.model.event import Hours
from memoria.model.memoria import Memoria
from memoria.people import Index, fold_name
from memoria.source import Located, Position, position_of
from memoria.vocabulary import value_word

SIGNED = {"ponencia", "conferencia"}
"""Types whose author must be named; other notes are the rapporteur's."""


def check_notes(memoria: Memoria) -> Iterator[Diagnostic]:
    """Notes without session (N-001) or author (N-002), drafts (N-004) and notes without text (N-006)."""
    ids = tuple(str(session.id) for session in memoria.event.sessions if session.id) or None
    for note in memoria.contributions:
        if not note.session_id and not note.front.session and fold_name(note.front.type) != "sintesis":
            yield found("N-001", _place(note), title=_title(note), ids=ids)
        if fold_name(note.front.type) in SIGNED and not note.front.authors:
            yield found("N-002", _place(note), title=_title(note))
        if note.is_draft:
            yield found(
                "N-004",
                note.front.marks.get("state") or _place(note),
                state=value_word("note_states", note.front.state),
                title=_title(note),
            )
        if not note.marks and not text_of(note.body):
            yield found("N-006", _place(note))


def check_forms(memoria: Memoria) -> Iterator[Diagnostic]:
    """What a form repeats of the programme, and its writer changed (B-003)."""
    index, sessions = Index(memoria.register), {str(session.id): session for session in memoria.event.sessions if session.id}
    for note in memoria.contributions:
        session = sessions.get(note.session_id)
        if session is None:
            continue
        for attribute, key in (("moderators", "modera"), ("participants", "participan")):
            said, planned = (_labels(getattr(record, attribute), index) for record in (note.front, session))
            if said and planned and set(said) != set(planned):
                yield found("B-003", note.front.where(attribute), field=key, said="; ".join(said), planned="; ".join(planned))
        hours = note.front.hours
        if hours and session.hours and hours not in (session.hours, session.held):
            planned_hours = session.held or session.hours
            yield found("B-003", note.front.where("hours"), field="hora", said=_hours(hours), planned=_hours(planned_hours))


def _labels(names: Iterable[Located], index: Index) -> tuple[str, ...]:
    return tuple(index.label(name) for name in index.names(names))


def _hours(hours: Hours) -> str:
    return f"{hours.start:%H:%M}–{hours.end:%H:%M}" if hours.end else f"{hours.start:%H:%M}"


def check_coverage(memoria: Memoria) -> Iterator[Diagnostic]:
    """Notes awaited (N-003), and two notes for the same place (N-005)."""
    for session in coverage(memoria).sessions:
        for slot in session.slots:
            if slot.state is State.AWAITED:
                yield _awaited(session, slot)
            for rival in slot.notes[1:]:
                yield found("N-005", Position(rival.path), other=slot.notes[0].path, session=name_of(session.session))


def _awaited(session: SessionCoverage, slot: Slot) -> Diagnostic:
    name = slot.names[0] if slot.kind is Kind.PAPER and slot.names else ""
    at = position_of(name) or session.session.where("id")
    due = slot.due.isoformat() if slot.due else None
    return found("N-003", at, session=name_of(session.session), who=slot.owed_by or None, due=due)


def _place(note: Contribution) -> Position:
    return note.front.at or Position(note.path)


def _title(note: Contribution) -> str | None:
    return str(note.front.title) if note.front.title else None
