"""The words of workbook and calendar, in the language of the event."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def _texts() -> Mapping[str, Mapping[str, Any]]:
    data = files("memoria.roadmap.exports").joinpath("texts.yaml").read_text("utf-8")
    texts: Mapping[str, Mapping[str, Any]] = yaml.load(data, Loader=yaml.CSafeLoader)
    return texts


def words(key: str, language: str, **values: object) -> str:
    """The words for a key; Spanish for a language that there is not."""
    return str(_in(key, language)).format(**values)


def lines(key: str, language: str, **values: object) -> tuple[str, ...]:
    """The words for a key that has several lines."""
    return tuple(str(line).format(**values) for line in _in(key, language))


def languages_of(key: str) -> tuple[str, ...]:
    """The words for a key in every language."""
    return tuple(str(words) for words in _texts()[key].values())


def _in(key: str, language: str) -> Any:
    entry = _texts()[key]
    return entry.get(language, entry["es"])
