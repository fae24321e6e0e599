"""How wide words are in the theme's faces, so that labels, values and boxes get the room they need and no more."""

from __future__ import annotations

from collections.abc import Iterable

from docx.shared import Length, Pt

from memoria.document.tree import Inline, LineBreak
from memoria.theme import Theme
from memoria.writers.docx.faces import Face, Faces
from memoria.writers.docx.measures import advances
from memoria.writers.docx.words import plain_text


class Ruler:
    """Measures texts in the theme's sizes and faces."""

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
        measured = advances(font.data if font else None).width(text)
        return Pt(measured * self.theme.type[size].size + spaced * len(text))

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
