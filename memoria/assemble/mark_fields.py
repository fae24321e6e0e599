"""What is printed of a marked line's fields, by kind: label, field, and how."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from memoria.assemble.material import Material
from memoria.assemble.nodes import Inlines, link, span, texts
from memoria.assemble.terms import with_last_day
from memoria.assemble.undecided import defined, given, told, told_names
from memoria.document import roles
from memoria.document.tree import Inline, Text
from memoria.model.marks import Agreement, Commitment, Dissent, Handover, Indicator, Mark, Practice, Recommendation
from memoria.roadmap.modalities import MODALITIES, modalities
from memoria.source import Located

Show = Callable[[Material, Mark, str], Inlines]
ID = re.compile(r"\b(?:(?:\d{4}/)?[ACRDPETI]-\d{2,}|O[GE]\d+)\b")


def as_text(material: Material, mark: Mark, name: str) -> Inlines:
    """A field as it was written; «Por definir» in the volume's words."""
    return told(material, getattr(mark, name))


def as_names(material: Material, mark: Mark, name: str) -> Inlines:
    """A list of people and organisations."""
    return told_names(material, getattr(mark, name))


def as_term(material: Material, mark: Mark, name: str) -> Inlines:
    """A term: a date in the language's short form, anything else as it was written."""
    value = getattr(mark, name)
    if not value:
        return ()
    day = day_in(value)
    return texts(Located(material.labels.short_day(day), getattr(value, "at", None))) if day else told(material, value)


def as_time(material: Material, mark: Mark, name: str) -> Inlines:
    """Words of time of a commitment, with the day that they end on."""
    value = getattr(mark, name)
    return defined(material, given(value), with_last_day(material, mark, name)) if value and isinstance(mark, Commitment) else ()


def as_modalities(material: Material, mark: Mark, name: str) -> Inlines:
    """Kinds of co-operation, in the volume's language where each is one of the usual ones; else as they were written."""
    value = getattr(mark, name)
    found = [listed for _, listed in modalities(value or "")]
    if not found or None in found:
        return told(material, value)
    said = material.labels.list([material.labels.value(MODALITIES, listed) for listed in found if listed])
    return texts(Located(said, value.at))


def as_progress(_: Material, mark: Mark, name: str) -> Inlines:
    """A percentage, where only its figure was written."""
    value = getattr(mark, name)
    if not value:
        return ()
    return texts(Located(f"{value}\u00a0%", getattr(value, "at", None)) if value.strip().isdecimal() else value)


def as_ids(_: Material, mark: Mark, name: str) -> Inlines:
    """Ids, each linked to its passage."""
    value = getattr(mark, name)
    return with_links(value) if value else ()


def as_value(group: str) -> Show:
    """One of a listed set of values, in the volume's language."""

    def show(material: Material, mark: Mark, name: str) -> Inlines:
        value = getattr(mark, name)
        return texts(Located(material.labels.value(group, value), mark.marks.get(name))) if value else ()

    return show


FIELDS: Mapping[type[Mark], tuple[tuple[str, str, Show], ...]] = {
    Agreement: (("who_agree", "who", as_names), ("objective", "objective", as_ids)),
    Commitment: (
        ("responsible", "responsible", as_names),
        ("partners", "partners", as_names),
        ("term", "term", as_time),
        ("starts", "start", as_time),
        ("ends", "end", as_time),
        ("indicator", "indicator", as_text),
        ("verification", "verification", as_text),
        ("baseline", "baseline", as_text),
        ("target", "target", as_text),
        ("product", "product", as_text),
        ("sdg", "sdg", as_text),
        ("objective", "objective", as_ids),
        ("territory", "territory", as_names),
        ("competence", "competence", as_text),
        ("cooperation", "modality", as_modalities),
        ("budget", "budget", as_text),
        ("priority", "priority", as_value("priorities")),
        ("depends_on", "depends_on", as_ids),
        ("status", "status", as_value("commitment_states")),
        ("progress", "progress", as_progress),
        ("proof", "evidence", as_text),
        ("updated", "updated", as_term),
    ),
    Recommendation: (("addressed_to", "addressed_to", as_names), ("who", "who", as_names), ("objective", "objective", as_ids)),
    Dissent: (("who", "who", as_names), ("position", "position", as_text)),
    Practice: (
        ("government", "who", as_names),
        ("topic", "topic", as_text),
        ("question", "question", as_text),
        ("region", "region", as_text),
        ("period", "period", as_text),
        ("result", "result", as_text),
        ("condition", "condition", as_text),
    ),
    Handover: (
        ("territory", "territory", as_names),
        ("goes_on", "goes_on", as_text),
        ("at_risk", "at_risk", as_text),
        ("keeps_file", "responsible", as_names),
        ("contacts", "contact", as_text),
        ("term", "term", as_term),
    ),
    Indicator: (
        ("objective", "objective", as_ids),
        ("measures", "action", as_ids),
        ("kind", "type", as_value("indicator_kinds")),
        ("baseline", "baseline", as_text),
        ("target", "target", as_text),
        ("source", "source", as_text),
        ("frequency", "frequency", as_value("frequencies")),
        ("responsible", "responsible", as_names),
    ),
}
"""What is printed of each kind: label, field, and how."""


def day_in(value: str) -> date | None:
    """The day that a text is («2023-12-15», «30/09/2023»); None when it is anything else."""
    value = value.strip()
    try:
        if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", value):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", value):
            return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
    return None


def with_links(value: str) -> Inlines:
    """A text in which each id is a link to its passage."""
    done: list[Inline] = []
    last = 0
    at = getattr(value, "at", None)
    for match in ID.finditer(value):
        done.extend((Text(value[last : match.start()], at),) if match.start() > last else ())
        done.append(span(roles.NOWRAP, link(match[0], Text(match[0], at))))
        last = match.end()
    done.extend((Text(value[last:], at),) if last < len(value) else ())
    return tuple(done)


def fields_of(material: Material, mark: Mark) -> list[tuple[str, Inlines]]:
    """The fields that a mark has, with their labels, in the volume's language."""
    shown = ((label, name, show(material, mark, name)) for label, name, show in FIELDS.get(type(mark), ()))
    return [(label_of(material, label, getattr(mark, name)), value) for label, name, value in shown if value]


def label_of(material: Material, label: str, value: object) -> str:
    """The label of a field, in the number of those whom it names."""
    return material.labels.naming(label, len(material.index.names(value)) if isinstance(value, tuple) else 1)
