"""What differs between two roadmaps, commitment by commitment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from memoria.roadmap.columns import Column, Row, Value, columns
from memoria.roadmap.rows import Table, id_order


@dataclass(frozen=True, slots=True)
class Change:
    """One cell of one commitment, before and after."""

    id: str
    column: Column
    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class Changed:
    """A commitment of both roadmaps, and what is no longer the same."""

    row: Row
    """As it is now."""
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """From one roadmap to another; each part in the order of ids."""

    added: tuple[Row, ...] = ()
    gone: tuple[tuple[Row, str], ...] = ()
    """Commitments that are no longer there, and why where the new roadmap says so."""
    changed: tuple[Changed, ...] = ()
    same: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.gone or self.changed)


def difference(old: Table, new: Table) -> Difference:
    """What changed from one roadmap to another."""
    before, after = by_id(old.rows), by_id(new.rows)
    reasons = dict(new.aside)
    both = [Changed(row, tuple(changes(before[id_], row))) for id_, row in after.items() if id_ in before]
    return Difference(
        added=tuple(row for id_, row in after.items() if id_ not in before),
        gone=tuple((row, reasons.get(id_, "")) for id_, row in before.items() if id_ not in after and id_ not in new.hidden),
        changed=tuple(entry for entry in both if entry.changes),
        same=sum(not entry.changes for entry in both),
    )


def changes(old: Row, new: Row, among: Iterable[Column] = ()) -> Iterator[Change]:
    """The cells of a commitment that differ, in the order of the columns."""
    for column in among or columns():
        if old[column.key] != new[column.key]:
            yield Change(str(new["id"]), column, old[column.key], new[column.key])


def by_id(rows: Iterable[Row]) -> dict[str, Row]:
    """Rows by their id, in order."""
    return {str(row["id"]): row for row in sorted(rows, key=lambda row: id_order(str(row["id"])))}
