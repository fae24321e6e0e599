"""Problems as values: what was found wrong, where, and what is needed to say it in any language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Generic, TypeVar

from memoria.codes import Severity, severity_of
from memoria.source import Position

Value = str | int | tuple[str, ...]
T = TypeVar("T")
_NUMBER, _WIDTH = re.compile(r"\d+"), 9
MOST = 100
"""Problems of one code that are told of one file; the rest are counted."""
NOWHERE = Position("")
"""For problems of the environment, which stand in no file."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem. The words come from the table of codes when it is printed (``report``).

    ``values`` fills the message's placeholders; a tuple is printed as a list in the reader's language.
    """

    code: str
    at: Position
    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    is_harmless: bool = False
    """True for an error for the public alone, told of an internal edition: there it is a warning."""

    @property
    def severity(self) -> Severity:
        """Taken from the table of codes, never from the place that found the problem."""
        return Severity.WARNING if self.is_harmless else severity_of(self.code)


def found(code: str, at: Position | None, /, **values: Value | None) -> Diagnostic:
    """A problem at a place. Values that are None are left out, so that a hint that needs them is passed over."""
    given = {name: value for name, value in values.items() if value is not None}
    return Diagnostic(code, at or NOWHERE, MappingProxyType(given))


@dataclass(frozen=True, slots=True)
class Checked(Generic[T]):
    """What a phase could make, and all that it found wrong on the way."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()


def capped(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The first ``MOST`` of each code in each file, as they come, and how many more there are of it (A-028).

    Nobody reads a thousand times what a note of one repeated word, or with a sign wrong throughout, has to be told.
    """
    seen: Counter[tuple[str, str]] = Counter()
    for problem in diagnostics:
        kind = (problem.at.path, problem.code)
        seen[kind] += 1
        if seen[kind] <= MOST:
            yield problem
    for (path, code), count in seen.items():
        if count > MOST:
            yield found("A-028", Position(path), count=count - MOST, of=code)


def sorted_by_place(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By file, line, column and code, without repetitions."""

    def key(problem: Diagnostic) -> tuple[str, int, int, str, str]:
        at = problem.at
        place = _NUMBER.sub(lambda digits: digits[0].zfill(_WIDTH), at.place)  # «fila 9» before «fila 10»
        return (at.path, at.line or 0, at.column or 0, place, problem.code)

    unique: dict[tuple[object, ...], Diagnostic] = {}
    for problem in diagnostics:
        unique.setdefault((problem.code, problem.at, *sorted(problem.values.items())), problem)
    return sorted(unique.values(), key=key)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """True when at least one problem is an error."""
    return any(problem.severity is Severity.ERROR for problem in diagnostics)
