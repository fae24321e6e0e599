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
"""Columns from which a table scrolls by itself where it has no room, and on a telephone is a card for each row."""
CARDS = 3
"""Columns from which a table with heads is cards on a telephone."""
LABEL = "data-label"
"""Attribute of a cell: the head of its column, which a card sets before it."""
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
            return _cards(made, node) if len(node.columns) >= CARDS and any(_heads(node).values()) else made
        _label(made, node)
        return element("div", made, class_="wide cards", tabindex="0", role="group", aria_label=_name(node))

    def _part(self, tag: str, rows: tuple[t.Row, ...], columns: int, *, is_head: bool = False) -> Iterator[Element]:
        if rows:
            yield element(tag, *(self._row(row, columns, is_head=is_head) for row in rows))

    def _row(self, row: t.Row, columns: int, *, is_head: bool) -> Element:
        is_group = not is_head and len(row.cells) == 1 and row.cells[0].columns >= columns > 1
        made = element("tr", **{**attributes(row.attr), "class_": "group" if is_group else ""})
        for place, cell in enumerate(row.cells):
            scope = "col" if is_head else "colgroup" if is_group else "row" if place == 0 and _is_marked(cell) else ""
            made.append(self._cell(cell, scope))
        return made

    def _cell(self, cell: t.Cell, scope: str) -> Element:
        made = element("th" if scope else "td", *self.content(cell.content), **attributes(cell.attr), scope=scope)
        if scope == "col" and is_empty(made):
            made.tag = "td"  # a head that says nothing heads nothing
            made.attrib.pop("scope")
        for name, span in (("colspan", cell.columns), ("rowspan", cell.rows)):
            if span > 1:
                made.set(name, str(span))
        if cell.align not in (t.Align.DEFAULT, t.Align.LEFT):
            made.set("class", f"{made.get('class', '')} {cell.align}".strip())
        return made


def _is_marked(cell: t.Cell) -> bool:
    """True for a cell that holds the id of something marked, which names its row where it comes first."""
    return any(isinstance(node, t.Span) and node.attr.has(roles.MARK_ID) for node in walk(cell.content))


def _cards(made: Element, node: t.Table) -> Element:
    _label(made, node)
    return element("div", made, class_="cards")


def _label(made: Element, node: t.Table) -> None:
    """Each cell of the body knows the head of its column; one that reaches over all of them heads them itself."""
    heads = _heads(node)
    if not heads:
        return
    for part in ("tbody", "tfoot"):
        tall: dict[int, int] = {}
        for row in made.iterfind(f"{part}/tr"):
            place = 0
            for cell in row:
                while tall.get(place, 0):
                    tall[place] -= 1
                    place += 1
                wide = int(cell.get("colspan", 1))
                if heads.get(place) and wide < len(node.columns):
                    cell.set(LABEL, heads[place])
                tall.update((index, int(cell.get("rowspan", 1)) - 1) for index in range(place, place + wide))
                place += wide
            for index in range(place, len(node.columns)):
                tall[index] = max(0, tall.get(index, 0) - 1)


def _heads(node: t.Table) -> dict[int, str]:
    """The words over each column, those of the row nearest to it."""
    found: dict[int, str] = {}
    place = 0
    for cell in node.head[-1].cells if node.head else ():
        found.update((index, text_of(cell.content)) for index in range(place, place + cell.columns))
        place += cell.columns
    return found


def _column(column: t.Column) -> Element:
    return element("col", style=f"width:{column.width:.2%}" if column.width else "")


def _name(node: t.Table) -> str:
    """What a box that scrolls is called: the table's caption, else its heads."""
    heads = ", ".join(filter(None, (text_of(cell.content) for row in node.head for cell in row.cells)))
    return text_of(node.caption) or heads
