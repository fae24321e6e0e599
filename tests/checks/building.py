"""Small events for the tests of checks: text with positions, notes, sessions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, time
from typing import Any

from memoria.diagnostics import Diagnostic
from memoria.document.tree import Block, Para, SoftBreak, Text
from memoria.model.contribution import Contribution, FrontMatter
from memoria.model.event import Day, Event, Hours, Session
from memoria.model.memoria import Memoria
from memoria.model.people import Organisation, Person, Register
from memoria.report import hint, message
from memoria.source import Located, Position

NOTE = "nota.md"
EVENT = "evento.yaml"
LAST_DAY = date(2023, 3, 29)


def at(line: int, column: int = 1, path: str = EVENT) -> Position:
    return Position(path, line, column)


def located(text: str, line: int = 1, column: int = 1, path: str = EVENT) -> Located:
    return Located(text, Position(path, line, column))


def names(*texts: str) -> tuple[Located, ...]:
    return tuple(Located(text) for text in texts)


def para(*lines: str, line: int = 1, path: str = NOTE) -> Para:
    """A paragraph whose lines begin at column 1, from ``line`` on."""
    content: list[Any] = []
    for number, text in enumerate(lines):
        content += [SoftBreak()] if number else []
        content.append(Text(text, Position(path, line + number, 1)))
    return Para(tuple(content), at=Position(path, line, 1))


def note(
    *blocks: Block, path: str = NOTE, session_id: str = "S01", language: str = "es", marks: Any = (), **front: Any
) -> Contribution:
    matter = FrontMatter(at=Position(path, 1, 1), **{"session": Located(session_id) if session_id else None, **front})
    return Contribution(path=path, sha256="", front=matter, body=blocks, marks=marks, session_id=session_id, language=language)


def hours(written: str) -> Hours:
    start, end = (time.fromisoformat(part) for part in written.split("-"))
    return Hours(start, end)


def session(id_: str, when: str = "", format_: str = "otro", line: int = 1, **more: Any) -> Session:
    places = {"hours": at(line, 14), "id": at(line), "format": at(line + 1), "title": at(line + 2), "participants": at(line + 3)}
    if not when:
        del places["hours"]
    return Session(
        id=Located(id_, at(line)), hours=hours(when) if when else None, format=format_, marks=places, at=at(line), **more
    )


def day(*sessions: Session, when: date = LAST_DAY, window: str = "", line: int = 1) -> Day:
    return Day(
        date=when,
        hours=hours(window) if window else None,
        sessions=sessions,
        at=at(line),
        marks={"hours": at(line, 12), "date": at(line, 10)},
    )


def event(*sessions: Session, **more: Any) -> Event:
    given: dict[str, Any] = {"start": LAST_DAY, "end": LAST_DAY, "programme": (day(*sessions),) if sessions else ()}
    return Event(**{**given, **more})


def memoria(*notes: Contribution, event: Event | None = None, **more: Any) -> Memoria:
    return Memoria(name="foro", event=event or Event(start=LAST_DAY, end=LAST_DAY), contributions=notes, **more)


REGISTER = Register(
    organisations=(
        Organisation(id=Located("red-uno"), name=Located("Red Uno de Gobiernos"), acronym=Located("RUGI")),
        Organisation(id=Located("red-dos"), name=Located("Red Dos")),
    ),
    people=(Person(id=Located("ana-paredes"), name=Located("Ana"), surnames=Located("Paredes León")),),
)


def say(rule: Callable[[Memoria], Iterator[Diagnostic]], subject: Memoria) -> list[str]:
    """What a rule says, shortly: ``code line:column value …``; and that it can be said in both languages."""
    return [told(problem) for problem in rule(subject)]


def told(problem: Diagnostic) -> str:
    for language in ("es", "en"):
        assert message(problem, language)
        assert hint(problem, language)
    values: Iterable[Any] = problem.values.values()
    where = f"{problem.at.line}:{problem.at.column}" if problem.at.line else problem.at.path
    return " | ".join(
        [f"{problem.code} {where}", *(", ".join(value) if isinstance(value, tuple) else str(value) for value in values)]
    )
