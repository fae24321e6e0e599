"""The sheet on which a declaration is signed: a line for each institution, to be filled in by hand."""

from __future__ import annotations

from memoria.assemble.material import Material
from memoria.assemble.nodes import Inlines, cell, table, two_lines
from memoria.assemble.standing import standing_of
from memoria.document.tree import Cell, LineBreak, Plain, Row, Table, Text
from memoria.model.people import Person

ROOM = 2
"""Empty lines under which somebody signs."""


def signature_sheet(material: Material) -> tuple[Table, ...]:
    """A row for each of ``firmantes``: its full name, then room for who signs and for the signature."""
    labels = material.labels
    rows = [Row((_signatory(material, name), _room(), _room())) for name in material.event.signatories]
    head = [labels[key] for key in ("institution", "name_and_office", "signature")]
    return (table("plain", head, rows, (40, 30, 30)),) if rows else ()


def _signatory(material: Material, name: str) -> Cell:
    entry = material.index.find(name)
    if isinstance(entry, Person):
        standing = standing_of(material, entry)
        return two_lines(material.name(name), (Text(standing),) if standing else ())
    full = str(entry.name or entry.label) if entry else ""
    words: Inlines = (Text(full, getattr(name, "at", None)),) if full else material.name(name)
    return cell(*words)


def _room() -> Cell:
    """Blank, and as high as a signature."""
    blank = Text("\u00a0")
    return Cell((Plain((blank, *(node for _ in range(ROOM) for node in (LineBreak(), blank)))),))
