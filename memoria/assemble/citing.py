"""The volume of this edition, and its papers, as works that are cited."""

from __future__ import annotations

from collections.abc import Container

from memoria.assemble.material import Material
from memoria.assemble.nodes import Inlines, span
from memoria.assemble.titles import volume_title
from memoria.citation.linked import json_ld
from memoria.citation.names import Name, name_of
from memoria.citation.reference import Meeting, Work, plain_doi
from memoria.citation.styles import Cited, apa, iso_690
from memoria.collation import alphabetical
from memoria.document import roles
from memoria.document.tree import Emph, Text
from memoria.model.contribution import Contribution
from memoria.model.event import Organiser
from memoria.model.people import Organisation, Person

MAIN_ROLES = ("convoca", "organiza", "organizador", "anfitrión", "anfitriona")
SPOKEN = ("conferencia", "ponencia")
"""Types of contribution that are a speaker's own text."""


def is_paper(note: Contribution) -> bool:
    """True for the text of a speaker; reports of what others said are no papers."""
    return note.front.type in SPOKEN or (not note.front.type and bool(note.front.authors))


def organisation_name(material: Material, organiser: Organiser, *, short: bool = False) -> str:
    """The full name of an organiser, or its acronym."""
    entry = material.index.find(organiser.organisation or "")
    if isinstance(entry, Organisation):
        return entry.label if short else str(entry.name or entry.label)
    return material.index.label(organiser.organisation or "")


def works(material: Material) -> tuple[Work, ...]:
    """The volume, and then its papers by author and title."""
    volume = volume_work(material)
    papers = (paper_work(material, note, volume) for note in material.ordered_notes if is_paper(note) and note.front.title)
    key = alphabetical(material.labels.language)
    return (volume, *sorted(papers, key=lambda work: ([key(name.inverted) for name in work.authors], key(work.title))))


def volume_work(material: Material) -> Work:
    """The volume as a publication."""
    event, labels, edition = material.event, material.labels, material.event.edition
    publisher = labels.list([organisation_name(material, o, short=True) for o in event.organisers if o.role in MAIN_ROLES])
    place = event.venue.name if event.venue and event.venue.name else event.platform if event.modality == "virtual" else None
    return Work(
        id=material.memoria.name,
        title=volume_title(material),
        language=labels.language,
        editors=tuple(_name(material, name) for name in edition.coordination) if edition else (),
        issued=edition.date if edition and edition.date else event.last_day,
        publisher=publisher,
        place=str(edition.city or "") if edition else "",
        isbn=str(edition.isbn or "") if edition else "",
        doi=plain_doi(str(edition.doi or "")) if edition else "",
        deposit=f"{labels['legal_deposit']}{labels.colon}{edition.deposit}" if edition and edition.deposit else "",
        licence=str(edition.licence or "") if edition else "",
        edition=str(edition.number or "") if edition else "",
        keywords=tuple(str(axis.title) for axis in event.axes if axis.title),
        meeting=Meeting(str(event.title or material.memoria.name), event.start, event.last_day, str(place or ""), event.modality),
    )


def paper_work(material: Material, note: Contribution, volume: Work) -> Work:
    """A contribution, in its volume."""
    session = material.session(note.session_id)
    return Work(
        id=str(material.note_identifiers[note.path]),
        title=" ".join(str(note.front.title or "").split()),
        language=note.language,
        authors=tuple(_name(material, name) for name in material.index.names(note.front.authors)),
        volume=volume,
        abstract=" ".join(str(note.front.abstract or "").split()),
        keywords=tuple(map(str, note.front.keywords)),
        session=material.session_title(session) if session else "",
        meeting=volume.meeting,
    )


def _name(material: Material, written: str) -> Name:
    entry = material.index.find(written)
    if isinstance(entry, Person):
        return name_of(entry, material.event.language)
    if isinstance(entry, Organisation):
        return Name(literal=str(entry.name or entry.label), is_institution=True)
    return Name(literal=str(written).strip())


# --- in the volume -----------------------------------------------------------------------------------------------


def citations(material: Material, note: Contribution | None = None) -> tuple[Inlines, Inlines]:
    """How the volume, or one contribution, is cited: after ISO 690 and after APA."""
    volume = volume_work(material)
    work = volume if note is None else paper_work(material, note, volume)
    return _inlines("ISO 690", iso_690(work, material.labels)), _inlines("APA", apa(work, material.labels))


def _inlines(style: str, cited: Cited) -> Inlines:
    return (span(roles.LABEL, Text(style)), Text(f" {cited.before}"), Emph((Text(cited.title),)), Text(cited.after))


def linked_data(material: Material, places: Container[str]) -> str:
    """The volume as JSON-LD, with those papers that stand in it: ``places`` are the identifiers of its parts."""
    volume, *papers = works(material)
    return json_ld(volume, [paper for paper in papers if paper.id in places])


def identifiers(material: Material) -> tuple[str, ...]:
    """What the volume is known by: DOI, ISBN and legal deposit, as they were given."""
    volume = volume_work(material)
    named = ((volume.doi, "doi:"), (volume.isbn, "urn:isbn:"), (volume.deposit, ""))
    return tuple(f"{prefix}{value}" for value, prefix in named if value)
