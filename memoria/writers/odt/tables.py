"""Tables: columns in their widths, heads that come again on each page, cells that reach over others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from memoria.document import tree as t
from memoria.theme import Theme
from memoria.writers.odt.body import PAGE, Body
from memoria.writers.odt.elements import Element, element
from memoria.writers.odt.paragraphs import paragraph

CELL, HEAD = "Cell", "HeadCell"
NARROWEST = 4.0
"""Millimetres of a column."""


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
    made = element("table:table", *_columns(body, node, name), table__name=name, table__style_name=name)
    head = _rows(body, node.head, len(node.columns), "Table Heading", HEAD)
    if head:
        made.append(element("table:table-header-rows", *head))
    made.extend(_rows(body, (*node.body, *node.foot), len(node.columns), "Table Contents", CELL))
    return [*caption, made]


def cell_styles(theme: Theme) -> Iterator[Element]:
    """The two kinds of cells."""
    line = f"0.5pt solid {theme.colours.hairline}"
    for name, ground in ((CELL, ""), (HEAD, theme.colours.primary)):
        properties = element(
            "style:table-cell-properties", fo__padding="1.2mm", fo__border_bottom=line, fo__background_color=ground
        )
        yield element("style:style", properties, style__name=name, style__family="table-cell")


def _style(body: Body, name: str) -> Element:
    """The table's own style; it takes the page that waits to begin."""
    turn, body.turn = body.turn, ""
    properties = element(
        "style:table-properties",
        style__width=f"{body.width:.1f}mm",
        table__align="left",
        fo__margin_bottom="4mm",
        fo__break_before="page" if turn == PAGE else "",
    )
    master = turn if turn != PAGE else ""
    return element("style:style", properties, style__name=name, style__family="table", style__master_page_name=master)


def _cells_alone(body: Body, node: t.Table) -> list[Element]:
    """A table where none may stand: its cells one after the other."""
    rows = (*node.head, *node.body, *node.foot)
    return [made for row in rows for cell in row.cells for made in body.many(cell.content)]


def _columns(body: Body, node: t.Table, name: str) -> Iterator[Element]:
    known = sum(column.width or 0 for column in node.columns)
    free = max(0.0, 1 - known) / max(1, sum(column.width is None for column in node.columns))
    for number, column in enumerate(node.columns):
        share = column.width if column.width is not None else free or 1 / len(node.columns)
        width = f"{max(NARROWEST, share * body.width):.1f}mm"
        properties = element("style:table-column-properties", style__column_width=width)
        style = f"{name}.{number + 1}"
        body.automatic.append(element("style:style", properties, style__name=style, style__family="table-column"))
        yield element("table:table-column", table__style_name=style)


def _rows(body: Body, rows: Iterable[t.Row], columns: int, style: str, cell_style: str) -> list[Element]:
    """Rows with the places that wide and tall cells cover (9.1.5)."""
    made, tall = [], [0] * columns
    for row in rows:
        box, place = element("table:table-row"), 0
        body.wait(row.attr)
        for cell in row.cells:
            place = _covered(box, tall, place)
            wide = max(1, min(cell.columns, columns - place))
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
