"""What the volume is called: on its cover, where it is cited, in the properties of its files."""

from __future__ import annotations

from memoria.assemble.material import Material


def cover_kind(material: Material) -> str:
    """«Memoria del foro», «Memoria de la cumbre»; «Memoria de trabajo» where the kind of event is not known.

    «Extracto de la hoja de ruta», where only what concerns an institution is printed.
    """
    if material.extracted:
        return material.labels["roadmap_extract"]
    before, noun = material.labels.of_kind(str(material.event.kind or ""))
    return f"{material.labels['report']} {before}{noun}" if noun else material.labels["work_report"]


def cover_title(material: Material) -> str:
    """The event's title; of an extract, the institution."""
    return material.extracted.party.name if material.extracted else str(material.event.title or material.memoria.name)


def cover_subtitle(material: Material) -> str:
    """The event's; of an extract, the event's title."""
    event = material.event
    return str((event.title or material.memoria.name) if material.extracted else event.subtitle or "")


def volume_title(material: Material) -> str:
    """«Memoria del Foro La internacionalización territorial»; the kind is not said twice where the title begins with it."""
    if material.extracted:
        return f"{material.labels['roadmap_extract']} · {cover_title(material)}"
    labels, title = material.labels, str(material.event.title or material.memoria.name)
    before, noun = labels.of_kind(str(material.event.kind or ""))
    if not noun:
        return f"{labels['report']}{labels.colon}{title}"
    name = title if title.casefold().startswith(noun.casefold()) else f"{noun[:1].upper()}{noun[1:]} {title}"
    return f"{labels['report']} {before}{name}"
