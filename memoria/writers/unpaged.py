"""The volume for a format that has no pages: without page numbers and the words that lead to them."""

from __future__ import annotations

from dataclasses import replace

from memoria.document import roles
from memoria.document.tree import Block, Cell, Column, Div, Document, Inline, Link, Node, Plain, Row, Span, Table
from memoria.document.walk import map_inlines, rebuild, walk


def unpaged(document: Document) -> Document:
    """The same volume; what a page number told is told by a link.

    «, p. 12» goes with its number. The index of a chapter, whose last column is the page, links its titles instead.
    """
    without_words = map_inlines(_indexed(document.blocks), lambda node: () if _leads_to_page(node) else (node,))
    return replace(document, blocks=map_inlines(without_words, lambda node: () if is_page_ref(node) else (node,)))


def _leads_to_page(node: Inline) -> bool:
    """True for the words around a page number; they are looked at before it goes."""
    return isinstance(node, Span) and node.attr.has(roles.NOWRAP) and any(map(is_page_ref, node.content))


def is_page_ref(node: Node) -> bool:
    """True for the empty Span that a writer fills with the number of a page."""
    return isinstance(node, Span) and node.attr.has(roles.PAGE_REF)


def _indexed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(_block(block) for block in blocks)


def _block(block: Block) -> Block:
    if isinstance(block, Table) and block.body and all(_page_of(row) for row in block.body):
        return _linked(block)
    return rebuild(block, _indexed) if isinstance(block, Div) else block


def _page_of(row: Row) -> str:
    """The place whose page the last cell gives; empty where it gives none, or there is nothing before it to link."""
    refs = [node for node in walk(row.cells[-1].content) if is_page_ref(node)] if len(row.cells) > 1 else []
    return refs[0].attr.get("target") if len(refs) == 1 and isinstance(refs[0], Span) else ""


def _linked(table: Table) -> Table:
    """A table without its last column, the cells before it linked to the place."""
    width = [column.width or 0 for column in table.columns[:-1]]
    share = sum(width) or 1
    columns = tuple(Column(column.align, (column.width or 0) / share) for column in table.columns[:-1])
    head = tuple(replace(row, cells=row.cells[:-1]) for row in table.head)
    body = tuple(replace(row, cells=(*row.cells[:-2], _link_in(row.cells[-2], _page_of(row)))) for row in table.body)
    return replace(table, columns=columns, head=head, body=body)


def _link_in(cell: Cell, target: str) -> Cell:
    if len(cell.content) == 1 and isinstance(cell.content[0], Plain):
        return replace(cell, content=(Plain((Link(cell.content[0].content, f"#{target}"),), cell.content[0].at),))
    return cell
