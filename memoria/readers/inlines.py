"""Inlines as a flat string, and pieces of them by place in it.

In the flat string a code span, link, picture or footnote is one opaque character, a break is a line end, and styles vanish:
what is searched is what was typed, and what is cut out keeps its style.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from memoria.document.tree import Code, Image, Inline, LineBreak, Link, Note, SoftBreak, Strong, Text
from memoria.source import Position

OPAQUE = "\ufffc"
"""Stands for a code span, link, picture or footnote."""

Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Flat:
    """The characters of some inlines; ``bold`` are the stretches that are strong."""

    text: str
    bold: tuple[tuple[int, int], ...]

    def is_bold(self, start: int, end: int) -> bool:
        """True when some letter between two places is bold."""
        return any(first < end and start < last for first, last in self.bold)


def flatten(inlines: Inlines) -> Flat:
    """The flat string of some inlines."""
    pieces: list[str] = []
    bold: list[tuple[int, int]] = []
    _flatten(inlines, pieces, bold, 0)
    return Flat("".join(pieces), tuple(bold))


def _flatten(inlines: Inlines, pieces: list[str], bold: list[tuple[int, int]], start: int) -> int:
    for node in inlines:
        begin = start
        if isinstance(node, Text):
            pieces.append(node.text)
            start += len(node.text)
        elif isinstance(node, SoftBreak | LineBreak):
            pieces.append("\n")
            start += 1
        elif isinstance(node, Code | Link | Image | Note):
            pieces.append(OPAQUE)
            start += 1
        else:
            start = _flatten(node.content, pieces, bold, start)
            if isinstance(node, Strong):
                bold.append((begin, start))
    return start


def cut(inlines: Inlines, start: int, end: int) -> Inlines:
    """The inlines between two places of the flat string; styles that reach out of them are cut too."""
    return tuple(_cut(inlines, start, end))


def _cut(inlines: Inlines, start: int, end: int) -> Iterator[Inline]:
    place = 0
    for node in inlines:
        length = width(node)
        first, last = max(start - place, 0), min(end - place, length)
        place += length
        if first >= last:
            continue
        if first == 0 and last == length:
            yield node
        elif isinstance(node, Text):
            words = node.text[first:last]
            yield Text(words, _at(node, first + len(words) - len(words.lstrip(" "))))
        else:
            inner: Any = node
            content = cut(inner.content, first, last)
            if content:
                yield replace(inner, content=content)


def closed_up(inlines: Inlines) -> Inlines:
    """Inlines after something was taken out from among them: the spaces before and after it become one."""
    done: list[Inline] = []
    for node in inlines:
        last = done[-1] if done else None
        if isinstance(node, Text) and isinstance(last, Text | SoftBreak | LineBreak) and node.text.startswith(" "):
            is_after_space = not isinstance(last, Text) or last.text.endswith(" ")
            node = replace(node, text=node.text.lstrip(" ")) if is_after_space else node
        if not isinstance(node, Text) or node.text:
            done.append(node)
    return inlines if len(done) == len(inlines) and all(a is b for a, b in zip(done, inlines, strict=True)) else tuple(done)


def width(node: Inline) -> int:
    """How many characters of the flat string a node takes."""
    if isinstance(node, Text):
        return len(node.text)
    if isinstance(node, SoftBreak | LineBreak | Code | Link | Image | Note):
        return 1
    return sum(map(width, node.content))


def trimmed(inlines: Inlines, strip: str = "") -> Inlines:
    """Without spaces and breaks at both ends, nor the characters of ``strip``."""
    text = flatten(inlines).text
    blank = " \n\t\u00a0" + strip
    start = len(text) - len(text.lstrip(blank))
    return cut(inlines, start, max(start, len(text.rstrip(blank))))


def place(inlines: Inlines, index: int = 0) -> Position | None:
    """Where a character of the flat string was written; for one that doesn't know, where the next one was that does."""
    here = 0
    for node in inlines:
        length = width(node)
        if here + length > index:
            found = _place(node, max(index - here, 0))
            if found is not None:
                return found
        here += length
    return None


def _place(node: Inline, index: int) -> Position | None:
    if isinstance(node, Text):
        return _at(node, index)
    if isinstance(node, Code | Link | Image | Note):
        return node.at
    if isinstance(node, SoftBreak | LineBreak):
        return None
    return place(node.content, index)


def _at(node: Text, index: int) -> Position | None:
    """Where a character of a text was written; ``at`` is the place of its first that is no space."""
    return along(node.at, index - (len(node.text) - len(node.text.lstrip(" "))))


def along(at: Position | None, characters: int) -> Position | None:
    """A place some characters further on the same line."""
    return at if at is None or at.column is None else at._replace(column=at.column + characters)
