"""What can be counted on the pages of any volume: those that are nearly empty, ladders of hyphens, words that are cut."""

from __future__ import annotations

from itertools import groupby, pairwise

from memoria.theme import MM, Theme
from tests.publication.printed import Line, Printed
from tests.publication.running import paragraphs

LEAST_FILL = 0.4


def ladders(printed: Printed) -> list[tuple[str, list[str]]]:
    """More than two lines in a row that end in a hyphen, with the label of their page."""
    found = []
    for paragraph in paragraphs(printed):
        for is_hyphenated, lines in groupby(paragraph, key=lambda line: line.is_hyphenated):
            ladder = list(lines)
            if is_hyphenated and len(ladder) > 2:
                found.append((printed.labels[ladder[0].page], [line.text for line in ladder]))
    return found


def nearly_empty(printed: Printed, theme: Theme) -> list[tuple[str, float]]:
    """Pages under 40 % full that no chapter's title, no other way of holding the page and no end follows."""
    page = theme.page
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
    return empty


def cut_words(printed: Printed, text: str) -> list[tuple[str, str, str]]:
    """Words that a line's end cuts in a cell: a line ends where a word does, or at the word's own hyphen or slash, which the
    ``text`` of the DOCX then has."""
    words = set(text.split())
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
    return cut
