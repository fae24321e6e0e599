"""Tables of ODT (OpenDocument 1.3, part 3, 9): repeated and covered cells, headers, rows in groups."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from memoria.readers.office import flow as f
from memoria.readers.office.flow import Flow, Grid, GridCell
from memoria.readers.office.odt.names import TABLE

MOST_REPEATED = 60
"""Cells or rows that stand for so many copies of themselves; more is the empty rest of a sheet."""
_AROUND_ROWS = {f"{TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group")}


def table(element: etree._Element, blocks: Callable[[etree._Element], list[Flow]]) -> list[Flow]:
    """A grid; a frame drawn around a text is that text. ``blocks`` reads what a cell holds."""
    rows: list[list[GridCell]] = []
    head = 0
    for row in _rows(element):
        in_header = any(part.tag == f"{TABLE}table-header-rows" for part in row.iterancestors())
        head += in_header and head == len(rows)
        rows.append(_cells(row, blocks))
    return f.framed(Grid(rows, head)) if rows else []


def _rows(element: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, of its header and its groups too, and not those of a table in it."""
    for child in element.iterchildren(etree.Element):
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in _AROUND_ROWS:
            yield from _rows(child)


def _cells(row: etree._Element, blocks: Callable[[etree._Element], list[Flow]]) -> list[GridCell]:
    """The cells of a row; words in a covered cell, which nobody sees, go to the one before."""
    cells: list[GridCell] = []
    for element in row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
        inner = blocks(element)
        if element.tag == f"{TABLE}table-cell":
            cells.append(GridCell(inner, _count(element, "columns-spanned"), _count(element, "rows-spanned")))
            cells += [GridCell([]) for _ in range(_count(element, "columns-repeated") - 1)]
        elif cells:
            cells[-1].flow += f.not_empty(inner)
    return cells


def _count(cell: etree._Element, name: str) -> int:
    text = str(cell.get(f"{TABLE}number-{name}", "1"))
    return min(max(int(text), 1), MOST_REPEATED) if text.isdecimal() and len(text) < 9 else 1
