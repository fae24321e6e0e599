"""New entries for the register: one for each name that nobody has, those that look alike beside it as questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from memoria.model.people import Organisation, Person, Register
from memoria.people import LINKING, Index, fold_name
from memoria.registrar.mentions import Mention
from memoria.registrar.names import Name, is_id, read_name
from memoria.source import Located

ID_WORDS = 5
"""Words of an organisation's name in its id."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody to add. ``alike`` are other spellings that may be the same, and are so only once the editor says it."""

    id: str
    name: Name
    alike: tuple[str, ...] = ()
    seen: tuple[tuple[str, str], ...] = ()
    """How and where they take part."""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A spelling that resembles an entry of the register."""

    written: str
    known: str
    id: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the register lacks."""

    entries: tuple[Entry, ...]
    resembling: tuple[Resemblance, ...]


def propose(register: Register, mentions: Iterable[Mention], language: str = "es") -> Proposal:
    """Entries for the names that the register lacks, fullest spelling first, in the order in which they were met."""
    index = Index(register)
    spellings: dict[str, list[Mention]] = {}
    for mention in mentions:
        if index.find(mention.name) is None:
            spellings.setdefault(mention.name.strip(), []).append(mention)
    names = {written: read_name(written, language) for written in spellings}
    resembling = [found for written in spellings if (found := _resemblance(index, written, names[written])) is not None]
    known = {found.written for found in resembling}
    order = list(spellings)
    kept: dict[str, list[str]] = {}
    for written in sorted((one for one in order if one not in known), key=lambda one: _fullness(one, names[one]), reverse=True):
        owners = _alike(written, kept, names)
        if owners:
            for owner in owners:
                kept[owner].append(written)
        else:
            kept[written] = []
    taken = {str(entry.id) for entry in index.entries if entry.id}
    entries = tuple(_entry(written, kept[written], names, spellings, taken) for written in order if written in kept)
    return Proposal(entries, tuple(resembling))


def _resemblance(index: Index, written: str, name: Name) -> Resemblance | None:
    """The entry of the register that a spelling resembles; the name itself, without title and institution, comes first."""
    entry = index.find(name.full)
    if entry is None:
        near = index.alike(name.full)
        entry = index.find(near[0]) if near else None
    if entry is None:
        return None
    label = entry.full_name if isinstance(entry, Person) else entry.label
    return Resemblance(written, label, str(entry.id or ""))


def _fullness(written: str, name: Name) -> tuple[int, int, bool]:
    """Whole words before initials, more before fewer; those that say the institution; an id comes last."""
    words = name.full.split()
    return sum(len(word.rstrip(".")) > 1 for word in words), int(bool(name.institution)), not is_id(written)


def _alike(written: str, kept: dict[str, list[str]], names: dict[str, Name]) -> list[str]:
    """The spellings taken for entries that one resembles."""
    name = names[written]
    fitting = [owner for owner in kept if names[owner].is_person == name.is_person]
    same = [owner for owner in fitting if _sorted_words(names[owner]) == _sorted_words(name)]
    if same or not fitting:
        return same
    found = Index(_register(fitting, names)).alike(name.full)
    near = {fold_name(one) for one in found}
    return [owner for owner in fitting if fold_name(names[owner].full) in near]


def _sorted_words(name: Name) -> list[str]:
    return sorted(fold_name(name.full).split())


def _register(written: list[str], names: dict[str, Name]) -> Register:
    people = tuple(
        Person(id=Located(f"-{place}"), name=Located(names[one].given), surnames=Located(names[one].surnames))
        for place, one in enumerate(written)
        if names[one].is_person
    )
    bodies = tuple(
        Organisation(id=Located(f"-{place}"), name=Located(names[one].given))
        for place, one in enumerate(written)
        if not names[one].is_person
    )
    return Register(organisations=bodies, people=people)


def _entry(written: str, alike: list[str], names: dict[str, Name], spellings: dict[str, list[Mention]], taken: set[str]) -> Entry:
    met = [mention for one in (written, *alike) for mention in spellings[one]]
    own = (names[written].institution, *(mention.institution for mention in spellings[written]))
    institution = next(filter(None, own), "")
    name = replace(names[written], institution=institution)
    given = next((one for one in (written, *alike) if is_id(one) and one not in taken), "")
    taken.add(given)
    others = [one for one in (written, *alike) if one not in (name.full, given)]
    email = next((mention.email for mention in spellings[written] if mention.email), "")
    return Entry(given or _id(name, taken), name, tuple(others), tuple(_seen(met)), email)


def _seen(met: Iterable[Mention]) -> Iterator[tuple[str, str]]:
    yield from dict.fromkeys((mention.how, mention.where) for mention in met)


def _id(name: Name, taken: set[str]) -> str:
    """«ana-paredes»: the first given name and the first surname; a number where somebody has that."""
    stem, number = "-".join(_id_words(name)) or "x", 1
    one = stem
    while one in taken:
        number += 1
        one = f"{stem}-{number}"
    taken.add(one)
    return one


def _id_words(name: Name) -> list[str]:
    def words(text: str) -> list[str]:
        return [word for word in re.findall(r"[a-z0-9]+", fold_name(text)) if word not in LINKING]

    return [*words(name.given)[:1], *words(name.surnames)[:1]] if name.is_person else words(name.given)[:ID_WORDS]
