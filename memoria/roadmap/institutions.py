"""Who owes what to whom: the roadmap as each institution sees it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from memoria import vocabulary
from memoria.collation import order
from memoria.model.marks import Commitment, Handover, Indicator, Mark, Recommendation
from memoria.model.memoria import Memoria
from memoria.model.people import Organisation, Person, Register
from memoria.people import Index
from memoria.roadmap.ids import ids_in
from memoria.roadmap.outlook import UNDECIDED
from memoria.roadmap.rows import id_order

M = TypeVar("M", bound=Mark)


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who may owe or be owed: an institution, or a person who speaks for none.

    ``key`` names it in files and links: the id of the register, else its name in small letters and hyphens.
    """

    key: str
    name: str
    label: str
    registered: bool = True


@dataclass(frozen=True, slots=True)
class Dependency:
    """A commitment that cannot be met before another is."""

    waiting: Commitment
    awaited: Commitment


@dataclass(slots=True)
class Dealings:
    """All that one party owes and is owed, each list in the order of ids."""

    party: Party
    owes: list[Commitment] = field(default_factory=list)
    """Commitments that it answers for."""
    partner: list[Commitment] = field(default_factory=list)
    """Those of others in which it takes part."""
    waits: list[Dependency] = field(default_factory=list)
    """Its own, and those of others that they depend on."""
    awaited: list[Dependency] = field(default_factory=list)
    """Those of others that depend on its own."""
    recommendations: list[Recommendation] = field(default_factory=list)
    """Addressed to it."""
    indicators: list[Indicator] = field(default_factory=list)
    """That it measures."""
    handovers: list[Handover] = field(default_factory=list)
    """Whose file it keeps."""
    owed_before: list[Commitment] = field(default_factory=list)
    """Those of the previous edition («2021/C-01») that it answers for."""
    partner_before: list[Commitment] = field(default_factory=list)
    """Those of the previous edition in which it takes part."""

    @property
    def takes_part(self) -> bool:
        """True for whoever has something to do, or to wait for."""
        own = (self.owes, self.partner, self.waits, self.awaited, self.indicators, self.handovers)
        return any((*own, self.owed_before, self.partner_before))

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        """Every commitment of this edition that it has to do with, each once, in the order of ids."""
        others = (*(one.awaited for one in self.waits), *(one.waiting for one in self.awaited))
        known = {mark.id: mark for mark in (*self.owes, *self.partner, *others)}
        return tuple(known[id_] for id_ in sorted(known, key=id_order))


class Parties:
    """Finds the party that a name stands for. Somebody of an institution's stands for it."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[str, Party | None] = {}

    def of(self, name: str) -> Party | None:
        """The party of a name; None where it is still «por definir»."""
        if name not in self._known:
            self._known[name] = self._party(name)
        return self._known[name]

    def all(self, names: Iterable[str]) -> tuple[Party, ...]:
        """The parties of a field, each once."""
        found = (self.of(name) for name in self._index.names(names))
        return tuple(dict.fromkeys(party for party in found if party))

    def _party(self, name: str) -> Party | None:
        if not name.strip() or vocabulary.value(UNDECIDED, name.strip(" .")) is not None:
            return None
        entry = self._index.find(name)
        if isinstance(entry, Person) and entry.organisation:
            employer = self._index.find(entry.organisation)
            entry = employer if isinstance(employer, Organisation) else entry
        if isinstance(entry, Organisation):
            return Party(_key(str(entry.id or entry.name)), str(entry.name or entry.label), entry.label)
        if isinstance(entry, Person):
            return Party(_key(str(entry.id or entry.full_name)), entry.full_name, entry.full_name)
        return Party(_key(name), name.strip(), name.strip(), registered=False)


def key_of(who: str, register: Register) -> str:
    """The key of whoever an id, an acronym or a name names: letters, digits and hyphens, fit for the name of a file."""
    party = Parties(Index(register)).of(who)
    return party.key if party else _key(who)


class _Carried:
    """Finds who a name of the previous edition stands for: whoever this edition's register knows by that name or by its id."""

    def __init__(self, parties: Parties, before: Memoria) -> None:
        self._parties = parties
        self._before = Parties(Index(before.register))

    def all(self, names: Iterable[str]) -> tuple[Party, ...]:
        return tuple(dict.fromkeys(self._today(party) for party in self._before.all(names)))

    def _today(self, party: Party) -> Party:
        for name in (party.name, party.label, party.key):
            today = self._parties.of(name)
            if today is not None and today.registered:
                return today
        return party


def dealings(memoria: Memoria) -> tuple[Dealings, ...]:
    """What each party owes and is owed, in the order of their names; those of neither are not there."""
    parties = Parties(Index(memoria.register))
    known: dict[str, Dealings] = {}

    def sides(names: Iterable[str], who: Parties | _Carried = parties) -> list[Dealings]:
        return [known.setdefault(party.key, Dealings(party)) for party in who.all(names)]

    commitments = sorted(memoria.roadmap.commitments, key=lambda mark: id_order(mark.id))
    for mark in commitments:
        answering = sides(mark.responsible)
        for side in answering:
            side.owes.append(mark)
        for side in sides(mark.partners):
            side.partner.extend(() if any(side is one for one in answering) else (mark,))
    for dependency in _dependencies(commitments):
        waiting, awaited = sides(dependency.waiting.responsible), sides(dependency.awaited.responsible)
        for side in waiting:
            side.waits.extend(() if any(side is one for one in awaited) else (dependency,))
        for side in awaited:
            side.awaited.extend(() if any(side is one for one in waiting) else (dependency,))
    for recommendation in _marks(memoria, Recommendation):
        for side in sides(recommendation.addressed_to):
            side.recommendations.append(recommendation)
    for indicator in _marks(memoria, Indicator):
        for side in sides(indicator.responsible):
            side.indicators.append(indicator)
    for handover in _marks(memoria, Handover):
        for side in sides(handover.responsible):
            side.handovers.append(handover)
    if memoria.previous:
        before = _Carried(parties, memoria.previous)
        for mark in sorted(memoria.previous.roadmap.commitments, key=lambda mark: id_order(mark.id)):
            answering = sides(mark.responsible, before)
            for side in answering:
                side.owed_before.append(mark)
            for side in sides(mark.partners, before):
                side.partner_before.extend(() if any(side is one for one in answering) else (mark,))
    return tuple(sorted(known.values(), key=lambda side: order(side.party.label, memoria.event.language or "es")))


def _dependencies(commitments: Iterable[Commitment]) -> Iterator[Dependency]:
    known = {mark.id: mark for mark in commitments}
    for mark in known.values():
        for id_ in ids_in(mark.depends_on):
            if id_ in known and id_ != mark.id:
                yield Dependency(mark, known[id_])


def _marks(memoria: Memoria, kind: type[M]) -> list[M]:
    found = [mark for mark in memoria.marks if isinstance(mark, kind) and mark.id and (mark.words or mark.content)]
    return sorted(found, key=lambda mark: id_order(mark.id))


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", vocabulary.fold(name)).strip("-") or "x"
