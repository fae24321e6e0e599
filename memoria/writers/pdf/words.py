"""Words: pieces of text, each in one run, that lines are made of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from memoria.writers.pdf.canvas import Target
from memoria.writers.pdf.faces import Face
from memoria.writers.pdf.structure import Element

if TYPE_CHECKING:
    from memoria.writers.pdf.pictures import Picture
    from memoria.writers.pdf.strips import NoteBody


NUMBER = "\ufffc"
"""Stands for the number of a page in what describes a link, until pages are known."""


class Measured(NamedTuple):
    """A place where a word may be cut, and the widths on its two sides, the hyphen printed there included."""

    place: int
    head: float
    tail: float
    hyphen: bool
    penalty: float


@dataclass(slots=True, eq=False)
class Run:
    """What pieces of text have in common. Lengths in points; ``colour`` as operands."""

    face: Face
    size: float
    colour: str
    element: Element | None = None
    """None: the paragraph's own."""
    rise: float = 0.0
    language: str = ""
    target: Target | None = None
    note: NoteBody | None = None
    page_of: str = ""
    """Identifier whose page number is printed in place of the text."""
    picture: Picture | None = None
    is_missing: bool = False
    """The text is drawn as the replacement character."""
    underline: bool = False
    strike: bool = False
    tracking: float = 0.0
    """Added after each glyph."""
    space: float = 0.0
    words: dict[str, Word] = field(default_factory=dict)
    cuts: dict[tuple[str, bool], tuple[Measured, ...]] = field(default_factory=dict)
    """Of words that were measured, with the language's hyphens and without."""

    def __post_init__(self) -> None:
        self.space = self.space or self.face.space * self.size + self.tracking

    def word(self, text: str) -> Word:
        """A word of one piece; the same words share it."""
        found = self.words.get(text)
        if found is None:
            found = self.words[text] = ((self, text),)
        return found

    def width(self, text: str) -> float:
        """Of text, or of the picture that stands for it."""
        if self.picture is not None:
            return self.picture.width
        width = self.face.width("\ufffd" if self.is_missing else text) * self.size
        return width + len(text) * self.tracking if self.tracking else width

    def halves(self, text: str, places: Sequence[int]) -> Iterable[tuple[float, float]]:
        """Widths before and after each place of a text, in order, from one shaping of it."""
        if self.picture is not None:
            return ((0.0, 0.0) for _ in places)
        if self.is_missing:
            one = self.face.width("\ufffd") * self.size
            return ((one, 0.0) for _ in places)
        tracked, size = self.tracking, self.size
        halves = zip(places, self.face.halves(text, places), strict=True)
        return ((head * size + at * tracked, tail * size + (len(text) - at) * tracked) for at, (head, tail) in halves)


Piece = tuple[Run, str]
Word = tuple[Piece, ...]
"""Between two spaces. None in a list of words is a line end that was asked for."""
MANY = 32
"""Pieces from which a word is looked into by bisection."""


def word_width(word: Word) -> float:
    """Natural width of a word."""
    if len(word) == 1:
        run, text = word[0]
        return run.width(text)
    return sum([run.width(text) for run, text in word])


def word_text(word: Word) -> str:
    """Characters of a word, whatever runs they are in."""
    return word[0][1] if len(word) == 1 else "".join([text for _, text in word])


def cut(word: Word, start: int, end: int | None = None) -> Word:
    """The pieces between two characters of a word."""
    if len(word) == 1:
        run, text = word[0]
        return ((run, text[start:end]),) if text[start:end] else ()
    bounds = _bounds(word) if len(word) > MANY else (0, *accumulate(len(text) for _, text in word))
    stop = bounds[-1] if end is None else end
    first = max(bisect_right(bounds, start) - 1, 0)
    pieces: list[Piece] = []
    for index in range(first, len(word)):
        begin = bounds[index]
        if begin >= stop:
            break
        run, text = word[index]
        part = text[max(0, start - begin) : stop - begin]
        if part:
            pieces.append((run, part))
    return tuple(pieces)


def split(word: Word, places: Iterable[int]) -> Iterator[Word]:
    """All parts of a word between places given in order, in one walk."""
    pieces: list[Piece] = []
    waiting = iter(places)
    place, position = next(waiting, None), 0
    for run, text in word:
        start = 0
        while place is not None and place - position <= len(text):
            yield (*pieces, (run, text[start : place - position]))
            pieces, start, place = [], place - position, next(waiting, None)
        pieces.append((run, text[start:]))
        position += len(text)
    yield tuple(pieces)


@lru_cache(maxsize=16)
def _bounds(word: Word) -> tuple[int, ...]:
    """Where the pieces of a word begin, and its end. Kept, since a word of many pieces is cut once for each of its lines."""
    return (0, *accumulate(len(text) for _, text in word))
