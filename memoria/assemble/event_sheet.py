"""The event at a glance: one line for each fact that was given."""

from __future__ import annotations

from memoria.assemble.citing import organisation_name
from memoria.assemble.material import Material
from memoria.assemble.nodes import Inlines, definitions, joined, lines, link, text, texts
from memoria.assemble.terms import length
from memoria.document.tree import DefinitionList, Link, Text
from memoria.source import Located
from memoria.translations.record import record_in


def sheet(material: Material) -> tuple[DefinitionList, ...]:
    """When, where, how, for whom and by whom: one line for each fact of the event that was given."""
    event, labels = material.event, material.labels
    modality = labels.value("event_modalities", event.modality)
    pairs: list[tuple[str, Inlines]] = [
        ("date", texts(_dates(material))),
        ("announced_hours", _announced(material)),
        ("time_zone", texts(event.zone or "")),
        ("modality", texts(", ".join(str(part) for part in (modality, event.platform) if part))),
        ("venue", _venue(material)),
        ("entrance", texts((event.venue and event.venue.entrance) or "")),
        ("how_to_get_there", lines(texts(way) for way in event.venue.access) if event.venue else ()),
        ("registration", _registration(material)),
        ("audience", lines(texts(group) for group in event.audience if group.strip())),
        ("organisers", _organisers(material)),
        ("languages", lines((texts(_languages(material)), texts(_out_of_date(material))))),
        ("durations", texts(_durations(material))),
        ("horizons", texts(_horizons(material))),
        ("previous_edition", _previous(material)),
    ]
    given = [(labels[key], value) for key, value in pairs if value]
    return (definitions(given),) if given else ()


def _previous(material: Material) -> Inlines:
    """The title and days of the previous edition, and the way to its follow-up; its folder where it can't be read."""
    before = material.memoria.previous
    if before is None or before.event.start is None:
        return texts((material.event.previous or "").strip("./").rsplit("/", 1)[-1])
    days = material.labels.days(before.event.start, before.event.end)
    return (link("seguimiento-de-acuerdos", Text(f"{before.event.title or before.name} ({days})")),)


def _dates(material: Material) -> str:
    event = material.event
    if event.start is None:
        return ""
    if event.end is None or event.end == event.start:
        return material.labels.weekday(event.start)
    return material.labels.days(event.start, event.end)


def _announced(material: Material) -> Inlines:
    days = [day for day in material.event.programme if day.hours]
    several = len(material.event.programme) > 1
    return lines(
        texts(
            f"{material.labels.day_month(day.date)}, {material.labels.hours(day.hours)}"
            if several and day.date
            else material.labels.hours(day.hours)
        )
        for day in days
        if day.hours
    )


def _venue(material: Material) -> Inlines:
    venue = material.event.venue
    if venue is None:
        return ()
    return joined([texts(part) for part in (venue.name, venue.room, venue.address) if part])


def _registration(material: Material) -> Inlines:
    registration, labels = material.event.registration, material.labels
    if registration is None:
        return ()
    parts = [texts(labels["registration_required"])] if registration.required else []
    parts += (
        [texts(Located(labels.fill("capacity", capacity=registration.capacity), registration.capacity.at))]
        if registration.capacity
        else []
    )
    parts += [texts(labels.fill("registration_until", day=labels.day(registration.until)))] if registration.until else []
    if registration.address and registration.address.startswith(("https://", "http://")):
        parts.append(
            (Link((text(Located(registration.address.split("://", 1)[1], registration.address.at)),), str(registration.address)),)
        )
    elif registration.address:
        parts.append(texts(registration.address))
    return joined(parts)


def _organisers(material: Material) -> Inlines:
    named = []
    for organiser in material.event.organisers:
        name = Located(organisation_name(material, organiser), getattr(organiser.organisation, "at", None))
        role = material.labels.value("roles", organiser.role)
        named.append((text(name), Text(f" ({role[:1].lower() + role[1:]})")))
    return lines(named)


def _languages(material: Material) -> str:
    tags = dict.fromkeys((material.event.language, *map(str, material.event.translations)))
    names = [material.labels.language_name(tag) for tag in tags if tag]
    return material.labels.list(names) if len(names) > 1 else ""


def _out_of_date(material: Material) -> str:
    """That some words of the event are older in this language than what they translate."""
    record = record_in(material.memoria, material.labels.language)
    return material.labels.fill("stale_event", n=len(record.stale)) if record and record.stale else ""


def _durations(material: Material) -> str:
    durations, labels = material.event.durations, material.labels
    known = ("keynote", "speech", "dialogue", "questions")
    parts = [labels.fill(f"duration_{name}", n=minutes) for name in known if durations and (minutes := getattr(durations, name))]
    parts += [labels.fill("panel_size", n=material.event.panel_size)] if material.event.panel_size else []
    return labels.semicolon.join(parts)


def _horizons(material: Material) -> str:
    horizons, labels = material.event.horizons, material.labels
    given = [(name, getattr(horizons, name, None)) for name in ("short", "medium", "long")]
    return labels.semicolon.join(labels.fill(f"horizon_{name}", term=length(material, words)) for name, words in given if words)
