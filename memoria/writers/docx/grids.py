"""Roles that Word sets in rows and columns: session headers, statistics, charts and the fields of callouts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from memoria.document import roles
from memoria.document.tree import (
    Align,
    Attr,
    Block,
    Cell,
    Column,
    DefinitionList,
    Div,
    Inline,
    Para,
    Plain,
    Row,
    Span,
    Table,
    Text,
)
from memoria.writers.docx.words import plain_text

STYLE_KEY = "word-style"
"""Key of a Div of ours that names its paragraph style."""
HEADER_SHARES = (0.14, 0.325, 0.16, 0.375)
"""Columns of a session header: label, value, label, value."""
CHART_SHARES = (0.32, 0.61, 0.07)
STATS_IN_A_ROW = 4
SHORT_VALUE, SHORT_LABEL = 30, 12
"""Characters of a field that leave room for another beside it, and of a label that finds room there."""


def session_header(node: Div) -> Table | None:
    """The definition list as a grid of two pairs in a row."""
    if len(node.content) != 1 or not isinstance(node.content[0], DefinitionList):
        return None
    cells: list[Cell] = []
    for term, definitions in node.content[0].items:
        cells.append(Cell((Plain((Span(term, Attr("", (roles.LABEL,))),)),)))
        cells.append(Cell(tuple(_plain(block) for definition in definitions for block in definition)))
    if len(cells) % 4:
        cells.append(Cell((), columns=2))
    rows = tuple(Row(tuple(row)) for row in _in_rows(cells, 4))
    return _grid(roles.SESSION_HEADER, HEADER_SHARES, rows)


def stats(node: Div) -> Table | None:
    """Up to four figures in a row."""
    figures = [block for block in node.content if isinstance(block, Div) and block.attr.has(roles.STAT)]
    if not figures or len(figures) != len(node.content):
        return None
    cells = [Cell(_figure(block.content), attr=Attr(block.attr.identifier)) for block in figures]
    count = min(STATS_IN_A_ROW, len(cells))
    rows = [list(row) for row in _in_rows(cells, count)]
    if len(rows[-1]) < count:
        rows[-1].append(Cell((), columns=count - len(rows[-1])))
    return _grid(roles.STATS, (1 / STATS_IN_A_ROW,) * count, tuple(Row(tuple(row)) for row in rows))


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


def callout_blocks(node: Div, name: str) -> tuple[Block, ...]:
    """What is in a callout, its fields as lines with tabs; ``name`` stands in for an id that it has not."""
    blocks: list[Block] = []
    for block in node.content:
        blocks.extend(_field_lines(block) if isinstance(block, DefinitionList) else (block,))
    if name and blocks and isinstance(blocks[0], Para | Plain) and not _has_id(blocks[0].content):
        blocks[0] = Para((Span((Text(name),), Attr("", (roles.MARK_ID,))), *blocks[0].content))
    return tuple(blocks)


def _has_id(content: tuple[Inline, ...]) -> bool:
    return any(isinstance(node, Span) and node.attr.has(roles.MARK_ID) for node in content)


def _field_lines(node: DefinitionList) -> Iterator[Block]:
    """Two short fields share a line; a long one has its own."""
    waiting: tuple[Inline, ...] = ()
    for term, definitions in node.items:
        value = _joined(definitions)
        pair = (Span(term, Attr("", (roles.LABEL,))), Text("\t"), *value)
        short = len(plain_text(value)) <= SHORT_VALUE
        if waiting and short and len(plain_text(term)) <= SHORT_LABEL:
            yield _field_line((*waiting, Text("\t"), *pair))
            waiting = ()
            continue
        if waiting:
            yield _field_line(waiting)
        waiting = pair if short else ()
        if not short:
            yield _field_line(pair)
    if waiting:
        yield _field_line(waiting)


def _field_line(content: tuple[Inline, ...]) -> Block:
    return Div((Para(content),), Attr("", (), ((STYLE_KEY, "Callout Fields"),)))


def _joined(definitions: tuple[tuple[Block, ...], ...]) -> tuple[Inline, ...]:
    joined: list[Inline] = []
    for block in (block for definition in definitions for block in definition):
        if isinstance(block, Para | Plain):
            joined.extend((Text(" "), *block.content) if joined else block.content)
    return tuple(joined)


def _plain(block: Block) -> Block:
    return Plain(block.content) if isinstance(block, Para) else block


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
