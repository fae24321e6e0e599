"""A phrase of time as symbols: «segundo semestre de 2023» is an ordinal, a unit and a year.

Each symbol is one letter, so that a phrase has a shape («OUY») that the grammar of ``terms`` matches. The words are data:
``terms.yaml``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from memoria.roadmap.periods import days_among

Value = str | int | tuple[date, ...]

MONTH_FIRST = "en"
"""The language in which 03/04/2023 may be the fourth of March."""

_FIGURES = re.compile(r"(?<![\d/.-])(\d{1,2})[-/.](\d{1,2})[-/.](?:\d{4}|\d{2})(?!\d)")
_NOTHING, _UNKNOWN, _DAY = "_", "?", "D"
_OTHERWISE = "="
_NUMBERED = {"year": "Y", "number": "N", "ordinal": "O"}
_SUFFIXED = re.compile(r"\b(\d{1,2})(?:\s?\.?[ºª°]|\.?er|ro|ra|do|da|to|ta|st|nd|rd|th|ere|re|eme|e|o|a)(?![a-z])")
_TOKEN = re.compile(
    r"(?P<iso>\d{4}[-/.]\d{1,2}[-/.]\d{1,2})(?!\d)"
    r"|(?P<numeric>\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))(?!\d)"
    r"|(?P<month_year>\d{1,2}[-/]\d{4})(?!\d)"
    r"|(?P<year_month>\d{4}-(?:0[1-9]|1[0-2]))(?!\d)"
    r"|(?P<day_month>\d{1,2}/\d{1,2})(?!\d)"
    r"|(?P<coded>\b[tqsh]-?[1-4]\b|\b[1-4]-?[tqsh]\b)"
    r"|(?P<year>(?:19|20|21)\d\d)(?!\d)"
    r"|(?P<number>\d{1,3})(?!\d)"
    r"|(?P<ordinal>\bo\d{1,2}\b)"
    r"|(?P<word>[a-z]+|\d+)"
    r"|(?P<dash>-)"
)


class Order(StrEnum):
    """In which order a date in figures has its day and month."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    EITHER = "either"
    """Both are months: «03/04/2023»."""


def order_of(text: str) -> Order | None:
    """The order of the first date in figures that has one; None without such a date, and where it makes no difference."""
    match = _FIGURES.search(text)
    if match is None:
        return None
    first, second = int(match[1]), int(match[2])
    if max(first, second) > 12:
        return Order.MONTH_FIRST if first <= 12 else Order.DAY_FIRST
    return Order.EITHER if first != second else None


class Symbol(NamedTuple):
    """A letter for the kind of word, and what it stands for."""

    kind: str
    value: Value
    year: int | None = None
    """The year of a day («D»); None when it was not written."""


@cache
def _words() -> tuple[Mapping[str, Symbol], Mapping[str, Symbol], int]:
    """Every phrase with its symbol; the months that are also numbers («dez», «sept»); words of the longest phrase."""
    data = yaml.load(files("memoria.roadmap").joinpath("terms.yaml").read_text("utf-8"), Loader=yaml.CBaseLoader)
    table: dict[str, Symbol] = {}
    numbers: dict[str, Symbol] = {}
    for kind, values in data.items():
        if kind == _OTHERWISE:
            continue
        for value, phrases in values.items():
            symbol = Symbol(kind, int(value) if re.fullmatch(r"-?\d+", value) else value)
            for phrase in phrases:
                (numbers if table.setdefault(phrase, symbol) is not symbol and kind == "N" else {})[phrase] = symbol
    return table, numbers, max(len(phrase.split()) for phrase in table)


@cache
def _otherwise() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What is said otherwise, and what it is read as; the longest first."""
    data = yaml.load(files("memoria.roadmap").joinpath("terms.yaml").read_text("utf-8"), Loader=yaml.CBaseLoader)
    pairs = [(phrase, meant) for meant, phrases in data[_OTHERWISE].items() for phrase in phrases]
    longest_first = sorted(pairs, key=lambda pair: -len(pair[0]))
    return tuple((re.compile(rf"\b{re.escape(phrase)}\b"), meant) for phrase, meant in longest_first)


def _joined(plain: str) -> str:
    """Days and years written in one piece or in two, in the one way that is read: «15-may-2023», «2023/2024», «2023-24»."""
    plain = re.sub(r"(?<=\d)\s*/\s*(?=\d)", "/", plain)
    plain = re.sub(r"\b(\d{1,2})-([a-z]{3,})\.?-(\d{4})\b", r"\1 \2 \3", plain)
    plain = re.sub(r"\b((?:19|20|21)\d\d)/((?:19|20|21)\d\d)\b", r"\1-\2", plain)
    century = re.fullmatch(r"(.*\b)(20)(\d\d)-(\d\d)", plain)
    if century and int(century[4]) > max(int(century[3]), 12):
        return f"{century[1]}{century[2]}{century[3]}-{century[2]}{century[4]}"
    return plain


def fold(text: str) -> str:
    """Lower case without accents; ordinals («2.º», «3er») as ``o2``; dashes alike; other signs as spaces."""
    plain = re.sub("[–—−]", "-", text.casefold())
    decomposed = unicodedata.normalize("NFD", plain)
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    plain = _SUFFIXED.sub(r"o\1", plain)
    plain = " ".join(re.sub(r"[^a-z0-9/.\- ]", " ", plain).split())
    for phrase, meant in _otherwise():
        plain = phrase.sub(meant, plain)
    return _joined(plain)


def symbols(text: str, language: str) -> list[Symbol]:
    """The symbols of a phrase, without the words that say nothing."""
    table, numbers, longest = _words()
    tokens = list(_tokens(fold(text), language))
    found: list[Symbol] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if isinstance(token, Symbol):
            found.append(token)
            place += 1
            continue
        phrase, size = _longest(tokens, place, table, longest)
        symbol = table.get(phrase, Symbol(_UNKNOWN, phrase))
        following = tokens[place + size] if place + size < len(tokens) else ""
        if phrase in numbers and isinstance(following, str) and table.get(following, symbol).kind == "U":
            symbol = numbers[phrase]
        if symbol.kind != _NOTHING:
            found.append(symbol)
        place += size
    return found


def _longest(tokens: list[str | Symbol], place: int, table: Mapping[str, Symbol], longest: int) -> tuple[str, int]:
    """The longest phrase of the table that begins at a token, and how many tokens it takes."""
    words: list[str] = []
    for token in tokens[place : place + longest]:
        if not isinstance(token, str):
            break
        words.append(token)
    for size in range(len(words), 1, -1):
        phrase = " ".join(words[:size])
        if phrase in table:
            return phrase, size
    return words[0], 1


def _tokens(text: str, language: str) -> Iterator[str | Symbol]:
    for match in _TOKEN.finditer(text):
        kind, written = str(match.lastgroup), match.group()
        numbers = [int(number) for number in re.findall(r"\d+", written)]
        if kind == "iso":
            yield Symbol(_DAY, _days(numbers[0], [(numbers[1], numbers[2])]), numbers[0])
        elif kind == "numeric":
            year = numbers[2] if numbers[2] > 99 else 2000 + numbers[2]
            yield Symbol(_DAY, _days(year, _orders(numbers, language)), year)
        elif kind == "day_month":
            yield Symbol(_DAY, _days(2000, _orders(numbers, language)))
        elif kind in {"month_year", "year_month"}:
            month, year = sorted(numbers)
            yield Symbol("M", month)
            yield Symbol("Y", year)
        elif kind == "coded":
            yield Symbol("O", numbers[0])
            yield Symbol("U", "quarter" if re.search("[tq]", written) else "semester")
        elif kind in _NUMBERED:
            yield Symbol(_NUMBERED[kind], numbers[0])
        else:
            yield written


def _orders(numbers: list[int], language: str) -> list[tuple[int, int]]:
    """Month and day in each order they may have been written in; both only where neither is the language's own."""
    first, second = numbers[:2]
    day_first, month_first = (second, first), (first, second)
    if language == MONTH_FIRST or second > 12:
        return [day_first, month_first]
    return [day_first]


def _days(year: int, readings: list[tuple[int, int]]) -> tuple[date, ...]:
    """The days that exist among some readings, each once."""
    return days_among((year, month, day) for month, day in readings)
