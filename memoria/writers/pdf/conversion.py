"""What converting blocks needs, whatever they are: where they stand, and what the makers of each kind ask of the whole.

The makers (``tabling``, ``lists``, ``figures``, ``apparatus`` …) know this page alone, and ``convert`` knows them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from memoria.document import tree
from memoria.writers.pdf.flows import Place
from memoria.writers.pdf.linestrips import Label
from memoria.writers.pdf.paragraph import Paragraph
from memoria.writers.pdf.setting import Setting
from memoria.writers.pdf.strips import Anchor, Event, Flow
from memoria.writers.pdf.structure import Element
from memoria.writers.pdf.styles import Style, Styles


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """Where blocks stand: the element they join, the style of their paragraphs, their language."""

    element: Element
    style: Style
    language: str
    mark_colour: str = ""
    """Colour of the id of a marked object; empty: the primary one."""
    headed: bool = False
    """A line in bold is a heading: in credits and notices, which have no place in the contents."""
    depth: int = 0
    """Quotations and lists around it."""
    in_table: bool = False
    numbered: bool = False
    """Paragraphs of the text carry a number in the margin, where the theme asks for it."""
    section: bool = False
    """True where pages may be turned: in a part or a chapter, not in a list, a cell or a callout."""

    def inside(self, element: Element, **changes: object) -> Context:
        """The context inside another element."""
        return replace(self, element=element, **changes)  # type: ignore[arg-type]


class Conversion(Protocol):
    """Makes flows of blocks, and remembers what one block leaves for the next."""

    setting: Setting
    styles: Styles
    label: Label | None
    """A bullet or a number that waits for the first line of what it stands before."""
    follows_heading: bool
    """The block before the one at hand was a heading."""
    follows_name: bool
    """It was a heading, or what keeps with the next as headings do."""

    def blocks(self, blocks: Sequence[tree.Block], context: Context) -> list[Flow]:
        """Flows of blocks, in order."""

    def block(self, block: tree.Block, context: Context) -> list[Flow]:
        """Flows of one block."""

    def paragraph(
        self,
        content: Sequence[tree.Inline],
        style: Style,
        element: Element,
        language: str,
        *,
        mark_colour: str = "",
        events: tuple[Event, ...] = (),
    ) -> Paragraph:
        """Inlines set in a style, in an element of their own."""

    def heading(self, block: tree.Heading, context: Context, style: Style | None = None) -> Paragraph:
        """A heading, which enters contents and outline."""


def named(attr: tree.Attr) -> tuple[Event, ...]:
    """The name of a place, for the flow that stands there."""
    return (Anchor(attr.identifier),) if attr.identifier else ()


def placed(attr: tree.Attr) -> list[Flow]:
    """A place for an identifier that no flow carries."""
    return [Place([attr.identifier])] if attr.identifier else []
