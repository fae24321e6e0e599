"""Markers that something else swallowed, and words that were nearly markers (file-format, section 5, rule 8)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memoria.diagnostics import Diagnostic, found
from memoria.document.tree import Block, CodeBlock, DefinitionList, Heading, Text
from memoria.readers.inlines import Inlines, along, flatten, place
from memoria.readers.scan.build import CLASSES
from memoria.readers.scan.fields import attribute_of
from memoria.readers.scan.markers import find_marker, is_capitals, line_starts, lonely_marker, misspelt_marker, quiet_marker
from memoria.source import SourceFile

_UNDERLINE = re.compile(r"[ \t>]*(?:-+|=+)[ \t]*$")
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


def defined_marker(block: DefinitionList) -> Iterator[Diagnostic]:
    """A marker, and on the next line ``: text``, make a term and its definition."""
    for term, _ in block.items:
        flat = flatten(term)
        lonely = lonely_marker(flat)
        if lonely is not None and (is_capitals(lonely[1]) or flat.is_bold(0, len(flat.text))):
            yield found("T-006", place(term), word=lonely[1])


def slips(inlines: Inlines) -> Iterator[Diagnostic]:
    """Lines of an unmarked paragraph that were perhaps meant to be marked."""
    flat = flatten(inlines)
    for start in line_starts(flat.text):
        misspelt = misspelt_marker(flat, start)
        if misspelt is not None:
            at, word, nearest = misspelt
            yield found("T-014", place(inlines, at), word=word, nearest=nearest)
            continue
        quiet = quiet_marker(flat, start)
        if quiet is None:
            continue
        line = flat.text[quiet.end :].split("\n", 1)[0]
        names = (match[1] for match in _BAR_FIELD.finditer(line))
        if any(attribute_of(name, CLASSES[quiet.kind]) for name in names):
            yield found("T-015", along(place(inlines, quiet.start), 0), word=quiet.word, capitals=quiet.word.upper())
