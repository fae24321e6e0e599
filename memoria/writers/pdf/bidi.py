"""Words of scripts that run from right to left, in the order in which a line of ours shows them.

HarfBuzz sets the letters of each word; what is left is the order of the words, as the Unicode bidirectional algorithm
(UAX 9) has it for a line that runs from left to right: words side by side that run the other way are shown in reverse, with
the figures and signs between them. Those who take the letters from the page (poppler, PDFium) put such words in order again
themselves; those who go by the structure are told the words in the order in which they are read (ActualText).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from memoria.writers.pdf.structure import Element
from memoria.writers.pdf.words import Word, word_text

BACKWARDS = ("R", "AL")
STRONG = ("L", *BACKWARDS)


@cache
def runs_backwards(text: str) -> bool | None:
    """Whether the first letter of a word runs from right to left; None for a word without letters."""
    if text.isascii():
        return False if any(map(str.isalpha, text)) else None
    classes = map(unicodedata.bidirectional, text)
    first = next((one for one in classes if one in STRONG), "")
    return first in BACKWARDS if first else None


def as_shown(words: Sequence[Word], own: Element) -> tuple[list[Word], list[Element]]:
    """The words of a line from left to right, and the Spans that say them, in the order in which they are read.

    ``own`` is the element of words that have no other. A line that runs one way needs no Spans.
    """
    ways = [runs_backwards(word_text(word)) for word in words]
    if not any(ways):
        return list(words), []
    shown: list[Word] = []
    told: list[Element] = []
    start = 0
    while start < len(words):
        end = start + 1
        if ways[start]:
            following = next((at for at in range(end, len(words)) if ways[at] is False), len(words))
            end = 1 + max(at for at in range(start, following) if ways[at])
        stretch = _told(words[start:end], own, told)
        shown += (word[::-1] for word in reversed(stretch)) if ways[start] else stretch
        start = end
    return shown, told


def _told(words: Sequence[Word], own: Element, told: list[Element]) -> list[Word]:
    """Words of a line that runs both ways, each stretch of one element in a Span that says them in their order."""
    found: list[Word] = []
    last: Element | None = None
    for word in words:
        pieces = []
        for run, text in word:
            base = run.element or own
            if base is not last:
                told.append(Element("Span", base, inline=True))
                last = base
            told[-1].said += text if run.picture is None else ""
            pieces.append((replace(run, element=told[-1], words={}, cuts={}), text))
        told[-1].said += " "
        found.append(tuple(pieces))
    return found
