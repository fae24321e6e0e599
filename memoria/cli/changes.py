"""What changed in a roadmap, in words: for ``memoria roadmap diff`` and before an import."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from memoria.cli.texts import Texts
from memoria.labels import Labels
from memoria.roadmap.changes import Change, Changed, Difference
from memoria.roadmap.columns import Row, Type, Value, as_text

SHOWN = 70


def in_words(found: Difference, texts: Texts) -> Iterator[str]:
    """New ones, those that are gone, those that changed; a line that counts them."""
    for row in found.added:
        yield texts("diff_added", title=title(row))
        yield from _told(row, texts)
    for row, reason in found.gone:
        yield texts("diff_gone_why", title=title(row), reason=reason) if reason else texts("diff_gone", title=title(row))
    yield from changed_words(found.changed, texts)
    yield texts("diff_summary", added=len(found.added), gone=len(found.gone), changed=len(found.changed), same=found.same)


def changed_words(entries: Iterable[Changed], texts: Texts) -> Iterator[str]:
    """Commitment by commitment, each cell that changed."""
    for entry in entries:
        yield title(entry.row)
        for change in entry.changes:
            yield from (f"  {line}" for line in _lines(change, texts))


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


def _lines(change: Change, texts: Texts) -> Iterator[str]:
    """«Plazo: de «30/09/2023» a «15/12/2023»»; of names, who comes in and who goes."""
    column = change.column.title(texts.language)
    old, new = change.old, change.new
    if isinstance(old, tuple) and isinstance(new, tuple):
        yield from _names(column, old, new, texts)
        return
    before, after = (_word(value, change, texts) for value in (old, new))
    if not before:
        yield texts("diff_cell_new", column=column, new=after)
    elif not after:
        yield texts("diff_cell_gone", column=column, old=before)
    else:
        yield texts("diff_cell", column=column, old=before, new=after)


def _names(column: str, old: tuple[str, ...], new: tuple[str, ...], texts: Texts) -> Iterator[str]:
    labels = Labels(texts.language)
    came, went = [name for name in new if name not in old], [name for name in old if name not in new]
    if came:
        yield texts("diff_names_in", column=column, names=labels.list(came))
    if went:
        yield texts("diff_names_out", column=column, names=labels.list(went))
    if not came and not went:
        yield texts("diff_names_order", column=column, names=as_text(new))


def _word(value: Value, change: Change, texts: Texts) -> str:
    if change.column.type is Type.CHOICE and value:
        return Labels(texts.language).value(change.column.values, as_text(value))
    return as_text(value)


def _told(row: Row, texts: Texts) -> Iterator[str]:
    """Who and when, of a commitment that is new."""
    for key in ("responsable", "plazo"):
        if row[key]:
            yield f"  {texts(f'diff_{key}', words=as_text(row[key]))}"


def _plain(change: Change) -> Mapping[str, object]:
    return {"id": change.id, "column": change.column.key, "old": _plain_value(change.old), "new": _plain_value(change.new)}


def _plain_row(row: Row) -> Mapping[str, object]:
    return {key: _plain_value(value) for key, value in row.items()}


def _plain_value(value: Value) -> object:
    return value.isoformat() if isinstance(value, date) else value
