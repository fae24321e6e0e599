"""What can be counted of a page's beauty, on the pages themselves (see ``printed``)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

import uharfbuzz as hb

from memoria.fonts import find_font
from memoria.theme import MM
from tests.publication.conftest import Volume
from tests.publication.printed import Line

FULL = 1.0
"""How far, in points, a line may end from the edge of its column and still fill it."""
LEAST_FILL = 0.4
STRETCH = 0.5
"""What a word space may give, as a share of its width; a line stretched by 1 gives all of it (Knuth and Plass)."""
MOST_STRETCH = 1.6


def _paragraphs(volume: Volume) -> Iterator[list[Line]]:
    """The lines of each block of text, tables and page furniture left out."""
    printed = volume.printed
    lines = [line for line in printed.lines if line.page and printed.within(line.block, "Table", "TOC") is None]
    for _, block in groupby(lines, key=lambda line: line.block):
        yield list(block)


def _justified(volume: Volume) -> Iterator[Line]:
    """Lines of running text, in its size and its face, that fill their measure: all but the last of each paragraph."""
    theme, family = volume.theme, volume.theme.fonts.text.replace(" ", "")
    for paragraph in _paragraphs(volume):
        for line, _ in pairwise(paragraph):
            edge = volume.printed.sizes[line.page][0] - theme.page.margins.outer * MM
            in_text = line.piece.font.startswith(family) and abs(line.piece.size - theme.type["text"].size) < 0.05
            if in_text and abs(line.right - edge) <= FULL:
                yield line


def test_justified_lines_are_hardly_stretched(volume: Volume) -> None:
    """99 % of them give less than 1.6 times what their spaces have to give, the widest space of each line taken."""
    face = hb.Face(find_font(volume.theme.fonts.text).value.data)  # type: ignore[union-attr]
    font = hb.Font(face)
    natural = font.get_glyph_h_advance(font.get_nominal_glyph(ord(" "))) / face.upem
    widest = []
    for line in _justified(volume):
        gaps = [gap / piece.size for gap, piece in line.gaps() if piece.font == line.piece.font]
        if gaps:
            widest.append((max(gaps) / natural - 1) / STRETCH)
    loose = [stretch for stretch in widest if stretch >= MOST_STRETCH]
    assert len(widest) > 300
    assert len(loose) <= len(widest) / 100, sorted(loose)


def test_no_more_than_two_lines_in_a_row_end_in_a_hyphen(volume: Volume) -> None:
    ladders = []
    for paragraph in _paragraphs(volume):
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
        ends = (
            following is None or printed.within(following.block, "H1") is not None or printed.sizes[number + 1] != (width, height)
        )
        if fill < LEAST_FILL and not ends:
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
