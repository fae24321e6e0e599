"""Times of a recording or report as sessions of the programme: as held where that is known, else as planned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from memoria.model.event import Event
from memoria.people import fold_name

SILENT = frozenset({"registro", "pausa", "almuerzo"})
"""Formats in which nothing is said that belongs into a memoria."""
OVERRUN = timedelta(minutes=30)
"""After the last session of a day, what is still said belongs to it for so long."""
EARLY = timedelta(minutes=5)
"""So long before the programme begins the greetings may begin."""


@dataclass(frozen=True, slots=True)
class Window:
    """A session and when it was, on the clock of the event's zone."""

    session: str
    start: datetime
    end: datetime
    format: str
    title: str = ""

    @property
    def counts(self) -> bool:
        """True for a session that people attend."""
        return fold_name(self.format) not in SILENT


def windows(event: Event) -> tuple[Window, ...]:
    """Every session with an hour, in order of time. Without an end it lasts until the next begins."""
    starts: list[tuple[datetime, datetime | None, str, str, str]] = []
    for day in event.programme:
        for session in day.sessions:
            hours = session.held or session.hours
            if day.date is None or hours is None or not session.id:
                continue
            end = datetime.combine(day.date, hours.end) if hours.end else None
            begin = datetime.combine(day.date, hours.start)
            starts.append((begin, end, str(session.id), session.format, str(session.title or "")))
    starts.sort(key=lambda one: one[0])
    following = [*(one[0] for one in starts[1:]), datetime.max][: len(starts)]
    return tuple(
        Window(id_, begin, end or (after if after.date() == begin.date() else begin + OVERRUN), form, title)
        for (begin, end, id_, form, title), after in zip(starts, following, strict=True)
    )


def session_at(moment: datetime | None, all_windows: Sequence[Window]) -> Window | None:
    """The session that was on, or had last begun: sessions overrun, and what is said in between belongs to the one before.

    Of two at once it is the earlier: the hour at which it ended is known, and the other's was only planned.
    """
    if moment is None:
        return None
    today = [window for window in all_windows if window.start.date() == moment.date()]
    begun = [window for window in today if window.start <= moment]
    if not begun:
        return today[0] if today and today[0].start - moment <= EARLY else None
    running = next((window for window in begun if moment < window.end), None)
    if running is not None:
        return running
    return begun[-1] if moment <= max(window.end for window in today) + OVERRUN else None


def questions_session(moment: datetime | None, day: date | None, all_windows: Sequence[Window]) -> str:
    """The register that a question belongs to: the session of questions that is on, or the next of that day.

    Without a time, the only session of questions of the day, or of the event. Empty where there are several.
    """
    registers = [window for window in all_windows if fold_name(window.format) == "preguntas"]
    if moment is not None:
        later = [window for window in registers if window.start.date() == moment.date() and window.end + OVERRUN >= moment]
        if later:
            return later[0].session
        on = session_at(moment, all_windows)
        return on.session if on else ""
    same_day = [window for window in registers if day is None or window.start.date() == day]
    return same_day[0].session if len(same_day) == 1 else ""


def programme_start(day: date | None, all_windows: Sequence[Window]) -> datetime | None:
    """When the first session of a day begins at which something is said."""
    return next((window.start for window in all_windows if window.counts and window.start.date() == day), None)


def days_of(event: Event) -> frozenset[date]:
    """Every day of the event."""
    days = {day.date for day in event.programme if day.date} | {day for day in (event.start, event.end) if day}
    return frozenset(days)
