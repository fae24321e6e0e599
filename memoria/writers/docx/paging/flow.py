"""Pieces set on pages, section by section (ISO/IEC 29500-1, 17.6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from memoria.writers.docx.oxml import Element, local, tag
from memoria.writers.docx.paging.blocks import Blocks, Piece
from memoria.writers.docx.paging.looks import points

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_TINY = 0.05


def roman(number: int) -> str:
    """Lower-case roman numeral."""
    done = ""
    for value, letters in _ROMAN:
        done += letters * (number // value)
        number %= value
    return done


def page_labels(body: Element, blocks: Blocks) -> dict[str, str]:
    """The page label of each bookmark."""
    pages = _Pages(blocks.separator())
    for content, box in _sections(body):
        section = _Section.of(box)
        pages.begin(section)
        pages.take(list(blocks.pieces(content, section.width)))
    return pages.labels


def _sections(body: Element) -> Iterator[tuple[list[Element], Element]]:
    """The blocks of each section with the properties that stand at its end (17.6.17)."""
    content: list[Element] = []
    for block in body:
        if local(block) == "sectPr":
            yield content, block
            return
        content.append(block)
        box = block.find(f"{tag('pPr')}/{tag('sectPr')}")
        if box is not None:
            yield content, box
            content = []


@dataclass(frozen=True, slots=True)
class _Section:
    """A kind of page: what a column has room for, in points, and how pages are numbered."""

    width: float
    height: float
    columns: int
    flows: bool
    """Goes on where the section before it ends."""
    start: int | None
    is_roman: bool

    @classmethod
    def of(cls, box: Element) -> _Section:
        columns, numbers = box.find(tag("cols")), box.find(tag("pgNumType"))
        count = 1 if columns is None else int(columns.get(tag("num")) or 1)
        gutter = 0.0 if columns is None else points(columns, "space") or 0.0
        kind, start = box.find(tag("type")), None if numbers is None else numbers.get(tag("start"))
        return cls(
            (_between(box, "w", "left", "right") - (count - 1) * gutter) / count,
            _between(box, "h", "top", "bottom"),
            count,
            kind is not None and kind.get(tag("val")) == "continuous",
            None if start is None else int(start),
            numbers is not None and numbers.get(tag("fmt")) == "lowerRoman",
        )


def _between(box: Element, side: str, *margins: str) -> float:
    """What the margins of a page leave of one of its sides (17.6.13, 17.6.11)."""
    page, edges = box.find(tag("pgSz")), box.find(tag("pgMar"))
    whole = 0.0 if page is None else points(page, side) or 0.0
    return whole - sum(points(edges, margin) or 0.0 for margin in margins if edges is not None)


@dataclass(slots=True)
class _Pages:
    """The page that is being filled."""

    separator: float
    labels: dict[str, str] = field(default_factory=dict)
    number: int = 0
    section: _Section | None = None
    used: float = 0.0
    after: float = 0.0
    notes: float = 0.0
    by_itself: bool = False
    """The page begins where the one before was full: what stands first has no room above."""

    def begin(self, section: _Section) -> None:
        """A section, on a page of its own unless it flows."""
        if self.section is None or not section.flows:
            self._turn()
            self.by_itself = False
            self.number = self.number if section.start is None else section.start
        self.section = section

    def take(self, pieces: list[Piece]) -> None:
        """Set pieces: what keeps together goes to the next page together, if one is enough for it."""
        for chain in _chains(pieces):
            if chain[0].fresh and self.used:
                self._turn()
                self.by_itself = False
            if self.used and not self._fits(chain):
                self._turn()
            for piece in chain:
                if self.used and not self._fits([piece]):
                    self._turn()
                self._set(piece)

    @property
    def _room(self) -> float:
        return 0.0 if self.section is None else self.section.height

    def _fits(self, chain: Iterable[Piece]) -> bool:
        columns = 1 if self.section is None else self.section.columns
        used, after, notes = self.used, self.after, self.notes
        for piece in chain:
            used += (max(after, piece.before) + piece.height) / columns
            after = piece.after
            notes += piece.notes + (self.separator if piece.notes and not notes else 0.0)
        return used + notes <= self._room + _TINY

    def _set(self, piece: Piece) -> None:
        columns = 1 if self.section is None else self.section.columns
        begins = not self.used
        above = 0.0 if begins and self.by_itself else max(self.after, piece.before)
        self.used += ((piece.head if begins else 0.0) + above + piece.height) / columns
        self.after = piece.after
        self.notes += piece.notes + (self.separator if piece.notes and not self.notes else 0.0)
        label = roman(self.number) if self.section is not None and self.section.is_roman else str(self.number)
        self.labels.update(dict.fromkeys(piece.names, label))

    def _turn(self) -> None:
        self.number += 1
        self.used = self.after = self.notes = 0.0
        self.by_itself = True


def _chains(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Pieces in runs that no page breaks if it can be helped."""
    chain: list[Piece] = []
    for piece in pieces:
        if piece.fresh and chain:
            yield chain
            chain = []
        chain.append(piece)
        if not piece.keeps:
            yield chain
            chain = []
    if chain:
        yield chain
