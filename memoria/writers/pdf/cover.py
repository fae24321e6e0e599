"""The cover: a band and a rule in the theme's colours, and the words beside them.

Measures are those of A4, in points, from the page's edges; on another page they change with its width and height.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from memoria.diagnostics import found
from memoria.document import roles, tree
from memoria.theme import MM
from memoria.writers.pdf.conversion import Context, Conversion
from memoria.writers.pdf.flows import Instruction
from memoria.writers.pdf.pictures import Picture, PictureError
from memoria.writers.pdf.strips import Column, Flow, Pen, stacked
from memoria.writers.pdf.structure import Element
from memoria.writers.pdf.styles import Palette, Style

A4_WIDTH, A4_HEIGHT = 210 * MM, 297 * MM
BAND, RULE = 64 * MM, 2.2 * MM
BAND_LEFT, BAND_WIDTH = 14 * MM, 42 * MM
TEXT_LEFT = 80 * MM
EDGE = 30 * MM
TITLE_TOP = 74 * MM
TRACKED_KIND, TRACKED_BADGE = 0.12, 0.1
"""Between capitals, as a share of their size."""
LOGO_HEIGHT, LOGO_GAP = 13 * MM, 8 * MM
TITLE_RIGHT, FOOT_RIGHT = 14 * MM, 22 * MM


@dataclass(frozen=True, slots=True)
class Block:
    """Flows of one of the cover's parts, in their width."""

    flows: tuple[Flow, ...]
    width: float

    def column(self) -> Column:
        """Set."""
        return stacked(strip for flow in self.flows for strip in flow.strips(self.width))


@dataclass(frozen=True, slots=True)
class CoverPage(Instruction):
    """The cover's parts by their class without ``cover-``."""

    parts: dict[str, Block]
    palette: Palette
    width: float
    height: float
    logos: tuple[Picture, ...] = ()

    @property
    def across(self) -> float:
        """Width of the page, in widths of A4."""
        return self.width / A4_WIDTH

    @property
    def down(self) -> float:
        """Height of the page, in heights of A4."""
        return self.height / A4_HEIGHT

    def draw(self, pen: Pen) -> None:
        """Grounds, then the parts in the order they are read."""
        canvas = pen.canvas
        band, left, band_left = BAND * self.across, TEXT_LEFT * self.across, BAND_LEFT * self.across
        canvas.artifact()
        canvas.rectangle(0, 0, band, self.height, self.palette.primary)
        canvas.rectangle(band, 0, RULE * self.across, self.height, self.palette.accent)
        self._draw_from_top(pen, "kind", band_left, EDGE * self.down)
        self._draw_badge(pen, left)
        depth = self._draw_from_top(pen, "title", left, TITLE_TOP * self.down)
        for part, gap in (("subtitle", 3 * MM), ("motto", 5 * MM), ("other", 6 * MM)):
            if part in self.parts:
                depth = self._draw_from_top(pen, part, left, depth + gap)
        self._draw_from_foot(pen, "place", band_left)
        if "organisers" in self.parts:
            top = self._foot_top("organisers") + 4 * MM
            canvas.artifact()
            canvas.rule(left, top, self.width - FOOT_RIGHT * self.across, top, self.palette.hairline, 0.6)
            self._draw_from_foot(pen, "organisers", left)
        bottom = (self._foot_top("organisers") if "organisers" in self.parts else EDGE * self.down) + 9 * MM
        for logo in self.logos:
            logo.draw(canvas, left, bottom)
            left += logo.width + LOGO_GAP

    def _draw_from_top(self, pen: Pen, part: str, left: float, depth: float) -> float:
        """Draw a part from a depth down; the depth of its foot is returned."""
        if part not in self.parts:
            return depth
        column = self.parts[part].column()
        column.draw(pen, left, self.height - depth)
        return depth + column.y

    def _draw_badge(self, pen: Pen, left: float) -> None:
        if "badge" not in self.parts:
            return
        block = self.parts["badge"]
        column = block.column()
        width = min(max(flow.widths()[1] for flow in block.flows), block.width)
        top = self.height - EDGE * self.down
        bottom = top - column.y - 2.4 * MM
        pen.canvas.artifact()
        pen.canvas.outline(left, bottom, width + 5.6 * MM, top - bottom, self.palette.accent, 0.8, MM)
        column.draw(pen, left + 2.8 * MM, top - 1.2 * MM)

    def _foot_top(self, part: str) -> float:
        return EDGE * self.down + self.parts[part].column().y

    def _draw_from_foot(self, pen: Pen, part: str, left: float) -> None:
        if part in self.parts:
            self.parts[part].column().draw(pen, left, self._foot_top(part))


def cover(conversion: Conversion, block: tree.Div, context: Context) -> CoverPage:
    """The cover of a Div; parts without a class of the cover are set under the title."""
    styles = conversion.styles
    page = styles.theme.page
    width, height = page.width * MM, page.height * MM
    element = Element("Sect", context.element)
    small, paper = styles.cover_small, styles.palette.paper
    across = width / A4_WIDTH
    title_width = width - (TEXT_LEFT + TITLE_RIGHT) * across
    looks: dict[str, tuple[Style, float]] = {
        "kind": (styles.cover_kind.but(tracking=TRACKED_KIND * styles.cover_kind.size), BAND_WIDTH * across),
        "badge": (styles.cover_badge.but(tracking=TRACKED_BADGE * styles.cover_badge.size), title_width),
        "title": (styles.cover_title.but(after=0), title_width),
        "subtitle": (styles.cover_motto.but(italic=False, colour=styles.palette.primary), title_width),
        "motto": (styles.cover_motto, title_width),
        "place": (small.but(colour=paper, after=0.4 * small.leading), (BAND_WIDTH + 4 * MM) * across),
        "organisers": (small.but(after=0.5 * MM), width - (TEXT_LEFT + FOOT_RIGHT) * across),
        "other": (small, title_width),
    }
    parts: dict[str, list[tree.Block]] = {}
    for inner in block.content:
        parts.setdefault(_part_of(inner, looks), []).append(inner)
    blocks: dict[str, Block] = {}
    for part in ("kind", "badge", "title", "subtitle", "motto", "other", "place", "organisers"):
        if part in parts:
            style, room = looks[part]
            made = _fitted(conversion, _spread(parts[part], part), context.inside(element, style=style, section=False), room)
            blocks[part] = Block(tuple(made), room)
    return CoverPage(blocks, styles.palette, width, height, tuple(_logos(conversion, element, width)))


def _fitted(conversion: Conversion, blocks: Sequence[tree.Block], context: Context, room: float) -> list[Flow]:
    """The flows of a part, in a smaller size where its longest word would not fit."""
    probe = conversion.blocks(blocks, context.inside(Element("Sect", None)))
    least = max((flow.widths()[0] for flow in probe), default=0.0)
    share = min(1.0, room / least) if least else 1.0
    style = context.style
    smaller = style.but(size=int(style.size * share * 10) / 10, leading=int(style.leading * share * 10) / 10)
    return conversion.blocks(blocks, context.inside(context.element, style=smaller))


def _logos(conversion: Conversion, element: Element, width: float) -> Iterator[Picture]:
    """The theme's logos, of one height, as many as have room; their files are resources of the document."""
    room = width - (TEXT_LEFT + FOOT_RIGHT) * width / A4_WIDTH
    for logo in conversion.styles.theme.logos:
        try:
            source = conversion.setting.gallery.source(logo.file)
        except PictureError:
            conversion.setting.diagnostics.append(found("W-105", None, target=logo.file))
            continue
        size = LOGO_HEIGHT * source.width / source.height
        room -= size + LOGO_GAP
        if room > -LOGO_GAP:
            yield Picture(source, size, LOGO_HEIGHT, Element("Figure", element, alt=logo.words))


def _part_of(block: tree.Block, looks: dict[str, tuple[Style, float]]) -> str:
    classes = block.attr.classes if isinstance(block, tree.Div) else ()
    names = (name.removeprefix(f"{roles.COVER}-") for name in classes if name.startswith(f"{roles.COVER}-"))
    return next((name for name in names if name in looks), "other")


def _spread(blocks: Sequence[tree.Block], part: str) -> list[tree.Block]:
    """Words of the kind and the badge in capitals, as the theme sets them."""
    if part not in ("kind", "badge"):
        return list(blocks)
    return [_capitals(block) for block in blocks]


def _capitals(block: tree.Block) -> tree.Block:
    match block:
        case tree.Div(content, attr):
            return tree.Div(tuple(_capitals(inner) for inner in content), attr, block.at)
        case tree.Para(content) | tree.Plain(content):
            return tree.Para(tuple(tree.Text(n.text.upper(), n.at) if isinstance(n, tree.Text) else n for n in content), block.at)
        case _:
            return block
