"""Imports on disk: raw files kept under ``crudo/``, canonical files beside the notes, and no word of a person written over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from memoria.diagnostics import Checked, found
from memoria.intake.headings import Columns, fold_heading, key_named
from memoria.intake.importing import import_files, presences
from memoria.intake.imports import Import, Made, Raw, Wishes
from memoria.intake.mail import safe_name
from memoria.intake.raw import Kind, Presence
from memoria.intake.record import (
    COLUMNS_FILE,
    OWN_FILES,
    RECORD_FILE,
    Imported,
    Record,
    Standing,
    Written,
    read_columns,
    read_import_record,
    standings,
    write_columns,
    write_import_record,
)
from memoria.pipeline import Reading
from memoria.readers.classify import FOLDERS, GUIDES, Role
from memoria.readers.text import decode
from memoria.source import Position, SourceFile
from memoria.workspace.errors import MachineError
from memoria.workspace.folder import EventFolder
from memoria.workspace.output import write_whole
from memoria.workspace.session import read_event_at

RAW_FOLDER = "crudo"


class Change(StrEnum):
    """What writing a canonical file would do."""

    NEW = "new"
    SAME = "same"
    UPDATED = "updated"
    KEPT = "kept"
    """Somebody wrote or corrected it: it is left alone."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A canonical file, what stands in its place, and what would happen to it."""

    made: Made
    change: Change
    before: str = ""

    @property
    def after(self) -> str:
        """The text that would be written."""
        return "" if self.made.attached else self.made.data.decode()


@dataclass(frozen=True, slots=True)
class Proposal:
    """All that an import would write into an event."""

    folder: Path
    raws: tuple[Raw, ...]
    plans: tuple[Plan, ...]
    result: Import
    record: Record
    columns: Mapping[str, str]
    """Headings as they were told, to be remembered."""


def raw_path(file: Path, folder: Path) -> str:
    """The path of a raw file in its event: where it is, or under ``crudo/`` where it comes from outside."""
    root, real = folder.resolve(), file.resolve()
    if real.is_relative_to(root):
        return real.relative_to(root).as_posix()
    return f"{RAW_FOLDER}/{safe_name(file.name) or 'archivo'}"


def files_in(given: Iterable[Path], folder: Path) -> tuple[Path, ...]:
    """The files to import: those named, and those of the folders named but for ours, guides and what was left out before."""
    excluded = read_import_record(_text(EventFolder(folder), RECORD_FILE)).excluded
    done: list[Path] = []
    for path in given:
        inside = (
            sorted(file for file in path.rglob("*") if file.is_file() and not file.name.startswith("."))
            if path.is_dir()
            else [path]
        )
        done += [
            file for file in inside if not _is_ours(file, folder) and (file is path or raw_path(file, folder) not in excluded)
        ]
    return tuple(dict.fromkeys(done))


def _is_ours(file: Path, folder: Path) -> bool:
    """A file that we keep beside the raw ones, or that somebody wrote to explain them."""
    path = raw_path(file, folder)
    return path in OWN_FILES or (path.startswith(f"{RAW_FOLDER}/") and file.stem.casefold() in GUIDES)


def proposal_for(files: Sequence[Path], folder: Path, wishes: Wishes, told: Mapping[str, str]) -> Checked[Proposal]:
    """What importing some files would do. Nothing is written.

    ``told`` says which column is which (heading → word for its key), and is remembered together with what was told before.
    """
    event = EventFolder(folder)
    reading: Reading = read_event_at(folder)
    record = read_import_record(_text(event, RECORD_FILE))
    columns = read_columns(_text(event, COLUMNS_FILE)) | dict(told)
    session = reading.memoria.event.session_id(wishes.session) if wishes.session else ""
    if session is None:
        ids = tuple(str(one.id) for one in reading.memoria.event.sessions)
        return Checked(_nothing(folder, record), (found("V-009", Position(""), session=wishes.session, sessions=ids),))
    wishes = replace(wishes, columns=Columns(_keys(columns)), session=session)
    raws = tuple(_raw(file, folder) for file in files)
    earlier = tuple(_earlier(event, record, raws))
    imported = import_files(raws, reading.memoria, wishes, earlier)
    plans, problems = [], list(imported.diagnostics)
    for made in imported.value.made:
        plan = _plan(event, made, record)
        plans.append(plan)
        if plan.change is Change.KEPT:
            problems.append(found("I-028", Position(made.path)))
    return Checked(Proposal(folder, raws, tuple(plans), imported.value, record, columns), tuple(problems))


def _nothing(folder: Path, record: Record) -> Proposal:
    """What is written where something was asked for that the event has not."""
    return Proposal(folder, (), (), Import(), record, {})


def carry_out(proposal: Proposal) -> tuple[str, ...]:
    """Write what a proposal holds; the paths written. Raw files from outside come first: nothing lacks its source."""
    done: list[str] = []
    if not proposal.raws:
        return ()
    for raw in proposal.raws:
        if write_whole(proposal.folder / raw.path, raw.data):
            done.append(raw.path)
    for plan in proposal.plans:
        if plan.change in (Change.NEW, Change.UPDATED):
            write_whole(proposal.folder / plan.made.path, plan.made.data)
            done.append(plan.made.path)
    record = proposal.record
    for raw in proposal.raws:
        entry = _entry(raw, proposal)
        if entry is not None:
            record = record.with_import(entry)
    write_whole(proposal.folder / RECORD_FILE, write_import_record(record).encode())
    if proposal.columns:
        write_whole(proposal.folder / COLUMNS_FILE, write_columns(proposal.columns).encode())
    return tuple(done)


def exclude(files: Iterable[Path], folder: Path, reason: str) -> tuple[str, ...]:
    """Remember that raw files are left out, and why; their paths."""
    record = read_import_record(_text(EventFolder(folder), RECORD_FILE))
    paths = tuple(raw_path(file, folder) for file in files)
    for path in paths:
        record = record.with_exclusion(path, reason)
    write_whole(folder / RECORD_FILE, write_import_record(record).encode())
    return paths


def presences_at(folder: Path, reading: Reading) -> tuple[tuple[str, Presence], ...]:
    """Who the attendance reports of an event name, those that were imported."""
    event = EventFolder(folder)
    record = read_import_record(_text(event, RECORD_FILE))
    columns = Columns(_keys(read_columns(_text(event, COLUMNS_FILE))))
    reports = tuple(_earlier(event, record, ()))
    return presences(reports, reading.memoria, Wishes(columns=columns))


def raw_standings(folder: Path) -> tuple[Standing, ...]:
    """What became of every raw file of an event."""
    event = EventFolder(folder)
    hashes: dict[str, str] = {}
    for path in event.paths():
        top, slash, _ = path.partition("/")
        is_guide = Path(path).stem.casefold() in GUIDES
        if slash and FOLDERS.get(top.casefold()) is Role.PRIVATE and path not in OWN_FILES and not is_guide:
            try:
                hashes[path] = event.sha256(path)
            except OSError:
                hashes[path] = ""
    return standings(hashes, read_import_record(_text(event, RECORD_FILE)))


# -- the pieces ------------------------------------------------------------------------------------------------------------


def _keys(columns: Mapping[str, str]) -> dict[str, str]:
    named = {heading: key_named(word) for heading, word in columns.items()}
    return {fold_heading(heading): key for heading, key in named.items() if key}


def _raw(file: Path, folder: Path) -> Raw:
    """A raw file; one from outside that has the name of another raw file gets a number."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise MachineError(f"{file}: {error.strerror or error}") from error
    path = raw_path(file, folder)
    stem, dot, suffix = path.rpartition(".")
    number = 1
    while _is_another(folder / path, data, file):
        number += 1
        path = f"{stem}-{number}{dot}{suffix}" if dot else f"{suffix}-{number}"
    return Raw(path, data)


def _is_another(place: Path, data: bytes, file: Path) -> bool:
    return place.is_file() and place.resolve() != file.resolve() and place.read_bytes() != data


def _earlier(event: EventFolder, record: Record, raws: Sequence[Raw]) -> Iterable[Raw]:
    """Reports of participation imported before, which count together with the new ones."""
    given = {raw.path for raw in raws}
    for path, entry in record.imported.items():
        if entry.kind == str(Kind.ATTENDANCE) and path not in given and path in event.paths():
            yield Raw(path, event.read(path))


def _text(event: EventFolder, path: str) -> SourceFile | None:
    return decode(path, event.read(path)).value if path in event.paths() else None


def _plan(event: EventFolder, made: Made, record: Record) -> Plan:
    """New, the same as before, another, or not ours to touch."""
    place = event.root / made.path
    if not place.is_file():
        return Plan(made, Change.NEW)
    there = place.read_bytes()
    if there == made.data:
        return Plan(made, Change.SAME)
    known, before = record.hashes_of(made.path), there.decode("utf-8", "replace")
    if sha256(there).hexdigest() in known:
        return Plan(made, Change.UPDATED, before)
    if sha256(made.data).hexdigest() in known:
        return Plan(made, Change.SAME, before)  # somebody went on from what was imported, and nothing new has come
    return Plan(made, Change.KEPT, before)


def _entry(raw: Raw, proposal: Proposal) -> Imported | None:
    source = raw.source
    mine = [plan.made for plan in proposal.plans if source in plan.made.sources and plan.change is not Change.KEPT]
    if not mine:
        kind = dict(proposal.result.understood).get(raw.path)
        return Imported(raw.path, source.sha256, str(kind)) if kind else None
    made = tuple(Written(one.path, sha256(one.data).hexdigest()) for one in mine)
    return Imported(raw.path, source.sha256, str(mine[0].kind), made)
