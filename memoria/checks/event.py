"""Dates of the event that cannot be in the order in which they are written, and a floor of groups that is too low."""

from __future__ import annotations

from collections.abc import Iterator

from memoria.diagnostics import Diagnostic, found
from memoria.disclosure import FLOOR
from memoria.model.memoria import Memoria


def check_dates(memoria: Memoria) -> Iterator[Diagnostic]:
    """An end before the start (P-011), a note due before its session (P-013), an edition before the event (P-015)."""
    event = memoria.event
    if event.start and event.end and event.end < event.start:
        yield found("P-011", event.where("end"), start=event.start.isoformat(), end=event.end.isoformat())
    for day in event.programme:
        for session in day.sessions:
            if session.due and day.date and session.due < day.date:
                at = session.where("due")
                yield found("P-013", at, session=str(session.id or ""), due=session.due.isoformat(), day=day.date.isoformat())
    if event.registration and event.registration.until and event.last_day and event.registration.until > event.last_day:
        at = event.registration.where("until")
        yield found("P-014", at, until=event.registration.until.isoformat(), last=event.last_day.isoformat())
    if event.edition and event.edition.date and event.last_day and event.edition.date < event.last_day:
        at = event.edition.where("date")
        yield found("P-015", at, day=event.edition.date.isoformat(), last=event.last_day.isoformat())


def check_floor(memoria: Memoria) -> Iterator[Diagnostic]:
    """A floor under which groups are not shown, lower than any public edition takes (N-031)."""
    figures = memoria.participation
    if figures is not None and figures.floor is not None and figures.floor < FLOOR:
        yield found("N-031", figures.where("floor"), floor=figures.floor)
