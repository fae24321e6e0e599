"""The transition as each territory sees it: its authorities, what is handed over, and the commitments still in force."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from memoria import vocabulary
from memoria.model.marks import Commitment, Handover
from memoria.model.memoria import Memoria
from memoria.model.people import Organisation, Person
from memoria.people import Entry, Index
from memoria.roadmap.outlook import CLOSED
from memoria.roadmap.rows import id_order
from memoria.roadmap.territories import territory

AUTHORITIES = ("saliente", "entrante", "reelecta", "en funciones")
"""Standings of those who hold, leave or take over an office, in the order in which a dossier lists them."""
CHANGING = AUTHORITIES[:3]
"""Standings that tell of a change: whoever has one makes the territory part of the transition."""


class Place(NamedTuple):
    """A territory: ``key`` names it in files and links, the ISO 3166-2 code of a province, else its name in small letters."""

    key: str
    name: str

    @property
    def code(self) -> str:
        """The ISO 3166-2 code; nothing where it is no province that is known."""
        return self.key if "-" in self.key and self.key.isupper() else ""


@dataclass(slots=True)
class Dossier:
    """All that one territory hands over and takes on."""

    place: Place
    authorities: list[Person] = field(default_factory=list)
    institutions: list[Organisation] = field(default_factory=list)
    handovers: list[Handover] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    """Still in force: of the territory, or answered for by an institution of it, in the order of ids."""

    @property
    def has_matter(self) -> bool:
        """True where there is something to hand over or somebody to hand it to."""
        return bool(self.authorities or self.handovers or self.commitments)


class Places:
    """Finds the territory that a name stands for: a province, the seat of an institution, what somebody governs."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def of(self, name: str) -> Place | None:
        """The territory of a name; that of its entry, where the register has one."""
        entry = self._index.find(name)
        if entry is not None:
            return self.of_entry(entry)
        return place_named(name)

    def of_entry(self, entry: Entry) -> Place | None:
        """What a person governs, or their institution's territory; an institution's own, or the province in its name."""
        if isinstance(entry, Person):
            if entry.jurisdiction:
                return place_named(entry.jurisdiction)
            home = self._index.find(entry.organisation) if entry.organisation else None
            return self.of_entry(home) if isinstance(home, Organisation) else None
        if entry.territory:
            return place_named(entry.territory)
        found = territory(str(entry.name or ""))
        return Place(found.code, found.name) if found else None

    def of_handover(self, mark: Handover) -> tuple[Place, ...]:
        """The territories that it names; else that of whoever keeps the file, or the one that its words begin with."""
        named = [self.of(name) for name in self._index.names(mark.territory)]
        if not any(named):
            named = [self._registered(name) for name in self._index.names(mark.responsible)]
        if not any(named):
            found = territory(re.split(r"[,.:;(]", mark.words)[0])
            named = [Place(found.code, found.name)] if found else []
        return tuple(dict.fromkeys(place for place in named if place))

    def of_commitment(self, mark: Commitment) -> tuple[Place, ...]:
        """The territories that it names, and those of the institutions that answer for it."""
        named = (self.of(name) for name in self._index.names(mark.territory))
        answering = (self._registered(name) for name in self._index.names(mark.responsible))
        return tuple(dict.fromkeys(place for place in (*named, *answering) if place))

    def _registered(self, name: str) -> Place | None:
        """The territory of somebody: a name that the register lacks is no territory, unless it says which one it governs."""
        entry = self._index.find(name)
        if entry is not None:
            return self.of_entry(entry)
        found = territory(name)
        return Place(found.code, found.name) if found else None


def place_named(name: str) -> Place | None:
    """The territory of that name: a province by its code and official name, any other by its own; None without one."""
    found = territory(name)
    if found is not None:
        return Place(found.code, found.name)
    words = " ".join(name.split())
    key = re.sub(r"[^a-z0-9]+", "-", vocabulary.fold(words)).strip("-")
    return Place(key, words) if key else None


def dossiers(memoria: Memoria) -> tuple[Dossier, ...]:
    """The territories of the event in its order, each with what concerns it; then any other that hands something over."""
    index = Index(memoria.register)
    places = Places(index)
    known = {place.key: Dossier(place) for name in memoria.event.territories if (place := places.of(name))}
    listed = len(known)
    marks = [mark for mark in memoria.marks if isinstance(mark, Handover) and (mark.words or mark.content)]
    for mark in sorted(marks, key=lambda mark: id_order(mark.id)):
        for place in places.of_handover(mark):
            known.setdefault(place.key, Dossier(place)).handovers.append(mark)
    for person in _authorities(memoria):
        place = places.of_entry(person)
        if place is not None and (place.key in known or person.standing in CHANGING):
            known.setdefault(place.key, Dossier(place)).authorities.append(person)
    for organisation in memoria.register.organisations:
        place = places.of_entry(organisation)
        if place is not None and place.key in known:
            known[place.key].institutions.append(organisation)
    for commitment in _in_force(memoria):
        for place in places.of_commitment(commitment):
            if place.key in known:
                known[place.key].commitments.append(commitment)
    made = list(known.values())
    others = sorted(made[listed:], key=lambda one: vocabulary.fold(one.place.name))
    return (*made[:listed], *others)


def of_no_territory(memoria: Memoria) -> tuple[Handover, ...]:
    """Handovers of which nothing says whose they are."""
    places = Places(Index(memoria.register))
    marks = (mark for mark in memoria.marks if isinstance(mark, Handover) and (mark.words or mark.content))
    return tuple(mark for mark in marks if not places.of_handover(mark))


def place_key(name: str, memoria: Memoria) -> str:
    """The key of the territory that a code, a name or an institution stands for: what its file is called."""
    place = Places(Index(memoria.register)).of(name)
    return place.key if place else name


def _authorities(memoria: Memoria) -> Iterator[Person]:
    """Those who hold, leave or take over an office, in the order of their standing."""
    people = [person for person in memoria.register.people if person.standing in AUTHORITIES]
    yield from sorted(people, key=lambda person: AUTHORITIES.index(person.standing))


def _in_force(memoria: Memoria) -> Iterable[Commitment]:
    marks = sorted(memoria.roadmap.commitments, key=lambda mark: id_order(mark.id))
    return (mark for mark in marks if mark.status not in CLOSED)
