"""The columns of the roadmap as a table: one definition for spreadsheets, CSV, JSON, calendars and differences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

import yaml

from memoria import vocabulary

Value = str | int | date | tuple[str, ...] | None
"""What a cell may hold: empty text is None, several names or codes are a tuple, a percentage is a number or its words."""
Row = Mapping[str, Value]
"""A commitment, by the keys of the columns."""

JOINT = "; "
"""Between the names or codes of one cell."""


class Type(StrEnum):
    """What a column holds."""

    TEXT = "text"
    NAMES = "names"
    CODES = "codes"
    """Ids and the like, which a spreadsheet must not take for numbers («17.10»)."""
    DATE = "date"
    CHOICE = "choice"
    """One of a listed set of values, canonical."""
    PERCENT = "percent"


class Part(StrEnum):
    """The part of ``hoja-de-ruta.yaml`` that a change of the column belongs to."""

    FIXED = "fixed"
    """Told, never taken back."""
    CORRECTION = "corrige"
    FOLLOW_UP = "seguimiento"


@dataclass(frozen=True, slots=True)
class Column:
    """``key`` is the canonical key of the source format, wherever the source has one."""

    key: str
    type: Type
    part: Part
    width: int
    titles: Mapping[str, str]
    values: str = ""
    """For a choice: the name of its set of listed values."""

    @property
    def word(self) -> str:
        """The heading as messages hold it."""
        return vocabulary.Word(self.titles)

    def title(self, language: str) -> str:
        """The heading, in a language of the volume; Spanish for any other."""
        return self.titles.get(language, self.titles["es"])


@cache
def columns() -> tuple[Column, ...]:
    """Every column, in order."""
    data = yaml.load(files("memoria.roadmap").joinpath("columns.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return tuple(
        Column(key, Type(entry["type"]), Part(entry["part"]), entry["width"], entry["title"], entry.get("values", ""))
        for key, entry in data.items()
    )


def column(key: str) -> Column:
    """The column of a key."""
    return next(item for item in columns() if item.key == key)


def column_named(heading: str) -> Column | None:
    """The column that a heading names: its title or its key in any language, whatever case and accents."""
    return _headings().get(vocabulary.fold(heading.strip().rstrip("*: ")))


@cache
def _headings() -> dict[str, Column]:
    names: dict[str, Column] = {}
    for item in columns():
        synonyms = (word for group in vocabulary.spellings(item.key).values() for word in group)
        for name in (item.key, *item.titles.values(), *synonyms):
            names.setdefault(vocabulary.fold(name), item)
    return names


def as_text(value: Value) -> str:
    """A value on one line; nothing for none."""
    if isinstance(value, tuple):
        return JOINT.join(value)
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)
