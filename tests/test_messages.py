"""The texts of diagnostics as they are written: in each language its own words, and the keys and spelling of that language."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from memoria import codes, vocabulary
from memoria.codes import LANGUAGES

TRANSLATED = ("fr", "pt")
TABLE = yaml.safe_load(Path(vocabulary.__file__).with_suffix(".yaml").read_text("utf-8"))
WRITTEN: dict[str, dict[str, Any]] = {
    code: entry
    for file in sorted(Path(codes.__file__).parent.joinpath("messages").glob("*.yaml"))
    for code, entry in yaml.safe_load(file.read_text("utf-8")).items()
}
"""Every entry as it stands in its file, nothing lent from another language."""
TYPED = re.compile(r"([^\W\d]\w*):(?=[\s»]|$)|(\w+_\w+)")
"""A key as people type it, with its colon close behind; or a word with an underscore, which only a key has."""
PORTUGUESE_TOO = {"fecha", "lugar"}
"""Keys in Spanish that are other words in Portuguese."""
EUROPEAN = re.compile(
    r"""\b(?: registos? | ficheiros? | equipas? | convénios? | secç(?:ão|ões) | utilizador\w* | ecrãs? | facto | contactos?
    | (?:foi|ser|é)\ aceite | guarde-\w+ | descarregu\w+ | partilhad\w+ | percentage\w+ | folhas?\ de\ cálculo | planead\w+
    | (?:está|estão|continua)\ a\ \w+[aei]r | \w+-(?:lhe|se|me)-(?:ia|á|ão) | porquê | por\ omissão | toda\ a\ gente )\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Spellings and turns of Portugal: the Portuguese of the program is that of Brazil."""


def texts(code: str, language: str) -> str:
    """All that a code says in a language."""
    said = WRITTEN[code][language]
    parts = [part for name in ("message", "hint", "explain") for part in _alternatives(said.get(name))]
    return "\n".join(parts)


def _alternatives(value: Any) -> list[str]:
    return value if isinstance(value, list) else [str(value or "")]


def _keys(language: str) -> set[str]:
    return {vocabulary.fold(spelling) for entry in TABLE["keys"].values() for spelling in entry[language]}


@pytest.mark.parametrize("code", WRITTEN)
def test_every_code_is_explained_in_each_language_in_words_of_its_own(code: str) -> None:
    explained = [WRITTEN[code][language].get("explain", "").strip() for language in LANGUAGES]
    assert all(explained), (
        f"{code} is not explained in {[one for one, text in zip(LANGUAGES, explained, strict=True) if not text]}"
    )
    assert len(set(explained)) == len(LANGUAGES), f"{code} is explained in the same words in two languages"


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("code", WRITTEN)
def test_keys_are_named_as_the_language_of_the_message_writes_them(code: str, language: str) -> None:
    typed = {vocabulary.fold(one or other) for one, other in TYPED.findall(texts(code, language))}
    assert not typed & (_keys("es") - _keys(language)) - PORTUGUESE_TOO


@pytest.mark.parametrize("code", WRITTEN)
def test_portuguese_is_that_of_brazil(code: str) -> None:
    assert EUROPEAN.findall(texts(code, "pt")) == []


@pytest.mark.parametrize("code", WRITTEN)
def test_french_has_its_apostrophe_and_a_space_before_questions(code: str) -> None:
    said = texts(code, "fr")
    assert re.findall(r"\w'\w", said) == []
    assert re.findall(r"[^\W\d_]{2,}[?!](?=\s|$)", said) == []
