"""Going over a tree: every node in reading order, its words, and trees made from trees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from operator import is_
from typing import Any

from memoria.document.tree import (
    Attr,
    Block,
    BlockQuote,
    BulletList,
    Cell,
    Code,
    CodeBlock,
    DefinitionList,
    Div,
    Emph,
    Figure,
    Heading,
    HorizontalRule,
    Image,
    Inline,
    LineBlock,
    LineBreak,
    Link,
    Node,
    Note,
    OrderedList,
    Para,
    Plain,
    Row,
    SmallCaps,
    SoftBreak,
    Span,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Underline,
)

Inlines = tuple[Inline, ...]
Blocks = tuple[Block, ...]

_LEAVES = frozenset((Text, SoftBreak, LineBreak, Code, CodeBlock, HorizontalRule))
_STYLED = (Emph, Strong, Underline, Strikeout, Superscript, Subscript, SmallCaps)
_OF_INLINES = frozenset((*_STYLED, Link, Image, Span, Para, Plain, Heading))
_OF_BLOCKS = frozenset((Note, BlockQuote, Div))
_OF_ONE = _OF_INLINES | _OF_BLOCKS
_BLOCKS = frozenset((Para, Plain, Heading, CodeBlock, LineBlock, BlockQuote, BulletList, OrderedList, DefinitionList))
_BLOCKS |= frozenset((HorizontalRule, Table, Figure, Div))


def is_block(node: Node) -> bool:
    """True for a block, False for an inline."""
    return type(node) in _BLOCKS


# --- reading -----------------------------------------------------------------------------------------------------


def _rows(table: Table) -> Iterator[Row]:
    yield from table.head
    yield from table.body
    yield from table.foot


def _nested(node: Any) -> Iterator[Iterable[Node]]:
    """The sequences of nodes inside a node, in reading order (a table's caption before its rows, a figure's after)."""
    kind = type(node)
    if kind in _OF_ONE:
        yield node.content
    elif kind is BulletList or kind is OrderedList:
        yield from node.items
    elif kind is LineBlock:
        yield from node.lines
    elif kind is DefinitionList:
        for term, definitions in node.items:
            yield term
            yield from definitions
    elif kind is Table:
        yield node.caption
        for row in _rows(node):
            for cell in row.cells:
                yield cell.content
    elif kind is Figure:
        yield node.content
        yield node.caption


def children(node: Node) -> Iterator[Node]:
    """The nodes right inside a node, in reading order; those of a footnote are its blocks."""
    for nodes in _nested(node):
        yield from nodes


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """Every node of a tree in reading order, each before what is inside it; footnotes where they are called."""
    pending: list[Iterator[Node]] = [iter(nodes)]
    while pending:
        for node in pending[-1]:
            yield node
            kind = type(node)
            if kind not in _LEAVES:
                inner: Any = node  # known by its type, which the checker can't follow through a set
                pending.append(iter(inner.content) if kind in _OF_ONE else children(node))
                break
        else:
            pending.pop()


def attributes(nodes: Iterable[Node]) -> Iterator[Attr]:
    """The attributes of every node of a tree, rows of tables and their cells included."""
    for node in walk(nodes):
        attr: Attr | None = getattr(node, "attr", None)
        if attr is not None:
            yield attr
        if isinstance(node, Table):
            for row in _rows(node):
                yield row.attr
                yield from (cell.attr for cell in row.cells)


def text_of(nodes: Node | Iterable[Node], *, notes: bool = True, alt: bool = True) -> str:
    """The words of a tree as one line: breaks and the ends of blocks become one space, as do runs of white space.

    ``notes`` takes the words of footnotes too, ``alt`` the alternative text of pictures.
    """
    pieces: list[str] = []
    _collect(nodes if isinstance(nodes, Iterable) else (nodes,), pieces, notes, alt)
    return " ".join("".join(pieces).split())


def _collect(nodes: Iterable[Node], pieces: list[str], notes: bool, alt: bool) -> None:
    for node in nodes:
        kind = type(node)
        if isinstance(node, Text | Code | CodeBlock):
            pieces.append(node.text)
            if kind is CodeBlock:
                pieces.append(" ")
        elif kind is SoftBreak or kind is LineBreak:
            pieces.append(" ")
        elif kind is Note:
            if notes:
                pieces.append(" ")
                _collect(children(node), pieces, notes, alt)
        elif kind is Image and not alt:
            continue
        elif kind in _BLOCKS:
            pieces.append(" ")
            for inner in _nested(node):
                _collect(inner, pieces, notes, alt)
                pieces.append(" ")
        else:
            _collect(children(node), pieces, notes, alt)


# --- making ------------------------------------------------------------------------------------------------------

BlocksChange = Callable[[Blocks], Blocks]
InlinesChange = Callable[[Inlines], Inlines]


def _same(value: Any) -> Any:
    return value


def _each(items: tuple[Any, ...], change: Callable[[Any], Any]) -> tuple[Any, ...]:
    """Each item changed; the very same tuple when nothing changed."""
    return kept(items, tuple(map(change, items)))


def kept(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    """The old tuple where the new one holds the very same things: what has not changed is not made again."""
    return old if len(old) == len(new) and all(map(is_, old, new)) else new


def _rebuild_rows(rows: tuple[Row, ...], blocks: BlocksChange) -> tuple[Row, ...]:
    def cell(old: Cell) -> Cell:
        new = blocks(old.content)
        return old if new is old.content else replace(old, content=new)

    def row(old: Row) -> Row:
        new = _each(old.cells, cell)
        return old if new is old.cells else replace(old, cells=new)

    return _each(rows, row)


def rebuild(node: Any, blocks: BlocksChange = _same, inlines: InlinesChange = _same) -> Any:
    """The same node with each sequence of blocks and of inlines right inside it changed by a function."""
    kind = type(node)
    if kind in _OF_ONE:
        new = inlines(node.content) if kind in _OF_INLINES else blocks(node.content)
        return node if new is node.content else replace(node, content=new)
    if kind is BulletList or kind is OrderedList:
        items = _each(node.items, blocks)
        return node if items is node.items else replace(node, items=items)
    if kind is LineBlock:
        lines = _each(node.lines, inlines)
        return node if lines is node.lines else replace(node, lines=lines)
    if kind is DefinitionList:
        return replace(node, items=tuple((inlines(term), tuple(map(blocks, found))) for term, found in node.items))
    if kind is Table:
        parts = (node.head, node.body, node.foot, node.caption)
        head, body, foot = (_rebuild_rows(rows, blocks) for rows in parts[:3])
        caption = blocks(node.caption)
        same = all(map(is_, parts, (head, body, foot, caption)))
        return node if same else replace(node, head=head, body=body, foot=foot, caption=caption)
    if kind is Figure:
        return replace(node, content=blocks(node.content), caption=blocks(node.caption))
    return node


def map_sequences(blocks: Blocks, change_blocks: BlocksChange = _same, change_inlines: InlinesChange = _same) -> Blocks:
    """A tree in which each sequence of blocks and each sequence of inlines was changed, the innermost first."""

    def on_blocks(content: Blocks) -> Blocks:
        return change_blocks(_all(content, on_blocks, on_inlines))

    def on_inlines(content: Inlines) -> Inlines:
        return change_inlines(_all(content, on_blocks, on_inlines))

    return on_blocks(blocks)


def _all(content: tuple[Any, ...], blocks: BlocksChange, inlines: InlinesChange) -> tuple[Any, ...]:
    """Each node rebuilt; the very same tuple when nothing changed."""
    return kept(content, tuple([node if type(node) in _LEAVES else rebuild(node, blocks, inlines) for node in content]))


def map_blocks(blocks: Blocks, change: Callable[[Block], Iterable[Block]]) -> Blocks:
    """A tree in which each block is what ``change`` makes of it: none, one or several; the innermost first."""
    return map_sequences(blocks, lambda content: kept(content, tuple([new for block in content for new in change(block)])))


def map_inlines(blocks: Blocks, change: Callable[[Inline], Iterable[Inline]]) -> Blocks:
    """A tree in which each inline is what ``change`` makes of it: none, one or several; the innermost first."""
    return map_sequences(
        blocks, change_inlines=lambda content: kept(content, tuple([new for node in content for new in change(node)]))
    )
