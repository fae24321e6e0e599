"""The roadmap as a workbook (Office Open XML, ISO/IEC 29500): a table to work on, its lists, and how to give it back."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import date
from textwrap import wrap

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table as SheetTable
from openpyxl.worksheet.table import TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from memoria import vocabulary
from memoria.roadmap.columns import Column, Part, Row, Type, Value, as_text, columns
from memoria.roadmap.exports.marking import colour_by_status, validate
from memoria.roadmap.exports.texts import lines, words
from memoria.roadmap.rows import Table
from memoria.writers.zipped import instant, pack

ORIGIN = "_origen"
"""The hidden sheet that keeps what was written, so that what was changed can be told from what has aged."""
TABLE = "HojaDeRuta"
FORMATS = {Type.DATE: "dd/mm/yyyy", Type.PERCENT: "0"}
AS_TEXT = "@"
"""Keeps a spreadsheet from taking «17.10» for a number and «1/2» for a day."""
LONGEST = 32767
"""Characters that a cell holds."""
FIRST_YEAR = 1901
"""Spreadsheets count days from 1900, and that year wrongly (ISO/IEC 29500-1, 18.17.4.1)."""
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_CORE = "docProps/core.xml"
_A3 = 8
_A4 = 9
_QUIET = "595959"
_HEAD = "0B4F5C"
"""Said once more than the table's style does: not every program knows those styles, and white on white is no heading."""
_BELOW = Border(bottom=Side("thin", color="C9D4D6"))
FACE = "Calibri"
"""Named, since a face without a name is a serif in some programs."""
LINE = 15.0
"""Points of a line of text in a cell; programs that don't measure rows when they open a file believe these."""
LONGEST_ROW = 400.0
"""Points of the highest row that programs allow, nearly (409)."""


def write_xlsx(table: Table) -> bytes:
    """The same roadmap always makes the same bytes."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = words("sheet_roadmap", table.language)
    lists = _lists(book.create_sheet(words("sheet_lists", table.language)), table)
    _roadmap(sheet, table)
    validate(sheet, table, lists)
    colour_by_status(sheet, table)
    _print_setup(sheet, table)
    readme = book.create_sheet(words("sheet_readme", table.language))
    _readme(readme, table)
    for beside in (book[words("sheet_lists", table.language)], readme):
        _on_one_page(beside)
    _origin(book.create_sheet(ORIGIN), table)
    return _packed(book, table)


def shown(column: Column, value: Value, language: str) -> str | int | date | None:
    """A value as a cell holds it: true dates and numbers, listed values in the reader's language, the rest as text."""
    if column.type is Type.DATE and isinstance(value, date) and value.year >= FIRST_YEAR:
        return value
    if isinstance(value, int):
        return value
    text = as_text(value)
    if column.type is Type.CHOICE and text in vocabulary.values(column.values):
        return vocabulary.value_spellings(column.values, text)[language][0]
    return plain(text)


def plain(text: str) -> str | None:
    """What a cell can hold of a text: no control characters (XML 1.0, 2.2), and not more than fits."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST] or None


def _put(cell: Cell, value: str | int | date | None) -> None:
    """A value and never a formula, whatever sign it begins with."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def _roadmap(sheet: Worksheet, table: Table) -> None:
    for place, column in enumerate(columns(), 1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = column.width
        heading = sheet.cell(1, place, column.title(table.language))
        heading.font = _font(bold=True, colour="FFFFFF")
        heading.fill = PatternFill("solid", fgColor=_HEAD)
        heading.alignment = Alignment(wrap_text=True, vertical="center")
        for number in range(2, _last_row(table) + 1):
            cell = sheet.cell(number, place)
            cell.number_format = FORMATS.get(column.type, AS_TEXT)
            cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
            cell.border = _BELOW
            if column.part is Part.FIXED:
                cell.font = _font(colour=_QUIET)
    for number, row in enumerate(table.rows, 2):
        for place, column in enumerate(columns(), 1):
            cell = sheet.cell(number, place)
            _put(cell, shown(column, row[column.key], table.language))
        sheet.row_dimensions[number].height = _height(row, table.language)
    sheet.row_dimensions[1].height = 2 * LINE
    whole = SheetTable(displayName=TABLE, ref=f"A1:{get_column_letter(len(columns()))}{_last_row(table)}")
    whole.tableStyleInfo = TableStyleInfo(name="TableStyleMedium2", showRowStripes=True)
    sheet.add_table(whole)
    sheet.freeze_panes = "B2"


def _font(*, bold: bool = False, size: float = 11, colour: str = "000000") -> Font:
    return Font(name=FACE, size=size, bold=bold, color=colour)


def _height(row: Row, language: str) -> float:
    """Room for the cell that needs most lines."""
    texts = ((str(shown(column, row[column.key], language) or ""), column.width - 1) for column in columns())
    return min(LONGEST_ROW, LINE * max(len(wrap(text, width)) or 1 for text, width in texts) + 3)


def _last_row(table: Table) -> int:
    """A table has one row at least (ISO/IEC 29500-1, 18.5.1.2)."""
    return max(len(table.rows), 1) + 1


def _lists(sheet: Worksheet, table: Table) -> dict[str, str]:
    """The values to choose from; by the key of a column, where they stand."""
    ranges: dict[str, str] = {}
    chosen = [(column.key, column.title(table.language), _choices(column, table)) for column in columns() if column.values]
    chosen += [
        ("eje", words("list_axes", table.language), [id_ for id_, _ in table.axes]),
        ("", words("list_axis_titles", table.language), [title for _, title in table.axes]),
        ("responsable", words("list_names", table.language), list(table.names)),
    ]
    for place, (key, heading, values) in enumerate(chosen, 1):
        letter = get_column_letter(place)
        sheet.cell(1, place, heading).font = _font(bold=True)
        sheet.column_dimensions[letter].width = max(map(len, (heading, *values))) + 2
        for number, value in enumerate(values, 2):
            _put(sheet.cell(number, place), plain(value))
        if key and values:
            ranges[key] = f"'{sheet.title}'!${letter}$2:${letter}${len(values) + 1}"
    sheet.freeze_panes = "A2"
    return ranges


def _choices(column: Column, table: Table) -> list[str]:
    return [vocabulary.value_spellings(column.values, value)[table.language][0] for value in vocabulary.values(column.values)]


def _readme(sheet: Worksheet, table: Table) -> None:
    told = lines(
        "readme",
        table.language,
        title=table.title,
        cutoff=table.cutoff.strftime("%d/%m/%Y") if table.cutoff else "–",
        count=len(table.rows),
        file="hoja-de-ruta.xlsx",
    )
    sheet.column_dimensions["A"].width = 110
    for number, line in enumerate(told, 1):
        cell = sheet.cell(number, 1)
        _put(cell, plain(line))
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.cell(1, 1).font = _font(bold=True, size=14)


def _origin(sheet: Worksheet, table: Table) -> None:
    """What each cell held, as plain text."""
    sheet.sheet_state = "veryHidden"
    _fill(sheet, 1, ("memoria", table.name, "interna" if table.internal else "publica"))
    _fill(sheet, 2, (column.key for column in columns()))
    for number, row in enumerate(table.rows, 3):
        _fill(sheet, number, (as_text(row[column.key]) for column in columns()))


def _fill(sheet: Worksheet, number: int, texts: Iterable[str]) -> None:
    for place, text in enumerate(texts, 1):
        cell = sheet.cell(number, place)
        _put(cell, plain(text))
        cell.number_format = AS_TEXT


def _print_setup(sheet: Worksheet, table: Table) -> None:
    """Landscape, two sheets wide, with the headings and the ids on each."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A3
    sheet.page_setup.fitToWidth = 2
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.print_title_cols = "A:A"
    sheet.oddHeader.left.text = table.title.replace("&", "&&")
    sheet.oddFooter.right.text = words("page", table.language)


def _on_one_page(sheet: Worksheet) -> None:
    """As wide as the paper, however many pages long."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _packed(book: Workbook, table: Table) -> bytes:
    """The finished file, with the date of the edition wherever the library has put the clock's."""
    when = table.day.isoformat() if table.day else ""
    properties = book.properties
    properties.title, properties.creator, properties.language = table.title, "memoria", table.language
    properties.created = instant(when).replace(tzinfo=None)
    stream = io.BytesIO()
    book.save(stream)
    stamp = instant(when).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(stream) as parts:
        made = {name: parts.read(name) for name in parts.namelist()}
    made[_CORE] = _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", made[_CORE])
    return pack(made, when)
