"""Which of many texts share most of their words, without comparing each with all.

Two texts of which so large a share of the words is the same must share one of the few rarest words of each: the prefix
filter of set-similarity joins (Chaudhuri, Ganti and Kaushik 2006; Bayardo, Ma and Srikant 2007). No pair is missed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from math import ceil

Bag = frozenset[Hashable]
"""The words of a text; one that is said twice is there as two things."""


def bag_of(words: Iterable[str]) -> Bag:
    """A bag that holds each word as often as it is said."""
    counts: Counter[str] = Counter()
    bag: set[Hashable] = set()
    for word in words:
        counts[word] += 1
        bag.add((word, counts[word]))
    return frozenset(bag)


def shared(one: Bag, other: Bag) -> float:
    """Share of words that two texts have in common, 0 to 1; the longer of the two counts."""
    longer = max(len(one), len(other))
    return len(one & other) / longer if longer else 0.0


def alike(left: Sequence[Bag], right: Sequence[Bag], share: float) -> Iterator[tuple[int, int, float]]:
    """Every pair (place in ``left``, place in ``right``, share) with at least that share of words in common."""
    how_often = Counter(word for bag in (*left, *right) for word in bag)
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for place, bag in enumerate(right):
        for word in _rarest(bag, how_often, share):
            holders[word].append(place)
    for place, bag in enumerate(left):
        for other in sorted({found for word in _rarest(bag, how_often, share) for found in holders.get(word, ())}):
            score = shared(bag, right[other])
            if score >= share:
                yield place, other, score


def alike_within(bags: Sequence[Bag], share: float) -> Iterator[tuple[int, int, float]]:
    """Every pair of places in one list, the lower first, with at least that share of words in common."""
    how_often = Counter(word for bag in bags for word in bag)
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for place, bag in enumerate(bags):
        rarest = _rarest(bag, how_often, share)
        for other in sorted({found for word in rarest for found in holders[word]}):
            score = shared(bags[other], bag)
            if score >= share:
                yield other, place, score
        for word in rarest:
            holders[word].append(place)


def _rarest(bag: Bag, how_often: Counter[Hashable], share: float) -> list[Hashable]:
    """So many of the rarest words that whoever shares enough of all shares one of these."""
    count = len(bag) - ceil(share * len(bag) - 1e-9) + 1
    return sorted(bag, key=lambda word: (how_often[word], str(word)))[:count]
