"""All the words of an event as passages: paragraphs, cells, headings, notes and fields, each knowing where it was written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from memoria.document.tree import (
    Block,
    Code,
    CodeBlock,
    DefinitionList,
    Div,
    Heading,
    Image,
    Inline,
    LineBlock,
    LineBreak,
    Link,
    Note,
    Para,
    Plain,
    SoftBreak,
    Span,
    Text,
)
from memoria.document.walk import children
from memoria.model.contribution import Contribution, FrontMatter
from memoria.model.fields import Kind, Record, keys_of, main_key
from memoria.model.marks import Mark
from memoria.model.memoria import Memoria
from memoria.source import Position, position_of

APART = "\ufffc"
"""Stands in a passage for what is a passage of its own, or none: a footnote, a phrase in another language, a picture."""

FILE_NAME = re.compile(r"[^\n]+\.(?:md|markdown|txt|docx|odt|ya?ml)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of words that belong together. ``starts`` are the offsets in ``text`` of what was written at ``places``."""

    text: str
    path: str
    language: str
    starts: tuple[int, ...] = (0,)
    places: tuple[Position | None, ...] = (None,)
    field: str = ""
    """Canonical key, when it is the value of a field."""
    heading: bool = False
    literal: bool = False
    """Code, or an address behind a link: not prose."""
    reserved: bool = False

    def position(self, offset: int = 0) -> Position:
        """Where a character was written, as exactly as can be told."""
        piece = bisect_right(self.starts, offset) - 1
        at = self.places[piece]
        if at is None:
            return Position(self.path)
        start = self.starts[piece]
        if at.line is None or at.column is None or self.text.find("\n", start, offset) >= 0:
            return at
        return at._replace(column=at.column + offset - start)


@dataclass(frozen=True, slots=True)
class _Place:
    """What holds for all that is inside a tree."""

    path: str
    language: str
    reserved: bool = False


def passages(memoria: Memoria) -> Iterator[Passage]:
    """Every passage, file by file."""
    language = memoria.event.language or "es"
    event = _Place("evento.yaml", language)
    yield from _fields(memoria.event, event, in_trees=frozenset(key for key, _ in memoria.prose))
    for one in memoria.event_translations:
        in_trees = frozenset(key.partition(".")[0] for key, _ in memoria.prose if key.endswith(f".{one.language}"))
        yield from _fields(one.words, _Place(one.path, one.language), in_trees=in_trees)
    yield from _fields(memoria.register, _Place("personas.yaml", language))
    for _, prose in memoria.prose:
        yield from _blocks(prose.body, _Place(prose.path, prose.language or language))
    for note in memoria.handed_in:
        yield from _of_note(note)
    for term in memoria.glossary:
        yield from _fields(term, _Place("glosario.yaml", language))
    yield from _fields(memoria.decisions, _Place("hoja-de-ruta.yaml", language))


def _of_note(note: Contribution) -> Iterator[Passage]:
    place = _Place(note.path, note.language, note.is_internal)
    yield from _fields(note.front, place, as_declared=FrontMatter)
    yield from _blocks(note.body, place)
    for mark in note.marks:
        yield from _fields(mark, replace(place, reserved=place.reserved or mark.reserved))


# --- trees ---------------------------------------------------------------------------------------------------------------


def _blocks(blocks: Iterable[Any], place: _Place) -> Iterator[Passage]:
    for block in blocks:
        if isinstance(block, Para | Plain | Heading):
            yield from _line(block.content, block.at, place, heading=isinstance(block, Heading))
        elif isinstance(block, LineBlock):
            for line in block.lines:
                yield from _line(line, block.at, place)
        elif isinstance(block, DefinitionList):
            for term, definitions in block.items:
                yield from _line(term, block.at, place)
                for definition in definitions:
                    yield from _blocks(definition, place)
        elif isinstance(block, CodeBlock):
            yield Passage(block.text, place.path, place.language, places=(block.at,), literal=True, reserved=place.reserved)
        elif isinstance(block, Div):
            yield from _blocks(block.content, _inside(block, place))
        else:
            yield from _blocks(children(block), place)


def _inside(node: Div | Span, place: _Place) -> _Place:
    language = node.attr.get("lang", place.language).split("-")[0]
    return replace(place, language=language, reserved=place.reserved or node.attr.has("reserved"))


def _line(content: tuple[Inline, ...], at: Position | None, place: _Place, *, heading: bool = False) -> Iterator[Passage]:
    line = _Line(at, place)
    line.take(content)
    if line.pieces:
        yield Passage(
            "".join(line.pieces),
            place.path,
            place.language,
            tuple(line.starts),
            tuple(line.places),
            heading=heading,
            reserved=place.reserved,
        )
    for blocks, inner in line.apart:
        yield from _blocks(blocks, inner)
    for target, there in line.targets:
        yield Passage(target, place.path, place.language, places=(there,), literal=True, reserved=place.reserved)


class _Line:
    """The inlines of one paragraph on their way to being a passage."""

    def __init__(self, at: Position | None, place: _Place) -> None:
        self.at = at
        self.place = place
        self.length = 0
        self.pieces: list[str] = []
        self.starts: list[int] = []
        self.places: list[Position | None] = []
        self.apart: list[tuple[Iterable[Block], _Place]] = []
        self.targets: list[tuple[str, Position | None]] = []

    def add(self, text: str, at: Position | None) -> None:
        self.pieces.append(text)
        self.starts.append(self.length)
        self.places.append(at or self.at)
        self.length += len(text)

    def take(self, nodes: Iterable[Any]) -> None:
        for node in nodes:
            if isinstance(node, Text | Code):
                self.add(node.text, node.at)
            elif isinstance(node, SoftBreak | LineBreak):
                self.add(" ", None)
            elif isinstance(node, Image) and not node.content:
                self.add(APART, node.at)
            elif isinstance(node, Note):
                self.add(APART, node.at)
                self.apart.append((node.content, self.place))
            elif isinstance(node, Span) and _inside(node, self.place) != self.place:
                self.add(APART, node.at)
                self.apart.append(((Plain(node.content, node.at or self.at),), _inside(node, self.place)))
            else:
                self.take_link(node)
                self.take(children(node))

    def take_link(self, node: Inline) -> None:
        """The address behind a link is no passage but for people's own: ``mailto:`` and ``tel:``."""
        if isinstance(node, Link) and node.target.startswith(("mailto:", "tel:")):
            address = node.target.partition(":")[2]
            if not any(isinstance(inner, Text | Code) and address in inner.text for inner in node.content):
                self.targets.append((address, node.at))


# --- fields --------------------------------------------------------------------------------------------------------------

_TEXTS = {Kind.TEXT, Kind.PROSE}
_LISTS = {Kind.WORDS, Kind.NAMES}


def _fields(
    record: Record, place: _Place, as_declared: type[Record] | None = None, in_trees: frozenset[str] = frozenset()
) -> Iterator[Passage]:
    """The values of a record and of those within it, but for what is in a tree already: the text of a mark, ``in_trees``."""
    told = main_key(type(record)) if isinstance(record, Mark) and record.content else None
    for name, key in keys_of(as_declared or type(record)):
        value = getattr(record, name)
        if not value or name == told or key.name in in_trees:
            continue
        if key.kind in _TEXTS and not (key.kind is Kind.PROSE and FILE_NAME.fullmatch(value)):
            yield _field(value, key.name, record.where(name), place)
        elif key.kind in _LISTS:
            yield from (_field(item, key.name, record.where(name), place) for item in value)
        elif key.kind is Kind.RECORD:
            yield from _fields(value, place)
        elif key.kind is Kind.RECORDS:
            for inner in value:
                yield from _fields(inner, place)
        elif key.kind is Kind.MAPPING:
            yield from (_field(text, key.name, record.where(name), place) for _, text in value)
        elif key.kind is Kind.TABLE:
            for _, inner in value:
                yield from _fields(inner, place)


def _field(text: str, key: str, fallback: Position | None, place: _Place) -> Passage:
    at = position_of(text) or fallback
    path = at.path if at else place.path
    return Passage(str(text), path, place.language, places=(at,), field=key, reserved=place.reserved)
