"""What a volume is made of: the files of its event that may be named, its template, and what was asked for."""

from __future__ import annotations

from collections.abc import Iterable

from memoria.choices import Choices
from memoria.manifest.canonical import Item, inputs_part, item
from memoria.model.memoria import Memoria
from memoria.readers.classify import Role
from memoria.roadmap.rows import Table

UNPUBLISHED = (Role.PRIVATE, Role.LOCK, Role.OTHER, Role.GUIDE, Role.PROPOSAL, Role.FORM, Role.TRANSCRIPT)
"""Files that are no input of a volume, or that a public manifest doesn't name."""


def inputs_of(memoria: Memoria, template: Iterable[Item], choices: Choices, since: Table | None) -> str:
    """The inputs part of a build's manifest; ``since`` is an earlier version of the roadmap that it is compared with."""
    published = _published(memoria, choices)
    if memoria.previous is not None:
        published += _inputs_before(memoria.previous, choices)
    options = {
        "final": str(choices.final).lower(),
        "internal": str(choices.internal).lower(),
        "date": str(choices.date or ""),
        "edition": choices.edition,
        "session": choices.session or "",
        "institution": choices.institution or "",
        "territory": choices.territory or "",
        "language": choices.language,
    }
    if since is not None:
        from memoria.roadmap.exports.json import write_json

        options["since"] = item("", write_json(since, "")).sha256
    return inputs_part(memoria.name, published, template, options)


def _published(memoria: Memoria, choices: Choices) -> list[Item]:
    internal_notes = {note.path for note in memoria.handed_in if note.is_internal}
    return [
        Item(file.path, file.sha256, file.size)
        for file in memoria.files
        if file.role not in UNPUBLISHED and (choices.internal or file.path not in internal_notes)
    ]


def _inputs_before(previous: Memoria, choices: Choices) -> list[Item]:
    """The files of the previous edition that the follow-up comes from."""
    return [Item(f"../{previous.name}/{one.path}", one.sha256, one.size) for one in _published(previous, choices)]
