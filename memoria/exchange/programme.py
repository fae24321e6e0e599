"""The programme as other programs hold it: sessions with a beginning and an end, a room, a track, people by their names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from uuid import NAMESPACE_URL, UUID, uuid5
from zoneinfo import ZoneInfo

from memoria.diagnostics import Checked, Diagnostic, found
from memoria.exchange.invited import Invited
from memoria.labels import Labels
from memoria.model.event import Event, Hours, Session
from memoria.model.memoria import Memoria
from memoria.model.zones import zone_of
from memoria.people import Index

UNKNOWN_LENGTH = timedelta(0)
"""Of a last session of which only the beginning is known."""
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Item:
    """One session. Hours are those of the event's own clock; ``held`` only where it was another than planned."""

    key: str
    """The event's id (``S04``); empty in what another program made."""
    day: date
    hours: Hours
    title: str = ""
    format: str = ""
    """A format of sessions, in its canonical spelling; empty where none is told."""
    held: Hours | None = None
    track: str = ""
    people: tuple[str, ...] = ()
    chairs: tuple[str, ...] = ()
    recording: str = ""
    room: str = ""
    uid: str = ""
    """As the other program knows it."""
    text: str = ""
    """An abstract, for which a programme of ours has no place."""
    invited: Invited = Invited()
    """Who was asked to come, where the program doesn't say who speaks."""

    @property
    def start(self) -> datetime:
        """The beginning on the event's clock."""
        return datetime.combine(self.day, self.hours.start)


@dataclass(frozen=True, slots=True)
class Programme:
    """A whole programme, in order of time."""

    name: str
    """The event's folder, of which every identifier is made."""
    title: str
    items: tuple[Item, ...]
    zone: str = ""
    """IANA name of the clock; empty where none is known, and hours are nobody's zone."""
    language: str = "es"
    about: str = ""
    place: str = ""
    edition: date | None = None
    provisional: bool = False
    version: str = ""
    """Of the programme, as it is counted («3»)."""
    dated: date | None = None
    """The day of that version."""

    def uid(self, item: Item) -> UUID:
        """The same for the same session in every export (RFC 7986, 5.3)."""
        return uuid_of(self.name, item.key)

    @property
    def clock(self) -> tzinfo:
        """The zone; UTC where the event names none that is known."""
        return zone_of(self.zone) or UTC

    def end(self, item: Item) -> datetime:
        """When an item ends: as told, else when the next of its day begins. After midnight it is the next day."""
        if item.hours.end is not None:
            end = datetime.combine(item.day, item.hours.end)
            return end if end >= item.start else end + DAY
        later = (other.start for other in self.items if other.day == item.day and other.start > item.start)
        return min(later, default=item.start + UNKNOWN_LENGTH)


def uuid_of(event: str, key: str) -> UUID:
    """The identifier of a session, a person or a room of an event."""
    return uuid5(NAMESPACE_URL, f"memoria:{event}/{key}")


def programme_of(memoria: Memoria) -> Checked[Programme]:
    """The programme of an event, planned and held; X-001 for a session without an hour, X-002 for a zone that is not known."""
    event, labels = memoria.event, Labels(memoria.event.language)
    zone = str(event.zone or "")
    problems = [] if zone_of(zone) else [found("X-002", event.where("zone"), zone=zone or "-")]
    items, missing = _items(event, Index(memoria.register))
    programme = Programme(
        name=memoria.name,
        title=str(event.title or memoria.name),
        items=tuple(sorted(items, key=lambda item: item.start)),
        zone=zone if zone_of(zone) else "",
        language=event.language or "es",
        about=". ".join(filter(None, (labels["example"] if event.example else "", str(event.motto or "")))),
        place=_place(event),
        edition=event.edition.date if event.edition and event.edition.date else event.last_day,
        version=str(event.programme_version or ""),
        dated=event.programme_date,
        provisional=event.programme_state == "provisional",
    )
    return Checked(programme, (*problems, *missing))


def _items(event: Event, index: Index) -> tuple[list[Item], list[Diagnostic]]:
    items: list[Item] = []
    missing: list[Diagnostic] = []
    tracks = {str(axis.id): str(axis.title or axis.id) for axis in event.axes}
    for day in event.programme:
        for session in day.sessions:
            if day.date is None or session.hours is None:
                missing.append(found("X-001", session.where("title"), session=str(session.id or session.title or "?")))
            else:
                items.append(_item(session, day.date, session.hours, tracks, index))
    return items, missing


def _item(session: Session, day: date, hours: Hours, tracks: dict[str, str], index: Index) -> Item:
    recording = str(session.recording or "")
    return Item(
        key=str(session.id or ""),
        day=day,
        hours=hours,
        title=" ".join(str(session.title or "").split()),
        format=session.format,
        held=session.held if session.held != session.hours else None,
        track=tracks.get(str(session.axis or ""), ""),
        people=_names(session.participants, index),
        chairs=_names(session.moderators, index),
        recording=recording if "://" in recording else "",
    )


def _names(written: Sequence[str], index: Index) -> tuple[str, ...]:
    return tuple(dict.fromkeys(index.label(name) for name in index.names(written)))


def _place(event: Event) -> str:
    """Where it takes place: the room and the venue, or the platform."""
    venue = event.venue
    parts = (venue.room, venue.name, venue.address) if venue else (event.platform,)
    return ", ".join(str(part) for part in parts if part)


def on_clock(moment: datetime, clock: ZoneInfo | None) -> datetime:
    """A moment on the event's clock, or as it was written where there is no telling."""
    if moment.tzinfo is None or clock is None:
        return moment.replace(tzinfo=None)
    try:
        return moment.astimezone(clock).replace(tzinfo=None)
    except OverflowError:  # the first day of the year 1, the last of 9999
        return moment.replace(tzinfo=None)


def later(moment: datetime, length: timedelta | None) -> datetime | None:
    """The end of a stretch; None where none is told, or it ends after all time."""
    try:
        return moment + length if length else None
    except OverflowError:
        return None


def hours_between(start: datetime, end: datetime | None) -> Hours:
    """From–to, to the minute."""
    first = start.time().replace(second=0, microsecond=0)
    return Hours(first, end.time().replace(second=0, microsecond=0) if end is not None and end > start else None)


def hours_text(hours: Hours) -> str:
    """``09:55-10:25``, as ``evento.yaml`` is written."""
    return f"{hours.start:%H:%M}-{hours.end:%H:%M}" if hours.end else f"{hours.start:%H:%M}"


def read_hours(text: str) -> Hours | None:
    """What ``hours_text`` wrote; None for anything else."""
    match = re.fullmatch(r"(\d{2}:\d{2})(?:-(\d{2}:\d{2}))?", text.strip())
    try:
        return Hours(time.fromisoformat(match[1]), time.fromisoformat(match[2]) if match[2] else None) if match else None
    except ValueError:
        return None


def slug(text: str) -> str:
    """Small Latin letters, figures and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def in_order(items: Iterable[Item]) -> tuple[Item, ...]:
    """By time; those at the same time in the order in which they came."""
    return tuple(sorted(items, key=lambda item: item.start))


def days(items: Iterable[Item]) -> Iterator[tuple[date, tuple[Item, ...]]]:
    """The items of each day."""
    items = in_order(items)
    for day in dict.fromkeys(item.day for item in items):
        yield day, tuple(item for item in items if item.day == day)


def is_calendar(text: str) -> bool:
    """True for the text of an iCalendar file."""
    return text.lstrip("\ufeff \r\n\t")[:15].upper() == "BEGIN:VCALENDAR"
