"""Terms as people say them («segundo semestre de 2023», «a 90 días», «corto plazo») as intervals of days."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import cast

from memoria.model.event import Horizons
from memoria.roadmap import periods
from memoria.roadmap.periods import Interval
from memoria.roadmap.term_words import Symbol, symbols

ONE_DAY = timedelta(days=1)
_Make = Callable[[int], Interval | None]


class Kind(StrEnum):
    """What sort of term it is."""

    DATE = "date"
    """One day."""
    PERIOD = "period"
    """From a day to a day."""
    HORIZON = "horizon"
    """Short, medium or long term, as the event's ``horizontes`` say."""
    PERMANENT = "permanent"
    """From a day on, without end."""
    OPEN = "open"
    """«Por definir»: no days, and legal."""
    UNDEFINED = "undefined"
    """Short, medium or long term at an event that does not say how long that is: no days."""


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
class Term:
    """An interval, both days included; None where it has no beginning or no end."""

    kind: Kind
    start: date | None = None
    end: date | None = None

    @property
    def is_real(self) -> bool:
        """True when one can tell whether it is past: it has an end, or is permanent on purpose."""
        return self.end is not None or self.kind is Kind.PERMANENT


@dataclass(frozen=True, slots=True)
class Refusal:
    """Words that are not taken as a term."""

    reason: Reason
    readings: tuple[date, ...] = ()


class _RefusedError(Exception):
    def __init__(self, reason: Reason, readings: tuple[date, ...] = ()) -> None:
        self.refusal = Refusal(reason, readings)


def parse_term(text: str, language: str, event_last_day: date, horizons: Horizons | None = None) -> Term | Refusal:
    """What a phrase of time means, counted from the event's last day; a refusal with its reason when it means no days.

    The words of the four languages are all understood in any of them; ``language`` only decides which order of day and
    month is normal. Where no year is written it is the first in which the time is not over at the event.
    """
    if not re.search(r"\w", text):  # nothing, or a dash
        return Term(Kind.OPEN)
    try:
        found = symbols(text, language)
        return _Reader(event_last_day, horizons).term(_without_weekday(found), found)
    except _RefusedError as refused:
        return refused.refusal
    except (ValueError, OverflowError):  # beyond the calendar: «en 9000 años»
        return Refusal(Reason.IMPOSSIBLE)


def _without_weekday(found: Sequence[Symbol]) -> list[Symbol]:
    return [symbol for symbol in found if symbol.kind != "K"]


def shape_of(found: Sequence[Symbol]) -> str:
    """The kinds of some symbols as a word."""
    return "".join(symbol.kind for symbol in found)


class _Reader:
    """The grammar: each method takes symbols of one shape."""

    def __init__(self, anchor: date, horizons: Horizons | None) -> None:
        self.anchor = anchor
        self.horizons = horizons

    def term(self, found: list[Symbol], written: Sequence[Symbol]) -> Term:
        """The whole phrase."""
        found = self._plain(found)
        shape = shape_of(found)
        if set(shape) == {"W"}:
            return Term(Kind.OPEN)
        if "V" in shape and set(shape) <= set("VRa"):
            return Term(Kind.PERMANENT, self.anchor)
        if re.fullmatch("Z([RaH]?Z)*", shape):
            return self._horizon(found[-1])
        term = self._duration(found) or self._open_ended(found) or self._bounded(found) or self._simple(found)
        if term is None:
            raise _RefusedError(_reason(shape))
        _check_weekday(term, written)
        return term

    def _plain(self, found: list[Symbol]) -> list[Symbol]:
        """Without a joint at the head, and with «del próximo año» and «este año» as years."""
        while found and found[0].kind in "Ra" and shape_of(found[:2]) != "aU":
            found = found[1:]
        for place in range(len(found) - 1):
            pair = found[place : place + 2]
            turn, unit = (pair[0], pair[1]) if pair[0].kind == "T" else (pair[1], pair[0])
            if shape_of(pair) in {"TU", "UT"} and unit.value == "year":
                year = Symbol("Y", self.anchor.year + cast(int, turn.value))
                return [*found[:place], year, *found[place + 2 :]]
        if shape_of(found).endswith("UU") and found[-1].value == "year":  # «el segundo semestre del año»
            return [*found[:-1], Symbol("Y", self.anchor.year)]
        return found

    def _horizon(self, symbol: Symbol) -> Term:
        """Short, medium or long term; of two, the later («corto y mediano plazo»)."""
        written = getattr(self.horizons, str(symbol.value), None) if self.horizons else None
        length = self._duration(symbols(written, "es")) if written else None
        return Term(Kind.HORIZON, self.anchor, length.end) if length else Term(Kind.UNDEFINED)

    def _duration(self, found: list[Symbol]) -> Term | None:
        """So long from the event: «a 90 días», «en dos años», «un año y medio», «de 6 a 12 meses»."""
        match = re.fullmatch("[BH]?T?(?:N(?P<range>[Ra]N)?|a)(?P<unit>U)(?P<half>R?m)?G?", shape_of(found))
        if match is None:
            return None
        unit = str(found[match.start("unit")].value)
        amounts = [cast(int, symbol.value) for symbol in found if symbol.kind == "N"] or [1]
        ends = [periods.later(self.anchor, amount, unit) for amount in amounts]
        if match["half"]:
            ends = [periods.later(end, *_HALVES[unit]) for end in ends if unit in _HALVES]
        if not ends:
            return None
        return Term(Kind.PERIOD, ends[0] if match["range"] else self.anchor, ends[-1])

    def _open_ended(self, found: list[Symbol]) -> Term | None:
        """«A partir de mayo», «permanente desde 2024»: a beginning and no end."""
        if "F" not in shape_of(found):
            return None
        interval = self._interval([symbol for symbol in found if symbol.kind not in "FV"])
        return Term(Kind.PERMANENT, interval.start) if interval else None

    def _bounded(self, found: list[Symbol]) -> Term | None:
        """«Hasta mayo», «antes de fin de año»: from the event to there. Before a day is by that day."""
        if not found or found[0].kind not in "BH":
            return None
        interval = self._interval(found[1:])
        if interval is None:
            return None
        strictly = found[0].kind == "B" and interval.start != interval.end and "P" not in shape_of(found)
        end = interval.start - ONE_DAY if strictly else interval.end
        return Term(Kind.PERIOD, min(self.anchor, end), end)

    def _simple(self, found: list[Symbol]) -> Term | None:
        interval = self._interval(found) or self._range(found)
        if interval is None:
            return None
        return Term(Kind.DATE if interval.start == interval.end else Kind.PERIOD, *interval)

    def _range(self, found: list[Symbol]) -> Interval | None:
        """«De mayo a julio de 2023», «entre 2023 y 2025», «del 1 al 15 de mayo»: the first joint that makes sense."""
        inner = [symbol for symbol in found if symbol.kind not in "EF"]
        for place in range(1, len(inner) - 1):
            if inner[place].kind in "RHa":
                interval = self._joined(inner[:place], inner[place + 1 :])
                if interval:
                    return interval
        return None

    def _joined(self, left: list[Symbol], right: list[Symbol]) -> Interval | None:
        last = self._interval(right)
        if last is None:
            return None
        if shape_of(left) in {"N", "O"}:
            left = [*left, *(symbol for symbol in right if symbol.kind == "M")]
        if shape_of(left) == "O":
            left = [*left, *(symbol for symbol in right if symbol.kind == "U")]
        first = self._interval(left, last.end.year)
        if first and first.start > last.end and shape_of(left)[-1] != "Y":
            first = self._interval(left, last.end.year - 1)
        if first is None:
            return None
        if first.start > last.end:
            raise _RefusedError(Reason.IMPOSSIBLE)
        return Interval(first.start, last.end)

    def _interval(self, found: list[Symbol], year: int | None = None) -> Interval | None:
        """One stretch of the calendar. ``year`` is that of the other end of a range."""
        shape = shape_of(found)
        if re.fullmatch("T[DNM].*", shape):
            return self._interval(found[1:], year)
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
        return self._plain_interval(found, shape, year)

    def _plain_interval(self, found: list[Symbol], shape: str, year: int | None) -> Interval | None:
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

    def _day(self, symbol: Symbol, year: int | None) -> Interval:
        days = cast(tuple[date, ...], symbol.value)
        if not days:
            raise _RefusedError(Reason.IMPOSSIBLE)
        if symbol.year is None:
            ends = [self._first_alive(lambda of, day=day: _one_day(of, day.month, day.day), year) for day in days]  # type: ignore[misc]
            days = tuple(end.start for end in ends)
        if len(days) > 1:
            raise _RefusedError(Reason.AMBIGUOUS, days)
        return Interval(days[0], days[0])

    def _part(self, found: list[Symbol], year: int | None) -> Interval | None:
        """«Fin de 2024», «mediados de mayo», «fin de año» (the one of the event)."""
        which = "mid" if found[0].kind == "h" else str(found[0].value)
        rest = found[2:] if found[1].kind in "Ra" else found[1:]  # «mid-2024»
        if shape_of(rest) == "U":
            unit = str(rest[0].value)
            whole = periods.containing(unit, self.anchor) if unit not in {"day", "business", "fortnight"} else None
        else:
            whole = self._interval(rest, year)
        return periods.part(whole, which) if whole and whole.start != whole.end else None

    def _nth(self, unit: str, number: int, year: int | None) -> Interval | None:
        if unit not in periods.MONTHS_IN:
            return None
        return self._first_alive(lambda of: periods.nth(unit, number, of), year)

    def _first_alive(self, make: _Make, year: int | None) -> Interval:
        """What ``make`` gives for a year; without one, for the first year in which it is not over at the event."""
        if year is not None:
            return _exists(make(year))
        this_year = _exists(make(self.anchor.year))
        return this_year if this_year.end >= self.anchor else _exists(make(self.anchor.year + 1))


_HALVES = {"year": (6, "month"), "month": (15, "day")}


def _of(found: Sequence[Symbol], kinds: str) -> str:
    """The value of the first symbol of some kinds, as text."""
    return str(next(symbol.value for symbol in found if symbol.kind in kinds))


def _year(found: Sequence[Symbol]) -> int | None:
    return next((cast(int, symbol.value) for symbol in found if symbol.kind == "Y"), None)


def _one_day(year: int, month: int, day: int) -> Interval:
    try:
        when = date(year, month, day)
    except ValueError:
        raise _RefusedError(Reason.IMPOSSIBLE) from None
    return Interval(when, when)


def _exists(interval: Interval | None) -> Interval:
    if interval is None:
        raise _RefusedError(Reason.IMPOSSIBLE)
    return interval


def _reason(shape: str) -> Reason:
    """Why a shape that the grammar does not have is refused: it waits for a fact, or it was not understood."""
    waits = "f" in shape or ("?" in shape and shape[0] in "BHFTP")
    return Reason.NO_DATE if waits else Reason.NOT_UNDERSTOOD


def _check_weekday(term: Term, written: Sequence[Symbol]) -> None:
    weekdays = {symbol.value for symbol in written if symbol.kind == "K"}
    if term.kind is Kind.DATE and term.end and weekdays and term.end.weekday() not in weekdays:
        raise _RefusedError(Reason.WEEKDAY, (term.end,))
