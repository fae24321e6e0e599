"""Small groups: which figures of people may be shown without telling who is in them (statistical disclosure control).

A group of fewer than the floor is never shown on its own. What is left out can't be had by taking what is shown from the total
either: it is told together with others, of which there are at least two groups and as many people as the floor asks for.
"""

from __future__ import annotations

from collections.abc import Sequence

FLOOR = 3
"""People under which no group is shown on its own, where nobody asks for more."""

Counts = Sequence[tuple[str, int]]


def floor_of(asked: int | None, *, internal: bool = False) -> int:
    """The floor of an edition: one may ask for a higher one; a lower one is for the internal edition alone."""
    if asked is None:
        return FLOOR
    return max(asked, 1) if internal else max(asked, FLOOR)


def pooled(rows: Counts, floor: int, others: int = 0) -> tuple[list[tuple[str, int]], int]:
    """The rows of a whole that may be shown, in their order, and how many people the others are together.

    ``others`` are people that whoever counted has put together already.

    Where the small ones together are still under the floor, the smallest of the rest goes with them (complementary
    suppression): so a single small group is never what the total leaves.
    """
    kept = [row for row in rows if row[1] >= floor]
    others += sum(count for _, count in rows if count < floor)
    while 0 < others < floor and kept:
        smallest = min(reversed(kept), key=lambda row: row[1])
        kept.remove(smallest)
        others += smallest[1]
    return kept, others if others >= floor else 0


def large_enough(rows: Counts, floor: int) -> list[tuple[str, int]]:
    """The rows that may be shown of counts that make no whole: people of several days or sessions, the first of a list."""
    return [row for row in rows if row[1] >= floor]
