"""The papers of an event, each as a publication of its own: ``actas`` prints them in full."""

from __future__ import annotations

from dataclasses import dataclass

from memoria.assemble.citing import citations, is_paper
from memoria.assemble.contributions import NoteView, note_view
from memoria.assemble.material import Material
from memoria.assemble.nodes import Inlines
from memoria.model.contribution import Contribution
from memoria.model.event import Session


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper with the session that it was given at, and how it is cited."""

    note: NoteView
    session: str
    citation: Inlines
    apa: Inlines


def papers(material: Material) -> tuple[PaperView, ...]:
    """What speakers handed in, in the order of the programme; reports of what others said are no papers."""
    return tuple(_paper(material, note) for note in material.ordered_notes if is_paper(note))


def _paper(material: Material, note: Contribution) -> PaperView:
    session = material.session(note.session_id)
    return PaperView(note_view(material, note, None, level=1), _session(material, session), *citations(material, note))


def _session(material: Material, session: Session | None) -> str:
    """«Panel. Tres territorios, tres caminos · 28 de marzo de 2023»."""
    if session is None:
        return ""
    day = material.day_of(session)
    when = material.labels.day(day.date) if day and day.date else ""
    return " · ".join(part for part in (material.session_title(session), when) if part)
