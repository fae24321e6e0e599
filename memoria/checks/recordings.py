"""Recordings that can be reached, and times that lead into them."""

from __future__ import annotations

from collections.abc import Iterator

from memoria.diagnostics import Diagnostic, found
from memoria.document.tree import Text
from memoria.document.walk import walk
from memoria.model.contribution import Contribution
from memoria.model.marks import Quote
from memoria.model.memoria import Memoria
from memoria.recordings import is_address, moments, opens_what_is_closed, seconds_in
from memoria.source import Position


def check_addresses(memoria: Memoria) -> Iterator[Diagnostic]:
    """A recording that is no address (E-003), or whose address carries its password into print (E-002)."""
    for session in memoria.event.sessions:
        if not session.recording:
            continue
        if not is_address(session.recording):
            yield found("E-003", session.recording.at, session=session.id or "", words=session.recording)
        elif session.recording_access != "interno" and opens_what_is_closed(session.recording):
            yield found("E-002", session.recording.at, session=session.id or "")


def check_times(memoria: Memoria) -> Iterator[Diagnostic]:
    """A ``minuto`` that is no time (E-001); times in a note whose session has no recording to lead to (E-004)."""
    recorded = {str(session.id) for session in memoria.event.sessions if session.id and is_address(session.recording)}
    for note in memoria.contributions:
        minutes = [mark.minute for mark in note.marks if isinstance(mark, Quote) and mark.minute]
        yield from (found("E-001", minute.at, words=minute) for minute in minutes if seconds_in(minute) is None)
        told = [*_told(note), *((str(minute), minute.at) for minute in minutes if seconds_in(minute) is not None)]
        if told and note.session_id and note.session_id not in recorded:
            words, at = told[0]
            yield found("E-004", at, session=note.session_id, words=words, count=len(told))


def _told(note: Contribution) -> Iterator[tuple[str, Position | None]]:
    for leaf in walk(note.body):
        if isinstance(leaf, Text):
            for start, end, _ in moments(leaf.text):
                yield leaf.text[start:end], leaf.at
