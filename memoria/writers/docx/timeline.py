"""A calendar of bars as a table that Word can edit: what, start, end, and a column for each quarter or year.

A bar is a row of cells with a shaded line: whoever moves a date shades others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from memoria.document import roles
from memoria.document.tree import NO_ATTR, Attr, Block, Cell, Column, Div, Plain, Row, Table, Text
from memoria.theme import Theme
from memoria.writers.docx.marks import Mark
from memoria.writers.docx.oxml import Element, properties, put, set_style, tag, w
from memoria.writers.docx.reference import colour
from memoria.writers.readback import ROOM

SPANS_KEY, STEP_KEY, OVERDUE_KEY = "spans", "step", "overdue"
"""Keys of a table of ours: the first and last column of each bar; the columns from one rule of the scale to the next; the
rows whose bar has the accent."""
NAMED = 3
"""Columns before the scale: what, start, end."""
_SHARES = (0.37, 0.125, 0.125)
_QUARTERS = 4
_MOST_QUARTERS = 16
"""A longer scale is one of years."""
_MOST_YEARS = ROOM // 4
"""Years named above a scale: these words are the writer's own, of which a reader of the file expects so many."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """Whole years from the first to the last, in quarters or in years."""

    first: int
    last: int

    @property
    def step(self) -> int:
        """Columns of a year."""
        return _QUARTERS if (self.last - self.first + 1) * _QUARTERS <= _MOST_QUARTERS else 1

    @property
    def count(self) -> int:
        return (self.last - self.first + 1) * self.step

    def column(self, day: date) -> int:
        return (day.year - self.first) * self.step + (day.month - 1) * self.step // 12

    def heads(self) -> Iterator[Cell]:
        """The years; every second or third where there are many."""
        every = -(-(self.last - self.first + 1) // _MOST_YEARS)
        for year in range(self.first, self.last + 1, every):
            yield Cell((Plain((Text(str(year)),)),), columns=min(every, self.last + 1 - year) * self.step)


def timeline(node: Div) -> Table | None:
    """The table with its scale; None where it has not the shape that the role wants."""
    table = _only_table(node.content)
    if table is None or not table.body or any(len(row.cells) != NAMED for row in (*table.head, *table.body)):
        return None
    days = [(_day(row.cells[1]), _day(row.cells[2])) for row in table.body]
    runs = [(start, end) for start, end in days if start and end and start <= end]
    if len(runs) != len(days):
        return None
    scale = _Scale(min(start.year for start, _ in runs), max(end.year for _, end in runs))
    spans = ",".join(f"{scale.column(start)}-{scale.column(end)}" for start, end in runs)
    overdue = ",".join(str(index) for index, row in enumerate(table.body) if row.attr.has(roles.OVERDUE))
    shares = (*_SHARES, *((1 - sum(_SHARES)) / scale.count,) * scale.count)
    heads = tuple(
        Row((*row.cells, *(scale.heads() if index == 0 else (Cell((), columns=scale.count),))), row.attr)
        for index, row in enumerate(table.head)
    )
    rows = tuple(Row((*row.cells, *(Cell(()),) * scale.count), row.attr) for row in table.body)
    pairs = (("alt", node.attr.get("alt")), (SPANS_KEY, spans), (STEP_KEY, str(scale.step)), (OVERDUE_KEY, overdue))
    attr = Attr(table.attr.identifier, (roles.ChartKind.TIMELINE,), (*pairs, ("widths", ",".join(map(str, shares)))))
    return Table(tuple(Column(width=share) for share in shares), heads, rows, caption=table.caption, attr=attr)


def _only_table(content: Sequence[Block]) -> Table | None:
    """The table that stands alone, or alone in a Div that says no more than how it looks."""
    if len(content) != 1:
        return None
    block = content[0]
    if isinstance(block, Div) and Attr(block.attr.identifier) == NO_ATTR:
        return _only_table(block.content)
    return block if isinstance(block, Table) and not block.foot else None


def _day(cell: Cell) -> date | None:
    try:
        return date.fromisoformat(cell.attr.get("date"))
    except ValueError:
        return None


def draw_runs(heads: Sequence[Element], rows: Sequence[Element], mark: Mark, theme: Theme) -> None:
    """Each bar as a shaded paragraph in each of its cells (17.3.1.31), a hairline where a year begins (17.4.66)."""
    spans = mark.attr.get(SPANS_KEY).split(",")
    step = int(mark.attr.get(STEP_KEY))
    overdue = mark.attr.get(OVERDUE_KEY).split(",")
    for cell in (cell for row in heads[-1:] for cell in row.findall(tag("tc"))):
        rule = w("bottom", val="single", sz=8, space=0, color=colour(theme.colours.primary))
        put(properties(cell), w("tcBorders", rule))
    for number, (row, span) in enumerate(zip(rows, spans, strict=False)):
        first, last = map(int, span.split("-"))
        for index, cell in enumerate(row.findall(tag("tc"))):
            place = index - NAMED
            put(properties(cell), w("vAlign", val="center"))
            if place >= 0 and place % step == 0:
                rule = w("left", val="single", sz=4, space=0, color=colour(theme.colours.hairline))
                put(properties(cell), w("tcBorders", rule))
            if first <= place <= last:
                _shade(cell, theme.colours.accent if str(number) in overdue else theme.colours.primary)


def _shade(cell: Element, shade: str) -> None:
    """A cell of a bar, which goes on from edge to edge (17.4.69)."""
    put(properties(cell), w("tcMar", w("left", w=0, type="dxa"), w("right", w=0, type="dxa")))
    for text in cell.findall(tag("p")):
        set_style(text, "ChartBar")
        put(properties(text), w("shd", val="clear", color="auto", fill=colour(shade)))
