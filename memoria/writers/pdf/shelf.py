"""The shelf: every face a theme can ask for, and the one that has the glyph when the chosen face has not."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from memoria.diagnostics import Diagnostic, found
from memoria.fonts import REGULAR, SEMIBOLD, FontFile, find_font
from memoria.source import Position
from memoria.theme import Theme
from memoria.writers.pdf.clusters import JOINER, bare, clusters
from memoria.writers.pdf.faces import Face, Program
from memoria.writers.pdf.styles import APPARATUS, CODE, TEXT

SMALL_CAPS = {"smcp": True}
REPLACEMENT = "\ufffd"
Part = tuple[Face, str, bool]
"""A face, text, and whether that text has no glyph and is to be drawn as the replacement character."""


class NoFontError(Exception):
    """Not one usable font is installed."""


class Shelf:
    """Faces by family, weight and slant. What is missing is reported once for each sign."""

    def __init__(self, theme: Theme) -> None:
        self._families = {TEXT: theme.fonts.text, APPARATUS: theme.fonts.apparatus, CODE: theme.fonts.code}
        self._fallback = theme.fonts.fallback
        self._faces: dict[tuple[str, int, bool, bool], Face] = {}
        self._programs: dict[tuple[str, str], Program] = {}
        self._missing: set[str] = set()
        self.diagnostics: list[Diagnostic] = []

    def face(self, family: str, weight: int = REGULAR, italic: bool = False, small_caps: bool = False) -> Face:
        """A face of one of the theme's families, or of a family by its name."""
        key = (family, weight, italic, small_caps)
        if key not in self._faces:
            program = self._program(self._families.get(family, family), weight, italic)
            self._faces[key] = Face(program, SMALL_CAPS if small_caps else None)
        return self._faces[key]

    def parts(self, text: str, face: Face, at: Position | None) -> list[Part]:
        """Text cut where the face must change: never inside what is read as one sign."""
        parts: list[Part] = []
        for cluster in clusters(text):
            chosen = self._covering(cluster, face)
            if chosen is None:
                self._report(cluster, at)
                parts.append((self._replacing(face), cluster, True))
            elif parts and parts[-1][0] is chosen and not parts[-1][2]:
                parts[-1] = (chosen, parts[-1][1] + cluster, False)
            else:
                parts.append((chosen, cluster, False))
        return parts

    def _covering(self, cluster: str, face: Face) -> Face | None:
        return next((one for one in self._candidates(face) if one.covers(cluster)), None)

    def _candidates(self, face: Face) -> Iterable[Face]:
        yield face
        file = face.program.file
        for family in self._fallback:
            yield self.face(family, SEMIBOLD + 100 if file.weight >= SEMIBOLD else REGULAR, file.italic)

    def _replacing(self, face: Face) -> Face:
        return self._covering(REPLACEMENT, face) or face

    def _report(self, cluster: str, at: Position | None) -> None:
        sign = bare(cluster)
        if sign in self._missing:
            return
        self._missing.add(sign)
        names = (unicodedata.name(char, "") for char in sign if char != JOINER)
        name = ", ".join(name for name in names if name)
        point = " ".join(f"U+{ord(char):04X}" for char in sign)
        self.diagnostics.append(found("W-103", at, character=cluster, point=point, name=name or None))

    def _program(self, family: str, weight: int, italic: bool) -> Program:
        checked = find_font(family, weight, italic)
        for problem in checked.diagnostics:
            if problem not in self.diagnostics:
                self.diagnostics.append(problem)
        file = checked.value
        if file is None:
            raise NoFontError(family)
        return self._shared(file)

    def _shared(self, file: FontFile) -> Program:
        key = (file.family, file.name)
        if key not in self._programs:
            self._programs[key] = Program(file, len(self._programs) + 1)
        return self._programs[key]
