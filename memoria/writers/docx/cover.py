"""The cover: texts placed on the page by frames, over a band and a rule drawn behind them.

Frames (ISO/IEC 29500-1, 17.3.1.11) leave the texts paragraphs of the document, in their order, with styles of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from docx.shared import Length, Mm

from memoria.theme import Theme
from memoria.writers.docx.drawing import rectangle
from memoria.writers.docx.dress import LOGOS
from memoria.writers.docx.marks import Marked
from memoria.writers.docx.oxml import Element, paragraph, paragraphs, properties, put, tag, w, words
from memoria.writers.docx.ruler import Ruler
from memoria.writers.docx.styles import BADGE_SPACED

BAND, RULE, EDGE, TITLE_AT, ENDS = Mm(64), Mm(2.2), Mm(14), Mm(74), Mm(30)
"""Width of the band and its rule; text's distance from the band's edge; top of the title; top of the kind, foot of the places."""
LINE = Mm(4.7)
ORGANISERS = Mm(62)
"""From the top of the logos to the foot of the organisers, who have room for eight lines."""
BADGE = "cover-badge"
TEXT_AT = Length(BAND + RULE + EDGE)


def finish_cover(found: Marked, parts: Sequence[Marked], ruler: Ruler) -> Element:
    """Place the texts; gives the paragraph that holds the drawing and ends the page."""
    theme = ruler.theme
    badge = _badge_width([part for part in parts if part.mark.role == BADGE], ruler)
    for part in parts:
        frame = _frame(part.mark.role, theme)
        if frame is not None and part.mark.role == BADGE:
            frame["w"] = badge.twips
        for text in paragraphs(part.content()):
            if frame is not None:
                put(properties(text), w("framePr", **frame))
        if part.mark.role == "cover-place":
            _part_lines(list(paragraphs(part.content())))
    holder = paragraph("SectionEnd", *_drawing(theme))
    found.end.addprevious(holder)
    return holder


def _frame(role: str, theme: Theme) -> dict[str, str | int] | None:
    """Where a text stands: from the page's edges; the lower ones grow upwards."""
    band_text = Length(BAND - EDGE - Mm(8))
    wide = _wide(theme)
    title = (TEXT_AT, TITLE_AT, wide)
    places: dict[str, tuple[int, int | None, int]] = {
        "cover-kind": (EDGE, ENDS, band_text),
        BADGE: (TEXT_AT + Mm(2), ENDS, 0),
        "cover-title": title,
        "cover-subtitle": title,
        "cover-motto": title,
        "cover-place": (EDGE, None, band_text),
        LOGOS: (TEXT_AT, Length(Mm(theme.page.height) - ENDS - ORGANISERS), wide - Mm(8)),
        "cover-organisers": (TEXT_AT, None, wide - Mm(8)),
    }
    if role not in places:
        return None
    left, top, width = places[role]
    frame: dict[str, str | int] = {"wrap": "around", "hAnchor": "page", "x": Length(left).twips}
    if width:
        frame["w"] = Length(width).twips
    if top is None:
        return frame | {"vAnchor": "margin", "yAlign": "bottom"}
    return frame | {"vAnchor": "page", "y": Length(top).twips}


def _badge_width(badges: Sequence[Marked], ruler: Ruler) -> Length:
    """One width for all that a badge says: that of its longest line, set in capitals."""
    lines = (words(text).upper() for part in badges for text in paragraphs(part.content()))
    longest = max((ruler.width(line, "note", ruler.faces.semibold, BADGE_SPACED.pt) for line in lines), default=0)
    return Length(min(longest + Mm(4), _wide(ruler.theme)))


def _wide(theme: Theme) -> Length:
    return Length(Mm(theme.page.width - 14) - TEXT_AT)


def _part_lines(texts: Sequence[Element]) -> None:
    """A line's room between the paragraphs of the place, none after the last: its foot is that of the organisers."""
    for text in texts[1:]:
        put(properties(text), w("spacing", before=LINE.twips))


def _drawing(theme: Theme) -> list[Element]:
    height, colours = Mm(theme.page.height), theme.colours
    return [
        rectangle(1, Mm(0), Mm(0), BAND, height, colours.primary),
        rectangle(2, BAND, Mm(0), RULE, height, colours.accent),
    ]


def cover_margins() -> dict[str, int]:
    """The margins of the cover's page, in twentieths of a point."""
    return {"left": TEXT_AT.twips, "right": Mm(14).twips, "top": ENDS.twips, "bottom": ENDS.twips}


def is_framed(text: Element) -> bool:
    """True for a paragraph that is placed on the page."""
    return text.find(f"{tag('pPr')}/{tag('framePr')}") is not None
