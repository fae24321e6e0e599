"""The list of presentations: what was shown at each session, by whom."""

from __future__ import annotations

from memoria.assemble.material import Material
from memoria.assemble.nodes import Inlines, cell, lines, link, table
from memoria.assemble.session_header import address_of
from memoria.document.tree import Row, Table, Text
from memoria.model.event import Session


def presentations(material: Material) -> tuple[Table, ...]:
    """A row for each session of which slides are given; nothing where there are none."""
    labels = material.labels
    rows = [_row(material, session) for session in material.event.sessions if session.slides]
    head = [labels[key] for key in ("session", "take_part", "file")]
    return (table("plain", head, rows, (42, 28, 30), labels["presentations"]),) if rows else ()


def _row(material: Material, session: Session) -> Row:
    title: Inlines = (Text(f"{session.id or ''} {material.session_title(session)}".strip()),)
    files = lines(address_of(slide) for slide in session.slides)
    people = lines(material.name(name) for name in session.participants)
    return Row((cell(link(material.session_identifier(session), *title)), cell(*people), cell(*files)))
