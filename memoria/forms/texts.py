"""The two tables of forms: what each kind asks, and the words for it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from memoria import vocabulary
from memoria.model.marks import MARKS

LANGUAGES = ("es", "en", "fr", "pt")
CLASSES = {cls.kind: cls for cls in MARKS}


@cache
def table(name: str) -> Mapping[str, Any]:
    """``forms`` or ``texts``, whole."""
    data: Mapping[str, Any] = yaml.load(
        files("memoria.forms").joinpath(f"{name}.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader
    )
    return data


def word(language: str, *keys: str) -> str:
    """A text by its keys in ``texts.yaml``."""
    entry: Any = table("texts")
    for key in keys:
        entry = entry[key]
    return str(entry[language])


def instruction(part: str, language: str) -> str:
    """What is to be written in a part."""
    return word(language, "instructions", part)


def heading(part: str, language: str) -> str:
    """The heading of a part; of a list it is the plural of its marker."""
    return word(language, "headings", part)


def columns(part: str, language: str) -> tuple[str, ...]:
    """The headers of a part's table: the marker, and its fields; none for what is no table."""
    entry = table("forms")["parts"][part]
    if "columns" not in entry:
        return ()
    kind = entry["mark"]
    fields = (vocabulary.spellings(name, CLASSES[kind])[language][0] for name in entry["columns"])
    return tuple(text[:1].upper() + text[1:].replace("_", " ").lower() for text in (marker(part, language), *fields))


def marker(part: str, language: str) -> str:
    """The word that begins a marked line of a part."""
    return vocabulary.marker_spellings(table("forms")["parts"][part]["mark"])[language][0]


def pattern(part: str, language: str) -> str:
    """A marked line to be copied: «COMPROMISO: … | Responsable: … | Plazo: …»."""
    first, *rest = columns(part, language) or (marker(part, language),)
    return " | ".join((f"{first.upper()}: …", *(f"{name}: …" for name in rest)))
