"""What foreign programs call things, in four languages: the aliases of ``headings.yaml``, and those that an editor adds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from memoria.vocabulary import fold

IGNORE = "ignore"
"""The key of a column that an editor says to leave alone."""


def fold_heading(text: str) -> str:
    """A heading without what makes no difference: case, accents, spaces of any kind, the colon at its end."""
    return fold(text).rstrip(" :")


@dataclass(frozen=True, slots=True)
class Columns:
    """The key of each heading: the table's, and what the editor of this event said of others."""

    given: Mapping[str, str] = field(default_factory=dict)
    """Key by folded heading."""

    def key(self, heading: str) -> str | None:
        """Our key of a column, or None for a heading never seen before."""
        folded = fold_heading(heading)
        return self.given.get(folded) or _columns().get(folded)

    def keys(self, cells: Iterable[str]) -> tuple[str | None, ...]:
        """The key of each cell of a line of headings."""
        return tuple(self.key(cell) for cell in cells)


def key_named(word: str) -> str | None:
    """The key that an editor names in ``--map Columna=clave``."""
    folded = fold(word)
    return _table()["keys"].get(folded) or (word if word in _table()["columns"] else None)


def keys_that_may_be_named() -> tuple[str, ...]:
    """The words for ``--map``, as they are proposed."""
    return tuple(_table()["keys"])


def section(text: str) -> str | None:
    """What a line says the block below it is (``host``, ``attendee`` …)."""
    return _index("sections").get(fold_heading(text))


def summary(text: str) -> str | None:
    """The key of a line of a summary that has one fact a line."""
    return _index("summary").get(fold_heading(text))


def is_word(group: str, text: str) -> bool:
    """True where a text is one of the words of a group (``everyone``, ``anonymous`` …)."""
    return fold_heading(text) in _folded_words(group)


def words(group: str) -> tuple[str, ...]:
    """The words of a group, the longest first: what a pattern is made of."""
    return tuple(sorted(_table()["words"][group], key=lambda word: (-len(word), word)))


def is_line(group: str, text: str) -> bool:
    """True for a line that a program adds of its own: ``service``, ``reply``, ``signature``."""
    folded = fold_line(text)
    return any(fnmatchcase(folded, pattern) for pattern in _line_patterns(group))


def fold_line(text: str) -> str:
    """A line as the patterns are compared with it."""
    return " ".join(text.casefold().split())


@cache
def _line_patterns(group: str) -> tuple[str, ...]:
    return tuple(fold_line(pattern).replace("[", "[[]") for pattern in _table()["lines"][group])


@cache
def _folded_words(group: str) -> frozenset[str]:
    return frozenset(fold_heading(word) for word in _table()["words"][group])


@cache
def _columns() -> Mapping[str, str]:
    return _index("columns")


@cache
def _index(part: str) -> Mapping[str, str]:
    return {fold_heading(alias): key for key, aliases in _table()[part].items() for alias in aliases}


@cache
def _table() -> dict[str, Any]:
    data: dict[str, Any] = yaml.load(files("memoria.intake").joinpath("headings.yaml").read_text("utf-8"), yaml.CBaseLoader)
    return data
