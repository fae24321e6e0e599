"""What changed in a roadmap, in words: for ``memoria roadmap diff`` and before an import."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from memoria.cli.texts import Texts
from memoria.cli.usage import UsageError
from memoria.labels import Labels
from memoria.roadmap.changes import Change, Changed, Difference
from memoria.roadmap.columns import Row, Value, as_text
from memoria.roadmap.rows import Table
from memoria.roadmap.telling import Teller

SHOWN = 70


def earlier(place: str, folder: Path, folders: Sequence[Path], texts: Texts, *, internal: bool) -> Table:
    """The version that ``--since`` names; a usage error for none, and for one that a public volume may not tell of."""
    from memoria.workspace.trackers import version_of  # loads the workbooks, which no other build should wait for

    if len(folders) > 1 and (Path(place).exists() or ":" in place):
        raise UsageError(texts("since_one", place=place))
    table = version_of(folder, place, internal=internal)
    if table is None:
        raise UsageError(texts("roadmap_no_place", place=place))
    if table.internal and not internal:
        raise UsageError(texts("since_internal", place=place))
    return table


def in_words(found: Difference, texts: Texts) -> Iterator[str]:
    """New ones, those that are gone, those that changed; a line that counts them."""
    for row in found.added:
        yield texts("diff_added", title=title(row))
        yield from (f"  {line}" for line in Teller(Labels(texts.language)).added(row))
    for row, reason in found.gone:
        yield texts("diff_gone_why", title=title(row), reason=reason) if reason else texts("diff_gone", title=title(row))
    yield from changed_words(found.changed, texts)
    yield texts("diff_summary", added=len(found.added), gone=len(found.gone), changed=len(found.changed), same=found.same)


def changed_words(entries: Iterable[Changed], texts: Texts) -> Iterator[str]:
    """Commitment by commitment, each cell that changed."""
    teller = Teller(Labels(texts.language))
    for entry in entries:
        yield title(entry.row)
        for change in entry.changes:
            yield from (f"  {line}" for line in teller.change(change))


def title(row: Row) -> str:
    """«C-04 · Levantar el inventario …»."""
    action = as_text(row["accion"])
    short = action if len(action) <= SHOWN else action[: SHOWN - 1].rpartition(" ")[0].rstrip(" ,;") + "…"
    return f"{row['id']} · {short}"


def as_data(found: Difference) -> Mapping[str, object]:
    """The same for programs."""
    return {
        "added": [_plain_row(row) for row in found.added],
        "gone": [{"id": row["id"], "reason": reason or None} for row, reason in found.gone],
        "changed": [_plain(change) for entry in found.changed for change in entry.changes],
        "same": found.same,
    }


def _plain(change: Change) -> Mapping[str, object]:
    return {"id": change.id, "column": change.column.key, "old": _plain_value(change.old), "new": _plain_value(change.new)}


def _plain_row(row: Row) -> Mapping[str, object]:
    return {key: _plain_value(value) for key, value in row.items()}


def _plain_value(value: Value) -> object:
    return value.isoformat() if isinstance(value, date) else value
