"""Tables and figures, with captions that count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from memoria.document import roles
from memoria.document.tree import NO_ATTR, Attr, Block, Cell, Div, Figure, Para, Plain, Row, Span, Table, Text
from memoria.document.walk import walk
from memoria.writers.docx.dress import FIGURE_MARK, NUMBER_MARK, TABLE_MARK
from memoria.writers.docx.prepare.preparer import Blocks, Preparer
from memoria.writers.docx.references import NUMBER
from memoria.writers.docx.words import caption_number


def _table(preparer: Preparer, node: Table) -> Blocks:
    kind = next((name for name in node.attr.classes), "plain")
    preparer.inlines.small_labels, outer = True, preparer.inlines.small_labels
    with preparer.within(in_table=True):
        made = Table(
            node.columns,
            _rows(preparer, node.head),
            _rows(preparer, node.body),
            _rows(preparer, node.foot),
            _caption(preparer, node.caption, roles.LIST_OF_TABLES),
            preparer.inlines.mark(TABLE_MARK, node.attr, text=kind),
        )
    preparer.inlines.small_labels = outer
    return (made,)


def _rows(preparer: Preparer, rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(Row(_cells(preparer, row)) for row in rows)


def _cells(preparer: Preparer, row: Row) -> tuple[Cell, ...]:
    made = tuple(replace(cell, content=_cell(preparer, cell), attr=NO_ATTR) for cell in row.cells)
    if row.attr.identifier and made:
        first = Div(made[0].content, preparer.inlines.mark("", Attr(row.attr.identifier)))
        made = (replace(made[0], content=(first,)), *made[1:])
    return made


def _cell(preparer: Preparer, cell: Cell) -> Blocks:
    content, attr = preparer.blocks(cell.content), cell.attr
    kept = Attr(attr.identifier, (), tuple(pair for pair in attr.pairs if pair[0] == "lang"))
    return (Div(content, preparer.inlines.mark("", kept)),) if kept != NO_ATTR else content


def _caption(preparer: Preparer, blocks: Blocks, listing: str) -> Blocks:
    """The caption with its number marked, to become a field; ``listing`` is the role of the list that names it."""
    made = preparer.blocks(blocks)
    if made and isinstance(made[0], Para | Plain) and made[0].content and isinstance(made[0].content[0], Text):
        parts = caption_number(made[0].content[0].text)
        if parts:
            label, number, rest = parts
            inlines = preparer.inlines
            attr = inlines.mark(NUMBER_MARK, Attr("", (listing,)), text=label.strip())
            counted = inlines.said((Span((Text(number),), attr),), _name_of_number(preparer, blocks))
            first = (Text(label), *counted, Text(rest), *made[0].content[1:])
            return (replace(made[0], content=first), *made[1:])
    return made


def _name_of_number(preparer: Preparer, caption: Blocks) -> str:
    """The bookmark around a caption's number; empty where no link reads it."""
    spans = (node for node in walk(caption) if isinstance(node, Span) and node.attr.identifier)
    return next((name for span in spans if (name := preparer.references.name(span.attr.identifier, NUMBER))), "")


def _figure(preparer: Preparer, node: Figure) -> Blocks:
    attr = preparer.inlines.mark(FIGURE_MARK, node.attr)
    return (Figure(preparer.blocks(node.content), _caption(preparer, node.caption, roles.LIST_OF_FIGURES), attr),)


MAKERS: Mapping[type[Block], Any] = {Table: _table, Figure: _figure}
