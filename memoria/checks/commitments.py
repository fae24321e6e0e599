"""A commitment that can be followed up: one responsible body, a real term, an indicator, a means of verification."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from memoria import vocabulary
from memoria.diagnostics import Diagnostic, found
from memoria.model.fields import Kind, keys_of
from memoria.model.marks import Commitment
from memoria.model.memoria import Memoria
from memoria.people import Index
from memoria.roadmap import intervals, terms
from memoria.roadmap.decisions import dependencies
from memoria.roadmap.ids import normal_id
from memoria.roadmap.rows import percentage
from memoria.roadmap.term_words import MONTH_FIRST, Order, order_of
from memoria.roadmap.terms import Reason, Refusal, Term, parse_term
from memoria.source import Located, Position, position_of

CLOSED = {"cumplido", "cancelado"}
REFUSALS = {
    Reason.NOT_UNDERSTOOD: "C-004",
    Reason.AMBIGUOUS: "C-005",
    Reason.NO_DATE: "C-006",
    Reason.IMPOSSIBLE: "C-008",
    Reason.WEEKDAY: "C-008",
}
SHOWN = 70


def commitments(memoria: Memoria) -> tuple[Commitment, ...]:
    """The commitments of the volume: after the editor's decisions where they were applied, else as the notes have them."""
    roadmap = memoria.roadmap
    if roadmap.commitments or roadmap.excluded or roadmap.merged:
        return roadmap.commitments
    return (*(mark for mark in memoria.marks if isinstance(mark, Commitment)), *memoria.decisions.additions)


def check_responsible(memoria: Memoria) -> Iterator[Diagnostic]:
    """Nobody answers for it (C-001), or several do (C-002)."""
    index = Index(memoria.register)
    for action in commitments(memoria):
        who = index.names(action.responsible)
        if not who:
            yield found("C-001", action.at, words=shortened(action))
        elif len(who) > 1:
            labels = tuple(index.label(name) for name in who)
            yield found("C-002", _at(action, "responsible", who[1]), words=shortened(action), who=labels, first=labels[0])


def check_terms(memoria: Memoria) -> Iterator[Diagnostic]:
    """No term (C-003), or one that is no date (C-004 to C-008), is past already (C-009), or runs backwards (C-014)."""
    last_day = memoria.event.last_day
    reading = intervals.Terms(memoria)
    for action in commitments(memoria):
        if not (action.term or action.end):
            yield found("C-003", action.at, words=shortened(action))
        if last_day:
            yield from _Terms(action, reading, last_day, memoria).problems()


class _Said(NamedTuple):
    """A field of time and what it means."""

    attribute: str
    text: Located
    meaning: Term | Refusal


class _Terms:
    """The fields of time of one commitment."""

    def __init__(self, action: Commitment, reading: intervals.Terms, last_day: date, memoria: Memoria) -> None:
        self.action = action
        self.last_day = last_day
        self.note_language = reading.note_language(action.note)
        horizons = memoria.event.horizons
        written = [(name, text) for name in intervals.TIMES if (text := getattr(action, name)) and not _undefined(text)]
        self.languages = {name: reading.language(text, action) for name, text in written}
        self.said = [_Said(name, text, parse_term(text, self.languages[name], last_day, horizons)) for name, text in written]

    def problems(self) -> Iterator[Diagnostic]:
        for said in self.said:
            at = _at(self.action, said.attribute, said.text)
            if isinstance(said.meaning, Refusal):
                yield self._refused(said, said.meaning, at)
                continue
            yield from self._guessed(said, said.meaning, at)
            if said.meaning.kind is terms.Kind.UNDEFINED:
                yield found("C-007", at, text=str(said.text))
            elif said.attribute != "start" and self._is_past(said.meaning):
                day = said.meaning.end.isoformat() if said.meaning.end else ""
                yield found("C-009", at, text=str(said.text), day=day, last=self.last_day.isoformat())
        yield from self._backwards()

    def _guessed(self, said: _Said, term: Term, at: Position | None) -> Iterator[Diagnostic]:
        """How a date in figures was read whose order could be another (C-016); in English either order is normal."""
        order = order_of(said.text)
        iso = term.end.isoformat() if term.end else None
        if order is Order.MONTH_FIRST and self.note_language != MONTH_FIRST:
            yield found("C-016", at, text=str(said.text), day=iso, iso=iso)
        elif order is Order.EITHER and self.languages[said.attribute] != MONTH_FIRST:
            yield found("C-016", at, text=str(said.text), guess=iso, iso=iso)

    def _refused(self, said: _Said, refusal: Refusal, at: Position | None) -> Diagnostic:
        days = [day.isoformat() for day in refusal.readings]
        first, second = (*days, None, None)[:2]
        return found(REFUSALS[refusal.reason], at, text=str(said.text), first=first, second=second)

    def _is_past(self, term: Term) -> bool:
        closed = self.action.status in CLOSED
        return term.end is not None and term.end < self.last_day and not closed

    def _backwards(self) -> Iterator[Diagnostic]:
        days = {said.attribute: said.meaning for said in self.said if isinstance(said.meaning, Term)}
        start, end = days.get("start"), days.get("end") or days.get("term")
        if start and end and start.start and end.end and start.start > end.end:
            at = self.action.where("start")
            yield found("C-014", at, start=start.start.isoformat(), end=end.end.isoformat())


def check_evidence(memoria: Memoria) -> Iterator[Diagnostic]:
    """No indicator (C-010), no means of verification (C-011)."""
    for action in commitments(memoria):
        if not action.indicator:
            yield found("C-010", action.at, words=shortened(action))
        elif not action.verification:
            yield found("C-011", action.at, words=shortened(action))


def check_progress(memoria: Memoria) -> Iterator[Diagnostic]:
    """Progress that is no percentage (C-021)."""
    for action in commitments(memoria):
        if action.progress and not _undefined(action.progress) and percentage(action.progress) not in range(101):
            yield found("C-021", _at(action, "progress", action.progress), text=str(action.progress))


def check_open_matters(memoria: Memoria) -> Iterator[Diagnostic]:
    """What is «por definir»: legal, and listed (C-012)."""
    for action in commitments(memoria):
        for attribute, key in keys_of(Commitment):
            value = getattr(action, attribute)
            texts = value if key.kind is Kind.NAMES else (value,) if key.kind is Kind.TEXT and value else ()
            for text in texts:
                if _undefined(text):
                    yield found("C-012", _at(action, attribute, text), field=key.name, words=shortened(action))


def check_order(memoria: Memoria) -> Iterator[Diagnostic]:
    """A commitment that ends before what it waits for (C-020), of this edition or of the previous one."""
    ends = _ends(memoria) | (_ends(memoria.previous) if memoria.previous else {})
    for action in commitments(memoria):
        own = ends.get(action.id)
        for other in dependencies(action) if own else ():
            later = ends.get(other)
            if own and later and later > own and action.status not in CLOSED:
                days = {"end": own.isoformat(), "later": later.isoformat()}
                yield found("C-020", _at(action, "depends_on", action.depends_on or ""), id=action.id, other=other, **days)


def _ends(memoria: Memoria) -> dict[str, date]:
    reading = intervals.Terms(memoria)
    return {one.id: end for one in memoria.roadmap.commitments if one.id and (end := reading.interval(one).end)}


def check_dependencies(memoria: Memoria) -> Iterator[Diagnostic]:
    """A commitment that waits for itself (C-013)."""
    for action in commitments(memoria):
        own = {normal_id(id_) for id_ in (action.id, action.given_id) if id_}
        if action.depends_on and own.intersection(dependencies(action)):
            yield found("C-013", _at(action, "depends_on", action.depends_on), id=str(action.id or action.given_id))


def _undefined(text: str) -> bool:
    return vocabulary.value("undefined", text.strip().strip("().[]")) is not None


def _at(action: Commitment, attribute: str, text: str) -> Position | None:
    return position_of(text) or action.where(attribute)


def shortened(action: Commitment) -> str:
    """The beginning of what was promised, for a message."""
    words = action.words or str(action.action or "")
    return f"{words[:SHOWN].rpartition(' ')[0]}…" if len(words) > SHOWN else words
