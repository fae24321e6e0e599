"""The theme's fonts within the page, cut down to the characters that it shows."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator

import uharfbuzz as hb

from memoria.diagnostics import Checked, Diagnostic, sorted_by_place
from memoria.document import tree as t
from memoria.document.walk import text_of, walk
from memoria.fonts import BOLD, REGULAR, SEMIBOLD, FontFile, find_font
from memoria.theme import Theme

ALWAYS = "0123456789·↩–—…«»“”‘’\u00a0 "
"""Signs that the writer itself prints."""


def faces(document: t.Document, theme: Theme) -> Checked[str]:
    """``@font-face`` rules (CSS Fonts 4) with their fonts as data."""
    problems: list[Diagnostic] = []
    rules: list[str] = []
    text = characters(document)
    for family, weight, italic in _wanted(document, theme):
        found = find_font(family, weight, italic)
        problems += found.diagnostics
        if found.value is not None:
            rules.append(_rule(family, weight, found.value, _subset(found.value.data, text), italic=italic))
    return Checked("".join(rules), tuple(sorted_by_place(problems)))


def characters(document: t.Document) -> frozenset[int]:
    """Code points of everything that the page may show."""
    meta = document.meta
    said = (text_of(document.blocks), meta.title, meta.draft, ALWAYS, *(value for _, value in meta.labels))
    numbers = (node.attr.get("number") for node in walk(document.blocks) if isinstance(node, t.Heading))
    return frozenset(map(ord, "".join((*said, *numbers))))


def _wanted(document: t.Document, theme: Theme) -> Iterator[tuple[str, int, bool]]:
    fonts = theme.fonts
    yield from ((fonts.text, REGULAR, False), (fonts.text, REGULAR, True), (fonts.text, BOLD, False))
    yield from ((fonts.apparatus, REGULAR, False), (fonts.apparatus, SEMIBOLD, False))
    if any(isinstance(node, t.Code | t.CodeBlock) for node in walk(document.blocks)):
        yield fonts.code, REGULAR, False


def _subset(data: bytes, wanted: frozenset[int]) -> bytes:
    """A font of these characters only, hinting left to the screen."""
    face = hb.Face(data)
    chosen = hb.SubsetInput()
    chosen.sets(hb.SubsetInputSets.UNICODE).update(wanted)
    chosen.flags = hb.SubsetFlags.NO_HINTING
    return bytes(hb.subset(face, chosen).blob.data)


def _rule(family: str, weight: int, font: FontFile, data: bytes, *, italic: bool) -> str:
    kind = "otf" if font.data[:4] == b"OTTO" else "ttf"
    slant = "italic" if italic else "normal"
    source = f"url(data:font/{kind};base64,{b64encode(data).decode()})"
    return f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:{slant};src:{source}}}\n'
