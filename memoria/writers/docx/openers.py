"""The first page of a theme's chapter: a tinted ground with numeral and title, and room between what stands below."""

from __future__ import annotations

from collections.abc import Sequence

from docx.shared import Length, Mm, Pt

from memoria.theme import Theme
from memoria.writers.docx.cover import A4_HEIGHT
from memoria.writers.docx.drawing import rectangle
from memoria.writers.docx.headings import Title
from memoria.writers.docx.oxml import Element, block_after, block_before, local, properties, put, set_style, style_of, tag, w
from memoria.writers.docx.ruler import Ruler
from memoria.writers.docx.together import room

GROUND, _BELOW_GROUND = Mm(100), Mm(7)
"""Least depth of the ground, from the top of an A4 page, and room below it."""
_PAD = Mm(17)
"""From the title's foot to that of the ground."""
_NUMERAL_AT, _NUMERAL_GAP = Mm(16), Mm(2)
"""Above the numeral where the title has one line, on A4, and below it."""
_BARE_TITLE_AT, _BELOW_LEAD = Mm(42), Mm(9)


def open_chapter(title: Title, content: Sequence[Element], ruler: Ruler) -> None:
    """Lay the ground, set numeral and title so that the title's foot is always at the same height, part what follows."""
    theme = ruler.theme
    line = Pt(theme.type["opener"].leading)
    lines = len(ruler.wrapped(title.mark.text, "opener", ruler.faces.semibold, ruler.block))
    down = theme.page.height / A4_HEIGHT
    most = (_NUMERAL_AT if title.numeral is not None else _BARE_TITLE_AT) * down
    above = Length(max(0, round(most) - (lines - 1) * line))
    numeral = Pt(theme.type["numeral"].leading) + _NUMERAL_GAP if title.numeral is not None else 0
    foot = Mm(theme.page.margins.top) + above + numeral + lines * line
    ground = Length(max(round(GROUND * down), foot + _PAD))
    top = title.numeral if title.numeral is not None else title.text
    top.insert(1, rectangle(1, Mm(0), Mm(0), Mm(theme.page.width), ground, theme.colours.tint))
    _enlarge(title, theme)
    room(top, "before", above)
    room(title.text, "after", Length(ground - foot + _BELOW_GROUND))
    for node in content:
        if style_of(node) == "Lead":
            room(node, "after", _BELOW_LEAD)
        elif _parts_tables(node):
            set_style(node, "OpenerGap")


def _parts_tables(node: Element) -> bool:
    """True for the empty paragraph that pandoc sets between two tables."""
    before, after = block_before(node), block_after(node)
    is_between = before is not None and after is not None and local(before) == local(after) == "tbl"
    return is_between and local(node) == "p" and len(node) == 0


def _enlarge(title: Title, theme: Theme) -> None:
    """The title of an opener, larger than those of other chapters."""
    size = theme.type["opener"]
    put(properties(title.text), w("spacing", before=0, line=Pt(size.leading).twips, lineRule="atLeast"))
    for run in title.text.iter(tag("r")):
        letters = properties(run)
        put(letters, w("sz", val=round(size.size * 2)))
        put(letters, w("szCs", val=round(size.size * 2)))
