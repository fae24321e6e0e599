"""Every text that people wrote for an event, and whether nobody outside may read it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from memoria.document.tree import Block, Code, CodeBlock, Image, Text
from memoria.document.walk import text_of
from memoria.model.contribution import Contribution
from memoria.model.event import Event
from memoria.model.fields import Kind, keys_of, reserved_in
from memoria.model.marks import Mark
from memoria.model.memoria import Memoria
from memoria.published import published
from memoria.source import Located, Position, ReservedText

WITHHELD = ("internal", "reserved", "contact")
"""Reasons for which all the words of a place are withheld."""
NOWHERE = Position("")


def texts_of(memoria: Memoria, withheld: Mapping[Position, str]) -> Iterator[tuple[str, bool]]:
    """Every text that people wrote, with its place where it is known (``Located``), and whether nobody outside may read it."""
    for note in memoria.handed_in:
        yield from _of_note(note, withheld)
    yield from _of_roadmap(memoria, withheld)
    public = (
        _without_long_texts(replace(memoria.event, contacts=())),
        tuple(_without_long_texts(replace(one.words, contacts=())) for one in memoria.event_translations),
        memoria.glossary,
        memoria.participation,
        tuple(
            replace(survey, questions=tuple(replace(one, free=()) for one in survey.questions)) for _, survey in memoria.surveys
        ),
    )
    yield from ((text, isinstance(text, ReservedText)) for text, _ in _written(public))
    yield from ((text, True) for text in reserved_in((memoria.register, memoria.decisions)))
    for _, prose in memoria.prose:
        yield from ((text, withheld.get(at) in WITHHELD) for text, at in _passages(prose.body, withheld))
    yield from ((value, isinstance(value, ReservedText)) for entry in memoria.bibliography for _, value in entry)
    if memoria.previous is not None:
        yield from texts_of(memoria.previous, withheld)
    for _, prose in memoria.prose:
        yield from ((comment, True) for comment in prose.comments)
    for person in memoria.register.people:
        yield from _contacts(person.email, person.telephone, published(person))
    for contact in memoria.event.contacts:
        yield from _contacts(contact.email, contact.telephone, published(contact))


def _contacts(email: str | None, telephone: str | None, allowed: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """How somebody is reached, and whether that is nobody's business."""
    yield email or "", "email" not in allowed
    yield telephone or "", "telephone" not in allowed


def _of_note(note: Contribution, withheld: Mapping[Position, str]) -> Iterator[tuple[str, bool]]:
    """What a note says. A reserved mark is reserved in the note's text too, whatever the edition made of it."""
    own = {at: "reserved" for mark in note.marks if _is_reserved(mark) for _, at in _written(mark) if at != NOWHERE}
    hidden = {**withheld, **own}
    yield from ((comment, True) for comment in note.comments)
    for text, at in (*_written(note.front), *_passages(note.body, hidden)):
        yield text, note.is_internal or isinstance(text, ReservedText) or hidden.get(at) in WITHHELD
    for mark in note.marks:
        for text, at in _written(mark):
            is_hidden = note.is_internal or _is_reserved(mark) or isinstance(text, ReservedText)
            yield text, is_hidden or hidden.get(at) in WITHHELD


def _is_reserved(mark: Mark) -> bool:
    return mark.reserved or mark.access == "interno"


def _of_roadmap(memoria: Memoria, withheld: Mapping[Position, str]) -> Iterator[tuple[str, bool]]:
    internal = {note.path for note in memoria.contributions if note.is_internal}
    aside = (mark for mark, _ in (*memoria.roadmap.merged, *memoria.roadmap.excluded))
    hidden: set[str] = set()
    for mark in (*memoria.roadmap.commitments, *aside):
        is_hidden = _is_reserved(mark) or mark.note in internal
        hidden |= {mark.id} if is_hidden else set()
        for text, at in _written(mark):
            yield text, is_hidden or isinstance(text, ReservedText) or withheld.get(at) in WITHHELD
    for id_, news in memoria.roadmap.follow_up:
        yield from ((text, id_ in hidden or isinstance(text, ReservedText)) for text, _ in _written(news))


def _without_long_texts(event: Event) -> Event:
    """The record without what is read as a tree."""
    return replace(event, **{name: None for name, key in keys_of(Event) if key.kind is Kind.PROSE})  # type: ignore[arg-type]


def _passages(body: Iterable[Block], withheld: Mapping[Position, str]) -> Iterator[tuple[str, Position]]:
    """The texts of a tree: blocks whole, so that a word in bold doesn't cut them; leaf by leaf where a part is withheld."""
    for block in body:
        leaves = tuple(_written(block))
        reasons = {withheld.get(at) in WITHHELD for _, at in leaves}
        if leaves and len(reasons) == 1:
            yield Located(text_of(block), leaves[0][1]), leaves[0][1]
        yield from leaves


def _written(value: Any) -> Iterator[tuple[str, Position]]:
    """The texts inside a record, with their places; those that say that they are reserved as such."""
    if isinstance(value, Located):
        yield value, value.at or NOWHERE
    elif isinstance(value, tuple) and not isinstance(value, Position):
        for item in value:
            yield from _written(item)
    elif isinstance(value, Text | Code | CodeBlock):
        yield Located(value.text, value.at), value.at or NOWHERE
    elif isinstance(value, Image):
        yield Located(value.title, value.at), value.at or NOWHERE
        yield from _written(value.content)
    else:
        for name in _fields(type(value)):  # type: ignore[arg-type]
            yield from _written(getattr(value, name))


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    """The fields of a kind of record; none of what is no record."""
    return tuple(item.name for item in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()
