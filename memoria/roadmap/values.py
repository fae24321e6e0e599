"""The values of the roadmap's columns from what people type into cells; what can't be told for sure is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from memoria import vocabulary
from memoria.roadmap.cells import Cell, Raw
from memoria.roadmap.columns import JOINT, Column, Type, Value, as_text
from memoria.roadmap.ids import ids_in
from memoria.roadmap.periods import days_among
from memoria.roadmap.rows import codes, percentage

Told = str | int | tuple[str, ...]
FIRST_DAY = date(1899, 12, 30)
"""Day 0 of a spreadsheet, for all days since March 1900 (ISO/IEC 29500-1, 18.17.4.1)."""
DAYS = range(20_000, 80_000)
"""Numbers that a spreadsheet would show as days of our time: 1954 to 2119."""
_DAY = re.compile(r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})")


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a cell can't be taken: the code of the message, and what it says."""

    code: str
    values: Mapping[str, Told]


@dataclass(frozen=True, slots=True)
class Understood:
    """A value, with a message where it was not typed as it should be."""

    value: Value
    code: str = ""
    values: Mapping[str, Told] | None = None


def from_text(column: Column, text: str) -> Value:
    """A value from the text that ``as_text`` made of it."""
    if not text:
        return None
    if column.type in (Type.NAMES, Type.CODES):
        return tuple(text.split(JOINT))
    if column.type is Type.DATE:
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return percentage(text) if column.type is Type.PERCENT else text


def read_cell(column: Column, cell: Cell, axes: Mapping[str, str]) -> Understood | Refused:
    """What somebody typed. ``axes`` gives the id of a theme by its folded id or title."""
    if cell.is_error:
        return Refused("S-020", {"column": column.word, "written": str(cell.value)})
    if column.type is Type.DATE:
        return _date(column, cell.value)
    if column.type is Type.PERCENT:
        return _percentage(column, cell)
    if column.type is Type.CODES:
        return _codes(column, cell.value)
    text = _text(cell.value)
    if column.type is Type.CHOICE:
        return _choice(column, text)
    if column.type is Type.NAMES:
        return Understood(tuple(part.strip() for part in text.split(";") if part.strip()) or None)
    return Understood(axes.get(vocabulary.fold(text), text) if column.key == "eje" else text or None)


def same_cell(raw: Raw, written: Raw) -> bool:
    """True where a cell still holds what was written, whatever the program that saved it made of the type."""
    return _text(raw) == _text(written)


def _text(raw: Raw) -> str:
    """A cell as one line of text: whole numbers without their point, days as ISO dates."""
    if isinstance(raw, bool):
        return "sí" if raw else "no"
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    if isinstance(raw, datetime):
        raw = raw.date() if raw.time() == time() else raw
    if isinstance(raw, timedelta):
        return str(raw)
    return raw.isoformat() if isinstance(raw, date | time) else " ".join(str("" if raw is None else raw).split())


def _date(column: Column, raw: Raw) -> Understood | Refused:
    if isinstance(raw, datetime | date):
        return Understood(raw.date() if isinstance(raw, datetime) else raw)
    title = column.word
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        day = (FIRST_DAY + timedelta(days=int(raw))).isoformat() if int(raw) in DAYS else None
        return Refused("S-012", {"column": title, "written": _text(raw), **({"day": day} if day else {})})
    written = _text(raw)
    days = _days(written)
    if len(days) == 1:
        return Understood(days[0], "S-010", {"column": title, "written": written, "day": days[0].isoformat()})
    told: dict[str, Told] = {"column": title, "written": written}
    if days:
        told |= {"first": days[0].isoformat(), "second": days[1].isoformat()}
    return Refused("S-011", told)


def _days(written: str) -> tuple[date, ...]:
    """The days that a text may be: day first, and month first where that is another day (the order of the United States)."""
    match = _DAY.fullmatch(written)
    if match is None:
        return ()
    first, second, third = (int(part) for part in match.groups())
    if len(match[1]) == 4:
        orders = [(first, second, third)]
    else:
        year = third if len(match[3]) == 4 else 2000 + third
        orders = [(year, second, first), (year, first, second)]
    return days_among(orders)


def _percentage(column: Column, cell: Cell) -> Understood | Refused:
    raw = cell.value
    if isinstance(raw, float) and "%" in cell.format:
        raw = round(raw * 100, 6)
    value = percentage(_text(raw))
    if isinstance(value, int) and 0 <= value <= 100:
        return Understood(value)
    return Refused("S-015", {"column": column.word, "written": _text(raw)})


def _codes(column: Column, raw: Raw) -> Understood | Refused:
    """Codes. A number with decimals is refused: «17.1» may have been «17.10»; a date may have been «17.9»."""
    if isinstance(raw, date | datetime | time) or (isinstance(raw, float) and not raw.is_integer()):
        return Refused("S-014", {"column": column.word, "written": _text(raw)})
    return Understood(ids_in(_text(raw)) or None if column.key == "depende_de" else codes(_text(raw)))


def _choice(column: Column, text: str) -> Understood | Refused:
    value = vocabulary.value(column.values, text)
    if value is not None:
        return Understood(value)
    told: dict[str, Told] = {"column": column.word, "written": text, "listed": vocabulary.value_words(column.values)}
    nearest = vocabulary.nearest_value(column.values, text)
    return Refused("S-013", told | ({"nearest": vocabulary.value_word(column.values, nearest)} if nearest else {}))


def typed(column: Column, value: Value) -> str:
    """A value as people write it in ``hoja-de-ruta.yaml``."""
    return ", ".join(value) if column.type is Type.CODES and isinstance(value, tuple) else as_text(value)
