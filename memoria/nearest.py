"""The name that a misspelt word may be meant for."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

NEAR = 0.6
"""Share of its letters that a word has in place where it is taken for a slip of another (optimal string alignment)."""


def nearest(word: str, names: Sequence[str], cutoff: float = NEAR) -> str | None:
    """The likest of some names, the first of several; None where none is like enough. Case and accents count."""
    best = process.extractOne(word, names, scorer=OSA.normalized_similarity, score_cutoff=cutoff)
    return best[0] if best else None
