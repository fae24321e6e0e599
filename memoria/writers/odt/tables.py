"""Tables: columns in their widths, heads that come again on each page, cells that reach over others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from memoria.document import tree as t
from memoria.theme import Theme
from memoria.writers.odt.body import PAGE, Body
from memoria.writers.odt.elements import Element, element
from memoria.writers.odt.paragraphs import paragraph

CELL, HEAD, GROUP, BARE = "Cell", "HeadCell", "GroupCell", "BareCell"
"""Kinds of cells: of the body, of the head, of a row that heads those below it, of what only looks like no table."""
ROW = "Row"
TEXT, HEADING = "Table Contents", "Table Heading"
"""Styles of what stands in cells."""
SIDES = {t.Align.RIGHT: " Right", t.Align.CENTER: " Center"}
"""What the names of styles end in that align a cell (``styles.ALIGNED``)."""
NARROWEST, PADDING = 4.0, 1.2
"""Millimetres of a column, and within a cell."""


def table(body: Body, node: t.Table) -> list[Element]:
    """A table below its caption."""
    body.wait(node.attr)
    with body.dressed("Caption"):
        caption = body.many(node.caption)
    return [*caption, *(_cells_alone(body, node) if body.tableless else [_table(body, node, CELL)])]


def row_of(body: Body, cells: Sequence[tuple[t.Block, ...]], style: str) -> Element:
    """What stands side by side and looks like no table."""
    made = t.Table(tuple(t.Column() for _ in cells), (), (t.Row(tuple(map(t.Cell, cells))),))
    return _table(body, made, BARE, style)


def table_box(body: Body, widths: Sequence[float], *, whole: bool = False, follows: bool = False) -> Element:
    """A table as wide as the text is here, with its columns (millimetres) and no row yet; ``whole``: on one page;
    ``follows``: on that of what comes next.
    """
    body.tables += 1
    name = f"T{body.tables}"
    body.automatic.append(_style(body, name, whole=whole, follows=follows))
    return element("table:table", *_columns(body, widths, name), table__name=name, table__style_name=name)


def _table(body: Body, node: t.Table, cell_style: str, style: str = TEXT) -> Element:
    widths = _widths(node, body.width)
    made = table_box(body, widths)
    head = _rows(body, node.head, widths, HEADING, HEAD)
    if head:
        made.append(element("table:table-header-rows", *head))
    made.extend(_rows(body, (*node.body, *node.foot), widths, style, cell_style))
    return made


def cell_styles(theme: Theme) -> Iterator[Element]:
    """The kinds of cells, and of rows: none is cut by the end of a page."""
    colours, line = theme.colours, f"0.5pt solid {theme.colours.hairline}"
    looks = ((CELL, "", line), (HEAD, colours.primary, line), (GROUP, colours.tint, line), (BARE, "", ""))
    for name, ground, rule in looks:
        properties = element(
            "style:table-cell-properties", fo__padding=f"{PADDING}mm", fo__border_bottom=rule, fo__background_color=ground
        )
        yield element("style:style", properties, style__name=name, style__family="table-cell")
    whole = element("style:table-row-properties", fo__keep_together="always")
    yield element("style:style", whole, style__name=ROW, style__family="table-row")


def _style(body: Body, name: str, *, whole: bool, follows: bool) -> Element:
    """The table's own style; it takes the page that waits to begin."""
    turn, body.turn = body.turn, ""
    properties = element(
        "style:table-properties",
        style__width=f"{body.width:.1f}mm",
        table__align="left",
        fo__margin_left=f"{body.left:g}mm" if body.left else "",
        fo__margin_bottom="4mm",
        fo__break_before="page" if turn == PAGE else "",
        style__may_break_between_rows="false" if whole else "",
        fo__keep_with_next="always" if follows else "",
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
        box, place = element("table:table-row", table__style_name=ROW), 0
        body.wait(row.attr)
        for cell in row.cells:
            place = _covered(box, tall, place)
            wide = max(1, min(cell.columns, columns - place))
            with body.within(sum(widths[place : place + wide]) - 2 * PADDING):
                is_group = cell_style == CELL and len(row.cells) == 1 and wide == columns > 1
                looks = ("Table Group", GROUP) if is_group else (style, cell_style)
                box.append(_cell(body, cell, wide, *looks))
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
    with (
        body.dressed(style + (SIDES.get(cell.align, "") if style in (TEXT, HEADING) else "")),
        body.spoken(cell.attr.get("lang")),
    ):
        made.extend(body.many(cell.content) or [paragraph(body, ())])
    return made
