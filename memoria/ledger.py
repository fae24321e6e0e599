"""The ledger: where every word of every source went. Nothing that was dropped is lost in silence.

A leaf of a note's tree (a run of text with its place in the file) was printed when a leaf of the volume has that same
place: nodes keep their place through every transformation, so this is seen, not asserted. The same holds for the value
of a field. Whatever was neither printed nor withheld with a reason has been lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from memoria.diagnostics import Diagnostic, found
from memoria.document.tree import Code, CodeBlock, Text
from memoria.document.walk import walk
from memoria.model.contribution import Contribution, Prose, YamlNote
from memoria.model.fields import Kind, Record, keys_of
from memoria.model.memoria import Memoria
from memoria.source import Located, Position

Withheld = Mapping[Position, str]
"""What a public edition leaves out, and why (``reserved``, ``personal`` …), by place."""

STEERING = {
    "id",
    "sesion",
    "autor",
    "relatoria",
    "participan",
    "modera",
    "fecha",
    "objetivo",
    "eje",
    "depende_de",
    "origen",
    "pregunta",
}
"""Fields whose value steers the volume and is printed, if at all, in other words (an id as a title, a date in full)."""


COMMENT = "comment"
"""The reason for which the comments of a Word or ODT file are withheld, in every edition."""


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
    unread: str = ""
    """The code that says why nothing of the file could be read, when nothing could."""

    def words(self, fate: Fate | None = None) -> int:
        """Words of the file, or those of one fate."""
        return sum(entry.words for entry in self.entries if fate in (None, entry.fate))


def ledger(memoria: Memoria, printed: frozenset[Position], withheld: Withheld, *, rest: str = "") -> tuple[Account, ...]:
    """An account for each note and each long text of the event, and for each note that came and can't be read.

    ``rest`` is the reason for all that is neither printed nor withheld: an edition that takes only a part of the event
    loses nothing by leaving the remainder to the whole volume.
    """
    notes = [Account(note.path, tuple(_note_entries(note, printed, withheld))) for note in memoria.handed_in]
    texts = [Account(prose.path, tuple(_prose_entries(prose, printed, withheld))) for _, prose in memoria.prose]
    unread = [Account(file.path, (), file.reason) for file in memoria.files if file.reason]
    accounts = (*notes, *texts, *unread)
    return tuple(_set_aside(account, rest) for account in accounts) if rest else accounts


def _set_aside(account: Account, reason: str) -> Account:
    lost = Fate.LOST
    entries = (replace(entry, fate=Fate.WITHHELD, reason=reason) if entry.fate is lost else entry for entry in account.entries)
    return replace(account, entries=tuple(entries))


def lost_words(accounts: Iterable[Account]) -> Iterator[Diagnostic]:
    """An error for each piece of text that no part of the volume took."""
    for account in accounts:
        for entry in account.entries:
            if entry.fate is Fate.LOST:
                yield found("G-001", entry.at, words=entry.text[:90])


def _note_entries(note: Contribution, printed: frozenset[Position], withheld: Withheld) -> Iterator[Entry]:
    yield from _leaf_entries(walk(note.body), printed, withheld)
    for record in (note.front, *note.marks):
        if isinstance(record, YamlNote):
            record = replace(record, text=None)  # its tree is the note's body, leaf by leaf
        for value in _field_values(record):
            yield _entry(value, value.at, printed, withheld)
    yield from _comment_entries(note.comments)


def _prose_entries(prose: Prose, printed: frozenset[Position], withheld: Withheld) -> Iterator[Entry]:
    yield from _leaf_entries(walk(prose.body), printed, withheld)
    yield from _comment_entries(prose.comments)


def _comment_entries(comments: Iterable[Located]) -> Iterator[Entry]:
    for words in comments:
        if words.at:
            yield Entry(words.at, len(words.split()), Fate.WITHHELD, words.strip(), COMMENT)


def _leaf_entries(nodes: Iterable[object], printed: frozenset[Position], withheld: Withheld) -> Iterator[Entry]:
    for leaf in nodes:
        if isinstance(leaf, Text | Code | CodeBlock) and leaf.at and leaf.text.strip():
            yield _entry(leaf.text, leaf.at, printed, withheld)


def _field_values(record: Record) -> Iterator[Located]:
    """The texts that people wrote as values of fields and that a reader should find in the volume."""
    for name, key in keys_of(record.__class__):
        value = getattr(record, name)
        if key.main or key.name in STEERING or key.kind not in (Kind.TEXT, Kind.NAMES, Kind.WORDS):
            continue
        yield from (item for item in (value if isinstance(value, tuple) else (value,)) if isinstance(item, Located) and item.at)


def _entry(text: str, at: Position | None, printed: frozenset[Position], withheld: Withheld) -> Entry:
    assert at is not None
    fate = Fate.PRINTED if at in printed else Fate.WITHHELD if at in withheld else Fate.LOST
    return Entry(at, len(text.split()), fate, text.strip(), withheld.get(at, ""))
