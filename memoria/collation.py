"""Alphabetical order, as people of a language look things up: the one place that knows.

Letters first, accents after them, capitals last (the levels of the Unicode Collation Algorithm, UTS 10); figures by their
value. Spanish has ñ as a letter of its own after n (Ortografía de la lengua española, RAE 2010, § 5.4.3; ch and ll are none).
French looks at accents from left to right, as Unicode's tables for France do; Portuguese and English have no letters more.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

Key = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""Letters, their accents, their case: compared in this order."""
_ENYE = "n\U0010fffd"
"""Sorts after every word in which something follows an n."""
_PART = re.compile(r"\d+|[^\W\d_]+")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ß": "ss", "ª": "a", "º": "o"})
_PARTICLES = re.compile(r"(?:(?:de|del|da|das|do|dos|di|e|y|von|van|der|den|zu)\s+(?:(?:la|las|los)\s+)?|d['’]\s*)+")
"""Before a surname, and no part of it: «de la Torre» stands under T, «d’Estaing» under E; written «De la Torre», under D."""
_FRENCH_PARTICLES = re.compile(r"(?:de\s+|d['’]\s*)")
"""French keeps the article: «de La Fontaine» stands under L, «du Bellay» under D."""
_ARTICLES = {
    "es": re.compile(r"(?:el|la|los|las|lo|un|una|unos|unas)\s+", re.IGNORECASE),
    "en": re.compile(r"(?:the|an|a)\s+", re.IGNORECASE),
    "fr": re.compile(r"(?:(?:le|la|les|un|une|des)\s+|l['’]\s*)", re.IGNORECASE),
    "pt": re.compile(r"(?:os|as|o|a|um|uma|uns|umas)\s+", re.IGNORECASE),
}


def alphabetical(language: str) -> Callable[[str], Key]:
    """The key that sorts words in a language: «canto», «cañada»? In Spanish «canto» first; elsewhere «cañada»."""
    return lambda words: order(words, language)


def order(words: str, language: str) -> Key:
    """What words are compared by."""
    text = " ".join(words.translate(_LIGATURES).split())
    parts = _PART.findall(unicodedata.normalize("NFC", text))
    letters = tuple(_value(part, language) for part in parts)
    accents = tuple(_accents(part, language) for part in parts)
    return letters, accents, tuple(part.swapcase() for part in parts)


def order_of_person(name: str, language: str) -> Key:
    """The same for «Surnames, Name», without the particles that no surname is looked up by.

    The surnames are one thing: «Paz, Zoé» stands before «Paz Andrade, Ana».
    """
    match = (_FRENCH_PARTICLES if language == "fr" else _PARTICLES).match(name)
    bare = name[match.end() :] if match else name
    letters, accents, case = order(bare, language)
    surnames = len(order(bare.partition(",")[0], language)[0])
    return (*letters[:surnames], "", *letters[surnames:]), accents, (*case, name)


def order_of_title(title: str, language: str) -> Key:
    """The same for a title, without its article: «La red» stands under R."""
    match = _ARTICLES.get(language, _ARTICLES["es"]).match(title)
    letters, accents, case = order(title[match.end() :] if match else title, language)
    return letters, accents, (*case, title)


def _value(part: str, language: str) -> str:
    if part.isdecimal():
        return f"{int(part):020}"
    folded = part.casefold()
    if language == "es":
        folded = folded.replace("ñ", _ENYE)
    return _bare(folded)


def _bare(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def _accents(part: str, language: str) -> str:
    folded = part.casefold()
    return folded.replace("ñ", "n") if language == "es" else folded
