"""Dates, hours, numbers and yes-or-no as people write them. Everything arrives as text; what is not understood is said."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, time

from memoria import vocabulary
from memoria.diagnostics import Checked, Diagnostic, found
from memoria.model.event import Hours
from memoria.source import Located

DAY_FIRST = ("es", "fr", "pt")
"""Languages that write the day before the month; in English 03/04/2023 may be either, and is asked about."""


def is_undefined(text: str) -> bool:
    """«Por definir», «TBD» …: legal everywhere, and listed as an open matter."""
    return vocabulary.value("undefined", text.strip().strip("().[]")) is not None


# -- dates -----------------------------------------------------------------------------------------------------------------

FIRST_YEAR, LAST_YEAR = 1500, 2500
"""Any other year is a slip; and near the ends of the calendar no term could be counted."""
_PIECES = re.compile(r"\d+(?:\.?(?:er|o|a|e|st|nd|rd|th)\b)?|[^\W\d_]+(?: feira)?")
_SMALL_WORDS = frozenset(["de", "del", "d", "el", "la", "le", "the", "of", "on", "em", "dia", "jour"])


def read_day(text: Located, language: str = "es") -> Checked[date | None]:
    """A day: «2023-03-28», «28/03/2023», «Martes, 28 de marzo de 2023», «March 28, 2023» … (K-009, K-010, K-011)."""
    words, numbers = _pieces(text)
    weekday, month = _weekday_and_month(words)
    if month is not None:
        numbers = _with_month(numbers, month)
    order = _order(numbers, language) if numbers and len(words) == (month is not None) + (weekday is not None) else None
    if order == "ambiguous":
        return Checked(
            None, (found("K-011", text.at, value=str(text), first=_iso(numbers, 2, 1, 0), second=_iso(numbers, 2, 0, 1)),)
        )
    day = _day(numbers, order) if order else None
    if day is None:
        return Checked(None, (found("K-009", text.at, value=str(text)),))
    return Checked(day, _check_weekday(text, day, weekday))


def _pieces(text: str) -> tuple[list[str], list[str]]:
    pieces = [piece for piece in _PIECES.findall(vocabulary.fold(text)) if piece not in _SMALL_WORDS]
    words = [piece for piece in pieces if piece[0].isalpha()]
    return words, [re.sub(r"\D", "", piece) for piece in pieces if not piece[0].isalpha()]


def _weekday_and_month(words: list[str]) -> tuple[int | None, int | None]:
    """Numbers of the weekday and of the month (from 0). «mar» is a month unless another word is one."""
    months = [_index("months", word) for word in words]
    weekdays = [_index("weekdays", word) for word in words]
    place = next((i for i in range(len(words) - 1, -1, -1) if months[i] is not None), None)
    month = months[place] if place is not None else None
    weekday = next((number for i, number in enumerate(weekdays) if number is not None and i != place), None)
    return weekday, month


def _index(set_name: str, word: str) -> int | None:
    canonical = vocabulary.value(set_name, word)
    return None if canonical is None else vocabulary.values(set_name).index(canonical)


def _with_month(numbers: list[str], month: int) -> list[str]:
    """Day and year around a month in words, as year, month, day; nothing when the year is not written in full."""
    if len(numbers) != 2 or [len(number) == 4 for number in numbers].count(True) != 1:
        return []
    year, day = sorted(numbers, key=len, reverse=True)
    return [year, str(month + 1), day]


def _order(numbers: list[str], language: str) -> str | None:
    """Which number is what: ``ymd``, ``dmy``, ``mdy``, ``ambiguous`` or None."""
    if len(numbers) != 3 or [len(number) for number in numbers].count(4) != 1 or len(numbers[1]) == 4:
        return None
    if len(numbers[0]) == 4:
        return "ymd"
    first, second = int(numbers[0]), int(numbers[1])
    if second > 12:
        return "mdy"
    if first > 12 or first == second or language in DAY_FIRST:
        return "dmy"
    return "ambiguous"


def _day(numbers: list[str], order: str) -> date | None:
    parts = dict(zip(order, (int(number) for number in numbers), strict=True))
    if not FIRST_YEAR <= parts["y"] <= LAST_YEAR:
        return None
    try:
        return date(parts["y"], parts["m"], parts["d"])
    except ValueError:
        return None


def _iso(numbers: list[str], year: int, month: int, day: int) -> str:
    return f"{numbers[year]}-{int(numbers[month]):02}-{int(numbers[day]):02}"


def _check_weekday(text: Located, day: date, weekday: int | None) -> tuple[Diagnostic, ...]:
    if weekday is None or weekday == day.weekday():
        return ()
    language = next(
        (language for language in vocabulary.LANGUAGES if _weekday_in(language, weekday) in vocabulary.fold(text)), "es"
    )
    written, real = _weekday_in(language, weekday), _weekday_in(language, day.weekday())
    return (found("K-010", text.at, value=str(text), written=written, real=real),)


def _weekday_in(language: str, weekday: int) -> str:
    return vocabulary.value_spellings("weekdays", vocabulary.values("weekdays")[weekday])[language][0]


# -- hours -----------------------------------------------------------------------------------------------------------------

_SUFFIX = r"(?:h(?:s|rs?|oras?|eures?|ours?)?\.?)?"
_HALF = r"(?:(?P<{0}half>[ap])\.? ?m\b\.?)?"
_CLOCK = (
    r"(?P<{0}h>\d{{1,2}})(?: ?[:.h] ?(?P<{0}m>\d{{2}})(?::\d{{2}})?(?!\d)|(?P<{0}mm>\d{{2}})(?!\d))? ?" + _SUFFIX + " ?" + _HALF
)
_BETWEEN = r" ?(?:-+|/|\ba\b(?!\.? ?m\b)|\b(?:al|as|to|until|till|hasta|ate|e|y|and|et|jusqu.?a)\b) ?(?:(?:las?|os|the|as) )?"
_HOURS = re.compile(
    r"(?:(?:de|das|desde|entre|from|between|a|at|las?|as) )*" + _CLOCK.format("a") + "(?:" + _BETWEEN + _CLOCK.format("b") + ")?"
)
_NOON = re.compile(r"\b(?:mediodia|noon|midi|meio dia|meio-dia)\b")


def read_hours(text: Located) -> Checked[Hours | None]:
    """From–to: «9h-9h30», «15h- 17h», «9:00 a.m. a 12:55 p.m.», «9h» alone is a start (K-008, K-014)."""
    match = _HOURS.fullmatch(_simple(text))
    start = _time(match, "a") if match else None
    if match is None or start is None:
        return Checked(None, (found("K-008", text.at, value=str(text)),))
    if match["bh"] is None:
        return Checked(Hours(start, None))
    end = _time(match, "b")
    if end is None:
        return Checked(None, (found("K-008", text.at, value=str(text)),))
    start = _same_half(match, start, end)
    if end <= start:
        return Checked(
            Hours(start, None), (found("K-014", text.at, value=str(text), start=f"{start:%H:%M}", end=f"{end:%H:%M}"),)
        )
    return Checked(Hours(start, end))


def _simple(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join("-" if char in "–—‒―→‐‑" else char for char in letters if not unicodedata.combining(char))
    return _NOON.sub("12:00", " ".join(letters.split()).rstrip(" ,;"))


def _time(match: re.Match[str], which: str) -> time | None:
    hour, minute = int(match[f"{which}h"]), int(match[f"{which}m"] or match[f"{which}mm"] or 0)
    half = match[f"{which}half"]
    if half and not 1 <= hour <= 12 and not (half == "p" and hour <= 23):
        return None
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _same_half(match: re.Match[str], start: time, end: time) -> time:
    """«2 a 3 p.m.» begins in the afternoon too; «9:00 a 12:55 p.m.» does not."""
    if match["bhalf"] == "p" and not match["ahalf"] and start.hour < 12:
        later = start.replace(hour=start.hour + 12)
        return later if later < end else start
    return start


# -- numbers, yes or no ----------------------------------------------------------------------------------------------------

_INTEGER = re.compile(r"\d{1,3}(?:[.,\s]\d{3})+|\d+")


def read_integer(text: Located) -> Checked[int | None]:
    """A whole number in figures, thousands marked or not: «3», «1.200», «1 200» (K-012)."""
    if _INTEGER.fullmatch(text.strip()) is None or len(text) > 15:
        return Checked(None, (found("K-012", text.at, value=str(text)),))
    return Checked(int("".join(char for char in text if char.isdecimal())))


def read_yesno(text: Located) -> Checked[bool]:
    """«sí», «no», «yes», «true», «oui», «sim» … (K-007)."""
    word = vocabulary.value("yesno", text)
    return Checked(word == "sí", () if word else (found("K-007", text.at, value=str(text)),))
