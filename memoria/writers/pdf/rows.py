"""Rows: columns of strips side by side, which can be cut at a page's end. The cells of tables and grids. Points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from memoria.writers.pdf.strips import Column, Event, Flow, NoteBody, Pen, Strip, depth_of, stacked

LEAST_PART = 24.0
"""Least height of a row's part at a page's end."""


@dataclass(eq=False, slots=True)
class RowCell:
    """Strips at a place in a row."""

    strips: list[Strip]
    x: float
    pad_top: float = 0.0
    pad_bottom: float = 0.0
    ground: str = ""
    width: float = 0.0
    align_bottom: bool = False
    height: float = 0.0

    def __post_init__(self) -> None:
        self.height = depth_of(self.strips) + self.pad_top + self.pad_bottom

    def part(self, strips: list[Strip]) -> RowCell:
        """The same cell with some of its strips."""
        return RowCell(strips, self.x, self.pad_top, self.pad_bottom, self.ground, self.width, self.align_bottom)


@dataclass(frozen=True, slots=True)
class RowLook:
    """Ground of the whole row and the rules above and below it, as colour and width."""

    ground: str = ""
    rule_above: tuple[str, float] | None = None
    rule_below: tuple[str, float] | None = None
    width: float = 0.0
    inner: tuple[tuple[float, float, float], ...] = ()
    """Rules inside a strip of several rows: from, to, depth."""
    inner_rule: tuple[str, float] = ("0 0 0", 0.5)


class RowStrip(Strip):
    """Cells side by side. ``repeated``: drawn again as an artifact."""

    __slots__ = ("cells", "look", "repeated")

    def __init__(self, cells: Sequence[RowCell], look: RowLook, height: float = 0.0) -> None:
        super().__init__(max([height, *(cell.height for cell in cells)]))
        self.cells = list(cells)
        self.look = look
        self.repeated = False
        notes: list[NoteBody] = [note for cell in cells for strip in cell.strips for note in strip.notes]
        self.notes = tuple(notes)

    def again(self) -> RowStrip:
        """The row as it is repeated on a new page: no events, no notes, no marks."""
        row = RowStrip(self.cells, self.look, self.height)
        row.x, row.repeated, row.notes, row.stick, row.frames = self.x, True, (), True, self.frames
        return row

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Grounds, cells, rules."""
        x, canvas, look = left + self.x, pen.canvas, self.look
        bottom = top - self.height
        for cell in self.cells:
            if cell.ground:
                canvas.artifact()
                canvas.rectangle(x + cell.x, bottom, cell.width, self.height, cell.ground)
        if look.ground:
            canvas.artifact()
            canvas.rectangle(x, bottom, look.width, self.height, look.ground)
        if self.repeated:
            with canvas.repeating():
                self._draw_cells(pen, x, top)
        else:
            self._draw_cells(pen, x, top)
        for start, end, depth in look.inner:
            canvas.artifact()
            canvas.rule(x + start, top - depth, x + end, top - depth, *look.inner_rule)
        for rule, y in ((look.rule_above, top), (look.rule_below, bottom)):
            if rule:
                canvas.artifact()
                canvas.rule(x, y, x + look.width, y, *rule)

    def _draw_cells(self, pen: Pen, x: float, top: float) -> None:
        for cell in self.cells:
            drop = self.height - cell.height if cell.align_bottom else 0.0
            stacked(cell.strips).draw(pen, x + cell.x, top - cell.pad_top - drop)

    def split(self, room: float) -> tuple[Strip, Strip] | None:
        """The strips of each cell that fit, and the rest. None when some cell could not even begin."""
        firsts, seconds = [], []
        for cell in self.cells:
            kept, moved = split_strips(cell.strips, room - cell.pad_top - cell.pad_bottom)
            if cell.strips and not kept:
                return None
            firsts.append(cell.part(kept))
            seconds.append(cell.part(moved))
        if not any(cell.strips for cell in seconds):
            return None
        first, second = RowStrip(firsts, self.look), RowStrip(seconds, self.look)
        for part in (first, second):
            part.x, part.frames, part.repeat = self.x, self.frames, self.repeat
        first.above, first.events = self.above, self.events
        second.below, second.stick = self.below, self.stick
        return first, second

    def all_events(self) -> Iterable[tuple[Event, float]]:
        """Its own, and those of its cells."""
        yield from super().all_events()
        for cell in self.cells:
            for strip, y in stacked(cell.strips).placed:
                for event, depth in strip.all_events():
                    yield event, cell.pad_top + y + depth


def split_strips(strips: Sequence[Strip], room: float) -> tuple[list[Strip], list[Strip]]:
    """The strips that fit in a height, the first that does not cut where it can be, and the rest."""
    column = Column()
    for index, strip in enumerate(strips):
        if column.reach(strip) > room + 0.01:
            left_over = room - (column.reach(strip) - strip.height)
            halves = strip.split(left_over) if left_over > LEAST_PART else None
            if halves:
                return [*strips[:index], halves[0]], [halves[1], *strips[index + 1 :]]
            return list(strips[:index]), list(strips[index:])
        column.place(strip)
    return list(strips), []


@dataclass(eq=False, slots=True)
class Grid:
    """Rows of flows in columns of given shares, one strip for each row."""

    rows: list[list[list[Flow]]]
    shares: list[float]
    """Widths of the columns: shares of what ``fixed`` leaves."""
    fixed: list[float] = field(default_factory=list)
    """Fixed widths in points, 0 where the share holds."""
    gap: float = 0.0
    row_gap: float = 0.0
    before: float = 0.0
    after: float = 0.0
    spans: dict[tuple[int, int], int] = field(default_factory=dict)
    """Columns that the cell of a row and column covers, where more than one."""
    free: dict[int, float] = field(default_factory=dict)
    """Width at the right that a row leaves free."""

    def strips(self, width: float) -> list[Strip]:
        """A strip for each row."""
        lefts, widths = self._columns(width)
        made: list[Strip] = []
        for index, row in enumerate(self.rows):
            cells = []
            for column, flows in enumerate(row):
                if not flows:
                    continue
                last = column + self.spans.get((index, column), 1) - 1
                right = lefts[last] + widths[last]
                wide = min(right, width - self.free.get(index, 0.0)) - lefts[column]
                cells.append(RowCell([strip for flow in flows for strip in flow.strips(wide)], lefts[column], width=wide))
            strip = RowStrip(cells, RowLook(width=width))
            strip.above = strip.below = self.row_gap
            made.append(strip)
        if made:
            made[0].above, made[-1].below = self.before, self.after
        return made

    def _columns(self, width: float) -> tuple[list[float], list[float]]:
        fixed = self.fixed or [0.0] * len(self.shares)
        free = width - sum(fixed) - self.gap * (len(self.shares) - 1)
        total = sum(share for share, points in zip(self.shares, fixed, strict=True) if not points) or 1.0
        widths = [points or free * share / total for share, points in zip(self.shares, fixed, strict=True)]
        lefts = [sum(widths[:index]) + self.gap * index for index in range(len(widths))]
        return lefts, widths

    def widths(self) -> tuple[float, float]:
        """Of the fullest row."""
        least = natural = 0.0
        for row in self.rows:
            cells = [max((flow.widths() for flow in flows), default=(0.0, 0.0)) for flows in row]
            gaps = self.gap * (len(row) - 1)
            least = max(least, sum(cell[0] for cell in cells) + gaps)
            natural = max(natural, sum(cell[1] for cell in cells) + gaps)
        return least, natural


class BalancedStrip(Strip):
    """Strips in two columns of equal depth; a page's end fills both before it goes on."""

    __slots__ = ("column_width", "gap", "strips")

    def __init__(self, strips: list[Strip], column_width: float, gap: float) -> None:
        self.strips, self.column_width, self.gap = strips, column_width, gap
        left, right = self._halves()
        super().__init__(max(depth_of(left), depth_of(right)))
        self.notes = tuple(note for strip in strips for note in strip.notes)

    def _halves(self) -> tuple[list[Strip], list[Strip]]:
        whole = depth_of(self.strips)
        target = whole / 2
        while True:
            left, right = split_strips(self.strips, target)
            if depth_of(right) <= target + 0.01 or target > whole:
                return left, right
            target += 4.0

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Left column, then right."""
        for index, strips in enumerate(self._halves()):
            stacked(strips).draw(pen, left + self.x + index * (self.column_width + self.gap), top)

    def split(self, room: float) -> tuple[Strip, Strip] | None:
        """Two columns as deep as the room, and what is left."""
        left, rest = split_strips(self.strips, room)
        right, rest = split_strips(rest, room)
        if not left or not rest:
            return None
        first = BalancedStrip(left + right, self.column_width, self.gap)
        second = BalancedStrip(rest, self.column_width, self.gap)
        for part in (first, second):
            part.x, part.frames = self.x, self.frames
        return first, second

    def all_events(self) -> Iterable[tuple[Event, float]]:
        """Of both columns."""
        yield from super().all_events()
        for strips in self._halves():
            for strip, y in stacked(strips).placed:
                for event, depth in strip.all_events():
                    yield event, y + depth


@dataclass(eq=False, slots=True)
class TwoColumns:
    """Flows in two columns."""

    flows: list[Flow]
    gap: float = 18.0

    def strips(self, width: float) -> list[Strip]:
        """One strip, which can be cut."""
        narrow = (width - self.gap) / 2
        strips = [strip for flow in self.flows for strip in flow.strips(narrow)]
        if not strips:
            return []
        made = BalancedStrip(strips, narrow, self.gap)
        made.above, made.below = strips[0].above, strips[-1].below
        return [made]

    def widths(self) -> tuple[float, float]:
        """Twice the widest flow."""
        least = max((flow.widths()[0] for flow in self.flows), default=0.0)
        natural = max((flow.widths()[1] for flow in self.flows), default=0.0)
        return 2 * least + self.gap, 2 * natural + self.gap
