"""What became of commitments: what the follow-up of an edition tells of the one before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from memoria.model.memoria import Memoria
from memoria.roadmap.decisions import EDITION
from memoria.roadmap.outlook import NO_NEWS, Item, Outlook, Standing, outlook
from memoria.roadmap.rows import table_of


class Outcome(StrEnum):
    """What became of a commitment by a day, in the order in which it is told."""

    DONE = "done"
    UNDER_WAY = "under-way"
    OVERDUE = "overdue"
    """Its last day is past and nobody said that it was done."""
    SUSPENDED = "suspended"
    DROPPED = "dropped"
    NO_NEWS = "no-news"
    """Not due yet, and nothing is known."""


def outcome(item: Item) -> Outcome:
    """What became of one commitment."""
    if item.standing in (Standing.DONE, Standing.DROPPED, Standing.OVERDUE):
        return Outcome(item.standing.value)
    status = item.row["estado"]
    if status == "suspendido":
        return Outcome.SUSPENDED
    told = status not in (None, NO_NEWS, "por definir", "identificado") or item.row["avance"] or item.row["evidencia"]
    return Outcome.UNDER_WAY if told else Outcome.NO_NEWS


def edition_of(item: Item) -> str:
    """The year of the edition that a commitment comes from («2021»); nothing for this one's own."""
    return item.id.rpartition(EDITION)[0]


def counted(items: Iterable[Item]) -> dict[Outcome, int]:
    """How many of each, in the order of ``Outcome``; none that there is none of."""
    counts = Counter(map(outcome, items))
    return {kind: counts[kind] for kind in Outcome if counts[kind]}


def follow_up(memoria: Memoria) -> Outlook:
    """The previous edition's commitments on the day from which this edition counts."""
    view = outlook(table_of(memoria))
    return Outlook(view.today, view.ahead, tuple(item for item in view.items if edition_of(item)))
