"""The event's own record in another language: ``evento.fr.yaml`` beside ``evento.yaml``, text by text (decision 15)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar

from memoria.model.event import Axis, Event
from memoria.model.fields import Kind, Record, keys_of
from memoria.model.memoria import EventTranslation, Memoria
from memoria.source import Located, Position, ReservedText, position_of
from memoria.vocabulary import fold

R = TypeVar("R", bound=Record)
Words = Located | tuple[Located, ...]
"""A text, or the texts of a list."""


def record_in(memoria: Memoria, language: str) -> EventTranslation | None:
    """The record in a language, where it has come and can be used."""
    return next((one for one in memoria.event_translations if one.fits and one.language == language), None)


def in_words_of_event(event: Event, translation: EventTranslation) -> Event:
    """The event with the texts of its translation. Ids, days, hours and names are the original's, and so is what was not
    translated or is not as long as its original. Long texts are no part of it: they are ``Memoria.prose``."""
    return _anew(event, "", by_path(translation.words))


def _anew(record: R, path: str, said: Mapping[str, Record]) -> R:
    other, changes = said.get(fold(path)), dict[str, Any]()
    for name, key in keys_of(type(record)):
        value = getattr(record, name)
        if key.of is not None and value:
            changes[name] = _nested(value, key.name, said)
        elif other is not None and key.translated and key.kind is not Kind.PROSE and fits(value, getattr(other, name)):
            changes[name] = _as_reserved_as(value, getattr(other, name))
    changes = {name: value for name, value in changes.items() if value is not getattr(record, name)}
    if isinstance(record, Axis) and "title" in changes:
        changes["title_in_notes"] = record.title
    return replace(record, **changes) if changes else record


def _as_reserved_as(original: Words, translation: Words) -> Words:
    """The translation, reserved where its original is: a translator need not say it again."""
    if isinstance(original, str) or isinstance(translation, str):
        return ReservedText(translation, position_of(translation)) if isinstance(original, ReservedText) else translation  # type: ignore[arg-type]
    pairs = zip(original, translation, strict=True)
    return tuple(ReservedText(new, new.at) if isinstance(old, ReservedText) else new for old, new in pairs)


def _nested(value: Any, name: str, said: Mapping[str, Record]) -> Any:
    if isinstance(value, Record):
        return _anew(value, name, said)
    if not (isinstance(value, tuple) and all(isinstance(one, Record) for one in value)):
        return value
    made = tuple(_anew(one, f"{name}/{name_of(one)}", said) for one in value)
    return value if all(a is b for a, b in zip(made, value, strict=True)) else made


def fits(original: Words | None, translation: Words | None) -> bool:
    """True where one may stand for the other: both are there, and a list has as many entries as its original."""
    if not original or not translation:
        return False
    return isinstance(original, str) or len(original) == len(translation)


def name_of(record: Record) -> str:
    """What a record of a list is known by, its id or its day; empty where it has none."""
    return next((str(getattr(record, name) or "") for name, key in keys_of(type(record)) if key.names), "")


def records_of(record: Record, path: str = "") -> Iterator[tuple[str, Record]]:
    """A record and those within it that can be told apart, each by its path: ``objetivos``, ``sesiones/S03``.

    A session's path does not tell its day: a translator may leave the days out.
    """
    yield path, record
    for name, key in keys_of(type(record)):
        value = getattr(record, name)
        if key.kind is Kind.RECORD and value is not None:
            yield from records_of(value, key.name)
        elif key.kind is Kind.RECORDS:
            for one in value:
                called = name_of(one)
                yield from islice(records_of(one, f"{key.name}/{called}"), 0 if called else 1, None)


def by_path(event: Event) -> dict[str, Record]:
    """The records of an event by path, however the ids in it are typed; of two with one id the first."""
    found: dict[str, Record] = {}
    for path, record in records_of(event):
        found.setdefault(fold(path), record)
    return found


def texts_of(event: Event) -> dict[str, Words]:
    """The texts of an event that a translator writes anew, by key: ``titulo``, ``sesiones/S03/preguntas``. Long ones apart."""
    found: dict[str, Words] = {}
    for path, record in records_of(event):
        for name, key in keys_of(type(record)):
            value = getattr(record, name)
            if key.translated and key.kind is not Kind.PROSE and value:
                found.setdefault(f"{path}/{key.name}".lstrip("/"), value)
    return found


def translated(event: Event, translation: EventTranslation) -> dict[str, tuple[Words, Words]]:
    """Each text that a translation has, by its key in the original: what is said there, and here."""
    theirs = {fold(key): value for key, value in texts_of(translation.words).items()}
    pairs = ((key, value, theirs.get(fold(key))) for key, value in texts_of(event).items())
    return {key: (value, other) for key, value, other in pairs if other and fits(value, other)}


def place_of(words: Words) -> Position | None:
    """Where a text begins."""
    return position_of(words if isinstance(words, str) else words[0])


def plain(words: Words) -> str:
    """The words as one text, an entry of a list on each line."""
    return str(words) if isinstance(words, str) else "\n".join(words)
