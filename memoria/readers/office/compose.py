"""A flow as the tree: runs folded, lists nested, each piece with its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from memoria.diagnostics import Diagnostic, found
from memoria.document.tree import (
    Align,
    Block,
    BlockQuote,
    BulletList,
    Cell,
    Column,
    Emph,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    Note,
    OrderedList,
    Para,
    Plain,
    Row,
    SmallCaps,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Underline,
)
from memoria.readers.office import flow as f
from memoria.readers.office.flow import Break, Flow, Footnote, Grid, Item, Paragraph, Picture, Piece, Run, short
from memoria.readers.office.links import SAFE, clean
from memoria.source import Position

V = TypeVar("V")
Blocks = tuple[Block, ...]
UNSAFE_LINK, TRACKED_LINK = "M-008", "D-028"
_STYLED: tuple[tuple[str, Callable[[tuple[Inline, ...]], Inline]], ...] = (
    (f.BOLD, Strong),
    (f.ITALIC, Emph),
    (f.UNDERLINE, Underline),
    (f.STRIKE, Strikeout),
    (f.SUPER, Superscript),
    (f.SUB, Subscript),
    (f.SMALL_CAPS, SmallCaps),
)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffc\ufffe\uffff]"
)
_SPACES = re.compile("[ \t\r\n\u2028\u2029]+")

Placed = tuple[Piece, int]
"""A piece of a paragraph, and the column where it begins."""


def tidy(text: str) -> str:
    """Letters as everywhere in the tree: NFC, without what nobody sees, one space where there were several or a tab."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", _INVISIBLE.sub("", text)))


class Composer:
    """Makes the tree of one file. ``pictures`` are the parts that it names; ``problems`` what is wrong with its links."""

    def __init__(self, path: str) -> None:
        self._path = path
        self.pictures: dict[str, str] = {}
        """By target in the tree, the part of the package."""
        self.problems: list[Diagnostic] = []
        self._counts: dict[tuple[str, int], int] = {}

    # --- blocks ---

    def blocks(self, flow: Sequence[Flow]) -> Blocks:
        """The blocks of a flow; paragraphs side by side of one list or quotation together."""
        done: list[Block] = []
        parts = [part for part in flow if not (isinstance(part, Paragraph) and part.is_empty)]
        index = 0
        while index < len(parts):
            part = parts[index]
            if isinstance(part, Grid):
                done.append(self._table(part))
                index += 1
                continue
            same = _run(parts, index)
            if part.item is not None and not part.level:
                done += self._lists(same)
            elif part.role == "quote" and not part.level:
                done.append(BlockQuote(tuple(map(self._para, same)), part.at))
            else:
                same = same[:1]
                done.append(self._single(part))
            index += len(same)
        return tuple(done)

    def _single(self, part: Paragraph) -> Block:
        if part.level:
            return Heading(part.level, self.inlines(part), at=part.at)
        return self._para(part)

    def _para(self, part: Paragraph) -> Para:
        return Para(self.inlines(part), part.at)

    def _lists(self, parts: Sequence[Paragraph]) -> list[Block]:
        """The lists that some items in a row are: a new one where another list begins."""
        base = min(part.item.level for part in parts if part.item)
        done: list[Block] = []
        for same in _by_list(parts, base):
            items: list[Blocks] = []
            for group in _by_item(same, base):
                head = [self._para(part) for part in group if _level(part) == base]
                deeper = [part for part in group if _level(part) > base]
                items.append((*head, *(self._lists(deeper) if deeper else ())))
            done.append(self._list(same[0], items))
        return done

    def _list(self, first: Paragraph, items: list[Blocks]) -> Block:
        item = first.item
        assert item is not None
        for key in [key for key in self._counts if key[0] == item.list_id and key[1] > item.level]:
            del self._counts[key]
        if not item.style:
            return BulletList(tuple(items), first.at)
        counted = self._counts.get((item.list_id, item.level), 0)
        start = item.start + counted
        self._counts[item.list_id, item.level] = counted + len(items)
        return OrderedList(tuple(items), start, item.style, item.delimiter, first.at)

    def _table(self, grid: Grid) -> Table:
        rows = [Row(tuple(self._cell(cell) for cell in row)) for row in grid.rows]
        width = max((sum(cell.columns for cell in row) for row in grid.rows), default=1)
        if not any(cell.rows > 1 for row in grid.rows for cell in row):
            rows = [_padded(row, width) for row in rows]
        at = next((part.at for part in f.paragraphs([grid]) if part.at), None)
        return Table(_columns(rows[grid.head :], width), tuple(rows[: grid.head]), tuple(rows[grid.head :]), at=at)

    def _cell(self, cell: f.GridCell) -> Cell:
        blocks = self.blocks(cell.flow)
        if len(blocks) == 1 and isinstance(blocks[0], Para):
            blocks = (Plain(blocks[0].content, blocks[0].at),)
        sides = {part.align for part in f.paragraphs(cell.flow) if not part.is_empty}
        align = Align(sides.pop() or Align.DEFAULT) if len(sides) == 1 else Align.DEFAULT
        return Cell(blocks, align, cell.rows, cell.columns)

    # --- inlines ---

    def inlines(self, part: Paragraph) -> tuple[Inline, ...]:
        """The inlines of a paragraph."""
        return tuple(self._grouped(list(_placed(part)), part.at))

    def _grouped(self, pieces: Sequence[Placed], at: Position | None) -> Iterator[Inline]:
        """Links first, then each style around the letters that share it."""
        for group, link in _alike(pieces, lambda run: run.link):
            content = tuple(self._styled(group, 0, at))
            target = clean(str(link)) if link and not link.startswith("#") else ""
            if not target:
                yield from content
            elif not SAFE.match(target):
                self.problems.append(found(UNSAFE_LINK, at, target=short(target)))
                yield from content
            else:
                if target != link and "?" in str(link):
                    self.problems.append(found(TRACKED_LINK, at, target=short(target)))
                yield Link(content, target, at=_moved(at, group[0][1]))

    def _styled(self, pieces: Sequence[Placed], depth: int, at: Position | None) -> Iterator[Inline]:
        if depth == len(_STYLED):
            yield from self._plain(pieces, at)
            return
        style, make = _STYLED[depth]
        for group, has in _alike(pieces, lambda run: style in run.styles):
            content = tuple(self._styled(group, depth + 1, at))
            if has:
                yield make(content)
            else:
                yield from content

    def _plain(self, pieces: Sequence[Placed], at: Position | None) -> Iterator[Inline]:
        letters, start = "", 0
        for piece, column in pieces:
            if isinstance(piece, Run):
                start = start or column + len(piece.text) - len(piece.text.lstrip(" "))
                letters += piece.text
                continue
            if letters:
                yield Text(letters, _moved(at, start))
                letters, start = "", 0
            yield self._other(piece, _moved(at, column))
        if letters:
            yield Text(letters, _moved(at, start))

    def _other(self, piece: Piece, at: Position | None) -> Inline:
        if isinstance(piece, Picture):
            target = f"{self._path}/{piece.part}"
            self.pictures[target] = piece.part
            return Image((Text(piece.alt, at),) if piece.alt else (), target, at=at)
        if isinstance(piece, Footnote):
            return Note(self.blocks(piece.flow), at)
        return LineBreak()


# --- small things ------------------------------------------------------------------------------------------------------


def _moved(at: Position | None, column: int) -> Position | None:
    return at._replace(column=column) if at is not None else None


def _placed(part: Paragraph) -> Iterator[Placed]:
    """The pieces with their letters tidied, without spaces at the ends of lines, each with its column."""
    pieces = _tidied(part.pieces)
    column = 1
    for piece in pieces:
        yield piece, column
        column += len(piece.text) if isinstance(piece, Run) else 1


def _tidied(pieces: Sequence[Piece]) -> list[Piece]:
    done: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Run):
            text = tidy(piece.text)
            ends = not done or isinstance(done[-1], Break) or (isinstance(done[-1], Run) and done[-1].text.endswith(" "))
            text = text.lstrip(" ") if ends else text
            if not text:
                continue
            styles = piece.styles - {f.UNDERLINE} if piece.link else piece.styles
            done.append(replace(piece, text=text, styles=styles))
        else:
            if isinstance(piece, Break):
                _strip_end(done)
                if not done:
                    continue
            done.append(piece)
    _strip_end(done)
    while done and isinstance(done[-1], Break):
        done.pop()
        _strip_end(done)
    return _smooth(done)


def _strip_end(done: list[Piece]) -> None:
    while done and isinstance(last := done[-1], Run):
        text = last.text.rstrip(" ")
        if text:
            done[-1] = replace(last, text=text)
            return
        done.pop()


def _smooth(pieces: list[Piece]) -> list[Piece]:
    """A space between two runs of one style is of that style: «**uno** **dos**» is one."""
    for index in range(1, len(pieces) - 1):
        before, piece, after = pieces[index - 1 : index + 2]
        if isinstance(before, Run) and isinstance(piece, Run) and isinstance(after, Run) and not piece.text.strip(" "):
            pieces[index] = replace(
                piece, styles=before.styles & after.styles, link=before.link if before.link == after.link else ""
            )
    return pieces


def _alike(pieces: Sequence[Placed], value: Callable[[Run], V]) -> Iterator[tuple[list[Placed], V | None]]:
    """The pieces in groups of one value; a break or picture stands with what is before it, a footnote in no style or link."""
    group: list[Placed] = []
    current: V | None = None
    for piece, column in pieces:
        own = value(piece) if isinstance(piece, Run) else None if isinstance(piece, Footnote) else current
        if group and (own or None) != (current or None):
            yield group, current
            group = []
        current = own
        group.append((piece, column))
    if group:
        yield group, current


def _run(parts: Sequence[Flow], index: int) -> list[Paragraph]:
    """The paragraphs from a place on that belong to one list, or to one quotation."""
    first = parts[index]
    assert isinstance(first, Paragraph)
    done: list[Paragraph] = []
    for part in parts[index:]:
        if not isinstance(part, Paragraph) or part.level:
            break
        alike = (part.item is not None) == (first.item is not None) and (part.role == "quote") == (first.role == "quote")
        if not alike:
            break
        done.append(part)
    return done or [first]


def _level(part: Paragraph) -> int:
    return part.item.level if part.item else 0


def _by_list(parts: Sequence[Paragraph], base: int) -> Iterator[list[Paragraph]]:
    group: list[Paragraph] = []
    current: Item | None = None
    for part in parts:
        item = part.item
        assert item is not None
        if item.level == base and current is not None and (item.list_id, item.style) != (current.list_id, current.style):
            yield group
            group = []
        if item.level == base:
            current = item
        group.append(part)
    yield group


def _by_item(parts: Sequence[Paragraph], base: int) -> Iterator[list[Paragraph]]:
    group: list[Paragraph] = []
    for part in parts:
        if group and part.item is not None and part.item.level == base and part.item.opens:
            yield group
            group = []
        group.append(part)
    yield group


def _columns(rows: Sequence[Row], width: int) -> tuple[Column, ...]:
    """The columns, aligned where all the cells of their body are."""
    done: list[Column] = []
    for index in range(width):
        sides = {row.cells[index].align for row in rows if index < len(row.cells) and row.cells[index].content}
        done.append(Column(sides.pop() if len(sides) == 1 else Align.DEFAULT))
    return tuple(done)


def _padded(row: Row, width: int) -> Row:
    missing = width - sum(cell.columns for cell in row.cells)
    return replace(row, cells=(*row.cells, *(Cell(()) for _ in range(missing)))) if missing > 0 else row
