"""The programme as ``schedule.json``: what frab and pretalx export and apps of conferences read.

By the published schema of the c3voc (github.com/voc/schedule, ``validator/json/schema.json``, JSON Schema draft 6), whose
constraints are restated in ``tests/exchange/schedule.schema.json``. What it has no place for – the ids of sessions, their
formats, the hours at which they were held – lies in ``conference.meta``, which it leaves open.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

import memoria
from memoria import vocabulary
from memoria.diagnostics import Checked, Diagnostic, found
from memoria.exchange.formats import format_named
from memoria.exchange.programme import (
    Item,
    Programme,
    days,
    hours_between,
    hours_text,
    in_order,
    later,
    on_clock,
    read_hours,
    slug,
    uuid_of,
)
from memoria.model.zones import zone_of
from memoria.source import Position

SCHEMA = "https://c3voc.de/schedule/schema.json"
CHAIR = "moderator"
"""The role of a person who presides a session; the others have none."""
META = "memoria"
SLOT = "00:05"
SHORTEST, WHOLE_DAY = timedelta(0), timedelta(days=1)
MINUTES_AT_MOST = 60_000
_ZONE = re.compile(r"[A-Z][a-z]+/[A-Z][a-z]+|UTC$")
_ACRONYM_LENGTH = 4


# --- writing -----------------------------------------------------------------------------------------------------


def write_schedule(programme: Programme) -> bytes:
    """The file. Same programme, same bytes."""
    conference: dict[str, Any] = {
        "acronym": _acronym(programme.name),
        "title": programme.title,
        "start": _first(programme),
        "end": _last(programme),
        "daysCount": len(list(days(programme.items))),
        "timeslot_duration": SLOT,
        "tracks": [{"name": track} for track in dict.fromkeys(item.track for item in programme.items) if track],
        "rooms": [{"guid": str(uuid_of(programme.name, "room")), "name": _room(programme)}],
        "meta": {META: {**_version(programme), "sessions": {str(programme.uid(item)): _meta(item) for item in programme.items}}},
        "days": [_day(number, day, items, programme) for number, (day, items) in enumerate(days(programme.items), 1)],
    }
    if programme.about:
        conference["description"] = programme.about
    if _ZONE.match(programme.zone):
        conference["time_zone_name"] = programme.zone
    whole = {
        "$schema": SCHEMA,
        "generator": {"name": "memoria", "version": memoria.__version__},
        "schedule": {"version": programme.version or str(programme.dated or programme.edition or "0"), "conference": conference},
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _version(programme: Programme) -> dict[str, str]:
    """What ``version`` has one text for: the version and its day; the state where it is provisional."""
    told = {
        "version": programme.version,
        "date": str(programme.dated or ""),
        "state": "provisional" if programme.provisional else "",
    }
    return {key: value for key, value in told.items() if value}


def _first(programme: Programme) -> str:
    return str(min((item.day for item in programme.items), default=programme.edition or date(1980, 1, 1)))


def _last(programme: Programme) -> str:
    return str(max((item.day for item in programme.items), default=programme.edition or date(1980, 1, 1)))


def _day(number: int, day: date, items: tuple[Item, ...], programme: Programme) -> dict[str, Any]:
    begins, ends = min(item.start for item in items), max(programme.end(item) for item in items)
    return {
        "index": number,
        "date": day.isoformat(),
        "day_start": _moment(begins, programme),
        "day_end": _moment(ends, programme),
        "rooms": {_room(programme): [_event(item, programme) for item in items]},
    }


def _event(item: Item, programme: Programme) -> dict[str, Any]:
    guid, length = programme.uid(item), programme.end(item) - item.start
    minutes = int(length / timedelta(minutes=1))
    return {
        "id": guid.int % 2_000_000_000 + 1,
        "guid": str(guid),
        "date": _moment(item.start, programme),
        "start": f"{item.hours.start:%H:%M}",
        "duration": f"{minutes // 60:02}:{minutes % 60:02}",
        "room": _room(programme),
        "slug": "-".join(filter(None, (_acronym(programme.name), slug(item.key), slug(item.title)[:60].strip("-")))),
        "url": item.recording or f"urn:uuid:{guid}",
        "title": item.title,
        "subtitle": "",
        "track": item.track or None,
        "type": vocabulary.value_spellings("formats", item.format or "otro")[programme.language][0],
        "language": programme.language,
        "abstract": "",
        "persons": [
            *(_person(name, programme) for name in item.people),
            *(_person(name, programme) | {"role": CHAIR} for name in item.chairs),
        ],
        "links": [{"title": "recording", "url": item.recording}] if item.recording else [],
    }


def _person(name: str, programme: Programme) -> dict[str, Any]:
    """By name alone: an address is never part of an identifier."""
    return {"guid": str(uuid_of(programme.name, f"person/{name}")), "name": name}


def _meta(item: Item) -> dict[str, Any]:
    told: dict[str, Any] = {"id": item.key, "format": item.format or "otro", "planned": hours_text(item.hours)}
    return told | ({"held": hours_text(item.held)} if item.held else {})


def _moment(moment: datetime, programme: Programme) -> str:
    return moment.replace(tzinfo=programme.clock).isoformat()


def _room(programme: Programme) -> str:
    return programme.place or programme.title


def _acronym(name: str) -> str:
    """At least four of small letters, figures and low lines."""
    return slug(name).replace("-", "_").ljust(_ACRONYM_LENGTH, "_")


# --- reading -----------------------------------------------------------------------------------------------------


def is_schedule(text: str) -> bool:
    """True for the text of a ``schedule.json``, whoever wrote it."""
    return text.lstrip("\ufeff \r\n\t").startswith("{") and '"schedule"' in text and '"conference"' in text


def read_schedule(text: str, path: str, zone: str = "") -> Checked[Programme | None]:
    """The programme of a ``schedule.json``, its hours on the clock of ``zone``, or of its own where that is empty.

    Reads what frab and pretalx write, beyond the schema too. None and X-010 where it is none; X-011 for each event that
    lacks a title or a time, X-018 where it is not understood how long it takes.
    """
    at = Position(path)
    try:
        whole = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return Checked(None, (found("X-010", at),))
    schedule = _dict(_dict(whole).get("schedule"))
    conference = _dict(schedule.get("conference"))
    if not isinstance(conference.get("days"), list):
        return Checked(None, (found("X-010", at),))
    clock = zone or _text(conference.get("time_zone_name"))
    ours = _dict(_dict(conference.get("meta")).get(META))
    known = _dict(ours.get("sessions"))
    version, dated = _read_version(ours if ours else {"version": schedule.get("version")})
    items: list[Item] = []
    problems: list[Diagnostic] = []
    for event in _events(conference["days"]):
        item = _read(event, clock, known)
        if item is None:
            problems.append(found("X-011", at, title=_text(event.get("title")) or "?"))
            continue
        items.append(item)
        if event.get("duration") and _length(event["duration"]) is None:
            problems.append(found("X-018", at, title=item.title))
    programme = Programme(
        name="",
        title=_text(conference.get("title")),
        items=in_order(items),
        zone=clock if zone_of(clock) else "",
        provisional=ours.get("state") == "provisional",
        version=version,
        dated=dated,
    )
    return Checked(programme, tuple(problems))


def _read_version(told: Mapping[str, Any]) -> tuple[str, date | None]:
    """The version and its day; a version that is a day is no number."""
    version, day = _text(told.get("version")), _day_of(_text(told.get("date")))
    as_day = _day_of(version)
    return ("", day or as_day) if as_day else (version, day)


def _day_of(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _events(days_: list[Any]) -> Iterator[Mapping[str, Any]]:
    for day in days_:
        for room in _dict(_dict(day).get("rooms")).values():
            yield from (_dict(event) for event in (room if isinstance(room, list) else ()))


def _read(event: Mapping[str, Any], clock: str, known: Mapping[str, Any]) -> Item | None:
    start, title, length = _start(event), _text(event.get("title")), _length(event.get("duration"))
    if start is None or not title or (length or SHORTEST) >= WHOLE_DAY:
        return None
    start = on_clock(start, zone_of(clock))
    ours = _dict(known.get(_text(event.get("guid"))))
    persons = [_dict(person) for person in _list(event.get("persons"))]
    return Item(
        key=_text(ours.get("id")),
        day=start.date(),
        hours=read_hours(_text(ours.get("planned"))) or hours_between(start, later(start, length)),
        title=title,
        format=_text(ours.get("format")) or format_named(_text(event.get("type")), title),
        held=read_hours(_text(ours.get("held"))),
        track=_text(event.get("track")),
        people=tuple(_name(person) for person in persons if person.get("role") != CHAIR and _name(person)),
        chairs=tuple(_name(person) for person in persons if person.get("role") == CHAIR and _name(person)),
        recording=next((_text(_dict(one).get("url")) for one in _list(event.get("links")) if _is_recording(_dict(one))), ""),
        room=_text(event.get("room")),
        uid=_text(event.get("guid")),
        text=_text(event.get("abstract")) or _text(event.get("description")),
    )


def _is_recording(link: Mapping[str, Any]) -> bool:
    return _text(link.get("title")).casefold() == "recording"


def _name(person: Mapping[str, Any]) -> str:
    """As pretalx writes it now, or as frab did."""
    return " ".join((_text(person.get("name")) or _text(person.get("public_name"))).split())


def _start(event: Mapping[str, Any]) -> datetime | None:
    """When it begins: its moment, or its day and its hour."""
    told = _text(event.get("date"))
    if _day_of(told):
        told = f"{told}T{_text(event.get('start'))}"
    try:
        return datetime.fromisoformat(told)
    except ValueError:
        return None


def _length(value: Any) -> timedelta | None:
    """``01:30``, ``01:30:00``, or minutes; None where it is something else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return timedelta(minutes=min(max(value, 0), MINUTES_AT_MOST))
    match = re.fullmatch(r"(\d{1,3}):([0-5]\d)(?::[0-5]\d)?", _text(value))
    return timedelta(hours=int(match[1]), minutes=int(match[2])) if match else None


def _dict(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    """A text on one line; titles may come in several languages, of which the first is taken."""
    if isinstance(value, dict):
        value = next(iter(value.values()), "")
    return " ".join(value.split()) if isinstance(value, str) else ""
