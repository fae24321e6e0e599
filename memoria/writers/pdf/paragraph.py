"""Paragraphs: words into lines, and lines onto the page. Lengths in points."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from memoria.writers.pdf import linebreak
from memoria.writers.pdf.bidi import as_shown
from memoria.writers.pdf.canvas import Target
from memoria.writers.pdf.cutting import Cutting
from memoria.writers.pdf.faces import HARD_HYPHEN, SOFT_HYPHEN
from memoria.writers.pdf.hyphens import cuts
from memoria.writers.pdf.linebreak import Break
from memoria.writers.pdf.strips import Anchor, Event, Pen, Strip
from memoria.writers.pdf.structure import Element
from memoria.writers.pdf.styles import CENTER, JUSTIFIED, RIGHT, Style
from memoria.writers.pdf.words import NUMBER, Piece, Run, Word, cut, split, word_text, word_width

SLACK = 0.01
MOST_OPENED = 0.008
"""What may be added after each letter of a loose line, as a share of its size: less than the eye sees."""
NARROW = 18
"""Width, in ems, under which ragged text is hyphenated."""
WIDEST_WHOLE = 24
"""Width, in ems, from which a word is cut in a cell, so that it leaves the other columns their room."""


class Line(NamedTuple):
    """Words from ``start`` to ``end`` (past the last), with cuts inside the first and the last."""

    start: int
    start_offset: int
    end: int
    end_offset: int
    hyphen: bool
    natural: float
    gaps: int
    is_last: bool


@dataclass(slots=True)
class Label:
    """What stands before the first line: a bullet, a number."""

    word: Word
    element: Element
    x: float
    """From the paragraph's left edge, mostly negative."""


@dataclass(eq=False, slots=True)
class Paragraph:
    """Words in a style. Setting it in a width gives strips, one for each line."""

    words: list[Word | None]
    style: Style
    element: Element
    strut: Run
    """The style's own run, for leading and baseline."""
    label: Label | None = None
    events: tuple[Event, ...] = ()
    anchors: tuple[tuple[int, str], ...] = ()
    """Identifiers of words, by their index."""
    announces: bool = False
    """Between a heading and what it names: a single line keeps with what follows, as the heading does."""
    runs: frozenset[Run] = field(init=False)
    """All that its words are in, to ask them once what a word may have: a note, a picture, a page's number."""

    def __post_init__(self) -> None:
        self.runs = frozenset([run for word in self.words if word for run, _ in word])

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
            here, there = breaks[one], breaks[next_one]
            gaps = there.gaps - here.gaps - (0 if there.offset else 1)
            natural = there.end - here.start
            last = next_one == len(breaks) - 1
            lines.append(
                Line(start + here.word, here.offset, start + there.word, there.offset, there.hyphen, natural, gaps, last)
            )
        return lines

    def _chosen(self, words: list[Word], starts: list[float], ends: list[float], width: float) -> tuple[list[Break], list[int]]:
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


def line_words(words: Sequence[Word | None], line: Line) -> Iterable[Word]:
    """The words of a line, those at its ends cut where it says.

    A hyphen that we print at its end is a soft one; one that the word has is told from it by its character (U+2010), so that
    who puts lines together again keeps it (ISO 32000-1, 14.8.2.2.3).
    """
    end = line.end + (1 if line.end_offset else 0)
    for index in range(line.start, end):
        word = words[index]
        if word is None:
            continue
        stop = line.end_offset if index == line.end else 0
        begin = line.start_offset if index == line.start else 0
        if begin or stop:
            word = cut(word, begin, stop or None)
        if stop and word:
            run, text = word[-1]
            word = (*word[:-1], (run, text + SOFT_HYPHEN if line.hyphen else _ending(text)))
        if word:
            yield word


def _ending(text: str) -> str:
    return text[:-1] + HARD_HYPHEN if text.endswith("-") else text


class LineStrip(Strip):
    """One line of a paragraph."""

    __slots__ = ("is_first", "line", "paragraph", "width")

    def __init__(self, paragraph: Paragraph, line: Line, width: float, is_first: bool) -> None:
        super().__init__(self._height_of(paragraph, line))
        self.paragraph, self.line, self.width, self.is_first = paragraph, line, width, is_first

    @staticmethod
    def _height_of(paragraph: Paragraph, line: Line) -> float:
        """The leading, or what the tallest picture in the line needs."""
        leading = paragraph.style.leading
        if not any(run.picture for run in paragraph.runs):
            return leading
        tallest = 0.0
        for index in range(line.start, line.end):
            word = paragraph.words[index]
            if word and word[0][0].picture:
                tallest = max(tallest, word[0][0].picture.height)
        return max(leading, tallest + leading * 0.4 if tallest > leading * 0.8 else 0.0)

    def baseline(self) -> float:
        """Depth of the baseline below the strip's top: half the leading's excess, then the face's ascent (as CSS 2.1, 10.8.1)."""
        program = self.paragraph.strut.face.program
        size, leading = self.paragraph.style.size, self.paragraph.style.leading
        return (self.height - leading) + (leading - (program.ascent + program.descent) * size) / 2 + program.ascent * size

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Label, words and what goes with them."""
        x, y = left + self.x, top - self.baseline()
        label = self.paragraph.label
        if self.is_first and label:
            pen.canvas.mark(label.element)
            at = x + label.x
            for run, text in label.word:
                pen.canvas.text(at, y, run.face, run.size, run.colour, run.face.encode(text), run.rise, run.tracking)
                at += run.width(text)
        _LineDrawing(self, pen).draw(x, y)

    def right_end(self, x: float, pen: Pen) -> float:
        """Where the drawn words end, for a leader that goes on from there."""
        return x + self.x + _LineDrawing(self, pen).natural


class _LineDrawing:
    """The drawing of one line: same runs together, spaces stretched, links and rules by their extent."""

    def __init__(self, strip: LineStrip, pen: Pen) -> None:
        self.strip, self.pen = strip, pen
        words = list(line_words(strip.paragraph.words, strip.line))
        has_pages = any(run.page_of for run in strip.paragraph.runs)
        words = [self._resolved(word) for word in words] if has_pages else words
        self.words, self.told = as_shown(words, strip.paragraph.element)
        self.natural = strip.line.natural
        self.opened = 0.0
        """Added after each glyph of a loose line."""
        self.link: tuple[Target, Element, float, float, float, float] | None = None
        """The link that is being drawn: where it leads, its element, its two ends, the rise and size of its last run."""
        if has_pages:
            self.natural = sum(word_width(word) for word in self.words)
            self.natural += sum(word[-1][0].space for word in self.words[:-1])

    def _resolved(self, word: Word) -> Word:
        """The word with page numbers in place of their slots."""
        if not any(run.page_of for run, _ in word):
            return word
        return tuple(_numbered(run, self.pen.page_of(run.page_of)) if run.page_of else (run, text) for run, text in word)

    def draw(self, x: float, y: float) -> None:
        """From the strip's left edge and the baseline."""
        strip = self.strip
        for element in self.told:
            element.join()
        align, room = strip.paragraph.style.align, strip.width - self.natural
        stretch = 0.0
        if align == RIGHT:
            x += room
        elif align == CENTER:
            x += room / 2
        elif align == JUSTIFIED and strip.line.gaps > 0 and (not strip.line.is_last or room < 0):
            self.opened = self._opening(room)
            stretch = (room - (self.opened * self._letters() if self.opened else 0.0)) / strip.line.gaps
        ends_with_space = not strip.line.end_offset  # a word that goes on is not parted for those who read its letters
        pending: list[str] = []
        current: Run | None = None
        begin, gap, between = x, 0.0, ""
        last = len(self.words) - 1
        for index, word in enumerate(self.words):
            for run, text in word:
                if run is not current:
                    if current is not None:
                        self._flush(current, pending, begin, x, y)
                    current, begin, pending = run, x, []
                    gap = run.space + stretch
                    between = self._space(run, gap)
                if run.picture is None:
                    pending.append(run.face.substitute(text) if run.is_missing else run.face.encode(text))
                x += run.width(text) + (self.opened * run.face.glyphs(text) if self.opened else 0.0)
            if index < last:
                pending.append(between)
                x += gap
            elif current is not None and ends_with_space:
                pending.append(self._space(current, current.space))
        if current is not None:
            self._flush(current, pending, begin, x, y)
        self._end_link(y)

    def _opening(self, room: float) -> float:
        """What the letters of a loose line give, so that its word spaces need not give it all."""
        style, space = self.strip.paragraph.style, self.strip.paragraph.strut.space
        over = room - self.strip.line.gaps * space * linebreak.STRETCH
        if over <= 0 or any(run.picture for run in self.strip.paragraph.runs):
            return 0.0
        return min(over / max(self._letters(), 1), MOST_OPENED * style.size)

    def _letters(self) -> int:
        return sum(run.face.glyphs(text) for word in self.words for run, text in word)

    def _space(self, run: Run, gap: float) -> str:
        excess = round((run.face.space * run.size + run.tracking + self.opened - gap) * 1000 / run.size)
        code = run.face.encode(" ")
        return f"{code}{excess}" if excess else code

    def _flush(self, run: Run, pending: list[str], begin: float, end: float, y: float) -> None:
        canvas = self.pen.canvas
        element = run.element or self.strip.paragraph.element
        canvas.mark(element)
        if run.picture is not None:
            run.picture.draw_inline(canvas, element, begin, y)
            if pending:
                canvas.text(end, y, run.face, run.size, run.colour, "".join(pending))
        else:
            codes = "".join(pending).replace("><", "")
            canvas.text(begin, y, run.face, run.size, run.colour, codes, run.rise, run.tracking + self.opened)
        if run.underline or run.strike:
            canvas.artifact()
            height = y + run.size * (0.25 if run.strike else -0.13)
            canvas.rule(begin, height, end, height, run.colour, max(0.4, run.size * 0.05))
        if self.link is not None and run.target is not self.link[0]:
            self._end_link(y)
        if run.target is not None:
            self.link = (run.target, _link_of(element), begin if self.link is None else self.link[2], end, run.rise, run.size)

    def _end_link(self, y: float) -> None:
        """One annotation for all the runs of a link that stand side by side."""
        if self.link is not None:
            target, element, begin, end, rise, size = self.link
            self.pen.canvas.link(element, target, begin, y + rise - size * 0.25, end, y + rise + size * 0.8)
            self.link = None


def _numbered(run: Run, page: str) -> Piece:
    """The number of a page, which its link names as well."""
    if run.element is not None:
        run.element.alt = run.element.alt.replace(NUMBER, page)
    if run.target is None:
        return run, page
    return replace(run, target=replace(run.target, text=run.target.text.replace(NUMBER, page))), page


def _link_of(element: Element) -> Element:
    """The Link that an inline element stands in."""
    while element.tag != "Link" and element.parent is not None:
        element = element.parent
    return element
