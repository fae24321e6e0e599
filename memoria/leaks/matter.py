"""What texts say, as it is compared: words in a row, numbers that say something, addresses, names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property

RUN = 5
"""Words in a row that say whose they are."""
_WORD = re.compile(r"\w+")
_SOFT = re.compile("[\u00ad\u200b\u2060\ufeff]")
_DIGIT = re.compile(r"\d")
_ADDRESS = re.compile(r"@|://|www\.|\d[^a-zA-Z]{4}")
"""What every address has."""
_NUMBER = re.compile(
    r"(?<![\w.,:/-])(?P<before>US\$|\$|€|USD|EUR)?\s?"
    r"(?P<digits>\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?)"
    r"\s?(?P<after>%|€|USD|EUR)?(?![\w:/-])"
)
_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"\+?\(?\d[\d\s().\-/\u00a0\u202f]{5,20}\d")
_NO_PHONE = re.compile(
    r"\d{4}-\d\d?-\d\d?(?:[ T]\d\d?(?:[ .-]\d\d)*)?"  # 2023-03-29 08
    r"|\d\d?[/.-]\d\d?[/.-]\d{2,4}(?:[ ,]+\d\d?)?"  # 29/03/2023
    r"|(?:\d{4}[ -–]+)+\d{4}"  # 2019–2022
    r"|\d{1,3}(?:[., \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?"  # 4 750 000
)
"""Digits of another kind."""
_WEB = re.compile(r"(?:https?://|www\.)[^\s<>\"»)]+")
_PARTICLE = r"(?:de|del|de la|de los|da|do|dos|das|du|des|y|e|von|van)"
_NAME = re.compile(rf"\b[^\W\d_a-zß-öø-ÿ]\w+(?:\s+(?:{_PARTICLE}\s+)?[^\W\d_a-zß-öø-ÿ]\w+)+")
Words = tuple[str, ...]


class Matter:
    """All that some texts say, as it is compared."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.runs: set[Words] = set()
        self.numbers: set[str] = set()
        self.addresses: set[str] = set()
        self.names: set[Words] = set()
        self._texts: list[str] = []
        for text in texts:
            self._read(text)

    def __bool__(self) -> bool:
        return bool(self._texts)

    def _read(self, text: str) -> None:
        if not text.strip():
            return
        words = _words(text)
        self._texts.append(" ".join(("", *words, "")))
        self.runs.update(_of_length(words, RUN))
        self.numbers |= numbers(text)
        self.addresses |= addresses(text)
        self.names |= {tuple(_words(match[0])) for match in _NAME.finditer(text)}

    def says(self, words: Words) -> bool:
        """True where these words stand in a row somewhere."""
        return " ".join(("", *words, "")) in self._all

    @cached_property
    def _all(self) -> str:
        """Every text, each on a line of its own: one search through all is a hundred times faster than one through each."""
        return "\n".join(self._texts)


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", _SOFT.sub("", text)).casefold())


def runs(text: str, lengths: Iterable[int]) -> Iterator[Words]:
    """Words in a row of each of these lengths."""
    words = _words(text)
    for length in lengths:
        yield from _of_length(words, length)


def _of_length(words: list[str], length: int) -> Iterator[Words]:
    return zip(*(words[start:] for start in range(length)), strict=False)


def numbers(text: str) -> set[str]:
    """Numbers that say something: amounts and shares, and those of four digits or more that are no year."""
    found_: set[str] = set()
    if not _DIGIT.search(text):
        return found_
    for match in _NUMBER.finditer(text):
        digits = "".join(char for char in match["digits"] if char.isdecimal())
        unit = match["before"] or match["after"] or ""
        is_year = len(digits) == len(match["digits"]) == 4 and digits[:2] in ("19", "20")
        if (len(digits) >= 4 and not is_year) or (unit and len(digits) >= 2):
            found_.add(digits)
    return found_


def addresses(text: str) -> set[str]:
    """E-mail addresses, telephones (by their last nine digits) and addresses of the web."""
    if not _ADDRESS.search(text):
        return set()
    mails = {match[0].casefold() for match in _EMAIL.finditer(text)}
    web = {match[0].casefold().rstrip(".,;/") for match in _WEB.finditer(text)}
    return mails | web | {number for match in _PHONE.finditer(text) if (number := _telephone(match[0]))}


def _telephone(written: str) -> str:
    """The last nine digits of a telephone; nothing for a day, an hour or an amount."""
    digits = "".join(char for char in written if char.isdecimal())
    return "" if len(digits) < 7 or _NO_PHONE.fullmatch(written.strip()) else digits[-9:]
