"""Foreign files into canonical ones: each read by the reader of its shape, and everything that was left out told.

Nothing is written here: what is made is handed to the workspace, which compares it with what stands in the event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from hashlib import sha256

from memoria.diagnostics import Checked, Diagnostic, found
from memoria.disclosure import FLOOR
from memoria.exchange.proposal import FILES as PROPOSALS
from memoria.exchange.proposal import propose
from memoria.exchange.schedule import read_schedule
from memoria.intake import canonical as write
from memoria.intake import captions, chat, spoken
from memoria.intake.attendance import read_attendance, read_registration
from memoria.intake.canonical import Provenance, Words
from memoria.intake.figures import figures
from memoria.intake.headings import Columns
from memoria.intake.mail import RAW, read_mail
from memoria.intake.naming import stem_of
from memoria.intake.programme import EARLY, Window, days_of, programme_start, questions_session, session_at, windows
from memoria.intake.raw import (
    Asked,
    Attendance,
    Count,
    Dropped,
    Kind,
    Poll,
    Presence,
    Rule,
    Talk,
    account,
    dropped_words,
    words_of,
)
from memoria.intake.recognise import Format, Recognised, recognise, table_headings
from memoria.intake.reports import About, read_poll, read_questions
from memoria.intake.tables import Block
from memoria.intake.tally import personal_questions, tallies
from memoria.intake.times import day_of_name, stamp_of, zone
from memoria.intake.turns import after_start, discreet, discreet_turns, label, merged, named, timed
from memoria.model.marks import Question
from memoria.model.memoria import Memoria
from memoria.people import Index, fold_name
from memoria.readers.transcript import read_transcript
from memoria.source import Position, SourceFile

QA = "preguntas y respuestas"
REGISTER, NOTE = "preguntas", "nota"
"""Types of contribution that questions become."""
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


@dataclass(frozen=True, slots=True)
class Raw:
    """A foreign file under its path in the event (``crudo/…``)."""

    path: str
    data: bytes

    @property
    def source(self) -> Provenance:
        return Provenance(self.path, sha256(self.data).hexdigest())

    @property
    def at(self) -> Position:
        return Position(self.path)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was said on the command line, or remembered of this event."""

    columns: Columns = field(default_factory=Columns)
    session: str = ""
    day: date | None = None
    start: time | None = None
    """The hour at which the recording began, where the file's name doesn't tell it."""
    floor: int = FLOOR


@dataclass(frozen=True, slots=True)
class Made:
    """A canonical file, what it was made from, and how many words went in and came out."""

    path: str
    data: bytes
    kind: Kind
    sources: tuple[Provenance, ...]
    count: Count | None = None
    attached: bool = False
    """True for what hung on a mail and is kept as it came."""


@dataclass(frozen=True, slots=True)
class Import:
    """All that some files gave."""

    made: tuple[Made, ...] = ()
    unmapped: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Files with headings that nobody knows yet, with these: a dialogue may ask."""
    understood: tuple[tuple[str, Kind], ...] = ()
    """Every file that was read, with what it is; one whose questions are all in the event already makes no other."""


def import_files(raws: Sequence[Raw], memoria: Memoria, wishes: Wishes, earlier: Sequence[Raw] = ()) -> Checked[Import]:
    """What some raw files become. ``earlier`` are reports imported before, which the figures of participation need again."""
    desk = _Desk(memoria, wishes)
    for raw in raws:
        desk.take(raw)
    if desk.reports:
        for raw in earlier:
            desk.report_again(raw)
        desk.participation()
    done = Import(tuple(desk.made), tuple(desk.unmapped.items()), tuple(desk.understood.items()))
    return Checked(done, tuple(desk.problems))


def presences(raws: Sequence[Raw], memoria: Memoria, wishes: Wishes) -> tuple[tuple[str, Presence], ...]:
    """Each line of the attendance reports among some files, with the path of its report. Nothing is said of the others."""
    desk = _Desk(memoria, wishes)
    for raw in raws:
        desk.report_again(raw)
    return tuple((raw.path, one) for raw, report in desk.reports for one in report.presences)


class _Desk:
    """Some files on their way to their readers, in one event."""

    def __init__(self, memoria: Memoria, wishes: Wishes) -> None:
        self.memoria = memoria
        self.event = memoria.event
        self.wishes = wishes
        self.index = Index(memoria.register)
        self.words = Words(self.event.language or "es")
        self.windows: tuple[Window, ...] = windows(self.event)
        self.days = days_of(self.event)
        self.zone = zone(str(self.event.zone or ""))
        self.problems: list[Diagnostic] = []
        self.made: list[Made] = []
        self.unmapped: dict[str, tuple[str, ...]] = {}
        self.reports: list[tuple[Raw, Attendance]] = []
        self.understood: dict[str, Kind] = {}

    def say(self, code: str, at: Position, **values: str | int | tuple[str, ...] | None) -> None:
        self.problems.append(found(code, at, **values))

    # -- one file ------------------------------------------------------------------------------------------------------

    def take(self, raw: Raw) -> None:
        """Read a file by its shape."""
        opened = recognise(raw.path, raw.data, self.wishes.columns)
        self.problems += opened.diagnostics
        if opened.value is None:
            return
        readers: dict[Format, Callable[[Raw, Recognised], None]] = {
            Format.CAPTIONS: self.captions,
            Format.TIMED_BLOCKS: self.timed_blocks,
            Format.MEET: self.meet,
            Format.MACHINE_NOTES: self.meet,
            Format.ZOOM_CHAT: self.zoom_chat,
            Format.WHATSAPP: self.whatsapp,
            Format.QUESTIONS: self.questions,
            Format.POLL: self.poll,
            Format.SURVEY: self.poll,
            Format.ATTENDANCE: self.attendance,
            Format.REGISTRATION: self.attendance,
            Format.MAIL: self.mail,
            Format.SCHEDULE: self.programme,
            Format.CALENDAR: self.programme,
            Format.TEXT: self.text,
            Format.TABLE: self.table,
        }
        readers[opened.value.format](raw, opened.value)

    def about(self, raw: Raw, blocks: Sequence[Block] = ()) -> About:
        heads = " ".join(cell for block in blocks for cell in block.head.cells).casefold()
        english = any(word in heads for word in ("join time", "user name", "email", "submitted", "asker", "first name"))
        known = frozenset(fold_name(label(name, self.index) or name) for name in self._names())
        return About(raw.path, self.days, day_first=not english, known=known | {fold_name(name) for name in self._names()})

    def _names(self) -> Iterator[str]:
        for entry in self.index.entries:
            yield from (str(entry.id or ""), getattr(entry, "full_name", "") or str(entry.name or ""), *map(str, entry.alias))

    def known(self, name: str) -> bool:
        return label(name, self.index) is not None

    def began(self, raw: Raw) -> datetime | None:
        """When the recording began: as told, or by the stamp in the file's name."""
        day = self.day(raw)
        if self.wishes.start and day:
            return datetime.combine(day, self.wishes.start)
        return stamp_of(raw.path, self.zone)

    def day(self, raw: Raw) -> date | None:
        """The day of a file: as told, by its name, or the only one of the event."""
        session = next((window for window in self.windows if window.session == self.wishes.session), None)
        told = self.wishes.day or day_of_name(raw.path, self.zone) or (session.start.date() if session else None)
        return told or (next(iter(self.days)) if len(self.days) == 1 else None)

    # -- transcripts and chats -----------------------------------------------------------------------------------------

    def captions(self, raw: Raw, opened: Recognised) -> None:
        talk = captions.read_captions(opened.text, self.known)
        self.talk(raw, replace(talk, began=self.began(raw)), captions.raw_words(opened.text))

    def timed_blocks(self, raw: Raw, opened: Recognised) -> None:
        talk = spoken.read_timed_blocks(opened.text, self.known)
        began = self.began(raw) or stamp_of(talk.title, self.zone)
        self.talk(raw, replace(talk, began=began), opened.text.split("\n"))

    def meet(self, raw: Raw, opened: Recognised) -> None:
        """The document of a call: what a machine noted becomes a note to complete, what was said a transcript."""
        notes, said, line = spoken.parts_of_meet(opened.text)
        if opened.format is Format.MACHINE_NOTES and notes.strip():
            text, dropped = spoken.without_pictures(notes)
            self.note(raw, text, notes, dropped, title="", authors=(), day=self.day(raw))
        if opened.format is Format.MEET or said.strip():
            body = "\n" * (line - 1) + said if opened.format is Format.MACHINE_NOTES else opened.text
            talk = spoken.read_meet(body, self.known)
            self.talk(raw, replace(talk, began=self.began(raw)), spoken.raw_words(body))

    def zoom_chat(self, raw: Raw, opened: Recognised) -> None:
        talk = chat.read_zoom_chat(opened.text, self.began(raw), self.day(raw))
        self.talk(raw, talk, opened.text.split("\n"))

    def whatsapp(self, raw: Raw, opened: Recognised) -> None:
        self.talk(raw, chat.read_whatsapp(opened.text, self.days), opened.text.split("\n"))

    def talk(self, raw: Raw, talk: Talk, given: Iterable[str]) -> None:
        """A transcript or chat as a file of evidence."""
        given = list(given)
        counted = account(given, (turn.text for turn in talk.turns), talk.dropped, (*talk.structure, *_answers(talk)))
        talk = timed(talk)
        day = talk.began.date() if talk.began else self.day(raw) or next((t.moment.date() for t in talk.turns if t.moment), None)
        if talk.kind is Kind.TRANSCRIPT:
            talk = after_start(talk, self._start(day))
            talk = replace(talk, turns=merged(talk.turns))
        people = named(talk.turns, self.index)
        turns, withheld = discreet_turns(people.turns)
        text = write.transcript(
            turns,
            talk.kind,
            self.words,
            raw.source,
            windows=self.windows,
            session=self.wishes.session,
            began=talk.began if any(turn.start is not None for turn in turns) else None,
            day=day,
        )
        path = self.path("transcripts", talk.kind, raw, day, talk.began, ".md")
        back = read_transcript(SourceFile(path, text)).value
        swallowed = words_of(turn.text for turn in turns) - words_of(turn.text for turn in back.turns)
        counted = replace(counted, lost=(*counted.lost, *swallowed.elements()), dropped=_sum(talk.dropped))
        self.tell_people(raw, people.unknown)
        self.tell(raw, talk.dropped, counted, given, withheld)
        unknown = sum(not turn.who for turn in turns)
        if unknown:
            self.say("I-021", raw.at, count=unknown, total=len(turns))
        if not self.wishes.session and not any(turn.moment for turn in turns):
            self.say("I-014", raw.at)
        self.add(raw, path, text, talk.kind, counted)

    def _start(self, day: date | None) -> datetime | None:
        start = programme_start(day, self.windows)
        return start - EARLY if start else None

    # -- reports -------------------------------------------------------------------------------------------------------

    def questions(self, raw: Raw, opened: Recognised) -> None:
        read = read_questions(opened.grid, opened.blocks, self.about(raw, opened.blocks))
        self.problems += read.diagnostics
        if not read.value.asked and not read.diagnostics:
            self.say("I-002", raw.at, reason="0")
        given = _cells(opened.blocks, {"question", "answer", "answerer"})
        kept = [text for one in read.value.asked for text in (one.text, one.answer, one.answered_by)]
        counted = account(given, kept, read.value.dropped)
        asked, withheld = self._presentable(raw, read.value.asked)
        self.tell(raw, read.value.dropped, counted, [], withheld)
        sessions: dict[str, list[Asked]] = {}
        for one in asked:
            session = self.wishes.session or questions_session(one.moment, self.day(raw), self.windows)
            sessions.setdefault(session, []).append(one)
        if "" in sessions:
            choices = tuple(window.session for window in self.windows if window.format == "preguntas")
            self.say("I-010", raw.at, count=len(sessions.pop("")), sessions=choices or None)
        elif asked:
            self.understood[raw.path] = Kind.QUESTIONS
        for session, several in sessions.items():
            window = next((one for one in self.windows if one.session == session), None)
            day = window.start.date() if window else self.day(raw)
            path = self.path("questions", Kind.QUESTIONS, raw, day, None, ".yaml", session)
            fresh = self._fresh(raw, several, path)
            if fresh:
                kind = NOTE if self._has_register(session, path) else REGISTER
                text = write.questions(fresh, self.words, raw.source, session, QA, kind)
                self.add(raw, path, text, Kind.QUESTIONS, counted)

    def _has_register(self, session: str, path: str) -> bool:
        """True where somebody has handed in the register of a session: what comes beside it is a note, and no rival."""
        notes = (note for note in self.memoria.contributions if note.session_id == session and note.path != path)
        return any(note.front.type == REGISTER for note in notes)

    def _presentable(self, raw: Raw, asked: Sequence[Asked]) -> tuple[list[Asked], int]:
        """Questions with the names of the register and nothing personal."""
        unknown: dict[str, tuple[str, ...]] = {}
        done, total = [], 0
        for one in asked:
            values: dict[str, str] = {}
            for name in ("text", "answer"):
                values[name], count = discreet(getattr(one, name))
                total += count
            for name in ("who", "answered_by"):
                written = getattr(one, name)
                known = label(written, self.index) if written else None
                if written and known is None:
                    unknown[written] = self.index.alike(written)
                values[name], count = discreet(known or written)
                total += count
            done.append(replace(one, **values))  # type: ignore[arg-type]
        self.tell_people(raw, tuple(sorted(unknown.items())))
        return done, total

    def _fresh(self, raw: Raw, asked: Sequence[Asked], path: str) -> list[Asked]:
        """The questions that no note of the event has yet: a rapporteur's register is not doubled."""
        there = {
            " ".join(words_of([mark.words or str(mark.text or "")])): mark.note
            for mark in self.memoria.marks
            if isinstance(mark, Question) and mark.note != path
        }
        repeated = [one for one in asked if " ".join(words_of([one.text])) in there]
        if repeated:
            notes = sorted({there[" ".join(words_of([one.text]))] for one in repeated})
            self.say("I-020", raw.at, count=len(repeated), files=tuple(notes))
        return [one for one in asked if one not in repeated]

    def poll(self, raw: Raw, opened: Recognised) -> None:
        kind = Kind.SURVEY if opened.format is Format.SURVEY else Kind.POLL
        read = read_poll(kind, opened.grid, opened.blocks, self.about(raw, opened.blocks))
        self.problems += read.diagnostics
        poll: Poll = read.value
        made = tallies(poll)
        for question in personal_questions(poll):
            self.say("I-031", raw.at, question=question)
        day = poll.moments[0].date() if poll.moments else self.day(raw)
        window = session_at(poll.moments[0], self.windows) if poll.moments and kind is Kind.POLL else None
        session = self.wishes.session or (window.session if window else "")
        text = write.survey(made, kind, self.words, raw.source, people=poll.people, session=session, day=day)
        path = self.path("surveys", kind, raw, day, None, ".yaml")
        counted = account((r.answer for r in poll.replies), (r.answer for r in poll.replies), ())
        withheld = sum(one.withheld for one in made)
        self.tell(raw, (), counted, [], withheld)
        self.add(raw, path, text, kind, counted)

    def attendance(self, raw: Raw, opened: Recognised) -> None:
        report = self._report(raw, opened)
        if report is None:
            return
        headings = tuple(dict.fromkeys(text for block in opened.blocks if _of_people(block) for _, text in block.unknown()))
        if headings:
            self.unmapped[raw.path] = headings
            self.say("I-006", raw.at, headings=headings)
        if not report.presences:
            self.say("I-030", raw.at)
            return
        if report.kind is Kind.ATTENDANCE and report.peak is None:
            self.say("I-026", raw.at)
        self.reports.append((raw, report))
        self.understood[raw.path] = Kind.ATTENDANCE

    def _report(self, raw: Raw, opened: Recognised) -> Attendance | None:
        read = read_attendance if opened.format is Format.ATTENDANCE else read_registration
        checked = read(opened.grid, opened.blocks, self.about(raw, opened.blocks))
        self.problems += checked.diagnostics
        return checked.value

    def report_again(self, raw: Raw) -> None:
        """A report imported before, for the figures of all days together; what it said of itself was told then."""
        if raw.path in {one.path for one, _ in self.reports}:
            return
        opened = recognise(raw.path, raw.data, self.wishes.columns).value
        if opened is not None and opened.format in (Format.ATTENDANCE, Format.REGISTRATION):
            before = len(self.problems)
            report = self._report(raw, opened)
            del self.problems[before:]
            if report is not None and report.presences:
                self.reports.append((raw, report))

    def participation(self) -> None:
        """The figures of everybody that any report names."""
        ordered = sorted(self.reports, key=lambda one: one[0].path)
        reports = [report for _, report in ordered]
        made = figures(reports, self.index, self.windows, self.wishes.floor)
        sources = tuple(raw.source for raw, _ in ordered)
        signed = any(report.kind is Kind.REGISTRATION for report in reports)
        text = write.participation(made, self.words, sources, self.windows, floor=self.wishes.floor, with_registration=signed)
        path = str(self.event.participation or self.words("files", "participation")).strip()
        if made.pooled:
            self.say("I-027", Position(path), count=made.pooled, floor=self.wishes.floor)
        self.made.append(Made(path, text.encode(), Kind.ATTENDANCE, sources))

    # -- mail and text -------------------------------------------------------------------------------------------------

    def mail(self, raw: Raw, _opened: Recognised) -> None:
        read = read_mail(raw.path, raw.data)
        self.problems += read.diagnostics
        if read.value is None:
            return
        mail = read.value
        author = label(mail.author, self.index) or discreet(mail.author)[0] if mail.author else ""
        if mail.text.strip():
            title = discreet(mail.subject)[0]
            authors = (author,) if author else ()
            self.note(raw, mail.text, mail.text, mail.dropped, title=title, authors=authors, day=mail.day, kind=Kind.MAIL)
        elif not mail.attachments:
            self.say("I-002", raw.at, reason="RFC 5322")
        folder = self.words("folders", "received")
        for name, data in mail.attachments:
            path = f"crudo/{name}" if name.casefold().endswith(RAW) else f"{folder}/{name}"
            self.say("I-017", raw.at, name=name, path=path)
            self.made.append(Made(path, data, Kind.MAIL, (raw.source,), attached=True))

    def text(self, raw: Raw, opened: Recognised) -> None:
        self.note(raw, opened.text, opened.text, (), title="", authors=(), day=None)

    def note(
        self,
        raw: Raw,
        text: str,
        given: str,
        dropped: Sequence[Dropped],
        *,
        title: str,
        authors: Sequence[str],
        day: date | None,
        kind: Kind = Kind.NOTE,
    ) -> None:
        """A text as a note, its personal data withheld."""
        shown, withheld = discreet(text)
        counted = account([given], [text], dropped)
        made = write.note(shown, self.words, raw.source, title=title, authors=authors, session=self.wishes.session, day=day)
        self.tell(raw, dropped, counted, given.split("\n"), withheld)
        self.add(raw, self.path("received", kind, raw, day, None, ".md"), made, kind, counted)

    def programme(self, raw: Raw, opened: Recognised) -> None:
        """A programme beside the event's own, for its editor to read."""
        from memoria.exchange.calendar import read_calendar  # with its time zones, which no other import should wait for

        read = read_schedule if opened.format is Format.SCHEDULE else read_calendar
        came = read(opened.text, raw.path, str(self.event.zone or ""))
        self.problems += came.diagnostics
        if came.value is None or not came.value.items:
            return
        proposed = propose(came.value, self.memoria, raw.path)
        self.problems += proposed.diagnostics
        path = PROPOSALS[self.words.language]
        self.made.append(Made(path, proposed.value.encode(), Kind.PROGRAMME, (raw.source,)))

    def table(self, raw: Raw, opened: Recognised) -> None:
        headings = table_headings(opened.grid)
        self.unmapped[raw.path] = headings
        self.say("I-007", raw.at, headings=headings)

    # -- what is told of all -------------------------------------------------------------------------------------------

    def tell(self, raw: Raw, dropped: Sequence[Dropped], counted: Count, given: Sequence[str], withheld: int) -> None:
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
        strangers = tuple(discreet(name)[0] for name, alike in unknown if not alike)
        if strangers:
            more = len(strangers) - SHOWN
            self.say("I-018", raw.at, names=strangers[:SHOWN], count=len(strangers), more=more if more > 0 else None)
        for name, alike in unknown:
            if alike:
                self.say("I-019", raw.at, name=discreet(name)[0], nearest=label(alike[0], self.index) or alike[0])

    def path(
        self, folder: str, kind: Kind, raw: Raw, day: date | None, began: datetime | None, suffix: str, session: str = ""
    ) -> str:
        """Where a canonical file goes: its folder, its day, what it is; the raw file's name where two would be the same."""
        where, what = self.words("folders", folder), self.words("files", str(kind))
        stem = stem_of(raw.path, what, day=day, began=began, session=session or self.wishes.session)
        path = f"{where}/{stem}{suffix}"
        taken = {one.path for one in self.made}
        return f"{where}/{stem}-{stem_of(raw.path, '')}{suffix}" if path in taken else path

    def add(self, raw: Raw, path: str, text: str, kind: Kind, counted: Count) -> None:
        self.made.append(Made(path, text.encode(), kind, (raw.source,), counted))


def _answers(talk: Talk) -> Iterator[str]:
    """Words of a quoted message that nobody was found to have said: they stand in the annotation of the answer."""
    return (turn.answers for turn in talk.turns if turn.answers.startswith("«"))


def _sum(dropped: Iterable[Dropped]) -> int:
    return sum(count for _, count in dropped_words(dropped))


def _cells(blocks: Sequence[Block], keys: set[str]) -> list[str]:
    """The cells of some columns, and those beyond the headings."""
    done: list[str] = []
    for block in blocks:
        if "question" in block.known:
            for row in block.rows:
                done += [text for key, text in zip(block.keys, row.cells, strict=False) if key in keys]
                done += row.cells[len(block.keys) :]
    return done


def _of_people(block: Block) -> bool:
    return bool(block.known & {"join_time", "duration", "registration_time", "approval"})
