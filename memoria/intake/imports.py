"""An import as values: the foreign files that go in, what was asked of them, and the canonical files that come out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from hashlib import sha256

from memoria.disclosure import FLOOR
from memoria.intake.headings import Columns
from memoria.intake.raw import Count, Kind
from memoria.source import Position


@dataclass(frozen=True, slots=True)
class Provenance:
    """The raw file that a canonical one was made from."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Raw:
    """A foreign file under its path in the event (``crudo/…``)."""

    path: str
    data: bytes

    @property
    def source(self) -> Provenance:
        return Provenance(self.path, sha256(self.data).hexdigest())

    @property
    def at(self) -> Position:
        return Position(self.path)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was said on the command line, or remembered of this event."""

    columns: Columns = field(default_factory=Columns)
    session: str = ""
    day: date | None = None
    start: time | None = None
    """The hour at which the recording began, where the file's name doesn't tell it."""
    floor: int = FLOOR


@dataclass(frozen=True, slots=True)
class Made:
    """A canonical file, what it was made from, and how many words went in and came out."""

    path: str
    data: bytes
    kind: Kind
    sources: tuple[Provenance, ...]
    count: Count | None = None
    attached: bool = False
    """True for what hung on a mail and is kept as it came."""


@dataclass(frozen=True, slots=True)
class Import:
    """All that some files gave."""

    made: tuple[Made, ...] = ()
    unmapped: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Files with headings that nobody knows yet, with these: a dialogue may ask."""
    understood: tuple[tuple[str, Kind], ...] = ()
    """Every file that was read, with what it is; one whose questions are all in the event already makes no other."""
