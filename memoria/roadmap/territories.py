"""The provinces of Ecuador (ISO 3166-2:EC), however their names are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml
from rapidfuzz import process
from rapidfuzz.distance import OSA

from memoria.vocabulary import fold

NEAR = 0.78
"""Share of letters that two names must have in common: «Imbabra» is near, «Lima» is not near «Loja»."""
_GOVERNMENT = re.compile(
    r"^(?:(?:la|el|the)\s+)?(?:prefectura|provincia|province|gad|gadp|gobierno autonomo descentralizado|gobierno|consejo)"
    r"(?:\s+(?:provincial|autonomo descentralizado))*\s*(?:(?:de la provincia )?(?:de|del|of)\s+)?(?:la provincia (?:de|del)\s+)?"
)


class Territory(NamedTuple):
    """A province: its code and its official name."""

    code: str
    name: str


@cache
def territories() -> Mapping[str, Territory]:
    """Every province by its code."""
    data = yaml.load(files("memoria.roadmap").joinpath("territories.yaml").read_text("utf-8"), Loader=yaml.CBaseLoader)
    return {code: Territory(code, spellings[0]) for code, spellings in data.items()}


@cache
def _spellings() -> Mapping[str, Territory]:
    data = yaml.load(files("memoria.roadmap").joinpath("territories.yaml").read_text("utf-8"), Loader=yaml.CBaseLoader)
    known = territories()
    return {fold(text): known[code] for code, spellings in data.items() for text in (code, *spellings)}


def territory(name: str) -> Territory | None:
    """The province that a name means: «loja», «Prefectura de Loja», «GAD Provincial del Azuay», «EC-L»."""
    return next((_spellings()[form] for form in _forms(name) if form in _spellings()), None)


def nearest_territory(name: str) -> Territory | None:
    """The province that somebody may have meant, where one is near."""
    best = [
        process.extractOne(form, list(_spellings()), scorer=OSA.normalized_similarity, score_cutoff=NEAR) for form in _forms(name)
    ]
    found = max((one for one in best if one), key=lambda one: one[1], default=None)
    return _spellings()[found[0]] if found else None


def _forms(name: str) -> tuple[str, ...]:
    """A name as it is, and without the government that it may begin with."""
    whole = fold(name)
    bare = _GOVERNMENT.sub("", whole).strip()
    return tuple(dict.fromkeys(form for form in (whole, bare) if form))
