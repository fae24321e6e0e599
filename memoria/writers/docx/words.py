"""Words of a tree, for places where Word wants them bare: titles, captions, widths."""

from __future__ import annotations

import re
from collections.abc import Iterable

from memoria.document.tree import Code, Inline, LineBreak, Note, SoftBreak, Text

_CAPTION = re.compile(r"([^\W\d]+\s)(\d+)(?=[:\s]|\.(?!\d)|$)(.*)", re.DOTALL)


def plain_text(content: Iterable[Inline]) -> str:
    """The words of inlines as one line, without notes."""
    parts: list[str] = []
    _collect(content, parts)
    return " ".join("".join(parts).split())


def _collect(content: Iterable[Inline], parts: list[str]) -> None:
    for node in content:
        if isinstance(node, Text | Code):
            parts.append(node.text)
        elif isinstance(node, SoftBreak | LineBreak):
            parts.append(" ")
        elif not isinstance(node, Note):
            _collect(node.content, parts)


def caption_number(text: str) -> tuple[str, str, str] | None:
    """«Tabla 3. Título» in three parts, label, number and rest; None where a caption bears no whole number."""
    found = _CAPTION.match(text)
    return (found[1], found[2], found[3]) if found else None
