"""Is a translation that of the original as it reads today? The lock keeps what the original said when it was made."""

from __future__ import annotations

import dataclasses
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

from memoria.document.walk import text_of
from memoria.model.contribution import Contribution, Prose
from memoria.model.memoria import EventTranslation, Memoria
from memoria.model.roadmap import Lock, TranslationEntry
from memoria.translations.pairing import translated_fields
from memoria.translations.record import plain, translated

Place = tuple[str, str]
"""Path of a translation, and of the event's record the key of the text; empty for a whole file."""

FRONT = ("title", "subtitle", "abstract", "keywords")
"""What a translator writes anew of the head of a note."""


def digest_of_note(note: Contribution) -> str:
    """SHA-256 of the words of a note that a translator writes anew: a new state, term or line break is no new text."""
    return _digest(_words(note))


def digest_of_prose(prose: Prose) -> str:
    """SHA-256 of the words of a long text."""
    return _digest((text_of(prose.body),))


def _digest(texts: Iterator[str] | tuple[str, ...]) -> str:
    return sha256("\n".join(" ".join(text.split()) for text in texts).encode()).hexdigest()


def _words(note: Contribution) -> Iterator[str]:
    for name in FRONT:
        value = getattr(note.front, name)
        yield " ".join(value) if isinstance(value, tuple) else str(value or "")
    yield text_of(note.body)
    for mark in note.marks:
        yield from (str(getattr(mark, name) or "") for name in translated_fields(type(mark)))


def with_freshness(memoria: Memoria, lock: Lock) -> Memoria:
    """Each translation with whether its original has changed since, and the lock with those met for the first time."""
    today = dict(originals_today(memoria))
    known = {(entry.path, entry.key): entry for entry in lock.translations}
    entries = {place: _entry(place, original, digest, known) for place, (original, digest) in today.items()}
    stale = {place for place, entry in entries.items() if entry.sha256 != today[place][1]}
    records = {one.path for one in memoria.event_translations}
    return replace(
        memoria,
        event_translations=tuple(_record(one, stale) for one in memoria.event_translations),
        translations=tuple(replace(note, stale=(note.path, "") in stale) for note in memoria.translations),
        prose=tuple((key, replace(text, stale=_place(key, text, records) in stale)) for key, text in memoria.prose),
        lock=replace(memoria.lock, translations=tuple(entries[place] for place in sorted(entries))),
    )


def _record(one: EventTranslation, stale: set[Place]) -> EventTranslation:
    return replace(one, stale=frozenset(key for path, key in stale if path == one.path))


def _place(key: str, text: Prose, records: Container[str]) -> Place:
    """Of a translated long text: its file, or its key where it stands in the event's record."""
    return (text.path, key.partition(".")[0] if text.path in records else "")


def _entry(place: Place, original: str, digest: str, known: Mapping[Place, TranslationEntry]) -> TranslationEntry:
    """What the lock says of a translation: as it did, also where the original was renamed; anew where it said nothing."""
    old = known.get(place)
    if old is None:
        return TranslationEntry(place[0], original, digest, place[1])
    return dataclasses.replace(old, original=original)


def accepted(lock: Lock, path: str, memoria: Memoria) -> Lock:
    """The lock with a translation, all of its texts, taken for that of the original as it reads today."""
    today = dict(originals_today(memoria))
    renewed = (
        replace(entry, sha256=today[entry.path, entry.key][1]) if entry.path == path else entry for entry in lock.translations
    )
    return replace(lock, translations=tuple(renewed))


def originals_today(memoria: Memoria) -> Iterator[tuple[Place, tuple[str, str]]]:
    """By place of a translation, its original and that one's digest."""
    notes = {note.path: note for note in memoria.contributions}
    for one in memoria.translations:
        if one.original in notes:
            yield (one.path, ""), (one.original, digest_of_note(notes[one.original]))
    records = {one.path for one in memoria.event_translations}
    for key, prose in memoria.prose:
        original = memoria.text(key.partition(".")[0]) if "." in key else None
        if original is not None:
            yield _place(key, prose, records), (original.path, digest_of_prose(original))
    for record in memoria.event_translations:
        texts = translated(memoria.event, record) if record.fits else {}
        for key, (said, _) in texts.items():
            yield (record.path, key), (record.original, _digest((plain(said),)))
