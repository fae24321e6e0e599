"""The roadmap of an event on disk, as an edition may show it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from memoria.assemble import Options
from memoria.assemble.edition import for_edition
from memoria.checks import spans
from memoria.labels import Labels
from memoria.model.memoria import Memoria
from memoria.pipeline import Reading
from memoria.readers.classify import LOCK_FILE
from memoria.roadmap.lock import write_lock
from memoria.roadmap.rows import Table, table_of
from memoria.translations.edition import in_language
from memoria.workspace.output import write_whole
from memoria.workspace.session import read_event_at


@dataclass(frozen=True, slots=True)
class Followed:
    """An event's roadmap as rows, and what it was made from."""

    folder: Path
    reading: Reading
    table: Table
    language: str = ""
    """The language that was asked for; empty for the words as they were written."""

    @property
    def memoria(self) -> Memoria:
        return self.reading.memoria

    @property
    def withheld(self) -> int:
        """How many commitments only the internal edition shows."""
        before = self.memoria.previous
        own = len(self.memoria.roadmap.commitments)
        return own + (len(before.roadmap.commitments) if before else 0) - len(self.table.rows)


def roadmap_at(folder: Path, *, internal: bool = False, language: str = "") -> Followed:
    """The roadmap of an event's folder, in ``language`` where it was translated; without what is reserved, unless asked for."""
    reading = read_event_at(folder)
    table = table_for(in_language(reading.memoria, language), internal=internal)
    return Followed(folder, reading, replace(table, language=language or table.language), language)


def table_for(memoria: Memoria, *, internal: bool) -> Table:
    """The rows of the roadmap as the public or the internal edition prints them."""
    return table_of(shown_for(memoria, internal=internal), internal=internal, whole=memoria)


def shown_for(memoria: Memoria, *, internal: bool) -> Memoria:
    """An event as the public or the internal edition prints it."""
    options = Options(internal=internal, redact=personal)
    return for_edition(memoria, options, Labels(memoria.event.language)["withheld"])[0]


def keep_ids(followed: Followed) -> None:
    """Write ``memoria.lock``: ids that leave the house must never move again."""
    lock = followed.reading.lock
    if lock is not None and lock.entries:
        write_whole(followed.folder / LOCK_FILE, write_lock(lock).encode())


def personal(text: str) -> list[tuple[int, int]]:
    """Where a text has personal data, from a character to another."""
    return [(start, end) for start, end, _ in spans(text)]
