"""No figure of people tells who is in a small group, nor lets it be had from the total."""

import random

import pytest

from memoria.disclosure import FLOOR, floor_of, large_enough, pooled


def test_small_groups_are_told_together() -> None:
    assert pooled([("A", 10), ("B", 2), ("C", 1)], 3) == ([("A", 10)], 3)


def test_a_single_small_group_takes_the_smallest_of_the_rest_with_it_so_that_the_total_does_not_tell_it() -> None:
    assert pooled([("A", 10), ("B", 5), ("C", 2)], 3) == ([("A", 10)], 7)


def test_what_is_large_enough_stays_in_its_order_and_nothing_is_added() -> None:
    assert pooled([("B", 3), ("A", 10)], 3) == ([("B", 3), ("A", 10)], 0)


def test_a_whole_that_is_too_small_is_not_shown_at_all() -> None:
    assert pooled([("A", 1), ("B", 1)], 3) == ([], 0)


def test_counts_that_make_no_whole_lose_their_small_ones() -> None:
    assert large_enough([("S01", 40), ("S02", 2)], 3) == [("S01", 40)]


@pytest.mark.parametrize(
    ("asked", "internal", "floor"), [(None, False, 3), (5, False, 5), (1, False, 3), (1, True, 1), (None, True, 3)]
)
def test_the_floor_may_be_raised_and_is_lowered_inside_the_house_alone(asked: int | None, internal: bool, floor: int) -> None:
    assert floor_of(asked, internal=internal) == floor


def test_whatever_the_figures_no_small_group_is_shown_or_left_alone_by_the_total() -> None:
    chance = random.Random(6)
    for _ in range(2000):
        rows = [(str(n), chance.randint(1, 9)) for n in range(chance.randint(1, 8))]
        floor = chance.randint(FLOOR, 6)
        kept, others = pooled(rows, floor)
        assert all(count >= floor for _, count in kept)
        hidden = [row for row in rows if row not in kept]
        rest = sum(count for _, count in rows) - sum(count for _, count in kept)
        assert others in (0, rest)
        assert not kept or not hidden or (len(hidden) > 1 and others >= floor)
