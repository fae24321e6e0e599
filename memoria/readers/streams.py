"""Letters and digits of a text as one stream, and one stream laid along another.

The tree's words come in the order of the source, which has more of them: syntax, and what the reader swallowed. Where the two
part, the place is looked for where they go on together, from long strings to short ones and never far for the short.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from html.entities import html5
from itertools import pairwise
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+")
WORD_OR_ENTITY = re.compile(r"(?<!\\)&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);|[^\W_]+")
_PROBES = ((48, None), (24, 20_000), (12, 2_000))
"""Lengths of the strings that are looked for where source and tree part, and how far ahead."""
_BEGINNINGS = ((8, 80), (4, 40), (2, 16), (1, 12))
"""Lengths of the beginnings of a word that are looked for last, and how far ahead."""
_NEAR = 1_000
_WIDE_SEARCHES = 200
"""So many failed searches to the end of the file are made; then they stay near, and the time stays linear."""


def decoded(entity: str) -> str:
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
        for match in (WORD_OR_ENTITY if "&" in text else WORD).finditer(text):
            word = match[0]
            if word[0] == "&":
                word = "".join(WORD.findall(decoded(word)))
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
