"""The table of contents and the lists of tables and figures: set where they stand, numbered when pages are known.

Their entries are the headings and captions of the whole volume, which are known before anything is laid out, and the room
for a number does not depend on it; so they take one pass like everything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from memoria.document import roles, tree
from memoria.document.walk import text_of, walk
from memoria.fonts import SEMIBOLD
from memoria.theme import MM
from memoria.writers.pdf.canvas import Target
from memoria.writers.pdf.conversion import Context, Conversion
from memoria.writers.pdf.linestrips import LineStrip
from memoria.writers.pdf.setting import Entry, Listed, Setting
from memoria.writers.pdf.strips import Flow, Pen, Strip
from memoria.writers.pdf.structure import Element
from memoria.writers.pdf.styles import Style
from memoria.writers.pdf.words import Run

LEVELS = 2
INDENT = 8 * MM
NUMBER_ROOM = 12 * MM
LEADER_GAP = 2 * MM
NUMBERED = re.compile(r"(?:tabla|figura)-\d+")
"""Identifiers of the captions that the lists hold (``roles``)."""
LISTED: dict[str, type[tree.Table | tree.Figure]] = {
    roles.LIST_OF_TABLES: tree.Table,
    roles.LIST_OF_FIGURES: tree.Figure,
}


def captions_of(blocks: Iterable[tree.Block]) -> Iterator[Listed]:
    """The numbered captions of a volume, in order."""
    for node in walk(blocks):
        if isinstance(node, tree.Table | tree.Figure) and node.caption:
            spans = (inner.attr.identifier for inner in walk(node.caption) if isinstance(inner, tree.Span))
            identifier = next(filter(NUMBERED.fullmatch, spans), "")
            if identifier:
                yield Listed(type(node), text_of(node.caption, notes=False, alt=False), identifier)


class Contents:
    """The flow of the contents; what it lists is read when it is set."""

    def __init__(self, conversion: Conversion, context: Context) -> None:
        self._conversion, self._context = conversion, context
        self._element = Element("TOC", context.element)

    def strips(self, width: float) -> list[Strip]:
        """Lines of every entry, and of the heading where none stands before."""
        made: list[Strip] = []
        for entry in self._conversion.setting.entries:
            if entry.level <= LEVELS and entry.in_contents:
                made += self._entry(entry, width)
        if made:
            made[-1].stick = False
        return made

    def widths(self) -> tuple[float, float]:
        """The whole column."""
        return 200.0, 400.0

    def _entry(self, entry: Entry, width: float) -> list[Strip]:
        setting = self._conversion.setting
        style = setting.styles.contents
        if entry.level == 1:
            style = style.but(weight=SEMIBOLD, colour=setting.styles.palette.primary, before=3 * MM)
        separator = " · " if entry.level == 1 else " "
        text = f"{entry.number}{separator}{entry.title}" if entry.number else entry.title
        strips = self._line(text, entry.identifier, style, 0.0 if entry.level == 1 else INDENT, width)
        if strips:
            strips[-1].stick = entry.level == 1
        return strips

    def _line(self, text: str, identifier: str, style: Style, left: float, width: float) -> list[Strip]:
        """The lines of an entry, which stay together and with the next."""
        setting = self._conversion.setting
        item = Element("TOCI", self._element)
        link = Element("Link", Element("Reference", item))
        made = self._conversion.paragraph((tree.Text(text),), style, link, self._context.language)
        strips = made.strips(width - left - NUMBER_ROOM)
        for strip in strips:
            strip.x = left
            strip.stick = True
        if strips:
            last = strips[-1]
            number = setting.run_of(style, "", link)
            strips[-1] = EntryStrip(setting, last, number, Target("", identifier, text), width, len(strips))
            strips[-1].stick = True
        return strips


class Captions(Contents):
    """The flow of a list of tables or figures."""

    def __init__(self, conversion: Conversion, context: Context, listed: list[Listed]) -> None:
        super().__init__(conversion, context)
        self._listed = listed

    def strips(self, width: float) -> list[Strip]:
        """Lines of every caption; the first stays with the list's heading, the last but one with the last."""
        style = self._conversion.setting.styles.contents
        entries = [self._line(one.title, one.identifier, style, 0.0, width) for one in self._listed]
        for lines in entries[1:-2]:
            lines[-1].stick = False
        entries[-1][-1].stick = False
        return [strip for lines in entries for strip in lines]


class EntryStrip(Strip):
    """The last line of an entry, its leader and its number; the link covers all its lines."""

    __slots__ = ("lines", "number", "setting", "strip", "target", "width")

    def __init__(self, setting: Setting, strip: Strip, number: Run, target: Target, width: float, lines: int) -> None:
        super().__init__(strip.height, above=strip.above, below=strip.below)
        self.setting, self.strip, self.number, self.target, self.width, self.lines = setting, strip, number, target, width, lines

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Title, leader, number."""
        assert isinstance(self.strip, LineStrip)
        self.strip.draw(pen, left, top)
        canvas, run = pen.canvas, self.number
        text = pen.page_of(self.target.identifier)
        right = left + self.width
        at = right - run.width(text)
        y = top - self.strip.baseline()
        element = run.element
        assert element is not None
        canvas.mark(element)
        canvas.text(at, y, run.face, run.size, run.colour, run.face.encode(text))
        start, end = self.strip.right_end(left, pen) + LEADER_GAP, at - LEADER_GAP
        if end > start + 4:
            canvas.artifact()
            canvas.rule(start, y, end, y, self.setting.styles.palette.grey, 0.5, "[0 2.2] 0")
        height = self.height * self.lines
        canvas.link(element, self.target, left + self.strip.x, top - self.height, right, top - self.height + height)


def contents(conversion: Conversion, context: Context) -> Flow:
    """The flow of a contents Div."""
    return Contents(conversion, context)


def captions(conversion: Conversion, block: tree.Div, context: Context) -> list[Flow]:
    """The list of tables or of figures under its heading; nothing where there is none to list."""
    kinds = [kind for role, kind in LISTED.items() if block.attr.has(role)]
    listed = [one for one in conversion.setting.captions if one.kind in kinds]
    if not listed:
        return []
    title = block.attr.get("title")
    heading = tree.Heading(2, (tree.Text(title),), tree.Attr("", (roles.UNNUMBERED,), (("toc", "no"),)))
    return [*([conversion.heading(heading, context)] if title else []), Captions(conversion, context, listed)]
