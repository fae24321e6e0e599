"""Lines of words on the page: what stands in each, and its drawing. Lengths in points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from memoria.writers.pdf import linebreak
from memoria.writers.pdf.bidi import as_shown
from memoria.writers.pdf.canvas import Target
from memoria.writers.pdf.faces import HARD_HYPHEN, SOFT_HYPHEN
from memoria.writers.pdf.strips import Pen, Strip
from memoria.writers.pdf.structure import Element
from memoria.writers.pdf.styles import CENTER, JUSTIFIED, RIGHT, Style
from memoria.writers.pdf.words import NUMBER, Piece, Run, Word, cut, word_width

MOST_OPENED = 0.008
"""What may be added after each letter of a loose line, as a share of its size: less than the eye sees."""


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
class Wording:
    """Words in a style, which lines are made of."""

    words: list[Word | None]
    style: Style
    element: Element
    strut: Run
    """The style's own run, for leading and baseline."""
    label: Label | None = None
    runs: frozenset[Run] = field(init=False)
    """All that its words are in, to ask them once what a word may have: a note, a picture, a page's number."""

    def __post_init__(self) -> None:
        self.runs = frozenset([run for word in self.words if word for run, _ in word])


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
    """One line of a wording."""

    __slots__ = ("is_first", "line", "width", "wording")

    def __init__(self, wording: Wording, line: Line, width: float, is_first: bool) -> None:
        super().__init__(self._height_of(wording, line))
        self.wording, self.line, self.width, self.is_first = wording, line, width, is_first

    @staticmethod
    def _height_of(wording: Wording, line: Line) -> float:
        """The leading, or what the tallest picture in the line needs."""
        leading = wording.style.leading
        if not any(run.picture for run in wording.runs):
            return leading
        tallest = 0.0
        for index in range(line.start, line.end):
            word = wording.words[index]
            if word and word[0][0].picture:
                tallest = max(tallest, word[0][0].picture.height)
        return max(leading, tallest + leading * 0.4 if tallest > leading * 0.8 else 0.0)

    def baseline(self) -> float:
        """Depth of the baseline below the strip's top: half the leading's excess, then the face's ascent (as CSS 2.1, 10.8.1)."""
        program = self.wording.strut.face.program
        size, leading = self.wording.style.size, self.wording.style.leading
        return (self.height - leading) + (leading - (program.ascent + program.descent) * size) / 2 + program.ascent * size

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Label, words and what goes with them."""
        x, y = left + self.x, top - self.baseline()
        label = self.wording.label
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
        words = list(line_words(strip.wording.words, strip.line))
        has_pages = any(run.page_of for run in strip.wording.runs)
        words = [self._resolved(word) for word in words] if has_pages else words
        self.words, self.told = as_shown(words, strip.wording.element)
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
        align, room = strip.wording.style.align, strip.width - self.natural
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
        style, space = self.strip.wording.style, self.strip.wording.strut.space
        over = room - self.strip.line.gaps * space * linebreak.STRETCH
        if over <= 0 or any(run.picture for run in self.strip.wording.runs):
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
        element = run.element or self.strip.wording.element
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
