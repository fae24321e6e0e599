"""A flow as the tree: paragraphs side by side made lists and quotations, grids made tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from memoria.diagnostics import Diagnostic
from memoria.document.tree import (
    Align,
    Block,
    BlockQuote,
    BulletList,
    Cell,
    Column,
    Heading,
    OrderedList,
    Para,
    Plain,
    Row,
    Table,
)
from memoria.document.walk import Blocks
from memoria.readers.office import flow as f
from memoria.readers.office.flow import Flow, Grid, Item, Paragraph
from memoria.readers.office.inlines import Inlines


class Composer:
    """Makes the tree of one file."""

    def __init__(self, path: str) -> None:
        self._inlines = Inlines(path, self.blocks)
        self._counts: dict[tuple[str, int], int] = {}
        """By list and level, the items so far."""

    @property
    def pictures(self) -> Mapping[str, str]:
        """Those of the blocks made so far, by target in the tree: the part of the package."""
        return self._inlines.pictures

    @property
    def problems(self) -> Sequence[Diagnostic]:
        """What is wrong with their links."""
        return self._inlines.problems

    def blocks(self, flow: Sequence[Flow]) -> Blocks:
        """The blocks of a flow; paragraphs side by side of one list or quotation together."""
        done: list[Block] = []
        parts = f.not_empty(flow)
        index = 0
        while index < len(parts):
            part = parts[index]
            if isinstance(part, Grid):
                done.append(self._table(part))
                index += 1
                continue
            same = _run(parts, index)
            if part.item is not None and not part.level:
                done += self._lists(same)
            elif part.role == "quote" and not part.level:
                done.append(BlockQuote(tuple(map(self._para, same)), part.at))
            else:
                same = same[:1]
                done.append(self._single(part))
            index += len(same)
        return tuple(done)

    def _single(self, part: Paragraph) -> Block:
        if part.level:
            return Heading(part.level, self._inlines.of(part), at=part.at)
        return self._para(part)

    def _para(self, part: Paragraph) -> Para:
        return Para(self._inlines.of(part), part.at)

    def _lists(self, parts: Sequence[Paragraph]) -> list[Block]:
        """The lists that some items in a row are: a new one where another list begins."""
        base = min(part.item.level for part in parts if part.item)
        done: list[Block] = []
        for same in _by_list(parts, base):
            items: list[Blocks] = []
            for group in _by_item(same, base):
                head = [self._para(part) for part in group if _level(part) == base]
                deeper = [part for part in group if _level(part) > base]
                items.append((*head, *(self._lists(deeper) if deeper else ())))
            done.append(self._list(same[0], items))
        return done

    def _list(self, first: Paragraph, items: list[Blocks]) -> Block:
        item = first.item
        assert item is not None
        for key in [key for key in self._counts if key[0] == item.list_id and key[1] > item.level]:
            del self._counts[key]
        if not item.style:
            return BulletList(tuple(items), first.at)
        counted = self._counts.get((item.list_id, item.level), 0)
        start = item.start + counted
        self._counts[item.list_id, item.level] = counted + len(items)
        return OrderedList(tuple(items), start, item.style, item.delimiter, first.at)

    def _table(self, grid: Grid) -> Table:
        rows = [Row(tuple(self._cell(cell) for cell in row)) for row in grid.rows]
        width = max((sum(cell.columns for cell in row) for row in grid.rows), default=1)
        if not any(cell.rows > 1 for row in grid.rows for cell in row):
            rows = [_padded(row, width) for row in rows]
        at = next((part.at for part in f.paragraphs([grid]) if part.at), None)
        return Table(_columns(rows[grid.head :], width), tuple(rows[: grid.head]), tuple(rows[grid.head :]), at=at)

    def _cell(self, cell: f.GridCell) -> Cell:
        blocks = self.blocks(cell.flow)
        if len(blocks) == 1 and isinstance(blocks[0], Para):
            blocks = (Plain(blocks[0].content, blocks[0].at),)
        sides = {part.align for part in f.paragraphs(cell.flow) if not part.is_empty}
        align = Align(sides.pop() or Align.DEFAULT) if len(sides) == 1 else Align.DEFAULT
        return Cell(blocks, align, cell.rows, cell.columns)


# --- small things ------------------------------------------------------------------------------------------------------


def _run(parts: Sequence[Flow], index: int) -> list[Paragraph]:
    """The paragraphs from a place on that belong to one list, or to one quotation."""
    first = parts[index]
    assert isinstance(first, Paragraph)
    done: list[Paragraph] = []
    for part in parts[index:]:
        if not isinstance(part, Paragraph) or part.level:
            break
        alike = (part.item is not None) == (first.item is not None) and (part.role == "quote") == (first.role == "quote")
        if not alike:
            break
        done.append(part)
    return done or [first]


def _level(part: Paragraph) -> int:
    return part.item.level if part.item else 0


def _by_list(parts: Sequence[Paragraph], base: int) -> Iterator[list[Paragraph]]:
    group: list[Paragraph] = []
    current: Item | None = None
    for part in parts:
        item = part.item
        assert item is not None
        if item.level == base and current is not None and (item.list_id, item.style) != (current.list_id, current.style):
            yield group
            group = []
        if item.level == base:
            current = item
        group.append(part)
    yield group


def _by_item(parts: Sequence[Paragraph], base: int) -> Iterator[list[Paragraph]]:
    group: list[Paragraph] = []
    for part in parts:
        if group and part.item is not None and part.item.level == base and part.item.opens:
            yield group
            group = []
        group.append(part)
    yield group


def _columns(rows: Sequence[Row], width: int) -> tuple[Column, ...]:
    """The columns, aligned where all the cells of their body are."""
    done: list[Column] = []
    for index in range(width):
        sides = {row.cells[index].align for row in rows if index < len(row.cells) and row.cells[index].content}
        done.append(Column(sides.pop() if len(sides) == 1 else Align.DEFAULT))
    return tuple(done)


def _padded(row: Row, width: int) -> Row:
    missing = width - sum(cell.columns for cell in row.cells)
    return replace(row, cells=(*row.cells, *(Cell(()) for _ in range(missing)))) if missing > 0 else row
