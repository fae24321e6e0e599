"""Label and value in two columns: session headers and the fields of a commitment."""

from __future__ import annotations

from dataclasses import dataclass

from memoria.document import tree
from memoria.theme import MM
from memoria.writers.pdf.conversion import Context, Conversion
from memoria.writers.pdf.flows import PictureFlow
from memoria.writers.pdf.paragraph import Paragraph
from memoria.writers.pdf.rows import Grid, RowCell, RowLook, RowStrip
from memoria.writers.pdf.strips import Flow, Strip, stacked
from memoria.writers.pdf.structure import Element, list_attributes
from memoria.writers.pdf.styles import Style

LABEL_GAP = 2 * MM
ASIDE_GAP = 4 * MM
WIDEST_LABEL = 34 * MM
SECOND_SHARE = 1.15
"""Width of the second value, in widths of the first."""


@dataclass(eq=False, slots=True)
class Field:
    """A label and its value."""

    label: Paragraph
    values: list[Flow]

    def natural(self) -> float:
        """Width of the value where it is never broken."""
        return max((value.widths()[1] for value in self.values), default=0.0)


@dataclass(eq=False, slots=True)
class FieldsGrid:
    """Fields two in a row as far as their values fit on one line, in the list's order across; a longer one has a row alone.

    A picture ``aside`` stands at the right of the first rows, which leave it its room.
    """

    fields: list[Field]
    label_widths: tuple[float, float]
    """Least widths of the labels at the left and in the middle."""
    aside: PictureFlow | None = None
    row_gap: float = 0.0
    before: float = 0.0
    after: float = 0.0

    def strips(self, width: float) -> list[Strip]:
        """A strip for each row; one for those beside the picture."""
        if self.aside is None:
            return self._rows(width, 0.0, 0)
        (picture,) = self.aside.strips(width)
        beside = self.aside.widths()[1]
        for count in range(1, len(self.fields) + 1):
            rows = self._rows(width, beside + ASIDE_GAP, count)
            if count >= len(rows) or stacked(rows[:count]).y >= picture.height:
                break
        first = RowStrip([RowCell(rows[:count], 0.0), RowCell([picture], width - beside)], RowLook(width=width))
        first.above, first.below = self.before, rows[:count][-1].below
        return [first, *rows[count:]]

    def _rows(self, width: float, beside: float, short: int) -> list[Strip]:
        """Rows, of which the first ``short`` leave room at the right."""
        widest = max((field.label.widths()[1] for field in self.fields), default=0.0) + LABEL_GAP
        first, second = (max(least, min(widest, WIDEST_LABEL)) for least in self.label_widths)
        room = (width - first - second - LABEL_GAP) / (1 + SECOND_SHARE)
        rows: list[list[list[Flow]]] = []
        spans: dict[tuple[int, int], int] = {}
        waits = False
        for field in self.fields:
            natural = field.natural()
            cells: list[list[Flow]] = [[field.label], field.values]
            if waits and natural <= room * SECOND_SHARE - (beside if len(rows) <= short else 0.0):
                rows[-1][2:] = cells
                waits = False
                continue
            if waits:
                spans[len(rows) - 1, 1] = 3
            waits = natural <= room
            if not waits:
                spans[len(rows), 1] = 3
            rows.append([*cells, [], []])
        if waits:
            spans[len(rows) - 1, 1] = 3
        grid = Grid(rows, [0, 1.0, 0, SECOND_SHARE], [first - LABEL_GAP, 0, second - LABEL_GAP, 0], gap=LABEL_GAP, spans=spans)
        grid.row_gap, grid.before, grid.after, grid.free = (
            self.row_gap,
            self.before,
            self.after,
            dict.fromkeys(range(short), beside),
        )
        return grid.strips(width)

    def widths(self) -> tuple[float, float]:
        """Of a label and its value; of the widest pair."""
        pairs = [(field.label.widths(), [value.widths() for value in field.values]) for field in self.fields]
        least = max((label[0] + max((value[0] for value in values), default=0.0) for label, values in pairs), default=0.0)
        natural = max((label[1] + max((value[1] for value in values), default=0.0) for label, values in pairs), default=0.0)
        return least + LABEL_GAP, natural + LABEL_GAP


def fields_grid(
    conversion: Conversion,
    block: tree.DefinitionList,
    context: Context,
    style: Style,
    label_widths: tuple[float, float],
) -> FieldsGrid:
    """A definition list as a grid. Terms are grey; the code of an address stands aside."""
    listing = Element("L", context.element)
    listing.attributes = list_attributes("None")
    term_style = style.but(colour=conversion.styles.palette.grey, hyphenate=False)
    fields: list[Field] = []
    asides: list[PictureFlow] = []
    for term, definitions in block.items:
        entry = Element("LI", listing)
        label = conversion.paragraph(term, term_style, Element("Lbl", entry), context.language)
        body = context.inside(Element("LBody", entry), style=style.but(after=0))
        values = [flow for blocks in definitions for flow in conversion.blocks(blocks, body)]
        codes = [flow for flow in values if isinstance(flow, PictureFlow) and flow.is_code] if not asides else []
        asides += codes[:1]
        fields.append(Field(label, [flow for flow in values if flow not in codes[:1]]))
    return FieldsGrid(fields, label_widths, next(iter(asides), None))
