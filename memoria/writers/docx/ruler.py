"""How wide words are in the theme's faces, so that labels, values and boxes get the room they need and no more."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import uharfbuzz as hb
from docx.shared import Length, Pt

from memoria.document.tree import Inline, LineBreak
from memoria.theme import Theme
from memoria.writers.docx.faces import Face, Faces
from memoria.writers.docx.words import plain_text

_UNKNOWN = 0.55
"""Width of a letter that the face does not have, in type sizes."""


class Ruler:
    """Measures letters one by one; kerning, which only makes words narrower, is left aside."""

    def __init__(self, theme: Theme, faces: Faces) -> None:
        self.theme = theme
        self.faces = faces

    @property
    def column(self) -> Length:
        """The width of the text on an upright page."""
        return Length(round(self.theme.page.measure * 36000))

    @property
    def block(self) -> Length:
        """That width with what hangs over into the outer margin: titles, tables, running heads."""
        return Length(round(self.theme.page.block * 36000))

    def width(self, text: str, size: str, face: Face | None = None, spaced: float = 0.0) -> Length:
        """The width of a text on one line in one of the theme's sizes; the apparatus's face where none is given."""
        face = face or self.faces.apparatus
        font = self.faces.files.get((face.family, "Bold" if face.bold else "Regular"))
        points = self.theme.type[size].size
        shares = (_advance(font.data, letter) if font else _UNKNOWN for letter in text)
        return Pt(sum(share * points + spaced for share in shares))

    def lines(self, content: Iterable[Inline], size: str, face: Face | None = None) -> Length:
        """The width of the longest line of inlines that break where they are told to."""
        lines: list[list[Inline]] = [[]]
        for node in content:
            if isinstance(node, LineBreak):
                lines.append([])
            else:
                lines[-1].append(node)
        return max(self.width(plain_text(line), size, face) for line in lines)

    def wrapped(self, text: str, size: str, face: Face, width: Length) -> list[str]:
        """The lines of a text that is never hyphenated."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer, size, face) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def shortened(self, text: str, size: str, width: Length) -> str:
        """As many whole words as find room, with an ellipsis where some were left out."""
        if self.width(text, size) <= width:
            return text
        kept = text.split()
        while len(kept) > 1 and self.width(" ".join(kept) + "…", size) > width:
            kept.pop()
        return " ".join(kept) + "…"


@cache
def _advance(data: bytes, letter: str) -> float:
    """The width of a letter in type sizes."""
    font = _font(data)
    glyph = font.get_nominal_glyph(ord(letter))
    return _UNKNOWN if glyph is None else font.get_glyph_h_advance(glyph) / font.face.upem


@cache
def _font(data: bytes) -> hb.Font:
    return hb.Font(hb.Face(data))
