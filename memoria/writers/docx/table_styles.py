"""The table styles of a volume (ISO/IEC 29500-1, 17.7.6)."""

from __future__ import annotations

from collections.abc import Iterator

from docx.shared import Length, Mm, Pt

from memoria.theme import Theme
from memoria.writers.docx.oxml import Element, tag, w

DATA, INDEX, GRID = "MemoriaTable", "MemoriaIndex", "MemoriaGrid"
"""Identifiers: tables with a head row; lists set in columns; grids without rules."""
HAIRLINE = Pt(0.5)
CALLOUT, COMMITMENT, NOTICE, SHEET = "MemoriaCallout", "MemoriaCommitment", "MemoriaNotice", "MemoriaSheet"
"""Identifiers: boxes of one cell."""


def table_styles(theme: Theme) -> Iterator[Element]:
    """Head row in the primary colour, hairlines between rows, no vertical rules."""
    primary, hairline = theme.colours.primary, theme.colours.hairline
    yield w("style", w("name", val="Normal Table"), _cells(Mm(0), Mm(0)), type="table", default="1", styleId="TableNormal")
    rules = w("tcBorders", _rule("bottom", primary, Pt(0.75)), _rule("insideV", primary))
    head = w("tcPr", rules, w("shd", val="clear", color="auto", fill=_hex(primary)), w("vAlign", val="bottom"))
    first_row = w("tblStylePr", head, type="firstRow")
    yield _style(
        DATA, "Memoria Table", _cells(Mm(1.6), Mm(1.8), _rule("bottom", hairline), _rule("insideH", hairline)), first_row
    )
    index = _cells(Mm(1.8), Mm(0), _rule("bottom", hairline), _rule("insideH", hairline))
    yield _style(INDEX, "Memoria Index", index)
    yield _style(GRID, "Memoria Grid", _cells(Mm(0.3), Mm(0)))
    colours = theme.colours
    for identifier, name, bar, tint in (
        (CALLOUT, "Memoria Callout", colours.primary, colours.tint),
        (COMMITMENT, "Memoria Commitment", colours.accent, colours.accent_tint),
    ):
        yield _style(identifier, name, _cells(Mm(2.3), Mm(4), _rule("left", bar, Pt(2.25))), _tint(tint))
    sides = (_rule(side, colours.grey, Pt(0.75)) for side in ("top", "left", "bottom", "right"))
    yield _style(NOTICE, "Memoria Notice", _cells(Mm(2.4), Mm(4), *sides))
    between = (_rule("top", primary, Pt(1)), _rule("bottom", hairline))
    yield _style(SHEET, "Memoria Sheet", _cells(Mm(1.6), Mm(0), *between))


def _style(identifier: str, name: str, properties: Element, *conditional: Element) -> Element:
    style = w("style", w("name", val=name), w("basedOn", val="TableNormal"), w("uiPriority", val=40), w("qFormat"))
    style.set(tag("type"), "table")
    style.set(tag("styleId"), identifier)
    style.append(properties)
    style.extend(conditional)
    return style


def _cells(upright: Length, across: Length, *rules: Element) -> Element:
    """Margins of the cells (17.4.42) and rules between rows (17.4.38)."""
    box = w("tblPr")
    if rules:
        box.append(w("tblBorders", *rules))
    sides = (("top", upright), ("left", across), ("bottom", upright), ("right", across))
    box.append(w("tblCellMar", *(w(side, w=width.twips, type="dxa") for side, width in sides)))
    return box


def _rule(side: str, shade: str, width: Length = HAIRLINE) -> Element:
    return w(side, val="single", sz=round(width.pt * 8), space=0, color=_hex(shade))


def _tint(shade: str) -> Element:
    return w("tcPr", w("shd", val="clear", color="auto", fill=_hex(shade)))


def _hex(shade: str) -> str:
    return shade.removeprefix("#").upper()
