"""Paragraphs and tables as pieces that no page breaks, each with what it says about its neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from memoria.writers.docx.oxml import Element, child, local, tag
from memoria.writers.docx.paging.lines import Setter, Setting
from memoria.writers.docx.paging.looks import TWIPS, points

_ALONE = 2
"""Lines of a paragraph that stand together at the foot of a page and at its head."""
_SIDES, _RULES = ("top", "bottom", "left", "right"), ("top", "insideH", "bottom")


@dataclass(slots=True)
class Piece:
    """What stands on one page whole, in points. Of the room below one piece and above the next the greater holds."""

    height: float
    before: float = 0.0
    after: float = 0.0
    keeps: bool = False
    """Stays with the next."""
    fresh: bool = False
    """Begins a page."""
    head: float = 0.0
    """Height of the head rows that are repeated where it begins a page."""
    notes: float = 0.0
    names: list[str] = field(default_factory=list)


class Blocks:
    """Takes blocks apart."""

    def __init__(self, setter: Setter, styles: Element, notes: Element | None) -> None:
        self._setter = setter
        self._tables = {str(style.get(tag("styleId"))): style for style in styles.iter(tag("style"))}
        self._notes = {} if notes is None else {str(note.get(tag("id"))): note for note in notes}

    def pieces(self, blocks: Iterable[Element], width: float) -> Iterator[Piece]:
        """The pieces of blocks in a column of ``width`` points."""
        for block in blocks:
            name = local(block)
            if name == "p":
                yield from self._paragraph(block, width)
            elif name == "tbl":
                yield from self._table(block)
            elif name == "sdt":
                yield from self.pieces(block.iterfind(f"{tag('sdtContent')}/*"), width)
            elif name == "bookmarkStart":
                yield Piece(0.0, keeps=True, names=[str(block.get(tag("name")))])

    def separator(self) -> float:
        """Height of the rule above the notes of a page (17.11.23)."""
        rules = (note for note in self._notes.values() if note.get(tag("type")) == "separator")
        return sum(_height(list(self.pieces(note, 0.0))) for note in rules)

    def _paragraph(self, text: Element, width: float) -> Iterator[Piece]:
        made = self._setter.set(text, width)
        shape, last = made.shape, len(made.heights) - 1
        if shape.framed:
            yield Piece(0.0, keeps=True, names=[name for _, name in made.names])
            return
        made.heights[0] += shape.above
        made.heights[last] += shape.below
        bounds = [0, last + 1] if shape.keep_lines or last < 2 * _ALONE - 1 else [0, *range(_ALONE, last), last + 1]
        for start, end in pairwise(bounds):
            piece = self._lines(made, range(start, end), width)
            piece.before = 0.0 if start else shape.before
            piece.after = shape.after if end > last else 0.0
            piece.keeps = shape.keep_next and end > last
            piece.fresh = shape.fresh and not start
            yield piece

    def _lines(self, made: Setting, lines: range, width: float) -> Piece:
        names = [name for line, name in made.names if line in lines]
        notes = sum(self._note(key, width) for line, key in made.notes if line in lines)
        return Piece(sum(made.heights[line] for line in lines), names=names, notes=notes)

    def _note(self, key: str, width: float) -> float:
        note = self._notes.get(key)
        return 0.0 if note is None else _height(list(self.pieces(note, width)))

    # --- tables ---

    def _table(self, table: Element) -> Iterator[Piece]:
        margins, rules = self._margins(table)
        head, heads = 0.0, True
        rows = table.findall(tag("tr"))
        for row in rows:
            box = child(row, "trPr")
            heads = heads and box is not None and child(box, "tblHeader") is not None
            rule = rules["bottom" if row is rows[-1] else "insideH"] + (rules["top"] if row is rows[0] else 0.0)
            pieces = self._row(row, box, margins, rule)
            for piece in pieces:
                piece.head = 0.0 if heads else head
            if heads:
                head += _height(pieces)
                pieces[-1].keeps = True
            yield from pieces

    def _row(self, row: Element, box: Element | None, margins: Mapping[str, float], rule: float) -> list[Piece]:
        """A row whole, or, where it may break, the pieces of its tallest cell."""
        across, upright = margins["left"] + margins["right"], margins["top"] + margins["bottom"] + rule
        cells = [list(self.pieces(cell, _width(cell) - across)) for cell in row.iterfind(tag("tc"))]
        tallest = max(cells, key=_height, default=[]) or [Piece(0.0)]
        keeps = any(piece.keeps for piece in cells[0][-1:]) if cells else False
        if box is None or child(box, "cantSplit") is None:
            tallest[0].height += margins["top"]
            tallest[-1].height += margins["bottom"] + rule
            tallest[-1].keeps = keeps
            return tallest
        least = points(height, "val") if (height := child(box, "trHeight")) is not None else None
        whole = Piece(max(_height(tallest) + upright, least or 0.0), keeps=keeps)
        for piece in (piece for cell in cells for piece in cell):
            whole.names += piece.names
            whole.notes += piece.notes
        return [whole]

    def _margins(self, table: Element) -> tuple[dict[str, float], dict[str, float]]:
        """The margins of a table's cells (17.4.42), and the width of the rules above, between and below its rows (17.4.38)."""
        made, rules = dict.fromkeys(_SIDES, 0.0), dict.fromkeys(_RULES, 0.0)
        for box in reversed(list(self._dresses(table))):
            for side in box.iterfind(f"{tag('tblCellMar')}/*"):
                made[{"start": "left", "end": "right"}.get(local(side), local(side))] = points(side, "w") or 0.0
            for line in box.iterfind(f"{tag('tblBorders')}/*"):
                rules[local(line)] = float(line.get(tag("sz")) or 0) / 8
        return made, rules

    def _dresses(self, table: Element) -> Iterator[Element]:
        """The properties of a table, and those of its style and of all that this is based on."""
        box, seen = child(table, "tblPr"), set[str]()
        while box is not None:
            yield box
            named = child(box, "tblStyle")
            style = None if named is None else self._tables.get(str(named.get(tag("val"))))
            box = None
            while style is not None and box is None and str(style.get(tag("styleId"))) not in seen:
                seen.add(str(style.get(tag("styleId"))))
                yield from style.iterfind(tag("tblPr"))
                base = child(style, "basedOn")
                style = None if base is None else self._tables.get(str(base.get(tag("val"))))


def _width(cell: Element) -> float:
    dress = child(cell, "tcPr")
    box = None if dress is None else child(dress, "tcW")
    return 0.0 if box is None else float(box.get(tag("w")) or 0) / TWIPS


def _height(pieces: list[Piece]) -> float:
    """Of pieces one below the other, with the room above the first and below the last."""
    height, after = 0.0, 0.0
    for piece in pieces:
        height += max(after, piece.before) + piece.height
        after = piece.after
    return height + after
