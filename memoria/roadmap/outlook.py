"""What is due, what is overdue and who owes it, on a given day: what ``memoria roadmap`` prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from memoria import vocabulary
from memoria.roadmap.columns import Row, Value
from memoria.roadmap.rows import Table

CLOSED = frozenset(("cumplido", "cancelado"))
"""States of which nothing more is expected."""
SOON = 90
"""Days ahead that «due soon» means, where nobody says otherwise."""
UNDECIDED = "undefined"
NO_NEWS = "sin noticias"
"""The status of a commitment of which nothing was told."""


class Standing(StrEnum):
    """Where a commitment stands on a day."""

    OVERDUE = "overdue"
    DUE = "due"
    """Within the days ahead that were asked for."""
    LATER = "later"
    UNDATED = "undated"
    """No end is known: «por definir», or words that mean no days."""
    PERMANENT = "permanent"
    """A beginning and no end, on purpose."""
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Item:
    """A commitment on a day. ``days`` counts to its end: negative when that is past, None without one."""

    row: Row
    standing: Standing
    days: int | None = None

    @property
    def id(self) -> str:
        return str(self.row["id"])

    @property
    def who(self) -> tuple[str, ...]:
        """Who answers for it."""
        return _names(self.row["responsable"])

    @property
    def partners(self) -> tuple[str, ...]:
        return _names(self.row["aliados"])


@dataclass(frozen=True, slots=True)
class Owed:
    """What one institution owes, by standing, and in how many more it takes part."""

    who: str
    total: int
    overdue: int
    due: int
    done: int
    partner: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """A roadmap on a day."""

    today: date
    ahead: int
    items: tuple[Item, ...]

    def count(self, *standings: Standing) -> int:
        """How many stand so."""
        return sum(item.standing in standings for item in self.items)

    def by_institution(self) -> tuple[Owed, ...]:
        """One line each, who owes most overdue first; what nobody answers for is nobody's line."""
        names = dict.fromkeys(name for item in self.items for name in (*item.who, *item.partners) if not _is_open(name))
        lines = (self._owed(name) for name in names)
        return tuple(sorted(lines, key=lambda line: (-line.overdue, -line.due, -line.total, vocabulary.fold(line.who))))

    def _owed(self, name: str) -> Owed:
        own = [item.standing for item in self.items if name in item.who]
        return Owed(
            who=name,
            total=len(own),
            overdue=own.count(Standing.OVERDUE),
            due=own.count(Standing.DUE),
            done=own.count(Standing.DONE),
            partner=sum(name in item.partners and name not in item.who for item in self.items),
        )


def outlook(table: Table, today: date | None = None, ahead: int = SOON) -> Outlook:
    """The roadmap on a day: the one given, else the day that the editor's ``corte`` or the edition says; never the clock's."""
    day = today or table.cutoff or date.max
    return Outlook(day, ahead, tuple(_item(row, day, ahead) for row in table.rows))


def chosen(view: Outlook, *, due: int | None = None, who: str = "", status: str = "") -> Outlook:
    """Only what falls due within some days, what somebody answers for or takes part in, what is in some state or stands so."""
    items: Iterable[Item] = view.items
    if due is not None:
        items = sorted((item for item in items if item.standing is Standing.DUE), key=lambda item: item.days or 0)
    if who:
        items = (item for item in items if who in item.who or who in item.partners)
    if status:
        items = (item for item in items if status in (item.row["estado"] or NO_NEWS, item.standing))
    return Outlook(view.today, view.ahead, tuple(items))


def people_named(items: Sequence[Item]) -> tuple[str, ...]:
    """Everybody who answers for something or takes part in it."""
    return tuple(dict.fromkeys(name for item in items for name in (*item.who, *item.partners)))


def _item(row: Row, today: date, ahead: int) -> Item:
    end = row["fin"]
    days = (end - today).days if isinstance(end, date) else None
    return Item(row, _standing(row, days, ahead), days)


def _standing(row: Row, days: int | None, ahead: int) -> Standing:
    if row["estado"] in CLOSED:
        return Standing.DONE if row["estado"] == "cumplido" else Standing.DROPPED
    if days is None:
        return Standing.PERMANENT if row["inicio"] else Standing.UNDATED
    if days < 0:
        return Standing.OVERDUE
    return Standing.DUE if timedelta(days=days) <= timedelta(days=ahead) else Standing.LATER


def _names(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _is_open(name: str) -> bool:
    return vocabulary.value(UNDECIDED, name) is not None
