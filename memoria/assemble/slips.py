"""What whoever wrote a template did not mean: Markdown that is no mistake to its reader, and prints otherwise than it looks.

Looked for in what a template printed, where branches and loops are settled; told at the line of its source.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from memoria.diagnostics import Diagnostic, found
from memoria.source import Position

_OPENING = re.compile(r"^:{3,}[ \t]*[^\s:]")
_CLOSING = re.compile(r"^:{3,}[ \t]*$")
_LOOSE = re.compile(r"^#{1,6} .*\{ ?[#.][^}]*$")
"""A heading whose attributes are not closed."""
_PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(#([\w-]+)\)")
_IDENTIFIER = re.compile(r"\{ ?#([\w-]+)")
_REPLACED = "\ufffd"
"""What stands for each byte that is no UTF-8."""
Lines = Sequence[str]


def slips(written: Mapping[str, str], sources: Mapping[str, str], pictures: Collection[str]) -> Iterator[Diagnostic]:
    """V-012 to V-015 in what some templates printed, by their names; ``sources`` is what stands in each."""
    for name, text in written.items():
        printed, source = text.split("\n"), sources.get(name, "").split("\n")
        if unbalanced(printed):
            yield found("V-012", _place(name, unbalanced(source)))
        if _loose(printed):
            yield found("V-013", _place(name, _loose(source)))
        if _REPLACED in sources.get(name, ""):  # what a text of the event brought along is none of the template's
            yield found("V-014", _place(name, _with(source, _REPLACED)))
        for target in dict.fromkeys(_PICTURE.findall(text)):
            if target not in pictures:
                yield found("V-015", _place(name, _with(source, target)), file=target)


def dangling(names: Collection[str], sources: Mapping[str, str], places: Collection[str]) -> Iterator[Diagnostic]:
    """V-008 for each link that a template states to a place that neither the volume nor any template has."""
    known = {identifier for text in sources.values() for identifier in _IDENTIFIER.findall(text)}
    for name in names:
        for number, line in enumerate(sources.get(name, "").split("\n"), 1):
            for target in _LINK.findall(line):
                if target not in known and target not in places:
                    yield found("V-008", Position(name, number), target=target, nearest=None)


def unbalanced(lines: Lines) -> list[int]:
    """The places of the lines that open a div which nothing closes, or close one that nothing opened."""
    opened: list[int] = []
    closing_nothing: list[int] = []
    for place, line in enumerate(lines):
        if _OPENING.match(line):
            opened.append(place)
        elif _CLOSING.match(line):
            if opened:
                opened.pop()
            else:
                closing_nothing.append(place)
    return closing_nothing + opened


def _loose(lines: Lines) -> list[int]:
    return [place for place, line in enumerate(lines) if _LOOSE.match(line)]


def _with(lines: Lines, words: str) -> list[int]:
    return [place for place, line in enumerate(lines) if words in line]


def _place(name: str, there: Sequence[int]) -> Position:
    """The first line of the source that shows it; the template alone where only what it printed does."""
    return Position(name, there[0] + 1) if there else Position(name)
