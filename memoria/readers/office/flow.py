"""What Word and ODT have in common: paragraphs and grids, one after the other, before they become a tree.

The walkers of the two formats make it, whatever stands in the file; ``shape`` finds the headings and lists that were typed by
hand; ``compose`` makes the tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from memoria.diagnostics import Value
from memoria.source import Position

BOLD, ITALIC, UNDERLINE, STRIKE, SUPER, SUB, SMALL_CAPS = "b", "i", "u", "s", "sup", "sub", "sc"
OF_HEADINGS = frozenset({BOLD, ITALIC, UNDERLINE})
"""The styles that a heading has for being one: they say nothing more of it."""
TITLES = ("title", "subtitle")
"""The roles of the paragraphs that name the whole file."""


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one style. ``link`` is the address or ``#name`` that they lead to."""

    text: str
    styles: frozenset[str] = frozenset()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """A line ended by hand inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the package, by the name of its part."""

    part: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote or endnote, where it is called."""

    flow: list[Flow]


Piece = Run | Break | Picture | Footnote


@dataclass(frozen=True, slots=True)
class Aside:
    """Something of the file that is no text of it: said with a code, at the paragraph where it was met."""

    code: str
    values: dict[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Item:
    """The place of a paragraph in a list. Paragraphs of one ``list_id`` and level count on."""

    list_id: str
    level: int
    style: str = ""
    """Pandoc's name of the numbering (``Decimal``); empty for a bullet."""
    delimiter: str = "Period"
    start: int = 1
    opens: bool = True
    """False for a further paragraph of the same item."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph. ``level`` is that of a heading, 0 for text; ``role`` is ``title``, ``subtitle``, ``quote`` or nothing."""

    pieces: list[Piece] = field(default_factory=list)
    level: int = 0
    role: str = ""
    item: Item | None = None
    asides: list[Aside] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    box: bool = False
    """True in a text box, which stands beside the text in the file and after its paragraph here."""
    joins: bool = False
    """True where the end of the paragraph was deleted: the next one goes on in it."""
    at: Position | None = None
    align: str = ""
    """``right`` or ``center``: of figures in a table; elsewhere the volume sets its own."""

    @property
    def text(self) -> str:
        """Its letters, without those of its footnotes; a break is a line end."""
        return "".join(_letters(self.pieces))

    @property
    def is_heading(self) -> bool:
        """True for a heading, and for the title of the file."""
        return bool(self.level) or self.role in TITLES

    @property
    def is_empty(self) -> bool:
        """True when there is nothing to print."""
        return not any(
            isinstance(piece, Picture | Footnote) or (isinstance(piece, Run) and piece.text.strip()) for piece in self.pieces
        )


@dataclass(slots=True)
class GridCell:
    """A cell with what it holds, however many columns and rows it covers; it stands once."""

    flow: list[Flow]
    columns: int = 1
    rows: int = 1


@dataclass(slots=True)
class Grid:
    """A table; the first ``head`` rows are its header."""

    rows: list[list[GridCell]]
    head: int = 0


Flow = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Read:
    """What a package holds, as the walker of its format gives it."""

    flow: list[Flow]
    asides: list[Aside]
    """What the whole file has that is no text of it."""
    texts: list[list[str]]
    """The pieces of text of every paragraph, found by another way than the walk: each must be in the flow, or ``apart``."""
    apart: list[str]
    """Text that is not in the flow on purpose."""


LONGEST = 90
"""Letters of what was changed or set aside that a message repeats."""


def short(text: str) -> str:
    """The beginning of a text, on one line."""
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"


def _letters(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, Run):
            yield piece.text
        elif isinstance(piece, Break):
            yield "\n"


def paragraphs(flow: Iterable[Flow]) -> Iterator[Paragraph]:
    """Every paragraph in reading order; those of a footnote after the one that calls it."""
    for part in flow:
        if isinstance(part, Paragraph):
            yield part
            for piece in part.pieces:
                if isinstance(piece, Footnote):
                    yield from paragraphs(piece.flow)
        else:
            for row in part.rows:
                for cell in row:
                    yield from paragraphs(cell.flow)


def sequences(flow: list[Flow]) -> Iterator[list[Flow]]:
    """The flow, and the flow of every cell and footnote in it: each may be changed in place."""
    yield flow
    for part in list(flow):
        if isinstance(part, Grid):
            for row in part.rows:
                for cell in row:
                    yield from sequences(cell.flow)
        else:
            for piece in part.pieces:
                if isinstance(piece, Footnote):
                    yield from sequences(piece.flow)


def not_empty(flow: Iterable[Flow]) -> list[Flow]:
    """The flow without paragraphs that have nothing to print."""
    return [part for part in flow if not (isinstance(part, Paragraph) and part.is_empty)]


def boxed(flow: list[Flow]) -> list[Flow]:
    """The flow of a text box, marked as such."""
    for paragraph in paragraphs(flow):
        paragraph.box = True
    return flow


def framed(grid: Grid) -> list[Flow]:
    """A table; of one with a single cell, a frame drawn around a text, that text."""
    return grid.rows[0][0].flow if len(grid.rows) == 1 and len(grid.rows[0]) == 1 else [grid]


def joined(flow: Iterable[Flow]) -> list[Flow]:
    """The flow with each paragraph whose end was deleted and the next one as one, as the next one is."""
    done: list[Flow] = []
    for part in flow:
        last = done[-1] if done else None
        if isinstance(last, Paragraph) and last.joins and isinstance(part, Paragraph):
            part.pieces[:0] = last.pieces
            part.asides[:0] = last.asides
            part.comments[:0] = last.comments
            done[-1] = part
        else:
            done.append(part)
    return done
