"""Diagnostics in words: for people (two lines each) and for programs (JSON)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from memoria.codes import Code, code_of, placeholders, table
from memoria.diagnostics import Diagnostic, Value
from memoria.vocabulary import Word, place_in

AND = {"es": "y", "en": "and", "fr": "et", "pt": "e"}
OR = {"es": "o", "en": "or", "fr": "ou", "pt": "ou"}
LONGEST = 200
"""Letters of what was typed that a message repeats."""
YEAR = "year"
YEARS = {"es": "aaaa", "en": "yyyy", "fr": "aaaa", "pt": "aaaa"}
"""What a hint has for a year in its examples, where no event says which."""
_LINES = re.compile(r"\s*[\n\r\x0b\x0c\x85\u2028\u2029]\s*")


def message(problem: Diagnostic, language: str) -> str:
    """What is wrong, in one sentence."""
    return _fill(_code(problem).texts[language].message, problem.values, language)


def hint(problem: Diagnostic, language: str) -> str:
    """What to do next, or nothing where there is nothing to advise."""
    return _fill(_code(problem).texts[language].hint, {YEAR: YEARS[language], **problem.values}, language)


def exemplified(problem: Diagnostic, year: int) -> Diagnostic:
    """A problem whose hint shows a date as an example shows it in a year of the event."""
    shows = any(YEAR in placeholders(text) for text in _code(problem).texts["es"].hint)
    return replace(problem, values={YEAR: year, **problem.values}) if shows else problem


def render(problem: Diagnostic, language: str = "es") -> str:
    """``path:line:column: error[F-012] message``, and ``hint: …`` on a line of its own when there is one."""
    place = ":".join(str(part) for part in (problem.at.path, *problem.at.shown) if part)
    if problem.at.place:
        where = place_in(problem.at.place, language)
        place = f"{place} ({where})" if place else where
    head = f"{problem.severity}[{problem.code}] {message(problem, language)}"
    lines = [f"{place}: {head}" if place else head]
    advice = hint(problem, language)
    if advice:
        lines.append(f"hint: {advice}")
    return "\n".join(lines)


def as_json(problems: Iterable[Diagnostic], language: str = "es") -> str:
    """One array of objects, ``[]`` when there is nothing to say (file-format, section 8)."""
    rows = [
        {
            "code": problem.code,
            "severity": str(problem.severity),
            "path": problem.at.path or None,
            "line": problem.at.shown[0],
            "column": problem.at.shown[1],
            "place": place_in(problem.at.place, language) or None,
            "message": message(problem, language),
            "hint": hint(problem, language) or None,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def explain(code: str, language: str) -> str | None:
    """The long text of a code, with its severity and slug; None for a code that does not exist."""
    entry = table().get(code.upper())
    if entry is None:
        return None
    text = entry.texts[language]
    body = text.explain or text.message[0]
    return f"{entry.id} · {entry.slug} · {entry.severity}\n\n{body}"


def _code(problem: Diagnostic) -> Code:
    return code_of(problem.code)


def _fill(alternatives: Iterable[str], values: Mapping[str, Value], language: str) -> str:
    """The first alternative whose placeholders all have a value."""
    for template in alternatives:
        if placeholders(template) <= values.keys():
            return template.format_map({name: _words(value, language) for name, value in values.items()})
    return ""


def _short(text: str) -> str:
    """What was typed, on one line and no longer than one reads: a mistake of YAML makes one value of half a file."""
    line = _LINES.sub(" ", text)
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rstrip()}…"


def _words(value: Value, language: str) -> str:
    if isinstance(value, tuple):
        return _List(tuple(_told(item, language) for item in value), language)
    return _told(value, language)


def _told(value: str | int, language: str) -> str:
    return _short(value.told(language) if isinstance(value, Word) else str(value))


class _List(str):
    """A list in the reader's language: «A, B y C», or «A, B o C» where the message asks for alternatives (``{names:or}``)."""

    __slots__ = ("items", "language")
    items: tuple[str, ...]
    language: str

    def __new__(cls, items: tuple[str, ...], language: str) -> _List:
        self = super().__new__(cls, _joined(items, AND[language], language))
        self.items, self.language = items, language
        return self

    def __format__(self, spec: str) -> str:
        return _joined(self.items, OR[self.language], self.language) if spec == "or" else str(self)


def _joined(items: tuple[str, ...], joint: str, language: str) -> str:
    if len(items) < 2:
        return "".join(items)
    last = items[-1].casefold()
    if language == "es" and joint == "y" and last.startswith(("i", "hi", "í")) and not last.startswith("hie"):
        joint = "e"
    if language == "es" and joint == "o" and last.startswith(("o", "ho", "ó", "8")):
        joint = "u"
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"
