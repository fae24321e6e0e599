"""Where each piece of a tree was written: the tree's words are found again in the source, in order.

Pandoc's ``sourcepos`` would triple the JSON. Instead, letters and digits of the source make one long stream, those of the tree
another, and the second is laid along the first from beginning to end; footnotes, which stand elsewhere than they are called, one
by one. What of the source is left uncovered is syntax, or text that the reader swallowed (``lost``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from memoria.document.pandoc_json import blocks_from_json
from memoria.document.tree import Block
from memoria.readers.streams import WORD, WORD_OR_ENTITY, Alignment, Stream, decoded
from memoria.source import Position, SourceFile

_NOTE_CALL = re.compile(r"\[\^([^\]\s]+)\]")
_NOTE = re.compile(r"^(?:[ \t]|[>*+-])*\[\^([^\]\s]+)\]:", re.MULTILINE)
_RULE = re.compile(r"^[ \t>]*([-*_])(?:[ \t]*\1){2,}[ \t]*$", re.MULTILINE)


@dataclass(slots=True)
class Leaves:
    """The pieces of a text, or of one footnote, in the order in which pandoc gives them."""

    texts: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    """The letters and digits of each."""
    notes: list[tuple[int, Leaves]] = field(default_factory=list)
    """Footnotes, each with the number of pieces before its call."""

    def add(self, text: str, key: str) -> None:
        self.texts.append(text)
        self.keys.append(key)


class _Collector:
    """The first reading: what pieces there are."""

    def __init__(self) -> None:
        self.open = [Leaves()]

    def text(self, text: str) -> Position | None:
        self.open[-1].add(text, "".join(WORD.findall(text)))
        return None

    def code(self, text: str) -> Position | None:
        plain = WORD_OR_ENTITY.sub(lambda match: decoded(match[0]) if match[0][0] == "&" else match[0], text)
        self.open[-1].add(text.partition("\n")[0], "".join(WORD.findall(plain)))
        return None

    def target(self, target: str) -> Position | None:
        self.open[-1].add(target, "")
        return None

    def block(self) -> Position | None:
        self.open[-1].add("\n", "")
        return None

    def note_begins(self) -> None:
        note = Leaves()
        self.open[-1].notes.append((len(self.open[-1].texts), note))
        self.open.append(note)

    def note_ends(self) -> None:
        self.open.pop()


class _Reply:
    """The second reading: the places found, handed out in the same order."""

    def __init__(self, places: Iterator[Position]) -> None:
        self._places = places

    def text(self, _text: str) -> Position | None:
        return next(self._places)

    code = target = text

    def block(self) -> Position | None:
        return next(self._places)

    def note_begins(self) -> None:
        return None

    note_ends = note_begins


@dataclass(frozen=True, slots=True)
class Aligned:
    """A tree with its places, and what of the source nothing in it covers."""

    blocks: tuple[Block, ...]
    uncovered: tuple[tuple[int, int], ...]
    """Words, or parts of words, as offsets in the text."""
    missing: tuple[str, ...]


class _Placing:
    """Gives each piece its position."""

    def __init__(self, source: SourceFile) -> None:
        self._source = source
        self.stream = Stream(source.text)
        self.alignment = Alignment(self.stream)
        self._notes: dict[str, int] = {}
        for match in _NOTE.finditer(source.text):
            self._notes.setdefault(match[1].casefold(), match.end())

    def places(self, leaves: Leaves, start: int = 0) -> list[Position]:
        """Positions of a text's pieces and of its notes', in the order in which they are asked for."""
        found = self.alignment.lay(leaves.keys, start)
        offsets = self._offsets(leaves, found)
        own = [self._source.position(offset) for offset in offsets]
        done: list[Position] = []
        cursor, before = 0, 0
        for number, note in leaves.notes:
            done += own[before:number]
            before = number
            after = self.stream.end(found[number - 1] + len(leaves.keys[number - 1])) if number else self.stream.offset(start)
            begin, cursor = self._note(max(cursor, after))
            done += self.places(note, self.stream.index(begin))
        return done + own[before:]

    def _note(self, offset: int) -> tuple[int, int]:
        """Where the note is written that is called next after an offset, and the end of its call."""
        for call in _NOTE_CALL.finditer(self._source.text, offset):
            begin = self._notes.get(call[1].casefold())
            if begin is not None and begin != call.end() + 1:
                return begin, call.end()
        return offset, offset

    def _offsets(self, leaves: Leaves, found: Sequence[int]) -> Iterator[int]:
        end, limits = 0, self._limits(leaves, found)
        for text, key, index, limit in zip(leaves.texts, leaves.keys, found, limits, strict=True):
            if key:
                yield self._with_punctuation(text, self.stream.offset(index))
                end = self.stream.end(index + len(key))
            else:
                yield self._without_letters(text, max(end, self.stream.end(index)), limit)

    def _limits(self, leaves: Leaves, found: Sequence[int]) -> list[int]:
        """For each piece, where the next one with letters begins."""
        limits, limit = [], len(self._source.text)
        for key, index in zip(reversed(leaves.keys), reversed(found), strict=True):
            limits.append(limit)
            limit = self.stream.offset(index) if key else limit
        return limits[::-1]

    def _with_punctuation(self, text: str, offset: int) -> int:
        """Back over what a piece begins with: a quotation mark, a bracket, the box of a task (typed «[ ]», but as long)."""
        first = WORD.search(text)
        opening = text[: first.start()].lstrip() if first else ""
        start = max(offset - len(opening), 0)
        return start if "\n" not in self._source.text[start:offset] else offset

    def _without_letters(self, text: str, start: int, limit: int) -> int:
        """The place of punctuation, of a link's target, of a rule."""
        whole = self._source.text
        if text == "\n":
            rule = _RULE.search(whole, start)
            return rule.start() if rule and rule.start() <= limit else _skip_space(whole, start)
        offset = whole.find(text.strip(), start, start + 2_000) if text.strip() else -1
        return offset if offset >= 0 else _skip_space(whole, start)


def _skip_space(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return min(start, max(len(text) - 1, 0))


def align(data: Sequence[Any], source: SourceFile) -> Aligned:
    """The tree of pandoc's blocks with the places where they were written in ``source``."""
    collector = _Collector()
    blocks_from_json(data, collector)
    placing = _Placing(source)
    places = placing.places(collector.open[0])
    blocks = blocks_from_json(data, _Reply(iter(places)))
    stream, alignment = placing.stream, placing.alignment
    uncovered = tuple(word for start, end in alignment.uncovered() for word in stream.words(start, end))
    return Aligned(blocks, uncovered, tuple(alignment.missing))
