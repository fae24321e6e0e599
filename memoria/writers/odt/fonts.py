"""The theme's fonts inside the package, so that the volume looks the same on every desk (part 3, 14.6, 19.529)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from memoria.diagnostics import Checked, Diagnostic, sorted_by_place
from memoria.document import tree as t
from memoria.document.walk import walk
from memoria.fonts import BOLD, REGULAR, FontFile, find_font
from memoria.theme import Theme
from memoria.writers.odt.elements import Element, element

UPRIGHT, SLANTED = False, True
FACES = ((REGULAR, UPRIGHT), (BOLD, UPRIGHT), (REGULAR, SLANTED), (BOLD, SLANTED))
"""Weight and slant of all that a paragraph of a family may ask for."""
CODE_FACES = FACES[:1]
_OPEN_TYPE = b"OTTO"
"""How a font begins whose outlines are PostScript's (OpenType 1.9, «Organization of an OpenType font»)."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """The families that the styles name, and the files that go along."""

    families: Mapping[str, tuple[FontFile, ...]]

    def declarations(self) -> Element:
        """The families with the places of their files; content and styles each say them (3.1.3)."""
        return element("office:font-face-decls", *(_declared(family, files) for family, files in self.families.items()))

    def parts(self) -> Iterator[tuple[str, bytes]]:
        """Each file by its name in the package."""
        for files in self.families.values():
            yield from ((_place(font), font.data) for font in files)


def fonts_of(document: t.Document, theme: Theme) -> Checked[Fonts]:
    """The theme's families with their faces; that of code only where there is any.

    W-101 for a family that is nowhere, which is named all the same: whoever has it sees it. W-102 for one that its licence
    keeps out; it stays out.
    """
    has_code = any(isinstance(node, t.Code | t.CodeBlock) for node in walk(document.blocks))
    wanted = {theme.fonts.code: CODE_FACES if has_code else (), **dict.fromkeys((theme.fonts.text, theme.fonts.apparatus), FACES)}
    problems: list[Diagnostic] = []
    families: dict[str, tuple[FontFile, ...]] = {}
    for family in dict.fromkeys((theme.fonts.text, theme.fonts.apparatus, theme.fonts.code)):
        found = [find_font(family, weight, slant) for weight, slant in wanted[family]]
        problems += (problem for one in found for problem in one.diagnostics)
        files = [one.value for one in found if one.value is not None and not one.diagnostics]
        families[family] = tuple({font.name: font for font in files}.values())
    return Checked(Fonts(families), tuple(sorted_by_place(problems)))


def _declared(family: str, files: tuple[FontFile, ...]) -> Element:
    source = element("svg:font-face-src", *map(_uri, files)) if files else None
    return element("style:font-face", source, style__name=family, svg__font_family=f"'{family}'")


def _uri(font: FontFile) -> Element:
    kind = element("svg:font-face-format", svg__string="opentype" if _is_open_type(font) else "truetype")
    return element("svg:font-face-uri", kind, xlink__href=_place(font), xlink__type="simple")


def _place(font: FontFile) -> str:
    """«Fonts/SourceSerifPro-Bold.ttf»; a font that has no file name of its own gets an ending."""
    ending = ".otf" if _is_open_type(font) else ".ttf"
    return f"Fonts/{font.name.removesuffix(ending)}{ending}"


def _is_open_type(font: FontFile) -> bool:
    return font.data[:4] == _OPEN_TYPE
