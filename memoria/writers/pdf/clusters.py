"""Text cut into what a reader sees as one sign: letters with their marks, and emoji however many code points they are made of.

UAX #29, 3.1.1 (extended grapheme clusters), as far as a change of font needs it: rules GB9, GB11 and GB12.
"""

from __future__ import annotations

import unicodedata

JOINER = "\u200d"
STYLES = "\ufe0e\ufe0f"
"""Variation selectors: the sign before them as text, as an emoji."""
_TONES = range(0x1F3FB, 0x1F400)
_FLAGS = range(0x1F1E6, 0x1F200)
_TAGS = range(0xE0020, 0xE0080)


def clusters(text: str) -> list[str]:
    """The signs of a text, in order; joined they are the text."""
    done: list[str] = []
    for char in text:
        if done and _goes_on(done[-1], char):
            done[-1] += char
        else:
            done.append(char)
    return done


def bare(cluster: str) -> str:
    """A sign without what only says how it is to look."""
    return "".join(char for char in cluster if char not in STYLES)


def _goes_on(cluster: str, char: str) -> bool:
    """True for a character that belongs to the sign before it."""
    if unicodedata.category(char) in ("Mn", "Me") or char == JOINER or char in STYLES:
        return True
    if ord(char) in _TONES or ord(char) in _TAGS:
        return True
    if cluster.endswith(JOINER):
        return unicodedata.category(char) == "So"
    return ord(char) in _FLAGS and len(cluster) == 1 and ord(cluster) in _FLAGS
