"""One line of YAML as people write it, cut into its parts, and how to put it right."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from memoria import vocabulary
from memoria.model import contribution, event, people, roadmap
from memoria.model.fields import Record, keys_of
from memoria.model.marks import MARKS

DASHES = "-‐‑‒–—―"
"""Hyphen, and what Word and telephones make of it."""
BULLETS = "–—•·▪◦●*"
SIGNS = "@`%*&!>|{[,]}?"
"""Signs that mean something to YAML at the start of a value."""
HARD_SPACES = re.compile(r"^ *[^\S ]")
"""A line that begins with tabs, or with the hard spaces of a text copied from the web, where YAML wants spaces."""
_LINE = re.compile(r"^(?P<indent>[ \t]*)(?P<dash>(?:-[ \t]+)*)(?P<rest>.*)$")
_KEY = re.compile(r"^(?P<key>[^\W\d_][\w .\-’']*?)[ \t]*:(?P<gap>[ \t]+|$)(?P<value>.*)$")
_COMMENT = re.compile(r"[ \t]+#(?: .*)?$")


@dataclass(frozen=True, slots=True)
class Line:
    """``indent + dash + key: + value + comment``; ``head`` is all that stands before the value."""

    head: str
    key: str
    value: str
    comment: str

    def with_value(self, value: str) -> str:
        """The line with another value."""
        return f"{self.head}{value}{self.comment}"


def cut(line: str) -> Line:
    """The parts of a line. An item whose key is no known one («- Metro: línea 1») is taken as text."""
    found = _LINE.match(line)
    assert found is not None
    start = found["indent"] + found["dash"]
    rest, comment = _without_comment(found["rest"])
    keyed = _KEY.match(rest)
    if keyed is None or (found["dash"] and not is_key(keyed["key"])):
        return Line(start, "", rest, comment)
    head = rest[: keyed.start("value")]
    return Line(start + head + ("" if keyed["gap"] else " "), keyed["key"], keyed["value"], comment)


def _without_comment(text: str) -> tuple[str, str]:
    found = _COMMENT.search(text)
    return (text[: found.start()], found[0]) if found else (text.rstrip(), "")


def quoted(text: str) -> str:
    """The text as a YAML value between straight quotes."""
    text = text.strip()
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def with_spaces(line: str, tab: int = 1) -> str:
    """The line with common spaces at its start, ``tab`` of them for each tab."""
    text = line.lstrip()
    return "".join(" " * tab if char == "\t" else " " for char in line[: len(line) - len(text)]) + text


def indent_of(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def is_blank(line: str) -> bool:
    """True for an empty line or one that is only a comment."""
    return not line.strip() or line.lstrip().startswith("#")


def is_key(word: str) -> bool:
    """True when any record has this key, in any language."""
    return vocabulary.fold(word) in _known_keys()


@cache
def _known_keys() -> frozenset[str]:
    records: list[type[Record]] = list(MARKS)
    for module in (event, people, roadmap, contribution):
        records.extend(item for item in vars(module).values() if isinstance(item, type) and issubclass(item, Record))
    return frozenset(
        vocabulary.fold(spelling)
        for record in records
        for _, key in keys_of(record)
        for group in vocabulary.spellings(key.name, record).values()
        for spelling in group
    )
