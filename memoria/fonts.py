"""Font files of a theme: from a family's name, weight and slant to the bytes of a font.

Fonts that come with pip packages are looked for first, so that a volume never depends on what is installed; a theme that
names another family finds it among the fonts of the system, by the name written in the file.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import uharfbuzz as hb

from memoria.diagnostics import Checked, Diagnostic, found

LIGHT, REGULAR, SEMIBOLD, BOLD = 300, 400, 600, 700
FONT_PACKAGES = ("font_source_serif_pro", "font_source_sans_pro")
"""Packages that hold a folder ``files`` of fonts, one family each."""
BUFFER_PACKAGE = "pymupdf_fonts"
BUFFERS: Mapping[str, Mapping[tuple[int, bool], str]] = {
    "Cascadia Mono": {(400, False): "cascadia", (400, True): "cascadiai", (700, False): "cascadiab", (700, True): "cascadiabi"},
    "Fira Mono": {(400, False): "fimo", (700, False): "fimbo"},
    "Noto Sans": {(400, False): "notos", (400, True): "notosit", (700, False): "notosbo", (700, True): "notosbi"},
    "Noto Sans Symbols2": {(400, False): "symbol2"},
    "Noto Sans Math": {(400, False): "math"},
    "FiraGO": {(400, False): "figo", (400, True): "figit", (700, False): "figbo", (700, True): "figbi"},
    "Space Mono": {(400, False): "spacemo", (400, True): "spacemit", (700, False): "spacembo", (700, True): "spacembi"},
    "Ubuntu": {(400, False): "ubuntu", (400, True): "ubuntuit", (700, False): "ubuntubo", (700, True): "ubuntubi"},
    "Ubuntu Mono": {(400, False): "ubuntm", (400, True): "ubuntmit", (700, False): "ubuntmbo", (700, True): "ubuntmbi"},
}
"""Families of the package that holds its fonts as Python values, by weight and slant."""
LAST_RESORT = "Noto Sans"
"""Set in place of a family that is nowhere to be found."""
RESTRICTED = 0x0002
"""OS/2 ``fsType`` bit of a font that may not be embedded (OpenType 1.9, OS/2)."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """One font: the family it was asked for, what it really is, and its bytes (TrueType or OpenType)."""

    family: str
    weight: int
    italic: bool
    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Variant:
    weight: int
    italic: bool
    source: str
    """A path, or ``package:key`` for a font held as a Python value."""


@cache
def find_font(family: str, weight: int = REGULAR, italic: bool = False) -> Checked[FontFile | None]:
    """The font of a family nearest to a weight and slant.

    W-101 where no such family exists and another one is set in its place; W-102 where it may not be embedded. The value is None
    only where not even the fonts of our own dependencies are installed.
    """
    variants = _variants(family)
    problems: tuple[Diagnostic, ...] = () if variants else (found("W-101", None, family=family, used=LAST_RESORT),)
    variants = variants or _variants(LAST_RESORT)
    if not variants:
        return Checked(None, problems)
    best = min(variants, key=lambda one: (one.italic != italic, abs(one.weight - weight), one.source))
    font = FontFile(family, best.weight, best.italic, _name(best.source), _load(best.source))
    if _restricted(font.data):
        problems += (found("W-102", None, family=family, file=font.name),)
    return Checked(font, problems)


@cache
def _variants(family: str) -> tuple[_Variant, ...]:
    if family in BUFFERS and find_spec(BUFFER_PACKAGE):
        return tuple(_Variant(weight, italic, f"{BUFFER_PACKAGE}:{key}") for (weight, italic), key in BUFFERS[family].items())
    return _packaged().get(family.casefold(), ()) or _installed().get(family.casefold(), ())


@cache
def _packaged() -> dict[str, tuple[_Variant, ...]]:
    """Families of the font packages; TrueType files only, whose glyphs may be numbered as we please in a PDF."""
    folders: list[Path] = []
    for package in FONT_PACKAGES:
        spec = find_spec(package)
        folders.extend(Path(place) / "files" for place in (spec.submodule_search_locations or () if spec else ()))
    return _by_family(path for folder in folders for path in sorted(folder.glob("*.ttf")))


@cache
def _installed() -> dict[str, tuple[_Variant, ...]]:
    """Families of the system's font folders."""
    return _by_family(
        path for folder in _system_folders() for path in sorted(folder.rglob("*")) if path.suffix in (".ttf", ".otf")
    )


def _system_folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        places = [Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", home / "AppData/Local/Microsoft/Windows/Fonts"]
    elif sys.platform == "darwin":
        places = [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    else:
        places = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts"]
    return [place for place in places if place.is_dir()]


def _by_family(paths: Iterator[Path]) -> dict[str, tuple[_Variant, ...]]:
    families: dict[str, tuple[_Variant, ...]] = {}
    for path in paths:
        described = _describe(path)
        if described:
            family, variant = described
            families[family] = (*families.get(family, ()), variant)
    return families


def _describe(path: Path) -> tuple[str, _Variant] | None:
    """Typographic family (name 16, or 1), weight and slant as the file states them; None for what is no font."""
    try:
        face = hb.Face(hb.Blob.from_file_path(str(path)))
        family = face.get_name(16) or face.get_name(1)
        style = (face.get_name(17) or face.get_name(2) or "").casefold()
        os2 = bytes(face.reference_table("OS/2").data)
    except (hb.HarfBuzzError, OSError, AttributeError):
        return None
    if not family or len(os2) < 10:
        return None
    italic = any(word in style for word in ("italic", "oblique")) or style in ("it",) or path.stem.endswith("It")
    return family.casefold(), _Variant(int.from_bytes(os2[4:6], "big"), italic, str(path))


def _load(source: str) -> bytes:
    package, _, key = source.partition(":")
    if package == BUFFER_PACKAGE:
        data: bytes = import_module(BUFFER_PACKAGE).myfont(key)
        return data
    return Path(source).read_bytes()


def _name(source: str) -> str:
    package, _, key = source.partition(":")
    return key if package == BUFFER_PACKAGE else Path(source).name


def _restricted(data: bytes) -> bool:
    os2 = bytes(hb.Face(data).reference_table("OS/2").data)
    return len(os2) >= 10 and int.from_bytes(os2[8:10], "big") & 0x000F == RESTRICTED
