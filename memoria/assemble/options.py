"""What is asked of a volume, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from memoria.document.tree import Document
from memoria.model.memoria import Memoria
from memoria.roadmap.rows import Table
from memoria.source import Position

Redact = Callable[[str], Sequence[tuple[int, int]]]
"""Stretches of a text that hold personal data, from and to, in order."""


def nothing_personal(_text: str) -> Sequence[tuple[int, int]]:
    """For texts that are known to hold no personal data."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a volume is wanted."""

    language: str = ""
    """Of the frame; the event's where empty."""
    internal: bool = False
    """True prints what is reserved, and says so on each page that it can."""
    final: bool = False
    """False makes a draft: its words on each page, and a first page of what is missing."""
    session: str | None = None
    """Only this session, by id."""
    institution: str | None = None
    """Only what concerns this institution, by id, acronym or name."""
    territory: str | None = None
    """Only the dossier of this territory, by code or name."""
    edition: str = "memoria"
    """The template that states the sections and their order: ``<edition>.md.j2``."""
    since: Table | None = None
    """An earlier version of the roadmap: what changed since is printed."""
    fingerprint: str = ""
    """SHA-256 of the inputs part of the manifest."""
    redact: Redact = nothing_personal
    """Finds what public editions print as «[dato reservado]»."""


class Withheld(NamedTuple):
    """Something that was written and is not printed, with the reason."""

    at: Position
    reason: str
    """``internal`` (the whole note), ``reserved`` (a mark), ``personal`` (data of a person), ``contact`` or ``corrected``
    (a field that the editor changed)."""


@dataclass(frozen=True, slots=True)
class Volume:
    """A volume ready for any writer, and the account of what went into it."""

    document: Document
    printed: frozenset[Position]
    """The place of every leaf of the sources that is printed."""
    withheld: tuple[Withheld, ...] = ()
    unchanged: bool = False
    """True where an earlier version was asked about and nothing has changed since."""
    shown: Memoria | None = None
    """What of the event this edition may print; None where the event has not got the part that was asked for."""
