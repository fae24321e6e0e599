"""Pairs that share most of their words are found without comparing all with all, and none is missed."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memoria.roadmap.assignment import Pair, best_pairs
from memoria.roadmap.likeness import alike, alike_within, bag_of, shared

Texts = list[frozenset[str]]
TEXTS = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=8).map(bag_of), max_size=8)


@given(TEXTS, TEXTS, st.sampled_from([0.3, 0.5, 0.6, 1.0]))
def test_every_pair_that_comparing_all_would_find_is_found(left: Texts, right: Texts, share: float) -> None:
    places = product(range(len(left)), range(len(right)))
    everything = {(a, b) for a, b in places if shared(left[a], right[b]) >= share}
    assert {(a, b) for a, b, _ in alike(left, right, share)} == everything


@given(TEXTS, st.sampled_from([0.3, 0.5, 0.6, 1.0]))
def test_within_one_list_each_pair_is_found_once(bags: Texts, share: float) -> None:
    both = {(a, b) for a, b, _ in alike(bags, bags, share) if a < b}
    found = [(a, b) for a, b, _ in alike_within(bags, share)]
    assert sorted(found) == sorted(both)


@pytest.mark.parametrize(
    ("pairs", "chosen"),
    [
        ([], []),
        ([Pair(0, 0, 0.9), Pair(1, 1, 0.7)], [(0, 0), (1, 1)]),
        ([Pair(0, 0, 0.9), Pair(0, 1, 0.8), Pair(1, 0, 0.8)], [(0, 1), (1, 0)]),
        ([Pair(0, 3, 0.6), Pair(5, 3, 0.9)], [(5, 3)]),
    ],
)
def test_the_sum_of_what_goes_together_is_greatest(pairs: list[Pair], chosen: list[tuple[int, int]]) -> None:
    assert sorted(best_pairs(pairs)) == chosen
