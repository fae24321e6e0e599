"""Translations: those that the event promises, those that are out of date, and the words that its glossary settles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memoria import vocabulary
from memoria.diagnostics import Diagnostic, found
from memoria.document.walk import Blocks, text_of
from memoria.model.event import Term
from memoria.model.memoria import Memoria
from memoria.source import Position, position_of
from memoria.translations.record import place_of, translated

SYNTHESIS = "sintesis"
SHOWN = 5
"""Of so many terms it is said that a translation lacks them."""


def check_translations(memoria: Memoria) -> Iterator[Diagnostic]:
    """Languages of ``traducciones`` whose synthesis has not come (N-010)."""
    event = memoria.event
    original = memoria.text(SYNTHESIS)
    for written in event.translations:
        language = vocabulary.value("languages", written) or str(written)
        if language != event.language and memoria.text(f"{SYNTHESIS}.{language}") is None:
            at = position_of(written) or event.where("translations")
            source = original.path if original else None
            yield found("N-010", at, language=language, file=f"{SYNTHESIS}.{language}.md", source=source)


def check_stale(memoria: Memoria) -> Iterator[Diagnostic]:
    """Translations whose original has changed since they were made (U-001)."""
    of = {entry.path: entry.original for entry in memoria.lock.translations}
    stale = [note.path for note in memoria.translations if note.stale] + [text.path for _, text in memoria.prose if text.stale]
    for path in stale:
        yield found("U-001", Position(path), file=of.get(path))
    for one in memoria.event_translations:
        texts = translated(memoria.event, one)
        for key in sorted(one.stale & texts.keys()):
            yield found("U-001", place_of(texts[key][1]) or Position(one.path), file=one.original, key=key)


def check_terms(memoria: Memoria) -> Iterator[Diagnostic]:
    """Terms of the glossary that an original uses and whose equivalent its translation doesn't (U-003)."""
    terms = tuple(term for term in memoria.glossary if term.term)
    for path, language, original, translation in _pairs(memoria) if terms else ():
        said, there = vocabulary.fold(text_of(original)), vocabulary.fold(text_of(translation))
        lacking = [
            f"{term.term} → {equivalent}"
            for term in terms
            if (equivalent := _in(term, language)) and _has(said, str(term.term)) and not _has(there, equivalent)
        ]
        if lacking:
            more = len(lacking) - SHOWN
            yield found("U-003", Position(path), terms=tuple(lacking[:SHOWN]), more=more if more > 0 else None)


def _pairs(memoria: Memoria) -> Iterator[tuple[str, str, Blocks, Blocks]]:
    """Path and language of each translation of a text in the event's language, what was said and what it says."""
    own = memoria.event.language or "es"
    notes = {note.path: note for note in memoria.contributions if note.language == own}
    for one in memoria.translations:
        if one.original in notes:
            yield one.path, one.language, notes[one.original].body, one.body
    for key, prose in memoria.prose:
        original = memoria.text(key.partition(".")[0]) if "." in key else None
        if original is not None and original.language == own:
            yield prose.path, prose.language, original.body, prose.body


def _in(term: Term, language: str) -> str:
    return str(getattr(term, language, None) or "")


def _has(text: str, words: str) -> bool:
    """True for words in a text, in the singular or with an ending of the plural on any of them."""
    pattern = r"\s+".join(rf"{re.escape(word)}(?:e?s|x)?" for word in vocabulary.fold(words).split())
    return re.search(rf"(?<!\w){pattern}(?!\w)", text) is not None
