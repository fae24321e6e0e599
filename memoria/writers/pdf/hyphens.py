"""Where words may be cut: Liang's patterns by language, and the places where addresses and compounds part without a hyphen."""

from __future__ import annotations

import re
from functools import cache

import pyphen

SHORTEST = 5
"""Letters of the shortest word that is hyphenated."""
LETTERS_BEFORE, LETTERS_AFTER = 2, 3
SYLLABLE_AFTER = 2
"""Letters that must be left over in languages whose last syllables are all sounded, so that two letters may stand alone."""
SOUNDED = ("ca", "es", "gl", "it", "pt")
PARTING = re.compile(r"(?<=\w)(?!(?<=[A-Z])-\d)[-–—/\\](?=\w)|(?<=[\w/])[/.?&=_#:@%+~](?=[\w/])|[—…](?=\w)")
"""Characters after which a word may be cut without a hyphen; ids as «C-06» stay whole."""
IN_WORD, IN_ADDRESS = "-–—/\\…", "–—/\\….?&=_#:@%+~"
"""Of them, those that count in a word, and in an address, where a hyphen at a line's end could be taken for one of ours."""
ADDRESS = re.compile(r"(?i)^\W{0,9}(?:[a-z][a-z+.-]*:/|www\.|[^\s@]+@[^\s@]+\.|[\w-]+(?:\.[\w-]+)+/)")
BETWEEN_IDEOGRAPHS = re.compile("[\u3040-\u30ff\u3400-\u9fff](?=[\u3040-\u30ff\u3400-\u9fff])")
"""Chinese and Japanese are written without spaces, and a line may end after nearly every sign (UAX 14, class ID)."""
WORD = re.compile(r"[^\W\d_]+")
Cut = tuple[int, bool]
"""A place in a word, and whether a hyphen is printed there."""


@cache
def dictionary_of(language: str) -> pyphen.Pyphen | None:
    """Patterns of a BCP 47 tag or of the language in it; None where there are none (Kichwa, Aymara, Guaraní)."""
    found = pyphen.language_fallback(language.replace("-", "_"))
    after = SYLLABLE_AFTER if language.split("-", maxsplit=1)[0] in SOUNDED else LETTERS_AFTER
    return pyphen.Pyphen(lang=found, left=LETTERS_BEFORE, right=after) if found else None


@cache
def cuts(word: str, language: str, hyphenate: bool) -> tuple[Cut, ...]:
    """Every place where a word may be cut, in order."""
    if len(word) < SHORTEST or " " in word:
        return ()
    is_address = ADDRESS.match(word) is not None
    places: dict[int, bool] = {}
    for match in PARTING.finditer(word):
        if match.group() in (IN_ADDRESS if is_address else IN_WORD):
            places[match.end()] = False
    for match in BETWEEN_IDEOGRAPHS.finditer(word):
        places[match.end()] = False
    if hyphenate and not is_address and not any(char.isdigit() for char in word):
        patterns = dictionary_of(language)
        for match in WORD.finditer(word) if patterns else ():
            if match.end() - match.start() >= SHORTEST and not match.group().isupper():
                for position in patterns.positions(match.group()) if patterns else ():
                    places.setdefault(match.start() + int(position), True)
    return tuple(sorted((place, hyphen) for place, hyphen in places.items() if 0 < place < len(word)))
