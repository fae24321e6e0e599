"""The volume for a format that has no pages: without page numbers and the words that lead to them."""

from __future__ import annotations

from dataclasses import replace

from memoria.document import roles
from memoria.document.tree import Block, Cell, Column, Div, Document, Inline, Link, Node, Plain, Row, Span, Table
from memoria.document.walk import map_inlines, rebuild, text_of, walk

NO_PAGE = ("", "—")
"""What the cell of a page says where there is none."""


def unpaged(document: Document) -> Document:
    """The same volume; what a page number told is told by a link.

    «, p. 12» goes with its number. The index of a chapter, whose last column is the page, links its titles instead.
    """
    return replace(document, blocks=_without_pages(_indexed(document.blocks)))


def _without_pages(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    without_words = map_inlines(blocks, lambda node: () if _leads_to_page(node) else (node,))
    return map_inlines(without_words, lambda node: () if is_page_ref(node) or _is_hollow(node) else (node,))


def _leads_to_page(node: Inline) -> bool:
    """True for the words around a page number; they are looked at before it goes."""
    return isinstance(node, Span) and node.attr.has(roles.NOWRAP) and any(map(is_page_ref, node.content))


def _is_hollow(node: Inline) -> bool:
    """True for the second line of a cell that held a page and no more."""
    return isinstance(node, Span) and node.attr.has(roles.SECONDARY) and not node.content


def is_page_ref(node: Node) -> bool:
    """True for the empty Span that a writer fills with the number of a page."""
    return isinstance(node, Span) and node.attr.has(roles.PAGE_REF)


def _indexed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(_block(block) for block in blocks)


def _block(block: Block) -> Block:
    if isinstance(block, Table) and len(block.columns) > 1 and _has_page_column(block):
        return _linked(block)
    return rebuild(block, _indexed) if isinstance(block, Div) else block


def _has_page_column(table: Table) -> bool:
    """True where the last column gives pages and nothing else, or says of a row that it has none."""
    last = [row.cells[-1] for row in table.body if not _is_group(row, table)]
    said = [text_of(_without_pages(cell.content)).strip() for cell in last]
    return any(map(_page_in, last)) and all(words in NO_PAGE for words in said)


def _is_group(row: Row, table: Table) -> bool:
    return len(row.cells) == 1 and row.cells[0].columns >= len(table.columns)


def _page_in(cell: Cell) -> str:
    """The place whose page a cell gives; empty where it gives none."""
    refs = (node for node in walk(cell.content) if isinstance(node, Span) and is_page_ref(node))
    return next((node.attr.get("target") for node in refs), "")


def _linked(table: Table) -> Table:
    """A table without its last column; what stands before it leads to the place, where nothing in its row does."""
    width = [column.width or 0 for column in table.columns[:-1]]
    share = sum(width) or 1
    columns = tuple(Column(column.align, (column.width or 0) / share) for column in table.columns[:-1])
    head = tuple(replace(row, cells=row.cells[:-1]) for row in table.head)
    return replace(table, columns=columns, head=head, body=tuple(_row(row, table) for row in table.body))


def _row(row: Row, table: Table) -> Row:
    if _is_group(row, table):
        return replace(row, cells=(replace(row.cells[0], columns=len(table.columns) - 1),))
    *before, last = row.cells
    place = _page_in(last)
    leads_there = any(isinstance(node, Link) and node.target == f"#{place}" for cell in before for node in walk(cell.content))
    if not place or leads_there:
        return replace(row, cells=tuple(before))
    return replace(row, cells=(*before[:-1], _link_in(before[-1], place)))


def _link_in(cell: Cell, target: str) -> Cell:
    if len(cell.content) == 1 and isinstance(cell.content[0], Plain):
        return replace(cell, content=(Plain((Link(cell.content[0].content, f"#{target}"),), cell.content[0].at),))
    return cell
