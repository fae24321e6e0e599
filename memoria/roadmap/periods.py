"""Arithmetic of calendar periods: years, semesters, quarters, months, and parts of them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta
from typing import NamedTuple

MONTHS_IN = {"month": 1, "bimester": 2, "quarter": 3, "four": 4, "semester": 6, "year": 12}
DAYS_IN = {"day": 1, "week": 7, "fortnight": 15}


class Period(NamedTuple):
    """From the first day to the last, both included."""

    start: date
    end: date


def days_among(readings: Iterable[tuple[int, int, int]]) -> tuple[date, ...]:
    """The days that exist among some readings as year, month and day, each once."""
    days: dict[date, None] = {}
    for reading in readings:
        with suppress(ValueError):
            days[date(*reading)] = None
    return tuple(days)


def months(year: int, first: int, count: int = 1) -> Period:
    """``count`` whole months from a month on."""
    start = date(year, first, 1)
    return Period(start, _add_months(start, count) - timedelta(days=1))


def nth(unit: str, number: int, year: int) -> Period | None:
    """The nth semester, quarter … of a year; -1 is the last; None when there are not so many."""
    size = MONTHS_IN[unit]
    count = 12 // size
    place = count if number == -1 else number
    return months(year, (place - 1) * size + 1, size) if 1 <= place <= count else None


def containing(unit: str, day: date, ahead: int = 0) -> Period:
    """The semester, month, week … in which a day lies, or the one ``ahead`` of it."""
    if unit in MONTHS_IN:
        size = MONTHS_IN[unit]
        whole = (day.year * 12 + day.month - 1) // size + ahead
        year, month = divmod(whole * size, 12)
        return months(year, month + 1, size)
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=ahead)
    return Period(monday, monday + timedelta(days=6))


def part(of: Period, which: str) -> Period:
    """The beginning, middle or end: quarters of a year (its middle: May to August), thirds of anything else."""
    if (of.start.month, of.end.month, (of.end - of.start).days > 300) == (1, 12, True):
        first, count = {"begin": (1, 3), "mid": (5, 4), "end": (10, 3)}[which]
        return months(of.start.year, first, count)
    if of.start.day == 1 and of.start.month != of.end.month:
        size = max(((of.end.year - of.start.year) * 12 + of.end.month - of.start.month + 1) // 3, 1)
        last = months(of.end.year, of.end.month)
        starts = {"begin": of.start, "mid": _add_months(of.start, size), "end": _add_months(last.start, 1 - size)}
        return months(starts[which].year, starts[which].month, size)
    third = ((of.end - of.start).days + 1) // 3
    first_cut, second_cut = of.start + timedelta(days=third), of.start + timedelta(days=2 * third)
    day = timedelta(days=1)
    return {
        "begin": Period(of.start, first_cut - day),
        "mid": Period(first_cut, second_cut - day),
        "end": Period(second_cut, of.end),
    }[which]


def within_month(unit: str, number: int, month: Period) -> Period | None:
    """The nth week (days 1–7, 8–14 …) or half of a month; -1 is the last."""
    days = (month.end - month.start).days + 1
    if unit == "fortnight":
        halves = {1: (1, 15), 2: (16, days), -1: (16, days)}
        bounds = halves.get(number)
    else:
        bounds = (days - 6, days) if number == -1 else (number * 7 - 6, min(number * 7, days))
    if bounds is None or not 1 <= bounds[0] <= bounds[1]:
        return None
    return Period(*(month.start + timedelta(days=place - 1) for place in bounds))


def later(day: date, number: int, unit: str) -> date:
    """A day so many units after another; the last of a month stays within the month (31 January + 1 month)."""
    if unit == "business":
        weeks, rest = divmod(number, 5)
        day += timedelta(weeks=weeks)
        for _ in range(rest):
            day += timedelta(days={4: 3, 5: 2}.get(day.weekday(), 1))
        return day
    if unit in DAYS_IN:
        return day + timedelta(days=number * DAYS_IN[unit])
    return _add_months(day, number * MONTHS_IN[unit])


def _add_months(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
