"""The best assignment of new things to old ones, all considered together."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf


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
