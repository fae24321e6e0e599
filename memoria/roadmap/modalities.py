"""Modalities of cooperation and states of a commitment, and their codes in IATI's lists (IATI standard 2.03)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from memoria import vocabulary

MODALITIES, STATES = "cooperation_modalities", "commitment_states"
_JOINTS = re.compile(r"[;,/+]|\s+(?:y|e|and|et)\s+")


class Iati(NamedTuple):
    """An entry of a code list: CollaborationType 8, «Triangular co-operation»."""

    list: str
    code: str
    name: str


@cache
def _codes() -> Mapping[str, Mapping[str, Iati]]:
    data = yaml.load(files("memoria.roadmap").joinpath("modalities.yaml").read_text("utf-8"), Loader=yaml.CBaseLoader)
    return {group: {value: Iati(**entry) for value, entry in entries.items()} for group, entries in data.items()}


def iati_of(group: str, value: str) -> Iati | None:
    """The code of a canonical value; None where IATI has none."""
    return _codes()[group].get(value)


def modalities(text: str) -> Iterator[tuple[str, str | None]]:
    """The modalities of a field («descentralizada y Sur-Sur»), each as written and as the list has it, if it does."""
    whole = vocabulary.value(MODALITIES, text)
    for part in (text,) if whole else (piece.strip() for piece in _JOINTS.split(text)):
        if part:
            yield part, vocabulary.value(MODALITIES, part)
