"""The edition before: found, read no further than its roadmap needs, and carried over (file-format, section 2, ``anterior``)."""

from __future__ import annotations

from dataclasses import replace

from memoria import vocabulary
from memoria.codes import Severity
from memoria.diagnostics import Checked, Diagnostic, found
from memoria.model.event import Event
from memoria.model.memoria import Memoria
from memoria.model.roadmap import Lock
from memoria.readers.classify import LOCK_FILE
from memoria.readers.folder import read_roadmap
from memoria.readers.text import decode
from memoria.roadmap.carried import carried
from memoria.roadmap.identify import identify
from memoria.roadmap.lock import read_lock
from memoria.source import Located
from memoria.world import Absent, Folder, Pandoc

_CODES = {Absent.MISSING: "H-010", Absent.OUTSIDE: "H-011"}


def read_previous(memoria: Memoria, folder: Folder, pandoc: Pandoc) -> Checked[Memoria | None]:
    """The roadmap of the edition that ``anterior`` names, as this event follows it up; None where there is none to be had.

    The edition before that one is not followed.
    """
    name = memoria.event.previous
    if name is None or vocabulary.value("undefined", name):
        return Checked(None)
    there = folder.other(name.strip())
    if isinstance(there, Absent):
        return Checked(None, (found(_CODES[there], name.at, folder=str(name)),))
    if there == folder:
        return Checked(None, (found("H-012", name.at, folder=str(name)),))
    read = read_roadmap(there, pandoc)
    lock = lock_of(there)
    identified = identify(replace(read.value, previous=None), lock.value or Lock())
    wrong = [*_order(memoria.event, read.value.event, name)]
    if there_names := read.value.event.previous:
        wrong += [found("H-012", name.at, folder=str(name))] if there.other(there_names.strip()) == folder else []
    wrong += _mistakes((*read.diagnostics, *lock.diagnostics, *identified.diagnostics), name)
    if any(problem.code in ("H-013", "H-015") for problem in wrong):
        return Checked(None, tuple(wrong))
    return Checked(carried(identified.value, memoria.decisions.follow_up), tuple(wrong))


def lock_of(folder: Folder) -> Checked[Lock | None]:
    """The lock of an event: an empty one where there is no file, None where it can't be understood."""
    if LOCK_FILE not in folder.paths():
        return Checked(Lock())
    file = decode(LOCK_FILE, folder.read(LOCK_FILE))
    return read_lock(file.value) if file.value else Checked(None, file.diagnostics)


def _order(event: Event, before: Event, name: Located) -> tuple[Diagnostic, ...]:
    """An edition without a year can't be named (H-013); one that came later is no previous one (H-015)."""
    if before.start is None:
        return (found("H-013", name.at, folder=str(name)),)
    if event.start and before.start > event.start:
        return (found("H-015", name.at, folder=str(name), day=before.start.isoformat(), own=event.start.isoformat()),)
    return ()


def _mistakes(problems: tuple[Diagnostic, ...], name: Located) -> tuple[Diagnostic, ...]:
    """That something in the other folder could not be understood (H-014): it is told in full there, not here."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if not errors:
        return ()
    codes = tuple(sorted({problem.code for problem in errors}))
    return (found("H-014", name.at, folder=str(name), count=len(errors), codes=codes),)
