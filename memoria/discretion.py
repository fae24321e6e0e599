"""Messages that don't repeat what is reserved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from memoria.diagnostics import Diagnostic, Value
from memoria.document.walk import text_of
from memoria.model.marks import Commitment, Mark
from memoria.model.memoria import Memoria

UNSAID = "[…]"
"""What a message says in place of reserved words."""


def discreet(problems: Iterable[Diagnostic], memoria: Memoria) -> Iterator[Diagnostic]:
    """The problems without the words of what is reserved: messages are copied, mailed, and kept in logs."""
    secrets: dict[str, list[str]] = defaultdict(list)
    for note in memoria.handed_in:
        hidden = (note.body,) if note.is_internal else tuple(mark.content for mark in note.marks if mark.reserved)
        secrets[note.path] += [_line(text_of(block)) for blocks in hidden for block in blocks]
        secrets[note.path] += [_line(text) for mark in note.marks if mark.reserved or note.is_internal for text in _told(mark)]
    for mark in memoria.roadmap.commitments:
        if mark.reserved or mark.access == "interno":
            secrets[mark.note] += [_line(text) for text in (mark.words, *_told(mark))]
    for problem in problems:
        texts = secrets.get(problem.at.path, ())
        shown = {name: UNSAID if _tells(value, texts) else value for name, value in problem.values.items()}
        yield replace(problem, values=shown) if shown != problem.values else problem


def _told(mark: Mark) -> Iterator[str]:
    """What the fields of a commitment say in words."""
    if isinstance(mark, Commitment):
        yield from (text for text in (mark.product, mark.indicator, mark.target, mark.verification, mark.evidence) if text)


def _tells(value: Value, secrets: Iterable[str]) -> bool:
    words = _line(value) if isinstance(value, str) else ""
    return len(words) > 3 and any(words in secret or (len(secret) > 3 and secret in words) for secret in secrets)


def _line(text: str) -> str:
    return " ".join(text.split()).rstrip("…")
