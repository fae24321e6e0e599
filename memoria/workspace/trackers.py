"""Roadmaps that come from elsewhere: workbooks that came back, exported data, folders at a revision."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from memoria.codes import Severity
from memoria.diagnostics import Checked, Diagnostic, found
from memoria.people import Index
from memoria.pipeline import Reading
from memoria.readers.classify import DECISIONS_FILES, Role, in_order
from memoria.roadmap.exports.json import read_json
from memoria.roadmap.imports import Proposal, Wording, read_tracker
from memoria.roadmap.patch import Edit, NotPatchableError, patch
from memoria.roadmap.rows import Table
from memoria.roadmap.terms import Term, parse_term
from memoria.source import Position
from memoria.workspace.output import write_whole
from memoria.workspace.places import is_event
from memoria.workspace.revisions import NoRevisionError, folder_at
from memoria.workspace.roadmap import roadmap_at, table_for
from memoria.workspace.session import previous_named


def proposal_of(tracker: Path, reading: Reading) -> Checked[Proposal]:
    """What a workbook that came back would change in an event."""
    memoria, event = reading.memoria, reading.memoria.event

    def means(words: str) -> Term | None:
        term = parse_term(words, event.language, event.last_day, event.horizons) if event.last_day else None
        return term if isinstance(term, Term) else None

    wording = Wording(means, Index(memoria.register).label)
    return read_tracker(tracker.read_bytes(), tracker.name, lambda internal: table_for(memoria, internal=internal), wording)


def decisions_file(reading: Reading) -> str:
    """The file of the event's folder that holds the editor's decisions, or would: «hoja-de-ruta.yaml», «roteiro.yaml» …"""
    memoria = reading.memoria
    there = in_order(file.path for file in memoria.files if file.role == Role.DECISIONS)
    return there[0] if there else DECISIONS_FILES[memoria.event.language or "es"]


def write_decisions(folder: Path, reading: Reading, edits: Iterable[Edit]) -> tuple[Diagnostic, ...]:
    """Change the file of decisions in its text; or say why that can't be done, and write nothing."""
    name = decisions_file(reading)
    path = folder / name
    broken = [one for one in reading.problems if one.at.path == name and one.code[0] == "Y"]
    if any(one.severity is Severity.ERROR for one in broken):
        return (found("S-022", broken[0].at, reason=broken[0].code),)
    try:
        changed = patch(path.read_bytes() if path.is_file() else b"", edits)
    except NotPatchableError as error:
        return (found("S-022", Position(name), reason=str(error).splitlines()[0]),)
    write_whole(path, changed)
    return ()


def version_of(folder: Path, place: str, *, internal: bool) -> Table | None:
    """An earlier version of an event's roadmap: what ``table_at`` takes, what a build left (its folder or its manifest), or a
    revision of Git («HEAD~3»), which is that of the event's own folder."""
    path = Path(place)
    stem = "hoja-de-ruta.interna" if internal else "hoja-de-ruta"
    if path.name.endswith("manifest.json"):
        path = path.parent
    if path.is_dir() and not is_event(path) and (path / f"{stem}.json").is_file():
        return table_at(str(path / f"{stem}.json"), internal=internal)
    if path.exists() or ":" in place:
        return table_at(place, internal=internal)
    return table_at(f"{place}:{folder.as_posix()}", internal=internal)


def table_at(place: str, *, internal: bool) -> Table | None:
    """The roadmap of a folder, of an exported JSON file, or of a folder at a revision of Git; None where there is none."""
    path = Path(place)
    if path.is_file():
        try:
            return read_json(path.read_text("utf-8"))
        except ValueError:
            return None
    if path.is_dir():
        return roadmap_at(path, internal=internal).table if is_event(path) else None
    revision, colon, folder = place.partition(":")
    if not colon or not revision or revision.startswith("-"):
        return None
    try:
        with folder_at(revision, Path(folder), previous_named) as there:
            return roadmap_at(there, internal=internal).table if is_event(there) else None
    except NoRevisionError:
        return None
