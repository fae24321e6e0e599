"""The cover: texts placed on the page by frames, over a band and a rule drawn behind them.

Frames (ISO/IEC 29500-1, 17.3.1.11) leave the texts paragraphs of the document, in their order, with styles of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from docx.shared import Length, Mm, Pt

from memoria.document import roles
from memoria.theme import Page, Theme
from memoria.writers.docx.drawing import rectangle
from memoria.writers.docx.marks import Marked
from memoria.writers.docx.oxml import Element, paragraph, paragraphs, properties, put, tag, w, words
from memoria.writers.docx.ruler import Ruler
from memoria.writers.docx.styles import BADGE_INSET, BADGE_SPACED

A4_WIDTH, A4_HEIGHT = 210.0, 297.0
BADGE, TITLE = "cover-badge", "cover-title"
LOGOS_TO_FOOT = Mm(62)
"""From the top of the logos to the foot of the organisers, who have room for eight lines."""


class Plan:
    """Where things stand on the cover: the measures of A4, which change with the width and height of another page."""

    def __init__(self, page: Page) -> None:
        across, down = page.width / A4_WIDTH, page.height / A4_HEIGHT
        self.page = page
        self.band, self.rule = Mm(64 * across), Mm(2.2 * across)
        self.band_left, self.band_room = Mm(14 * across), Mm(42 * across)
        self.left, self.right = Mm(80 * across), Mm(14 * across)
        self.room = Length(Mm(page.width) - self.left - self.right)
        """Width of the title, between ``left`` and ``right``."""
        self.foot_room = Length(self.room - Mm(8 * across))
        self.edge, self.title_top = Mm(30 * down), Mm(74 * down)
        """What kind and places keep from the page's edges; top of the title."""

    def margins(self) -> dict[str, int]:
        """The margins of the cover's page, in twentieths of a point."""
        return {"left": self.left.twips, "right": self.right.twips, "top": self.edge.twips, "bottom": self.edge.twips}


def finish_cover(found: Marked, parts: Sequence[Marked], ruler: Ruler) -> Element:
    """Place the texts; gives the paragraph that holds the drawing and ends the page."""
    theme, plan = ruler.theme, Plan(ruler.theme.page)
    badge = _badge_width([part for part in parts if part.mark.role == BADGE], ruler, plan)
    for part in parts:
        frame = _frame(part.mark.role, plan)
        if frame is not None and part.mark.role == BADGE:
            frame["w"] = badge.twips
        for text in paragraphs(part.content()):
            if frame is not None:
                put(properties(text), w("framePr", **frame))
            if part.mark.role == TITLE:
                _fit(text, ruler, plan)
        _part_lines(list(paragraphs(part.content())), _between(part.mark.role, theme))
    holder = paragraph("SectionEnd", *_drawing(theme, plan))
    found.end.addprevious(holder)
    return holder


def _frame(role: str, plan: Plan) -> dict[str, str | int] | None:
    """Where a text stands: from the page's edges; the lower ones grow upwards."""
    title = (plan.left, plan.title_top, plan.room)
    places: dict[str, tuple[int, int | None, int]] = {
        "cover-kind": (plan.band_left, plan.edge, plan.band_room),
        BADGE: (plan.left, plan.edge, 0),
        TITLE: title,
        "cover-subtitle": title,
        "cover-motto": title,
        "cover-place": (plan.band_left, None, plan.band_room),
        roles.COVER_LOGOS: (plan.left, Length(Mm(plan.page.height) - plan.edge - LOGOS_TO_FOOT), plan.foot_room),
        "cover-organisers": (plan.left, None, plan.foot_room),
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


def _badge_width(badges: Sequence[Marked], ruler: Ruler, plan: Plan) -> Length:
    """One width for all that a badge says: that of its longest line, set in capitals.

    LibreOffice takes the indent and the distance of the border one after the other, Word the greater of them (17.3.1.7).
    """
    lines = (words(text).upper() for part in badges for text in paragraphs(part.content()))
    longest = max((ruler.width(line, "cover_badge", ruler.faces.semibold, BADGE_SPACED.pt) for line in lines), default=0)
    return Length(min(longest + 4 * BADGE_INSET, plan.room))


def _fit(title: Element, ruler: Ruler, plan: Plan) -> None:
    """A title whose longest word has no room is set smaller: titles are never hyphenated (17.3.2.38)."""
    longest = max((ruler.width(word, "cover_title", ruler.faces.light) for word in words(title).split()), default=0)
    if longest <= plan.room:
        return
    share, size = plan.room / longest, ruler.theme.type["cover_title"]
    for run in title.iter(tag("r")):
        half_points = int(size.size * share * 2)
        put(properties(run), w("sz", val=half_points))
        put(properties(run), w("szCs", val=half_points))
    put(properties(title), w("spacing", line=Pt(size.leading * share).twips, lineRule="exact"))


def _between(role: str, theme: Theme) -> Length:
    """Room between the paragraphs of a part."""
    return {"cover-place": Pt(0.4 * theme.type["cover_small"].leading), "cover-organisers": Mm(0.5)}.get(role, Mm(0))


def _part_lines(texts: Sequence[Element], between: Length) -> None:
    """None after the last: the feet of place and organisers stand on one line."""
    for text in texts[1:] if between else ():
        put(properties(text), w("spacing", before=between.twips))


def _drawing(theme: Theme, plan: Plan) -> list[Element]:
    height, colours = Mm(plan.page.height), theme.colours
    return [
        rectangle(1, Mm(0), Mm(0), plan.band, height, colours.primary),
        rectangle(2, plan.band, Mm(0), plan.rule, height, colours.accent),
    ]


def is_framed(text: Element) -> bool:
    """True for a paragraph that is placed on the page."""
    return text.find(f"{tag('pPr')}/{tag('framePr')}") is not None
