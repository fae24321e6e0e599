"""Charts: bars are drawn in the rows of their table, beside the figures that they show."""

from __future__ import annotations

from collections.abc import Iterator

from memoria.document import roles
from memoria.document import tree as t
from memoria.document.walk import text_of
from memoria.theme import Theme
from memoria.writers.odt.body import Body
from memoria.writers.odt.elements import Element, element
from memoria.writers.odt.paragraphs import paragraph
from memoria.writers.odt.tables import BARE, ROW, table_box

BAR = "Bar"
HEIGHT, SHORTEST = 3.0, 0.3
"""Millimetres of a bar."""
SHARES = (0.42, 0.1, 0.48)
"""Of the width, for the labels, the figures and the bars."""

TOGETHER = 20
"""Rows of a chart that is not cut by the end of a page."""


def chart(body: Body, node: t.Div) -> list[Element]:
    """Bars beside their figures; a chart of another kind as the table that it is, for its rows say all."""
    body.wait(node.attr)
    made: list[Element] = []
    for block in node.content:
        is_bars = isinstance(block, t.Table) and node.attr.get("kind") == roles.ChartKind.BARS and not body.tableless
        made += [_bars(body, block)] if is_bars and isinstance(block, t.Table) else body.many((block,))
    return made


def bar_style(theme: Theme) -> Element:
    """The look of a bar."""
    properties = element(
        "style:graphic-properties",
        draw__fill="solid",
        draw__fill_color=theme.colours.primary,
        draw__stroke="none",
        style__vertical_pos="middle",
        style__vertical_rel="text",
    )
    return element("style:style", properties, style__name=BAR, style__family="graphic")


def _bars(body: Body, node: t.Table) -> Element:
    most = max((_figure(row) for row in node.body), default=0) or 1
    widths = tuple(share * body.width for share in SHARES)
    made = table_box(body, widths, whole=len(node.body) <= TOGETHER)
    for row in node.body:
        body.wait(row.attr)
        label, *_, figure = row.cells
        cells = (_cell(body, label), _cell(body, figure), _drawn(_figure(row) / most * (widths[-1] - 3)))
        made.append(element("table:table-row", *cells, table__style_name=ROW))
    return made


def _cell(body: Body, cell: t.Cell) -> Element:
    with body.dressed("Table Contents"):
        return _box(*(body.many(cell.content) or [paragraph(body, ())]))


def _drawn(width: float) -> Element:
    bar = element(
        "draw:rect",
        draw__style_name=BAR,
        text__anchor_type="as-char",
        svg__width=f"{max(SHORTEST, width):.1f}mm",
        svg__height=f"{HEIGHT:g}mm",
    )
    return _box(element("text:p", bar, text__style_name="Table_20_Contents"))


def _box(*content: Element) -> Element:
    return element("table:table-cell", *content, table__style_name=BARE, office__value_type="string")


def _figure(row: t.Row) -> int:
    return int("".join(_digits(row.cells[-1])) or 0)


def _digits(cell: t.Cell) -> Iterator[str]:
    return (char for char in text_of(cell.content) if char.isdecimal())
