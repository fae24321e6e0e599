"""One institution's part of the roadmap, as files to send to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from memoria.choices import FORMATS, Choices
from memoria.diagnostics import Diagnostic
from memoria.people import Index
from memoria.roadmap.exports import STEM, export
from memoria.roadmap.institutions import Dealings, Parties, dealings
from memoria.roadmap.rows import Table
from memoria.workspace.guard import that_may_leave, told_by
from memoria.workspace.roadmap import Followed, shown_for
from memoria.workspace.session import build_reading

LAID_OUT = FORMATS
"""Formats of a document; the others are of data."""


@dataclass(frozen=True, slots=True)
class Extract:
    """The files of one institution by name, what was found wrong in writing them, and whether a final one was refused."""

    files: tuple[tuple[str, bytes], ...]
    problems: tuple[Diagnostic, ...] = ()
    refused: bool = False


def institutions_of(followed: Followed) -> tuple[Dealings, ...]:
    """Everybody who has something to do with a commitment that this edition shows."""
    shown = shown_for(followed.memoria, internal=followed.table.internal)
    return tuple(side for side in dealings(shown) if side.takes_part)


def named(who: str, followed: Followed, sides: Sequence[Dealings]) -> Dealings | None:
    """The institution of a key, an id, an acronym or a name."""
    party = Parties(Index(followed.memoria.register)).of(who)
    keys = (who, party.key if party else "")
    return next((side for side in sides if side.party.key in keys), None)


def extracts(
    followed: Followed, here: Path, sides: Sequence[Dealings], formats: Sequence[str], *, final: bool = False
) -> Iterator[Extract]:
    """The files of each institution in turn: documents through the same writers and theme as the volume, and data."""
    laid_out = tuple(name for name in formats if name in LAID_OUT)
    data = tuple(name for name in formats if name not in LAID_OUT)
    for side in sides:
        files: list[tuple[str, bytes]] = []
        problems: tuple[Diagnostic, ...] = ()
        if laid_out:
            asked = Choices(laid_out, final=final, internal=followed.table.internal, edition=STEM, language=followed.language)
            choices = replace(asked, institution=side.party.key)
            built = build_reading(followed.reading, followed.folder, here, choices)
            if built.refused:
                yield Extract((), built.problems[-1:], refused=True)
                return
            problems = tuple(problem for problem in built.problems if problem not in followed.reading.problems)
            files += [(name, content) for name, content in built.files if name.rpartition(".")[2] in laid_out]
        if data:
            made = export(_rows_of(followed, side), data, side.party.key, followed.language)
            told = told_by(followed, made)
            problems += told
            files += that_may_leave(made, told).items()
        yield Extract(tuple(files), problems)


def _rows_of(followed: Followed, side: Dealings) -> Table:
    """The rows of its commitments, and of those that it had taken on in the previous edition."""
    ids = {mark.id for mark in (*side.commitments, *side.owed_before, *side.partner_before)}
    rows = tuple(row for row in followed.table.rows if row["id"] in ids)
    return replace(followed.table, title=f"{followed.table.title} · {side.party.name}", rows=rows)
