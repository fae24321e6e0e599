"""Markers that something else swallowed, and words that were nearly markers (file-format, section 5, rule 8)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memoria.diagnostics import Diagnostic, found
from memoria.document.tree import Block, CodeBlock, DefinitionList, Heading, Text
from memoria.model.fields import main_key
from memoria.model.marks import Mark, Reserved
from memoria.readers.inlines import Flat, Inlines, flatten, place
from memoria.readers.scan.build import CLASSES
from memoria.readers.scan.fields import attribute_of
from memoria.readers.scan.markers import (
    Found,
    find_marker,
    is_capitals,
    is_quiet,
    line_starts,
    lonely_marker,
    marker_without_colon,
    misspelt_marker,
    quiet_marker,
)
from memoria.source import SourceFile
from memoria.vocabulary import marker

_UNDERLINE = re.compile(r"[ \t>]*(?:-+|=+)[ \t]*$")
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_BAR_FIELD = re.compile(r"\|\s*([^\W\d_][\w \u00a0-]*?)\s*:")


def underlined_marker(block: Block, source: SourceFile | None) -> Iterator[Diagnostic]:
    """``---`` right under a marked line makes a heading of it."""
    if source is None or not isinstance(block, Heading) or block.at is None or block.at.line is None:
        return
    last = block.at.line + flatten(block.content).text.count("\n")
    under = source.line(last + 1)
    if not source.line(block.at.line).lstrip(" >\t").startswith("#") and _UNDERLINE.match(under) and under.strip():
        yield found("T-004", block.at._replace(line=last + 1, column=1), line=under.strip())


def indented_marker(block: CodeBlock, source: SourceFile | None) -> Iterator[Diagnostic]:
    """A tab or four spaces before a marker make code of it."""
    for number, line in enumerate(block.text.split("\n")):
        mark = find_marker(flatten((Text(line),)))
        if mark is None or block.attr.classes:
            continue
        at = block.at
        if at is not None and at.line is not None:
            at = at._replace(line=at.line + number)
            if source is not None and not source.line(at.line or 0)[:1].isspace():
                continue
        yield found("T-005", at, word=mark.word)


def unclosed_fence(block: CodeBlock, source: SourceFile | None) -> Iterator[Diagnostic]:
    """A fence of code that nothing closes makes code of all that follows, marked lines among it."""
    if source is None or block.at is None or block.at.line is None:
        return
    lines = source.text.split("\n")
    opening = next((number for number in range(block.at.line, 0, -1) if _FENCE.match(lines[number - 1])), None)
    fence = _FENCE.match(lines[opening - 1]) if opening else None
    if opening and fence and not any((later := _FENCE.match(line)) and later[1][:3] == fence[1][:3] for line in lines[opening:]):
        yield found("M-014", block.at._replace(line=opening, column=fence.start(1) + 1), fence=fence[1])


def defined_marker(block: DefinitionList) -> Iterator[Diagnostic]:
    """A marker, and on the next line ``: text``, make a term and its definition."""
    for term, _ in block.items:
        flat = flatten(term)
        lonely = lonely_marker(flat)
        if lonely is not None and (is_capitals(lonely[1]) or flat.is_bold(0, len(flat.text))):
            yield found("T-006", place(term), word=lonely[1])


def quiet_secrets(inlines: Inlines) -> Iterator[Diagnostic]:
    """«Reservado: …» in small letters is taken for the marker, and so is «RESERVDO: …»; that is said."""
    flat = flatten(inlines)
    for start in line_starts(flat.text):
        mark = find_marker(flat, start)
        if mark is None or mark.kind != Reserved.kind:
            continue
        slip = misspelt_marker(flat, start) if marker(mark.word) is None else None
        if slip is not None:
            yield found("T-030", place(inlines, mark.start), word=mark.word, nearest=slip[2])
        elif is_quiet(flat, mark):
            yield found("T-026", place(inlines, mark.start), word=mark.word, capitals=mark.word.upper())


def slips(inlines: Inlines) -> Iterator[Diagnostic]:
    """Lines of an unmarked paragraph that were perhaps meant to be marked."""
    flat = flatten(inlines)
    for start in line_starts(flat.text):
        misspelt = misspelt_marker(flat, start)
        if misspelt is not None:
            at, word, nearest = misspelt
            yield found("T-014", place(inlines, at), word=word, nearest=nearest)
            continue
        quiet, bare = quiet_marker(flat, start), marker_without_colon(flat, start)
        if quiet is not None and _has_fields(flat, quiet, wrapped=True):
            yield _said("T-015", inlines, quiet)
        elif bare is not None and _has_fields(flat, bare, wrapped=True):
            yield found("T-023", place(inlines, bare.start), word=bare.word)


def first_of_its_own(inlines: Inlines, cls: type[Mark]) -> int | None:
    """Of a marked text, where the first later line begins that was meant to be a mark of its own."""
    flat = flatten(inlines)
    return next((start for start in line_starts(flat.text)[1:] if _of_its_own(flat, start, cls) is not None), None)


def lines_of_their_own(inlines: Inlines, cls: type[Mark], begin: int) -> Iterator[Diagnostic]:
    """Lines, from a place in a marked text on, that were meant to be marks of their own: in small letters or without a colon."""
    flat = flatten(inlines)
    for start in line_starts(flat.text):
        mark = _of_its_own(flat, start, cls) if start >= begin else None
        if mark is not None and is_capitals(mark.word):
            yield found("T-023", place(inlines, mark.start), word=mark.word)
        elif mark is not None:
            yield _said("T-022", inlines, mark)


def _of_its_own(flat: Flat, start: int, cls: type[Mark]) -> Found | None:
    """What a line of a marked text begins with, unless it is a field of it: «indicador:» is both."""
    quiet, bare = quiet_marker(flat, start), marker_without_colon(flat, start)
    if quiet is not None:
        return quiet if attribute_of(quiet.word, cls) in (None, main_key(cls)) else None
    return bare if bare is not None and _has_fields(flat, bare) else None


def _has_fields(flat: Flat, mark: Found, *, wrapped: bool = False) -> bool:
    """True when a field of the mark follows it after a bar: on its line, or ``wrapped`` before a line begins with a marker."""
    later = (start for start in line_starts(flat.text) if start > mark.end)
    end = next((start for start in later if not wrapped or quiet_marker(flat, start) is not None), len(flat.text))
    fields = _BAR_FIELD.finditer(flat.text, mark.end, end)
    return any(attribute_of(match[1], CLASSES[mark.kind]) for match in fields)


def _said(code: str, inlines: Inlines, mark: Found) -> Diagnostic:
    return found(code, place(inlines, mark.start), word=mark.word, capitals=mark.word.upper())
