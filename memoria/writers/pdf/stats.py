"""Statistics: a few figures side by side, each under a rule, its label below it."""

from __future__ import annotations

from memoria.document import roles, tree
from memoria.theme import MM
from memoria.writers.pdf.conversion import Context, Conversion, named, placed
from memoria.writers.pdf.flows import Group
from memoria.writers.pdf.rows import Grid
from memoria.writers.pdf.strips import Flow, Frame
from memoria.writers.pdf.structure import Element

STATS_IN_A_ROW = 4


def stats(conversion: Conversion, block: tree.Div, context: Context) -> list[Flow]:
    """The figures of a Div, in rows."""
    styles = conversion.styles
    cells: list[list[Flow]] = []
    for part in block.content:
        if isinstance(part, tree.Div) and part.attr.has(roles.STAT):
            element = Element("Div", context.element)
            rule = Frame(0, 0, 1.6 * MM, 0, rule_above=(styles.palette.primary, 1.4))
            cells.append([Group(_stat(conversion, part, context.inside(element)), frame=rule, events=named(part.attr))])
        else:
            cells.append(conversion.block(part, context.inside(context.element, section=False)))
    rows = [cells[start : start + STATS_IN_A_ROW] for start in range(0, len(cells), STATS_IN_A_ROW)]
    columns = max(2, min(STATS_IN_A_ROW, len(cells)))
    rows = [row + [[] for _ in range(columns - len(row))] for row in rows]
    before, after = styles.space("stats")
    return [*placed(block.attr), Grid(rows, [1.0] * columns, gap=5 * MM, row_gap=4 * MM, before=before, after=after)]


def _stat(conversion: Conversion, block: tree.Div, context: Context) -> list[Flow]:
    """The figure large and light, its label small and grey."""
    flows: list[Flow] = []
    for index, part in enumerate(block.content):
        style = conversion.styles.figure if index == 0 else conversion.styles.stat_label
        flows += conversion.block(part, context.inside(context.element, style=style, section=False))
    return flows
