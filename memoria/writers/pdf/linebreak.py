"""Where lines end: Knuth and Plass's total fit over a list of possible breaks, with first fit to fall back on.

A paragraph is laid on one endless line; every place where it may be broken is a ``Break`` with the position at which a
line that ends there would end, and the one at which the next would start. Nothing here knows words or fonts.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

SHRINK, STRETCH = 1 / 3, 0.5
"""What a word space may give or take, as a share of its width."""
HYPHEN_PENALTY = 70.0
FORCED_PENALTY = 900.0
"""A word cut where no rule cuts it, since it is wider than the line."""
MOST_HYPHENS = 2
"""Lines in a row that may end in a hyphen."""
HYPHEN_BEFORE_LAST, TAIL_ALONE = 30000.0, 150000.0
"""A cut word whose rest the last line begins with, and one whose rest is about all that it holds."""
SHORT_LAST, LONELY_LAST = 2500.0, 90000.0
"""A last line of an eighth of the measure, and one of a twentieth: a word like «por.» that stands alone."""
TOLERANCES = (1.25, 1.6, 3.0, 6.0)
"""Stretch allowed at each attempt: words whole; hyphenated; then hyphenated and looser and looser."""
ALMOST, LEEWAY = 0.01, 2.0
"""Points that are none; and those that a line without spaces may lack."""


class Break(NamedTuple):
    """A place where a line may end."""

    end: float
    """Where the line ends, hyphen included, on the endless line."""
    start: float
    """Where the next line starts on it."""
    gaps: int
    """Word spaces from the paragraph's start up to the next line's start."""
    word: int
    offset: int
    """Word at which the next line starts, and the character in it (0: the whole word)."""
    penalty: float = 0.0
    hyphen: bool = False


Place = tuple[float, float, int, int, int, float, bool]
"""A ``Break`` as a plain tuple. There are some thousand in a page's words, and most are looked at once: a tuple with names
takes ten times as long to make."""
_Way = tuple[int, float, int, float, int, "_Way | None"]
"""The best way to a break, among those that end in so many hyphens in a row: the break; where the line that starts there ends,
on the endless line; the word spaces up to it; its cost; the hyphens; and the way before it. (A plain tuple: most of the time
of a paragraph goes into making and reading them.)"""


def total_fit(breaks: Sequence[Place], width: float, space: float, tolerance: float) -> list[int] | None:
    """Indexes of the breaks that make the best paragraph, or None where no line may be stretched enough.

    ``breaks[0]`` stands before the first word and ``breaks[-1]`` after the last; ``width`` is that of every line, ``space``
    the natural width of a word space.
    """
    shrink, stretch = space * SHRINK, space * STRETCH
    ways: list[_Way] = [(0, width + breaks[0][1], 0, 0.0, 0, None)]
    most, near = stretch * tolerance, ways[0][1] - LEEWAY
    for index in range(1, len(breaks) - 1):
        end, start, gaps_after, _, offset, penalty, hyphen = breaks[index]
        gaps = gaps_after if offset else gaps_after - 1
        if end + gaps * most < near:
            continue  # not even the line that starts first is stretched so far, as with most breaks
        too_long, best = _lines_to(end, gaps, hyphen, penalty, ways, shrink, stretch, tolerance)
        if too_long:
            del ways[:too_long]
        ways += [(index, width + start, gaps_after, cost, hyphens, way) for hyphens, (cost, way) in sorted(best.items())]
        if not ways:
            return None
        if too_long:
            near = ways[0][1] + ways[0][2] * most - LEEWAY
    return _close(breaks, ways, width, shrink)


def _lines_to(
    end: float, gaps: int, hyphen: bool, penalty: float, ways: list[_Way], shrink: float, stretch: float, tolerance: float
) -> tuple[int, dict[int, tuple[float, _Way]]]:
    """How many ways leave a line that is too long by now; and the cheapest line to this end, for each number of hyphens."""
    best: dict[int, tuple[float, _Way]] = {}
    too_long = 0
    for number, way in enumerate(ways):
        _, limit, gaps_before, cost, hyphens, _ = way
        spaces = gaps - gaps_before
        room = limit - end
        if room < -spaces * shrink - ALMOST:
            too_long = number + 1
            continue
        if spaces <= 0:
            if room > LEEWAY:
                break
            ratio = 0.0
        elif room >= 0:
            ratio = room / (spaces * stretch)
            if ratio > tolerance:
                break
        else:
            ratio = -room / (spaces * shrink)
        hyphens = hyphens + 1 if hyphen else 0
        if hyphens > MOST_HYPHENS:
            continue
        badness = 1.0 + 100.0 * ratio * ratio * ratio + penalty
        cost += badness * badness
        if hyphens not in best or cost < best[hyphens][0]:
            best[hyphens] = (cost, way)
    return too_long, best


def _close(breaks: Sequence[Place], ways: list[_Way], width: float, shrink: float) -> list[int] | None:
    """Choose the last line, which may be of any length up to the full one, and follow the choices back."""
    final = Break(*breaks[-1])
    best = -1.0
    origin: _Way | None = None
    for way in reversed(ways):
        place, limit, gaps, cost, _, _ = way
        spaces = final.gaps - 1 - gaps
        room = limit - final.end
        if room < -spaces * shrink - ALMOST:
            break
        if Break(*breaks[place]).hyphen:
            cost += TAIL_ALONE if room > width * 0.88 else HYPHEN_BEFORE_LAST
        if room > width * 0.88:
            cost += LONELY_LAST if room > width * 0.95 else SHORT_LAST
        if room < 0 and spaces:
            cost += (1.0 + 100.0 * (-room / (spaces * shrink)) ** 3) ** 2
        if best < 0 or cost < best:
            best, origin = cost, way
    if origin is None:
        return None
    chain = [len(breaks) - 1]
    while origin is not None:
        chain.append(origin[0])
        origin = origin[5]
    return chain[::-1]


def first_fit(breaks: Sequence[Place], width: float) -> list[int]:
    """Each line as full as it will be. What fits nowhere sticks out, so every word is set."""
    chain = [0]
    last = len(breaks) - 1
    hyphens = 0
    while chain[-1] < last:
        limit = breaks[chain[-1]][1] + width + ALMOST
        best = chain[-1] + 1
        for index in range(best, last + 1):
            end, start, _, _, offset, _, hyphen = breaks[index]
            if end <= limit:
                if not hyphen or hyphens < MOST_HYPHENS or index == best:
                    best = index
            elif not offset or start > limit:
                break
        chain.append(best)
        hyphens = hyphens + 1 if Break(*breaks[best]).hyphen else 0
    return chain


def balanced_fit(breaks: Sequence[Place], width: float) -> list[int]:
    """As many lines as first fit needs, all about as long: the narrowest measure that needs no more."""
    best = first_fit(breaks, width)
    low, high = width * 0.4, width
    while high - low > 2.0:
        middle = (low + high) / 2
        chain = first_fit(breaks, middle)
        overflows = any(breaks[end][0] - breaks[start][1] > middle + ALMOST for start, end in pairwise(chain))
        if len(chain) > len(best) or overflows:
            low = middle
        else:
            best, high = chain, middle
    return best
