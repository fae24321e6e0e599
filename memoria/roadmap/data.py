"""The roadmap as data that goes with a volume: rows, CSV and JSON, of the public or of the internal edition.

The files are those of ``exports``. What is reserved is left out of the public ones here too, whoever asks; personal data
is taken out of the event before (``assemble.edition``).
"""

from __future__ import annotations

from dataclasses import replace

from memoria.model.marks import Mark
from memoria.model.memoria import Memoria
from memoria.roadmap.columns import Row
from memoria.roadmap.rows import Table, table_of


def rows(memoria: Memoria, language: str = "", *, internal: bool = False) -> tuple[Row, ...]:
    """A record for each commitment, in the order of ids, by the canonical keys of the columns."""
    return _table(memoria, language, internal=internal).rows


def as_csv(memoria: Memoria, language: str = "", *, internal: bool = False) -> str:
    """RFC 4180, with its header in the language asked for, or the event's."""
    from memoria.roadmap.exports.csv import write_csv  # the exports load a spreadsheet and a calendar with them

    return write_csv(_table(memoria, language, internal=internal)).decode()


def as_json(memoria: Memoria, language: str = "", *, internal: bool = False) -> str:
    """The commitments and what was set aside, by the keys of ``hoja-de-ruta.schema.json``."""
    from memoria.roadmap.exports import STEM
    from memoria.roadmap.exports.json import write_json

    return write_json(_table(memoria, language, internal=internal), f"{STEM}.schema.json").decode()


def _table(memoria: Memoria, language: str, *, internal: bool) -> Table:
    table = table_of(memoria if internal else _public(memoria), internal=internal)
    return replace(table, language=language or table.language)


def _public(memoria: Memoria) -> Memoria:
    """The event without the commitments that only the internal edition prints, and without news of them."""
    private = {note.path for note in memoria.contributions if note.is_internal}

    def shown(mark: Mark) -> bool:
        return not mark.reserved and mark.access != "interno" and mark.note not in private

    roadmap = memoria.roadmap
    kept = tuple(filter(shown, roadmap.commitments))
    hidden = {mark.id for mark in roadmap.commitments} - {mark.id for mark in kept}
    return replace(
        memoria,
        roadmap=replace(
            roadmap,
            commitments=kept,
            excluded=tuple((mark, reason) for mark, reason in roadmap.excluded if shown(mark)),
            merged=tuple((mark, into) for mark, into in roadmap.merged if shown(mark)),
            follow_up=tuple((id_, news) for id_, news in roadmap.follow_up if id_ not in hidden),
        ),
        previous=_public(memoria.previous) if memoria.previous else None,
    )
