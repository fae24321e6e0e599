"""Tables of Word: cells merged across and down, through whatever is drawn around rows and cells (ISO/IEC 29500-1, 17.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from memoria.readers.office import flow as f
from memoria.readers.office.apart import CHANGED, Apart
from memoria.readers.office.flow import Aside, Flow, Grid, GridCell, Paragraph, short
from memoria.readers.office.word.names import VAL, WITHOUT_TEXT, W
from memoria.readers.office.word.texts import words

MOST_COLUMNS = 60
"""Columns that a cell may cover; a larger number is damage."""
FIRST_ROW = 0x20
"""The bit of ``w:tblLook/@w:val`` that says that the first row is set as a header (17.4.55)."""


class WordTables:
    """Reads tables; ``blocks`` reads what a cell holds."""

    def __init__(self, blocks: Callable[[etree._Element], list[Flow]], apart: Apart) -> None:
        self._blocks = blocks
        self._apart = apart

    def table(self, element: etree._Element) -> Iterator[Flow]:
        """A grid, after a paragraph that tells of its rows that were deleted; a frame drawn around a text is that text."""
        told = Paragraph()
        rows: list[list[GridCell]] = []
        above: dict[int, GridCell] = {}
        head = 0
        for row in _own(element, f"{W}tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                told.asides.append(Aside(CHANGED, {"deleted": short(words(row, deleted=True))}))
                self._apart.take(words(row))
                continue
            head += row.find(f"{W}trPr/{W}tblHeader") is not None and head == len(rows)
            rows.append(list(self._cells(row, above)))
        if told.asides:
            yield told
        if rows:
            yield from f.framed(Grid(rows, head or int(len(rows) > 1 and _has_first_row(element))))

    def _cells(self, row: etree._Element, above: dict[int, GridCell]) -> Iterator[GridCell]:
        """The cells that begin in a row; one that goes on from ``above`` (by its first column) makes that one longer."""
        column = 0
        for element in _own(row, f"{W}tc"):
            cell = GridCell(self._blocks(element), _columns(element))
            started = above.get(column) if _goes_on(element) else None
            if started is not None:
                started.rows += 1
                started.flow += f.not_empty(cell.flow)
            else:
                yield cell
                for covered in range(column, column + cell.columns):
                    above.pop(covered, None)
                above[column] = cell
            column += cell.columns


def _own(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows or cells of a table, through content controls and insertions."""
    for child in element.iterchildren(etree.Element):
        if child.tag == tag:
            yield child
        elif child.tag == f"{W}sdt":
            content = child.find(f"{W}sdtContent")
            if content is not None:
                yield from _own(content, tag)
        elif child.tag not in WITHOUT_TEXT:
            yield from _own(child, tag)


def _columns(cell: etree._Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    columns = str(span.get(VAL, "1")) if span is not None else "1"
    return min(max(int(columns), 1), MOST_COLUMNS) if columns.isdecimal() else 1


def _goes_on(cell: etree._Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(VAL, "continue") == "continue"


def _has_first_row(table: etree._Element) -> bool:
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return False
    if look.get(f"{W}firstRow") is not None:
        return look.get(f"{W}firstRow") in ("1", "true", "on")
    try:
        return bool(int(str(look.get(VAL, "0")), 16) & FIRST_ROW)
    except ValueError:
        return False
