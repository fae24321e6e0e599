"""A name as somebody wrote it, taken apart: title, given names, surnames, and the institution that stands behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from memoria.people import fold_name

_BEHIND = re.compile(r"\s*(?:\(([^()]*)\)|\s[-–—|/]\s(.+))\s*$")
_ONE_SURNAME = frozenset(("en", "fr"))
"""Languages in which people have one surname, its particles aside."""


@cache
def data() -> Any:
    """What names are made of, and what the proposal says."""
    return yaml.load(files("memoria.registrar").joinpath("words.yaml").read_text("utf-8"), yaml.CBaseLoader)


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(data()[key].split())


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart. An organisation has all of its name in ``given``."""

    given: str
    surnames: str = ""
    title: str = ""
    institution: str = ""
    """What stood behind the name: «(GAD Cañar)», «- Red Uno»."""
    is_person: bool = True

    @property
    def full(self) -> str:
        """Given names and surnames, as said."""
        return " ".join(part for part in (self.given, self.surnames) if part)


def read_name(written: str, language: str = "es") -> Name:
    """«PILCO VERA, Rosa», «Dra. Rosa Pilco (GAD Cañar)», «Prefectura de Loja».

    Three words are ambiguous («Ana Lucía Paredes», «Rosa Pilco Vera»): a second word that is a common given name is one.
    """
    bare = " ".join(written.split())
    if is_id(bare):
        bare = bare.replace("-", " ").title() if "-" in bare else bare.upper()
    behind = _BEHIND.search(bare)
    institution = (behind[1] or behind[2] or "").strip() if behind else ""
    whole, bare = bare, bare[: behind.start()].strip() if behind else bare
    if not is_person_name(bare):
        return Name(bare or whole, institution=institution if bare else "", is_person=False)
    title, bare = _without_title(bare)
    surnames, comma, given = (part.strip() for part in bare.partition(","))
    if not comma:
        given, surnames = _parted(bare.split(), language)
    return Name(_cased(given), _cased(surnames), title, institution)


def is_id(written: str) -> bool:
    """True for what is written as ids are: the programme names somebody that the register lacks."""
    return bool(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", written))


def is_person_name(text: str) -> bool:
    """True where a name is somebody's and not an organisation's: two words or more, capitalised, none that names a body."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*\.?", text) if fold_name(word) not in _words("particles")]
    folded = [fold_name(word).rstrip(".") for word in words]
    if any(word in _words("organisations") for word in folded) or re.search(r"\d", text):
        return False
    named = [word for word, plain in zip(words, folded, strict=True) if plain not in _words("titles")]
    return len(named) >= 2 and all(word[0].isupper() for word in named)


def is_turned_round(text: str) -> bool:
    """True for one name as «Surnames, Name», false for two names: what follows the comma is given, what comes before is not."""
    before, comma, after = (part.strip() for part in text.partition(","))
    first, given = fold_name(before).split(), fold_name(after).split()
    if not comma or not first or not given or "," in after or any(word in _words("organisations") for word in first):
        return False
    return all(word in _words("given") or _is_initial(word) for word in given) and first[0] not in _words("given")


def is_organisation_name(text: str) -> bool:
    """True for a name with a word that names a body, or an acronym in capitals."""
    words = re.findall(r"[^\W\d_]+", text)
    capitals = bool(words) and text[:1].isupper()
    return (capitals and (any(fold_name(word) in _words("organisations") for word in words) and len(words) > 1)) or bool(
        re.fullmatch(r"[A-ZÁÉÍÓÚÑ]{3,}(?:[/-][A-ZÁÉÍÓÚÑ]+)*", text)
    )


def _without_title(name: str) -> tuple[str, str]:
    words = name.split()
    titles = [word for word in words[:2] if fold_name(word).rstrip(".") in _words("titles") and word.endswith(".")]
    kept = [word for word in words if word not in titles]
    return " ".join(titles), " ".join(kept)


def _parted(words: list[str], language: str) -> tuple[str, str]:
    """Given names and surnames of a name in the order in which it is said."""
    units = _with_particles(words)
    if len(units) < 2:
        return " ".join(units), ""
    if language in _ONE_SURNAME or len(units) == 2:
        given = len(units) - 1
    elif len(units) == 3:
        given = 2 if fold_name(units[1]) in _words("given") or _is_initial(units[1]) else 1
    else:
        given = len(units) - 2
    return " ".join(units[:given]), " ".join(units[given:])


def _with_particles(words: list[str]) -> list[str]:
    """Each word together with the particles before it: «de la Cruz» is one surname. «Filho» and «Neto» go with the one before."""
    units: list[str] = []
    waiting: list[str] = []
    for word in words:
        if units and fold_name(word) in _words("particles"):
            waiting.append(word)
        elif units and fold_name(word) in ("filho", "neto", "junior", "jr", "sobrinho", "hijo"):
            units[-1] += f" {word}"
        else:
            units.append(" ".join((*waiting, word)))
            waiting = []
    return [*units, *waiting]


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def _cased(name: str) -> str:
    """A name typed in capitals, as names are written."""
    if not name.isupper() or len(name) < 4:
        return name
    first, *others = name.split()
    rest = (word.lower() if fold_name(word) in _words("particles") else _capitalised(word) for word in others)
    return " ".join((_capitalised(first), *rest))


def _capitalised(word: str) -> str:
    return "-".join(part.capitalize() for part in word.split("-"))
