"""A note on one line: «S04, 2 acuerdos, 1 compromiso; falta el plazo de C-07»."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from memoria.model.contribution import Contribution
from memoria.model.marks import MARKS, Commitment
from memoria.model.memoria import Memoria
from memoria.receipts.texts import Words

SHOWN = 2
"""Of so many commitments it is told what they lack; the others are counted."""


def summary(memoria: Memoria, path: str, language: str, *, unfilled: bool = False) -> str:
    """What was understood of one file, and what its commitments lack. ``unfilled`` where it is a form nobody wrote in."""
    words = Words(language)
    note = next((note for note in memoria.handed_in if note.path == path), None)
    if note is None:
        return words("unfilled" if unfilled else "not_read")
    parts = [note.session_id or f"{words('session').lower()}: {words('no_session')}", *counts(note, words)]
    if not note.marks:
        parts.append(words("word_count", count=note.words))
    lacks = [words("missing_of", field=words.joined("fields", fields), id=name) for name, fields in missing(note)]
    more = [words("more_missing", count=len(lacks) - SHOWN)] if len(lacks) > SHOWN else []
    return "; ".join((", ".join(parts), *lacks[:SHOWN], *more))


def counts(note: Contribution, words: Words) -> tuple[str, ...]:
    """«3 acuerdos», «2 compromisos» …, of what a note has, in the order of the volume."""
    numbers = Counter(mark.kind for mark in note.marks)
    return tuple(words.count(cls.kind, numbers[cls.kind]) for cls in MARKS if numbers[cls.kind])


def missing(note: Contribution) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What commitments of a note lack: the id of each that lacks something, and the fields."""
    for mark in note.marks:
        if isinstance(mark, Commitment) and (fields := lacking(mark)):
            yield mark.id, fields


def lacking(mark: Commitment) -> tuple[str, ...]:
    """The three things that a commitment needs and this one has not: ``responsible``, ``term``, ``indicator``."""
    has = {"responsible": mark.responsible, "term": mark.term or mark.end, "indicator": mark.indicator}
    return tuple(field for field, value in has.items() if not value)
