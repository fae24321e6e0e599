"""What can be counted on the pages of any volume: those that are nearly empty, ladders of hyphens, words that are cut."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from memoria.theme import MM, Theme
from tests.publication.printed import Line, Printed
from tests.publication.running import paragraphs

LEAST_FILL, BEFORE_TITLES = 0.4, 0.7


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
    return [(label, fill) for label, fill, tags, _ in _filled(printed, theme) if fill < LEAST_FILL and "H1" not in tags]


def left_before_titles(printed: Printed, theme: Theme) -> list[tuple[str, float]]:
    """Pages under 70 % full that the title of a session follows, those apart that open a chapter."""
    return [
        (label, fill)
        for label, fill, tags, opens in _filled(printed, theme)
        if fill < BEFORE_TITLES and "H2" in tags and not opens
    ]


def _filled(printed: Printed, theme: Theme) -> Iterator[tuple[str, float, set[str], bool]]:
    """Each page within the volume but the last of a way of holding the page: its label, how full it is, what the next one begins
    with, and whether it opens a chapter."""
    page = theme.page
    first: dict[int, Line] = {}
    foot: dict[int, float] = {}
    for line in printed.lines:
        first[line.page] = max(first.get(line.page, line), line, key=lambda one: one.base)
        if printed.within(line.block, "Note") is None:
            foot[line.page] = min(foot.get(line.page, line.base), line.base)
    opening = {printed.page_of(title) for title in printed.found("H1")}
    for number, (width, height) in enumerate(printed.sizes[1:-1], start=1):
        turned = width > height
        top, bottom = (page.landscape_margin,) * 2 if turned else (page.margins.top, page.margins.bottom)
        room = height - (top + bottom) * MM
        fill = (height - top * MM - foot.get(number, height)) / room
        following = first.get(number + 1)
        if following is not None and printed.sizes[number + 1] == (width, height):
            tags = {printed.elements[one].tag for one in printed.above(following.block)}
            yield printed.labels[number], round(fill, 2), tags, number in opening


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
