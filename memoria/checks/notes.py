"""Notes: what is awaited, what is unfinished, what cannot be placed."""

from __future__ import annotations

from collections.abc import Iterator

from memoria.checks.programme import name_of
from memoria.coverage import Kind, SessionCoverage, Slot, State, coverage
from memoria.diagnostics import Diagnostic, found
from memoria.document.walk import text_of
from memoria.model.contribution import Contribution
from memoria.model.memoria import Memoria
from memoria.people import fold_name
from memoria.source import Position, position_of

SIGNED = {"ponencia", "conferencia"}
"""Types whose author must be named; other notes are the rapporteur's."""


def check_notes(memoria: Memoria) -> Iterator[Diagnostic]:
    """Notes without session (N-001) or author (N-002), drafts (N-004) and notes without text (N-006)."""
    for note in memoria.contributions:
        if not note.session_id and not note.front.session and fold_name(note.front.type) != "sintesis":
            yield found("N-001", _place(note), title=_title(note))
        if fold_name(note.front.type) in SIGNED and not note.front.authors:
            yield found("N-002", _place(note), title=_title(note))
        if note.is_draft:
            yield found("N-004", note.front.marks.get("state") or _place(note), state=note.front.state, title=_title(note))
        if not note.marks and not text_of(note.body):
            yield found("N-006", _place(note))


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
