"""Calls of footnotes that lead nowhere.

Footnotes that call footnotes pandoc prints one inside the other without end, so their calls are made text first. A call without
its footnote is text to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_DEFINITION = re.compile(r"^(?:[ \t]|[>*+:-]|\d{1,9}[.)])*\[\^([^\]\s]+)\]:", re.MULTILINE)
_CALL = re.compile(r"\[(?=\^[^\]\s]+\])")
_LABEL = re.compile(r"\[\^([^\]\s]+)\]")
_END = re.compile(r"\n(?:[ \t>]*\n)+(?=[^ \t>\n])")
"""A blank line, and then one that is not indented."""


def nested_calls(text: str) -> list[int]:
    """Where, inside footnotes, others are called."""
    done: list[int] = []
    for start, end in _extents(text):
        done += [match.start() for match in _CALL.finditer(text, start, end)]
    return done


def _extents(text: str) -> Iterator[tuple[int, int]]:
    """From after the label of each footnote to where it ends at the latest."""
    definitions = list(_DEFINITION.finditer(text))
    for number, match in enumerate(definitions):
        limit = definitions[number + 1].start() if number + 1 < len(definitions) else len(text)
        blank = _END.search(text, match.end(), limit)
        yield match.end(), blank.start() if blank else limit


def escaped(text: str, calls: list[int]) -> str:
    """The text with a backslash before each of these calls, which makes them text."""
    pieces, last = [], 0
    for call in calls:
        pieces.append(text[last:call])
        last = call
    return "\\".join((*pieces, text[last:]))


def labels(text: str) -> frozenset[str]:
    """The labels of a text's footnotes, as pandoc compares them."""
    return frozenset(match[1].casefold() for match in _DEFINITION.finditer(text))


def calls(text: str) -> list[tuple[int, str]]:
    """What looks like a footnote's call in a piece of text: where, and its label."""
    return [(match.start(), match[1]) for match in _LABEL.finditer(text)]
