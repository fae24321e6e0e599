"""The words of the source format in four languages: keys, listed values and markers (file-format, sections 5 and 9).

The table is data, ``memoria/vocabulary.yaml``. Case, accents and hyphen, underscore or space make no difference; every
language is understood everywhere, so that a note may mix them.
"""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from memoria.nearest import nearest

Declared = type[Any]
"""A class whose fields carry the declaration of their key (``model.fields``); the vocabulary needs no more of the model."""

LANGUAGES = ("es", "en", "fr", "pt")
"""Languages in which people may write keys, values and markers."""

NEAR = 0.75
"""How alike two spellings must be (share of letters that stay) before one is proposed for the other."""

Spellings = Mapping[str, tuple[str, ...]]
"""Spellings by language; the first of each is the one that is proposed."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What a word at the start of a line marks: a kind of mark (``Mark.kind``), one or several."""

    kind: str
    plural: bool


class Word(str):
    """A word of ours that messages hold, as it is in Spanish: it is told in the reader's language (``report``)."""

    __slots__ = ("languages",)
    languages: Mapping[str, str]

    def __new__(cls, languages: Mapping[str, str]) -> Word:
        self = super().__new__(cls, languages["es"])
        self.languages = languages
        return self

    def told(self, language: str) -> str:
        """The word in a language; in Spanish for one that is not ours."""
        return self.languages.get(language) or str(self)


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The text without what makes no difference: case, accents, and hyphen, underscore or space."""
    letters = "".join(char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))
    return " ".join(letters.translate(_SEPARATORS).split())


_SEPARATORS = {ord(char): " " for char in "-_\u2010\u2011"}


def plain(spelling: str) -> str:
    """A key as it is written without accents and spaces: ``línea base`` → ``linea_base``."""
    return fold(spelling).replace(" ", "_")


# -- keys ------------------------------------------------------------------------------------------------------------------


def spellings(name: str, record: Declared | None = None) -> Spellings:
    """Every spelling of a canonical key by language; ``record`` tells apart the few keys that differ from record to record."""
    return _spellings_of(name, _owners(record))


def key(spelling: str, among: Iterable[str], record: Declared | None = None) -> str | None:
    """The canonical key that a spelling means, among those that may stand there."""
    return _key_index(tuple(among), _owners(record)).get(fold(spelling))


def nearest_key(spelling: str, among: Iterable[str], record: Declared | None = None) -> str | None:
    """The canonical key that somebody who wrote ``spelling`` may have meant, when one is near."""
    index = _key_index(tuple(among), _owners(record))
    near = _nearest(spelling, index)
    return index[near] if near else None


def nearest_spelling(spelling: str, among: Iterable[str], record: Declared | None = None) -> str | None:
    """As ``nearest_key``, in the words of the one who wrote: ``titel`` → ``title``."""
    near = _nearest(spelling, _key_index(tuple(among), _owners(record)))
    return near.replace(" ", "_") if near else None


def field_key(spelling: str, record: Declared) -> str | None:
    """The attribute of a record that a spelling of its key means."""
    if record not in _attributes:
        fields = dataclasses.fields(record)
        _attributes[record] = {item.metadata["key"].name: item.name for item in fields if "key" in item.metadata}
    name = key(spelling, _attributes[record], record)
    return _attributes[record][name] if name else None


def language_of(spelt: Iterable[str], among: Iterable[str], record: Declared | None = None) -> str:
    """The language in which most of these keys are spelt; Spanish when in doubt."""
    names = tuple(among)
    known = [(fold(one), name) for one in spelt for name in [key(one, names, record)] if name]
    found = {
        language: sum(one in {fold(item) for item in spellings(name, record)[language]} for one, name in known)
        for language in LANGUAGES
    }
    return max(LANGUAGES, key=lambda language: found[language])


_attributes: dict[Declared, dict[str, str]] = {}
"""The attributes of each record by canonical key: declarations never change."""


def _owners(record: Declared | None) -> tuple[str, ...]:
    """The names under which the keys of a record may stand: its own and those of the records it extends."""
    return tuple(owner.__name__ for owner in record.__mro__) if record else ()


def _spellings_of(name: str, owners: tuple[str, ...]) -> Spellings:
    keys = _table().keys
    own = next((keys[f"{owner}.{name}"] for owner in owners if f"{owner}.{name}" in keys), None)
    return own or keys.get(name) or dict.fromkeys(LANGUAGES, (name,))


@cache
def _key_index(among: tuple[str, ...], owners: tuple[str, ...]) -> dict[str, str]:
    index = {fold(item): name for name in among for group in _spellings_of(name, owners).values() for item in group}
    index.update({fold(name): name for name in among})
    return index


# -- listed values ---------------------------------------------------------------------------------------------------------


def values(set_name: str) -> tuple[str, ...]:
    """The canonical values of a set, in order."""
    return tuple(_table().values[set_name])


def value(set_name: str, spelling: str) -> str | None:
    """The canonical value of a set that a spelling means."""
    return _value_index(set_name).get(fold(spelling))


def nearest_value(set_name: str, spelling: str) -> str | None:
    """The canonical value that somebody who wrote ``spelling`` may have meant, when one is near."""
    index = _value_index(set_name)
    near = _nearest(spelling, index)
    return index[near] if near else None


def value_spellings(set_name: str, canonical: str) -> Spellings:
    """Every spelling of a listed value by language."""
    return _table().values[set_name][canonical]


def value_word(set_name: str, canonical: str) -> str:
    """A listed value as messages hold it; the text itself where it is none."""
    entry = _table().values[set_name].get(canonical)
    return Word({language: spelt[0] for language, spelt in entry.items()}) if entry else canonical


def value_words(set_name: str) -> tuple[str, ...]:
    """Every value of a list, as messages hold them."""
    return tuple(value_word(set_name, one) for one in values(set_name))


@cache
def _value_index(set_name: str) -> dict[str, str]:
    entries = _table().values[set_name]
    index = {fold(item): canonical for canonical, entry in entries.items() for group in entry.values() for item in group}
    index.update({fold(canonical): canonical for canonical in entries})
    return index


# -- markers ---------------------------------------------------------------------------------------------------------------


def marker(word: str) -> Marker | None:
    """What a word marks at the start of a line, whatever its case; whether the case will do is the scan's to judge."""
    return _marker_index().get(fold(word))


def marker_words() -> tuple[str, ...]:
    """Every marker, folded, the longest first: what a line is compared with."""
    return tuple(sorted(_marker_index(), key=lambda word: (-len(word), word)))


def marker_spellings(kind: str, *, plural: bool = False) -> Spellings:
    """The spellings of the markers of a kind by language."""
    return _table().markers[kind]["many" if plural else "one"]


@cache
def _marker_index() -> dict[str, Marker]:
    return {
        fold(word): Marker(kind, number == "many")
        for kind, numbers in _table().markers.items()
        for number, entry in numbers.items()
        for group in entry.values()
        for word in group
    }


# -- places ----------------------------------------------------------------------------------------------------------------


def place_word(name: str, language: str) -> str:
    """A word for where something stands in a file without lines: «apartado», «párrafo»; in Spanish for a language not ours."""
    words = _table().places[name]
    return words.get(language) or words["es"]


def place_in(place: str, language: str) -> str:
    """A place in the words of another language: «apartado 2, párrafo 3» → «section 2, paragraph 3»; names of sheets stay."""
    return ", ".join(_step_in(step, language) for step in place.split(", "))


def _step_in(step: str, language: str) -> str:
    words, _, number = step.rpartition(" ")
    said = words if number[:1].isdigit() else step
    name = _names_of_places().get(said)
    return f"{place_word(name, language)}{step[len(said) :]}" if name else step


@cache
def _names_of_places() -> Mapping[str, str]:
    return {word: name for name, words in _table().places.items() for word in words.values()}


# -- the table -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Table:
    keys: Mapping[str, Spellings]
    values: Mapping[str, Mapping[str, Spellings]]
    markers: Mapping[str, Mapping[str, Spellings]]
    places: Mapping[str, Mapping[str, str]]


@cache
def _table() -> _Table:
    # The base loader makes nothing but texts: «no» and «on» are words here too.
    data: dict[str, dict[str, Any]] = yaml.load(files("memoria").joinpath("vocabulary.yaml").read_text("utf-8"), yaml.CBaseLoader)
    return _Table(
        {name: _spellings(entry) for name, entry in data["keys"].items()},
        {name: {word: _spellings(entry) for word, entry in entries.items()} for name, entries in data["values"].items()},
        {kind: {number: _spellings(entry) for number, entry in numbers.items()} for kind, numbers in data["markers"].items()},
        data["places"],
    )


def _spellings(entry: Mapping[str, list[str]]) -> Spellings:
    return {language: tuple(entry[language]) for language in LANGUAGES}


def _nearest(spelling: str, index: Mapping[str, str]) -> str | None:
    return nearest(fold(spelling), sorted(index), NEAR)
