"""Files for other programs are held against what is reserved before they leave, as those of a build are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from memoria.assemble import Options
from memoria.assemble.edition import for_edition
from memoria.diagnostics import Diagnostic
from memoria.leaks import held_back, leaks, secrets_of
from memoria.pipeline import Reading
from memoria.workspace.roadmap import Followed, personal
from memoria.writers.exposed import exposed


def told(reading: Reading, files: Iterable[tuple[str, bytes]]) -> tuple[Diagnostic, ...]:
    """W-002 for each file by name, all of them for the public, that says what is only in reserved or private matter."""
    _, hidden = for_edition(reading.memoria, Options(redact=personal), "")
    secrets = secrets_of(reading.memoria, {one.at: one.reason for one in hidden}, reading.private)
    return tuple(problem for name, data in files for problem in leaks(secrets, exposed(name, data), name))


def that_may_leave(files: Mapping[str, bytes], problems: Iterable[Diagnostic]) -> Mapping[str, bytes]:
    """The files that say no secret: the others are not written."""
    held = held_back(problems)
    return {name: data for name, data in files.items() if name not in held}


def told_by(followed: Followed, files: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    """The same of the files of a roadmap; those of the internal edition may say all."""
    return () if followed.table.internal else told(followed.reading, files.items())
