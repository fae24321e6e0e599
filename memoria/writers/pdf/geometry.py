"""A theme's pages: their sides and margins, upright and turned. Points."""

from __future__ import annotations

from dataclasses import dataclass

from memoria.theme import MM, Theme


@dataclass(frozen=True, slots=True)
class Geometry:
    """A page's sides and margins."""

    width: float
    height: float
    inner: float
    outer: float
    top: float
    bottom: float
    head: float
    foot: float
    overhang: float = 0.0

    @property
    def text_width(self) -> float:
        """Between the margins."""
        return self.width - self.inner - self.outer

    @property
    def block_width(self) -> float:
        """With what hangs over into the outer margin."""
        return self.text_width + self.overhang

    @property
    def text_height(self) -> float:
        """Between the margins."""
        return self.height - self.top - self.bottom


def upright(theme: Theme) -> Geometry:
    """The theme's page."""
    page, margins = theme.page, theme.page.margins
    sides = (page.width, page.height, margins.inner, margins.outer, margins.top, margins.bottom, page.head, page.foot)
    return Geometry(*(side * MM for side in (*sides, page.block - page.measure)))


def landscape(theme: Theme) -> Geometry:
    """The theme's page on its side, with one margin all round."""
    page, margin = theme.page, theme.page.landscape_margin
    sides = (page.height, page.width, margin, margin, margin, margin - 2, page.head - 2, page.foot - 3)
    return Geometry(*(side * MM for side in sides))
