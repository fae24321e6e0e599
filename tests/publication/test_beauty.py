"""What can be counted of a page's beauty, on the pages themselves (see ``printed``)."""

from __future__ import annotations

from itertools import groupby, pairwise

from memoria.theme import MM
from tests.publication.conftest import Volume
from tests.publication.printed import Line
from tests.publication.running import MOST_STRETCH, full_lines, paragraphs, stretches

LEAST_FILL = 0.4
SHORTEST, LONGEST = 45, 80
"""Characters of a line that is read with ease."""


def test_a_line_of_text_has_45_to_80_characters(volume: Volume) -> None:
    """Every line that fills its measure; ``full_lines`` says which ones do not count."""
    lengths = [len(line.text) for line in full_lines(volume.printed, volume.theme)]
    assert len(lengths) > 300
    assert [length for length in lengths if not SHORTEST <= length <= LONGEST] == []


def test_justified_lines_are_hardly_stretched(volume: Volume) -> None:
    """99 % of them give less than 1.6 times what their spaces have to give, the widest space of each line taken."""
    found = stretches(list(full_lines(volume.printed, volume.theme)), volume.theme)
    loose = [stretch for stretch in found if stretch >= MOST_STRETCH]
    assert len(found) > 300
    assert len(loose) <= len(found) / 100, sorted(loose)


def test_no_more_than_two_lines_in_a_row_end_in_a_hyphen(volume: Volume) -> None:
    ladders = []
    for paragraph in paragraphs(volume.printed):
        for is_hyphenated, lines in groupby(paragraph, key=lambda line: line.is_hyphenated):
            ladder = list(lines)
            if is_hyphenated and len(ladder) > 2:
                ladders.append((volume.printed.labels[ladder[0].page], [line.text for line in ladder]))
    assert ladders == []


def test_titles_are_never_hyphenated(volume: Volume) -> None:
    titles = set(volume.printed.found("H1", "H2", "H3", "H4"))
    assert [line.text for line in volume.printed.lines if line.block in titles and line.is_hyphenated] == []


def test_only_the_last_page_of_a_chapter_may_be_nearly_empty(volume: Volume) -> None:
    """A page under 40 % full is followed by a chapter's title, by the other way of holding the page, or by nothing."""
    printed, page = volume.printed, volume.theme.page
    first: dict[int, Line] = {}
    foot: dict[int, float] = {}
    for line in printed.lines:
        first[line.page] = max(first.get(line.page, line), line, key=lambda one: one.base)
        if printed.within(line.block, "Note") is None:
            foot[line.page] = min(foot.get(line.page, line.base), line.base)
    empty = []
    for number, (width, height) in enumerate(printed.sizes[1:-1], start=1):
        turned = width > height
        top, bottom = (page.landscape_margin,) * 2 if turned else (page.margins.top, page.margins.bottom)
        room = height - (top + bottom) * MM
        fill = (height - top * MM - foot.get(number, height)) / room
        following = first.get(number + 1)
        ends = following is None or printed.within(following.block, "H1") is not None
        turns = printed.sizes[number + 1] != (width, height)
        if fill < LEAST_FILL and not ends and not turns:
            empty.append((printed.labels[number], round(fill, 2)))
    assert empty == []


def test_no_word_is_cut_in_a_cell_of_a_table(volume: Volume) -> None:
    """A line ends where a word does, or at the word's own hyphen or slash, which both files then have."""
    printed = volume.printed
    words = set(volume.written.text.split())
    inside = [line for line in printed.lines if printed.within(line.block, "TD", "TH") is not None]
    cut = []
    for line, following in pairwise(inside):
        if line.block != following.block or line.page != following.page:
            continue
        head, tail = line.text.split()[-1], following.text.split()[0]
        if line.is_hyphenated:
            whole = f"{head[:-1]}-{tail}"
            is_cut = not any(whole.rstrip(".,;:)»") in word for word in words)
        else:
            is_cut = head[-1].isalnum() and head + tail in words and head not in words
        if is_cut:
            cut.append((printed.labels[line.page], head, tail))
    assert cut == []
