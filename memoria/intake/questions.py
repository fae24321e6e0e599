"""Reports of questions as registers: each question in its session, none that a note of the event has already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from memoria.intake import canonical as write
from memoria.intake.desk import Desk
from memoria.intake.imports import Raw
from memoria.intake.programme import questions_session
from memoria.intake.raw import Asked, Kind, account, words_of
from memoria.intake.recognise import Recognised
from memoria.intake.reports import read_questions
from memoria.intake.tables import Block
from memoria.intake.turns import discreet, label
from memoria.model.marks import Question

QA = "preguntas y respuestas"
REGISTER, NOTE = "preguntas", "nota"
"""Types of contribution that questions become."""


def take_questions(desk: Desk, raw: Raw, opened: Recognised) -> None:
    """A report of questions and answers as a register, or a note, for each session that it belongs to."""
    read = read_questions(opened.grid, opened.blocks, desk.about(raw, opened.blocks))
    desk.problems += read.diagnostics
    if not read.value.asked and not read.diagnostics:
        desk.say("I-002", raw.at, reason="0")
    given = _cells(opened.blocks, {"question", "answer", "answerer"})
    kept = [text for one in read.value.asked for text in (one.text, one.answer, one.answered_by)]
    counted = account(given, kept, read.value.dropped)
    asked, withheld = _presentable(desk, raw, read.value.asked)
    desk.tell(raw, read.value.dropped, counted, [], withheld)
    for session, several in _by_session(desk, raw, asked).items():
        window = desk.window(session)
        day = window.start.date() if window else desk.day(raw)
        path = desk.path("questions", Kind.QUESTIONS, raw, day, ".yaml", session=session)
        fresh = _fresh(desk, raw, several, path)
        if fresh:
            kind = NOTE if _has_register(desk, session, path) else REGISTER
            text = write.questions(fresh, desk.words, raw.source, session, QA, kind)
            desk.add(raw, path, text, Kind.QUESTIONS, counted)


def _by_session(desk: Desk, raw: Raw, asked: Sequence[Asked]) -> dict[str, list[Asked]]:
    """The questions of each session; those of none are told, and left for whoever imports to say."""
    sessions: dict[str, list[Asked]] = {}
    for one in asked:
        session = desk.wishes.session or questions_session(one.moment, desk.day(raw), desk.windows)
        sessions.setdefault(session, []).append(one)
    if "" in sessions:
        choices = tuple(window.session for window in desk.windows if window.format == "preguntas")
        desk.say("I-010", raw.at, count=len(sessions.pop("")), sessions=choices or None)
    elif asked:
        desk.understood[raw.path] = Kind.QUESTIONS
    return sessions


def _has_register(desk: Desk, session: str, path: str) -> bool:
    """True where somebody has handed in the register of a session: what comes beside it is a note, and no rival."""
    notes = (note for note in desk.memoria.contributions if note.session_id == session and note.path != path)
    return any(note.front.type == REGISTER for note in notes)


def _presentable(desk: Desk, raw: Raw, asked: Sequence[Asked]) -> tuple[list[Asked], int]:
    """Questions with the names of the register and nothing personal, and how often something was withheld."""
    unknown: dict[str, tuple[str, ...]] = {}
    total = 0

    def shown(written: str) -> str:
        nonlocal total
        text, count = discreet(written, desk.words.withheld)
        total += count
        return text

    def name(written: str) -> str:
        known = label(written, desk.index) if written else None
        if written and known is None:
            unknown[written] = desk.index.alike(written)
        return shown(known or written)

    done = [
        replace(one, text=shown(one.text), answer=shown(one.answer), who=name(one.who), answered_by=name(one.answered_by))
        for one in asked
    ]
    desk.tell_people(raw, tuple(sorted(unknown.items())))
    return done, total


def _fresh(desk: Desk, raw: Raw, asked: Sequence[Asked], path: str) -> list[Asked]:
    """The questions that no note of the event has yet: a rapporteur's register is not doubled."""
    there = {
        " ".join(words_of([mark.words or str(mark.text or "")])): mark.note
        for mark in desk.memoria.marks
        if isinstance(mark, Question) and mark.note != path
    }
    repeated = [one for one in asked if " ".join(words_of([one.text])) in there]
    if repeated:
        notes = sorted({there[" ".join(words_of([one.text]))] for one in repeated})
        desk.say("I-020", raw.at, count=len(repeated), files=tuple(notes))
    return [one for one in asked if one not in repeated]


def _cells(blocks: Sequence[Block], keys: set[str]) -> list[str]:
    """The cells of some columns, and those beyond the headings."""
    done: list[str] = []
    for block in blocks:
        if "question" in block.known:
            for row in block.rows:
                done += [text for key, text in zip(block.keys, row.cells, strict=False) if key in keys]
                done += row.cells[len(block.keys) :]
    return done
