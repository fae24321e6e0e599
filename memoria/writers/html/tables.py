"""Tables with the heads that a screen reader reads before each cell (WCAG 2.2, 1.3.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from memoria.document import roles
from memoria.document import tree as t
from memoria.document.walk import text_of, walk
from memoria.writers.html.elements import Element, Piece, element, fill
from memoria.writers.html.inlines import attributes, is_empty

WIDE = 4
"""Columns from which a table scrolls by itself on a narrow screen."""
Content = Callable[[tuple[t.Block, ...]], Iterator[Piece]]
Many = Callable[[tuple[t.Block, ...]], Iterator[Element]]


@dataclass(frozen=True, slots=True)
class Tables:
    """Makes tables; their cells' content is the caller's to make."""

    content: Content
    many: Many

    def table(self, node: t.Table) -> Element:
        """A table, in a box that scrolls where it is wide."""
        made = element("table", **attributes(node.attr))
        if node.caption:
            made.append(element("caption", *self.content(node.caption)))
        if any(column.width for column in node.columns):
            made.append(element("colgroup", *map(_column, node.columns)))
        fill(made, self._part("thead", node.head, len(node.columns), is_head=True))
        fill(made, self._part("tbody", node.body, len(node.columns)))
        fill(made, self._part("tfoot", node.foot, len(node.columns)))
        if len(node.columns) < WIDE:
            return made
        return element("div", made, class_="wide", tabindex="0", role="group", aria_label=_name(node))

    def _part(self, tag: str, rows: tuple[t.Row, ...], columns: int, *, is_head: bool = False) -> Iterator[Element]:
        if rows:
            yield element(tag, *(self._row(row, columns, is_head=is_head) for row in rows))

    def _row(self, row: t.Row, columns: int, *, is_head: bool) -> Element:
        is_group = not is_head and len(row.cells) == 1 and row.cells[0].columns >= columns > 1
        made = element("tr", **{**attributes(row.attr), "class_": "group" if is_group else ""})
        fill(made, (self._cell(cell, is_head=is_head, is_group=is_group) for cell in row.cells))
        return made

    def _cell(self, cell: t.Cell, *, is_head: bool, is_group: bool) -> Element:
        pieces = tuple(self.content(cell.content))
        is_row_head = any(isinstance(node, t.Span) and node.attr.has(roles.MARK_ID) for node in walk(cell.content))
        scope = "col" if is_head else "colgroup" if is_group else "row" if is_row_head else ""
        made = element("th" if scope else "td", *pieces, **attributes(cell.attr), scope=scope)
        if is_head and is_empty(made):
            made.tag = "td"  # a head that says nothing heads nothing
            made.attrib.pop("scope")
        for name, span in (("colspan", cell.columns), ("rowspan", cell.rows)):
            if span > 1:
                made.set(name, str(span))
        if cell.align not in (t.Align.DEFAULT, t.Align.LEFT):
            made.set("class", f"{made.get('class', '')} {cell.align}".strip())
        return made


def _column(column: t.Column) -> Element:
    return element("col", style=f"width:{column.width:.2%}" if column.width else "")


def _name(node: t.Table) -> str:
    """What a box that scrolls is called: the table's caption, else its heads."""
    heads = ", ".join(filter(None, (text_of(cell.content) for row in node.head for cell in row.cells)))
    return text_of(node.caption) or heads
