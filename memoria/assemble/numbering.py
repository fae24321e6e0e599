"""Numbers of chapters, sections, annexes, tables and figures, once it is known which of them exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from memoria.document import roles
from memoria.document.tree import (
    Attr,
    Block,
    BlockQuote,
    BulletList,
    DefinitionList,
    Div,
    Figure,
    Heading,
    OrderedList,
    Para,
    Plain,
    Span,
    Table,
    Text,
)
from memoria.document.walk import rebuild, text_of, walk
from memoria.labels import Labels

LISTS: tuple[tuple[str, type[Table | Figure], int], ...] = (
    (roles.LIST_OF_TABLES, Table, 5),
    (roles.LIST_OF_FIGURES, Figure, 3),
)
"""What is listed after the contents, where there are so many."""
RUNNING = 64
"""Characters that a running head has room for."""


def numbered(blocks: tuple[Block, ...], labels: Labels) -> tuple[Block, ...]:
    """The volume with «3», «3.2», «Anexo A» on its headings and «Tabla 4. » before its captions, listed where they are many."""
    captions = _Captions(labels)
    return _listed(captions.of(_Headings(labels).of(blocks)), captions.counted)


def letters(number: int) -> str:
    """A, B … Z, AA, AB …"""
    done = ""
    while number:
        number, rest = divmod(number - 1, 26)
        done = chr(ord("A") + rest) + done
    return done


def _with_short(heading: Heading) -> Heading:
    """A heading too long for the running head, with the words that it has room for."""
    title = text_of(heading.content, notes=False)
    if heading.level > 2 or len(title) <= RUNNING or heading.attr.get("short"):
        return heading
    short = title[:RUNNING].rsplit(" ", 1)[0].rstrip(".,:;¿¡ ") + "…"
    return replace(heading, attr=heading.attr.with_pairs(short=short))


class _Headings:
    """Counts chapters (level 1) and sections (level 2), anew in the annexes."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self.part = roles.FRONT
        self.chapter = 0
        self.section = 0

    def of(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(map(self._block, blocks))

    def _block(self, block: Block) -> Block:
        if isinstance(block, Div):
            if block.attr.has(roles.BODY) or block.attr.has(roles.ANNEX):
                self.part = roles.ANNEX if block.attr.has(roles.ANNEX) else roles.BODY
                self.chapter = self.section = 0
            return replace(block, content=self.of(block.content))
        if isinstance(block, Heading):
            block = _with_short(block)
        if isinstance(block, Heading) and self.part != roles.FRONT and not block.attr.has(roles.UNNUMBERED):
            number = self._next(block.level)
            if number:
                return replace(block, attr=block.attr.with_pairs(number=number))
        return block

    def _next(self, level: int) -> str:
        if level == 1:
            self.chapter += 1
            self.section = 0
            return self._chapter(titled=True)
        if level == 2 and self.chapter:
            self.section += 1
            return f"{self._chapter(titled=False)}.{self.section}"
        return ""

    def _chapter(self, *, titled: bool) -> str:
        if self.part == roles.BODY:
            return str(self.chapter)
        return f"{self.labels['annex']} {letters(self.chapter)}" if titled else letters(self.chapter)


_HOLDERS = (Div, BlockQuote, BulletList, OrderedList, DefinitionList)
"""Blocks in which tables and figures stand."""


class _Captions:
    """Counts tables and figures that have a caption, through the whole volume."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self.counted: dict[type[Table | Figure], int] = {Table: 0, Figure: 0}

    def of(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(map(self._block, blocks))

    def _block(self, block: Any) -> Any:
        kind = type(block)
        if kind in self.counted and block.caption:
            self.counted[kind] += 1
            block = replace(block, caption=self._captioned(block.caption, kind))
        return rebuild(block, self.of) if kind in _HOLDERS else block

    def _captioned(self, caption: tuple[Block, ...], kind: type[Table | Figure]) -> tuple[Block, ...]:
        """«Tabla 4. » before the words of a caption, which become a place to link to."""
        label, prefix = ("table", "tabla") if kind is Table else ("figure", "figura")
        number = Text(f"{self.labels[label]} {self.counted[kind]}. ")
        place = Attr(f"{prefix}-{self.counted[kind]}")
        first, rest = caption[0], caption[1:]
        if isinstance(first, Para | Plain):
            return (replace(first, content=(number, Span(first.content, place))), *rest)
        return (Plain((number, Span((), place))), *caption)


def _listed(blocks: tuple[Block, ...], counted: Mapping[type[Table | Figure], int]) -> tuple[Block, ...]:
    """Without the list of what there are too few of."""
    few = [role for role, kind, least in LISTS if counted[kind] < least]
    inner = (replace(block, content=_listed(block.content, counted)) if isinstance(block, Div) else block for block in blocks)
    return tuple(block for block in inner if not (isinstance(block, Div) and any(map(block.attr.has, few))))


def identifiers(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Every identifier of a tree, in order."""
    for node in walk(blocks):
        attr = getattr(node, "attr", None)
        if attr is not None and attr.identifier:
            yield attr.identifier
        if isinstance(node, Table):
            for row in (*node.head, *node.body, *node.foot):
                yield from (a.identifier for a in (row.attr, *(c.attr for c in row.cells)) if a.identifier)
