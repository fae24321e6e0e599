"""Flows other than paragraphs and tables: groups, pictures, rules, and instructions to the page builder. Points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from memoria.theme import MM
from memoria.writers.pdf.pictures import Picture
from memoria.writers.pdf.strips import Anchor, Event, Flow, Frame, Pen, Strip, keep_together, space_around

NARROWEST = 12 * MM
"""Room that must be left for an indent to be made: lists in lists in lists stay on the page."""


@dataclass(frozen=True, slots=True)
class Instruction:
    """Something for the page builder that is not set itself."""

    def strips(self, width: float) -> list[Strip]:
        """None."""
        del width
        return []

    def widths(self) -> tuple[float, float]:
        """None."""
        return 0.0, 0.0


@dataclass(frozen=True, slots=True)
class NewPage(Instruction):
    """Go on on a new page; ``keep``: with headings that wait for what follows, which a chapter's begins without."""

    keep: bool = True


@dataclass(frozen=True, slots=True)
class Turn(Instruction):
    """Go on on a new page, landscape or upright."""

    landscape: bool


@dataclass(frozen=True, slots=True)
class Numbering(Instruction):
    """Go on on a new page, numbered in roman or arabic; ``restart`` from 1."""

    roman: bool
    restart: bool


@dataclass(eq=False, slots=True)
class Together:
    """Flows of a part of the volume that stand on one page where they are no longer than one."""

    flows: list[Flow]

    def strips(self, width: float) -> list[Strip]:
        """Those of all flows; the page builder asks them one by one, since some hang over."""
        return [strip for flow in self.flows for strip in flow.strips(width)]

    def widths(self) -> tuple[float, float]:
        """Of the widest flow."""
        found = [flow.widths() for flow in self.flows]
        return max((least for least, _ in found), default=0.0), max((natural for _, natural in found), default=0.0)


@dataclass(eq=False, slots=True)
class Group:
    """Flows indented together, perhaps in a frame, with space around them."""

    flows: list[Flow]
    left: float = 0.0
    right: float = 0.0
    before: float | None = None
    after: float | None = None
    frame: Frame | None = None
    """Its ``x`` and ``width`` are set when the group is; ``left`` and ``right`` are measured from the frame's edges."""
    frame_left: float = 0.0
    whole_below: float = 0.0
    """Kept on one page when not higher than this."""
    events: tuple[Event, ...] = ()
    stick: bool = False

    def strips(self, width: float) -> list[Strip]:
        """The strips of all flows."""
        frame_left, left, right = self.frame_left, self.left, self.right
        if width - frame_left - left - right < NARROWEST:
            frame_left = left = right = 0.0
        inner = width - frame_left - left - right
        made = [strip for flow in self.flows for strip in flow.strips(inner)]
        if not made:
            return _anchored(self.events)
        if self.frame is not None:
            self.frame.x, self.frame.width = frame_left, width - frame_left
        distance = frame_left + left
        for frame in {id(frame): frame for strip in made for frame in strip.frames}.values():
            frame.x += distance
        for strip in made:
            strip.x += distance
            if self.frame is not None:
                strip.frames = (self.frame, *strip.frames)
        self._space(made)
        if self.whole_below:
            keep_together(made, self.whole_below)
        if self.stick:
            made[-1].stick = True
        made[0].events = self.events + made[0].events
        return made

    def _space(self, made: list[Strip]) -> None:
        above = made[0].above if self.before is None else self.before
        below = made[-1].below if self.after is None else self.after
        space_around(made, above, below)

    def widths(self) -> tuple[float, float]:
        """Of the widest flow, with the indents."""
        edges = self.frame_left + self.left + self.right
        least = max((flow.widths()[0] for flow in self.flows), default=0.0)
        natural = max((flow.widths()[1] for flow in self.flows), default=0.0)
        return least + edges, natural + edges


def _anchored(events: tuple[Event, ...]) -> list[Strip]:
    """A strip of no height for the names of an empty group."""
    if not events:
        return []
    strip = Strip(0.0, stick=True)
    strip.events = events
    return [strip]


@dataclass(eq=False, slots=True)
class Wide:
    """A flow that may hang over into the outer margin, where it stands on the page itself."""

    flow: Flow

    def strips(self, width: float) -> list[Strip]:
        """Those of the flow."""
        return self.flow.strips(width)

    def widths(self) -> tuple[float, float]:
        """Those of the flow."""
        return self.flow.widths()


def hung_over(flows: Sequence[Flow], *, where: bool) -> list[Flow]:
    """Flows that may hang over, where they stand on the page itself."""
    return [flow if isinstance(flow, Wide | Instruction) else Wide(flow) for flow in flows] if where else list(flows)


@dataclass(eq=False, slots=True)
class PictureFlow:
    """A picture on a line of its own, no wider than the column and no higher than the page leaves."""

    picture: Picture
    share: float | None = None
    """Width asked for, as a share of the column."""
    width: float | None = None
    limits: tuple[float, float, float] = (500.0, 560.0, 380.0)
    """Width of an upright page's text, and the height that a picture may have on it and on a turned page."""
    before: float = 6.0
    after: float = 6.0
    stick: bool = False
    is_code: bool = False
    """The code of an address: at the left."""
    events: tuple[Event, ...] = ()

    def strips(self, width: float) -> list[Strip]:
        """One strip."""
        source = self.picture.source
        upright_width, upright_height, turned_height = self.limits
        limit = turned_height if width > upright_width + 1 else upright_height
        wanted = self.share * width if self.share else self.width or source.width
        wide = min(wanted, width, limit * source.width / source.height)
        picture = Picture(source, wide, wide * source.height / source.width, self.picture.element)
        strip = PictureStrip(picture, 0.0 if self.is_code else (width - wide) / 2)
        strip.above, strip.below, strip.stick, strip.events = self.before, self.after, self.stick, self.events
        return [strip]

    def widths(self) -> tuple[float, float]:
        """A picture may shrink to a third."""
        natural = self.width or self.picture.source.width
        return min(natural, 60.0), natural


class PictureStrip(Strip):
    """A picture at its place in the column."""

    __slots__ = ("offset", "picture")

    def __init__(self, picture: Picture, offset: float) -> None:
        super().__init__(picture.height)
        self.picture, self.offset = picture, offset

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """The picture."""
        self.picture.draw(pen.canvas, left + self.x + self.offset, top - self.height)


@dataclass(eq=False, slots=True)
class RuleFlow:
    """A short rule between passages."""

    colour: str
    width: float = 90.0

    def strips(self, width: float) -> list[Strip]:
        """One strip."""
        strip = RuleStrip(self.colour, (width - self.width) / 2, self.width)
        strip.above = strip.below = 6.0
        return [strip]

    def widths(self) -> tuple[float, float]:
        """Its own."""
        return self.width / 3, self.width


class RuleStrip(Strip):
    """A rule."""

    __slots__ = ("colour", "length", "offset")

    def __init__(self, colour: str, offset: float, length: float) -> None:
        super().__init__(6.0)
        self.colour, self.offset, self.length = colour, offset, length

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """An artifact."""
        pen.canvas.artifact()
        x, y = left + self.x + self.offset, top - self.height / 2
        pen.canvas.rule(x, y, x + self.length, y, self.colour, 0.5)


@dataclass(eq=False, slots=True)
class Place:
    """Names of places for whatever comes next; sets nothing."""

    identifiers: list[str] = field(default_factory=list)

    def strips(self, width: float) -> list[Strip]:
        """A strip of no height."""
        del width
        return _anchored(tuple(Anchor(identifier) for identifier in self.identifiers))

    def widths(self) -> tuple[float, float]:
        """None."""
        return 0.0, 0.0
