"""The desk where the foreign files of one event come in: what is known of the event, what was made, and what is told of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from memoria.diagnostics import Diagnostic, found
from memoria.intake.imports import Import, Made, Raw, Wishes
from memoria.intake.naming import stem_of
from memoria.intake.programme import Window, days_of, windows
from memoria.intake.raw import Attendance, Count, Dropped, Kind, Rule, dropped_words, words_of
from memoria.intake.reports import About
from memoria.intake.tables import Block
from memoria.intake.times import day_of_name, stamp_of
from memoria.intake.turns import discreet, label
from memoria.intake.words import Words
from memoria.model.memoria import Memoria
from memoria.model.zones import zone_of
from memoria.people import Index, fold_name
from memoria.source import Position

SHOWN = 12
"""Words, or names, that a message lists."""
RULES = {
    Rule.SERVICE: "I-022",
    Rule.REACTION: "I-022",
    Rule.BEFORE: "I-023",
    Rule.REPLY: "I-024",
    Rule.SIGNATURE: "I-024",
    Rule.PICTURE: "I-025",
}
"""What tells of the words that each rule left out; direct messages and quotations are told in their own way, or not at all."""
ENGLISH = ("join time", "user name", "email", "submitted", "asker", "first name")
"""Headings of reports written in English, whose dates begin with the month."""


class Desk:
    """What every reader is handed besides its file, and where it puts what it makes."""

    def __init__(self, memoria: Memoria, wishes: Wishes) -> None:
        self.memoria = memoria
        self.event = memoria.event
        self.wishes = wishes
        self.index = Index(memoria.register)
        self.words = Words(self.event.language or "es")
        self.windows: tuple[Window, ...] = windows(self.event)
        self.days = days_of(self.event)
        self.zone = zone_of(str(self.event.zone or ""))
        self.problems: list[Diagnostic] = []
        self.made: list[Made] = []
        self.unmapped: dict[str, tuple[str, ...]] = {}
        self.reports: list[tuple[Raw, Attendance]] = []
        """Reports of attendance, whose figures are counted when all of them are here."""
        self.understood: dict[str, Kind] = {}

    def result(self) -> Import:
        """All that was made so far."""
        return Import(tuple(self.made), tuple(self.unmapped.items()), tuple(self.understood.items()))

    # -- what is known -------------------------------------------------------------------------------------------------

    def about(self, raw: Raw, blocks: Sequence[Block]) -> About:
        """What the reader of a table is told of the event."""
        heads = " ".join(cell for block in blocks for cell in block.head.cells).casefold()
        english = any(word in heads for word in ENGLISH)
        known = frozenset(fold_name(spelling) for name in self._names() for spelling in (name, label(name, self.index) or name))
        return About(raw.path, self.days, day_first=not english, known=known)

    def _names(self) -> Iterator[str]:
        for entry in self.index.entries:
            yield from (str(entry.id or ""), getattr(entry, "full_name", "") or str(entry.name or ""), *map(str, entry.alias))

    def known(self, name: str) -> bool:
        """True for a name that the register has."""
        return label(name, self.index) is not None

    def began(self, raw: Raw) -> datetime | None:
        """When the recording began: as told, or by the stamp in the file's name."""
        day = self.day(raw)
        if self.wishes.start and day:
            return datetime.combine(day, self.wishes.start)
        return stamp_of(raw.path, self.zone)

    def day(self, raw: Raw) -> date | None:
        """The day of a file: as told, by its name, or the only one of the event."""
        session = self.window(self.wishes.session)
        told = self.wishes.day or day_of_name(raw.path, self.zone) or (session.start.date() if session else None)
        return told or (next(iter(self.days)) if len(self.days) == 1 else None)

    def window(self, session: str) -> Window | None:
        """When a session was."""
        return next((window for window in self.windows if window.session == session), None)

    def path(
        self,
        folder: str,
        kind: Kind,
        raw: Raw,
        day: date | None,
        suffix: str,
        *,
        began: datetime | None = None,
        session: str = "",
    ) -> str:
        """Where a canonical file goes: its folder, its day, what it is; the raw file's name where two would be the same."""
        where, what = self.words("folders", folder), self.words("files", str(kind))
        stem = stem_of(raw.path, what, day=day, began=began, session=session or self.wishes.session)
        path = f"{where}/{stem}{suffix}"
        taken = {one.path for one in self.made}
        return f"{where}/{stem}-{stem_of(raw.path, '')}{suffix}" if path in taken else path

    # -- what is made and told -----------------------------------------------------------------------------------------

    def add(self, raw: Raw, path: str, text: str, kind: Kind, counted: Count | None = None) -> None:
        """Keep a canonical file made of one foreign file."""
        self.made.append(Made(path, text.encode(), kind, (raw.source,), counted))

    def say(self, code: str, at: Position, **values: str | int | tuple[str, ...] | None) -> None:
        """Add a diagnostic."""
        self.problems.append(found(code, at, **values))

    def tell(self, raw: Raw, dropped: Sequence[Dropped], counted: Count, given: Sequence[str], withheld: int) -> None:
        """What each rule left out; the personal data ``withheld``; and words lost by no rule, with their line in ``given``."""
        direct = sum(one.rule is Rule.DIRECT for one in dropped)
        if direct:
            self.say("I-009", raw.at, count=direct)
        if withheld:
            self.say("I-015", raw.at, count=withheld)
        by_code: dict[str, int] = {}
        for rule, count in dropped_words(dropped):
            if rule in RULES:
                by_code[RULES[rule]] = by_code.get(RULES[rule], 0) + count
        for code, count in by_code.items():
            if count:
                self.say(code, raw.at, count=count)
        if counted.lost:
            line = next((number for number, text in enumerate(given, 1) if words_of([text]) & words_of(counted.lost[:1])), None)
            at = Position(raw.path, line, 1) if line else raw.at
            self.say("I-011", at, count=len(counted.lost), total=counted.given, words=" ".join(counted.lost[:SHOWN]))

    def tell_people(self, raw: Raw, unknown: Sequence[tuple[str, tuple[str, ...]]]) -> None:
        """Who is not in the register; and whom they may be, which only an alias of the register decides."""
        strangers = tuple(discreet(name, self.words.withheld)[0] for name, alike in unknown if not alike)
        if strangers:
            more = len(strangers) - SHOWN
            self.say("I-018", raw.at, names=strangers[:SHOWN], count=len(strangers), more=more if more > 0 else None)
        for name, alike in unknown:
            if alike:
                self.say(
                    "I-019", raw.at, name=discreet(name, self.words.withheld)[0], nearest=label(alike[0], self.index) or alike[0]
                )
