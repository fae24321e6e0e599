"""An event's folder as a whole: each file read by the reader of its role, and everything joined into one ``Memoria``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TypeVar

from rapidfuzz import process

from memoria.diagnostics import Checked, Diagnostic, found
from memoria.forms.seal import is_untouched
from memoria.model.contribution import Contribution, SourceRecord
from memoria.model.event import Event
from memoria.model.memoria import EventTranslation, Memoria
from memoria.model.people import Register
from memoria.model.roadmap import Decisions
from memoria.readers.classify import NAMES, Role, beside_forms, classify, in_order, named_files, prose_files
from memoria.readers.contribution import UNREAD, UNREAD_SUFFIXES, read_contributions
from memoria.readers.data import read_bibliography, read_glossary, read_participation, read_survey
from memoria.readers.decisions import read_decisions
from memoria.readers.event import read_event, read_event_words
from memoria.readers.images import read_images
from memoria.readers.office import SUFFIXES, Paper, read_paper
from memoria.readers.prose import read_prose
from memoria.readers.register import read_register
from memoria.readers.text import decode
from memoria.readers.transcript import read_transcript
from memoria.source import Located, Position, SourceFile
from memoria.translations.naming import language_in, originals
from memoria.world import Folder, Pandoc

T = TypeVar("T")
Notes = tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a folder says, and its text files as they were typed."""

    memoria: Memoria
    texts: tuple[SourceFile, ...]


ROADMAP = frozenset((Role.EVENT, Role.REGISTER, Role.DECISIONS, Role.LOCK, Role.NOTE))
"""The files that a roadmap is made from."""


def read_record(folder: Folder) -> Event:
    """An event's record alone, whatever is wrong with it."""
    return _Desk(folder).event()


def read_roadmap(folder: Folder, pandoc: Pandoc) -> Checked[Memoria]:
    """No more of an event than its roadmap needs: no long texts, pictures or lists."""
    desk = _Desk(folder)
    event = desk.event()
    desk.sort(named_files(event, prose_files(event, desk.paths)))
    register, decisions, notes, _ = desk.roadmap(event, pandoc)
    memoria = Memoria(
        name=folder.name,
        event=event,
        register=register,
        contributions=in_programme_order(notes, event),
        decisions=decisions,
        files=desk.records(ROADMAP),
    )
    return Checked(memoria, tuple(desk.problems))


def read_folder(folder: Folder, pandoc: Pandoc) -> Checked[Contents]:
    """Everything that an event's folder says. What can't be read is set aside and said; the rest is there."""
    desk = _Desk(folder)
    event = desk.event()
    words = desk.event_translations(event)
    prose = prose_files(event, desk.paths, usable := [one for one in words if one.fits])
    desk.sort(named_files(event, prose))
    desk.forms(named_files(event, prose))
    desk.slides(event)
    register, decisions, notes, translations = desk.roadmap(event, pandoc)
    others = [(one, desk.files[one.path]) for one in usable]
    papers = desk.prose_papers(prose, event.language or "es")
    texts = desk.take(read_prose(event, desk.record, desk.texts(prose), pandoc, others, papers))
    trees = {**{note.path: note.body for note in (*notes, *translations)}, **{text.path: text.body for _, text in texts}}
    pictures = desk.take(read_images(trees, desk.pictures()))
    glossary = desk.data(event.glossary, read_glossary) or ()
    bibliography = desk.data(event.bibliography, read_bibliography) or ()
    participation = desk.data(event.participation or desk.by_name(Role.DATA), read_participation)
    surveys = tuple((file.path, survey) for file in desk.of(Role.SURVEY) if (survey := desk.take(read_survey(file))))
    transcripts = tuple(desk.take(read_transcript(file)) for file in desk.of(Role.TRANSCRIPT))
    memoria = Memoria(
        name=folder.name,
        event=event,
        event_translations=words,
        register=register,
        contributions=in_programme_order(notes, event),
        translations=translations,
        prose=texts,
        decisions=decisions,
        glossary=glossary,
        bibliography=bibliography,
        participation=participation,
        surveys=surveys,
        transcripts=transcripts,
        images=tuple(pictures.items()),
        files=desk.records(),
    )
    return Checked(Contents(memoria, tuple(desk.files.values())), tuple(desk.problems))


def in_programme_order(notes: tuple[Contribution, ...], event: Event) -> tuple[Contribution, ...]:
    """By session as the programme has them, then by speaker as the session has them, then by path; loose notes last."""
    places = {str(session.id): number for number, session in enumerate(event.sessions) if session.id}
    speakers = {str(session.id): [str(name) for name in session.participants] for session in event.sessions}

    def key(note: Contribution) -> tuple[int, int, str]:
        names = speakers.get(note.session_id, [])
        turns = [names.index(author) for author in note.front.authors if author in names]
        return (places.get(note.session_id, len(places)), min(turns, default=len(names)), note.path)

    return tuple(sorted(notes, key=key))


class _Desk:
    """The files of the folder on their way to their readers."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.paths = folder.paths()
        self.roles: dict[str, Role] = {}
        self.problems: list[Diagnostic] = []
        self.record: SourceFile | None = None
        self.files: dict[str, SourceFile] = {}
        self.papers: tuple[Paper, ...] = ()
        self._bytes: dict[str, bytes] = {}
        self.sort({})

    def sort(self, named: Mapping[str, Role]) -> None:
        """Give each file its role, now that the event's record has named some."""
        self.roles = {path: classify(path, named) for path in self.paths}

    def forms(self, named: Mapping[str, Role]) -> None:
        """Take for a note, and say, each form that somebody filled in where it lay."""
        for path in self.of_role(Role.FORM):
            data = self.data_of(path)
            if data is not None and not is_untouched(data):
                self.roles[path] = beside_forms(path, named)
                if self.roles[path] is Role.NOTE:
                    self.problems.append(found("B-004", Position(path)))

    def take(self, result: Checked[T]) -> T:
        """Keep what was found wrong; hand on the value."""
        self.problems.extend(result.diagnostics)
        return result.value

    def data_of(self, path: str) -> bytes | None:
        """The bytes of a file, or a problem when the disk refuses."""
        try:
            return self._bytes.setdefault(path, self.folder.read(path))
        except OSError as error:
            self.problems.append(found("A-006", Position(path), reason=error.strerror or str(error)))
            return None

    def text(self, path: str) -> SourceFile | None:
        """A file as text, or None when it can't be had."""
        data = self.data_of(path)
        file = None if data is None else self.take(decode(path, data))
        if file is not None:
            self.files[path] = file
        return file

    def of_role(self, role: Role) -> tuple[str, ...]:
        """The files of one role, in order."""
        return tuple(path for path in self.paths if self.roles[path] is role)

    def of(self, role: Role) -> tuple[SourceFile, ...]:
        """The files of one role as text, without those that can't be had."""
        return tuple(file for path in self.of_role(role) if (file := self.text(path)) is not None)

    def one(self, role: Role, read: Callable[[SourceFile], Checked[T]]) -> T | None:
        """The one file of a role; others of the same are said."""
        paths = in_order(self.of_role(role))
        for extra in paths[1:]:
            self.problems.append(found("A-008", Position(extra), first=paths[0]))
        file = self.text(paths[0]) if paths else None
        return None if file is None else self.take(read(file))

    def event(self) -> Event:
        """The event; a bare one named after the folder when there is none to be had."""
        event = self.one(Role.EVENT, self._event)
        if event is None:
            path = next(iter(self.of_role(Role.EVENT)), "evento.yaml")
            self.problems.append(found("A-001", Position(path)))
            event = Event(title=Located(self.folder.name))
        return event

    def _event(self, file: SourceFile) -> Checked[Event | None]:
        self.record = file
        return read_event(file)

    def event_translations(self, event: Event) -> tuple[EventTranslation, ...]:
        """The event's record in other languages, one file for each; it fits where it is the first in another than the event's."""
        found_: list[EventTranslation] = []
        original, taken = self.record.path if self.record else "", {event.language or "es"}
        for file in self.of(Role.EVENT_TRANSLATION):
            language = language_in(file.path)
            words = self.take(read_event_words(file, language)) or Event()
            fits = bool(original) and language not in taken
            found_.append(EventTranslation(path=file.path, original=original, language=language, words=words, fits=fits))
            taken.add(language)
        return tuple(found_)

    def roadmap(self, event: Event, pandoc: Pandoc) -> tuple[Register, Decisions, Notes, Notes]:
        """What the roadmap is made from: people, decisions, notes; and the translations of notes."""
        register = self.one(Role.REGISTER, read_register) or Register()
        decided = self.one(Role.DECISIONS, lambda file: read_decisions(file, register, language=event.language))
        self.papers = tuple(self._papers(event.language or "es"))
        read = self.take(read_contributions(self.notes(), pandoc, event, self.sizes(), register, self.papers))
        notes, translations = self.parted(read, event.language or "es")
        return register, decided or Decisions(), notes, translations

    def parted(self, notes: Notes, language: str) -> tuple[Notes, Notes]:
        """Originals, and translations of them; each in the language that its file's name ends in."""
        paths = (path for path in self.of_role(Role.NOTE) if not path.casefold().endswith(UNREAD_SUFFIXES))
        found_ = originals(paths, language)
        self.roles |= dict.fromkeys(found_, Role.TRANSLATION)
        named = [replace(note, language=note.front.language or language_in(note.path) or note.language) for note in notes]
        mine = tuple(note for note in named if note.path not in found_)
        theirs = (note for note in named if note.path in found_)
        return mine, tuple(replace(note, original=found_[note.path], language=language_in(note.path)) for note in theirs)

    def data(self, name: Located | None, read: Callable[[SourceFile], Checked[T]]) -> T | None:
        """A file that the event's record names, read."""
        if name is None:
            return None
        path = self.existing(name)
        file = self.text(path) if path else None
        return None if file is None else self.take(read(file))

    def by_name(self, role: Role) -> Located | None:
        """The file of the root that has the name of its role, where the event's record names none."""
        paths = (path for path in self.paths if "/" not in path and self.roles[path] is role)
        return next((Located(path) for path in paths if NAMES.get(PurePosixPath(path).stem.casefold()) is role), None)

    def existing(self, name: Located) -> str:
        """The path that a name names, or nothing and a problem."""
        path = str(name).strip()
        if path in self.paths:
            return path
        near = process.extractOne(path, self.paths, score_cutoff=70)
        self.problems.append(found("A-007", name.at, name=path, nearest=near[0] if near else None))
        return ""

    def slides(self, event: Event) -> None:
        """Say which slides the programme names and nobody left; addresses are no files."""
        for session in event.sessions:
            for name in session.slides:
                if "://" not in name:
                    self.existing(name)

    def notes(self) -> tuple[SourceFile, ...]:
        """The contributions that are text; the others are said by their reader."""
        files = (self.text(path) for path in self.of_role(Role.NOTE) if path.casefold().endswith(TEXTUAL))
        return tuple(file for file in files if file is not None)

    def _papers(self, language: str) -> Iterator[Paper]:
        """The contributions in Word and ODT, read one by one."""
        for path in self.of_role(Role.NOTE):
            if path.casefold().endswith(SUFFIXES) and (data := self.data_of(path)) is not None:
                yield read_paper(path, data, language)

    def sizes(self) -> dict[str, tuple[str, int]]:
        """SHA-256 and size of each contribution."""
        return {
            path: (sha256(data).hexdigest(), len(data))
            for path in self.of_role(Role.NOTE)
            if (data := self.data_of(path)) is not None
        }

    def texts(self, prose: Mapping[str, str]) -> dict[str, SourceFile]:
        """The long texts that stand in text files, by key."""
        files = {key: self.text(path) for key, path in prose.items() if not path.casefold().endswith(SUFFIXES)}
        return {key: file for key, file in files.items() if file is not None}

    def prose_papers(self, prose: Mapping[str, str], language: str) -> dict[str, Paper]:
        """Those that stand in Word and ODT files."""
        data = {key: self.data_of(path) for key, path in prose.items() if path.casefold().endswith(SUFFIXES)}
        papers = {key: read_paper(prose[key], found_, language) for key, found_ in data.items() if found_ is not None}
        self.papers += tuple(papers.values())
        return papers

    def pictures(self) -> dict[str, bytes]:
        """The pictures of the folder, and those that stand in Word and ODT files."""
        files = {path: data for path in self.of_role(Role.IMAGE) if (data := self.data_of(path)) is not None}
        return files | {name: data for paper in self.papers for name, data in paper.pictures.items()}

    def records(self, roles: frozenset[Role] = frozenset(Role)) -> tuple[SourceRecord, ...]:
        """What the manifest and the ledger list; private files are not read, only named."""
        return tuple(self._record(path) for path in self.paths if self.roles[path] in roles)

    def _record(self, path: str) -> SourceRecord:
        role = self.roles[path]
        if role is Role.OTHER:
            self.problems.append(found("A-005", Position(path)))
        data = None if role is Role.PRIVATE else self.data_of(path)
        digest, reason = sha256(data or b"").hexdigest(), self._unread(path) if role in READ else ""
        return SourceRecord(path=path, sha256=digest, size=len(data or b""), role=str(role), reason=reason)

    def _unread(self, path: str) -> str:
        """The code that says why nothing of a note could be read; nothing where it could."""
        name = path.casefold()
        if name.endswith(UNREAD_SUFFIXES):
            return UNREAD
        if name.endswith(TEXTUAL):
            return "" if path in self.files else "F-001"
        return next((paper.unread for paper in self.papers if paper.path == path), "")


READ = (Role.NOTE, Role.TRANSLATION, Role.PROSE)
"""What the ledger keeps an account of, and tells why it was not read."""
TEXTUAL = (".md", ".markdown", ".txt", ".yaml", ".yml")
