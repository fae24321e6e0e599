"""Networks and alliances: those of the register that took part or have something to do, with what they took on."""

from __future__ import annotations

from memoria import vocabulary
from memoria.assemble.callouts import row_identifier
from memoria.assemble.material import Material
from memoria.assemble.nodes import Inlines, cell, joined, link, span, table, texts, two_lines
from memoria.assemble.people_annex import taking_part
from memoria.collation import order
from memoria.document import roles
from memoria.document.tree import Row, Table, Text
from memoria.model.marks import Commitment
from memoria.model.people import Organisation

KINDS = "network_kinds"


def networks(material: Material) -> tuple[Table, ...]:
    """A row for each network, in alphabetical order: where it took part, what it answers for and in what it is a partner."""
    labels = material.labels
    sessions = {id(one.entry): one.sessions for one in taking_part(material)}
    known = [one for one in material.memoria.register.organisations if is_network(one)]
    found = [one for one in known if id(one) in sessions or _owes(material, one)]
    found.sort(key=lambda one: order(str(one.name or one.label), labels.language))
    rows = [_row(material, one, sessions.get(id(one), ())) for one in found]
    head = [labels[key] for key in ("network", "sessions", "answers_for_short", "partners")]
    return (table("plain", head, rows, (46, 20, 17, 17), labels["networks"]),) if rows else ()


def is_network(organisation: Organisation) -> bool:
    """True where the first word of its kind is one of a network, an association or an alliance."""
    words = str(organisation.kind or "").split()
    return bool(words) and vocabulary.value(KINDS, words[0]) is not None


def _row(material: Material, organisation: Organisation, sessions: tuple[str, ...]) -> Row:
    labels = material.labels
    name = str(organisation.name or organisation.label)
    full = f"{name} ({organisation.acronym})" if organisation.acronym and organisation.acronym != name else name
    country = labels.country(organisation.country) if organisation.country else ""
    owes, partner = _dealings(material, organisation)
    return Row(
        (
            two_lines(texts(full), joined((texts(organisation.kind or ""), texts(country)), " · ")),
            cell(*joined(material.session_link(id_) for id_ in sessions)),
            cell(*_ids(owes)),
            cell(*_ids(partner)),
        )
    )


def _dealings(material: Material, organisation: Organisation) -> tuple[list[Commitment], list[Commitment]]:
    party = material.parties.of(str(organisation.id or organisation.name))
    side = next((side for side in material.dealings if party and side.party.key == party.key), None)
    return (side.owes, side.partner) if side else ([], [])


def _owes(material: Material, organisation: Organisation) -> bool:
    return any(_dealings(material, organisation))


def _ids(marks: list[Commitment]) -> Inlines:
    return joined((span(roles.NOWRAP, link(row_identifier(mark.id), Text(mark.id))),) for mark in marks)
