"""``evento.fr.yaml``: what of it can't be printed in place of what ``evento.yaml`` says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rapidfuzz import process

from memoria import vocabulary
from memoria.diagnostics import Diagnostic, found
from memoria.model.event import Day
from memoria.model.fields import Key, Kind, Record, has_words, keys_of
from memoria.model.memoria import EventTranslation, Memoria
from memoria.source import Position
from memoria.translations.record import by_path, name_of


def check_event_words(memoria: Memoria) -> Iterator[Diagnostic]:
    """A record in the event's own language (U-004) or the second in one (U-005); of the others what follows below."""
    for one in memoria.event_translations:
        if one.fits:
            long_texts = frozenset(key for key, _ in memoria.prose)
            yield from _Check(one, by_path(memoria.event), long_texts).record(one.words, memoria.event)
            continue
        same = (other.path for other in memoria.event_translations if other.fits and other.language == one.language)
        first = next(same, None)
        yield found("U-005" if first else "U-004", Position(one.path), file=one.original, first=first, language=one.language)


class _Check:
    """One translation against its original. A key that has no words is said once, where it stands first."""

    def __init__(self, one: EventTranslation, originals: Mapping[str, Record], long_texts: frozenset[str]) -> None:
        self.file = one.original
        self.originals = originals
        self.long_texts = long_texts
        self.told: set[Key] = set()

    def record(self, record: Record, original: Record | None) -> Iterator[Diagnostic]:
        """What is wrong with a record, and those within it."""
        for name, key in keys_of(type(record)):
            at = record.marks.get(name)
            if at is None or key.names:
                continue
            if not has_words(key):
                yield from self._no_words(key, at)
            elif key.kind is Kind.RECORDS:
                for one in getattr(record, name):
                    yield from self._entry(one, key)
            elif key.kind is Kind.RECORD:
                yield from self.record(getattr(record, name), getattr(original, name, None))
            else:
                yield from self._words(key, getattr(original, name, None), getattr(record, name), at)

    def _entry(self, one: Record, key: Key) -> Iterator[Diagnostic]:
        """An entry of a list, known by its id; a day that only holds its sessions needs no date."""
        name = name_of(one)
        original = self.originals.get(vocabulary.fold(f"{key.name}/{name}")) if name else None
        if original is None and (name or not isinstance(one, Day) or one.title):
            yield self._unknown(one, name, key)
        elif original is not None or isinstance(one, Day):
            yield from self.record(one, original)

    def _unknown(self, one: Record, name: str, key: Key) -> Diagnostic:
        """An entry that names nothing, or has no name (U-007)."""
        if not name:
            return found("U-007", one.at, file=self.file, entry=key.name)
        ids = [name_of(other) for other in self.originals.values() if type(other) is type(one)]
        near = process.extractOne(name, ids, score_cutoff=50)
        return found("U-007", one.at, file=self.file, key=key.name, id=name, nearest=near[0] if near else None)

    def _no_words(self, key: Key, at: Position) -> Iterator[Diagnostic]:
        """Of what no translator writes anew (U-006)."""
        if key not in self.told:
            self.told.add(key)
            yield found("U-006", at, file=self.file, key=key.name)

    def _words(self, key: Key, had: Any, has: Any, at: Position) -> Iterator[Diagnostic]:
        """A text that the original lacks (U-007), a list that is not as long as its own (U-008)."""
        if not (key.name in self.long_texts if key.kind is Kind.PROSE else had):
            yield found("U-007", at, file=self.file, key=key.name)
        elif key.kind is Kind.WORDS and has and len(had) != len(has):
            yield found("U-008", at, file=self.file, key=key.name, had=len(had), has=len(has))
