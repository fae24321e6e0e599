"""What becomes of the problems of some events: whose they are, and the exit status that they give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from memoria.codes import Severity
from memoria.diagnostics import Diagnostic


def in_event(problems: Iterable[Diagnostic], folder: Path, folders: Sequence[Path]) -> Iterator[Diagnostic]:
    """The problems of one event; where there are several, each path says which."""
    for problem in problems:
        named = problem.at._replace(path=f"{folder.resolve().name}/{problem.at.path}") if len(folders) > 1 else problem.at
        yield replace(problem, at=named)


def verdict(problems: Sequence[Diagnostic], strict: bool) -> int:
    """0 when clean or only warned, 1 with errors (or warnings, when strict)."""
    severities = {problem.severity for problem in problems}
    return int(Severity.ERROR in severities or (strict and Severity.WARNING in severities))
