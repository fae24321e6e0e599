"""Stretches of the calendar as symbols name them: days, months, semesters, their parts, and from one to another."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import cast

from memoria.roadmap import periods
from memoria.roadmap.periods import Period
from memoria.roadmap.term_words import Symbol

_Make = Callable[[int], Period | None]


class Reason(StrEnum):
    """Why words are not a term."""

    NOT_UNDERSTOOD = "not-understood"
    AMBIGUOUS = "ambiguous"
    """Day and month may be either; ``readings`` holds both days."""
    NO_DATE = "no-date"
    """It waits for something («antes de la transmisión de mando») or says no day («cuanto antes»)."""
    IMPOSSIBLE = "impossible"
    """No such day («31/02/2024») or period («quinto trimestre»)."""
    WEEKDAY = "weekday"
    """The day named is another day of the week; ``readings`` holds the day."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Words that are not taken as a term."""

    reason: Reason
    readings: tuple[date, ...] = ()


class RefusedError(Exception):
    """Carries a refusal out of the grammar."""

    def __init__(self, reason: Reason, readings: tuple[date, ...] = ()) -> None:
        self.refusal = Refusal(reason, readings)


def shape_of(found: Sequence[Symbol]) -> str:
    """The kinds of some symbols as a word."""
    return "".join(symbol.kind for symbol in found)


class Days:
    """Periods as an event means them: without a year it is the first in which the time is not over on its last day.

    Each method takes symbols of one shape and gives None for any other.
    """

    def __init__(self, anchor: date) -> None:
        self.anchor = anchor

    def range(self, found: list[Symbol]) -> Period | None:
        """«De mayo a julio de 2023», «entre 2023 y 2025», «del 1 al 15 de mayo»: the first joint that makes sense."""
        inner = [symbol for symbol in found if symbol.kind not in "EF"]
        for place in range(1, len(inner) - 1):
            if inner[place].kind in "RHa":
                period = self._joined(inner[:place], inner[place + 1 :])
                if period:
                    return period
        return None

    def _joined(self, left: list[Symbol], right: list[Symbol]) -> Period | None:
        last = self.period(right)
        if last is None:
            return None
        if shape_of(left) in {"N", "O"}:
            left = [*left, *(symbol for symbol in right if symbol.kind == "M")]
        if shape_of(left) == "O":
            left = [*left, *(symbol for symbol in right if symbol.kind == "U")]
        first = self.period(left, last.end.year)
        if first and first.start > last.end and shape_of(left)[-1] != "Y":
            first = self.period(left, last.end.year - 1)
        if first is None:
            return None
        if first.start > last.end:
            raise RefusedError(Reason.IMPOSSIBLE)
        return Period(first.start, last.end)

    def period(self, found: list[Symbol], year: int | None = None) -> Period | None:
        """One stretch of the calendar. ``year`` is that of the other end of a range."""
        shape = shape_of(found)
        if re.fullmatch("T[DNM].*", shape):
            return self.period(found[1:], year)
        if shape.startswith(("P", "h")) and len(found) > 1:
            return self._part(found, year)
        if shape in {"TU", "UT"}:
            unit, ahead = (_of(found, "U"), _of(found, "T"))
            return periods.containing(unit, self.anchor, int(ahead)) if unit not in {"day", "business"} else None
        if re.fullmatch("OU[RY]?Y?|Oh[RY]?Y?|NUY|YR?OU", shape):
            unit = "semester" if "h" in shape else _of(found, "U")
            return self._nth(unit, int(_of(found, "NO")), _year(found) or year)
        if re.fullmatch("[ON]?UMY?", shape) and found[0].kind != "U":
            month = self._first_alive(lambda of: periods.months(of, int(_of(found, "M"))), _year(found) or year)
            return _exists(periods.within_month(_of(found, "U"), int(_of(found, "ON")), month))
        return self._plain_period(found, shape, year)

    def _plain_period(self, found: list[Symbol], shape: str, year: int | None) -> Period | None:
        """A day, a month or a year."""
        if shape == "D":
            return self._day(found[0], year)
        if re.fullmatch("[NO]MY?|M[NO]Y?", shape):
            day, month = int(_of(found, "NO")), int(_of(found, "M"))
            return self._first_alive(lambda of: _one_day(of, month, day), _year(found) or year)
        if re.fullmatch("MY?", shape):
            return self._first_alive(lambda of: periods.months(of, int(_of(found, "M"))), _year(found) or year)
        if shape == "Y" or (shape == "UY" and _of(found, "U") == "year"):
            return periods.months(cast(int, _year(found)), 1, 12)
        return None

    def _day(self, symbol: Symbol, year: int | None) -> Period:
        days = cast(tuple[date, ...], symbol.value)
        if not days:
            raise RefusedError(Reason.IMPOSSIBLE)
        if symbol.year is None:
            ends = [self._first_alive(lambda of, day=day: _one_day(of, day.month, day.day), year) for day in days]  # type: ignore[misc]
            days = tuple(end.start for end in ends)
        if len(days) > 1:
            raise RefusedError(Reason.AMBIGUOUS, days)
        return Period(days[0], days[0])

    def _part(self, found: list[Symbol], year: int | None) -> Period | None:
        """«Fin de 2024», «mediados de mayo», «fin de año» (the one of the event)."""
        which = "mid" if found[0].kind == "h" else str(found[0].value)
        rest = found[2:] if found[1].kind in "Ra" else found[1:]  # «mid-2024»
        if shape_of(rest) == "U":
            unit = str(rest[0].value)
            whole = periods.containing(unit, self.anchor) if unit not in {"day", "business", "fortnight"} else None
        else:
            whole = self.period(rest, year)
        return periods.part(whole, which) if whole and whole.start != whole.end else None

    def _nth(self, unit: str, number: int, year: int | None) -> Period | None:
        if unit not in periods.MONTHS_IN:
            return None
        return self._first_alive(lambda of: periods.nth(unit, number, of), year)

    def _first_alive(self, make: _Make, year: int | None) -> Period:
        """What ``make`` gives for a year; without one, for the first year in which it is not over at the event."""
        if year is not None:
            return _exists(make(year))
        this_year = _exists(make(self.anchor.year))
        return this_year if this_year.end >= self.anchor else _exists(make(self.anchor.year + 1))


def _of(found: Sequence[Symbol], kinds: str) -> str:
    """The value of the first symbol of some kinds, as text."""
    return str(next(symbol.value for symbol in found if symbol.kind in kinds))


def _year(found: Sequence[Symbol]) -> int | None:
    return next((cast(int, symbol.value) for symbol in found if symbol.kind == "Y"), None)


def _one_day(year: int, month: int, day: int) -> Period:
    try:
        when = date(year, month, day)
    except ValueError:
        raise RefusedError(Reason.IMPOSSIBLE) from None
    return Period(when, when)


def _exists(period: Period | None) -> Period:
    if period is None:
        raise RefusedError(Reason.IMPOSSIBLE)
    return period
