"""Total fit: the best paragraph of all, compared with every way to break it; and cuts inside words."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from memoria.writers.pdf.hyphens import cuts
from memoria.writers.pdf.linebreak import LONELY_LAST, SHORT_LAST, SHRINK, STRETCH, Break, first_fit, total_fit

SPACE, WIDTH = 3.0, 60.0


def breaks_of(widths: list[float]) -> list[Break]:
    breaks, position = [Break(0, 0, 0, 0, 0)], 0.0
    for index, width in enumerate(widths):
        end = position + width
        position = end + SPACE
        is_last = index == len(widths) - 1
        breaks.append(Break(end, end if is_last else position, index + 1, index + 1, 0))
    return breaks


def cost(breaks: list[Break], chain: list[int], tolerance: float) -> float | None:
    total = 0.0
    for start, end in pairwise(chain[:-1]):
        there, here = breaks[start], breaks[end]
        gaps, room = here.gaps - 1 - there.gaps, WIDTH - here.end + there.start
        if gaps <= 0:
            if not -0.01 <= room <= 2:
                return None
            ratio = 0.0
        else:
            ratio = room / (gaps * SPACE * (STRETCH if room >= 0 else SHRINK))
        if ratio > tolerance or ratio < -1 - 0.01 / (gaps * SPACE * SHRINK if gaps else 1):
            return None
        total += (1 + 100 * abs(ratio) ** 3) ** 2
    there, final = breaks[chain[-2]], breaks[-1]
    gaps, room = final.gaps - 1 - there.gaps, WIDTH - final.end + there.start
    if room < -gaps * SPACE * SHRINK - 0.01:
        return None
    if room > WIDTH * 0.95:
        total += LONELY_LAST
    elif room > WIDTH * 0.88:
        total += SHORT_LAST
    if room < 0 and gaps:
        total += (1 + 100 * (-room / (gaps * SPACE * SHRINK)) ** 3) ** 2
    return total


@given(st.lists(st.floats(2, 25), min_size=2, max_size=11))
def test_no_other_way_to_break_is_better(widths: list[float]) -> None:
    breaks = breaks_of(widths)
    inner = range(1, len(breaks) - 1)
    every = [[0, *some, len(breaks) - 1] for size in range(len(breaks) - 1) for some in combinations(inner, size)]
    costs = [found for chain in every if (found := cost(breaks, chain, 3.0)) is not None]
    chosen = total_fit(breaks, WIDTH, SPACE, 3.0)
    assert (chosen is None) == (not costs)
    if chosen:
        found = cost(breaks, chosen, 3.0)
        assert found is not None
        assert found <= min(costs) + 0.001


def test_a_short_word_brings_another_with_it_to_the_last_line() -> None:
    words = breaks_of([9.0] * 5 + [1.0, 2.0])
    assert total_fit(words, WIDTH, SPACE, 1.25) == [0, 5, 7]


def test_the_rest_of_a_cut_word_hardly_ever_stands_alone_on_the_last_line() -> None:
    words = breaks_of([7.92] * 5 + [12.0])
    cut = Break(60.0, 60.6, 5, 5, 3, 0.0, True)
    assert total_fit([*words[:-1], cut, words[-1]], WIDTH, SPACE, 1.6) == [0, 5, 7]


@given(st.lists(st.floats(12, 55), min_size=12, max_size=30))
def test_no_more_than_two_lines_in_a_row_end_in_a_hyphen(widths: list[float]) -> None:
    breaks = [Break(0, 0, 0, 0, 0)]
    position = 0.0
    for index, width in enumerate(widths):
        cut = position + width / 2
        breaks.append(Break(cut + 2, cut, index, index, 3, 70.0, True))
        end, position = position + width, position + width + SPACE
        breaks.append(Break(end, position, index + 1, index + 1, 0))
    breaks[-1] = breaks[-1]._replace(start=breaks[-1].end)
    for chain in (total_fit(breaks, WIDTH, SPACE, 6.0), first_fit(breaks, WIDTH)):
        marks = "".join("-" if breaks[index].hyphen else " " for index in chain or ())
        assert "---" not in marks


@given(st.lists(st.floats(1, 100), min_size=1, max_size=40))
def test_first_fit_sets_every_word_once(widths: list[float]) -> None:
    chain = first_fit(breaks_of(widths), WIDTH)
    assert chain[0] == 0
    assert chain[-1] == len(widths)
    assert all(start < end for start, end in pairwise(chain))


def test_words_are_cut_by_the_rules_of_their_language() -> None:
    assert cuts("municipalidad", "es", True) == ((2, True), (4, True), (6, True), (8, True), (10, True))
    assert cuts("ONU", "es", True) == ()
    assert cuts("cooperación", "qu", True) == ()


def test_addresses_part_without_a_hyphen() -> None:
    found = cuts("https://www.ejemplo.org/una-ruta?a=b", "es", True)
    assert found
    assert not any(hyphen for _, hyphen in found)


def test_compounds_part_after_their_own_hyphen() -> None:
    assert (5, False) in cuts("Asia-Pacífico", "es", True)
