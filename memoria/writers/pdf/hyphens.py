"""Where words may be cut: Liang's patterns by language, and the places where addresses and compounds part without a hyphen."""

from __future__ import annotations

import re
from functools import cache

import pyphen

SHORTEST = 5
"""Letters of the shortest word that is hyphenated."""
LETTERS_BEFORE, LETTERS_AFTER = 2, 3
PARTING = re.compile(r"(?<=\w)[-–—/\\](?=\w)|(?<=[\w/])[/.?&=_#:@%+~](?=[\w/])|[—…](?=\w)")
"""Characters after which a word may be cut without a hyphen. Points and the like only count in addresses."""
ADDRESS = re.compile(r"(?i)^\W{0,9}(?:[a-z][a-z+.-]*:/|www\.|[^\s@]+@[^\s@]+\.|[\w-]+(?:\.[\w-]+)+/)")
WORD = re.compile(r"[^\W\d_]+")
Cut = tuple[int, bool]
"""A place in a word, and whether a hyphen is printed there."""


@cache
def dictionary_of(language: str) -> pyphen.Pyphen | None:
    """Patterns of a BCP 47 tag or of the language in it; None where there are none (Kichwa, Aymara, Guaraní)."""
    found = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=found, left=LETTERS_BEFORE, right=LETTERS_AFTER) if found else None


@cache
def cuts(word: str, language: str, hyphenate: bool) -> tuple[Cut, ...]:
    """Every place where a word may be cut, in order."""
    if len(word) < SHORTEST or " " in word:
        return ()
    is_address = ADDRESS.match(word) is not None
    places: dict[int, bool] = {}
    for match in PARTING.finditer(word):
        if is_address or match.group() in "-–—/\\…":
            places[match.end()] = False
    if hyphenate and not is_address and not any(char.isdigit() for char in word):
        patterns = dictionary_of(language)
        for match in WORD.finditer(word) if patterns else ():
            if match.end() - match.start() >= SHORTEST and not match.group().isupper():
                for position in patterns.positions(match.group()) if patterns else ():
                    places.setdefault(match.start() + int(position), True)
    return tuple(sorted((place, hyphen) for place, hyphen in places.items() if 0 < place < len(word)))
