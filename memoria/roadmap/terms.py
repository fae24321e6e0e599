"""Terms as people say them («segundo semestre de 2023», «a 90 días», «corto plazo») as intervals of days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import cast

from memoria.model.event import Horizons
from memoria.roadmap import periods
from memoria.roadmap.term_days import Days, Reason, Refusal, RefusedError, shape_of
from memoria.roadmap.term_words import Symbol, symbols

__all__ = ["Kind", "Reason", "Refusal", "Term", "parse_term"]

ONE_DAY = timedelta(days=1)


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


@dataclass(frozen=True, slots=True)
class Term:
    """An interval, both days included; None where it has no beginning or no end."""

    kind: Kind
    start: date | None = None
    end: date | None = None


@lru_cache(maxsize=8192)  # a term is asked for by checks, rows, calendar and linter, and is always the same
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
    except RefusedError as refused:
        return refused.refusal
    except (ValueError, OverflowError):  # beyond the calendar: «en 9000 años»
        return Refusal(Reason.IMPOSSIBLE)


def _without_weekday(found: Sequence[Symbol]) -> list[Symbol]:
    return [symbol for symbol in found if symbol.kind != "K"]


class _Reader:
    """The grammar: each method takes symbols of one shape."""

    def __init__(self, anchor: date, horizons: Horizons | None) -> None:
        self.anchor = anchor
        self.horizons = horizons
        self.days = Days(anchor)

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
        if shape.startswith("Z") and (own := self._duration(found[1:])):  # «corto plazo (6 meses)»
            return own
        term = self._duration(found) or self._open_ended(found) or self._bounded(found) or self._simple(found)
        if term is None:
            raise RefusedError(_reason(shape))
        _check_weekday(term, written)
        return term

    def _plain(self, found: list[Symbol]) -> list[Symbol]:
        """Without a joint at the head, and with «del próximo año» and «este año» as years."""
        while found and found[0].kind in "Ra" and shape_of(found[:2]) != "aU":
            found = found[1:]
        while shape_of(found[:2]) == "HH":  # «máximo hasta mayo»
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
        match = re.fullmatch("[BHE]?T?(?:N(?P<range>[Ra]N)?|a)(?P<unit>U)(?P<half>R?m)?G?", shape_of(found))
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
        period = self.days.period([symbol for symbol in found if symbol.kind not in "FV"])
        return Term(Kind.PERMANENT, period.start) if period else None

    def _bounded(self, found: list[Symbol]) -> Term | None:
        """«Hasta mayo», «antes de fin de año»: from the event to there. Before a day is by that day."""
        if not found or found[0].kind not in "BH":
            return None
        period = self.days.period(found[1:])
        if period is None:
            return None
        strictly = found[0].kind == "B" and period.start != period.end and "P" not in shape_of(found)
        end = period.start - ONE_DAY if strictly else period.end
        return Term(Kind.PERIOD, min(self.anchor, end), end)

    def _simple(self, found: list[Symbol]) -> Term | None:
        period = self.days.period(found) or self.days.range(found)
        if period is None:
            return None
        return Term(Kind.DATE if period.start == period.end else Kind.PERIOD, *period)


_HALVES = {"year": (6, "month"), "month": (15, "day")}


def _reason(shape: str) -> Reason:
    """Why a shape that the grammar does not have is refused: it waits for a fact, or it was not understood."""
    waits = "f" in shape or ("?" in shape and shape[0] in "BHFTP")
    return Reason.NO_DATE if waits else Reason.NOT_UNDERSTOOD


def _check_weekday(term: Term, written: Sequence[Symbol]) -> None:
    weekdays = {symbol.value for symbol in written if symbol.kind == "K"}
    if term.kind is Kind.DATE and term.end and weekdays and term.end.weekday() not in weekdays:
        raise RefusedError(Reason.WEEKDAY, (term.end,))
