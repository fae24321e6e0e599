"""Labels and values side by side, as lines of text with tabs: session headers, the fields of callouts, definitions.

Lines, not tables: a reader who listens hears label and value in turn, and what goes on over several lines hangs under
its own beginning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docx.shared import Length, Mm

from memoria.document import roles
from memoria.document.tree import Attr, Block, DefinitionList, Div, Inline, LineBreak, Para, Plain, Span, Text
from memoria.writers.docx.ruler import Ruler
from memoria.writers.docx.words import plain_text

STYLE_KEY = "word-style"
"""Key of a Div of ours that names its paragraph style."""
STOPS_KEY = "word-stops"
"""Key of a Div of ours: where its values and its second labels begin, in twentieths of a point."""
FIELD_NAME, TERM = "field-name", "term"
"""Classes of Spans of ours: the label of a value, and the term that a definition stands beside."""
WIDEST_TERM = Mm(42)
"""Terms up to this width stand beside their definitions."""
_TERM_GAP, _LABEL_GAP, _VALUE_GAP = Mm(4), Mm(2), Mm(2)
_WIDEST_LABEL = Mm(34)
_FIRST_SHARE = 1 / 2.15
"""Of the room for two values, what the first one has."""


@dataclass(frozen=True, slots=True)
class Look:
    """How fields are set: a paragraph style, the theme's size, the width of both labels and of the whole."""

    style: str
    size: str
    first: Length
    second: Length
    width: Length


@dataclass(frozen=True, slots=True)
class _Columns:
    value: Length
    label: Length
    second: Length
    end: Length

    @property
    def stops(self) -> str:
        return ",".join(str(stop.twips) for stop in (self.value, self.label, self.second))

    def fits_first(self, width: Length) -> bool:
        return width <= self.label - self.value - _VALUE_GAP

    def fits_second(self, width: Length) -> bool:
        return width <= self.end - self.second


def field_lines(node: DefinitionList, look: Look, ruler: Ruler) -> Iterator[Block]:
    """Two short fields share a line; a long one has its own."""
    columns = _columns(node, look, ruler)
    waiting: tuple[Inline, ...] = ()
    for term, definitions in node.items:
        value, rest = _value(definitions)
        pair = (Span(term, Attr("", (FIELD_NAME,))), Text("\t"), *value)
        width = ruler.lines(value, look.size)
        if waiting and not rest and not _breaks(value) and columns.fits_second(width):
            yield _line((*waiting, Text("\t"), *pair), look.style, columns.stops)
            waiting = ()
            continue
        if waiting:
            yield _line(waiting, look.style, columns.stops)
        waiting = pair if columns.fits_first(width) and not rest and not _breaks(value) else ()
        if not waiting:
            yield _line(pair, look.style, columns.stops)
            yield from rest
    if waiting:
        yield _line(waiting, look.style, columns.stops)


def _columns(node: DefinitionList, look: Look, ruler: Ruler) -> _Columns:
    """Labels as wide as the widest, within reason; what is left goes to the values."""
    widest = max((ruler.lines(term, look.size) for term, _ in node.items), default=0) + _LABEL_GAP
    first, second = (Length(max(least, min(widest, _WIDEST_LABEL))) for least in (look.first, look.second))
    values = look.width - first - second
    label = Length(round(first + values * _FIRST_SHARE))
    return _Columns(first, label, Length(label + second), look.width)


def definition_lines(node: DefinitionList, style: str, size: str, ruler: Ruler) -> Iterator[Block] | None:
    """Terms beside their definitions; None where a term is too wide for that."""
    face = ruler.faces.semibold
    widest = max((ruler.lines(term, size, face) for term, _ in node.items), default=Length(0))
    if widest > WIDEST_TERM:
        return None
    return _definition_lines(node, style, str(Length(widest + _TERM_GAP).twips))


def _definition_lines(node: DefinitionList, style: str, stops: str) -> Iterator[Block]:
    for term, definitions in node.items:
        value, rest = _value(definitions)
        yield _line((Span(term, Attr("", (TERM,))), Text("\t"), *value), style, stops)
        yield from rest


def _breaks(value: tuple[Inline, ...]) -> bool:
    return any(isinstance(node, LineBreak) for node in value)


def _value(definitions: tuple[tuple[Block, ...], ...]) -> tuple[tuple[Inline, ...], tuple[Block, ...]]:
    """The texts that a definition begins with, one below the other, and whatever follows them."""
    blocks = [block for definition in definitions for block in definition]
    texts: list[Inline] = []
    for index, block in enumerate(blocks):
        if not isinstance(block, Para | Plain):
            return tuple(texts), tuple(blocks[index:])
        texts.extend((LineBreak(), *block.content) if texts else block.content)
    return tuple(texts), ()


def _line(content: tuple[Inline, ...], style: str, stops: str) -> Block:
    return Div((Para(content),), Attr("", (), ((STYLE_KEY, style), (STOPS_KEY, stops))))


def look_of_header(ruler: Ruler) -> Look:
    """Session headers: as wide as titles."""
    return Look("Session Header", "header_block", Mm(21), Mm(21), ruler.block)


def look_of_callout(ruler: Ruler, inset: Length) -> Look:
    """Fields of a callout, ``inset`` narrower than the text."""
    return Look("Callout Fields", "fields", Mm(22), Mm(18), Length(ruler.column - inset))


def look_of_sheet(ruler: Ruler) -> Look:
    """The record of a commitment: as wide as titles."""
    return Look("Callout Fields", "fields", Mm(22), Mm(18), ruler.block)


def is_label(content: tuple[Inline, ...]) -> bool:
    """True for a paragraph that is only a small label, which names what follows."""
    return bool(plain_text(content)) and all(isinstance(node, Span) and node.attr.has(roles.LABEL) for node in content)
