"""Dates of the event that cannot be in the order in which they are written, and values of it that mean nothing."""

from __future__ import annotations

from collections.abc import Iterator

from memoria.diagnostics import Diagnostic, found
from memoria.disclosure import FLOOR
from memoria.model.event import Contact
from memoria.model.fields import keys_of
from memoria.model.memoria import Memoria
from memoria.model.people import Organisation, Person
from memoria.model.zones import zone_of
from memoria.source import position_of
from memoria.vocabulary import field_key, nearest_spelling, value


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


def check_zone(memoria: Memoria) -> Iterator[Diagnostic]:
    """A time zone that the IANA table lacks (X-002): calendars and imports would go without one."""
    zone = memoria.event.zone
    if zone and zone_of(str(zone)) is None and value("undefined", zone) is None:
        yield found("X-002", memoria.event.where("zone"), zone=str(zone))


def check_published(memoria: Memoria) -> Iterator[Diagnostic]:
    """A key that «publicar» names and that its record has not (K-001): what was to be published is not."""
    register = memoria.register
    records: tuple[Contact | Organisation | Person, ...] = (*memoria.event.contacts, *register.organisations, *register.people)
    for record in records:
        names = tuple(key.name for _, key in keys_of(type(record)))
        for written in record.publish:
            if field_key(written, type(record)) is None and value("undefined", written) is None:
                nearest = nearest_spelling(written, names, type(record))
                at = position_of(written) or record.where("publish")
                yield found("K-001", at, key=str(written), nearest=nearest, keys=names)


def check_floor(memoria: Memoria) -> Iterator[Diagnostic]:
    """A floor under which groups are not shown, lower than any public edition takes (N-031)."""
    figures = memoria.participation
    if figures is not None and figures.floor is not None and figures.floor < FLOOR:
        yield found("N-031", figures.where("floor"), floor=figures.floor)
