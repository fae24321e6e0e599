"""Chats: of Zoom in its five shapes, and of WhatsApp in two. Messages that were not for everybody are dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from memoria.intake import headings
from memoria.intake.raw import Dropped, Kind, Rule, Talk, Turn
from memoria.intake.times import clock_seconds, seconds, written_day


def _any(group: str) -> str:
    return "|".join(re.escape(word) for word in headings.words(group))


_TIME = r"(?P<time>\d{1,2}:\d{2}:\d{2})"
_CLOUD = re.compile(_TIME + r"\t(?P<who>[^\t]+?):\t(?P<text>.*)")
_SAVED = re.compile(_TIME + rf"[ \t]+(?i:{_any('from')})\s+(?P<rest>\S.*)")
_TO = re.compile(rf"\s+(?i:{_any('to')})\s+")
_REPLY = re.compile(rf"(?i:{_any('replying')})\s+[\"“«](?P<words>.*?)[\"”»]?\s*:?\s*$")
_REACTED = re.compile(rf"(?i:{_any('reacted')})\s+[\"“«](?P<words>.*)[\"”»]\s+(?i:{_any('reacted_with')})\s+(?P<sign>\S+)\s*$")
_REMOVED = re.compile(rf"(?i:{_any('removed')})\s+(?P<sign>\S+)\s+(?i:{_any('removed_from')})\s+[\"“«](?P<words>.*)[\"”»]\s*$")
_BRACKETED = re.compile(r"^(?P<whom>.*?)\s*\((?P<how>[^()]*)\)$")
_WHATSAPP = re.compile(
    r"^\u200e?\[?(?P<day>\d{1,4}[/.\-]\d{1,2}[/.\-]\d{2,4}),?\s+(?P<time>\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?\s?m\.?)?)(?:\]\s*|\s+-\s+)(?P<rest>.*)$",
    re.IGNORECASE,
)
_HARD_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " "})


@dataclass
class _Message:
    """A message while its lines are read."""

    who: str
    whom: str
    line: int
    time: str
    lines: list[tuple[int, str]] = field(default_factory=list)
    day: date | None = None


def is_zoom_chat(text: str) -> bool:
    """True where the first line that has text is the head of a message."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    return _head(first, 1) is not None


def is_whatsapp(text: str) -> bool:
    """True where the first line that has text is the head of a message of WhatsApp."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    return _WHATSAPP.match(first.translate(_HARD_SPACES)) is not None


# -- Zoom ------------------------------------------------------------------------------------------------------------------


def read_zoom_chat(text: str, began: datetime | None, day: date | None) -> Talk:
    """Messages to everybody, or to hosts and panelists, with what they answer and the reactions they got.

    The times of a recording's chat count from its beginning (``began``); those of a saved one are the clock's, on ``day``.
    """
    structure: list[str] = []
    dropped: list[Dropped] = []
    messages = list(_messages(text, structure))
    relative = all(message.whom == RECORDED for message in messages)
    desk = _Desk(dropped, structure)
    for message in messages:
        if _is_direct(message.whom):
            desk.direct(message)
        else:
            desk.take(message, _moment(message, relative, began, day), seconds(message.time) if relative else None)
    return Talk(Kind.CHAT, desk.finished(), tuple(dropped), tuple(structure), began)


RECORDED = "\0"
"""In the place of a recipient, in the chat of a cloud recording, which holds nothing that was not for everybody."""


def _messages(text: str, structure: list[str]) -> Iterator[_Message]:
    current: _Message | None = None
    for number, line in enumerate(text.split("\n"), 1):
        head = _head(line, number)
        if head is not None:
            if current is not None:
                yield current
            current = head
            structure.append(line.rstrip().removesuffix(head.lines[0][1]) if head.lines else line)
        elif current is not None:
            current.lines.append((number, line.strip()))
        elif line.strip():
            current = _Message("", RECORDED, number, "", [(number, line.strip())])
    if current is not None:
        yield current


def _head(line: str, number: int) -> _Message | None:
    """The first line of a message in any of the five shapes."""
    cloud = _CLOUD.fullmatch(line)
    if cloud:
        return _Message(cloud["who"].strip(), RECORDED, number, cloud["time"], [(number, cloud["text"].strip())])
    saved = _SAVED.fullmatch(line.rstrip())
    if saved is None:
        return None
    names, text = _names_and_text(saved["rest"])
    who, whom = _who_and_whom(names)
    return _Message(who, whom, number, saved["time"], [(number, text)] if text else [])


def _names_and_text(rest: str) -> tuple[str, str]:
    """«Rosa Pilco  to  Everyone : Buenos días», «Rosa Pilco to Everyone:»."""
    spaced, colon, text = rest.partition(" : ")
    if colon:
        return spaced, text.strip()
    if rest.endswith(":"):
        return rest[:-1].rstrip(), ""
    spaced, _, text = rest.partition(": ")
    return spaced, text.strip()


def _who_and_whom(names: str) -> tuple[str, str]:
    """Cut at the «to» whose right side is a known recipient; else at the last."""
    cuts = list(_TO.finditer(names))
    for cut in cuts:
        whom = names[cut.end() :].strip()
        if headings.is_word("everyone", whom) or headings.is_word("hosts", whom) or _is_marked_direct(whom):
            return names[: cut.start()].strip(), whom
    if not cuts:
        return names.strip(), ""
    return names[: cuts[-1].start()].strip(), names[cuts[-1].end() :].strip()


def _is_marked_direct(whom: str) -> bool:
    match = _BRACKETED.match(whom)
    return match is not None and headings.is_word("direct", match["how"])


def _is_direct(whom: str) -> bool:
    """Everything that names a recipient other than everybody, or the hosts and panelists together."""
    return whom not in ("", RECORDED) and not headings.is_word("everyone", whom) and not headings.is_word("hosts", whom)


def _moment(message: _Message, relative: bool, began: datetime | None, day: date | None) -> datetime | None:
    after = seconds(message.time) if message.time else None
    if after is None:
        return None
    if relative:
        return began + timedelta(seconds=after) if began else None
    return datetime(day.year, day.month, day.day) + timedelta(seconds=after) if day else None


@dataclass
class _Desk:
    """Turns as they are read: later lines may answer or react to earlier ones."""

    dropped: list[Dropped]
    structure: list[str]
    turns: list[Turn] = field(default_factory=list)
    stamps: list[str] = field(default_factory=list)
    reactions: list[dict[str, int]] = field(default_factory=list)
    private: list[str] = field(default_factory=list)

    def direct(self, message: _Message) -> None:
        words = " ".join(text for _, text in message.lines)
        self.private.append(words)
        self.dropped.append(Dropped(Rule.DIRECT, words, message.line))

    def take(self, message: _Message, moment: datetime | None, start: float | None) -> None:
        answers = ""
        kept: list[str] = []
        for number, line in message.lines:
            reply, reacted, removed = _REPLY.match(line), _REACTED.match(line), _REMOVED.match(line)
            if reacted or removed:
                self.react(reacted or removed, 1 if reacted else -1)
                self.dropped.append(Dropped(Rule.REACTION, line, number))
            elif reply and not kept:
                answers = self.answered(reply, line, number)
            elif headings.is_line("service", line):
                self.dropped.append(Dropped(Rule.SERVICE, line, number))
            else:
                kept.append(line)
        text = "\n".join(kept).strip()
        if text:
            self.turns.append(Turn(text, message.line, message.who, start, None, moment, answers))
            self.stamps.append(message.time)
            self.reactions.append({})

    def answered(self, reply: re.Match[str], line: str, number: int) -> str:
        """Who is answered, and when; the words themselves where nobody is found to have said them to everybody."""
        place = self.beginning_with(reply["words"])
        if place is None and not self._is_private(reply["words"]):
            self.structure.append(line[: reply.start("words")])
            return f"«{reply['words']}»"
        self.dropped.append(Dropped(Rule.QUOTED, line, number))
        return "" if place is None else f"{self.turns[place].who} ({self.stamps[place]})"

    def _is_private(self, words: str) -> bool:
        return any(text.startswith(_prefix(words)) for text in self.private)

    def react(self, match: re.Match[str] | None, step: int) -> None:
        assert match is not None
        place = self.beginning_with(match["words"])
        if place is not None:
            given = self.reactions[place]
            given[match["sign"]] = given.get(match["sign"], 0) + step

    def beginning_with(self, words: str) -> int | None:
        """The last message that begins with these words."""
        prefix = " ".join(_prefix(words).split())
        places = range(len(self.turns) - 1, -1, -1)
        return next((place for place in places if prefix and " ".join(self.turns[place].text.split()).startswith(prefix)), None)

    def finished(self) -> tuple[Turn, ...]:
        return tuple(
            replace(turn, reactions=tuple((sign, count) for sign, count in given.items() if count > 0))
            for turn, given in zip(self.turns, self.reactions, strict=True)
        )


def _prefix(words: str) -> str:
    return words.strip().removesuffix("...").removesuffix("…").rstrip()


# -- WhatsApp --------------------------------------------------------------------------------------------------------------


def read_whatsapp(text: str, days: frozenset[date]) -> Talk:
    """Messages of a group; lines of the program itself are dropped. Days are read in the order that gives days of the event."""
    structure: list[str] = []
    dropped: list[Dropped] = []
    turns: list[Turn] = []
    lines = text.split("\n")
    heads = [_WHATSAPP.match(line.translate(_HARD_SPACES)) for line in lines]
    day_first = _day_first([match["day"] for match in heads if match], days)
    for number, (line, match) in enumerate(zip(lines, heads, strict=True), 1):
        plain = line.translate(_HARD_SPACES).strip().lstrip("\u200e")
        if match is None:
            if turns and plain:
                turns[-1] = replace(turns[-1], text=f"{turns[-1].text}\n{plain}")
            elif plain:
                turns.append(Turn(plain, number))
            continue
        structure.append(f"{match['day']} {match['time']}")
        who, colon, words = match["rest"].partition(": ")
        if not colon or headings.is_line("service", words) or headings.is_line("service", match["rest"]):
            dropped.append(Dropped(Rule.SERVICE, match["rest"], number))
            continue
        structure.append(who)
        day, after = written_day(match["day"], day_first=day_first), clock_seconds(match["time"])
        moment = datetime(day.year, day.month, day.day) + timedelta(seconds=after) if day and after is not None else None
        turns.append(Turn(words.strip(), number, who.strip(), None, None, moment))
    return Talk(Kind.CHAT, tuple(turns), tuple(dropped), tuple(structure))


def _day_first(texts: list[str], days: frozenset[date]) -> bool:
    def fit(order: bool) -> tuple[int, int, bool]:
        read = [day for text in texts if (day := written_day(text, day_first=order))]
        return len(read), sum(day in days for day in read), order

    return max((True, False), key=fit)
