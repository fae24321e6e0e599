"""Words of scripts that run from right to left, in the order in which a line of ours shows them.

HarfBuzz sets the letters of each word; what is left is the order of the words, as the Unicode bidirectional algorithm
(UAX 9) has it for a line that runs from left to right: words side by side that run the other way are shown in reverse, with
the figures and signs between them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

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


def as_shown(words: Sequence[Word]) -> list[Word]:
    """The words of a line from left to right."""
    ways = [runs_backwards(word_text(word)) for word in words]
    if not any(ways):
        return list(words)
    shown: list[Word] = []
    start = 0
    while start < len(words):
        end = start + 1
        if ways[start]:
            following = next((at for at in range(end, len(words)) if ways[at] is False), len(words))
            end = 1 + max(at for at in range(start, following) if ways[at])
        shown += reversed(words[start:end])
        start = end
    return shown
