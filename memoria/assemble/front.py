"""Cover, credits, how to cite, acronyms, and what is missing of a draft, as templates see them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from memoria.assemble.citing import MAIN_ROLES, citations, identifiers, linked_data, organisation_name
from memoria.assemble.material import Material
from memoria.assemble.nodes import Blocks, Inlines, definitions, div, joined, para, texts
from memoria.assemble.options import Options
from memoria.assemble.titles import cover_kind, cover_subtitle, cover_title, volume_title
from memoria.collation import alphabetical
from memoria.coverage import Received, State
from memoria.document import roles
from memoria.document.tree import DefinitionList, Meta, Text
from memoria.document.walk import text_of
from memoria.labels import LANGUAGES, Labels
from memoria.model.event import Contact, Organiser
from memoria.model.fields import Kind, keys_of
from memoria.model.people import Organisation
from memoria.published import published

WRITER_WORDS = (
    "contents",
    "page",
    "of",
    "table",
    "figure",
    "note",
    "notes",
    "continued",
    "agreement",
    "commitment",
    "skip",
    "quarter",
)


@dataclass(frozen=True, slots=True)
class CoverView:
    """The lines of the cover."""

    kind: str
    title: str
    subtitle: str
    motto: str
    dates: str
    modality: str
    edition: str
    organisers_label: str
    organisers: tuple[str, ...]
    partners: tuple[str, ...]
    badges: tuple[str, ...]


def cover(material: Material, words: str) -> CoverView:
    """What the cover says; ``words`` are the draft's («BORRADOR · …»)."""
    event, labels = material.event, material.labels
    modality = labels.value("event_modalities", event.modality)
    edition = event.edition
    number = f"{labels['edition']} {edition.number}" if edition and edition.number else ""
    day = labels.month_year(edition.date) if edition and edition.date else ""
    main = [o for o in event.organisers if o.role in MAIN_ROLES] or list(event.organisers)
    example = (labels["example"],) if event.example else ()
    internal = (labels["internal_edition"],) if material.options.internal else ()
    return CoverView(
        kind=cover_kind(material),
        title=cover_title(material),
        subtitle=cover_subtitle(material),
        motto=labels.quoted(event.motto) if event.motto else "",
        dates=labels.days(event.start, event.end) if event.start else "",
        modality=labels.fill("modality_is", modality=modality) if modality else "",
        edition=" · ".join(part for part in (number, day) if part),
        organisers_label=labels["organisers"] if len(main) < len(event.organisers) else "",
        organisers=tuple(organisation_name(material, o, short=True) for o in main),
        partners=tuple(organisation_name(material, o) for o in event.organisers if o not in main),
        badges=(*example, *internal, *((words,) if words else ())),
    )


def acronyms(material: Material) -> tuple[DefinitionList, ...]:
    """Each acronym of the register that the volume prints, with its name, in alphabetical order."""
    named = {organisation.label for organisation in _named(material)}
    texts_ = [note.body for note in material.memoria.contributions] + [prose.body for _, prose in material.memoria.prose]
    words = set(re.findall(r"[\w./&-]*\w", " ".join(map(text_of, texts_))))
    pairs = {
        str(o.acronym): o.name
        for o in material.memoria.register.organisations
        if o.acronym and o.name and (o.acronym in named or o.acronym in words)
    }
    items = [
        (acronym, texts(pairs[acronym] or ""))
        for acronym in sorted(pairs, key=alphabetical(material.labels.language))
        if pairs[acronym] != acronym
    ]
    return (definitions(items),) if items else ()


def _named(material: Material) -> Iterator[Organisation]:
    """The organisations that are named by the programme, its organisers or a mark."""
    names: list[str] = [organiser.organisation or "" for organiser in material.event.organisers]
    for session in material.event.sessions:
        names += (*session.participants, *session.moderators, *session.rapporteurs)
    marks = [mark for note in material.memoria.contributions for mark in note.marks]
    for mark in (*marks, *material.memoria.roadmap.commitments):
        names += (value for name, key in keys_of(type(mark)) if key.kind is Kind.NAMES for value in getattr(mark, name))
    found = (material.index.find(name) for name in dict.fromkeys(names))
    return (entry for entry in found if isinstance(entry, Organisation))


# --- credits -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CreditsView:
    """The page of credits."""

    roles: tuple[DefinitionList, ...]
    citation: Inlines
    apa: Inlines
    licence: str
    disclaimer: str
    example: bool
    contacts: tuple[str, ...]


def credits_view(material: Material) -> CreditsView:
    """Who made the volume, how it is cited, under what licence."""
    edition, (iso, apa) = material.event.edition, citations(material)
    return CreditsView(
        roles=_credited(material),
        citation=iso,
        apa=apa,
        licence=(edition.licence or "") if edition else "",
        disclaimer=(edition.disclaimer or "") if edition else "",
        example=material.event.example,
        contacts=tuple(filter(None, (_contact(material, contact) for contact in material.event.contacts))),
    )


def _credited(material: Material) -> tuple[DefinitionList, ...]:
    edition, labels = material.event.edition, material.labels
    merged = _organisers(material)
    if edition is None:
        return (definitions(merged),) if merged else ()
    people = [
        ("coordination", edition.coordination),
        ("rapporteur_team", edition.rapporteurs),
        ("editing", edition.editors),
        ("translation", edition.translators),
        ("design", edition.design),
        ("photographs", edition.photographs),
    ]
    single = [
        ("ISBN", edition.isbn),
        ("DOI", edition.doi),
        (labels["legal_deposit"], edition.deposit),
        (labels["licence"], edition.licence),
    ]
    number = [(labels["edition"], texts(_edition_words(material)))] if _edition_words(material) else []
    pairs = [
        *merged,
        *((labels[key], material.names(names)) for key, names in people if names),
        *number,
        *((label, texts(value)) for label, value in single if value),
    ]
    return (definitions(pairs),) if pairs else ()


def _organisers(material: Material) -> list[tuple[str, Inlines]]:
    """Those of a role together, under its name: «Socio», «Socios»."""
    labels = material.labels
    by_role: dict[str, list[Organiser]] = {}
    for organiser in material.event.organisers:
        by_role.setdefault(labels.value("roles", organiser.role), []).append(organiser)
    done = []
    for role, those in by_role.items():
        word = role if len(those) == 1 else labels.value("roles_of_several", those[0].role)
        names = (texts(organisation_name(material, organiser)) for organiser in those)
        done.append((word[:1].upper() + word[1:], joined(names, labels.semicolon)))
    return done


def _edition_words(material: Material) -> str:
    edition = material.event.edition
    if edition is None:
        return ""
    day = material.labels.day(edition.date) if edition.date else ""
    return ", ".join(str(part) for part in (edition.number, edition.city, day) if part)


def _contact(material: Material, contact: Contact) -> str:
    """What «publicar» names of a contact, and nothing else."""
    allowed = published(contact)
    parts = {
        "organisation": material.index.label(contact.organisation) if contact.organisation else "",
        "name": material.index.label(contact.name) if contact.name else "",
        "address": str(contact.address or ""),
        "email": str(contact.email or ""),
        "telephone": str(contact.telephone or ""),
    }
    return ", ".join(value for name, value in parts.items() if name in allowed and value)


# --- drafts ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DraftView:
    """What is missing: lines for a list each."""

    awaited: tuple[str, ...]
    drafts: tuple[str, ...]


def draft_view(material: Material) -> DraftView:
    """Notes that have not come, with who owes them, and notes that are not final."""
    awaited: list[str] = []
    drafts: list[str] = []
    for item in material.coverage.sessions:
        where = f"{item.session.id}, {material.session_title(item.session)}"
        for slot in item.awaited:
            day = material.labels.short_day(slot.due) if slot.due else ""
            who = material.labels.list(slot.owed_by)
            due = f"{material.labels['due'].lower()} {day}" if day else ""
            awaited.append(" · ".join(part for part in (where, who, due) if part))
        drafts.extend(f"{where} · {_note_name(material, note)}" for note in item.received if note.state is not State.FINAL)
    return DraftView(tuple(awaited), tuple(drafts))


def _note_name(material: Material, note: Received) -> str:
    state = "borrador" if note.state is State.DRAFT else "en revisión"
    if note.internal and not material.options.internal:
        return material.labels["internal_note"]
    name = note.title or material.labels.list(note.authors) or note.path
    return f"{name} ({material.labels.value('note_states', state)})"


def draft_words(material: Material) -> str:
    """«BORRADOR · 30/06/2023 · a1b2c3d4»; nothing for a final edition."""
    if material.options.final:
        return ""
    edition = material.event.edition
    day = edition.date if edition and edition.date else material.event.last_day
    parts = (material.labels["draft"], f"{day:%d/%m/%Y}" if day else "", material.options.fingerprint[:8])
    return " · ".join(part for part in parts if part)


def meta(material: Material, places: Container[str] = ()) -> Meta:
    """What the files say of themselves; ``places`` are the identifiers of their parts."""
    event, labels, edition = material.event, material.labels, material.event.edition
    day = edition.date if edition and edition.date else event.last_day
    coordination = tuple(material.index.label(name) for name in edition.coordination) if edition else ()
    organisers = tuple(organisation_name(material, o) for o in event.organisers)
    return Meta(
        title=volume_title(material),
        language=labels.language,
        subtitle=str(event.subtitle or event.motto or ""),
        authors=coordination or organisers,
        subject=" · ".join(
            str(part) for part in (event.motto, labels.days(event.start, event.end) if event.start else "") if part
        ),
        keywords=tuple(str(axis.title) for axis in event.axes),
        publisher=labels.list([organisation_name(material, o) for o in event.organisers if o.role in MAIN_ROLES]),
        date=f"{day.isoformat()}T00:00:00Z" if day else "",
        running_title=f"{labels['report']} · {event.title or material.memoria.name}",
        fingerprint=material.options.fingerprint,
        rights=str(edition.licence or "") if edition else "",
        identifiers=identifiers(material),
        linked=linked_data(material, places),
        draft=" · ".join(filter(None, (labels["internal_edition"] if material.options.internal else "", draft_words(material)))),
        labels=tuple((key, labels[key]) for key in WRITER_WORDS),
    )


def language_of(options: Options, language: str) -> Labels:
    """The frame's language: the one asked for, or the event's."""
    return Labels(options.language or language or LANGUAGES[0])


def notice(words: str) -> Blocks:
    """A boxed notice."""
    return (div(roles.NOTICE, para(Text(words))),)
