"""The term of a commitment as days: what is sorted, drawn, put into calendars and counted as overdue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from memoria.model.marks import Commitment
from memoria.model.memoria import Memoria
from memoria.roadmap.term_words import MONTH_FIRST, Order, order_of
from memoria.roadmap.terms import Kind, Term, parse_term
from memoria.source import Located, position_of

TIMES = ("term", "start", "end")
"""The fields of a commitment that hold words of time."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From a day to a day, both included; None where there is no beginning, or no end."""

    start: date | None = None
    end: date | None = None


class Terms:
    """The intervals of an event's commitments. As in print, «plazo» comes before «inicio» and «fin»."""

    def __init__(self, memoria: Memoria) -> None:
        self._languages: Mapping[str, str] = {note.path: note.language for note in memoria.contributions}
        self._language = memoria.event.language
        self._month_first = frozenset(_month_first(memoria))
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
        return Interval(start, end)

    def term(self, words: Located | None, commitment: Commitment) -> Term | None:
        """What words of time mean, where they mean days."""
        if not words or self._last_day is None:
            return None
        term = parse_term(words, self.language(words, commitment), self._last_day, self._horizons)
        return term if isinstance(term, Term) and (term.start or term.end) else None

    def language(self, words: Located, commitment: Commitment) -> str:
        """The language in which words of time are read, which decides the order of day and month.

        It is that of their file; where somebody there wrote a month first («03/28/2023») neither order is the normal one.
        """
        at = position_of(words)
        path = at.path if at else commitment.note
        return MONTH_FIRST if path in self._month_first else self.note_language(path)

    def note_language(self, path: str) -> str:
        """The language of a file, the event's where it is no note."""
        return self._languages.get(path, self._language)

    def day(self, words: str | None) -> date | None:
        """The one day that words name, if they do."""
        if not words or self._last_day is None:
            return None
        term = parse_term(words, self._language, self._last_day, self._horizons)
        return term.end if isinstance(term, Term) and term.kind is Kind.DATE else None


def _month_first(memoria: Memoria) -> Iterator[str]:
    """The files in which a date stands with its month first."""
    for commitment in (*memoria.marks, *memoria.roadmap.commitments, *memoria.decisions.additions):
        if isinstance(commitment, Commitment):
            for words in (getattr(commitment, name) for name in TIMES):
                if words and order_of(words) is Order.MONTH_FIRST:
                    at = position_of(words)
                    yield at.path if at else commitment.note
