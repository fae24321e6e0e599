"""The best assignment of new things to old ones, all considered together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import inf
from typing import NamedTuple

LARGEST = 150
"""Rows or columns that are still assigned as best as can be; of more, all alike, the likest pairs are taken first."""


class Pair(NamedTuple):
    """A new thing and an old one that may be it, by their places, and how well they go together (more than 0)."""

    row: int
    column: int
    score: float


def best_pairs(pairs: Iterable[Pair]) -> list[tuple[int, int]]:
    """The best assignment where most things can't be most others: each group that hangs together on its own."""
    done: list[tuple[int, int]] = []
    for group in _groups(pairs):
        rows, columns = sorted({pair.row for pair in group}), sorted({pair.column for pair in group})
        if max(len(rows), len(columns)) > LARGEST:
            done.extend(_greedy(group))
            continue
        scores = [[0.0] * len(columns) for _ in rows]
        row_at, column_at = ({place: number for number, place in enumerate(places)} for places in (rows, columns))
        for pair in group:
            scores[row_at[pair.row]][column_at[pair.column]] = pair.score
        chosen = best_assignment(scores)
        done.extend((rows[row], columns[column]) for row, column in chosen if scores[row][column])
    return done


def _groups(pairs: Iterable[Pair]) -> list[list[Pair]]:
    """Pairs that share a row or a column, directly or by others, together; in order of their first row."""
    everything = sorted(pairs)
    columns: dict[int, list[int]] = {}
    rows: dict[int, list[int]] = {}
    for row, column, _ in everything:
        columns.setdefault(row, []).append(column)
        rows.setdefault(column, []).append(row)
    group_of: dict[int, int] = {}
    for first in columns:
        waiting, seen = ([first] if first not in group_of else []), set[int]()
        while waiting:
            row = waiting.pop()
            if row in group_of:
                continue
            group_of[row] = first
            fresh = [column for column in columns[row] if column not in seen]
            seen.update(fresh)
            waiting += [other for column in fresh for other in rows[column]]
    groups: dict[int, list[Pair]] = {}
    for pair in everything:
        groups.setdefault(group_of[pair.row], []).append(pair)
    return list(groups.values())


def _greedy(group: Iterable[Pair]) -> Iterator[tuple[int, int]]:
    rows: set[int] = set()
    columns: set[int] = set()
    for pair in sorted(group, key=lambda pair: (-pair.score, pair.row, pair.column)):
        if pair.row not in rows and pair.column not in columns:
            rows.add(pair.row)
            columns.add(pair.column)
            yield pair.row, pair.column


def best_assignment(scores: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (row, column) with the greatest sum of scores; each row and each column at most once.

    The Hungarian method with potentials (Kuhn 1955; Munkres 1957), in O(rows² · columns). Rows may be more than columns.
    """
    if not scores or not scores[0]:
        return []
    if len(scores) > len(scores[0]):
        flipped = [[row[column] for row in scores] for column in range(len(scores[0]))]
        return sorted((row, column) for column, row in best_assignment(flipped))
    return _hungarian([[-score for score in row] for row in scores])


def _hungarian(cost: list[list[float]]) -> list[tuple[int, int]]:
    """Least total cost; rows ≤ columns. Index 0 of the working arrays is the method's virtual start."""
    rows, columns = len(cost), len(cost[0])
    row_potential, column_potential = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0] = row
        _augment(cost, row_potential, column_potential, owner, columns)
    return sorted((owner[column] - 1, column - 1) for column in range(1, columns + 1) if owner[column])


def _augment(
    cost: list[list[float]],
    row_potential: list[float],
    column_potential: list[float],
    owner: list[int],
    columns: int,
) -> None:
    """Find the cheapest alternating path from the virtual column 0 and switch the owners along it."""
    least, came_from, seen = [inf] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
    column = 0
    while owner[column]:
        seen[column] = True
        row, step, following = owner[column], inf, 0
        for candidate in range(1, columns + 1):
            if seen[candidate]:
                continue
            reduced = cost[row - 1][candidate - 1] - row_potential[row] - column_potential[candidate]
            if reduced < least[candidate]:
                least[candidate], came_from[candidate] = reduced, column
            if least[candidate] < step:
                step, following = least[candidate], candidate
        for candidate in range(columns + 1):
            if seen[candidate]:
                row_potential[owner[candidate]] += step
                column_potential[candidate] -= step
            else:
                least[candidate] -= step
        column = following
    while column:
        owner[column] = owner[came_from[column]]
        column = came_from[column]
