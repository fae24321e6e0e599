"""Paragraphs: words into lines. Lengths in points."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from memoria.writers.pdf import linebreak
from memoria.writers.pdf.cutting import Cutting
from memoria.writers.pdf.hyphens import cuts
from memoria.writers.pdf.linebreak import Break, Place
from memoria.writers.pdf.linestrips import Line, LineStrip, Wording, line_words
from memoria.writers.pdf.strips import Anchor, Event, Strip
from memoria.writers.pdf.styles import JUSTIFIED
from memoria.writers.pdf.words import Piece, Word, split, word_text, word_width

SLACK = 0.01
NARROW = 18
"""Width, in ems, under which ragged text is hyphenated."""
WIDEST_WHOLE = 24
"""Width, in ems, from which a word is cut in a cell, so that it leaves the other columns their room."""


@dataclass(eq=False, slots=True)
class Paragraph(Wording):
    """Words in a style. Setting it in a width gives strips, one for each line."""

    events: tuple[Event, ...] = ()
    anchors: tuple[tuple[int, str], ...] = ()
    """Identifiers of words, by their index."""
    announces: bool = False
    """Between a heading and what it names: a single line keeps with what follows, as the heading does."""

    def strips(self, width: float) -> list[Strip]:
        """The lines; two of them at least on either side of a page's end, and no word cut by it."""
        lines = list(self._lines(width))
        made: list[Strip] = [LineStrip(self, line, width, index == 0) for index, line in enumerate(lines)]
        if not made:
            return []
        for strip in made[:-1] if len(made) <= 3 or self.style.stick else (made[0], made[-2]):
            strip.stick = True
        for strip, line in zip(made, lines, strict=True):
            if line.hyphen:
                strip.stick = True
        made[0].above, made[-1].below = self.style.before, self.style.after
        made[-1].stick = self.style.stick or (self.announces and len(made) == 1)
        self._attach(made, lines)
        return made

    def widths(self) -> tuple[float, float]:
        """Widest unbreakable part, and the width of the longest line that was asked for."""
        least = widest = line = 0.0
        for word in self.words:
            if word is None:
                line = 0.0
                continue
            width = word_width(word)
            line += width + (word[-1][0].space if line else 0.0)
            widest = max(widest, line)
            least = max(least, min(self._least(word, width), WIDEST_WHOLE * self.style.size) if width > least else 0.0)
        return least, widest

    def _least(self, word: Word, width: float) -> float:
        """Width of the widest part of a word between the places where it parts without a hyphen."""
        places = [place for place, hyphen in cuts(word_text(word), word[0][0].language, False) if not hyphen]
        if not places:
            return width
        return max(map(word_width, split(word, places)))

    def _attach(self, strips: Sequence[Strip], lines: Sequence[Line]) -> None:
        """Give each line the notes called in it and the names of places in it."""
        strips[0].events = self.events
        ends = [line.end + bool(line.end_offset) for line in lines]
        for index, identifier in self.anchors:
            strips[min(bisect_right(ends, index), len(lines) - 1)].events += (Anchor(identifier),)
        if any(run.note for run in self.runs):
            for strip, line in zip(strips, lines, strict=True):
                strip.notes = tuple(run.note for run, _ in self._pieces(line) if run.note)

    def _pieces(self, line: Line) -> Iterable[Piece]:
        for word in line_words(self.words, line):
            yield from word

    # --- breaking

    def _lines(self, width: float) -> Iterable[Line]:
        start = 0
        count = len(self.words)
        while start < count:
            end = start
            while end < count and self.words[end] is not None:
                end += 1
            if end > start:
                yield from self._broken(start, end, width)
            else:
                yield Line(start, 0, start, 0, False, 0.0, 0, True)
            start = end + 1

    def _broken(self, start: int, end: int, width: float) -> Iterable[Line]:
        """Lines of the words between two line ends that were asked for."""
        words = [word for word in self.words[start:end] if word is not None]
        measures = [word_width(word) for word in words]
        starts, position = [], 0.0
        for word, measure in zip(words, measures, strict=True):
            starts.append(position)
            position += measure + word[-1][0].space
        ends = [begin + measure for begin, measure in zip(starts, measures, strict=True)]
        if ends[-1] <= width + SLACK:
            return [Line(start, 0, end, 0, False, ends[-1], len(words) - 1, True)]
        breaks, chosen = self._chosen(words, starts, ends, width)
        lines = []
        for one, next_one in pairwise(chosen):
            here, there = Break(*breaks[one]), Break(*breaks[next_one])
            gaps = there.gaps - here.gaps - (0 if there.offset else 1)
            natural = there.end - here.start
            last = next_one == len(breaks) - 1
            lines.append(
                Line(start + here.word, here.offset, start + there.word, there.offset, there.hyphen, natural, gaps, last)
            )
        return lines

    def _chosen(self, words: list[Word], starts: list[float], ends: list[float], width: float) -> tuple[list[Place], list[int]]:
        """The possible breaks of the attempt that succeeded, and those chosen."""
        cutting = Cutting(words, starts, ends, width)
        if self.style.align == JUSTIFIED:
            for attempt, tolerance in enumerate(linebreak.TOLERANCES):
                if attempt and not self.style.hyphenate:
                    break
                if attempt < 2:  # the others look for other lines among the same breaks
                    breaks = cutting.breaks(hyphenate=self.style.hyphenate and attempt > 0, all_cuts=attempt > 0)
                found = linebreak.total_fit(breaks, width, self.strut.space, tolerance)
                if found:
                    return breaks, found
        is_narrow = width < NARROW * self.style.size
        breaks = cutting.breaks(hyphenate=self.style.hyphenate and (is_narrow or self.style.align == JUSTIFIED), all_cuts=True)
        if self.style.balanced:
            return breaks, linebreak.balanced_fit(breaks, width)
        return breaks, linebreak.first_fit(breaks, width)
