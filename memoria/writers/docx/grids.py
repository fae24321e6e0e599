"""Roles that Word sets in rows and columns: statistics and charts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from docx.shared import Length, Mm

from memoria.document import roles
from memoria.document.tree import (
    Align,
    Attr,
    Block,
    Cell,
    Column,
    Div,
    Para,
    Plain,
    Row,
    Table,
)
from memoria.writers.docx.pairs import STYLE_KEY
from memoria.writers.docx.words import plain_text

CHART_SHARES = (0.34, 0.58, 0.08)
STATS_IN_A_ROW = 4
STAT_GAP = Mm(5)
"""Between two figures; the last one ends with the text."""


def stats(node: Div, width: Length) -> Table | None:
    """Up to four figures in a row, two columns at least."""
    figures = [block for block in node.content if isinstance(block, Div) and block.attr.has(roles.STAT)]
    if not figures or len(figures) != len(node.content):
        return None
    cells = [Cell(_figure(block.content), attr=Attr(block.attr.identifier)) for block in figures]
    count = max(2, min(STATS_IN_A_ROW, len(cells)))
    rows = [list(row) for row in _in_rows(cells, count)]
    if len(rows[-1]) < count:
        rows[-1].append(Cell((), columns=count - len(rows[-1])))
    figure = (width - (count - 1) * STAT_GAP) / count
    shares = (*((figure + STAT_GAP) / width,) * (count - 1), figure / width)
    return _grid(roles.STATS, shares, tuple(Row(tuple(row)) for row in rows))


def _figure(content: tuple[Block, ...]) -> tuple[Block, ...]:
    styles = ("Stat Figure", *("Stat Label",) * (len(content) - 1))
    return tuple(Div((block,), Attr("", (), ((STYLE_KEY, style),))) for style, block in zip(styles, content, strict=True))


def chart(node: Div) -> Table | None:
    """Label, a cell for the bar, figure. The heights of the bars are in key ``bars``, 0 to 1."""
    table = next((block for block in node.content if isinstance(block, Table)), None)
    if table is None or len(node.content) != 1 or any(len(row.cells) != 2 for row in table.body):
        return None
    numbers = [number_of(row.cells[1]) for row in table.body]
    most = max(numbers, default=0) or 1
    bars = ",".join(f"{number / most:.4f}" for number in numbers)
    rows = tuple(Row((row.cells[0], Cell(()), row.cells[1]), row.attr) for row in table.body)
    head = tuple(Row((row.cells[0], Cell(()), row.cells[-1]), row.attr) for row in table.head)
    pairs = (("alt", node.attr.get("alt")), ("bars", bars))
    made = _grid(roles.CHART, CHART_SHARES, rows, head, pairs)
    return replace(made, caption=table.caption, attr=replace(made.attr, identifier=table.attr.identifier))


def number_of(cell: Cell) -> float:
    """The number that a cell prints, whatever separates its thousands; 0 for none."""
    text = "".join(plain_text(block.content) for block in cell.content if isinstance(block, Para | Plain))
    digits = "".join(char for char in text if char.isdigit() or char in ",.").strip(",.")
    whole, mark, rest = digits.replace(",", ".").rpartition(".")
    if not mark or len(rest) == 3:
        return float((whole + rest).replace(".", "") or 0)
    return float(whole.replace(".", "") + "." + rest)


def _grid(
    role: str,
    shares: tuple[float, ...],
    rows: tuple[Row, ...],
    head: tuple[Row, ...] = (),
    pairs: tuple[tuple[str, str], ...] = (),
) -> Table:
    columns = tuple(Column(Align.DEFAULT, share) for share in shares)
    widths = ("widths", ",".join(map(str, shares)))
    return Table(columns, head, rows, attr=Attr("", (role,), (*pairs, widths)))


def _in_rows(cells: Iterable[Cell], count: int) -> Iterator[tuple[Cell, ...]]:
    source = iter(cells)
    while row := tuple(islice(source, count)):
        yield row
