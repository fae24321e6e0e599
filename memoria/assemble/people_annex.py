"""The annex of participants: who took part in public, by institution, with what may be said of each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from memoria.assemble.material import Material
from memoria.assemble.nodes import (
    Inlines,
    cell,
    definitions,
    folded,
    group_row,
    joined,
    lines,
    strong,
    table,
    text,
    texts,
    two_lines,
)
from memoria.collation import Key, order, order_of_person
from memoria.document.tree import Cell, DefinitionList, Row, Table, Text
from memoria.model.people import Organisation, Person
from memoria.people import Entry
from memoria.published import published

REACHED_BY = ("address", "email", "telephone", "website")
"""Ways to reach somebody, in the order in which they are printed."""


@dataclass(frozen=True, slots=True)
class ParticipantsView:
    """The table of those who spoke, moderated or took notes, and the biographies that may be printed."""

    by_institution: tuple[Table, ...]
    biographies: tuple[DefinitionList, ...]


@dataclass(frozen=True, slots=True)
class Taking:
    """Somebody of the register, and the sessions where the programme or a contribution names them."""

    entry: Entry
    sessions: tuple[str, ...]


def participants(material: Material) -> ParticipantsView:
    """People and organisations of the programme, with the sessions of each."""
    taking = taking_part(material)
    return ParticipantsView(_table(material, taking), _biographies(material, taking))


def taking_part(material: Material) -> list[Taking]:
    """Everybody of the register whom the programme or a contribution names, each once."""
    found: dict[int, Entry] = {}
    where: dict[int, dict[str, None]] = defaultdict(dict)

    def see(name: str, session: str) -> None:
        entry = material.index.find(name)
        if entry is not None:
            found.setdefault(id(entry), entry)
            where[id(entry)].update({session: None} if session else {})

    for session in material.event.sessions:
        for name in (*session.participants, *session.moderators, *session.rapporteurs):
            see(name, str(session.id or ""))
    for note in material.ordered_notes:
        for name in (*note.front.authors, *note.front.rapporteurs):
            see(name, note.session_id)
    return [Taking(entry, tuple(where[key])) for key, entry in found.items()]


def _table(material: Material, taking: list[Taking]) -> tuple[Table, ...]:
    labels = material.labels
    groups: dict[str, list[Taking]] = defaultdict(list)
    for one in taking:
        groups[_institution(material, one.entry)].append(one)
    rows: list[Row] = []
    for institution in sorted(groups, key=lambda name: (not name, order(name, labels.language))):
        if all(isinstance(one.entry, Organisation) for one in groups[institution]):
            rows.extend(_alone(material, institution, one) for one in groups[institution])
            continue
        rows.append(group_row(institution or labels["independent"], 3))
        ordered = sorted(groups[institution], key=lambda one: _order(one.entry, labels.language))
        rows.extend(_row(material, one) for one in ordered)
    head = [labels["name"], labels["office"], labels["sessions"]]
    return (table("plain", head, rows, (40, 40, 20)),) if rows else ()


def _alone(material: Material, institution: str, one: Taking) -> Row:
    """An institution of which nobody is named."""
    return Row((two_lines((strong(Text(institution)),), _reached_by(one.entry)), cell(), _sessions(material, one)))


def _institution(material: Material, entry: Entry) -> str:
    if isinstance(entry, Organisation):
        return _name(material, entry)
    organisation = material.index.find(entry.organisation) if entry.organisation else None
    return _name(material, organisation) if isinstance(organisation, Organisation) else str(entry.organisation or "")


def _name(material: Material, organisation: Organisation) -> str:
    country = material.labels.country(organisation.country) if organisation.country else ""
    name = str(organisation.name or organisation.label)
    return f"{name} ({country})" if country and folded(country) not in folded(name) else name


def _order(entry: Entry, language: str) -> tuple[bool, Key]:
    """Institutions before people, people by surname."""
    if isinstance(entry, Person):
        return True, order_of_person(entry.sorting_name, language)
    return False, order(str(entry.name), language)


def _row(material: Material, one: Taking) -> Row:
    entry = one.entry
    if isinstance(entry, Organisation):
        return Row((two_lines((Text(material.labels["institution"]),), _reached_by(entry)), cell(), _sessions(material, one)))
    name = " ".join(part for part in (str(entry.title or ""), entry.full_name) if part)
    told = two_lines(texts(entry.office or ""), _standing(material, entry))
    return Row((two_lines((Text(name),), _reached_by(entry)), told, _sessions(material, one)))


def _sessions(material: Material, one: Taking) -> Cell:
    return cell(*joined([material.session_link(id_) for id_ in one.sessions]))


def _reached_by(entry: Entry) -> Inlines:
    """The addresses that may be printed, each on its line."""
    allowed = published(entry)
    return lines(texts(getattr(entry, name) or "") for name in REACHED_BY if name in allowed and hasattr(entry, name))


def _standing(material: Material, person: Person) -> Inlines:
    """Outgoing, incoming …, and where, only if the register says that it may be printed."""
    allowed = published(person)
    standing = material.labels.value("standings", person.standing) if "standing" in allowed else ""
    where = texts(person.jurisdiction or "") if "jurisdiction" in allowed else ()
    return joined((texts(standing), where))


def _biographies(material: Material, taking: list[Taking]) -> tuple[DefinitionList, ...]:
    people = [one.entry for one in taking if isinstance(one.entry, Person)]
    told = [person for person in people if person.biography and "biography" in published(person)]
    told.sort(key=lambda person: order_of_person(person.sorting_name, material.labels.language))
    items = [(person.full_name, (text(person.biography or ""),)) for person in told]
    return (definitions(items),) if items else ()
