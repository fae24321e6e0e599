"""The theme's fonts as Word names them: four faces to a family, other weights as families of their own."""

from __future__ import annotations

from dataclasses import dataclass, field

import uharfbuzz as hb

from memoria.diagnostics import Diagnostic, found, sorted_by_place
from memoria.fonts import BOLD, LIGHT, REGULAR, SEMIBOLD, FontFile, find_font
from memoria.theme import Theme

_FAMILY_NAME = 1
"""Name table, identifier 1: the family as programs with four faces to a family know it (OpenType 1.9, name)."""
_TRUE_TYPE = (b"\x00\x01\x00\x00", b"true")
"""How a font begins whose outlines are TrueType's (OpenType 1.9, «Organization of an OpenType font»)."""
_TOLERANCE = 60
"""How far a weight may be from the one asked for and still be taken for it."""


@dataclass(frozen=True, slots=True)
class Face:
    """A family by Word's name, and whether its bold face is meant."""

    family: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces that styles are made of, and the font files behind them by (family, slot)."""

    text: Face
    apparatus: Face
    semibold: Face
    light: Face
    code: Face
    files: dict[tuple[str, str], FontFile] = field(repr=False)
    problems: tuple[Diagnostic, ...] = ()


def is_true_type(font: FontFile) -> bool:
    """True for a font that Word can carry: it embeds none whose outlines are PostScript."""
    return font.data[:4] in _TRUE_TYPE


def faces_of(theme: Theme) -> Faces:
    """Find the faces of a theme. W-101 and W-102 as ``fonts`` tells them; W-130 for a family that Word can't embed."""
    finder = _Finder()
    text, apparatus, code = theme.fonts.text, theme.fonts.apparatus, theme.fonts.code
    for italic in (False, True):
        finder.take(text, REGULAR, italic)
        finder.take(text, BOLD, italic)
        finder.take(apparatus, REGULAR, italic)
    finder.take(apparatus, BOLD, False)
    finder.take(code, REGULAR, False)
    finder.say_what_stays_out()
    return Faces(
        Face(text),
        Face(apparatus),
        finder.weight(apparatus, SEMIBOLD, Face(apparatus, bold=True)),
        finder.weight(apparatus, LIGHT, Face(apparatus)),
        Face(code),
        finder.files,
        tuple(sorted_by_place(finder.problems)),
    )


class _Finder:
    def __init__(self) -> None:
        self.files: dict[tuple[str, str], FontFile] = {}
        self.problems: list[Diagnostic] = []

    def take(self, family: str, weight: int, italic: bool) -> None:
        """Keep the file of one of a family's four faces, where the family really has it."""
        font = self._find(family, weight, italic)
        if font is not None and font.italic == italic and (font.weight >= SEMIBOLD) == (weight >= SEMIBOLD):
            self.files[family, _slot(weight >= SEMIBOLD, italic)] = font

    def weight(self, family: str, weight: int, otherwise: Face) -> Face:
        """A weight as a family of its own («Source Sans Pro Semibold»)."""
        font = self._find(family, weight, False)
        if font is None or abs(font.weight - weight) > _TOLERANCE:
            return otherwise
        name = hb.Face(font.data).get_name(_FAMILY_NAME)
        if not name or name == family:
            return otherwise
        self.files[name, _slot(False, False)] = font
        return Face(name)

    def say_what_stays_out(self) -> None:
        """One problem for each family that has a face which Word can't embed."""
        names = {family: font.name for (family, _), font in self.files.items() if not is_true_type(font)}
        self.problems.extend(found("W-130", None, family=family, file=file) for family, file in names.items())

    def _find(self, family: str, weight: int, italic: bool) -> FontFile | None:
        checked = find_font(family, weight, italic)
        self.problems.extend(checked.diagnostics)
        lost = any(problem.code == "W-101" for problem in checked.diagnostics)
        return None if lost else checked.value


def _slot(bold: bool, italic: bool) -> str:
    return {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}[bold, italic]
