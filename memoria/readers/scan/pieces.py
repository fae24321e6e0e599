"""A paragraph cut at its markers: three marked lines in a row are three objects (rule 1)."""

from __future__ import annotations

from dataclasses import dataclass

from memoria.document.tree import Block, Div, Heading, Para, Plain
from memoria.document.walk import walk
from memoria.model.marks import Mark
from memoria.readers.inlines import Inlines, cut, flatten, place, trimmed
from memoria.readers.scan.build import CLASSES
from memoria.readers.scan.markers import CHECKBOX, Found, find_marker, line_starts
from memoria.readers.scan.secrets import SECRET
from memoria.source import Position


@dataclass(frozen=True, slots=True)
class Piece:
    """The text of one marker: its class, what follows it, the names in brackets, and the place of its word."""

    cls: type[Mark]
    content: Inlines
    who: Inlines
    at: Position | None
    word: str
    plural: bool = False
    reserved: bool = False
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph before its first marker, and what each marker begins."""

    before: Inlines
    pieces: tuple[Piece, ...]


def text_block(block: Block) -> bool:
    """True for what may hold marked lines itself."""
    return isinstance(block, Para | Plain | Heading)


def divide(inlines: Inlines) -> Paragraph:
    """A paragraph cut before each line that begins with a marker."""
    flat = flatten(inlines)
    marks: list[Found] = []
    for start in line_starts(flat.text):
        if (not marks or start >= marks[-1].end) and (mark := find_marker(flat, start)):
            marks.append(mark)
    if not marks:
        return Paragraph(inlines, ())
    starts = [flat.text.rfind("\n", 0, mark.start) + 1 for mark in marks]
    ends = [*starts[1:], len(flat.text)]
    pieces = tuple(_piece(inlines, mark, end) for mark, end in zip(marks, ends, strict=True))
    return Paragraph(trimmed(cut(inlines, 0, starts[0])), pieces)


def _piece(inlines: Inlines, mark: Found, end: int) -> Piece:
    who = trimmed(cut(inlines, *mark.who)) if mark.who else ()
    content = trimmed(cut(inlines, mark.end, end))
    if mark.kind == "reserved":
        inner = find_marker(flatten(content))
        if inner is not None and inner.kind != "reserved":
            names = trimmed(cut(content, *inner.who)) if inner.who else who
            rest = trimmed(cut(content, inner.end, len(flatten(content).text)))
            return Piece(
                CLASSES[inner.kind],
                rest,
                names,
                place(inlines, mark.start),
                inner.word,
                inner.plural,
                True,
                mark.dashed or inner.dashed,
            )
    return Piece(CLASSES[mark.kind], content, who, place(inlines, mark.start), mark.word, mark.plural, dashed=mark.dashed)


def marked(block: Block) -> bool:
    """True when a block, or something in it, begins with a marker or is a secret set apart."""
    nodes = tuple(walk((block,)))
    if any(isinstance(node, Div) and node.attr.has(SECRET) for node in nodes):
        return True
    return any(divide(node.content).pieces for node in nodes if isinstance(node, Para | Plain | Heading))


def without_checkbox(inlines: Inlines) -> Inlines:
    """A task without the box before it."""
    box = CHECKBOX.match(flatten(inlines).text)
    return cut(inlines, box.end(), len(flatten(inlines).text)) if box else inlines
