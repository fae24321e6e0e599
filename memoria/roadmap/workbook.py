"""A workbook that came back (ISO/IEC 29500): where its table stands, what its cells hold, what it held when it left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from memoria.archive import HARMFUL, Refused
from memoria.diagnostics import Checked, Diagnostic, found
from memoria.roadmap.cells import Cell
from memoria.roadmap.columns import Column, Row, column_named, columns
from memoria.roadmap.exports.xlsx import ORIGIN
from memoria.roadmap.ids import normal_id
from memoria.roadmap.values import from_text
from memoria.source import Position
from memoria.spreadsheet import open_workbook

SEARCHED = 20
"""Lines at the top of a sheet among which the headings may stand."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: its number in the sheet, and its cells by the key of their column."""

    number: int
    id: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The table of a workbook."""

    path: str
    title: str = ""
    keys: tuple[str, ...] = ()
    """The columns that it has."""
    lines: tuple[Line, ...] = ()
    origin: Mapping[str, Row] | None = None
    """The rows by id as they were written; None when the workbook no longer tells."""
    event: str = ""
    internal: bool = False

    def at(self, number: int) -> Position:
        """The place of a row: «Hoja de ruta, fila 7»."""
        return Position(self.path, place=f"{self.title}, fila {number}")


def read_workbook(data: bytes, path: str) -> Checked[Sheet | None]:
    """The table of a workbook, found by its headings wherever they stand."""
    try:
        book = open_workbook(data)
    except Refused as refused:
        if refused.code in HARMFUL:
            return Checked(None, (found(refused.code, Position(path), **refused.values),))
        return Checked(None, (found("S-001", Position(path), reason=None),))
    reading = _Reading(path)
    for sheet in book.worksheets:
        if sheet.title != ORIGIN and reading.table(sheet):
            reading.origin(book)
            reading.formulas = _formulas(data, str(sheet.title))
            return Checked(reading.sheet(sheet), tuple(reading.problems))
    return Checked(None, (found("S-002", Position(path)),))


def _formulas(data: bytes, title: str) -> Mapping[tuple[int, int], str]:
    """The formulas of a sheet by row and column; a workbook is read either for its values or for these."""
    cells = (cell for line in open_workbook(data, results=False)[title].iter_rows() for cell in line if cell.data_type == "f")
    return {(cell.row, cell.column): str(getattr(cell.value, "text", cell.value)) for cell in cells}


@dataclass
class _Reading:
    """The reading of one workbook."""

    path: str
    problems: list[Diagnostic] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    """Number of each column, by key."""
    head: int = 0
    rows: Mapping[str, Row] | None = None
    formulas: Mapping[tuple[int, int], str] = field(default_factory=dict)
    event: str = ""
    internal: bool = False

    def table(self, sheet: Worksheet) -> bool:
        """Find the line of headings: one that names the ids and another column."""
        for number, line in enumerate(sheet.iter_rows(max_row=SEARCHED, values_only=True), 1):
            named = [
                (place, text, column_named(text)) for place, text in enumerate(line) if isinstance(text, str) and text.strip()
            ]
            known = {column.key for _, _, column in named if column}
            if "id" in known and len(known) > 1:
                self.head = number
                self._headings(sheet.title, named, known)
                return True
        return False

    def _headings(self, title: str, named: list[tuple[int, str, Column | None]], known: set[str]) -> None:
        at = Position(self.path, place=f"{title}, fila {self.head}")
        for place, text, column in named:
            if column is None:
                self.problems.append(found("S-004", at, heading=text.strip()))
            elif column.key in self.places:
                self.problems.append(found("S-005", at, heading=text.strip()))
            else:
                self.places[column.key] = place
        missing = tuple(column.word for column in columns() if column.key not in known)
        if missing:
            self.problems.append(found("S-003", at, headings=missing, count=len(missing)))

    def origin(self, book: Any) -> None:
        """What the workbook held when it was written, where it still tells."""
        if ORIGIN not in book.sheetnames:
            return
        lines = [[str(value or "") for value in line] for line in book[ORIGIN].iter_rows(values_only=True)]
        if len(lines) < 2 or lines[0][:1] != ["memoria"]:
            return
        self.event, self.internal = lines[0][1], lines[0][2] == "interna"
        held = [dict(zip(lines[1], line, strict=False)) for line in lines[2:]]
        self.rows = {line["id"]: {one.key: from_text(one, line.get(one.key, "")) for one in columns()} for line in held}

    def sheet(self, sheet: Worksheet) -> Sheet:
        return Sheet(
            path=self.path,
            title=str(sheet.title),
            keys=tuple(self.places),
            lines=tuple(self._lines(sheet)),
            origin=self.rows,
            event=self.event,
            internal=self.internal,
        )

    def _lines(self, sheet: Worksheet) -> Iterator[Line]:
        for number, line in enumerate(sheet.iter_rows(min_row=self.head + 1), self.head + 1):
            cells = {key: self._cell(line[place]) for key, place in self.places.items() if place < len(line)}
            if any(cell.formula or cell.value not in (None, "") for cell in cells.values()):
                id_ = cells["id"].value
                yield Line(number, normal_id(str(id_)) if id_ is not None else "", cells)

    def _cell(self, cell: Any) -> Cell:
        formula = "" if cell.value not in (None, "") else self.formulas.get((cell.row, cell.column), "")
        return Cell(cell.value, str(cell.number_format or ""), cell.data_type == "e", formula)
