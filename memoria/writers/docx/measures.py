"""How wide the letters of a font are, and how high its lines."""

from __future__ import annotations

from functools import cache

import uharfbuzz as hb

UNKNOWN = 0.55
"""Width of a letter that the font does not have, in type sizes."""
_LINE = 1.2
"""Height of a line of a font that is not at hand, in type sizes."""


class Advances(dict[str, float]):
    """The width of each letter in type sizes. Kerning, which only makes words narrower, is left aside."""

    def __init__(self, data: bytes | None) -> None:
        super().__init__()
        self._font = None if data is None else hb.Font(hb.Face(data))
        self.line = _LINE if self._font is None else _line(self._font)
        """Height of a line, in type sizes."""

    def __missing__(self, letter: str) -> float:
        glyph = None if self._font is None else self._font.get_nominal_glyph(ord(letter))
        known = UNKNOWN
        if self._font is not None and glyph is not None:
            known = self._font.get_glyph_h_advance(glyph) / self._font.face.upem
        self[letter] = known
        return known

    def width(self, text: str) -> float:
        """The width of a text in type sizes."""
        return sum(map(self.__getitem__, text))


@cache
def advances(data: bytes | None) -> Advances:
    """The measures of a font, or those of any where it is not at hand."""
    return Advances(data)


def _line(font: hb.Font) -> float:
    extents = font.get_font_extents("ltr")
    height: float = extents.ascender - extents.descender + extents.line_gap
    return height / float(font.face.upem)
