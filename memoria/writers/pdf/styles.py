"""Paragraph styles, drawn from the theme's sizes and colours. Lengths in points."""

from __future__ import annotations

from dataclasses import dataclass, replace

from memoria.fonts import LIGHT, REGULAR, SEMIBOLD
from memoria.theme import MM, Theme
from memoria.writers.pdf.canvas import colour_operands

TEXT, APPARATUS, CODE = "text", "apparatus", "code"
"""Families of a theme."""
JUSTIFIED, LEFT, RIGHT, CENTER = "justified", "left", "right", "center"


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set. ``colour`` as operands; ``align`` one of the four above."""

    family: str
    size: float
    leading: float
    colour: str
    weight: int = REGULAR
    italic: bool = False
    align: str = LEFT
    before: float = 0.0
    after: float = 0.0
    hyphenate: bool = True
    tracking: float = 0.0
    """Space added after each character, in points."""
    balanced: bool = False
    """Lines of about the same length, as titles want."""
    stick: bool = False
    """Kept on the page of what follows."""

    def but(self, **changes: object) -> Style:
        """The same style with some values changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Palette:
    """The theme's colours as operands."""

    primary: str
    accent: str
    ink: str
    grey: str
    hairline: str
    tint: str
    accent_tint: str
    paper: str


class Styles:
    """Every style of a volume, by what it is for."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        colours = theme.colours
        self.palette = Palette(*(colour_operands(getattr(colours, key)) for key in Palette.__dataclass_fields__))
        ink, grey, primary = self.palette.ink, self.palette.grey, self.palette.primary
        self.text = self._style("text", TEXT, ink, align=JUSTIFIED, after=self.space("text")[1])
        self.lead = self._style("lead", TEXT, grey, italic=True, align=JUSTIFIED, after=self.space("lead")[1])
        self.note = self._style("note", TEXT, ink, align=JUSTIFIED, after=0.6 * MM)
        self.caption = self._style("caption", APPARATUS, grey, before=1 * MM, after=1.6 * MM)
        self.small = self._style("callout", APPARATUS, ink, after=1.6 * MM)
        self.callout = self._style("callout", APPARATUS, ink, after=1 * MM)
        self.fields = self._style("fields", APPARATUS, ink)
        self.header_block = self._style("header_block", APPARATUS, ink)
        self.go = self._style("fields", APPARATUS, primary, before=1.4 * MM)
        self.quote = self._style("quote", TEXT, primary, italic=True, hyphenate=False)
        self.attribution = self._style("caption", APPARATUS, grey, before=1 * MM)
        self.table = self._style("table", APPARATUS, ink, hyphenate=False)
        self.table_head = self._style("table_head", APPARATUS, self.palette.paper, weight=SEMIBOLD, hyphenate=False)
        self.index = self._style("index", APPARATUS, ink, hyphenate=False)
        self.figure = self._style("figure", APPARATUS, primary, weight=LIGHT, hyphenate=False)
        self.stat_label = self._style("label", APPARATUS, grey)
        self.chart = self._style("chart", APPARATUS, ink, hyphenate=False)
        self.code = self._style("code", CODE, ink, hyphenate=False)
        self.contents = self._style("contents", APPARATUS, ink, after=1.3 * MM, hyphenate=False)
        self.running = self._style("running", APPARATUS, grey, hyphenate=False)
        self.folio = self._style("folio", APPARATUS, grey, hyphenate=False)
        self.numeral = self._style("numeral", APPARATUS, primary, weight=LIGHT, hyphenate=False)
        self.opener = self._heading("opener", primary)
        self.cover_title = self._style("cover_title", APPARATUS, primary, weight=LIGHT, hyphenate=False, balanced=True)
        self.cover_motto = self._style("cover_motto", TEXT, grey, italic=True, hyphenate=False)
        self.cover_small = self._style("cover_small", APPARATUS, ink, hyphenate=False)
        self.cover_kind = self._style("cover_kind", APPARATUS, self.palette.paper, weight=LIGHT, hyphenate=False)
        self.cover_badge = self._style("cover_badge", APPARATUS, self.palette.accent, weight=SEMIBOLD, hyphenate=False)
        run_in = self._heading("subsection", ink).but(**self._around("minor"))
        text_size = theme.type["text"].size
        self.headings = (
            self._heading("chapter", primary).but(**self._around("chapter")),
            self._heading("section", primary).but(**self._around("section")),
            self._heading("subsection", ink).but(**self._around("subsection")),
            run_in.but(size=text_size, colour=primary),
            run_in.but(size=text_size, weight=REGULAR, italic=True),
            run_in.but(size=text_size, weight=REGULAR, colour=grey),
        )

    def share_of_page(self, share: float) -> float:
        """Of the height of an upright page's text, in points."""
        page, margins = self.theme.page, self.theme.page.margins
        return share * (page.height - margins.top - margins.bottom) * MM

    def picture_limits(self) -> tuple[float, float, float]:
        """Widest that stands upright, and four fifths of its height upright and turned."""
        page = self.theme.page
        turned = page.width - 2 * page.landscape_margin
        return page.block * MM, self.share_of_page(0.8), 0.8 * turned * MM

    def _style(self, kind: str, family: str, colour: str, **values: object) -> Style:
        size = self.theme.type[kind]
        return Style(family, size.size, size.leading, colour).but(**values)

    def space(self, kind: str) -> tuple[float, float]:
        """White above and below a kind of block, in points."""
        space = self.theme.space[kind]
        return space.before * MM, space.after * MM

    def _around(self, kind: str) -> dict[str, object]:
        before, after = self.space(kind)
        return {"before": before, "after": after}

    def _heading(self, kind: str, colour: str) -> Style:
        return self._style(kind, APPARATUS, colour, weight=SEMIBOLD, hyphenate=False, balanced=True, stick=True)
