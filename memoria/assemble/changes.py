"""«Cambios respecto de la versión anterior»: what changed in the roadmap, commitment by commitment, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from memoria.assemble.callouts import row_identifier
from memoria.assemble.edition import is_reserved
from memoria.assemble.material import Material
from memoria.assemble.nodes import Blocks, cell, group_row, lines, link, para, span, table, text, texts
from memoria.document import roles
from memoria.document.tree import Row, Table, Text
from memoria.labels import Labels
from memoria.model.memoria import Memoria
from memoria.roadmap.changes import Changed, Difference, difference
from memoria.roadmap.columns import Row as Values
from memoria.roadmap.columns import as_text
from memoria.roadmap.ids import is_id
from memoria.roadmap.rows import Table as Roadmap
from memoria.roadmap.rows import table_of
from memoria.roadmap.telling import PrintedTeller

DERIVED = ("inicio", "fin")
"""Columns that follow from the words of the term, and are not told of beside them."""


@dataclass(frozen=True, slots=True)
class ChangesView:
    """Each is empty where nothing changed, or nobody asked."""

    lead: Blocks = ()
    commitments: tuple[Table, ...] = ()


def changes_since(material: Material) -> Difference:
    """What changed since the version asked about; nothing where none was."""
    old = material.options.since
    if old is None:
        return Difference()
    new = table_of(material.memoria, internal=material.options.internal, whole=material.whole)
    return difference(old, _like(new, old, material.memoria))


def _like(new: Roadmap, old: Roadmap, memoria: Memoria) -> Roadmap:
    """The new roadmap with no more than the old one could tell: a public one says nothing of what is reserved."""
    if old.internal or not new.internal:
        return new
    editions = filter(None, (memoria, memoria.previous))
    secret = {one.id for edition in editions for one in edition.roadmap.commitments if is_reserved(one)}
    return replace(new, rows=tuple(row for row in new.rows if str(row["id"]) not in secret))


def changes_view(material: Material) -> ChangesView:
    """What the template of the section arranges."""
    found = changes_since(material)
    return ChangesView(_lead(material, found), (_table(material, found),)) if found else ChangesView()


def _lead(material: Material, found: Difference) -> Blocks:
    labels, old = material.labels, material.options.since
    counts = {"added": len(found.added), "changed": len(found.changed), "gone": len(found.gone), "same": found.same}
    day = old.cutoff or old.day if old else None
    words = [labels.fill("changes_from", day=labels.day(day))] if day else []
    words.append(labels.fill("changes_lead", **{name: labels.number(count) for name, count in counts.items()}))
    return tuple(para(text(line)) for line in words)


def _table(material: Material, found: Difference) -> Table:
    labels, teller = material.labels, PrintedTeller(material.labels)
    groups: tuple[tuple[str, Sequence[tuple[Values, Iterable[str]]]], ...] = (
        ("changes_added", [(row, teller.added(row)) for row in found.added]),
        ("changes_changed", [(entry.row, _told(entry, teller)) for entry in found.changed]),
        ("changes_gone", [(row, _reason(reason, labels)) for row, reason in found.gone]),
    )
    rows: list[Row] = []
    for name, entries in groups:
        if entries:
            rows.append(group_row(labels[name], 3))
            rows.extend(_row(row, told) for row, told in entries)
    head = [labels[key] for key in ("id", "action", "what_changed")]
    return table(roles.ROADMAP, head, rows, (12, 44, 44), labels["changes"])


def _reason(reason: str, labels: Labels) -> tuple[str, ...]:
    """Why it is gone: the editor's reason, or the one that it was merged into."""
    if not reason:
        return ()
    return (labels.fill("merged_into", id=reason),) if is_id(reason) else (reason,)


def _told(entry: Changed, teller: PrintedTeller) -> Iterator[str]:
    columns = {change.column.key for change in entry.changes}
    for change in entry.changes:
        if change.column.key not in DERIVED or "plazo" not in columns:
            yield from teller.change(change)


def _row(row: Values, told: Iterable[str]) -> Row:
    id_ = str(row["id"])
    place = id_ if "/" in id_ else row_identifier(id_)
    name = span(roles.MARK_ID, link(place, Text(id_)))
    return Row((cell(name), cell(*texts(as_text(row["accion"]))), cell(*lines([texts(line) for line in told]))))
