"""Tables as Word wants them: widths, repeated head rows, rows that do not break, group rows (ISO/IEC 29500-1, 17.4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from docx.shared import Length, Mm, Twips

from memoria.document import roles
from memoria.theme import Theme
from memoria.writers.docx.columns import column_widths
from memoria.writers.docx.marks import Mark, Marked
from memoria.writers.docx.oxml import (
    Element,
    block_after,
    block_before,
    local,
    paragraph,
    properties,
    put,
    set_style,
    style_of,
    tag,
    w,
    words,
)
from memoria.writers.docx.reference import colour
from memoria.writers.docx.ruler import Ruler
from memoria.writers.docx.table_styles import DATA, GRID, INDEX
from memoria.writers.docx.timeline import draw_runs
from memoria.writers.docx.together import room

_STYLES = {
    roles.STATS: (GRID, "StatLabel"),
    roles.CHART: (GRID, "ChartText"),
    roles.ChartKind.TIMELINE: (INDEX, "ChartText"),
    roles.SESSION_INDEX: (INDEX, "IndexText"),
}
_OWN_LOOK = ("Heading", "Unlisted", "Stat", "SourceCode", "Caption", "Quote", "PullQuote", "Attribution", "Figure", "Chapter")
"""How styles begin that keep their look in a cell; any other text there is text of the table."""
_FRAME = "FigureTable"
_CELL_MARGINS = Mm(8)
_BETWEEN = Mm(0.9)
"""Between two texts of a cell."""
_LONGEST_BAR = 0.95
"""Share of its cell that the longest bar of a chart takes."""
_TOGETHER, _TOGETHER_LETTERS = 9, 900
"""Rows and letters of a table that stays on one page."""


def finish_table(found: Marked, ruler: Ruler, width: Length) -> None:
    """Give a table its style, widths and rows."""
    theme = ruler.theme
    table = next((node for node in found.content() if node.tag == tag("tbl")), None)
    if table is None:
        return
    width = _beside_indent(table, room_in(table, width))
    style, text_style = _STYLES.get(found.mark.text, (DATA, "TableText"))
    head_style = "ChartHead" if found.mark.text in (roles.CHART, roles.ChartKind.TIMELINE) else "TableHead"
    rows = table.findall(tag("tr"))
    heads = sum(1 for row in rows if row.find(f"{tag('trPr')}/{tag('tblHeader')}") is not None)
    _dress(table, style, width, heads)
    _describe(table, found.mark.attr.get("alt"))
    widths = column_widths(found.mark, table, rows, ruler, width)
    _set_widths(table, rows, widths)
    for index, row in enumerate(rows):
        put(properties(row), w("cantSplit"))
        _style_cells(row, text_style if index >= heads else head_style, theme, again=0 < index < heads)
        if index >= heads and len(widths) > 1 and _spans_all(row, len(widths)):
            _group(row, theme)
    if found.mark.text == roles.CHART:
        _draw_bars(rows[heads:], found.mark, widths[1])
        _align_figures(rows)
    if found.mark.text == roles.ChartKind.TIMELINE:
        draw_runs(rows[:heads], rows[heads:], found.mark, theme)
    if found.mark.text == roles.STATS:
        _end_with_text(rows)
    if found.mark.text == roles.SESSION_INDEX:
        _index_columns(rows)
    if len(rows) <= _TOGETHER and len(words(table)) <= _TOGETHER_LETTERS:
        _keep_together(rows)


def finish_frame(found: Marked, width: Length) -> None:
    """A figure that holds more than a picture stands in a table of its own, which pandoc leaves without style and widths."""
    for table in (node for node in found.content() if node.tag == tag("tbl")):
        style = properties(table).find(tag("tblStyle"))
        if style is not None and style.get(tag("val")) == _FRAME:
            inner, columns = _beside_indent(table, room_in(table, width)), len(list(table.iterfind(f"{tag('tblGrid')}/*")))
            _dress(table, GRID, inner, heads=0)
            _set_widths(table, table.findall(tag("tr")), [Length(inner // columns)] * columns)


def _keep_together(rows: Sequence[Element]) -> None:
    """A short table is not cut: each row stays with the next (17.3.1.15)."""
    for row in rows[:-1]:
        for text in row.iter(tag("p")):
            put(properties(text), w("keepNext"))


def room_in(block: Element, width: Length) -> Length:
    """The width of the text, or what is left of it in the cell of a table (17.4.71)."""
    cell = block.getparent()
    outer = cell.find(f"{tag('tcPr')}/{tag('tcW')}") if cell is not None and local(cell) == "tc" else None
    return width if outer is None else Length(max(Mm(10), Twips(int(outer.get(tag("w")) or 0)) - _CELL_MARGINS))


def _beside_indent(table: Element, width: Length) -> Length:
    """What an indent leaves to a table in a list (17.4.50)."""
    indent = properties(table).find(tag("tblInd"))
    return width if indent is None else Length(max(Mm(20), width - Twips(int(indent.get(tag("w")) or 0))))


def _dress(table: Element, style: str, width: Length, heads: int) -> None:
    """Style, total width, fixed columns; the look says whether there is a head row (17.4.55)."""
    box = properties(table)
    put(box, w("tblStyle", val=style))
    put(box, w("tblW", type="dxa", w=width.twips))
    put(box, w("tblLayout", type="fixed"))
    first = int(bool(heads))
    look = {"val": "0420" if first else "0400", "firstRow": first, "lastRow": 0, "firstColumn": 0, "lastColumn": 0}
    put(box, w("tblLook", **look, noHBand=0, noVBand=1))


def _describe(table: Element, alt: str) -> None:
    """What a chart shows, for those who do not see it (17.4.46), and by its first words what it is called (17.4.41)."""
    if alt:
        put(properties(table), w("tblCaption", val=re.split(r"[.:,] ", alt, maxsplit=1)[0]))
        put(properties(table), w("tblDescription", val=alt))


def _set_widths(table: Element, rows: Iterable[Element], widths: Sequence[Length]) -> None:
    """Grid and cells say the same (17.4.48, 17.4.71)."""
    grid = table.find(tag("tblGrid"))
    if grid is None:
        return
    for column, width in zip(grid, widths, strict=True):
        column.set(tag("w"), str(width.twips))
    for row in rows:
        at = 0
        for cell in row.findall(tag("tc")):
            span = _span(cell)
            put(properties(cell), w("tcW", w=sum(width.twips for width in widths[at : at + span]), type="dxa"))
            at += span


def _span(cell: Element) -> int:
    found = cell.find(f"{tag('tcPr')}/{tag('gridSpan')}")
    return 1 if found is None else int(found.get(tag("val")) or 1)


def _spans_all(row: Element, count: int) -> bool:
    cells = row.findall(tag("tc"))
    return len(cells) == 1 and _span(cells[0]) == count


def _style_cells(row: Element, style: str, theme: Theme, *, again: bool) -> None:
    """Text styles of a row; ``again`` for a second head row, which the table's style does not reach."""
    for cell in row.findall(tag("tc")):
        if again:
            put(properties(cell), w("shd", val="clear", color="auto", fill=colour(theme.colours.primary)))
        for text in cell.findall(tag("p")):
            if not style_of(text).startswith(_OWN_LOOK):
                set_style(text, style)
                if block_before(text) is not None:
                    room(text, "before", _BETWEEN)


def _group(row: Element, theme: Theme) -> None:
    """A row that names the ones below it: tinted, kept with the next."""
    cell = row.find(tag("tc"))
    if cell is None:
        return
    put(properties(cell), w("shd", val="clear", color="auto", fill=colour(theme.colours.tint)))
    for text in cell.findall(tag("p")):
        set_style(text, "TableGroup")


def _draw_bars(rows: Iterable[Element], mark: Mark, width: Length) -> None:
    """A bar is a shaded paragraph without words, as long as its figure (17.3.1.31)."""
    lengths = [float(share) for share in mark.attr.get("bars").split(",") if share]
    for row, share in zip(rows, lengths, strict=False):
        label, bar, figure = row.findall(tag("tc"))
        for cell in (label, bar, figure):
            put(properties(cell), w("vAlign", val="center"))
        for text in bar.findall(tag("p")):
            set_style(text, "ChartBar" if share else "ChartText")
            put(properties(text), w("ind", right=round((1 - share * _LONGEST_BAR) * width.twips)))


def _align_figures(rows: Iterable[Element]) -> None:
    """Figures end where the chart ends, and so does the word above them."""
    for row in rows:
        for text in row.findall(tag("tc"))[-1].findall(tag("p")):
            put(properties(text), w("jc", val="right"))


def _end_with_text(rows: Iterable[Element]) -> None:
    """The last figure of a row needs no room at its right."""
    for row in rows:
        for text in row.findall(tag("tc"))[-1].findall(tag("p")):
            put(properties(text), w("ind", right=0))


def _index_columns(rows: Iterable[Element]) -> None:
    """Time first, page last; an index of two columns has no pages."""
    for row in rows:
        cells = row.findall(tag("tc"))
        styles = ("IndexTime", *("IndexText",) * (len(cells) - 2), "IndexPage" if len(cells) > 2 else "IndexText")
        for cell, style in zip(cells, styles, strict=False):
            for text in cell.findall(tag("p")):
                set_style(text, style)


def part_tables(root: Element) -> None:
    """Two tables in a row would be one for Word: a thin paragraph stands between; what follows a table keeps away from it.

    A cell ends in a paragraph (17.4.65), and so does one that ends in a table.
    """
    for table in list(root.iter(tag("tbl"))):
        follower, parent = block_after(table), table.getparent()
        if follower is None:
            if parent is not None and local(parent) == "tc":
                parent.append(paragraph("TableGap"))
        elif local(follower) == "tbl":
            table.addnext(paragraph("TableGap"))
        elif local(follower) == "p":
            _keep_away(follower)


def _keep_away(text: Element) -> None:
    style = style_of(text)
    if not style and len(text) == 0:
        set_style(text, "TableGap")
    elif style == "Heading1" and properties(text).find(tag("pageBreakBefore")) is None:
        room(text, "before", Mm(6))
    elif style in ("BodyText", "FirstParagraph", "ListBullet", "ListNumber", "Lead", "Small", "Quote", "Caption"):
        box = properties(text)
        spacing = box.find(tag("spacing"))
        spacing = put(box, w("spacing")) if spacing is None else spacing
        spacing.set(tag("before"), str(Mm(4).twips))
