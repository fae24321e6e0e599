"""Boxes: a callout or a notice is a table of one cell, so that bar and tint are one whatever stands inside."""

from __future__ import annotations

from docx.shared import Length, Mm, Pt

from memoria.document import roles
from memoria.theme import Theme
from memoria.writers.docx.headings import UNLISTED
from memoria.writers.docx.lists import STEP
from memoria.writers.docx.marks import Marked
from memoria.writers.docx.oxml import (
    Element,
    block_before,
    local,
    paragraphs,
    properties,
    put,
    set_style,
    style_of,
    tag,
    w,
    words,
)
from memoria.writers.docx.table_styles import CALLOUT, COMMITMENT, NOTICE, SHEET
from memoria.writers.docx.tables import room_in
from memoria.writers.docx.together import room

_TABLE = {
    **dict.fromkeys(roles.CALLOUTS, CALLOUT),
    roles.COMMITMENT: COMMITMENT,
    roles.NOTICE: NOTICE,
    roles.SHEET: SHEET,
}
BOXED = tuple(_TABLE)
_TEXT = ("", "Compact", "BodyText", "FirstParagraph", "ListBullet", "ListNumber", "ListContinue")
_TITLE = "NoticeTitle"
_ABOVE_BOXES = ("Heading",)
_HEADINGS = (*_ABOVE_BOXES, *UNLISTED.values())
"""Styles of headings, which stay above a box; those that the contents leave out stand in a notice."""
_WHOLE = 2400
"""Letters up to which a box stays on one page."""
_ABOVE = Mm(4)
"""Between a box and the text above it."""


def box(found: Marked, width: Length, theme: Theme) -> None:
    """Set the content of a box in its cell; a heading that it begins with stays above."""
    content = _inside(found, _ABOVE_BOXES if found.mark.role == roles.NOTICE else _HEADINGS)
    if not any(local(node) in ("p", "tbl") for node in content):
        return
    style = "Notice" if found.mark.role == roles.NOTICE else "Callout"
    for text in paragraphs(content):
        if style_of(text) == "ListContinue" and properties(text).find(tag("ind")) is None:
            put(properties(text), w("ind", left=STEP.twips))
        if style_of(text) in _TEXT:
            set_style(text, style)
            _close_up(text, Pt(theme.type["callout"].leading))
        elif style_of(text) in UNLISTED.values():
            set_style(text, _TITLE)
    table = _table(_TABLE[found.mark.role], room_in(found.start, width))
    content[0].addprevious(table)
    row = table[-1]
    row[-1].extend(content)
    if len(words(table)) <= _WHOLE:
        row.insert(0, w("trPr", w("cantSplit")))
    _keep_away(block_before(table))
    last = next(paragraphs(reversed(content)), None)
    if last is not None:
        room(last, "after", Mm(0))


def _inside(found: Marked, above: tuple[str, ...]) -> list[Element]:
    """The siblings between the two ends of a mark, bookmarks too, from the first that does not stay above the box."""
    inside: list[Element] = []
    node = found.start.getnext()
    while node is not None and node is not found.end:
        if inside or local(node) != "p" or not style_of(node).startswith(above):
            inside.append(node)
        node = node.getnext()
    return inside


def _close_up(text: Element, leading: Length) -> None:
    """Items of a list are as near to each other and to what follows as the box's other texts, whatever the size of bullets."""
    box = properties(text)
    if box.find(tag("numPr")) is not None:
        put(box, w("spacing", line=leading.twips, lineRule="exact"))


def _table(style: str, width: Length) -> Element:
    """One row, one cell (17.4.37)."""
    look = w("tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=0, noVBand=1)
    box = w("tblPr", w("tblStyle", val=style), w("tblW", type="dxa", w=width.twips), w("tblLayout", type="fixed"), look)
    cell = w("tc", w("tcPr", w("tcW", w=width.twips, type="dxa")))
    return w("tbl", box, w("tblGrid", w("gridCol", w=width.twips)), w("tr", cell))


def _keep_away(text: Element | None) -> None:
    """Room below a paragraph of text that a box follows."""
    if text is None or local(text) != "p" or style_of(text).startswith(_HEADINGS):
        return
    room(text, "after", _ABOVE)
