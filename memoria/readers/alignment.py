"""Where each piece of a tree was written: the tree's words are found again in the source, in order.

Pandoc's ``sourcepos`` would triple the JSON. Instead, letters and digits of the source make one long stream, those of the tree
another, and the second is laid along the first from beginning to end; footnotes, which stand elsewhere than they are called, one
by one. What of the source is left uncovered is syntax, or text that the reader swallowed (``lost``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.entities import html5
from itertools import pairwise
from typing import Any, NamedTuple

from memoria.document.pandoc_json import blocks_from_json
from memoria.document.tree import Block
from memoria.source import Position, SourceFile

_WORD = re.compile(r"[^\W_]+")
_WORD_OR_ENTITY = re.compile(r"(?<!\\)&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);|[^\W_]+")
_NOTE_CALL = re.compile(r"\[\^([^\]\s]+)\]")
_NOTE = re.compile(r"^(?:[ \t]|[>*+-])*\[\^([^\]\s]+)\]:", re.MULTILINE)
_RULE = re.compile(r"^[ \t>]*([-*_])(?:[ \t]*\1){2,}[ \t]*$", re.MULTILINE)
_PROBES = ((48, None), (24, 20_000), (12, 2_000))
"""Lengths of the strings that are looked for where source and tree part, and how far ahead."""
_BEGINNINGS = ((8, 80), (4, 40), (2, 16), (1, 12))
"""Lengths of the beginnings of a word that are looked for last, and how far ahead."""
_NEAR = 1_000
_WIDE_SEARCHES = 200
"""So many failed searches to the end of the file are made; then they stay near, and the time stays linear."""


def _decoded(entity: str) -> str:
    """The letters of an entity; of what is none, the letters as typed."""
    name = entity[1:-1]
    if not name.startswith("#"):
        return html5.get(name + ";", name)
    number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    return chr(number) if 0 < number < 0x110000 else ""


class Stream:
    """The letters and digits of a text as one string, and where each of them stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        """For each word, the place of its first letter in ``letters``."""
        self.offsets: list[int] = []
        """For each word, its offset in the text."""
        pieces: list[str] = []
        length = 0
        for match in (_WORD_OR_ENTITY if "&" in text else _WORD).finditer(text):
            word = match[0]
            if word[0] == "&":
                word = "".join(_WORD.findall(_decoded(word)))
                if not word:
                    continue
            pieces.append(word)
            self.starts.append(length)
            self.offsets.append(match.start())
            length += len(word)
        self.letters = "".join(pieces)

    def offset(self, index: int) -> int:
        """The offset in the text of a letter of the stream; of the end for an index past it."""
        word = bisect_right(self.starts, index) - 1
        if word < 0 or index >= len(self.letters):
            return len(self.text) if self.starts else 0
        return self.offsets[word] + index - self.starts[word]

    def end(self, index: int) -> int:
        """The offset right after the letter before ``index``."""
        return self.offset(index - 1) + 1 if index else 0

    def index(self, offset: int) -> int:
        """The first letter of the stream that stands at an offset of the text or after it."""
        word = bisect_right(self.offsets, offset) - 1
        if word < 0:
            return 0
        end = self.starts[word + 1] if word + 1 < len(self.starts) else len(self.letters)
        return min(self.starts[word] + offset - self.offsets[word], end)

    def words(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The words, or parts of words, between two letters of the stream, as offsets in the text."""
        while start < end:
            word = bisect_right(self.starts, start)
            last = min(end, self.starts[word] if word < len(self.starts) else len(self.letters))
            yield self.offset(start), self.end(last)
            start = last

    def last_word(self, index: int) -> int:
        """The length of the word that ends before a letter."""
        return index - self.starts[bisect_right(self.starts, index - 1) - 1]

    def at_word(self, index: int) -> bool:
        """True at the first letter of a word, and at the end."""
        word = bisect_right(self.starts, index) - 1
        return index >= len(self.letters) or (word >= 0 and self.starts[word] == index)


class Segment(NamedTuple):
    """``length`` letters of the tree from ``wanted`` on are those of the source from ``found`` on."""

    wanted: int
    found: int
    length: int


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
        self.open[-1].add(text, "".join(_WORD.findall(text)))
        return None

    def code(self, text: str) -> Position | None:
        decoded = _WORD_OR_ENTITY.sub(lambda match: _decoded(match[0]) if match[0][0] == "&" else match[0], text)
        self.open[-1].add(text.partition("\n")[0], "".join(_WORD.findall(decoded)))
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


# --- laying one stream along the other ---------------------------------------------------------------------------


class Alignment:
    """Lays streams of the tree along the stream of the source, and keeps which letters of it were covered."""

    def __init__(self, source: Stream) -> None:
        self.source = source
        self.covered = bytearray(len(source.letters))
        self.missing: list[str] = []
        """Letters of the tree that were not found anywhere."""
        self._searches = _WIDE_SEARCHES

    def lay(self, keys: Sequence[str], start: int) -> list[int]:
        """Where each key begins in the stream, from ``start`` on; where the one before ended for those that were not found."""
        wanted, bounds = "".join(keys), _bounds(keys)
        segments, skipped = self._segments(wanted, bounds, start)
        for segment in segments:
            self._cover(segment)
        segments += filter(None, [self._elsewhere(wanted, *piece) for piece in skipped])
        return list(_places(bounds, sorted(segments), start))

    def _cover(self, segment: Segment) -> None:
        self.covered[segment.found : segment.found + segment.length] = b"\1" * segment.length

    def _elsewhere(self, wanted: str, start: int, length: int) -> Segment | None:
        """A piece that is out of order (the caption of an HTML table), where nothing else lies."""
        words = wanted[start : start + length]
        found = self.source.letters.find(words) if self._searches else -1
        while found >= 0:
            if self.source.at_word(found) and self.covered.find(1, found, found + length) < 0:
                segment = Segment(start, found, length)
                self._cover(segment)
                return segment
            found = self.source.letters.find(words, found + 1)
        self._searches = max(self._searches - 1, 0)
        self.missing.append(words)
        return None

    def uncovered(self) -> Iterator[tuple[int, int]]:
        """Stretches of the source's stream that nothing of the tree covers."""
        start = self.covered.find(0)
        while start >= 0:
            end = self.covered.find(1, start)
            end = len(self.covered) if end < 0 else end
            yield start, end
            start = self.covered.find(0, end)

    def _segments(self, wanted: str, bounds: Sequence[int], start: int) -> tuple[list[Segment], list[tuple[int, int]]]:
        """What was found in order, and the pieces (place and length) that were not."""
        done: list[Segment] = []
        skipped: list[tuple[int, int]] = []
        i, j = 0, start
        while i < len(wanted):
            length = _common(wanted, i, self.source.letters, j)
            if length:
                done.append(Segment(i, j, length))
                i, j = i + length, j + length
                continue
            end = bounds[bisect_right(bounds, i)]
            found = self._from_word(done, wanted, bounds, i, j)
            if found is not None:
                i, j = found
                continue
            there = self._resume(wanted, i, j, end)
            if there is not None:
                i, j = self._slide(done, wanted, i, j, there)
                continue
            skip = self._surplus(wanted, i, j) or end - i
            skipped.append((i, skip))
            i += skip
        return done, skipped

    def _from_word(self, done: list[Segment], wanted: str, bounds: Sequence[int], i: int, j: int) -> tuple[int, int] | None:
        """Where tree and source part inside a word, the letters before were those of another: «<span>seis», of which «s»."""
        back = self.source.last_word(j) if j and done and not self.source.at_word(j) else 0
        if not back or done[-1].found + done[-1].length != j or back > done[-1].length:
            return None
        there = self._resume(wanted, i - back, j, bounds[bisect_right(bounds, i - back)])
        if there is None:
            return None
        last = done[-1]
        done[-1] = Segment(last.wanted, last.found, last.length - back)
        return i - back, there

    def _resume(self, wanted: str, i: int, j: int, end: int) -> int | None:
        """Where in the source the tree goes on, when the source has something in between."""
        far = None
        for length, reach in _PROBES:
            if len(wanted) - i < length or (reach is None and not self._searches):
                continue
            found = self.source.letters.find(wanted[i : i + length], j, None if reach is None else j + reach)
            if found >= 0 and (found - j < _NEAR or far is None):
                far = found
                if found - j < _NEAR:
                    break
            elif reach is None:
                self._searches -= 1
        return far if far is not None else self._whole_word(wanted[i:end], j) or self._beginning(wanted[i:end], j)

    def _beginning(self, words: str, start: int) -> int | None:
        """A word near by that begins as a piece does, which something else cuts off: «ACUE</b>RDO»."""
        for length, reach in _BEGINNINGS:
            found = self.source.letters.find(words[:length], start, start + reach) if len(words) > length else -1
            while found >= 0 and not self.source.at_word(found):
                found = self.source.letters.find(words[:length], found + 1, start + reach)
            if found >= 0:
                return found
        return None

    def _whole_word(self, words: str, start: int) -> int | None:
        letters, limit = self.source.letters, start + _NEAR
        found = letters.find(words, start, limit)
        while found >= 0:
            if self.source.at_word(found) and self.source.at_word(found + len(words)):
                return found
            found = letters.find(words, found + 1, limit)
        return None

    def _slide(self, done: list[Segment], wanted: str, i: int, j: int, found: int) -> tuple[int, int]:
        """Move a gap to the left until it begins and ends with whole words: «fin {.aviso} abuelo» hides «aviso», not «viso a»."""
        at_word, last = self.source.at_word, done[-1] if done else None
        if last is None or last.found + last.length != j:
            return i, found
        if at_word(j) and at_word(found):
            return self._out_of_label(done, i, j, found)
        for back in range(1, min(last.length, found - j) + 1):
            if wanted[i - back] != self.source.letters[found - back]:
                break
            if at_word(j - back) and at_word(found - back):
                done[-1] = Segment(last.wanted, last.found, last.length - back)
                return i - back, found - back
        return i, found

    def _out_of_label(self, done: list[Segment], i: int, j: int, found: int) -> tuple[int, int]:
        """Of «[a]: …», a definition, the word was not covered if it comes again before the tree goes on: that one was meant."""
        last, length = done[-1], self.source.last_word(j)
        again = None
        if length <= last.length and self.source.text.startswith("]:", self.source.end(j)):
            again = self._whole_word(self.source.letters[j - length : j], j)
        if again is None or again >= found:
            return i, found
        done[-1] = Segment(last.wanted, last.found, last.length - length)
        return i - length, again

    def _surplus(self, wanted: str, i: int, j: int) -> int:
        """How many letters of the tree, up to eight, the source has not."""
        for skip in range(1, 9):
            probe = wanted[i + skip : i + skip + 24]
            if probe and self.source.letters.startswith(probe, j):
                return skip
        return 0


def _bounds(keys: Sequence[str]) -> list[int]:
    bounds = [0]
    for key in keys:
        bounds.append(bounds[-1] + len(key))
    return bounds


def _places(bounds: Sequence[int], segments: Sequence[Segment], start: int) -> Iterator[int]:
    number, last = 0, start
    for begin, end in pairwise(bounds):
        while number < len(segments) and segments[number].wanted + segments[number].length <= begin:
            last = segments[number].found + segments[number].length
            number += 1
        if number < len(segments) and segments[number].wanted < max(end, begin + 1) and end > begin:
            segment = segments[number]
            yield segment.found + max(0, begin - segment.wanted)
        elif number < len(segments) and segments[number].wanted < begin:
            yield segments[number].found + begin - segments[number].wanted
        else:
            yield last


def _common(one: str, i: int, other: str, j: int) -> int:
    """The length of the common beginning of ``one[i:]`` and ``other[j:]``."""
    done, step = 0, 64
    limit = min(len(one) - i, len(other) - j)
    while done < limit:
        size = min(step, limit - done)
        if one[i + done : i + done + size] == other[j + done : j + done + size]:
            done += size
            step *= 2
        elif size == 1:
            break
        else:
            step = size // 2
            limit = done + size
    return done


# --- from streams to places --------------------------------------------------------------------------------------


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
        first = _WORD.search(text)
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
