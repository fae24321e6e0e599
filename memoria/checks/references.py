"""What is named must exist: sessions, themes, objectives, people and organisations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from memoria import vocabulary
from memoria.diagnostics import Diagnostic, found
from memoria.document.tree import Link
from memoria.document.walk import walk
from memoria.model.contribution import linked_notes
from memoria.model.event import Event
from memoria.model.fields import Kind, Record, keys_of
from memoria.model.marks import Commitment, Handover, Indicator, Mark, Quote
from memoria.model.memoria import Memoria
from memoria.nearest import nearest
from memoria.people import Index, label_of
from memoria.source import Located, Position, position_of
from memoria.vocabulary import fold

_LEADS_SOMEWHERE = re.compile(r"#|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
PLACES = {"territorio"}
"""Fields of names that hold places."""
EXPECTED_IN_REGISTER: dict[type[Mark], set[str]] = {
    Commitment: {"responsible", "partners"},
    Quote: {"who"},
    Handover: {"responsible"},
    Indicator: {"responsible"},
}
"""Names of marks that should stand in the register; elsewhere (who asked, «las prefecturas») only look-alikes are said."""


def check_sessions(memoria: Memoria) -> Iterator[Diagnostic]:
    """Sessions named as the origin of a commitment that are not in the programme (R-001).

    The session of a note is looked for when the note is read.
    """
    ids = [str(session.id) for session in memoria.event.sessions if session.id]
    known = {fold(id_) for id_ in ids}
    for mark in _marks(memoria):
        name = mark.origin if isinstance(mark, Commitment) else None
        if name and fold(name) not in known:
            yield found("R-001", _at(mark, "origin", name), session=str(name), nearest=_nearest(name, ids))


def check_axes(memoria: Memoria) -> Iterator[Diagnostic]:
    """Themes that the event does not have (R-002), in the programme and in marks."""
    axes = memoria.event.axes
    known = {fold(name) for axis in axes for name in axis.names}
    ids = [str(axis.id) for axis in axes if axis.id]
    for record in (*memoria.event.sessions, *_marks(memoria)):
        name = getattr(record, "axis", None)
        if name and fold(name) not in known and not _undefined(name):
            yield found("R-002", _at(record, "axis", name), axis=str(name), nearest=_nearest(name, ids), axes=tuple(ids) or None)


def check_objectives(memoria: Memoria) -> Iterator[Diagnostic]:
    """Objectives that the event does not have (R-003), in its products and in marks."""
    ids = objective_ids(memoria.event)
    known = {fold(id_).replace(" ", "") for id_ in ids}
    for record in (*memoria.event.products, *_marks(memoria)):
        written = getattr(record, "objective", None)
        for name in re.split(r"[;,]|\s[ye]\s", written or ""):
            if name.strip() and fold(name).replace(" ", "") not in known and not _undefined(name):
                at = _at(record, "objective", written)
                yield found("R-003", at, objective=name.strip(), objectives=tuple(ids) or None)


def objective_ids(event: Event) -> list[str]:
    """OG1, OG2 … OE1, OE2 …"""
    if event.objectives is None:
        return []
    general = [f"OG{number}" for number in range(1, len(event.objectives.general) + 1)]
    return general + [f"OE{number}" for number in range(1, len(event.objectives.specific) + 1)]


def check_links(memoria: Memoria) -> Iterator[Diagnostic]:
    """Links to files that the volume does not take with it (M-013): all but those of notes, which have their place in it."""
    paths = [note.path for note in memoria.contributions]
    texts = [(note.path, note.body) for note in memoria.handed_in] + [(prose.path, prose.body) for _, prose in memoria.prose]
    for path, body in texts:
        for node in walk(body):
            if isinstance(node, Link) and not _LEADS_SOMEWHERE.match(node.target) and len(linked_notes(node.target, paths)) != 1:
                yield found("M-013", node.at or Position(path), target=unquote(node.target)[:60])


def check_names(memoria: Memoria) -> Iterator[Diagnostic]:
    """People and organisations that the register lacks (R-004), or has under a name nearly alike (R-005).

    Each name is said once for each file. An event without register names people as it likes.
    """
    if not memoria.register.people and not memoria.register.organisations:
        return
    index = Index(memoria.register)
    said: set[tuple[str, str]] = set()
    for name, at, expected in _names(memoria, index):
        key = (at.path if at else "", fold(name))
        if key in said or index.find(name) is not None or _undefined(name):
            continue
        said.add(key)
        suggestions = index.alike(name)
        if suggestions:
            yield found("R-005", at, name=str(name), nearest=suggestions[0], suggestions=suggestions)
        elif expected:
            yield found("R-004", at, name=str(name))


def check_register(memoria: Memoria) -> Iterator[Diagnostic]:
    """Entries of the register that may be the same (R-006), and spellings that two of them have (R-007)."""
    index = Index(memoria.register)
    shared = set()
    for spelling, entry, owner in index.shared:
        if (
            fold(spelling) in {fold(other.id) for other in (entry, owner) if other.id}
            and entry.id
            and fold(spelling) == fold(entry.id)
        ):
            continue  # a repeated id, said when the register was read
        shared.add(frozenset((id(entry), id(owner))))
        yield found("R-007", position_of(spelling) or entry.at, name=str(spelling), one=_id(owner), other=_id(entry))
    for entry, other in index.pairs_alike():
        if frozenset((id(entry), id(other))) not in shared:
            names = {"one": label_of(entry), "other": label_of(other)}
            yield found("R-006", entry.where("name"), id=_id(entry), other_id=_id(other), **names)


def _names(memoria: Memoria, index: Index) -> Iterator[tuple[Located, Position | None, bool]]:
    """Every name that is written, where, and whether the register should have it."""
    event = memoria.event
    for record in (*event.organisers, *event.contacts, *memoria.register.people):
        name: Located | None = getattr(record, "organisation", None)
        if name:
            yield name, _at(record, "organisation", name), True
    for session in event.sessions:
        yield from _fields(session, index, {"participants", "moderators", "rapporteurs"})
    for note in memoria.contributions:
        yield from _fields(note.front, index, {"authors", "rapporteurs"})
    for mark in _marks(memoria):
        yield from _fields(mark, index, EXPECTED_IN_REGISTER.get(type(mark), set()))
    for _, corrected in memoria.decisions.corrections:
        yield from _fields(corrected, index, EXPECTED_IN_REGISTER.get(type(corrected), set()))


def _fields(record: Record, index: Index, expected: set[str]) -> Iterator[tuple[Located, Position | None, bool]]:
    for attribute, key in keys_of(type(record)):
        if key.kind is Kind.NAMES and key.name not in PLACES:
            for name in index.names(getattr(record, attribute)):
                yield name, _at(record, attribute, name), attribute in expected


def _marks(memoria: Memoria) -> Iterable[Mark]:
    return (*memoria.marks, *memoria.decisions.additions)


def _at(record: Record, attribute: str, value: str | None) -> Position | None:
    return (position_of(value) if value else None) or record.where(attribute)


def _id(entry: Record) -> str:
    return str(getattr(entry, "id", "") or "")


def _undefined(text: str) -> bool:
    return vocabulary.value("undefined", text) is not None


def _nearest(name: str, among: list[str]) -> str | None:
    """The id that somebody who wrote ``name`` may have meant."""
    folded = {fold(id_): id_ for id_ in among}
    near = nearest(fold(name), list(folded))
    return folded[near] if near else None
