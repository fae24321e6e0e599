"""The ledger: where every word of every source went. Nothing that was dropped is lost in silence.

A leaf of a note's tree (a run of text with its place in the file) was printed when a leaf of the volume has that same
place; nodes keep their place through every transformation, so this is seen, not asserted. The value of a field was printed
when its words stand somewhere in the volume. Whatever was neither printed nor withheld with a reason has been lost.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from memoria.diagnostics import Diagnostic, found
from memoria.document.tree import Code, CodeBlock, Document, Text
from memoria.document.walk import text_of, walk
from memoria.model.contribution import Contribution
from memoria.model.fields import Kind, Record, keys_of
from memoria.model.memoria import Memoria
from memoria.source import Located, Position

Withheld = Mapping[Position, str]
"""What a public edition leaves out, and why (``reserved``, ``personal`` …), by place."""

SILENT = {"id", "autor", "sesion", "fecha", "objetivo", "eje", "contacto", "depende_de", "origen", "minuto"}
"""Fields of text whose value steers the volume and is printed, if at all, in other words (an id as a title, a date in full)."""


class Fate(StrEnum):
    """What became of some words."""

    PRINTED = "printed"
    WITHHELD = "withheld"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Entry:
    """Some words of a file: a leaf of its text, or the value of a field."""

    at: Position
    words: int
    fate: Fate
    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """One file: how many words it has and what became of them."""

    path: str
    entries: tuple[Entry, ...]

    def words(self, fate: Fate | None = None) -> int:
        """Words of the file, or those of one fate."""
        return sum(entry.words for entry in self.entries if fate in (None, entry.fate))


def ledger(memoria: Memoria, document: Document, withheld: Withheld) -> tuple[Account, ...]:
    """An account for each note and each long text of the event."""
    printed = {leaf.at for leaf in walk(document.blocks) if isinstance(leaf, Text | Code | CodeBlock) and leaf.at}
    volume = _letters(text_of(document.blocks))
    accounts = [Account(note.path, tuple(_note_entries(note, printed, volume, withheld))) for note in memoria.contributions]
    for _, prose in memoria.prose:
        leaves = walk(prose.body)
        accounts.append(Account(prose.path, tuple(_leaf_entries(leaves, printed, withheld))))
    return tuple(accounts)


def lost_words(accounts: Iterable[Account]) -> Iterator[Diagnostic]:
    """An error for each piece of text that no part of the volume took."""
    for account in accounts:
        for entry in account.entries:
            if entry.fate is Fate.LOST:
                yield found("G-001", entry.at, words=entry.text[:90])


def _note_entries(note: Contribution, printed: set[Position], volume: str, withheld: Withheld) -> Iterator[Entry]:
    yield from _leaf_entries(walk(note.body), printed, withheld)
    for record in (note.front, *note.marks):
        for value in _field_values(record):
            yield _field_entry(value, volume, withheld, hidden=note.is_internal or getattr(record, "reserved", False))


def _leaf_entries(nodes: Iterable[object], printed: set[Position], withheld: Withheld) -> Iterator[Entry]:
    for leaf in nodes:
        if isinstance(leaf, Text | Code | CodeBlock) and leaf.at and leaf.text.strip():
            fate = Fate.PRINTED if leaf.at in printed else Fate.WITHHELD if leaf.at in withheld else Fate.LOST
            yield Entry(leaf.at, len(leaf.text.split()), fate, leaf.text.strip(), withheld.get(leaf.at, ""))


def _field_values(record: Record) -> Iterator[Located]:
    """The texts that people wrote as values of fields and that a reader should find in the volume."""
    for name, key in keys_of(record.__class__):
        value = getattr(record, name)
        if key.main or key.name in SILENT or key.kind not in (Kind.TEXT, Kind.NAMES, Kind.WORDS):
            continue
        yield from (item for item in (value if isinstance(value, tuple) else (value,)) if isinstance(item, Located) and item.at)


def _field_entry(value: Located, volume: str, withheld: Withheld, *, hidden: bool) -> Entry:
    assert value.at is not None
    words = len(value.split())
    if value.at in withheld or hidden:
        return Entry(value.at, words, Fate.WITHHELD, str(value), withheld.get(value.at, "reserved"))
    return Entry(value.at, words, Fate.PRINTED if _letters(value) in volume else Fate.LOST, str(value))


def _letters(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())
