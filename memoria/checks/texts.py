"""The words of the event, read once, and looked at by everybody who looks at words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from memoria.checks import placeholders, privacy, proofreading
from memoria.checks.passages import passages
from memoria.diagnostics import Diagnostic
from memoria.model.memoria import Memoria


def check_texts(memoria: Memoria) -> Iterator[Diagnostic]:
    """Placeholders, personal data and the proof-reader's marks of every passage."""
    for _, group in groupby(passages(memoria), key=lambda passage: passage.path):
        of_file = list(group)
        for passage in of_file:
            yield from placeholders.scan(passage)
            yield from privacy.scan(passage)
            yield from proofreading.scan(passage)
        yield from proofreading.orphan_asterisks(of_file)


def check_lists(memoria: Memoria) -> Iterator[Diagnostic]:
    """Lists with an item that says nothing."""
    for note in memoria.handed_in:
        yield from proofreading.empty_items(note.body, note.path)
    for _, prose in memoria.prose:
        yield from proofreading.empty_items(prose.body, prose.path)
