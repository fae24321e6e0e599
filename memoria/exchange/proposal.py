"""A programme that came from elsewhere as the ``programa`` of an event: YAML that the editor reads, and takes over.

``evento.yaml`` is the editor's and is never written: what comes is laid beside it, whole. A session that the event has
already keeps its id and all that the foreign program doesn't know (who takes notes, until when, guiding questions).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from memoria import vocabulary
from memoria.diagnostics import Checked, Diagnostic, found
from memoria.exchange.invited import Invited
from memoria.exchange.programme import Item, Programme, days, hours_text, slug, uuid_of
from memoria.model.event import Axis, Day, Event, Hours, Session
from memoria.model.fields import Kind, Record, keys_of
from memoria.model.memoria import Memoria
from memoria.people import Index, fold_name
from memoria.roadmap.yaml_edits import scalar
from memoria.source import Position

FILES = {"es": "programa-importado.yaml", "en": "programme-imported.yaml", "fr": "programme-importe.yaml"}
FILES["pt"] = FILES["es"]
SHOWN = 12
"""Names that a message lists."""
COMPARED = ("hours", "held", "title", "format", "axis", "participants", "moderators")


@dataclass(frozen=True, slots=True)
class Matched:
    """An item with the event's own session, where there is one, and the id that it has or gets."""

    item: Item
    id: str
    session: Session | None
    axis: str
    people: tuple[str, ...]
    chairs: tuple[str, ...]
    invited: Invited
    """Those of the people who were but asked to come."""


def propose(programme: Programme, memoria: Memoria, source: str) -> Checked[str]:
    """The YAML of ``programa``, and what differs from the event's own, or has no place in it."""
    event, index = memoria.event, Index(memoria.register)
    at = Position(source)
    axes = {fold_name(str(axis.title or axis.id)): str(axis.id) for axis in event.axes}
    axes |= {fold_name(str(axis.id)): str(axis.id) for axis in event.axes}
    new = _new_axes(programme.items, axes)
    matched = _matched(programme, memoria, axes | {fold_name(title): id_ for title, id_ in new}, index)
    gone = _gone(event, matched)
    lines = (*_lines(matched, gone, new, event, source, tuple(_version(programme, event.language or "es"))),)
    text = "\n".join(lines) + "\n"
    problems = [*_changes(matched, gone, event), *_invited(matched, at), *_without_place(programme, new, memoria, at)]
    return Checked(text, tuple(problems))


# --- which session is which --------------------------------------------------------------------------------------


def _matched(programme: Programme, memoria: Memoria, axes: dict[str, str], index: Index) -> list[Matched]:
    sessions = {str(session.id): session for session in memoria.event.sessions if session.id}
    by_guid = {str(uuid_of(memoria.name, id_)): id_ for id_ in sessions}
    found_: dict[int, str] = {}
    for place, item in enumerate(programme.items):
        id_ = by_guid.get(item.uid, item.key if item.key in sessions else "")
        if id_ and id_ not in found_.values():
            found_[place] = id_
    for day in memoria.event.programme:
        for session in day.sessions:
            alike = (
                place
                for place, item in enumerate(programme.items)
                if place not in found_ and fold_name(item.title) == fold_name(str(session.title or "")) and item.day == day.date
            )
            first = next(alike, None) if str(session.id) not in found_.values() else None
            if first is not None and session.id:
                found_[first] = str(session.id)
    free = _free_ids({*sessions, *(item.key for item in programme.items)})
    taken: set[str] = set()
    done = []
    for place, item in enumerate(programme.items):
        id_ = found_.get(place) or (item.key if item.key and item.key not in sessions and item.key not in taken else next(free))
        taken.add(id_)
        axis, own = axes.get(fold_name(item.track), "") if item.track else "", sessions.get(id_)
        has_people = item.people or item.chairs or (own and (own.participants or own.moderators))
        invited = replace(item.invited, names=(), chairs=()) if has_people else item.invited
        people = _people((*item.people, *invited.names), own.participants if own else (), index)
        chairs = _people((*item.chairs, *invited.chairs), own.moderators if own else (), index)
        done.append(Matched(item, id_, own, axis, people, chairs, invited))
    return done


def _people(came: Sequence[str], own: Sequence[str], index: Index) -> tuple[str, ...]:
    """The editor's own writing where it names the same people."""
    ids = _ids(came, index)
    return tuple(own) if ids == _ids(index.names(own), index) else ids


def _free_ids(taken: set[str]) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        if f"S{number:02}" not in taken:
            yield f"S{number:02}"


def _ids(names: Iterable[str], index: Index) -> tuple[str, ...]:
    """Ids where the register has them; else names as they came, each as one name."""
    entries = ((name, index.find(name)) for name in names)
    return tuple(str(entry.id) if entry is not None and entry.id else name.replace(";", " ") for name, entry in entries)


def _new_axes(items: Iterable[Item], axes: dict[str, str]) -> list[tuple[str, str]]:
    """Titles of tracks that are no theme of the event, each with an id."""
    titles = dict.fromkeys(item.track for item in items if item.track and fold_name(item.track) not in axes)
    taken, new = set(axes.values()), []
    for title in titles:
        id_ = base = slug(title)[:40].strip("-") or "eje"
        number = 1
        while id_ in taken:
            number += 1
            id_ = f"{base}-{number}"
        taken.add(id_)
        new.append((title, id_))
    return new


def _gone(event: Event, matched: Sequence[Matched]) -> list[tuple[date | None, Session]]:
    """Sessions of the event that the foreign programme doesn't have."""
    there = {one.id for one in matched}
    return [(day.date, session) for day in event.programme for session in day.sessions if str(session.id) not in there]


# --- what is told ------------------------------------------------------------------------------------------------


def _changes(matched: Sequence[Matched], gone: Sequence[tuple[date | None, Session]], event: Event) -> Iterator[Diagnostic]:
    own_days = {str(session.id): day.date for day in event.programme for session in day.sessions}
    new = tuple(one.id for one in matched if one.session is None)
    for one in matched:
        if one.session is None:
            continue
        now = dict(_values(one))
        told = [
            f"{_key(name, Session, event.language)} {_shown(getattr(one.session, name))} → {_shown(now[name])}"
            for name in COMPARED
            if name in now and _shown(now[name]) != _shown(getattr(one.session, name)) and now[name]
        ]
        if own_days[one.id] != one.item.day:
            told.insert(0, f"{_key('date', Day, event.language)} {own_days[one.id]} → {one.item.day}")
        if told:
            yield found("X-020", one.session.where("id"), session=one.id, changes=tuple(told))
    if new and event.sessions:
        yield found("X-021", event.where("programme"), sessions=new, count=len(new))
    for _, session in gone:
        yield found("X-022", session.where("id"), session=str(session.id or session.title or "?"))


def _invited(matched: Sequence[Matched], at: Position) -> Iterator[Diagnostic]:
    """Whoever was asked to come may not have spoken, and an address is no name."""
    for one in matched:
        if names := (*one.invited.chairs, *one.invited.names):
            yield found("X-024", at, session=one.id, title=one.item.title, names=names[:SHOWN], count=len(names))
    if nameless := sum(one.invited.nameless for one in matched):
        yield found("X-025", at, count=nameless)


def _without_place(programme: Programme, new: Sequence[tuple[str, str]], memoria: Memoria, at: Position) -> Iterator[Diagnostic]:
    rooms = tuple(dict.fromkeys(item.room for item in programme.items if item.room))
    texts = sum(bool(item.text) for item in programme.items)
    untold = tuple(item.title for item in programme.items if not item.format)
    index = Index(memoria.register)
    people = dict.fromkeys(name for item in programme.items for name in (*item.people, *item.chairs))
    strangers = tuple(name for name in people if index.find(name) is None)
    if len(rooms) > 1:
        yield found("X-013", at, rooms=rooms[:SHOWN], count=len(rooms))
    if texts:
        yield found("X-014", at, count=texts)
    if untold:
        yield found("X-015", at, titles=untold[:SHOWN], count=len(untold))
    if new:
        yield found("X-016", at, tracks=tuple(title for title, _ in new)[:SHOWN])
    if strangers:
        yield found("X-017", at, names=strangers[:SHOWN], count=len(strangers))


# --- YAML --------------------------------------------------------------------------------------------------------


def _lines(
    matched: Sequence[Matched],
    gone: Sequence[tuple[date | None, Session]],
    new: Sequence[tuple[str, str]],
    event: Event,
    source: str,
    version: Sequence[str],
) -> Iterator[str]:
    language = event.language or "es"
    yield f"# {_word('imported', language, path=source)}"
    yield f"# {_word('how', language)}"
    if new:
        yield f"# {_word('axes', language)}"
        for title, id_ in new:
            id_key, title_key = _key("id", Axis, language), _key("title", Axis, language)
            yield f"#   - {{{id_key}: {id_}, {title_key}: {scalar(title, in_flow=True)}}}"
    own = {day.date: day for day in event.programme}
    yield from version
    yield f"{_key('programme', Event, language)}:"
    by_item = {id(one.item): one for one in matched}
    for day, items in days(one.item for one in matched):
        yield f"  - {_key('date', Day, language)}: {day.isoformat()}"
        before = own.get(day)
        if before and before.hours:
            yield f"    {_key('hours', Day, language)}: {scalar(hours_text(before.hours))}"
        if before and before.title:
            yield f"    {_key('title', Day, language)}: {scalar(str(before.title))}"
        yield f"    {_key('sessions', Day, language)}:"
        for item in items:
            yield from _session(by_item[id(item)], language)
    for day_, session in gone:
        yield f"# {_word('gone', language, session=str(session.id or '?'), title=str(session.title or ''), day=str(day_ or '?'))}"


def _version(programme: Programme, language: str) -> Iterator[str]:
    """Which programme it is, where the other program says so."""
    if programme.provisional:
        state = vocabulary.value_spellings("programme_states", "provisional")[language][0]
        yield f"{_key('programme_state', Event, language)}: {state}"
    if programme.version:
        yield f"{_key('programme_version', Event, language)}: {scalar(programme.version)}"
    if programme.dated:
        yield f"{_key('programme_date', Event, language)}: {programme.dated.isoformat()}"


def _session(one: Matched, language: str) -> Iterator[str]:
    values = dict(_values(one))
    lines = [line for name, key in keys_of(Session) for line in _field(name, key.kind, values.get(name), language)]
    for number, line in enumerate(lines):
        yield f"      {'- ' if number == 0 else '  '}{line}"


def _values(one: Matched) -> Iterator[tuple[str, Any]]:
    """All fields of a session: what came, and of the event's own what did not come."""
    item = one.item
    came: dict[str, Any] = {
        "id": one.id,
        "hours": item.hours,
        "held": item.held,
        "format": item.format,
        "title": item.title,
        "axis": one.axis,
        "participants": one.people,
        "moderators": one.chairs,
        "recording": item.recording,
    }
    for name, _ in keys_of(Session):
        own = getattr(one.session, name) if one.session is not None else None
        value = came.get(name)
        if value and own is not None and _same(name, value, own):
            value = own
        yield name, value or own or ("otro" if name == "format" else None)


def _same(name: str, came: Any, own: Any) -> bool:
    """True for names written in another way, and for a title with other spaces: the editor's writing stays."""
    if name == "title":
        return fold_name(str(came)) == fold_name(str(own))
    return bool(came == own)


def _field(name: str, kind: Kind, value: Any, language: str) -> Iterator[str]:
    if value is None or value in ("", ()):
        return
    key = _key(name, Session, language)
    if kind in (Kind.WORDS, Kind.NAMES):
        yield f"{key}:"
        yield from (f"  - {scalar(str(one))}" for one in value)
    elif kind is Kind.CHOICE:
        yield f"{key}: {scalar(vocabulary.value_spellings('formats', value)[language][0])}"
    else:
        yield f"{key}: {scalar(_shown(value))}"


def _shown(value: Any) -> str:
    if isinstance(value, Hours):
        return hours_text(value)
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return str(value) if value is not None else "-"


def _key(name: str, record: type[Record], language: str) -> str:
    """A key as it is written in this language, without accents."""
    canonical = dict(keys_of(record))[name].name
    return vocabulary.plain(vocabulary.spellings(canonical, record)[language or "es"][0])


def _word(key: str, language: str, **values: str) -> str:
    return " ".join(_words()[key][language].format(**values).split())


@cache
def _words() -> dict[str, dict[str, str]]:
    data: Any = yaml.load(files("memoria.exchange").joinpath("words.yaml").read_text("utf-8"), yaml.CBaseLoader)
    return dict(data)
