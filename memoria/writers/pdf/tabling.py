"""Tables of the tree into table flows: cells, spans, headers, the look of each class."""

from __future__ import annotations

from collections.abc import Sequence

from memoria.document import roles, tree
from memoria.fonts import SEMIBOLD
from memoria.theme import MM
from memoria.writers.pdf.conversion import Context, Conversion
from memoria.writers.pdf.figures import caption
from memoria.writers.pdf.flows import Group
from memoria.writers.pdf.strips import Anchor, Flow
from memoria.writers.pdf.structure import Element, table_attributes
from memoria.writers.pdf.styles import CENTER, LEFT, RIGHT, Style
from memoria.writers.pdf.tables import TableCell, TableFlow, TableRow, index_look, ruled

CAPTIONED_BEFORE = 12.0
NAMING = (roles.ROADMAP, roles.MATRIX, roles.PROGRAMME)
"""Classes of tables whose first column names what each row is about."""
ALIGNS = {tree.Align.LEFT: LEFT, tree.Align.RIGHT: RIGHT, tree.Align.CENTER: CENTER, tree.Align.DEFAULT: LEFT}


def table(conversion: Conversion, block: tree.Table, context: Context, attr: tree.Attr | None = None) -> list[Flow]:
    """A table with its caption. ``attr`` of a Div around it counts as its own."""
    classes = (*block.attr.classes, *(attr.classes if attr else ()))
    is_index = roles.SESSION_INDEX in classes
    element = Element("Table", context.element)
    inner = context.inside(element, in_table=True, section=False, mark_colour="")
    flows: list[Flow] = []
    if block.caption:
        flows += caption(conversion, block.caption, inner, before=True)
    shares = _shares(block, attr)
    if is_index and not any(shares):
        shares = [24.0, 118.0, 12.0] if len(shares) == 3 else shares
    made = TableFlow(
        _rows(conversion, block, inner, is_index, names_rows=_names_rows(block, classes)),
        shares,
        index_look(conversion.styles.palette) if is_index else ruled(conversion.styles.palette),
        *conversion.styles.space("table"),
    )
    flows.append(made)
    identifiers = [one.identifier for one in (block.attr, attr) if one and one.identifier]
    before = CAPTIONED_BEFORE if block.caption else None
    return [Group(flows, before=before, events=tuple(Anchor(identifier) for identifier in identifiers))]


def _rows(conversion: Conversion, block: tree.Table, context: Context, is_index: bool, *, names_rows: bool) -> list[TableRow]:
    rows: list[TableRow] = []
    count = len(block.columns)
    for kind, group in (("head", block.head), ("body", (*block.body, *block.foot))):
        taken: list[int] = [0] * count
        for row in group:
            if not row.cells and kind == "head":
                continue
            rows.append(_row(conversion, row, "index" if is_index else kind, block, context, taken, names_rows=names_rows))
    if any(not any(cell.flows for cell in row.cells) and row.kind == "head" for row in rows):
        rows = [row for row in rows if row.kind != "head" or any(cell.flows for cell in row.cells)]
    return rows


def _row(
    conversion: Conversion, row: tree.Row, kind: str, block: tree.Table, context: Context, taken: list[int], *, names_rows: bool
) -> TableRow:
    """A row; ``taken`` counts the rows that cells from above still cover in each column."""
    element = Element("TR", context.element)
    count = len(block.columns)
    if kind == "body" and row.cells and row.cells[0].columns >= count > 1:
        kind = "group"
    cells: list[TableCell] = []
    column = 0
    for cell in row.cells:
        while column < count and taken[column]:
            column += 1
        if column >= count:
            column = count - 1
        width = max(1, min(cell.columns, count - column))
        align = cell.align if cell.align is not tree.Align.DEFAULT else block.columns[column].align
        style = _style(conversion, kind, column, count, ALIGNS[align])
        is_name = names_rows and kind != "group" and not column and _says_something(cell)
        scope = "Column" if kind == "head" else "Row" if is_name else ""
        made = TableCell(
            set_cell(conversion, cell, scope, context.inside(element, style=style), width), column, width, max(1, cell.rows)
        )
        cells.append(made)
        for covered in range(column, column + width):
            taken[covered] = max(1, cell.rows)
        column += width
    for index in range(count):
        taken[index] = max(0, taken[index] - 1)
    return TableRow(cells, "body" if kind == "index" else kind)


def set_cell(conversion: Conversion, cell: tree.Cell, scope: str, context: Context, width: int) -> list[Flow]:
    """The flows of a cell that covers ``width`` columns, in an element of its own; ``scope`` is what it is the header of."""
    attributes: dict[str, str | int] = {"Scope": scope} if scope else {}
    if width > 1:
        attributes["ColSpan"] = width
    if cell.rows > 1:
        attributes["RowSpan"] = cell.rows
    element = Element("TH" if scope else "TD", context.element)
    element.attributes = table_attributes(**attributes) if attributes else ""
    inner = context.inside(element)
    only = cell.content[0] if len(cell.content) == 1 else None
    if isinstance(only, tree.Plain | tree.Para) and only.content and not isinstance(only.content[0], tree.Image):
        return [conversion.paragraph(only.content, context.style, element, context.language, mark_colour=context.mark_colour)]
    return conversion.blocks(cell.content, inner.inside(element, style=context.style.but(after=0.8 * MM)))


def _style(conversion: Conversion, kind: str, column: int, count: int, align: str) -> Style:
    styles, palette = conversion.styles, conversion.styles.palette
    if kind == "head":
        return styles.table_head.but(align=align)
    if kind == "group":
        return styles.table.but(weight=SEMIBOLD, size=styles.table.size * 1.05, colour=palette.primary)
    if kind == "index":
        if column == 0 and count > 1:
            return styles.index.but(colour=palette.grey, hyphenate=False)
        if column == count - 1 and count > 2:
            return styles.index.but(colour=palette.primary, align=RIGHT)
        return styles.index
    return styles.table.but(align=align)


def _names_rows(block: tree.Table, classes: Sequence[str]) -> bool:
    """Whether the first cell of a row is its header (ISO 14289-1, 7.5): in tables of ours, in those whose corner is empty, and
    where no row of headers says what a cell is about."""
    corner = block.head[0].cells[0] if block.head and block.head[0].cells else None
    is_bare = corner is None or not _says_something(corner)
    return len(block.columns) > 1 and (is_bare or any(role in classes for role in NAMING))


def _says_something(cell: tree.Cell) -> bool:
    return any(not isinstance(part, tree.Plain | tree.Para) or part.content for part in cell.content)


def _shares(block: tree.Table, attr: tree.Attr | None) -> list[float | None]:
    """Widths asked for: key ``widths`` of the table or the Div, or those of the columns."""
    given = block.attr.get("widths") or (attr.get("widths") if attr else "")
    try:
        values: list[float | None] = [float(part) for part in given.split(",")] if given else []
    except ValueError:
        values = []
    if len(values) == len(block.columns) and all(value and value > 0 for value in values):
        return values
    return [column.width or None for column in block.columns]
