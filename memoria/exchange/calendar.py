"""The programme as a calendar (iCalendar, RFC 5545), with its time zone (VTIMEZONE) and ids that stay.

What iCalendar has no property for – the id of a session, its format, when it was held, who took part – stands in
properties of our own, which other programs must keep quiet about (RFC 5545, 3.8.8.2); people read the same in the description.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event
from icalendar.error import BrokenCalendarProperty

from memoria.diagnostics import Checked, Diagnostic, found
from memoria.exchange.formats import format_named
from memoria.exchange.invited import Invited, invited_to
from memoria.exchange.programme import (
    Item,
    Programme,
    hours_between,
    hours_text,
    in_order,
    later,
    on_clock,
    read_hours,
)
from memoria.labels import Labels
from memoria.model.zones import zone_of
from memoria.source import Position

PRODUCT = "-//memoria//programa//ES"
ID, FORMAT, PLANNED, HELD = "X-MEMORIA-ID", "X-MEMORIA-FORMAT", "X-MEMORIA-PLANNED", "X-MEMORIA-HELD"
PERSON, CHAIR = "X-MEMORIA-PERSON", "X-MEMORIA-CHAIR"
_EPOCH = date(1980, 1, 1)
"""For events that say no day at all: never the clock."""


# --- writing -----------------------------------------------------------------------------------------------------


def write_calendar(programme: Programme) -> bytes:
    """A calendar with one event for each session. Same programme, same bytes."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", programme.title)
    if programme.about:
        calendar.add("x-wr-caldesc", programme.about)
    if programme.zone:
        calendar.add("x-wr-timezone", programme.zone)
    for item in programme.items:
        calendar.add_component(_event(item, programme))
    if programme.zone and programme.items:
        first, last = programme.items[0].day, programme.items[-1].day
        calendar.add_missing_timezones(first_date=date(first.year - 1, 1, 1), last_date=date(last.year + 2, 1, 1))
    return bytes(calendar.to_ical())


def _event(item: Item, programme: Programme) -> Event:
    event = Event()
    zone, stamp = zone_of(programme.zone), programme.edition or _EPOCH
    event.add("uid", str(programme.uid(item)))
    event.add("dtstamp", datetime(stamp.year, stamp.month, stamp.day, tzinfo=UTC))
    event.add("dtstart", item.start.replace(tzinfo=zone))
    end = programme.end(item)
    if end > item.start:
        event.add("dtend", end.replace(tzinfo=zone))
    event.add("summary", item.title or Labels(programme.language).value("formats", item.format))
    event.add("description", "\n".join(_told(item, Labels(programme.language))))
    event.add("status", "TENTATIVE" if programme.provisional else "CONFIRMED")
    for name, value in (("location", programme.place), ("url", item.recording)):
        if value:
            event.add(name, value)
    if item.track:
        event.add("categories", [item.track])
    own = {ID: item.key, FORMAT: item.format, PLANNED: hours_text(item.hours), HELD: hours_text(item.held) if item.held else ""}
    for name, value in own.items():
        if value:
            event.add(name, value)
    for name, people in ((PERSON, item.people), (CHAIR, item.chairs)):
        for person in people:
            event.add(name, person)
    return event


def _told(item: Item, labels: Labels) -> list[str]:
    told = [
        (labels["format"], labels.value("formats", item.format)),
        (labels["take_part"], labels.list(item.people)),
        (labels["moderates" if len(item.chairs) == 1 else "moderate"], labels.list(item.chairs)),
        (labels["held"], labels.hours(item.held) if item.held else ""),
    ]
    return [f"{name}{labels.colon}{value}" for name, value in told if value]


# --- reading -----------------------------------------------------------------------------------------------------


def read_calendar(text: str, path: str, zone: str = "") -> Checked[Programme | None]:
    """The programme of a calendar, on the clock of ``zone``, or of the calendar's own where that is empty.

    None and X-010 where it is no calendar; X-011 for what has no hour (whole days), X-012 for what is repeated, X-018 for an end
    that can't be, X-019 for what was cancelled, X-023 for a zone that nobody knows.
    """
    at = Position(path)
    try:
        calendar = Calendar.from_ical(text.lstrip("\ufeff"))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        return Checked(None, (found("X-010", at),))
    if not isinstance(calendar, Calendar):
        return Checked(None, (found("X-010", at),))
    clock = zone or _own_zone(calendar)
    items: list[Item] = []
    problems: list[Diagnostic] = []
    for event in calendar.walk("VEVENT"):
        item = None if _is_cancelled(event) else _read(event, clock)
        problems += _wrong(event, item, at)
        items += [item] if item is not None else []
    title = _text(calendar, "x-wr-calname")
    return Checked(Programme("", title, in_order(items), clock if zone_of(clock) else ""), tuple(problems))


def _wrong(event: Any, item: Item | None, at: Position) -> Iterator[Diagnostic]:
    title, start = _text(event, "summary"), event.get("dtstart")
    if item is None:
        yield found("X-019" if _is_cancelled(event) else "X-011", at, title=title or "?")
        return
    if event.get("rrule") is not None or event.get("rdate") is not None:
        yield found("X-012", at, title=title)
    if (event.get("dtend") or event.get("duration")) is not None and item.hours.end is None:
        yield found("X-018", at, title=title)
    named = start.params.get("tzid", "")
    if named and start.dt.tzinfo is None:
        yield found("X-023", at, title=title, zone=str(named))


def _is_cancelled(event: Any) -> bool:
    return _text(event, "status").upper() == "CANCELLED"


def _own_zone(calendar: Calendar) -> str:
    named = _text(calendar, "x-wr-timezone")
    return named or next((_text(one, "tzid") for one in calendar.walk("VTIMEZONE") if zone_of(_text(one, "tzid"))), "")


def _read(event: Any, clock: str) -> Item | None:
    start, title = _moment(event, "dtstart"), _text(event, "summary")
    if start is None or not title:
        return None
    end = _moment(event, "dtend")
    length = _dt(event, "duration")
    end = end or later(start, length if isinstance(length, timedelta) else None)
    zone = zone_of(clock)
    begins, ends = on_clock(start, zone), on_clock(end, zone) if end is not None else None
    described = _text(event, "description")
    return Item(
        key=_text(event, ID),
        day=begins.date(),
        hours=read_hours(_text(event, PLANNED)) or hours_between(begins, ends),
        title=title,
        format=_text(event, FORMAT) or format_named("", title),
        held=read_hours(_text(event, HELD)),
        track=_track(event),
        people=_all(event, PERSON),
        chairs=_all(event, CHAIR),
        recording=_text(event, "url"),
        room=_text(event, "location"),
        uid=_text(event, "uid"),
        text="" if event.get(ID) is not None else described,
        invited=Invited() if event.get(ID) is not None else invited_to(event),
    )


def _moment(event: Any, name: str) -> datetime | None:
    """A moment; None for a whole day, or where there is none."""
    value = _dt(event, name)
    return value if isinstance(value, datetime) else None


def _dt(event: Any, name: str) -> Any:
    """The value of a property of time; None where it is damaged."""
    try:
        return getattr(event.get(name), "dt", None)
    except BrokenCalendarProperty:
        return None


def _track(event: Any) -> str:
    value = event.get("categories")
    first = value[0] if isinstance(value, list) and value else value
    names = getattr(first, "cats", ())
    return " ".join(str(names[0]).split()) if names else ""


def _all(event: Any, name: str) -> tuple[str, ...]:
    value = event.get(name)
    values = value if isinstance(value, list) else [] if value is None else [value]
    return tuple(" ".join(str(one).split()) for one in values)


def _text(component: Any, name: str) -> str:
    value = component.get(name)
    if isinstance(value, list):
        value = value[0] if value else None
    return " ".join(str(value).split()) if value is not None else ""
