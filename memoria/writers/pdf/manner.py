"""The manner in which inlines are set: style, language, element, and what the role of a Span changes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from memoria.document import roles, tree
from memoria.fonts import SEMIBOLD
from memoria.writers.pdf.canvas import Target
from memoria.writers.pdf.setting import plain_text
from memoria.writers.pdf.structure import Element
from memoria.writers.pdf.styles import APPARATUS, Palette, Style

SCRIPT_SIZE = 0.68
"""Of letters raised or lowered, as a share of the others' size."""


@dataclass(frozen=True, slots=True, eq=False)
class Manner:
    """How the inlines at hand are set."""

    style: Style
    language: str
    parent: Element
    """Element that what is inside joins."""
    element: Element | None = None
    """Element of the text; None: the paragraph's own."""
    small_caps: bool = False
    rise: float = 0.0
    target: Target | None = None
    underline: bool = False
    strike: bool = False
    nowrap: bool = False

    def inside(self, element: Element, **changes: object) -> Manner:
        """The manner inside an inline element."""
        return replace(self, parent=element, element=element, **changes)  # type: ignore[arg-type]

    def raised(self, rise: float) -> Manner:
        """Smaller letters, raised by a share of the others' size; lowered where it is negative."""
        size = self.style.size
        return replace(self, style=self.style.but(size=round(size * SCRIPT_SIZE, 2)), rise=self.rise + size * rise)


def in_role(manner: Manner, span: tree.Span, palette: Palette, mark_colour: str) -> Manner:
    """The manner of what a Span of a role holds. The id of a commitment is in the accent's colour wherever it stands."""
    style, attr = manner.style, span.attr
    if attr.has(roles.MARK_ID):
        size = style.size if style.size < 9 else round(style.size * 0.875, 2)
        colour = palette.accent if roles.COMMITMENT_ID.match(plain_text(span.content)) else mark_colour
        return replace(manner, style=style.but(family=APPARATUS, weight=SEMIBOLD, size=size, colour=colour), nowrap=True)
    if attr.has(roles.SECONDARY):
        return replace(manner, style=style.but(size=round(style.size * 0.925, 2), colour=palette.grey, weight=400))
    if attr.has(roles.LABEL):
        small = style.but(family=APPARATUS, size=round(style.size * 0.85, 2), colour=palette.grey, italic=False)
        return replace(manner, style=small)
    if attr.has(roles.WITHHELD):
        return replace(manner, style=style.but(colour=palette.grey))
    return replace(manner, nowrap=True) if attr.has(roles.NOWRAP) else manner
