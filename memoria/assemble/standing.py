"""Who somebody is, said beside the name: office, institution and country, which are public by role."""

from __future__ import annotations

from memoria.assemble.material import Material
from memoria.assemble.nodes import Inlines, folded, span, text, texts
from memoria.document import roles
from memoria.document.tree import Text
from memoria.labels import Labels
from memoria.model.people import Organisation, Person
from memoria.source import Located


def person_line(material: Material, name: str) -> Inlines:
    """A speaker with office, institution and country; an institution with its country."""
    entry = material.index.find(name)
    at = getattr(name, "at", None)
    if isinstance(entry, Person):
        return (text(Located(entry.full_name, at)), *_small(standing_of(material, entry)))
    if isinstance(entry, Organisation):
        country = _country(material.labels, entry.country, str(entry.name or ""))
        return (text(Located(str(entry.name or entry.label), at)), *_small(country))
    return texts(name)


def standing_of(material: Material, person: Person) -> str:
    """«Prefecta, Prefectura de Valle Alto (Ecuador)»."""
    organisation = material.index.find(person.organisation) if person.organisation else None
    institution = str(organisation.name) if isinstance(organisation, Organisation) else str(person.organisation or "")
    country = person.country or (organisation.country if isinstance(organisation, Organisation) else None)
    parts = ", ".join(part for part in (str(person.office or ""), institution) if part)
    place = _country(material.labels, country, institution)
    return f"{parts} ({place})" if parts and place else parts or place


def _country(labels: Labels, code: str | None, institution: str) -> str:
    """The name of a country, unless the institution's own name says it."""
    country = labels.country(code) if code else ""
    return "" if folded(country) in folded(institution) else country


def _small(words: str) -> Inlines:
    return (Text(", "), span(roles.LABEL, Text(words))) if words else ()
