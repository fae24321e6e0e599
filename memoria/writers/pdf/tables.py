"""Tables: column widths from what is in them, rows as strips, the header set again on each page. Points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from memoria.theme import MM
from memoria.writers.pdf.rows import RowCell, RowLook, RowStrip
from memoria.writers.pdf.strips import Flow, Strip, keep_together
from memoria.writers.pdf.styles import Palette

TALLEST_BLOCK = 480.0
"""Rows joined by a spanning cell are kept together up to this height."""
WHOLE = 170.0
"""Tables up to this height are cut only where their page would be left with much white."""
PAIR = 120.0
"""Height up to which neither the first two rows of a longer one are parted nor its last two."""
TALL = 40.0
"""Height from which a row may be the only one at a page's foot."""
SHORT, MOST_WHOLE = 24 * MM, 0.7
"""Width of an author's column whose cells stay on one line («9h30-9h40»), and the share of a table that such columns may take."""
WIDEST_SHARE = 0.62
"""Share of the table that one column's natural width may claim before it wraps."""


@dataclass(frozen=True, slots=True)
class TableLook:
    """Padding, grounds and rules of a kind of table."""

    pad_x: float
    pad_y: float
    rule: tuple[str, float]
    head_ground: str
    group_ground: str
    flush: bool = False
    """First and last cells without outer padding."""
    head_rule: tuple[str, float] | None = None
    """Below the header row, where it has no ground."""


def ruled(palette: Palette) -> TableLook:
    """The look of roadmaps, matrices and authors' own tables."""
    return TableLook(1.8 * MM, 1.6 * MM, (palette.hairline, 0.5), palette.primary, palette.tint)


def index_look(palette: Palette) -> TableLook:
    """The look of a list of sessions: hairlines only."""
    return TableLook(2.0 * MM, 1.8 * MM, (palette.hairline, 0.5), "", palette.tint, flush=True)


@dataclass(eq=False, slots=True)
class TableCell:
    """Flows that cover ``columns`` × ``rows`` places from ``column`` on."""

    flows: list[Flow]
    column: int
    columns: int = 1
    rows: int = 1


@dataclass(eq=False, slots=True)
class TableRow:
    """Cells of a row; ``kind``: ``head``, ``group`` or ``body``."""

    cells: list[TableCell]
    kind: str = "body"


@dataclass(eq=False, slots=True)
class TableFlow:
    """A table. ``shares`` holds the widths asked for, None where they are computed."""

    rows: list[TableRow]
    shares: list[float | None]
    look: TableLook
    before: float = 4.0
    after: float = 10.0
    _lefts: list[float] = field(default_factory=list)
    _widths: list[float] = field(default_factory=list)

    def strips(self, width: float) -> list[Strip]:
        """A strip for each row, or for rows joined by a cell that spans them."""
        self._widths = self.columns(width)
        self._lefts = [sum(self._widths[:index]) for index in range(len(self._widths))]
        heads: list[RowStrip] = []
        made: list[Strip] = []
        for block in self._blocks():
            for strip in self._block(block, width):
                kind = block[0].kind
                strip.stick = kind in ("head", "group")
                if kind == "head":
                    heads.append(strip)
                made.append(strip)
        repeated = tuple(head.again() for head in heads)
        for following in made[len(heads) :]:
            following.repeat = repeated
        if made:
            made[0].above, made[-1].below, made[-1].stick = self.before, self.after, False
            _bind(made)
        return made

    def widths(self) -> tuple[float, float]:
        """Sums of the columns'."""
        least, natural = self._measures()
        return sum(least), sum(natural)

    # --- widths of columns

    def columns(self, width: float) -> list[float]:
        """Widths that leave no word cut where that can be, and share the rest by what is in the columns."""
        least, natural = self._measures()
        if all(self.shares):
            total = sum(share or 0.0 for share in self.shares)
            return at_least([width * (share or 0.0) / total for share in self.shares], least, width)
        whole = [high if high <= SHORT else low for low, high in zip(least, natural, strict=True)]
        return fitted(whole if sum(whole) <= MOST_WHOLE * width else least, natural, width)

    def _measures(self) -> tuple[list[float], list[float]]:
        """Least and natural width of each column, padding included."""
        count = len(self.shares)
        least, natural = [2 * self.look.pad_x] * count, [2 * self.look.pad_x] * count
        spanning: list[tuple[TableCell, float, float]] = []
        for row in self.rows:
            for cell in row.cells:
                sizes = [flow.widths() for flow in cell.flows]
                low = max((size[0] for size in sizes), default=0.0) + 2 * self.look.pad_x + 0.1
                high = max((size[1] for size in sizes), default=0.0) + 2 * self.look.pad_x + 0.1
                if cell.columns > 1:
                    spanning.append((cell, low, high))
                else:
                    least[cell.column] = max(least[cell.column], low)
                    natural[cell.column] = max(natural[cell.column], high)
        for cell, low, _ in spanning:
            if cell.columns < count:
                _widen(least, cell, low)
                _widen(natural, cell, low)
        return least, natural

    # --- rows

    def _blocks(self) -> list[list[TableRow]]:
        """Rows, those joined by a spanning cell together."""
        blocks: list[list[TableRow]] = []
        reach = 0
        for index, row in enumerate(self.rows):
            if index < reach:
                blocks[-1].append(row)
            else:
                blocks.append([row])
            reach = max([reach, *(index + cell.rows for cell in row.cells)])
        return blocks

    def _block(self, rows: list[TableRow], width: float) -> list[RowStrip]:
        cells = [[self._cell(cell, row.kind) for cell in row.cells] for row in rows]
        if len(rows) > 1:
            joined = self._joined(rows, cells, width)
            if joined.height <= TALLEST_BLOCK:
                return [joined]
        return [RowStrip(made, self._look(row.kind, width)) for row, made in zip(rows, cells, strict=True)]

    def _cell(self, cell: TableCell, kind: str) -> RowCell:
        last = min(cell.column + cell.columns, len(self._widths)) - 1
        left = self._lefts[cell.column]
        wide = self._lefts[last] + self._widths[last] - left
        pad_left = 0.0 if self.look.flush and cell.column == 0 else self.look.pad_x
        pad_right = 0.0 if self.look.flush and last == len(self._widths) - 1 else self.look.pad_x
        inner = wide - pad_left - pad_right
        strips = [strip for flow in cell.flows for strip in flow.strips(inner)]
        made = RowCell(strips, left + pad_left, self.look.pad_y, self.look.pad_y, width=inner)
        made.align_bottom = kind == "head" and cell.rows == 1
        return made

    def _look(self, kind: str, width: float) -> RowLook:
        ground = {"head": self.look.head_ground, "group": self.look.group_ground}.get(kind, "")
        if kind == "head":
            return RowLook(ground, None, None if ground else self.look.head_rule or self.look.rule, width)
        return RowLook(ground, None, self.look.rule, width)

    def _joined(self, rows: Sequence[TableRow], cells: list[list[RowCell]], width: float) -> RowStrip:
        """One strip of several rows: heights from cells of one row, then from those that span more."""
        heights = [0.0] * len(rows)
        for several in (False, True):
            for index, (row, made) in enumerate(zip(rows, cells, strict=True)):
                for cell, placed in zip(row.cells, made, strict=True):
                    covered = slice(index, min(index + cell.rows, len(rows)))
                    if (cell.rows > 1) is several:
                        missing = placed.height - sum(heights[covered])
                        if missing > 0:
                            heights[covered.stop - 1] += missing
        flat: list[RowCell] = []
        rules: list[tuple[float, float, float]] = []
        for index, (row, made) in enumerate(zip(rows, cells, strict=True)):
            depth = sum(heights[:index])
            for cell, placed in zip(row.cells, made, strict=True):
                flat.append(RowCell(placed.strips, placed.x, placed.pad_top + depth, placed.pad_bottom, width=placed.width))
                bottom = sum(heights[: index + cell.rows])
                if index + cell.rows < len(rows):
                    last = min(cell.column + cell.columns, len(self._widths)) - 1
                    rules.append((self._lefts[cell.column], self._lefts[last] + self._widths[last], bottom))
        look = self._look(rows[0].kind, width)
        return RowStrip(flat, RowLook(look.ground, None, look.rule_below, width, tuple(rules), self.look.rule), sum(heights))


def _bind(strips: Sequence[Strip]) -> None:
    """Keep a low table whole, and pairs of rows at both ends of any; where that would leave a page with much white, loosely: a
    low table of more than three rows keeps its pairs, one of fewer is cut between any two, and a tall row may stand alone first.
    """
    rows = [strip for strip in strips if not strip.stick]
    pairs = (rows[:2], rows[-2:]) if len(rows) > 2 else ()
    for strip in rows[1:-2] if len(rows) > 3 else rows[:-1]:
        strip.loose = True
    for strip in rows[:1]:
        strip.loose = strip.loose or strip.height > TALL
    keep_together(strips, WHOLE)
    for one, other in pairs:
        one.stick = one.stick or one.height + other.height <= PAIR


def at_least(wanted: list[float], least: list[float], width: float) -> list[float]:
    """The widths wanted, those under their least raised at the others' cost."""
    short = [max(0.0, low - want) for want, low in zip(wanted, least, strict=True)]
    spare = [max(0.0, want - low) for want, low in zip(wanted, least, strict=True)]
    lack, room = sum(short), sum(spare)
    if not lack or sum(least) >= width:
        return wanted if not lack else [low * width / sum(least) for low in least]
    return [want + plus - lack * less / room for want, plus, less in zip(wanted, short, spare, strict=True)]


def fitted(least: list[float], natural: list[float], width: float) -> list[float]:
    """Widths between least and natural that fill the table (as CSS 2.1 describes, 17.5.2.2)."""
    if sum(least) >= width:
        return [low * width / sum(least) for low in least]
    wanted = [max(low, min(high, width * WIDEST_SHARE)) for low, high in zip(least, natural, strict=True)]
    if sum(wanted) <= width:
        extra = (width - sum(wanted)) / sum(wanted)
        return [want * (1 + extra) for want in wanted]
    give = [want - low for want, low in zip(wanted, least, strict=True)]
    room = width - sum(least)
    return [low + room * part / sum(give) for low, part in zip(least, give, strict=True)]


def _widen(columns: list[float], cell: TableCell, wanted: float) -> None:
    """Share what a spanning cell lacks among its columns."""
    covered = range(cell.column, min(cell.column + cell.columns, len(columns)))
    lack = wanted - sum(columns[index] for index in covered)
    if lack > 0:
        for index in covered:
            columns[index] += lack / len(covered)
