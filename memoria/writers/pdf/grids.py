"""Label and value in two columns: session headers and the fields of a commitment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from memoria.document import tree
from memoria.theme import MM
from memoria.writers.pdf.rows import Grid
from memoria.writers.pdf.strips import Flow
from memoria.writers.pdf.structure import Element, list_attributes
from memoria.writers.pdf.styles import Style

if TYPE_CHECKING:
    from memoria.writers.pdf.convert import Context, Converter

LONG_VALUE = 70 * MM
"""A value that is longer than this on one line takes the whole width, unless somebody says otherwise."""
LABEL_GAP = 2 * MM


def fields_grid(
    converter: Converter,
    block: tree.DefinitionList,
    context: Context,
    style: Style,
    label_widths: tuple[float, float],
    longest: float = LONG_VALUE,
) -> Grid:
    """A definition list as a grid, two fields in a row, in the list's order across. Terms are grey."""
    listing = Element("L", context.element)
    listing.attributes = list_attributes("None")
    term_style = style.but(colour=converter.styles.palette.grey, hyphenate=False)
    rows: list[list[list[Flow]]] = []
    spans: dict[tuple[int, int], int] = {}
    widest = 0.0
    for term, definitions in block.items:
        entry = Element("LI", listing)
        label = converter.paragraph(term, term_style, Element("Lbl", entry), context.language)
        widest = max(widest, label.widths()[1])
        body = context.inside(Element("LBody", entry), style=style.but(after=0))
        values = [flow for blocks in definitions for flow in converter.blocks(blocks, body)]
        is_long = max((value.widths()[1] for value in values), default=0.0) > longest
        cells: list[list[Flow]] = [[label], values]
        if is_long:
            spans[len(rows), 1] = 3
            rows.append([*cells, [], []])
        elif rows and not rows[-1][2] and (len(rows) - 1, 1) not in spans:
            rows[-1][2:] = cells
        else:
            rows.append([*cells, [], []])
    first, second = (max(width, min(widest + LABEL_GAP, 34 * MM)) for width in label_widths)
    return Grid(rows, [0, 1.0, 0, 1.15], [first - LABEL_GAP, 0, second - LABEL_GAP, 0], gap=LABEL_GAP, spans=spans)
