"""What is told of a session: when, how, with whom, about what."""

from __future__ import annotations

from collections.abc import Sequence

from memoria.assemble.material import Material
from memoria.assemble.nodes import Inlines, definitions, lines, texts
from memoria.assemble.recordings import code_of
from memoria.assemble.standing import person_line
from memoria.document.tree import DefinitionList, Link, Text
from memoria.document.walk import text_of
from memoria.model.event import Session


def header(material: Material, session: Session) -> DefinitionList:
    """A session's header; the address of its recording has a code to scan under it."""
    code, label = code_of(session, material.labels), material.labels["recording"]
    pairs = definitions(_pairs(material, session))
    items = ((term, ((*found[0], *code),) if code and text_of(term) == label else found) for term, found in pairs.items)
    return DefinitionList(tuple(items))


def _pairs(material: Material, session: Session) -> list[tuple[str, Inlines]]:
    """Labels and values of a session's header, those that it has."""
    labels = material.labels
    format_ = labels.value("formats", session.format)
    modality = labels.value("event_modalities", material.event.modality) if material.event.modality else ""
    pairs: list[tuple[str, Inlines]] = [
        ("date", _when(material, session)),
        ("format", texts(", ".join(part for part in (format_, modality) if part))),
        ("moderates" if one(session.moderators) else "moderate", material.names(session.moderators)),
        ("rapporteur", material.names(session.rapporteurs)),
        (
            "takes_part" if one(session.participants) else "take_part",
            lines(person_line(material, name) for name in session.participants),
        ),
        *matter(session),
    ]
    return [(labels[key], value) for key, value in pairs if value]


def matter(session: Session) -> list[tuple[str, Inlines]]:
    """What a session was about and what it left, by the key of its label; some may be empty."""
    return [
        ("question" if one(session.questions) else "questions", lines(texts(question) for question in session.questions)),
        ("topic" if one(session.topics) else "topics", lines(texts(topic) for topic in session.topics)),
        ("method", texts(session.method or "")),
        ("slide" if one(session.slides) else "slides", lines(address_of(slide) for slide in session.slides)),
        ("recording", address_of(session.recording)),
    ]


def one(items: Sequence[object]) -> bool:
    """True where a label names a single thing."""
    return len(items) == 1


def _when(material: Material, session: Session) -> Inlines:
    """The day and the hours planned; on a line of its own, when it was held instead."""
    day = material.day_of(session)
    parts = [material.labels.day_month(day.date)] if day and day.date else []
    parts += [material.labels.hours(session.hours)] if session.hours else []
    return lines((texts(", ".join(parts)), texts(material.held(session))))


def address_of(address: str | None) -> Inlines:
    """An address as a link; a file of the event by its name, without its folder."""
    if not address:
        return ()
    at = getattr(address, "at", None)
    if address.startswith(("https://", "http://")):
        return (Link((Text(address.split("://", 1)[1].rstrip("/"), at),), str(address)),)
    return (Text(address.rsplit("/", 1)[-1], at),)
