"""Charts: horizontal bars drawn beside the labels and figures of a table (``roles``: ``chart``)."""

from __future__ import annotations

import re

from memoria.document import tree
from memoria.theme import MM
from memoria.writers.pdf.conversion import Context, Conversion
from memoria.writers.pdf.figures import caption
from memoria.writers.pdf.flows import Group
from memoria.writers.pdf.rows import RowCell, RowLook, RowStrip
from memoria.writers.pdf.setting import plain_text
from memoria.writers.pdf.strips import Anchor, Flow, Pen, Strip
from memoria.writers.pdf.structure import Element, table_attributes
from memoria.writers.pdf.styles import LEFT, RIGHT
from memoria.writers.pdf.tabling import table as table_flows

BAR_HEIGHT, BAR_RADIUS = 3.4 * MM, 0.6 * MM
GAP, ROW_GAP = 3 * MM, 1.6 * MM
LABEL_SHARE = 0.34
NUMBER_WIDTH = 14 * MM

WHOLE = 0.4
"""Share of a page up to which a chart is not cut: moved overleaf, it leaves a page that is well filled."""


def bars(conversion: Conversion, block: tree.Div, context: Context) -> list[Flow]:
    """The chart of a table: a figure with its alternative text, then each label and number as text beside its bar."""
    flows: list[Flow] = []
    for part in block.content:
        if isinstance(part, tree.Table):
            flows += _chart(conversion, part, block.attr, context)
        else:
            flows += conversion.block(part, context)
    events = (Anchor(block.attr.identifier),) if block.attr.identifier else ()
    return [Group(flows, events=events)]


def _chart(conversion: Conversion, table: tree.Table, attr: tree.Attr, context: Context) -> list[Flow]:
    rows = [row for row in table.body if len(row.cells) >= 2]
    if not rows:
        return table_flows(conversion, table, context, attr)
    alt = attr.get("alt") or "; ".join(f"{cell_text(row.cells[0])}: {cell_text(row.cells[-1])}" for row in rows)
    figure = Element("Figure", context.element, alt=alt)
    values = [_value(cell_text(row.cells[-1])) for row in rows]
    top = max(values, default=0.0) or 1.0
    style = conversion.styles.chart
    listing = Element("Table", context.element)
    flows: list[Flow] = []
    if table.caption:
        flows += caption(conversion, table.caption, context.inside(listing), before=True)
    made: list[BarFlow] = []
    for row, value in zip(rows, values, strict=True):
        line = Element("TR", listing)
        labels = _cell(conversion, row.cells[0], context.inside(_name_of(line), style=style.but(align=LEFT)))
        numbers = _cell(conversion, row.cells[-1], context.inside(Element("TD", line), style=style.but(align=RIGHT)))
        made.append(BarFlow(labels, numbers, value / top, figure, conversion.styles.palette.primary))
    whole = conversion.styles.share_of_page(WHOLE)
    return [*flows, Group(list(made), before=2 * MM, after=5 * MM, whole_below=whole)]


def _name_of(line: Element) -> Element:
    """The label of a bar, which is the header of its figure."""
    name = Element("TH", line)
    name.attributes = table_attributes(Scope="Row")
    return name


def _cell(conversion: Conversion, cell: tree.Cell, context: Context) -> list[Flow]:
    flows: list[Flow] = []
    for block in cell.content:
        if isinstance(block, tree.Para | tree.Plain):
            flows.append(conversion.paragraph(block.content, context.style, context.element, context.language))
        else:
            flows += conversion.block(block, context)
    return flows


def cell_text(cell: tree.Cell) -> str:
    """The words of a cell."""
    return " ".join(plain_text(block.content) for block in cell.content if isinstance(block, tree.Para | tree.Plain)).strip()


def _value(text: str) -> float:
    """The number in a cell: ``1 234``, ``12,5``, ``41 %``; 0 where there is none."""
    found = re.search(r"\d[\d\s.,\u00a0\u202f]*", text)
    if not found:
        return 0.0
    digits = re.sub(r"[\s\u00a0\u202f]", "", found.group()).rstrip(".,")
    if re.fullmatch(r"\d{1,3}([.,]\d{3})+", digits):
        digits = re.sub(r"[.,]", "", digits)
    return float(digits.replace(",", ".")) if digits.replace(",", ".").count(".") <= 1 else 0.0


class BarFlow:
    """Label, bar, number in a row."""

    def __init__(self, labels: list[Flow], numbers: list[Flow], share: float, figure: Element, colour: str) -> None:
        self.labels, self.numbers, self.share, self.figure, self.colour = labels, numbers, share, figure, colour

    def strips(self, width: float) -> list[Strip]:
        """One strip."""
        label_width = width * LABEL_SHARE
        bar_width = width - label_width - NUMBER_WIDTH - 2 * GAP
        cells = [
            RowCell([strip for flow in self.labels for strip in flow.strips(label_width)], 0.0),
            RowCell([strip for flow in self.numbers for strip in flow.strips(NUMBER_WIDTH)], width - NUMBER_WIDTH),
        ]
        strip = BarStrip(cells, label_width + GAP, max(bar_width * self.share, 0.8), self.figure, self.colour)
        strip.above = strip.below = ROW_GAP
        return [strip]

    def widths(self) -> tuple[float, float]:
        """A chart fills its column."""
        return 120.0, 400.0


class BarStrip(RowStrip):
    """The row with its bar, which belongs to the chart's figure."""

    __slots__ = ("bar_left", "bar_width", "colour", "figure")

    def __init__(self, cells: list[RowCell], bar_left: float, bar_width: float, figure: Element, colour: str) -> None:
        super().__init__(cells, RowLook())
        self.bar_left, self.bar_width, self.figure, self.colour = bar_left, bar_width, figure, colour

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """The bar, then the text of the row."""
        x, y = left + self.x + self.bar_left, top - self.height / 2 - BAR_HEIGHT / 2
        pen.canvas.mark(self.figure)
        pen.canvas.rectangle(x, y, self.bar_width, BAR_HEIGHT, self.colour, BAR_RADIUS)
        self.figure.grow_box(x, y, x + self.bar_width, y + BAR_HEIGHT)
        super().draw(pen, left, top)

    def split(self, room: float) -> tuple[Strip, Strip] | None:
        """Never."""
        del room
        return None
