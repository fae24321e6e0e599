"""Cells of a spreadsheet as they came."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

Raw = str | int | float | bool | date | datetime | time | timedelta | None


class Cell(NamedTuple):
    """What a cell holds, and how it shows it."""

    value: Raw = None
    format: str = ""
    is_error: bool = False
    formula: str = ""
    """A formula whose result the workbook does not keep: programs other than a spreadsheet write such."""
