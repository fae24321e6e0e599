"""The first page of a theme's chapter: a tinted ground with a large light numeral and the title on it."""

from __future__ import annotations

from memoria.document import tree
from memoria.theme import MM
from memoria.writers.pdf.conversion import Context, Conversion, placed
from memoria.writers.pdf.flows import Group, NewPage, hung_over
from memoria.writers.pdf.paragraph import Paragraph
from memoria.writers.pdf.setting import running_title
from memoria.writers.pdf.strips import Anchor, Bleed, Flow, Pen, RunningHead, Strip

GROUND = 100 * MM
"""Least depth of the ground, from the top of an A4 page."""
TITLE_FOOT = 83 * MM
"""Depth of the title's foot, from the top of an A4 page."""
PAD = 17 * MM
BELOW = 7 * MM


def opener(conversion: Conversion, block: tree.Div, context: Context) -> list[Flow]:
    """The opener's flows. Its Heading 1 goes on the ground; everything else is set below."""
    flows: list[Flow] = [NewPage(), *placed(block.attr)]
    for part in block.content:
        if isinstance(part, tree.Heading) and part.level == 1:
            flows += hung_over([_title(conversion, part, context)], where=context.section)
        elif isinstance(part, tree.Table):
            flows += hung_over([Group(conversion.block(part, context), before=8 * MM)], where=context.section)
        elif isinstance(part, tree.Div) and part.attr.has("stats"):
            flows += hung_over([Group(conversion.block(part, context), before=12 * MM)], where=context.section)
        else:
            flows += conversion.block(part, context)
    return flows


def _title(conversion: Conversion, heading: tree.Heading, context: Context) -> Flow:
    styles = conversion.styles
    unnumbered = tree.Heading(1, heading.content, heading.attr.with_pairs(number=""), heading.at)
    title = conversion.heading(unnumbered, context, styles.opener)
    number = heading.attr.get("number")
    entry = conversion.setting.entries[-1]
    conversion.setting.entries[-1] = type(entry)(entry.level, number, entry.title, entry.identifier, entry.in_contents)
    short = heading.attr.get("short") or entry.title
    title.events = (Anchor(entry.identifier), RunningHead(running_title(number, short)))
    numeral = None
    if number:
        style = styles.numeral if len(number) <= 3 else styles.figure
        numeral = conversion.paragraph((tree.Text(number),), style, title.element, "")
    return OpenerTitle(numeral, title, styles.palette.tint, styles.theme.page.margins.top * MM, styles.theme.page.height / 297)


class OpenerTitle:
    """Numeral and title as one strip, so placed that the title's foot is always at the same height."""

    def __init__(self, numeral: Paragraph | None, title: Paragraph, ground: str, margin: float, down: float) -> None:
        self.numeral, self.title, self.ground, self.margin, self.down = numeral, title, ground, margin, down

    def strips(self, width: float) -> list[Strip]:
        """One strip."""
        lines = (self.numeral.strips(width) if self.numeral else []) + self.title.strips(width)
        return [OpenerStrip(lines, self.title, self.ground, TITLE_FOOT * self.down - self.margin, GROUND * self.down)]

    def widths(self) -> tuple[float, float]:
        """The title's."""
        return self.title.widths()


class OpenerStrip(Strip):
    """The lines, set upwards from the foot."""

    __slots__ = ("lines",)

    def __init__(self, lines: list[Strip], title: Paragraph, ground: str, foot: float, least: float) -> None:
        height = sum(line.height for line in lines)
        super().__init__(max(height, foot))
        self.lines = lines
        self.stick = True
        self.events = (*title.events, Bleed(ground, least, PAD))
        self.below = PAD + BELOW
        self.notes = tuple(note for line in lines for note in line.notes)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Numeral, then title."""
        y = top - self.height + sum(line.height for line in self.lines)
        for line in self.lines:
            line.draw(pen, left + self.x, y)
            y -= line.height
