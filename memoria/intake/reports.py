"""Reports in tables: questions and answers, polls in two grammars, surveys and forms. Each line keeps its number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from memoria.diagnostics import Checked, Diagnostic, found
from memoria.intake import headings
from memoria.intake.raw import Asked, Dropped, Kind, Poll, Questions, Reply, Rule
from memoria.intake.tables import Block, Grid, Row
from memoria.intake.times import Moments, moments_for
from memoria.people import fold_name
from memoria.source import Position

PEOPLE = {"user_name", "first_name", "last_name", "name", "email", "phone", "identity", "asker"}
"""Columns that say who somebody is."""
STEERING = {"number", "timestamp", "submitted", "approval", "registration_time", "ignore"}
_LIVE = re.compile(
    r"^\s*\(?\s*(?:{})\s*\)?\s*[.:]?\s*".format("|".join(re.escape(word) for word in headings.words("live"))), re.I
)
_ANSWERER = re.compile(r"^(?P<who>[^:\n]{2,60}?)\s*:\s+(?P<text>.+)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class About:
    """What all reports need to know of the event."""

    path: str
    days: frozenset[date]
    day_first: bool = True
    known: frozenset[str] = frozenset()
    """Folded names of the register."""

    def at(self, row: Row) -> Position:
        """The place of a row."""
        return Position(self.path, row.line, 1)

    def moments(self, texts: Iterable[str]) -> Moments:
        """How the times of a column are read."""
        return moments_for(texts, self.days, day_first=self.day_first)


def topic_of(grid: Grid, blocks: Sequence[Block]) -> str:
    """The title of the meeting, where a block says it."""
    for block in blocks:
        if "topic" in block.known and block.rows:
            return block.cell(block.rows[0], "topic")
    pairs = (row.cells for row in grid.rows[:8] if len(row.cells) > 1)
    return next((cells[1].strip() for cells in pairs if headings.summary(cells[0]) == "topic"), "")


# -- questions and answers -------------------------------------------------------------------------------------------------


def read_questions(grid: Grid, blocks: Sequence[Block], about: About) -> Checked[Questions]:
    """Each question with its answer, which may begin with who gave it, or only say that it was given live."""
    problems: list[Diagnostic] = []
    asked: list[Asked] = []
    dropped: list[Dropped] = []
    for block in blocks:
        if "question" not in block.known or (block.known <= {"question", "number"} and len(block.keys) > 3):
            continue
        clock = about.moments(block.cell(row, "asked_at", "submitted", "timestamp") for row in block.rows)
        for row in block.rows:
            made = _asked(block, row, clock, about)
            if made is not None:
                asked.append(made)
                dropped += (
                    [Dropped(Rule.SERVICE, match[0], row.line)] if (match := _LIVE.match(block.cell(row, "answer"))) else []
                )
            _ragged(block, row, about, problems)
            dropped += _personal(block, row)
    return Checked(Questions(tuple(asked), tuple(dropped), topic_of(grid, blocks)), tuple(problems))


def _asked(block: Block, row: Row, clock: Moments, about: About) -> Asked | None:
    text = block.cell(row, "question")
    if not text:
        return None
    who, answer = block.cell(row, "asker", "user_name", "name"), block.cell(row, "answer")
    live = _LIVE.match(answer) is not None
    answer = _LIVE.sub("", answer) if live else answer
    by = block.cell(row, "answerer")
    spoken = _ANSWERER.match(answer)
    if spoken and not by and fold_name(spoken["who"]) in about.known:
        by, answer = spoken["who"], spoken["text"]
    return Asked(
        text=text,
        line=row.line,
        who="" if headings.is_word("anonymous", who) else who,
        answer=answer.strip(),
        answered_by=by,
        live=live,
        moment=clock.read(block.cell(row, "asked_at", "submitted", "timestamp")),
    )


def _ragged(block: Block, row: Row, about: About, problems: list[Diagnostic]) -> None:
    """Cells beyond the headings: mostly a text with commas that lost its quotes (I-012)."""
    extra = [cell.strip() for cell in row.cells[len(block.keys) :] if cell.strip()]
    if extra:
        problems.append(found("I-012", about.at(row), words=" | ".join(extra)[:90]))


def _personal(block: Block, row: Row) -> Iterator[Dropped]:
    for key, text in zip(block.keys, row.cells, strict=False):
        if key in PEOPLE - {"asker"} and text.strip():
            yield Dropped(Rule.PERSONAL, text, row.line)


# -- polls -----------------------------------------------------------------------------------------------------------------


def read_poll(kind: Kind, grid: Grid, blocks: Sequence[Block], about: About) -> Checked[Poll]:
    """Polls of both grammars and forms of one row for each person.

    To September 2021 a row alternates questions and answers beyond its headings; later each question has its own table,
    whose last heading it is; surveys and forms have all questions as headings.
    """
    problems: list[Diagnostic] = []
    replies: list[Reply] = []
    dropped: list[Dropped] = []
    people: dict[str, None] = {}
    moments: list[datetime] = []
    for place, block in enumerate(blocks):
        if not is_poll_block(block):
            continue
        questions = _questions_of(block)
        clock = about.moments(block.cell(row, "submitted", "timestamp") for row in block.rows)
        for row in block.rows:
            person = _person(block, row, place)
            people[person] = None
            moment = clock.read(block.cell(row, "submitted", "timestamp"))
            moments += [moment] if moment else []
            pairs = list(_pairs(block, row, questions))
            replies += [Reply(question, answer, row.line, person) for question, answer in pairs]
            dropped += _personal(block, row)
            if questions:
                _ragged(block, row, about, problems)
    poll = Poll(kind, tuple(replies), _people(people), tuple(dropped), topic_of(grid, blocks), tuple(moments))
    return Checked(poll, tuple(problems))


def is_poll_block(block: Block) -> bool:
    """Headings of who and when, and then questions."""
    return bool(block.known & {"submitted", "timestamp"}) and not block.known & {"join_time", "attended", "question"}


def _questions_of(block: Block) -> tuple[tuple[int, str], ...]:
    """The columns that are questions: all that is neither who nor when."""
    texts = ((place, key, block.head.cells[place].strip()) for place, key in enumerate(block.keys))
    return tuple((place, text) for place, key, text in texts if text and (key is None or key not in PEOPLE | STEERING))


def _pairs(block: Block, row: Row, questions: Sequence[tuple[int, str]]) -> Iterator[tuple[str, str]]:
    if questions:
        for place, question in questions:
            if place < len(row.cells) and row.cells[place].strip():
                yield question, row.cells[place].strip()
        return
    width = max((place for place, key in enumerate(block.keys) if key), default=-1) + 1
    rest = [cell.strip() for cell in row.cells[width:]]
    for question, answer in zip(rest[::2], [*rest[1::2], ""], strict=False):
        if question and answer:
            yield question, answer


def _person(block: Block, row: Row, place: int) -> str:
    """What tells one person from another; each anonymous answer is somebody else's."""
    mail, name = block.cell(row, "email"), block.cell(row, "user_name", "name")
    if mail:
        return mail.casefold()
    if name and not headings.is_word("anonymous", name):
        return fold_name(name)
    return f"\0{place}:{row.line}"


def _people(people: Iterable[str]) -> int:
    """People who answered. In a report of one table for each question the anonymous are counted once for the longest."""
    named = {person for person in people if not person.startswith("\0")}
    anonymous: dict[str, int] = {}
    for person in people:
        if person.startswith("\0"):
            table = person.partition(":")[0]
            anonymous[table] = anonymous.get(table, 0) + 1
    return len(named) + max(anonymous.values(), default=0)
