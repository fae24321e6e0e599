"""The one table of diagnostic codes: severity, slug, and every text in each language.

The table is data: ``memoria/messages/<family>.yaml``, one file for each family of codes (a letter).
An entry reads::

    K-001:
      slug: key-is-known              # the invariant that should hold
      severity: error                 # error | warning | info
      blocks_final: true              # optional: a final edition is refused while it stands (errors always do)
      only_public: true               # optional: an error for the public alone; an internal edition is only warned
      es:
        message: "clave desconocida «{key}»"
        hint: ["¿Quiso decir «{nearest}»?", "Las claves de aquí son: {keys}."]
        explain: "…one or two paragraphs…"
      en: {message: …, hint: …, explain: …}
      fr: {message: …, hint: …, explain: …}
      pt: {message: …, hint: …, explain: …}

Where a text is a list, the first alternative whose placeholders are all given is used. ``{names:or}`` joins a list with «o».
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

LANGUAGES = ("es", "en", "fr", "pt")
"""Languages in which every message exists."""


class Severity(StrEnum):
    """How much a problem matters: an error makes the exit status 1, a warning does not, info only tells."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Text:
    """The texts of one code in one language; alternatives in order of preference."""

    message: tuple[str, ...]
    hint: tuple[str, ...]
    explain: str


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of problem."""

    id: str
    slug: str
    severity: Severity
    texts: Mapping[str, Text]
    blocks_final: bool = False
    only_public: bool = False
    """True for an error that is none where nothing is withheld: internal editions."""


def _alternatives(value: Any) -> tuple[str, ...]:
    if not value:
        return ()
    return tuple(value) if isinstance(value, list) else (str(value),)


def _text(entry: Mapping[str, Any], language: str) -> Text:
    message, hint = (tuple(spaced(text, language) for text in _alternatives(entry.get(name))) for name in ("message", "hint"))
    return Text(message, hint, spaced(str(entry.get("explain", "")).strip(), language))


def spaced(text: str, language: str) -> str:
    """A text with the spaces of its language: French has one that doesn't break inside «…» and before high signs."""
    if language != "fr":
        return text
    text = re.sub(r" (?=[:;?!])", "\u00a0", text)
    return re.sub(r" ?»", "\u00a0»", re.sub(r"« ?", "«\u00a0", text))


def _read(code: str, entry: Mapping[str, Any]) -> Code:
    texts = {language: _text(entry[language], language) for language in LANGUAGES}
    flags = {name: entry.get(name, False) for name in ("blocks_final", "only_public")}
    return Code(code, entry["slug"], Severity(entry["severity"]), texts, **flags)


@cache
def _family(letter: str) -> Mapping[str, Code]:
    """The codes that begin with a letter. A run meets some of the families; to read them all takes it a tenth of a second."""
    file = files("memoria.messages").joinpath(f"{letter}.yaml")
    entries = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader) if file.is_file() else None
    return {code: _read(code, entry) for code, entry in (entries or {}).items()}


def families() -> tuple[str, ...]:
    """The letters that codes begin with, in order."""
    names = sorted(file.name for file in files("memoria.messages").iterdir())
    return tuple(name.removesuffix(".yaml") for name in names if name.endswith(".yaml"))


@cache
def table() -> Mapping[str, Code]:
    """Every code by its id, in order."""
    return {name: code for letter in families() for name, code in _family(letter).items()}


def code_of(name: str) -> Code:
    """The code of an id; KeyError for one that is not in the table, which is a bug of ours."""
    return _family(name[:1])[name]


def severity_of(code: str) -> Severity:
    """The severity of a code; KeyError as ``code_of``."""
    return code_of(code).severity


def placeholders(template: str) -> set[str]:
    """The names that a message's template needs."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}
