"""How a record's fields are written by people: the declarations that reader, scan and schema share.

Each field of a record names its canonical (Spanish) key and the kind of value expected; synonyms in four languages stand
in the vocabulary. From these declarations come the reader of YAML, the fields of marked lines, and the JSON Schemas.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from memoria.source import Located, Position, ReservedText

Written = TypeVar("Written", bound=Located)


class Kind(StrEnum):
    """What a value may be. All values are text first; none is ever a YAML number or boolean."""

    TEXT = "text"
    """One line or several: ``Located | None``."""
    PROSE = "prose"
    """Markdown, or the name of a file of the event that holds it: ``Located | None``."""
    FILE = "file"
    """A path relative to the event's folder: ``Located | None``."""
    WORDS = "words"
    """A list of texts; a single text is a list of one: ``tuple[Located, ...]``."""
    NAMES = "names"
    """People and organisations, by id or name; one text may hold several, cut at ``;`` (rule 6): ``tuple[Located, ...]``."""
    CHOICE = "choice"
    """One of a listed set of values, canonical Spanish spelling: ``str`` (or ``""``)."""
    DATE = "date"
    """``datetime.date | None``; a weekday written out is checked against the date."""
    HOURS = "hours"
    """From–to in a day: ``Hours | None``; «9h-9h30», «9:00 a.m. a 12:55 p.m.» …"""
    INTEGER = "integer"
    """``int | None``."""
    YESNO = "yesno"
    """``bool``; «sí», «no», «yes», «true», «oui», «sim» …"""
    RECORD = "record"
    """One nested record, or None."""
    RECORDS = "records"
    """A list of nested records; where the record declares a ``main`` field, an entry may be plain text."""
    MAPPING = "mapping"
    """Free keys to text: ``tuple[tuple[Located, Located], ...]``."""
    GROUPS = "groups"
    """Lists within a list; one list alone is one group: ``tuple[tuple[Located, ...], ...]``."""
    TABLE = "table"
    """Free keys to records: ``tuple[tuple[Located, Record], ...]``."""


@dataclass(frozen=True, slots=True)
class Key:
    """The declaration of one field."""

    name: str
    kind: Kind
    about: str
    values: str = ""
    """For CHOICE: the name of the set of listed values in the vocabulary."""
    of: type[Record] | None = None
    required: bool = False
    main: bool = False
    """The field that a plain text fills, where the record may be written as one (``- Reunirse cada semestre``)."""
    translated: bool = False
    """Words that a translator of the event's record writes anew (``evento.fr.yaml``)."""
    names: bool = False
    """What an entry of a list is known by, wherever it stands: the id of a session, the date of a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Anything written as keys and values. ``marks`` gives the place of each field's value, by field name."""

    at: Position | None = field(default=None, compare=False, repr=False)
    marks: Mapping[str, Position] = field(default_factory=dict, compare=False, repr=False)

    def where(self, name: str) -> Position | None:
        """The place of a field's value; of the record itself when the field was not written."""
        return self.marks.get(name, self.at)


def keys_of(record: type[Record]) -> tuple[tuple[str, Key], ...]:
    """The declared fields of a record: attribute name and declaration."""
    return _keys_of(record)  # type: ignore[arg-type]  # a class is hashable, whatever its instances are


@cache
def _keys_of(record: Any) -> tuple[tuple[str, Key], ...]:
    """Kept, since it is asked of every record that is read, checked and printed."""
    return tuple((item.name, item.metadata["key"]) for item in dataclasses.fields(record) if "key" in item.metadata)


def reserved_in(value: object) -> Iterator[ReservedText]:
    """The values that say that they are reserved, in a record, in records within it, and in tuples of them."""
    return values_in(value, ReservedText)


def values_in(value: object, kind: type[Written]) -> Iterator[Written]:
    """The values of a kind, likewise."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from values_in(item, kind)
    elif isinstance(value, Record):
        for name, _ in keys_of(type(value)):
            yield from values_in(getattr(value, name), kind)


def has_words(key: Key) -> bool:
    """True for a key whose words a translator writes anew, or that holds some."""
    return key.translated or (key.of is not None and any(has_words(inner) for _, inner in keys_of(key.of)))


def main_key(record: type[Record]) -> str | None:
    """The attribute that plain text fills, where the record has one."""
    return next((name for name, key in keys_of(record) if key.main), None)


def _declare(default: Any, key: Key) -> Any:
    return field(default=default, metadata={"key": key})


def text(name: str, about: str, *, required: bool = False, main: bool = False, translated: bool = False) -> Any:
    """``Located | None``."""
    return _declare(None, Key(name, Kind.TEXT, about, required=required, main=main, translated=translated))


def identifier(name: str, about: str, *, required: bool = False) -> Any:
    """``Located | None``: a text that the record is known by."""
    return _declare(None, Key(name, Kind.TEXT, about, required=required, names=True))


def prose(name: str, about: str) -> Any:
    """``Located | None``: Markdown or a file's name."""
    return _declare(None, Key(name, Kind.PROSE, about, translated=True))


def file(name: str, about: str) -> Any:
    """``Located | None``: a file of the event."""
    return _declare(None, Key(name, Kind.FILE, about))


def words(name: str, about: str, *, translated: bool = False) -> Any:
    """``tuple[Located, ...]``."""
    return _declare((), Key(name, Kind.WORDS, about, translated=translated))


def names(name: str, about: str, *, main: bool = False) -> Any:
    """``tuple[Located, ...]``."""
    return _declare((), Key(name, Kind.NAMES, about, main=main))


def choice(name: str, values: str, about: str, *, default: str = "") -> Any:
    """``str``, canonical."""
    return _declare(default, Key(name, Kind.CHOICE, about, values=values))


def day(name: str, about: str, *, required: bool = False, names: bool = False) -> Any:
    """``date | None``."""
    return _declare(None, Key(name, Kind.DATE, about, required=required, names=names))


def hours(name: str, about: str) -> Any:
    """``Hours | None``."""
    return _declare(None, Key(name, Kind.HOURS, about))


def integer(name: str, about: str) -> Any:
    """``int | None``."""
    return _declare(None, Key(name, Kind.INTEGER, about))


def yesno(name: str, about: str) -> Any:
    """``bool``."""
    return _declare(False, Key(name, Kind.YESNO, about))


def record(name: str, of: type[Record], about: str) -> Any:
    """The record or None."""
    return _declare(None, Key(name, Kind.RECORD, about, of=of))


def records(name: str, of: type[Record], about: str) -> Any:
    """A tuple of records."""
    return _declare((), Key(name, Kind.RECORDS, about, of=of))


def mapping(name: str, about: str) -> Any:
    """Pairs of text."""
    return _declare((), Key(name, Kind.MAPPING, about))


def groups(name: str, about: str) -> Any:
    """A tuple of tuples of text."""
    return _declare((), Key(name, Kind.GROUPS, about))


def table(name: str, of: type[Record], about: str) -> Any:
    """Pairs of a free key and a record."""
    return _declare((), Key(name, Kind.TABLE, about, of=of))
