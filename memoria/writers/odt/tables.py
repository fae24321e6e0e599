"""Tables: columns in their widths, heads that come again on each page, cells that reach over others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from memoria.document import tree as t
from memoria.theme import Theme
from memoria.writers.odt.body import PAGE, Body
from memoria.writers.odt.elements import Element, element
from memoria.writers.odt.paragraphs import paragraph

CELL, HEAD = "Cell", "HeadCell"
NARROWEST, PADDING = 4.0, 1.2
"""Millimetres of a column, and within a cell."""


def table(body: Body, node: t.Table) -> list[Element]:
    """A table below its caption."""
    body.wait(node.attr)
    with body.dressed("Caption"):
        caption = body.many(node.caption)
    if body.tableless:
        return [*caption, *_cells_alone(body, node)]
    body.tables += 1
    name = f"T{body.tables}"
    body.automatic.append(_style(body, name))
    widths = _widths(node, body.width)
    made = element("table:table", *_columns(body, widths, name), table__name=name, table__style_name=name)
    head = _rows(body, node.head, widths, "Table Heading", HEAD)
    if head:
        made.append(element("table:table-header-rows", *head))
    made.extend(_rows(body, (*node.body, *node.foot), widths, "Table Contents", CELL))
    return [*caption, made]


def cell_styles(theme: Theme) -> Iterator[Element]:
    """The two kinds of cells."""
    line = f"0.5pt solid {theme.colours.hairline}"
    for name, ground in ((CELL, ""), (HEAD, theme.colours.primary)):
        properties = element(
            "style:table-cell-properties", fo__padding=f"{PADDING}mm", fo__border_bottom=line, fo__background_color=ground
        )
        yield element("style:style", properties, style__name=name, style__family="table-cell")


def _style(body: Body, name: str) -> Element:
    """The table's own style; it takes the page that waits to begin."""
    turn, body.turn = body.turn, ""
    properties = element(
        "style:table-properties",
        style__width=f"{body.width:.1f}mm",
        table__align="left",
        fo__margin_left=f"{body.left:g}mm" if body.left else "",
        fo__margin_bottom="4mm",
        fo__break_before="page" if turn == PAGE else "",
    )
    master = turn if turn != PAGE else ""
    return element("style:style", properties, style__name=name, style__family="table", style__master_page_name=master)


def _cells_alone(body: Body, node: t.Table) -> list[Element]:
    """A table where none may stand: its cells one after the other."""
    rows = (*node.head, *node.body, *node.foot)
    return [made for row in rows for cell in row.cells for made in body.many(cell.content)]


def _widths(node: t.Table, whole: float) -> tuple[float, ...]:
    """The width of each column in millimetres; those that ask for none share what is left."""
    known = sum(column.width or 0 for column in node.columns)
    free = max(0.0, 1 - known) / max(1, sum(column.width is None for column in node.columns))
    shares = (free or 1 / len(node.columns) if column.width is None else column.width for column in node.columns)
    return tuple(max(NARROWEST, share * whole) for share in shares)


def _columns(body: Body, widths: Iterable[float], name: str) -> Iterator[Element]:
    for number, width in enumerate(widths, 1):
        properties = element("style:table-column-properties", style__column_width=f"{width:.1f}mm")
        style = f"{name}.{number}"
        body.automatic.append(element("style:style", properties, style__name=style, style__family="table-column"))
        yield element("table:table-column", table__style_name=style)


def _rows(body: Body, rows: Iterable[t.Row], widths: Sequence[float], style: str, cell_style: str) -> list[Element]:
    """Rows with the places that wide and tall cells cover (9.1.5)."""
    made, columns = [], len(widths)
    tall = [0] * columns
    for row in rows:
        box, place = element("table:table-row"), 0
        body.wait(row.attr)
        for cell in row.cells:
            place = _covered(box, tall, place)
            wide = max(1, min(cell.columns, columns - place))
            with body.within(sum(widths[place : place + wide]) - 2 * PADDING):
                box.append(_cell(body, cell, wide, style, cell_style))
            for index in range(place, min(place + wide, columns)):
                tall[index] = max(0, cell.rows - 1)
            box.extend([element("table:covered-table-cell") for _ in range(wide - 1)])
            place += wide
        _covered(box, tall, place)
        if len(box):
            made.append(box)
    return made


def _covered(box: Element, tall: list[int], place: int) -> int:
    """The next free place, the covered ones before it written."""
    while place < len(tall) and tall[place]:
        tall[place] -= 1
        box.append(element("table:covered-table-cell"))
        place += 1
    return place


def _cell(body: Body, cell: t.Cell, wide: int, style: str, cell_style: str) -> Element:
    body.wait(cell.attr)
    made = element(
        "table:table-cell",
        table__style_name=cell_style,
        office__value_type="string",
        table__number_columns_spanned=str(wide) if wide > 1 else "",
        table__number_rows_spanned=str(cell.rows) if cell.rows > 1 else "",
    )
    with body.dressed(style), body.spoken(cell.attr.get("lang")):
        made.extend(body.many(cell.content) or [paragraph(body, ())])
    return made
