"""Running text as it stands on the pages: the lines of each paragraph, and those of them that fill their measure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

import uharfbuzz as hb

from memoria.fonts import find_font
from memoria.theme import MM, Theme
from tests.publication.printed import Line, Printed

FULL = 1.0
"""How far, in points, a line may end from the edge of its column and still fill it."""
STRETCH = 0.5
"""What a word space may give, as a share of its width; a line stretched by 1 gives all of it (Knuth and Plass)."""
MOST_STRETCH = 1.6


def paragraphs(printed: Printed) -> Iterator[list[Line]]:
    """The lines of each block of text, tables and page furniture left out."""
    lines = [line for line in printed.lines if line.page and printed.within(line.block, "Table", "TOC") is None]
    for _, block in groupby(lines, key=lambda line: line.block):
        yield list(block)


def full_lines(printed: Printed, theme: Theme) -> Iterator[Line]:
    """Lines of running text, in its size and its face, that fill their measure.

    Left out are the last line of each paragraph, which ends where it ends, and what is not read line after line: tables,
    captions, cards, notes and titles, that are set in another size and mostly ragged.
    """
    family, page = theme.fonts.text.replace(" ", ""), theme.page
    for paragraph in paragraphs(printed):
        for line, following in pairwise(paragraph):
            is_left = page.mirrored and int(printed.labels[line.page]) % 2 == 0 if printed.labels[line.page].isdigit() else False
            margin = page.margins.inner if is_left else page.margins.outer
            edge = printed.sizes[line.page][0] - margin * MM
            in_text = line.piece.font.startswith(family) and abs(line.piece.size - theme.type["text"].size) < 0.05
            if in_text and abs(line.right - edge) <= FULL and following.base != line.base:
                yield line


def stretches(lines: list[Line], theme: Theme) -> list[float]:
    """How far the widest space of each line is stretched, in what a space has to give."""
    face = hb.Face(find_font(theme.fonts.text).value.data)  # type: ignore[union-attr]
    font = hb.Font(face)
    natural = font.get_glyph_h_advance(font.get_nominal_glyph(ord(" "))) / face.upem
    gaps = ([gap / piece.size for gap, piece in line.gaps() if piece.font == line.piece.font] for line in lines)
    return [(max(found) / natural - 1) / STRETCH for found in gaps if found]
