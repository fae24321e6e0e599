"""Changes of a roadmap in words, in the reader's language: the same on the terminal and in the volume."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from memoria.labels import Labels
from memoria.roadmap.changes import Change
from memoria.roadmap.columns import Row, Type, Value, as_text


class Teller:
    """Says what changed. ``labels`` are those of the language wanted."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels

    def change(self, change: Change) -> Iterator[str]:
        """«Plazo: de «30/09/2023» a «15/12/2023»»; of names, who comes in and who goes."""
        column = change.column.title(self.labels.language)
        old, new = change.old, change.new
        if isinstance(old, tuple) and isinstance(new, tuple):
            yield from self._names(column, old, new)
            return
        before, after = (self._word(value, change) for value in (old, new))
        if not before:
            yield self.labels.fill("change_new", column=column, new=after)
        elif not after:
            yield self.labels.fill("change_gone", column=column, old=before)
        else:
            yield self.labels.fill("change", column=column, old=before, new=after)

    def added(self, row: Row) -> Iterator[str]:
        """Who and when, of a commitment that is new."""
        for key in ("responsable", "plazo"):
            if row[key]:
                yield self.labels.fill(f"change_{key}", words=as_text(row[key]))

    def _names(self, column: str, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[str]:
        came, went = [name for name in new if name not in old], [name for name in old if name not in new]
        if came:
            yield self.labels.fill("change_names_in", column=column, names=self.labels.list(came))
        if went:
            yield self.labels.fill("change_names_out", column=column, names=self.labels.list(went))
        if not came and not went:
            yield self.labels.fill("change_names_order", column=column, names=as_text(new))

    def _word(self, value: Value, change: Change) -> str:
        """A value between quotation marks; nothing for none."""
        if value is None or value == ():
            return ""
        words = as_text(value)
        if change.column.type is Type.CHOICE:
            words = self.labels.value(change.column.values, words)
        elif isinstance(value, date):
            words = self._day(value)
        return self.labels.quoted(words)

    def _day(self, value: date) -> str:
        return value.isoformat()


class PrintedTeller(Teller):
    """As they are printed: days as the volume writes them."""

    def _day(self, value: date) -> str:
        return self.labels.short_day(value)
