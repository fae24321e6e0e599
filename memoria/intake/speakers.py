"""Who speaks: labels before a colon, and what is only a colon within a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from memoria.intake import headings
from memoria.people import LINKING, fold_name

LONGEST_LABEL = 60
_SENTENCE = re.compile(r"[.;?!¿¡\"“”«»…]|,\s*\S+\s+\S+\s+\S+")
_HONORIFIC = re.compile(r"\b(?:Dra?|Sra?|Srta|Lic|Ing|Arq|Abg|Econ|Mgs|Msc|PhD|Mr|Mrs|Ms|M|Mme|Prof)\.")
_NUMBERED = re.compile(r"(?P<word>.*?)\s*\d*")

Known = Callable[[str], bool]
"""True for a name that the event's register has."""


def split_label(text: str) -> tuple[str, str]:
    """The left and right side of the first ``: ``; no left side where it is too long to be a name."""
    left, colon, right = text.partition(": ")
    if not colon and text.endswith(":"):
        left, colon, right = text[:-1], ":", ""
    left = left.strip()
    return (left, right.strip()) if colon and left and len(left) <= LONGEST_LABEL else ("", text)


def labels_among(texts: Iterable[str], known: Known) -> frozenset[str]:
    """Left sides that are speakers: known, said more than once, written as a name, or the name of a room or machine."""
    counts = Counter(label for text in texts if (label := split_label(text)[0]))
    return frozenset(
        label
        for label, count in counts.items()
        if known(label) or (_may_be_name(label) and (count > 1 or _looks_like_name(label) or _is_room(label)))
    )


def _may_be_name(label: str) -> bool:
    plain = _HONORIFIC.sub("", label)
    return not _SENTENCE.search(plain) and len(plain.split()) <= 8 and not plain[:1].islower()


def _looks_like_name(label: str) -> bool:
    """Two words or more, all of them capitalised but for «de», «la»; what stands in brackets doesn't count."""
    outside = re.sub(r"\([^)]*\)", " ", _HONORIFIC.sub(" ", label))
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", outside) if fold_name(word) not in LINKING]
    return len(words) >= 2 and all(word[0].isupper() for word in words)


def _is_room(label: str) -> bool:
    words = {fold_name(word) for word in re.findall(r"\w+", label)}
    return any(fold_name(room) in words for room in headings.words("rooms"))


def is_unknown(label: str) -> bool:
    """«Unknown Speaker», «Speaker 1»: a label that names nobody."""
    match = _NUMBERED.fullmatch(label.strip())
    return match is not None and headings.is_word("unknown_speaker", match["word"])
