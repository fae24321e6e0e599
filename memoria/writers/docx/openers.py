"""The first page of a theme's chapter: a tinted ground with numeral and title, and room between what stands below."""

from __future__ import annotations

from collections.abc import Sequence

from docx.shared import Mm, Pt

from memoria.theme import Theme
from memoria.writers.docx.drawing import rectangle
from memoria.writers.docx.headings import Title
from memoria.writers.docx.oxml import Element, block_after, block_before, local, properties, put, set_style, style_of, tag, w
from memoria.writers.docx.together import room

GROUND = Mm(100)
"""Depth of the ground, from the top of the page."""
_BARE_TITLE_AT, _BELOW_TITLE, _BELOW_LEAD = Mm(42), Mm(25), Mm(9)


def open_chapter(title: Title, content: Sequence[Element], theme: Theme) -> None:
    """Lay the ground, enlarge the title, part what follows."""
    _enlarge(title, theme)
    top = title.numeral if title.numeral is not None else title.text
    top.insert(1, rectangle(1, Mm(0), Mm(0), Mm(theme.page.width), GROUND, theme.colours.tint))
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
    """The title of an opener: larger, with room down to the end of the ground."""
    size = theme.type["opener"]
    above = 0 if title.numeral is not None else _BARE_TITLE_AT.twips
    line = {"line": Pt(size.leading).twips, "lineRule": "atLeast"}
    put(properties(title.text), w("spacing", before=above, after=_BELOW_TITLE.twips, **line))
    for run in title.text.iter(tag("r")):
        letters = properties(run)
        put(letters, w("sz", val=round(size.size * 2)))
        put(letters, w("szCs", val=round(size.size * 2)))
