"""What sections are made from: the event as this edition may print it, with its look-ups made once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from memoria.assemble.nodes import Inlines, folded, inline_of, joined, link, slug, texts
from memoria.assemble.options import Options
from memoria.coverage import Coverage, SessionCoverage, coverage
from memoria.document.tree import Attr, Span, Text
from memoria.labels import Labels
from memoria.model.contribution import Contribution
from memoria.model.event import Axis, Day, Session
from memoria.model.marks import Commitment, Mark
from memoria.model.memoria import Memoria
from memoria.model.people import Person
from memoria.people import Entry, Index
from memoria.roadmap.dossiers import Dossier, dossiers
from memoria.roadmap.institutions import Dealings, Parties, dealings
from memoria.roadmap.intervals import Terms
from memoria.roadmap.outlook import Outlook, outlook
from memoria.roadmap.rows import table_of
from memoria.source import Located, Position

M = TypeVar("M", bound=Mark)
BREAKS = frozenset(("registro", "pausa", "almuerzo"))
"""Formats that leave nothing to report."""
NAMED_BY_FORMAT = frozenset(("conferencia", "panel", "conversatorio", "preguntas", "mesa", "taller"))
"""Formats whose name is printed before the session's title."""


def id_order(id_: str) -> tuple[str, int]:
    """C-9 before C-10."""
    letter, _, number = id_.rpartition("-")
    return letter, int(number) if number.isdecimal() else 0


class Material:
    """Read only, but for ``told``. ``whole`` is the event with what is reserved, for counting what came."""

    def __init__(self, memoria: Memoria, whole: Memoria, options: Options, labels: Labels) -> None:
        self.memoria = memoria
        self.event = memoria.event
        self.options = options
        self.labels = labels
        self.whole = whole
        self.index = Index(memoria.register)
        self.told: set[Position] = set()
        """Places whose words the volume says elsewhere: a title that repeats its session's, a heading that repeats it."""
        self._sessions = {str(session.id): session for session in self.event.sessions if session.id}
        self._days = {str(session.id): day for day in self.event.programme for session in day.sessions if session.id}
        self._languages = {note.path: note.language for note in memoria.contributions}
        self._notes: dict[str, list[Contribution]] = defaultdict(list)
        for note in memoria.contributions:
            self._notes[note.session_id if note.session_id in self._sessions else ""].append(note)

    @cached_property
    def coverage(self) -> Coverage:
        """What each session should leave and what came, reserved notes counted; sessions as this edition shows them."""
        return coverage(replace(self.whole, event=self.event))

    @cached_property
    def covered(self) -> dict[str, SessionCoverage]:
        """What is expected of each session and what came, by id."""
        return {str(item.session.id): item for item in self.coverage.sessions}

    @cached_property
    def note_identifiers(self) -> dict[str, str]:
        """An identifier for each contribution by its path: its file's name, with its folder where two share it."""
        stems: dict[str, list[str]] = defaultdict(list)
        for note in self.memoria.contributions:
            stems[slug(note.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]).lower()].append(note.path)
        done: dict[str, str] = {}
        taken: set[str] = set()
        for stem, paths in stems.items():
            for path in paths:
                name = stem if len(paths) == 1 else slug(path.rsplit(".", 1)[0]).lower()
                name = name if name not in taken else slug(path).lower()
                taken.add(name)
                done[path] = f"nota-{name}"
        return done

    # --- marks ---

    @cached_property
    def commitments_as_noted(self) -> dict[str, Commitment]:
        """The commitments of the notes by id, before the editor's decisions."""
        return {mark.id: mark for mark in self.marks(Commitment) if mark.id}

    @cached_property
    def commitments_as_decided(self) -> dict[str, Commitment]:
        """The commitments by id as the editor left them, those set aside too."""
        roadmap = self.memoria.roadmap
        aside = (commitment for commitment, _ in (*roadmap.excluded, *roadmap.merged))
        return {commitment.id: commitment for commitment in (*aside, *roadmap.commitments) if commitment.id}

    @cached_property
    def merged(self) -> dict[str, str]:
        """By id of a commitment, the id that it was merged into."""
        return {commitment.id: into for commitment, into in self.memoria.roadmap.merged}

    @cached_property
    def excluded(self) -> dict[str, str]:
        """By id of a commitment, why the editor left it out."""
        return {commitment.id: reason for commitment, reason in self.memoria.roadmap.excluded}

    @cached_property
    def terms(self) -> Terms:
        """The words of time of the commitments as days."""
        return Terms(self.memoria)

    @cached_property
    def outlook(self) -> Outlook:
        """Where each commitment stands on the day of ``corte``, or of the edition."""
        return outlook(table_of(self.memoria))

    @cached_property
    def parties(self) -> Parties:
        """Who a name of a field stands for."""
        return Parties(self.index)

    @cached_property
    def dealings(self) -> tuple[Dealings, ...]:
        """What each institution owes and is owed."""
        return dealings(self.memoria)

    @cached_property
    def dossiers(self) -> tuple[Dossier, ...]:
        """What each territory hands over and takes on."""
        return dossiers(self.memoria)

    @cached_property
    def dossier(self) -> Dossier | None:
        """That of the territory that was asked for."""
        wanted = self.options.territory
        return next((one for one in self.dossiers if one.place.key == wanted), None) if wanted else None

    @cached_property
    def extracted(self) -> Dealings | None:
        """The institution of an extract: by key, id, acronym or name."""
        who = self.options.institution or ""
        party = self.parties.of(who)
        keys = (who, party.key if party else "")
        return next((side for side in self.dealings if side.party.key in keys), None)

    def has_passage(self, mark: Mark) -> bool:
        """True for a mark that stands in a contribution; the editor's additions stand in none."""
        return mark.note in self.note_identifiers

    def marks(self, kind: type[M]) -> Iterator[M]:
        """The marks of one kind in the order of the programme, each contribution in its place."""
        for note in self.ordered_notes:
            for mark in note.marks:
                if isinstance(mark, kind) and not (mark.reserved and not self.options.internal):
                    yield mark

    @cached_property
    def ordered_notes(self) -> tuple[Contribution, ...]:
        """Every contribution, in the order in which the volume prints them."""
        done = [note for session in self.event.sessions for note in self.notes_of(session)]
        return (*done, *self._notes[""])

    @property
    def loose_notes(self) -> tuple[Contribution, ...]:
        """Contributions of no session of the programme."""
        return tuple(self._notes[""])

    def notes_of(self, session: Session) -> tuple[Contribution, ...]:
        """The contributions of a session: what was said at it in the programme's order, then what was noted of it."""
        places: dict[int, int] = {}
        for place, name in enumerate(session.participants):
            entry = self.index.find(name)
            if entry is not None:
                places.setdefault(id(entry), place)

        def order(note: Contribution) -> tuple[int, int, str]:
            entries = [entry for author in note.front.authors if (entry := self.index.find(author)) is not None]
            first = min((self._place(entry, places) for entry in entries), default=len(places))
            spoken = note.front.type in ("conferencia", "ponencia") or (bool(entries) and note.front.type != "preguntas")
            kind = 0 if spoken else 2 if note.front.type == "preguntas" else 1
            return (kind, first, note.path)

        return tuple(sorted(self._notes[str(session.id or "")], key=order)) if session.id else ()

    def _place(self, entry: Entry, places: dict[int, int]) -> int:
        if id(entry) in places:
            return places[id(entry)]
        if isinstance(entry, Person) and entry.organisation:
            organisation = self.index.find(entry.organisation)
            return places.get(id(organisation), len(places))
        return len(places)

    def known_by(self, mark: Mark, name: str) -> str:
        """What a field of a mark says in the original, folded: marks that say the same belong together in every edition."""
        return folded(mark.in_original.get(name) or str(getattr(mark, name) or ""))

    def said(self, mark: Mark) -> Inlines:
        """A mark's words for a table, in the language that they were written in."""
        return self.in_language(mark, inline_of(mark.content))

    def labels_of(self, mark: Mark) -> Labels:
        """The words of the frame in the language that a mark was written in."""
        tag = self._languages.get(mark.note, "")
        return Labels(tag) if tag else self.labels

    def in_language(self, mark: Mark, content: Inlines) -> Inlines:
        """Words of a mark, marked with their language where it is not the volume's."""
        tag = self._languages.get(mark.note, "")
        if not content or not tag or tag.split("-")[0] == self.labels.language:
            return content
        return (Span(content, Attr("", (), (("lang", tag),))),)

    # --- sessions and axes ---

    def session(self, id_: str) -> Session | None:
        """A session of the programme by id."""
        return self._sessions.get(str(id_))

    def day_of(self, session: Session) -> Day | None:
        """The day that a session belongs to."""
        return self._days.get(str(session.id or ""))

    def recording_of(self, id_: str) -> str | None:
        """Where the recording of a session is, if this edition may say so."""
        session = self.session(id_)
        return session.recording if session else None

    def axis(self, name: str | None) -> Axis | None:
        """An axis by id or title."""
        if not name:
            return None
        wanted = folded(name)
        return next((axis for axis in self.event.axes if wanted in map(folded, axis.names)), None)

    def axis_of(self, mark: Mark) -> Axis | None:
        """The axis of a mark: the one it names, or its session's."""
        own = self.axis(getattr(mark, "axis", None))
        if own is not None:
            return own
        session = self.session(mark.session) or self.session(str(getattr(mark, "origin", None) or ""))
        return self.axis(session.axis) if session else None

    def by_axis(self, marks: Sequence[M]) -> Iterator[tuple[str, list[M]]]:
        """Marks grouped by axis, in the axes' order; last those of none. Each group has its title."""
        groups: dict[str, list[M]] = defaultdict(list)
        for mark in marks:
            axis = self.axis_of(mark)
            groups[str(axis.id) if axis else ""].append(mark)
        for axis in self.event.axes:
            if str(axis.id) in groups:
                yield str(axis.title), sorted(groups[str(axis.id)], key=lambda mark: id_order(mark.id))
        if groups.get(""):
            yield self.labels["across"], sorted(groups[""], key=lambda mark: id_order(mark.id))

    def session_title(self, session: Session) -> str:
        """«Conferencia magistral. Del proyecto al vínculo»; the title alone where it says the format already."""
        format_ = self.labels.value("formats", session.format or "otro")
        if not session.title:
            return format_
        spoken = Labels(self.event.language).value("formats", session.format or "otro")  # a title speaks the event's language
        said = tuple(folded(name).split()[0] for name in (format_, spoken))
        if session.format not in NAMED_BY_FORMAT or folded(session.title).startswith(said):
            return str(session.title)
        return f"{format_}. {session.title}"

    def session_short(self, session: Session) -> str:
        """The name of a session in a table: its format, with its id where the programme has more of that format."""
        return (
            self.labels.value("formats", session.format)
            if session.format not in ("otro", "")
            else str(session.title or session.id)
        )

    def held(self, session: Session) -> str:
        """«celebrada 09:58–10:31», where that was not as planned."""
        if not session.held or session.held == session.hours:
            return ""
        return self.labels.fill("held_at", hours=self.labels.hours(session.held))

    @staticmethod
    def session_identifier(session: Session) -> str:
        """Where a session begins."""
        return f"sesion-{slug(str(session.id or session.title or ''))}"

    def session_link(self, id_: str) -> Inlines:
        """The id of a session, linked to where it begins."""
        session = self.session(id_)
        return (link(self.session_identifier(session), Text(str(session.id))),) if session else texts(id_)

    def session_named(self, session: Session | None) -> Inlines:
        """«S04 Panel. Tres territorios, tres caminos», linked to where it begins; nothing without a session."""
        if session is None:
            return ()
        name = f"{session.id or ''} {self.session_title(session)}".strip()
        return (link(self.session_identifier(session), Text(name)),)

    # --- names ---

    def names(self, names: Sequence[str]) -> Inlines:
        """Names as a list, each as its entry is printed, each with its place."""
        separator = self.labels.semicolon if any("," in self.index.label(name) for name in names) else ", "
        return joined([self.name(name) for name in names], separator)

    def name(self, name: str) -> Inlines:
        """One name as its entry is printed."""
        return texts(Located(self.index.label(name), getattr(name, "at", None)))
