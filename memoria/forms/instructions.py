"""Instructions are known again: what a form said, and what a person wrote between the same signs."""

from __future__ import annotations

from functools import cache

from memoria.forms.texts import LANGUAGES, columns, heading, instruction, pattern, table, word
from memoria.model.instructions import CLOSE, OPEN
from memoria.vocabulary import fold


def bracketed(text: str) -> str | None:
    """The words between ⟦ and ⟧ where these hold the whole of a text; None where they don't."""
    text = text.strip()
    inner = text[1:-1]
    whole = text.startswith(OPEN) and text.endswith(CLOSE) and OPEN not in inner and CLOSE not in inner
    return inner.strip() if whole else None


def is_instruction(text: str) -> bool:
    """True for the words of one of our instructions, in any language, and for signs with nothing but dots between them.

    What a person wrote over an instruction, between its signs, is none.
    """
    inner = bracketed(text)
    return inner is not None and (_folded(inner) in _known() or not inner.strip("….· "))


@cache
def _known() -> frozenset[str]:
    texts = [instruction(part, language) for language in LANGUAGES for part in table("texts")["instructions"]]
    parts = [part for part, entry in table("forms")["parts"].items() if "mark" in entry]
    texts += [pattern(part, language) for language in LANGUAGES for part in parts]
    texts += [f"{instruction(part, lang)} {word(lang, 'copy')} {pattern(part, lang)}" for lang in LANGUAGES for part in parts]
    texts += [word(language, "copy") for language in LANGUAGES]
    return frozenset(map(_folded, texts))


def _folded(text: str) -> str:
    """Without what a word processor changes by itself: case, spaces, quotation marks, dots and dashes."""
    return "".join(char for char in fold(text) if char.isalnum())


def is_form_heading(text: str) -> bool:
    """True for the heading of a part of our forms."""
    return fold(text) in _headings()


def is_form_table(headers: tuple[str, ...]) -> bool:
    """True for the headers of a table of our forms."""
    return tuple(map(fold, headers)) in _tables()


@cache
def _headings() -> frozenset[str]:
    return frozenset(fold(heading(part, language)) for part in table("texts")["headings"] for language in LANGUAGES)


@cache
def _tables() -> frozenset[tuple[str, ...]]:
    parts = table("forms")["parts"]
    return frozenset(tuple(map(fold, columns(part, language))) for part in parts for language in LANGUAGES)
