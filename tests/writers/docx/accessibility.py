"""What Word's accessibility checker asks of a file, and a little more: each fault as a line of words.

The rules are those of Microsoft's «Rules for the Accessibility Checker» that bear on documents: alternative text, table
headers, merged cells, the order of headings, objects in line with the text, blank characters used for space; besides them
title and language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.writers.docx.package import Package, W, value, words

STRUCTURAL = {"SectionEnd", "TableGap", "OpenerGap", "HorizontalLine", "ChartBar"}
"""Styles of paragraphs without words that Word needs: a section ends in one, one parts two tables, one is a rule or a bar."""
CORE = "docProps/core.xml"


def faults(made: Package) -> list[str]:
    """Everything that is wrong; empty for a file that every reader can use."""
    return [
        *_drawings(made),
        *(fault for table in made.body.iter(f"{W}tbl") for fault in _table(table)),
        *_headings(made),
        *_blanks(made),
        *_file(made),
    ]


def _drawings(made: Package) -> Iterator[str]:
    for part in [name for name in made.parts if re.fullmatch(r"word/(document|footnotes|(head|foot)er\d+)\.xml", name)]:
        for drawing in made.tree(part).iter(f"{W}drawing"):
            properties = next(drawing.iter("{*}docPr"))
            is_decoration = any(one.get("val") == "1" for one in properties.iter("{*}decorative"))
            if not (is_decoration or (properties.get("descr") or "").strip()):
                yield f"a drawing of {part} says nothing"
            if drawing[0].tag.endswith("}anchor") and not is_decoration:
                yield f"a drawing of {part} floats"


def _table(table: Any) -> Iterator[str]:
    """The corner of an author's table may be blank: there is no word to put there; of charts, which tell their data as text,
    headers may span what they measure.
    """
    name = words(table)[:40]
    style, rows = value(table, "tblPr/tblStyle"), table.findall(f"{W}tr")
    grid = len(table.find(f"{W}tblGrid"))
    is_drawn = table.find(f"{W}tblPr/{W}tblDescription") is not None
    heads = [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None]
    if style == "MemoriaTable":
        if rows and rows[0] not in heads and len(rows) > 1:
            yield f"no header row: «{name}»"
        if value(table, "tblPr/tblLook", "firstRow") != "1" and heads:
            yield f"the header row is not said to be one: «{name}»"
    if any(not words(cell).strip() for row in heads for cell in row.findall(f"{W}tc")[1:]) and not is_drawn:
        yield f"a blank header: «{name}»"
    for row in rows:
        spans = [int(value(cell, "tcPr/gridSpan") or 1) for cell in row.findall(f"{W}tc")]
        if any(1 < span < grid for span in spans) and not is_drawn:
            yield f"cells merged across: «{words(row)[:40]}»"
    if next(table.iter(f"{W}vMerge"), None) is not None:
        yield f"cells merged down: «{name}»"


def _level(made: Package, paragraph: Any) -> int:
    """The level of a heading from 1, by the paragraph or its style; 0 for any other text."""
    style = made.styles.get(value(paragraph, "pPr/pStyle") or "")
    outline = value(paragraph, "pPr/outlineLvl") or (value(style, "pPr/outlineLvl") if style is not None else None)
    return 0 if outline is None or int(outline) > 8 else int(outline) + 1


def _headings(made: Package) -> Iterator[str]:
    last = 0
    for paragraph in made.body.iter(f"{W}p"):
        level = _level(made, paragraph)
        if not level:
            continue
        if not words(paragraph).strip():
            yield "a heading without words"
        if level > last + 1:
            yield f"a heading of level {level} after one of {last}: «{words(paragraph)[:40]}»"
        last = level


def _blanks(made: Package) -> Iterator[str]:
    was_empty = False
    for paragraph in made.body.iterchildren(f"{W}p", f"{W}tbl", f"{W}sdt"):
        holds = next(paragraph.iter(f"{W}drawing", f"{W}t", f"{W}footnoteReference"), None) is not None
        style = value(paragraph, "pPr/pStyle")
        if not holds and (style not in STRUCTURAL or was_empty):
            yield f"an empty paragraph ({style})"
        was_empty = not holds
    for paragraph in made.body.iter(f"{W}p"):
        if re.search(r"[ \u00a0]{4,}", words(paragraph)) and value(paragraph, "pPr/pStyle") != "SourceCode":
            yield f"blanks for space: «{words(paragraph)[:40]}»"


def _file(made: Package) -> Iterator[str]:
    core = made.tree(CORE)
    if not (core.findtext("{http://purl.org/dc/elements/1.1/}title") or "").strip():
        yield "no title"
    if not value(made.tree("word/styles.xml"), "docDefaults/rPrDefault/rPr/lang"):
        yield "no language"
    if any(not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", one.get(f"{W}val", "")) for one in made.body.iter(f"{W}lang")):
        yield "a language that is none"
