"""Tables out of foreign files: separators found, ragged rows kept, and each block known by its headings."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, NamedTuple

from memoria.intake import headings
from memoria.intake.headings import IGNORE, Columns
from memoria.spreadsheet import open_workbook

SEPARATORS = (",", ";", "\t", "|")
LARGEST_SHEET = 200_000
"""Rows of a sheet that are read; a report of the largest webinar has a tenth of that."""
LONGEST_CELL = 1_000_000


class Row(NamedTuple):
    """A row and the line of the file that it begins on (of a workbook: its row)."""

    line: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        return not any(cell.strip() for cell in self.cells)

    @property
    def first(self) -> str:
        """The one text of a row that has only one; else nothing."""
        filled = [cell.strip() for cell in self.cells if cell.strip()]
        return filled[0] if len(filled) == 1 else ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A file as rows. ``separator`` is empty for a workbook."""

    rows: tuple[Row, ...]
    separator: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A line of headings and the rows below it. ``section`` is what the line above says that it is."""

    head: Row
    keys: tuple[str | None, ...]
    rows: tuple[Row, ...]
    section: str = ""

    @property
    def known(self) -> frozenset[str]:
        return frozenset(key for key in self.keys if key and key != IGNORE)

    def cell(self, row: Row, *keys: str) -> str:
        """The cell of the first of these columns that has something; «--» is nothing."""
        for wanted in keys:
            for key, text in zip(self.keys, row.cells, strict=False):
                if key == wanted and text.strip() and not headings.is_word("none", text):
                    return " ".join(text.split()) if wanted not in LONG else text.strip()
        return ""

    def unknown(self) -> Iterator[tuple[int, str]]:
        """Headings never seen before, with their place in the row."""
        for place, (key, text) in enumerate(zip(self.keys, self.head.cells, strict=False)):
            if key is None and text.strip():
                yield place, text.strip()


LONG = {"question", "answer"}
"""Columns whose texts keep their lines."""


def grid_of_text(text: str, columns: Columns) -> Grid:
    """A delimited text. The separator is the one under which most headings are known, then the one that cuts most."""
    best = max(SEPARATORS, key=lambda separator: _fit(_rows(text, separator, 60), columns))
    return Grid(tuple(_rows(text, best)), best)


def _fit(rows: Sequence[Row], columns: Columns) -> tuple[int, int]:
    known = sum(key is not None for row in rows for key in columns.keys(row.cells))
    alone = sum(key is not None for row in rows if len(row.cells) == 1 for key in columns.keys(row.cells))
    return known - alone, sum(len(row.cells) - 1 for row in rows)


def _rows(text: str, separator: str, limit: int | None = None) -> list[Row]:
    """Rows with the line each begins on; a quote that never closes ends with the text, and loses nothing."""
    source = io.StringIO(text, newline="")
    reader = csv.reader(source, delimiter=separator)
    rows: list[Row] = []
    line = 1
    try:
        for cells in reader:
            rows.append(Row(line, tuple(cells)))
            line = reader.line_num + 1
            if limit and len(rows) >= limit:
                break
    except csv.Error:  # a cell beyond the library's limit: the lines from here on as they stand
        rest = text.split("\n")[line - 1 :]
        rows += [Row(line + place, tuple(one.split(separator))) for place, one in enumerate(rest)]
    return rows


def grid_of_workbook(data: bytes) -> Grid | None:
    """The sheet with most cells of a workbook; None where it is none."""
    try:
        sheets = [_sheet(sheet) for sheet in open_workbook(data, in_passing=True).worksheets]
    except Exception:  # rows are read as they are asked for, and a damaged one makes the library stumble over anything
        return None
    return Grid(max(sheets, key=lambda rows: sum(len(row.cells) for row in rows), default=()))


def _sheet(sheet: Any) -> tuple[Row, ...]:
    rows: list[Row] = []
    for number, line in enumerate(sheet.iter_rows(values_only=True), 1):
        if number > LARGEST_SHEET:
            break
        cells = tuple(_text(value) for value in line)
        if any(cells):
            rows.append(Row(number, cells))
    return tuple(rows)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # an identifier that Excel shows as 8,12346E+10
    return str(value)[:LONGEST_CELL]


def blocks(grid: Grid, columns: Columns) -> tuple[Block, ...]:
    """The tables of a file: each begins with a line of headings, and ends before the next, or a title, or a blank line."""
    done: list[Block] = []
    head: Row | None = None
    keys: tuple[str | None, ...] = ()
    body: list[Row] = []
    section = ""

    def close() -> None:
        if head is not None:
            done.append(Block(head, keys, tuple(body), section))

    for row in grid.rows:
        title = headings.section(row.first) if row.first else None
        named = columns.keys(row.cells)
        if title is not None:
            close()
            head, body, section = None, [], title
        elif _is_head(row, named):
            close()
            head, keys, body = row, named, []
        elif head is not None and not row.is_blank:
            body.append(row)
    close()
    return tuple(done)


def _is_head(row: Row, named: Sequence[str | None]) -> bool:
    """Two headings at least, all different, of columns we know, and among the first cells."""
    known = [key for key in named if key]
    if len(set(known)) >= 2:
        return sum(1 for key in named[:6] if key) >= 2
    filled = sum(1 for cell in row.cells if cell.strip())
    return known == ["timestamp"] and filled > 1
