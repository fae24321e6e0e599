"""The theme's logos on the cover of formats that flow: one line of pictures of one height, above the organisers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from memoria.document import roles
from memoria.document.tree import Attr, Block, Div, Document, Image, Para, Text
from memoria.theme import Theme

HEIGHT, GAP = "13mm", "\u2003\u2003"
"""Of a logo, and the spaces between two."""
ORGANISERS = f"{roles.COVER}-organisers"


def with_logos(document: Document, theme: Theme) -> Document:
    """The document with the logos that came with it on its cover."""
    known = {name for name, _ in document.resources}
    images = [
        Image((Text(logo.words),), logo.file, "", Attr("", (), (("height", HEIGHT),)))
        for logo in theme.logos
        if logo.file in known
    ]
    if not images:
        return document
    line = Div((Para(tuple(node for image in images for node in (Text(GAP), image))[1:]),), Attr("", (roles.COVER_LOGOS,)))
    return replace(document, blocks=tuple(_dressed(block, line) for block in document.blocks))


def _dressed(block: Block, line: Div) -> Block:
    if isinstance(block, Div) and block.attr.has(roles.COVER):
        return replace(block, content=tuple(_above_organisers(block.content, line)))
    return block


def _above_organisers(content: tuple[Block, ...], line: Div) -> Iterator[Block]:
    """Above the organisers, or at the end of a cover without them."""
    at = next((at for at, part in enumerate(content) if isinstance(part, Div) and part.attr.has(ORGANISERS)), len(content))
    yield from (*content[:at], line, *content[at:])
