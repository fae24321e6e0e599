"""What a screen reader says of a PDF (poppler's reading of its structure tree), and what a person would read of the tree."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from memoria.document import roles
from memoria.document import tree as t
from memoria.document.walk import walk
from memoria.writers.expected import LISTED
from tests.programs import find

PAGE = "#"
"""Stands among the words for the number of a page, which the tree does not know."""
NUMBER = re.compile(r"\d+|[ivxlc]+")
LINE = re.compile(r"(?P<indent> *)(?P<tag>[A-Z][A-Za-z0-9]*)(?P<rest>.*)")
UNSAID = ("TOC", "Reference")
"""Elements whose words are the writer's: the contents, the number by which a note is called."""


def words_of(text: str) -> list[str]:
    """Letters and digits, folded, with the place of page numbers among them."""
    return re.findall(rf"\w+|{PAGE}", unicodedata.normalize("NFKC", text).casefold())


def said_of(file: Path) -> Iterator[str]:
    """The text of each block of a PDF in its logical order, without its contents, the labels of lists and notes, and the numbers
    of paragraphs, which count on from 1."""
    printed = subprocess.run([str(find("pdfinfo")), "-struct-text", str(file)], capture_output=True, check=True).stdout.decode()
    block: list[str] = []
    unsaid: int | None = None
    named = False
    paragraphs = 0
    lines = printed.splitlines()
    for number, line in enumerate(lines):
        depth = len(line) - len(line.lstrip())
        if unsaid is not None and line.strip() and depth > unsaid:
            continue
        unsaid = None
        if line.lstrip().startswith('"'):
            words = line.strip()[1:-1]
            if not block and words == f"{paragraphs + 1} " and lines[number - 1].lstrip().startswith("Span"):
                paragraphs += 1
            else:
                block.append(words)
            continue
        match = LINE.fullmatch(line)
        if match is None or match["tag"] == "Object":
            continue
        tag = match["tag"]
        if tag == "L":
            named = "/ListNumbering /None" in lines[number + 1]
        if tag in UNSAID or (tag == "Lbl" and not named) or (tag == "Lbl" and _is_of_note(lines, number, depth)):
            unsaid = depth
        elif "(inline)" not in match["rest"] or tag == "Note":
            yield "".join(block)
            block = []
    yield "".join(block)


def _is_of_note(lines: list[str], number: int, depth: int) -> bool:
    """Whether the element that a line stands in is a note."""
    above = (line for line in reversed(lines[:number]) if len(line) - len(line.lstrip()) < depth and line.strip())
    return next(above, "").lstrip().startswith("Note")


def cover_of(document: t.Document) -> list[str]:
    """The words of the cover, in no order."""
    cover = [block for block in document.blocks if isinstance(block, t.Div) and block.attr.has(roles.COVER)]
    return sorted(word for text in _blocks(cover) for word in words_of(text))


def wanted_of(document: t.Document) -> list[str]:
    """The words of the tree after its cover, each note where it is called."""
    rest = [block for block in document.blocks if not (isinstance(block, t.Div) and block.attr.has(roles.COVER))]
    listed = {role: f"{prefix}1" in _identifiers(rest) for role, prefix in LISTED.items()}
    return [word for text in _blocks(rest, listed) for word in words_of(text)]


def _identifiers(blocks: Iterable[t.Block]) -> set[str]:
    return {node.attr.identifier for node in walk(tuple(blocks)) if isinstance(node, t.Span)}


def _blocks(blocks: Iterable[t.Block], listed: dict[str, bool] | None = None) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, listed or {})


def _block(block: t.Block, listed: dict[str, bool]) -> Iterator[str]:
    match block:
        case t.Heading():
            number = "" if block.attr.has(roles.UNNUMBERED) else block.attr.get("number")
            yield f"{number} {_inlines(block.content)}"
        case t.Para() | t.Plain():
            yield _inlines(block.content)
        case t.CodeBlock():
            yield block.text
        case t.LineBlock():
            yield from map(_inlines, block.lines)
        case t.BulletList() | t.OrderedList():
            for item in block.items:
                yield from _blocks(item, listed)
        case t.DefinitionList():
            for term, definitions in block.items:
                yield _inlines(term)
                for definition in definitions:
                    yield from _blocks(definition, listed)
        case t.Table():
            yield from _blocks(block.caption, listed)
            for row in (*block.head, *block.body, *block.foot):
                for cell in row.cells:
                    yield from _blocks(cell.content, listed)
        case t.Figure():
            yield from _blocks((*block.content, *block.caption), listed)
        case t.Div() if block.attr.has(roles.CHART) and block.attr.get("kind") == roles.ChartKind.BARS:
            for part in block.content:
                if isinstance(part, t.Table):
                    part = t.Table(part.columns, (), part.body, part.foot, part.caption)
                yield from _block(part, listed)
        case t.Div() if any(listed.get(role) for role in LISTED if block.attr.has(role)):
            yield block.attr.get("title")
        case t.BlockQuote() | t.Div():
            yield from _blocks(block.content, listed)


def _inlines(content: Iterable[t.Inline]) -> str:
    return "".join(map(_inline, content))


def _inline(node: t.Inline) -> str:
    match node:
        case t.Text() | t.Code():
            return node.text
        case t.SoftBreak() | t.LineBreak():
            return " "
        case t.Note():
            return " " + " ".join(_blocks(node.content)) + " "
        case t.Image():
            return ""
        case t.Span() if node.attr.has(roles.PAGE_REF):
            return PAGE
        case t.Span() if node.attr.has(roles.SECONDARY):
            return f" {_inlines(node.content)}"
        case _:
            return _inlines(node.content)
