"""Messages that don't repeat what is reserved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from memoria.assemble import Options
from memoria.assemble.edition import for_edition, is_reserved
from memoria.diagnostics import Diagnostic, Value
from memoria.document.walk import text_of
from memoria.model.fields import reserved_in, values_in
from memoria.model.marks import Commitment, Mark
from memoria.model.memoria import Memoria
from memoria.readers.scan.secrets import is_secret_text
from memoria.source import Located, ReservedText
from memoria.vocabulary import marker

UNSAID = "[…]"
"""What a message says in place of reserved words."""
SHORTEST = 4
"""Letters of what may be a secret."""
OVERLAP = 12
"""Letters of a secret that tell some of it, where what was typed is cut in the middle of it."""


def discreet(problems: Iterable[Diagnostic], memoria: Memoria) -> Iterator[Diagnostic]:
    """The problems without the words of what is reserved: messages are copied, mailed, and kept in logs.

    No more is hidden than must be, for people find their place by what they wrote: words that public matter says too stay, a
    word in small letters stays, and a marker, and what stands around a secret stays.
    """
    secrets = _Secrets(memoria)
    for problem in problems:
        shown = {name: secrets.hidden(value) for name, value in problem.values.items()}
        yield replace(problem, values=shown) if shown != problem.values else problem


class _Secrets:
    """What is reserved in an event, line by line, and what its public edition says."""

    def __init__(self, memoria: Memoria) -> None:
        self.memoria = memoria
        texts = dict.fromkeys(line for text in _reserved(memoria) if len(line := _line(text)) >= SHORTEST)
        self.texts = sorted(texts, key=len, reverse=True)
        self.all = "\n".join(self.texts)

    def hidden(self, value: Value) -> Value:
        """A value of a message with its secrets unsaid."""
        if isinstance(value, tuple):
            items = ((item, str(self.hidden(item))) for item in value)
            return tuple(item if said == item else said for item, said in items)
        if not isinstance(value, str) or len(words := _line(value)) < SHORTEST or _is_common(words):
            return value
        if words in self.all:
            return value if words in self.public else UNSAID
        said: str = words
        for secret in self.texts:
            said = _without(said, secret)
        if said == words and is_secret_text(value):  # a value that could not be used, and so is in no record
            return f"{words.partition(':')[0]}: {UNSAID}"
        return value if said == words or words in self.public else said

    @cached_property
    def public(self) -> str:
        """All that the public edition may say."""
        public = for_edition(self.memoria, Options(), "")[0]
        return "\n".join(map(_line, _said(public)))


def _reserved(memoria: Memoria) -> Iterator[str]:
    for note in memoria.handed_in:
        for blocks in (note.body,) if note.is_internal else (mark.content for mark in note.marks if is_reserved(mark)):
            yield from map(text_of, blocks)
        for mark in note.marks:
            if is_reserved(mark) or note.is_internal:
                yield from _told(mark)
        yield from map(_without_marker, reserved_in(note.front))
    for mark in memoria.roadmap.commitments:
        if is_reserved(mark):
            yield from (mark.words, *_told(mark))
    yield from (_without_marker(value) for work in memoria.bibliography for _, value in work if isinstance(value, ReservedText))
    records = (memoria.event, tuple(one.words for one in memoria.event_translations), memoria.register, memoria.decisions)
    yield from map(_without_marker, reserved_in((*records, memoria.glossary)))


def _told(mark: Mark) -> Iterator[str]:
    """What the fields of a commitment say in words."""
    if isinstance(mark, Commitment):
        yield from (text for text in (mark.product, mark.indicator, mark.target, mark.verification, mark.evidence) if text)


def _without_marker(text: str) -> str:
    """«RESERVADO: la casa» says «la casa»."""
    return text.partition(":")[2] or text


def _said(memoria: Memoria) -> Iterator[str]:
    """What an event says, but for the words of its frame."""
    for note in memoria.handed_in:
        yield from (text_of(block) for block in note.body)
        yield from values_in((note.front, *note.marks), Located)
    for _, prose in memoria.prose:
        yield from (text_of(block) for block in prose.body)
    yield from values_in((memoria.event, memoria.register, memoria.roadmap.commitments, memoria.glossary), Located)


def _is_common(words: str) -> bool:
    """True for one word in small letters, with no figure in it: a key, or a word of the language; and for a marker."""
    letters = words.replace("_", "")
    return (letters.isalpha() and letters.islower()) or marker(words) is not None


def _without(said: str, secret: str) -> str:
    """Some words without a secret, or without the part of it that they begin or end with."""
    if secret in said:
        return said.replace(secret, UNSAID)
    for length in range(min(len(said), len(secret)), OVERLAP - 1, -1):
        if said.endswith(secret[:length]):
            return f"{said[:-length]}{UNSAID}"
        if said.startswith(secret[-length:]):
            return f"{UNSAID}{said[length:]}"
    return said


def _line(text: str) -> str:
    return " ".join(text.split()).rstrip("…")
