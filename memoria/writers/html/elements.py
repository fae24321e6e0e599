"""Elements and their text: a thin layer over lxml, whose text and tails are no place to write a volume in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

Element = etree._Element
Piece = Element | str
ADDED = "data-added"
"""Attribute of what the writer says of its own; the words of the tree are all the others."""
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML, and so lxml, can't hold (XML 1.0, 2.2)."""


def element(tag: str, *pieces: Piece, **attributes: str) -> Element:
    """An element with its content; ``class_`` and ``for_`` lose their stroke, other strokes become hyphens."""
    made = etree.Element(tag)
    for name, value in attributes.items():
        if value:
            made.set(name.rstrip("_").replace("_", "-"), written(value))
    fill(made, pieces)
    return made


def fill(parent: Element, pieces: Iterable[Piece]) -> None:
    """Add words and elements at the end of an element."""
    for piece in pieces:
        if not isinstance(piece, str):
            parent.append(piece)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + written(piece)
        else:
            parent.text = (parent.text or "") + written(piece)


def written(text: str) -> str:
    """Text without the control characters that no page can hold."""
    return _UNWRITABLE.sub("", text)
