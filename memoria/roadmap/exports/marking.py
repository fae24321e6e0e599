"""What a spreadsheet does by itself: lists to choose from, dates it asks for, colours that follow the status."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from memoria import vocabulary
from memoria.roadmap.columns import Column, Type, columns
from memoria.roadmap.exports.texts import words
from memoria.roadmap.outlook import CLOSED
from memoria.roadmap.rows import Table

FREE = ("eje", "responsable")
"""Columns whose list helps and does not bind: other names are legal."""
COLOURS = {
    "identificado": "DDEBF7",
    "en ejecución": "FFF2CC",
    "en cierre": "E2EFDA",
    "cumplido": "C6E0B4",
    "cancelado": "D9D9D9",
    "suspendido": "F8CBAD",
    "sin noticias": "EDEDED",
    "por definir": "FCE4D6",
}
"""Each legible under black text, and told by its word too."""
_OVERDUE = "C00000"


def validate(sheet: Worksheet, table: Table, lists: Mapping[str, str]) -> None:
    """Lists for what is listed, dates for dates, 0 to 100 for progress (ISO/IEC 29500-1, 18.3.1.32)."""
    for column in columns():
        rule = _rule(column, table, lists)
        if rule is not None:
            rule.add(cells(column, table))
            sheet.add_data_validation(rule)


def _rule(column: Column, table: Table, lists: Mapping[str, str]) -> DataValidation | None:
    language = table.language
    if column.key in lists:
        said = words("choose", language)
        bound = column.key not in FREE
        return DataValidation(type="list", formula1=lists[column.key], allow_blank=True, showErrorMessage=bound, error=said)
    if column.type is Type.DATE:
        said = words("a_date", language)
        return DataValidation("date", "1", operator="greaterThan", allow_blank=True, showErrorMessage=True, error=said)
    if column.type is Type.PERCENT:
        said = words("a_percentage", language)
        return DataValidation("decimal", "0", "100", operator="between", allow_blank=True, showErrorMessage=True, error=said)
    return None


def colour_by_status(sheet: Worksheet, table: Table) -> None:
    """The status by its colour, and the day of what is overdue at the cut-off in red."""
    by_key = {column.key: column for column in columns()}
    status, end = by_key["estado"], by_key["fin"]
    for value, colour in COLOURS.items():
        spelt = vocabulary.value_spellings("commitment_states", value)[table.language][0]
        fill = PatternFill(bgColor=colour, fill_type="solid")
        sheet.conditional_formatting.add(cells(status, table), FormulaRule([f'{_first(status)}="{spelt}"'], fill=fill))
    if table.cutoff:
        closed = (vocabulary.value_spellings("commitment_states", value)[table.language][0] for value in sorted(CLOSED))
        still_open = ",".join(f'{_first(status)}<>"{value}"' for value in closed)
        day = f"DATE({table.cutoff.year},{table.cutoff.month},{table.cutoff.day})"
        late = f"AND(ISNUMBER({_first(end)}),{_first(end)}<{day},{still_open})"
        sheet.conditional_formatting.add(cells(end, table), FormulaRule([late], font=Font(color=_OVERDUE, bold=True)))


def cells(column: Column, table: Table) -> str:
    """The cells of a column, without its heading."""
    letter = _letter(column)
    return f"{letter}2:{letter}{max(len(table.rows), 1) + 1}"


def _first(column: Column) -> str:
    return f"${_letter(column)}2"


def _letter(column: Column) -> str:
    return str(get_column_letter(columns().index(column) + 1))
