"""What parsers give: values that know their line, and all that was left out, with the rule that says why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Kind(StrEnum):
    """What a foreign file is."""

    TRANSCRIPT = "transcript"
    CHAT = "chat"
    QUESTIONS = "questions"
    POLL = "poll"
    SURVEY = "survey"
    ATTENDANCE = "attendance"
    REGISTRATION = "registration"
    MAIL = "mail"
    NOTE = "note"
    PROGRAMME = "programme"


class Rule(StrEnum):
    """Why words of a raw file don't stand in the canonical one."""

    SERVICE = "service"
    """Lines that the program adds of its own."""
    DIRECT = "direct"
    """Messages that were not for everybody."""
    REACTION = "reaction"
    QUOTED = "quoted"
    """The first words of a message that another one answers; the message itself is there."""
    REPLY = "reply"
    """The earlier mail below the new one."""
    SIGNATURE = "signature"
    BEFORE = "before"
    """Said before the programme began."""
    PICTURE = "picture"
    PERSONAL = "personal"
    """Names, addresses and numbers of people."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Words left out by a rule."""

    rule: Rule
    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """What somebody said or wrote. ``who`` is empty where the file does not say; times are in seconds."""

    text: str
    line: int
    who: str = ""
    start: float | None = None
    """From the beginning of the recording."""
    end: float | None = None
    moment: datetime | None = None
    """By the clock of the event's zone, without zone."""
    answers: str = ""
    """The message that this one answers: who wrote it, and when."""
    reactions: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Talk:
    """A transcript or a chat."""

    kind: Kind
    turns: tuple[Turn, ...]
    dropped: tuple[Dropped, ...] = ()
    structure: tuple[str, ...] = ()
    """Text of the file that carries no words of anybody: times, identifiers, labels repeated."""
    began: datetime | None = None
    """When the recording began, in the event's zone."""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question put in writing."""

    text: str
    line: int
    who: str = ""
    answer: str = ""
    answered_by: str = ""
    live: bool = False
    moment: datetime | None = None


@dataclass(frozen=True, slots=True)
class Questions:
    """A report of questions and answers."""

    asked: tuple[Asked, ...]
    dropped: tuple[Dropped, ...] = ()
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer to one question of a poll or form; ``person`` tells people apart and is never written."""

    question: str
    answer: str
    line: int
    person: str = ""


@dataclass(frozen=True, slots=True)
class Poll:
    """A poll or a survey: every answer given."""

    kind: Kind
    replies: tuple[Reply, ...]
    people: int
    dropped: tuple[Dropped, ...] = ()
    topic: str = ""
    moments: tuple[datetime, ...] = ()


class Part(StrEnum):
    """As what somebody was there."""

    HOST = "host"
    PANELIST = "panelist"
    ATTENDEE = "attendee"
    REGISTERED = "registered"
    """In the list, and did not come."""


@dataclass(frozen=True, slots=True)
class Presence:
    """A line of an attendance report or of a registration."""

    name: str
    line: int
    email: str = ""
    part: Part = Part.ATTENDEE
    join: datetime | None = None
    leave: datetime | None = None
    traits: tuple[tuple[str, str], ...] = ()
    """institution, level, country, province, sex: what was stated."""
    anonymous: bool = False

    def trait(self, name: str) -> str:
        """What was stated of one trait, or nothing."""
        return dict(self.traits).get(name, "")


@dataclass(frozen=True, slots=True)
class Attendance:
    """An attendance report or a registration. ``peak`` and ``registered`` are None where the file leaves them blank."""

    kind: Kind
    presences: tuple[Presence, ...]
    peak: int | None = None
    registered: int | None = None
    day: date | None = None
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Mail:
    """The new part of a mail. Attachments are name and bytes."""

    author: str
    subject: str
    day: date | None
    text: str
    dropped: tuple[Dropped, ...] = ()
    attachments: tuple[tuple[str, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A text as it came."""

    text: str
    title: str = ""
    dropped: tuple[Dropped, ...] = ()


Understood = Talk | Questions | Poll | Attendance | Mail | Note

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Count:
    """Words that went in, came out, and were left out by a rule; ``lost`` are the others."""

    given: int
    kept: int
    dropped: int
    lost: tuple[str, ...] = field(default=())


def words_of(texts: Iterable[str]) -> Counter[str]:
    """The words of some texts, each as often as it stands there; case and signs make no difference."""
    return Counter(match[0].casefold() for text in texts for match in _WORD.finditer(text))


def account(given: Iterable[str], kept: Iterable[str], dropped: Iterable[Dropped], structure: Iterable[str] = ()) -> Count:
    """Words in = words out: what of the raw text stands neither in what is kept nor in what a rule leaves out."""
    raw = words_of(given) - words_of(structure)
    out, left = words_of(kept), words_of(one.text for one in dropped)
    return Count(raw.total(), out.total(), left.total(), tuple((raw - out - left).elements()))


def dropped_words(dropped: Iterable[Dropped]) -> Iterator[tuple[Rule, int]]:
    """How many words each rule left out."""
    counts: Counter[Rule] = Counter()
    for one in dropped:
        counts[one.rule] += words_of([one.text]).total()
    yield from sorted(counts.items())
