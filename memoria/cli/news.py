"""What came and what it changed, in one line for each file: two readings of an event compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from memoria.cli.texts import Texts
from memoria.codes import Severity
from memoria.model.memoria import Memoria
from memoria.pipeline import Reading
from memoria.readers.classify import Role
from memoria.receipts import NOTE, TRANSLATION, UNFILLED, summary
from memoria.workspace.watcher import Listing

RIVAL = "N-005"


@dataclass(frozen=True, slots=True)
class Changes:
    """Which files came, changed, went, and got another name (old name by new)."""

    came: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()


def changes(before: Listing, after: Listing, old: Memoria | None, new: Memoria) -> Changes:
    """What is different between two moments of a folder. The same bytes under another name are a file renamed."""
    came = [path for path in after if path not in before]
    gone = [path for path in before if path not in after]
    hashes = {file.path: file.sha256 for file in old.files if file.size} if old else {}
    renamed: dict[str, str] = {}
    for path, sha256 in ((file.path, file.sha256) for file in new.files if file.path in came and file.size):
        match = next((other for other in gone if hashes.get(other) == sha256 and other not in renamed), None)
        if match is not None:
            renamed[match] = path
    return Changes(
        tuple(path for path in came if path not in renamed.values()),
        tuple(path for path in after if path in before and after[path] != before[path]),
        tuple(path for path in gone if path not in renamed),
        tuple(renamed.items()),
    )


def lines(what: Changes, after: Listing, old: Reading | None, new: Reading, texts: Texts) -> Iterator[str]:
    """A line for each file, then what is new about all of them: two notes for one place, errors that came or went."""
    for was, now in what.renamed:
        yield texts("watch_renamed", path=was, now=now, said=_said(now, after, new, texts))
    for key, paths in (("watch_came", what.came), ("watch_changed", what.changed)):
        for path in paths:
            yield texts(key, path=path, said=_said(path, after, new, texts)).removesuffix(": ")
    for path in what.gone:
        yield texts("watch_gone", path=path)
    known = (
        {(problem.at.path, problem.values.get("other")) for problem in old.problems if problem.code == RIVAL} if old else set()
    )
    for problem in new.problems:
        if problem.code == RIVAL and (problem.at.path, problem.values.get("other")) not in known:
            yield texts("watch_rivals", path=problem.at.path, **problem.values)


def _said(path: str, after: Listing, reading: Reading, texts: Texts) -> str:
    """What was understood of a file, or why nothing was."""
    if after[path].conflict:
        return texts("watch_conflict")
    role = next((file.role for file in reading.memoria.files if file.path == path), "")
    if role in (NOTE, TRANSLATION):
        unfilled = any(problem.code == UNFILLED and problem.at.path == path for problem in reading.problems)
        said = summary(reading.memoria, path, texts.language, unfilled=unfilled)
        errors = sum(problem.at.path == path and problem.severity is Severity.ERROR for problem in reading.problems)
        return f"{said}; {texts.count('errors', errors)}" if errors else said
    if role == Role.FORM:
        return texts("watch_form")
    return {str(Role.OTHER): texts("watch_unused"), str(Role.PRIVATE): texts("watch_private")}.get(role, "")
