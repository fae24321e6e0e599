"""``memoria roadmap export``, one institution's files at a time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from memoria.cli.console import Screen
from memoria.cli.files import write_files
from memoria.cli.texts import Texts
from memoria.cli.usage import UsageError, perhaps
from memoria.people import Index
from memoria.roadmap.institutions import Dealings
from memoria.workspace.extracts import extracts, institutions_of, named
from memoria.workspace.roadmap import Followed


def chosen_institutions(followed: Followed, names: Sequence[str], texts: Texts) -> tuple[Dealings, ...]:
    """Those named, or all of them; a usage error for one that has nothing to do with the roadmap."""
    sides = institutions_of(followed)
    if not names:
        return sides
    found = []
    for who in names:
        side = named(who, followed, sides)
        if side is None:
            near = Index(followed.memoria.register).alike(who)
            raise UsageError(perhaps(texts("roadmap_no_part", who=who), near, texts))
        found.append(side)
    return tuple(found)


def write_extracts(
    followed: Followed, sides: Sequence[Dealings], formats: Sequence[str], target: Path, screen: Screen, *, final: bool
) -> int:
    """The files of each institution; 1 where something went wrong in making one."""
    status = 0
    for made in extracts(followed, Path(), sides, formats, final=final):
        write_files(made.files, target, screen)
        if made.problems:
            screen.problems(made.problems)
            status = 1
        if made.refused:
            screen.complain(screen.texts("refused"))
    return status
