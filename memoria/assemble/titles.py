"""What the volume is called: on its cover, where it is cited, in the properties of its files."""

from __future__ import annotations

from memoria.assemble.material import Material
from memoria.choices import TRANSITION


def cover_kind(material: Material) -> str:
    """«Memoria del foro», «Memoria de la cumbre»; «Memoria de trabajo» where the kind of event is not known.

    What an extract is: of the roadmap, for an institution; a dossier of transition, of one territory or of all.
    """
    part = _part(material)
    if part:
        return part[0]
    before, noun = material.labels.of_kind(str(material.event.kind or ""))
    return f"{material.labels['report']} {before}{noun}" if noun else material.labels["work_report"]


def cover_title(material: Material) -> str:
    """The event's title; of an extract, the institution or the territory."""
    part = _part(material)
    return part[1] if part and part[1] else _event_title(material)


def cover_subtitle(material: Material) -> str:
    """The event's; of an extract, the event's title."""
    part = _part(material)
    return _event_title(material) if part and part[1] else str(material.event.subtitle or "")


def volume_title(material: Material) -> str:
    """«Memoria del Foro La internacionalización territorial»; the kind is not said twice where the title begins with it."""
    if part := _part(material):
        return f"{part[0]} · {cover_title(material)}"
    labels, title = material.labels, _event_title(material)
    before, noun = labels.of_kind(str(material.event.kind or ""))
    if not noun:
        return f"{labels['report']}{labels.colon}{title}"
    name = title if title.casefold().startswith(noun.casefold()) else f"{noun[:1].upper()}{noun[1:]} {title}"
    return f"{labels['report']} {before}{name}"


def _event_title(material: Material) -> str:
    return str(material.event.title or material.memoria.name)


def _part(material: Material) -> tuple[str, str] | None:
    """What an extract is and whose it is; None for a volume of the event."""
    if material.extracted:
        return material.labels["roadmap_extract"], material.extracted.party.name
    if material.options.territory:
        return material.labels["dossier"], material.dossier.place.name if material.dossier else ""
    return (material.labels["dossiers"], "") if material.options.edition == TRANSITION else None
