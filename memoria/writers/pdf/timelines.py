"""The calendar of a chart: a bar from day to day for each row, over a scale of quarters or years (``roles``: ``timeline``).

Labels and days are the cells of a table, which a reader hears and a search finds. The bars are one figure with its
alternative text; those overleaf, like the scale, are artifacts. Lengths in points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from memoria.document import roles, tree
from memoria.theme import MM
from memoria.writers.pdf.charts import cell_text
from memoria.writers.pdf.conversion import Context, Conversion, placed
from memoria.writers.pdf.figures import caption
from memoria.writers.pdf.flows import Group
from memoria.writers.pdf.strips import Anchor, Flow, Pen, Strip
from memoria.writers.pdf.structure import Element, Marked
from memoria.writers.pdf.styles import LEFT, Palette, Style
from memoria.writers.pdf.tables import TableCell, TableFlow, TableLook, TableRow
from memoria.writers.pdf.tabling import set_cell
from memoria.writers.pdf.words import Run

BAR_HEIGHT, BAR_RADIUS = 3.0 * MM, 0.6 * MM
LEAST_BAR = 1.2 * MM
LABEL_SHARE = 0.34
"""Share of the width that labels may take before they wrap."""
LEAST_QUARTER = 6.5 * MM
"""Width of a quarter under which the scale counts years."""
TICK_GAP = 1.5 * MM
QUARTERS = 4


@dataclass(frozen=True, slots=True)
class Scale:
    """Days across the width of the bars, in whole quarters or whole years."""

    first: date
    after: date
    """The day after the last."""

    def place(self, day: date, later: int = 0) -> float:
        """Where a day begins, or one so many days later, as a share of the width."""
        return min(((day - self.first).days + later) / (self.after - self.first).days, 1.0)

    def quarters(self) -> list[date]:
        """The first day of each quarter."""
        months = range(_month(self.first), _month(self.after), 12 // QUARTERS)
        return [date(month // 12, month % 12 + 1, 1) for month in months]


def scale_of(days: Sequence[tuple[date, date]]) -> Scale:
    """The quarters from the first day to the last."""
    first, last = min(start for start, _ in days), max(end for _, end in days)
    begin, end = _month(first) // 3 * 3, (_month(last) // 3 + 1) * 3
    after = date(end // 12, end % 12 + 1, 1) if end // 12 <= date.max.year else date.max
    return Scale(date(begin // 12, begin % 12 + 1, 1), after)


def timeline(conversion: Conversion, block: tree.Div, context: Context) -> list[Flow]:
    """Each table of the chart drawn as one; what it holds besides is printed as it stands."""
    events = (Anchor(block.attr.identifier),) if block.attr.identifier else ()
    return [Group(_parts(conversion, block.content, block.attr.get("alt"), context), events=events)]


def _parts(conversion: Conversion, blocks: Sequence[tree.Block], alt: str, context: Context) -> list[Flow]:
    flows: list[Flow] = []
    for part in blocks:
        if isinstance(part, tree.Div) and not part.attr.get("lang"):
            flows += placed(part.attr) + _parts(conversion, part.content, alt, context)
        elif isinstance(part, tree.Table) and any(map(_days, part.body)):
            flows += _chart(conversion, part, alt, context)
        else:
            flows += conversion.block(part, context)
    return flows


def _chart(conversion: Conversion, table: tree.Table, alt: str, context: Context) -> list[Flow]:
    body = (*table.body, *table.foot)
    said = alt or "; ".join(", ".join(map(cell_text, row.cells)) for row in body)
    figure = Element("Figure", context.element, alt=said)
    listing = Element("Table", context.element)
    inner = context.inside(listing, in_table=True, section=False)
    known = [days for row in body if (days := _days(row))]
    scale = scale_of(known)
    styles = conversion.styles
    label = styles.table.but(align=LEFT)
    small = label.but(size=round(label.size * 0.925, 2), colour=styles.palette.grey)
    run = conversion.setting.run_of(small, "")
    top: list[Flow] = [ScaleFlow(scale, run, conversion.setting.label("quarter"), small.leading)]
    rows = [_row(conversion, row, "head", (small, small), inner, top) for row in table.head if row.cells]
    rows = rows or [TableRow([TableCell(top, 3)], "head")]
    for row in body:
        days = _days(row)
        colour = styles.palette.accent if row.attr.has(roles.OVERDUE) else styles.palette.primary
        bar: list[Flow] = [BarFlow(scale, days, figure, colour, label.leading)] if days else []
        rows.append(_row(conversion, row, "body", (label, small), inner, bar))
    flows = caption(conversion, table.caption, inner, before=True) if table.caption else []
    return [*flows, TimelineTable(rows, [None] * 4, _look(styles.palette))]


def _row(
    conversion: Conversion, row: tree.Row, kind: str, styles: tuple[Style, Style], context: Context, last: list[Flow]
) -> TableRow:
    """The cells of a row, the first in one style and the days in another, and what is drawn beside them."""
    element = Element("TR", context.element)
    cells = []
    for index, cell in enumerate(row.cells):
        scope = "Column" if kind == "head" else "" if index else "Row"
        inner = context.inside(element, style=styles[min(index, 1)])
        cells.append(TableCell(set_cell(conversion, cell, scope, inner, 1), min(index, 2)))
    return TableRow([*cells, TableCell(last, 3)], kind)


def _look(palette: Palette) -> TableLook:
    return TableLook(1.2 * MM, 1.5 * MM, (palette.hairline, 0.5), "", palette.tint, head_rule=(palette.primary, 1.0))


def _days(row: tree.Row) -> tuple[date, date] | None:
    """From when to when, of a row whose cells say it for programs."""
    if len(row.cells) != 3:
        return None
    try:
        start, end = (date.fromisoformat(cell.attr.get("date")) for cell in row.cells[1:])
    except ValueError:
        return None
    return min(start, end), max(start, end)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


class TimelineTable(TableFlow):
    """Label, days, and the rest of the width for the bars."""

    __slots__ = ()

    def strips(self, width: float) -> list[Strip]:
        """A strip for each row; the last does not stand alone overleaf."""
        made = super().strips(width)
        if len(made) > 1:
            made[-2].stick = True
        return made

    def columns(self, width: float) -> list[float]:
        """Days as wide as they are, labels on one line where that leaves room."""
        _, natural = self._measures()
        label = min(natural[0], width * LABEL_SHARE)
        return [label, natural[1], natural[2], max(width - label - natural[1] - natural[2], 0.2 * width)]


@dataclass(eq=False, slots=True)
class BarFlow:
    """The bar of a row."""

    scale: Scale
    days: tuple[date, date]
    figure: Element
    colour: str
    height: float

    def strips(self, width: float) -> list[Strip]:
        """One strip."""
        left = width * self.scale.place(self.days[0])
        right = width * self.scale.place(self.days[1], 1)
        wide = max(right - left, LEAST_BAR)
        return [BarStrip(min(left, width - wide), wide, self)]

    def widths(self) -> tuple[float, float]:
        """What the other columns leave."""
        return 60.0, 60.0


class BarStrip(Strip):
    """A bar: part of the figure on the page where that begins, an artifact overleaf."""

    __slots__ = ("bar", "left", "width")

    def __init__(self, left: float, width: float, bar: BarFlow) -> None:
        super().__init__(bar.height)
        self.left, self.width, self.bar = left, width, bar

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """The bar."""
        canvas, figure = pen.canvas, self.bar.figure
        x, y = left + self.x + self.left, top - self.height / 2 - BAR_HEIGHT / 2
        begun = next((kid.page for kid in figure.kids if isinstance(kid, Marked)), canvas.page)
        if begun == canvas.page:
            canvas.mark(figure)
            figure.grow_box(x, y, x + self.width, y + BAR_HEIGHT)
        else:
            canvas.artifact()
        canvas.rectangle(x, y, self.width, BAR_HEIGHT, self.bar.colour, BAR_RADIUS)


@dataclass(eq=False, slots=True)
class ScaleFlow:
    """The names of quarters, «T2 23», «T3», each in the middle of its own; of years, where quarters are too narrow."""

    scale: Scale
    run: Run
    letter: str
    height: float

    def strips(self, width: float) -> list[Strip]:
        """One strip."""
        return [ScaleStrip(self, width)]

    def widths(self) -> tuple[float, float]:
        """What the other columns leave."""
        return 60.0, 60.0

    def names(self, width: float) -> list[tuple[float, str]]:
        """Each name and its left edge; those that have no room are left out."""
        quarters = self.scale.quarters()
        each = width / len(quarters)
        if each >= LEAST_QUARTER:
            wanted = [(index * each, each, self._quarter(day, index == 0)) for index, day in enumerate(quarters)]
        else:
            starts = [index for index, day in enumerate(quarters) if index == 0 or day.month == 1]
            ends = [*starts[1:], len(quarters)]
            years = zip(starts, ends, strict=True)
            wanted = [(start * each, (end - start) * each, str(quarters[start].year)) for start, end in years]
        placed: list[tuple[float, str]] = []
        reached = 0.0
        for left, room, name in wanted:
            wide = self.run.width(name)
            at = min(max(left + (room - wide) / 2, 0.0), width - wide)
            if at >= reached:
                placed.append((at, name))
                reached = at + wide + TICK_GAP
        return placed

    def _quarter(self, day: date, is_first: bool) -> str:
        number = (day.month + 2) // 3
        year = f" {day.year % 100:02}" if is_first or number == 1 else ""
        return f"{self.letter}{number}{year}"


class ScaleStrip(Strip):
    """The scale, drawn behind the text of its page, which goes on without it."""

    __slots__ = ("scale", "width")

    def __init__(self, scale: ScaleFlow, width: float) -> None:
        super().__init__(scale.height)
        self.scale, self.width = scale, width

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """An artifact."""
        run, names = self.scale.run, self.scale.names(self.width)
        x, y = left + self.x, top - self.height / 2 - run.size * 0.35

        def draw_names() -> None:
            pen.canvas.artifact()
            for at, name in names:
                pen.canvas.text(x + at, y, run.face, run.size, run.colour, run.face.encode(name))

        pen.last.append(draw_names)
