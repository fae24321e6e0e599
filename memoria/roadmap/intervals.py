"""The term of a commitment as days: what is sorted, drawn, put into calendars and counted as overdue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from memoria.model.marks import Commitment
from memoria.model.memoria import Memoria
from memoria.roadmap.terms import Kind, Term, parse_term
from memoria.source import Located, position_of


@dataclass(frozen=True, slots=True)
class Interval:
    """From a day to a day, both included; None where there is no beginning, or no end."""

    start: date | None = None
    end: date | None = None
    permanent: bool = False


class Terms:
    """The intervals of an event's commitments. As in print, «plazo» comes before «inicio» and «fin»."""

    def __init__(self, memoria: Memoria) -> None:
        self._languages: Mapping[str, str] = {note.path: note.language for note in memoria.contributions}
        self._language = memoria.event.language
        self._last_day = memoria.event.last_day
        self._horizons = memoria.event.horizons

    def interval(self, commitment: Commitment) -> Interval:
        """The days of a commitment's term; none where its words mean none."""
        term = self.term(commitment.term, commitment)
        first, last = self.term(commitment.start, commitment), self.term(commitment.end, commitment)
        start = (first.start if first else None) or (term.start if term else None)
        end = term.end if term else last.end if last else None
        if start and end and start > end:  # said by the checks
            start = None
        return Interval(start, end, permanent=bool(term and term.kind is Kind.PERMANENT))

    def term(self, words: Located | None, commitment: Commitment) -> Term | None:
        """What words of time mean, where they mean days."""
        if not words or self._last_day is None:
            return None
        at = position_of(words)
        language = self._languages.get(at.path if at else commitment.note, self._language)
        term = parse_term(words, language, self._last_day, self._horizons)
        return term if isinstance(term, Term) and (term.start or term.end) else None

    def day(self, words: str | None) -> date | None:
        """The one day that words name, if they do."""
        if not words or self._last_day is None:
            return None
        term = parse_term(words, self._language, self._last_day, self._horizons)
        return term.end if isinstance(term, Term) and term.kind is Kind.DATE else None
