"""Strips: the slices that pages are stacked from, and the column that stacks them.

Everything that is set becomes a list of strips (a line, a table row, a picture), each with the space it wants around it
and the frames it stands in. A page, a table cell and a footnote are all columns of strips. Lengths in points, ``y``
measured downwards inside a column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from memoria.writers.pdf.canvas import Canvas

NEVER = 1e9


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place with a name."""

    identifier: str


@dataclass(frozen=True, slots=True)
class RunningHead:
    """From here on, the chapter in the running head."""

    text: str


@dataclass(frozen=True, slots=True)
class Bleed:
    """A ground across the page from its top down to this strip's foot; the page has no running head."""

    colour: str
    least: float
    """Least depth of the ground, from the page's top."""
    pad: float
    """Ground below the strip."""


Event = Anchor | RunningHead | Bleed


@dataclass(eq=False, slots=True)
class Frame:
    """What is painted behind and around consecutive strips: a ground, a bar at the left, rules above and below.

    A frame that goes on overleaf is painted on each page; rules only where it begins and ends.
    """

    x: float
    width: float
    pad_top: float = 0.0
    pad_bottom: float = 0.0
    ground: str = ""
    bar: tuple[str, float] | None = None
    """Colour and width of the bar at the left edge."""
    rule_above: tuple[str, float] | None = None
    rule_below: tuple[str, float] | None = None
    box: tuple[str, float] | None = None

    def draw(self, canvas: Canvas, left: float, top: float, bottom: float) -> None:
        """Paint between two heights of the page."""
        canvas.artifact()
        x = left + self.x
        if self.ground:
            canvas.rectangle(x, bottom, self.width, top - bottom, self.ground)
        if self.bar:
            canvas.rectangle(x, bottom, self.bar[1], top - bottom, self.bar[0])
        if self.rule_above:
            canvas.rule(x, top, x + self.width, top, *self.rule_above)
        if self.rule_below:
            canvas.rule(x, bottom, x + self.width, bottom, *self.rule_below)
        if self.box:
            canvas.outline(x, bottom, self.width, top - bottom, self.box[0], self.box[1], 2.0)


@dataclass(slots=True)
class Pen:
    """What strips draw with: the canvas, and the printed number of each identifier's page."""

    canvas: Canvas
    page_of: Callable[[str], str]
    last: list[Callable[[], None]] = field(default_factory=list)
    """What is drawn when all else of the page is: artifacts with words, that stand in no sentence."""


class Strip:
    """One slice. ``stick`` keeps it on the page of the next; where it is ``loose``, as long as no page is left with much white.
    ``repeat`` is set again when a page starts with this strip.
    """

    __slots__ = ("above", "below", "events", "frames", "height", "loose", "notes", "repeat", "stick", "x")

    def __init__(self, height: float, *, above: float = 0.0, below: float = 0.0, stick: bool = False) -> None:
        self.height = height
        self.above = above
        self.below = below
        self.stick = stick
        self.loose = False
        self.x = 0.0
        self.notes: tuple[NoteBody, ...] = ()
        self.events: tuple[Event, ...] = ()
        self.frames: tuple[Frame, ...] = ()
        self.repeat: tuple[Strip, ...] = ()

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw at a place of the page; ``left`` is the column's edge."""

    def split(self, room: float) -> tuple[Strip, Strip] | None:
        """Two strips of which the first is no higher than ``room``, where the strip can be cut."""
        del room
        return None

    def all_events(self) -> Iterable[tuple[Event, float]]:
        """Events of the strip and of what is in it, with their depth from its top."""
        return ((event, 0.0) for event in self.events)


class Flow(Protocol):
    """Something that can be set in any width."""

    def strips(self, width: float) -> list[Strip]:
        """Set it."""

    def widths(self) -> tuple[float, float]:
        """Least width without overflow, and natural width without any line end of ours."""


@dataclass(eq=False, slots=True)
class NoteBody:
    """A footnote: a note's flows, ready to be set in the width of whatever page it falls on."""

    flows: tuple[Flow, ...]
    _width: float = 0.0
    _strips: list[Strip] = field(default_factory=list)

    def strips(self, width: float) -> list[Strip]:
        """The note's lines, and after them those of the notes that it calls; the same ones until another width is asked for."""
        if width != self._width:
            self._width = width
            own = [strip for flow in self.flows for strip in flow.strips(width)]
            self._strips = [*own, *(strip for one in own for note in one.notes for strip in note.strips(width))]
        return self._strips


@dataclass(slots=True)
class Column:
    """Strips stacked from the top. ``y`` is the depth reached so far, the pads of closed frames included."""

    placed: list[tuple[Strip, float]] = field(default_factory=list)
    y: float = 0.0
    _below: float = 0.0
    _open: list[tuple[Frame, float]] = field(default_factory=list)
    _closed: list[tuple[Frame, float, float]] = field(default_factory=list)

    def reach(self, strip: Strip) -> float:
        """Depth after placing a strip, the pads of its open frames included."""
        common = self._common(strip)
        y = self.y + sum(frame.pad_bottom for frame, _ in self._open[common:])
        if self.placed:
            y += max(self._below, strip.above)
        y += sum(frame.pad_top for frame in strip.frames[common:])
        return y + strip.height + sum(frame.pad_bottom for frame in strip.frames)

    def place(self, strip: Strip) -> None:
        """Put a strip below the others."""
        common = self._common(strip)
        self._close(common)
        if self.placed:
            self.y += max(self._below, strip.above)
        for frame in strip.frames[common:]:
            self._open.append((frame, self.y))
            self.y += frame.pad_top
        self.placed.append((strip, self.y))
        self.y += strip.height
        self._below = strip.below

    def sketch(self) -> Column:
        """A column that stands as deep as this one, to try things on."""
        return Column(self.placed[-1:], self.y, self._below, list(self._open))

    def close(self) -> float:
        """Close all frames; the height is returned."""
        self._close(0)
        return self.y

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Frames first, then what stands on them."""
        self.close()
        for frame, start, end in sorted(self._closed, key=lambda closed: closed[1] - closed[2]):
            frame.draw(pen.canvas, left, top - start, top - end)
        for strip, y in self.placed:
            strip.draw(pen, left, top - y)

    def _common(self, strip: Strip) -> int:
        common = 0
        for (frame, _), wanted in zip(self._open, strip.frames, strict=False):
            if frame is not wanted:
                break
            common += 1
        return common

    def _close(self, keep: int) -> None:
        while len(self._open) > keep:
            frame, start = self._open.pop()
            self.y += frame.pad_bottom
            self._closed.append((frame, start, self.y))


def stacked(strips: Iterable[Strip]) -> Column:
    """A closed column of strips."""
    column = Column()
    for strip in strips:
        column.place(strip)
    column.close()
    return column


def depth_of(strips: Sequence[Strip]) -> float:
    """Of a closed column of strips, without making it: a cell that goes on for a hundred pages is measured on each of them."""
    if any(strip.frames for strip in strips):
        return stacked(strips).y
    depth = below = 0.0
    for index, strip in enumerate(strips):
        if index:
            depth += max(below, strip.above)
        depth += strip.height
        below = strip.below
    return depth


def space_around(strips: Sequence[Strip], above: float, below: float) -> None:
    """Set the outer space of a group of strips."""
    if strips:
        strips[0].above = max(above, 0.0)
        strips[-1].below = max(below, 0.0)


def keep_together(strips: Sequence[Strip], limit: float = NEVER) -> None:
    """Keep strips on one page when they are not higher than ``limit``."""
    if sum(strip.height for strip in strips) <= limit:
        for strip in strips[:-1]:
            strip.stick = True
