"""The pieces of a paragraph as inlines of the tree: links first, then each style around the letters that share it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from memoria.diagnostics import Diagnostic, found
from memoria.document.tree import (
    Block,
    Emph,
    Image,
    Inline,
    LineBreak,
    Link,
    Note,
    SmallCaps,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)
from memoria.readers.office import flow as f
from memoria.readers.office.flow import Flow, Footnote, Paragraph, Picture, Piece, Run, short
from memoria.readers.office.links import SAFE, clean
from memoria.readers.office.pieces import Placed, placed
from memoria.source import Position

V = TypeVar("V")
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


class Inlines:
    """Makes the inlines of one file; ``blocks`` makes what stands in a footnote."""

    def __init__(self, path: str, blocks: Callable[[Sequence[Flow]], tuple[Block, ...]]) -> None:
        self._path = path
        self._blocks = blocks
        self.pictures: dict[str, str] = {}
        """Those that were named, by target in the tree: the part of the package."""
        self.problems: list[Diagnostic] = []
        """What is wrong with its links."""

    def of(self, part: Paragraph) -> tuple[Inline, ...]:
        """The inlines of a paragraph."""
        return tuple(self._linked(list(placed(part)), part.at))

    def _linked(self, pieces: Sequence[Placed], at: Position | None) -> Iterator[Inline]:
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
            return Note(self._blocks(piece.flow), at)
        return LineBreak()


def _moved(at: Position | None, column: int) -> Position | None:
    return at._replace(column=column) if at is not None else None


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
