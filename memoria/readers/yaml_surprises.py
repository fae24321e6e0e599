"""What YAML accepts and understands otherwise than its author: a ``#`` that eats the rest, a dash that joins two items …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import yaml

from memoria.readers.yaml_events import Event, line_of
from memoria.readers.yaml_lines import BULLETS, HARD_SPACES, cut, indent_of, is_key, quoted, with_spaces
from memoria.readers.yaml_mistakes import Repair

_EATEN = re.compile(r"[ \t]+#(?! |#|$)|[ \t]+# ?\d+[ \t]*$")
_ITEM = re.compile(r"^ *- +")
_GLUED_DASH = re.compile(rf"^(?P<indent> *)(?:[{re.escape(BULLETS.replace('*', ''))}][ \t]*|-)(?P<text>[^\W\d_].*)$")
_NUMBERED = re.compile(r"^(?P<indent> *)\d{1,2}[.)][ \t]+(?P<text>\S.*)$")
_EQUALS = re.compile(r"^(?P<head> *(?:- +)?(?P<key>[^\W\d_]\w*)) *= *(?P<value>\S.*)$")
_GLUED_COLON = re.compile(r"^(?P<head> *(?:- +)?(?P<key>[^\W\d_]\w*)):[\u00a0\u202f]*(?P<value>[^\s/:].*)$")


def surprise(lines: Sequence[str], events: Sequence[Event]) -> Repair | None:
    """The first thing that was surely not meant, put right."""
    return next(_surprises(lines, events), None)


def _surprises(lines: Sequence[str], events: Sequence[Event]) -> Iterator[Repair]:
    event: Event
    anchors = {event.anchor for event in events if isinstance(event, yaml.AliasEvent)}
    defined = {event.anchor for event in events if not isinstance(event, yaml.AliasEvent) and getattr(event, "anchor", None)}
    documents = 0
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1 and event.explicit:
                yield _without_line(event)
        elif isinstance(event, yaml.AliasEvent) and event.anchor not in defined:
            yield from _sign(lines, event)
        elif isinstance(event, yaml.ScalarEvent) and line_of(event) < len(lines):
            if (event.anchor and event.anchor not in anchors) or (event.tag and not event.tag.startswith("tag:")):
                yield from _sign(lines, event)
            elif not event.style:
                yield from _plain(lines, event)


def _without_line(event: Event) -> Repair:
    return Repair("Y-016", event.start_mark.line, {event.start_mark.line: ""})


def _sign(lines: Sequence[str], event: Event) -> Iterator[Repair]:
    """``*importante``, ``&Co`` and ``!Ojo`` are text when nothing else in the file makes them more."""
    number = event.start_mark.line
    parts = cut(lines[number])
    if parts.value[:1] in ("*", "&", "!"):
        yield Repair("Y-005", number, {number: parts.with_value(quoted(parts.value))})


def _plain(lines: Sequence[str], event: Event) -> Iterator[Repair]:
    first, last = event.start_mark.line, event.end_mark.line - (not event.end_mark.column)
    yield from _hard_spaces(lines, event)
    yield from _eaten(lines, event)
    own_line = not lines[first][: event.start_mark.column].strip()
    for number in range(first, min(last + 1, len(lines))):
        if number > first or own_line:
            yield from _item(lines, number, last)
        yield from _key(lines[number], number, event.start_mark.column if number == first else -1)
        if number > first:
            yield from _joined(lines, first, number)


def _item(lines: Sequence[str], number: int, last: int) -> Iterator[Repair]:
    """``– uno``, ``-uno``, or ``1. uno`` with ``2. dos`` below it."""
    numbered = number < last and _NUMBERED.match(lines[number + 1]) and _NUMBERED.match(lines[number])
    item = _GLUED_DASH.match(lines[number]) or numbered
    if item:
        yield Repair("Y-020", number, {number: f"{item['indent']}- {item['text']}"})


def _key(line: str, number: int, start: int) -> Iterator[Repair]:
    """``titulo:Redes`` and ``titulo = Redes`` where the text begins, at ``start`` or with the line."""
    for code, pattern in (("Y-009", _GLUED_COLON), ("Y-010", _EQUALS)):
        match = pattern.match(line)
        if match and is_key(match["key"]) and match.end("head") > start:
            yield Repair(code, number, {number: f"{match['head']}: {match['value']}"})


def _hard_spaces(lines: Sequence[str], event: Event) -> Iterator[Repair]:
    """Hard spaces at the start of a line are letters to YAML: keys would bear them in their names, and belong elsewhere."""
    number = event.start_mark.line
    if not HARD_SPACES.match(lines[number]) or lines[number][: event.start_mark.column].strip():
        return
    yield Repair("Y-003", number, {at: with_spaces(line) for at, line in enumerate(lines) if HARD_SPACES.match(line)})


def _eaten(lines: Sequence[str], event: Event) -> Iterator[Repair]:
    """``titulo: Foro #1``: what follows the sign would be a comment."""
    number, column = event.end_mark.line, event.end_mark.column
    if event.start_mark.line != number or not _EATEN.match(lines[number][column:]):
        return
    start = event.start_mark.column
    if event.value and not any(char.isalpha() for char in event.value):
        return  # a date or a figure, and a comment after it
    text = lines[number][start:]
    gap = "" if event.value or lines[number][:start].endswith(" ") else " "
    yield Repair("Y-014", number, {number: lines[number][:start] + gap + quoted(text)})


def _joined(lines: Sequence[str], first: int, number: int) -> Iterator[Repair]:
    """An item set one space too far to the right joins the item above it."""
    if _ITEM.match(lines[first]) and _ITEM.match(lines[number]) and indent_of(lines[number]) - indent_of(lines[first]) == 1:
        yield Repair("Y-019", number, {number: " " * indent_of(lines[first]) + lines[number].lstrip()})
