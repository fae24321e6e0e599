"""The programme's arithmetic: gaps, overlaps, windows, titles, sizes, lengths and order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from itertools import pairwise

from memoria.diagnostics import Diagnostic, found
from memoria.model.event import Day, Durations, Session
from memoria.model.memoria import Memoria
from memoria.people import Index
from memoria.source import Position
from memoria.vocabulary import fold, value_word

PAUSES = {"pausa", "almuerzo", "registro"}
PARALLEL = {"mesa", "taller"}
"""Formats that are held side by side on purpose."""
ORDER = {"conferencia": 0, "panel": 1, "conversatorio": 2, "preguntas": 3}


def check_gaps(memoria: Memoria) -> Iterator[Diagnostic]:
    """Minutes between two sessions of a day that nobody has (P-001), or that two have (P-002)."""
    for day in memoria.event.programme:
        for before, after in pairwise(_timed(day)):
            ends, starts = _end(before), _start(after)
            if ends is None or starts == ends:
                continue
            names = {"before": name_of(before), "after": name_of(after)}
            if starts > ends:
                yield found("P-001", after.where("hours"), minutes=starts - ends, start=_clock(ends), end=_clock(starts), **names)
            elif not _side_by_side(before, after):
                yield found("P-002", after.where("hours"), minutes=min(ends, _end(after) or ends) - starts, **names)


def check_window(memoria: Memoria) -> Iterator[Diagnostic]:
    """Sessions outside the day's announced hours (P-003), and announced hours without a session (P-004)."""
    for day in memoria.event.programme:
        timed = _timed(day)
        if day.hours is None or not timed:
            continue
        opens, closes = _minutes(day.hours.start), _minutes(day.hours.end) if day.hours.end else None
        window = _clock(opens) + (f"–{_clock(closes)}" if closes else "")
        for session in timed:
            early, late = opens - _start(session), (_end(session) or 0) - closes if closes else 0
            if early > 0 or late > 0:
                fitting = f"{_clock(opens - max(early, 0))}-{_clock(closes + max(late, 0))}" if closes else None
                minutes, at = max(early, 0) + max(late, 0), session.where("hours")
                yield found("P-003", at, session=name_of(session), window=window, minutes=minutes, fitting=fitting)
        last = max((_end(session) or _start(session) for session in timed), default=opens)
        if _start(timed[0]) > opens:
            yield found(
                "P-004", day.where("hours"), start=_clock(opens), end=_clock(_start(timed[0])), minutes=_start(timed[0]) - opens
            )
        if closes and last < closes and _end(timed[-1]) is not None:
            yield found("P-004", day.where("hours"), start=_clock(last), end=_clock(closes), minutes=closes - last)


def check_titles(memoria: Memoria) -> Iterator[Diagnostic]:
    """Two sessions with the same title, usually a copy that nobody finished changing (P-005)."""
    first: dict[str, Session] = {}
    for session in memoria.event.sessions:
        if session.title and fold(session.format) not in PAUSES:
            other = first.setdefault(fold(session.title), session)
            if other is not session:
                yield found("P-005", session.where("title"), title=str(session.title), other=str(other.id or other.title))


def check_panels(memoria: Memoria) -> Iterator[Diagnostic]:
    """Panels that have not as many people as was announced (P-006)."""
    announced, index = memoria.event.panel_size, Index(memoria.register)
    if announced is None:
        return
    for session in memoria.event.sessions:
        size = len(index.names(session.participants))
        if fold(session.format) == "panel" and size != announced:
            at = session.where("participants")
            yield found("P-006", at, session=name_of(session), count=size, announced=announced)


def check_durations(memoria: Memoria) -> Iterator[Diagnostic]:
    """Sessions that are not as long as was announced for their format (P-007)."""
    event, index = memoria.event, Index(memoria.register)
    if event.durations is None:
        return
    for session in event.sessions:
        people = len(index.names(session.participants)) or event.panel_size or 0
        announced = _announced(fold(session.format), event.durations, people)
        minutes = session.hours.minutes if session.hours else None
        if announced and minutes is not None and minutes != announced:
            at = session.where("hours")
            yield found(
                "P-007",
                at,
                session=name_of(session),
                minutes=minutes,
                announced=announced,
                format=value_word("formats", session.format),
            )


def check_order(memoria: Memoria) -> Iterator[Diagnostic]:
    """Within a theme: keynote, panel, dialogue, questions; a new keynote starts again (P-008)."""
    last: dict[str, tuple[int, Session]] = {}
    for session in memoria.event.sessions:
        rank = ORDER.get(fold(session.format))
        if rank is None or not session.axis:
            continue
        axis = fold(session.axis)
        previous = last.get(axis)
        if previous and 0 < rank < previous[0]:
            names = {"session": name_of(session), "other": name_of(previous[1])}
            formats = {"format": value_word("formats", session.format), "previous": value_word("formats", previous[1].format)}
            yield found("P-008", session.where("format"), **formats, **names)
        last[axis] = (rank, session)


def check_days(memoria: Memoria) -> Iterator[Diagnostic]:
    """Days outside the event's dates (P-009), sessions without hours (P-010), days out of order (P-012)."""
    start, end = memoria.event.start, memoria.event.last_day
    previous = None
    for day in memoria.event.programme:
        if day.date and start and end and start <= end and not start <= day.date <= end:
            yield found("P-009", day.where("date"), day=day.date.isoformat(), start=start.isoformat(), end=end.isoformat())
        if day.date and previous and day.date <= previous:
            yield found("P-012", day.where("date"), day=day.date.isoformat(), previous=previous.isoformat())
        previous = day.date or previous
        for session in day.sessions:
            if session.hours is None and "hours" not in session.marks:
                yield found("P-010", place_of(session), session=name_of(session))


def name_of(session: Session) -> str:
    """How a session is called in a message: id and title, whatever there is of them."""
    parts = [str(part) for part in (session.id, session.title and f"«{session.title}»") if part]
    return " ".join(parts) or session.format


def place_of(session: Session) -> Position | None:
    """Where a session is written: at its id."""
    return session.where("id")


def _timed(day: Day) -> list[Session]:
    """The day's sessions that have hours, in order of their beginning."""
    timed = [session for session in day.sessions if session.hours is not None]
    return sorted(timed, key=_start)


def _start(session: Session) -> int:
    return _minutes(session.hours.start) if session.hours else 0


def _end(session: Session) -> int | None:
    return _minutes(session.hours.end) if session.hours and session.hours.end else None


def _minutes(when: time) -> int:
    return when.hour * 60 + when.minute


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _side_by_side(one: Session, other: Session) -> bool:
    """Working groups or workshops at the same hours."""
    return one.hours == other.hours and {fold(one.format), fold(other.format)} <= PARALLEL


def _announced(format_: str, durations: Durations, people: int) -> int | None:
    if format_ == "panel":
        return durations.speech * people if durations.speech else None
    lengths = {"conferencia": durations.keynote, "conversatorio": durations.dialogue, "preguntas": durations.questions}
    return lengths.get(format_)
