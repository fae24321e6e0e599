"""The styles of an ODT package: what a paragraph, a list or some letters are, through the styles that they are based on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from memoria.readers.office import flow as f
from memoria.readers.office.odt.names import FO, STYLE, TEXT
from memoria.readers.office.open_paragraph import VANISHED
from memoria.readers.office.style_names import DEEPEST, MOST_STYLES, alignment, level_of_name, role_of_name

_KINDS = {"1": "Decimal", "a": "LowerAlpha", "A": "UpperAlpha", "i": "LowerRoman", "I": "UpperRoman"}


class OdtStyles:
    """The automatic and the named styles of a package."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self._lists: dict[str, etree._Element] = {}
        for root in roots:
            for style in root.iter(f"{STYLE}style") if root is not None else ():
                self._styles[str(style.get(f"{STYLE}family")), str(style.get(f"{STYLE}name"))] = style
            for style in root.iter(f"{TEXT}list-style") if root is not None else ():
                self._lists[str(style.get(f"{STYLE}name"))] = style

    def _chain(self, family: str, name: str) -> Iterator[tuple[str, etree._Element | None]]:
        """The style and its parents by the names that people see; the nearest first."""
        for _ in range(MOST_STYLES):
            style = self._styles.get((family, name))
            if style is None:
                if name:
                    yield _plain(name), None
                return
            yield str(style.get(f"{STYLE}display-name") or _plain(name)), style
            name = str(style.get(f"{STYLE}parent-style-name", ""))
            if not name:
                return

    def level(self, name: str) -> int:
        """The level of a heading that is told by the style of a paragraph; 0 for text."""
        for shown, style in self._chain("paragraph", name):
            outline = str(style.get(f"{STYLE}default-outline-level", "")) if style is not None else ""
            level = int(outline) if outline.isdecimal() else level_of_name(shown)
            if level or outline == "":
                if level:
                    return min(level, DEEPEST)
                continue
            return 0
        return 0

    def role(self, name: str) -> str:
        """``title``, ``subtitle``, ``quote`` or nothing."""
        return next((role for shown, _ in self._chain("paragraph", name) if (role := role_of_name(shown))), "")

    def align(self, name: str) -> str:
        """``right``, ``center`` or nothing."""
        for _, style in self._chain("paragraph", name):
            properties = style.find(f"{STYLE}paragraph-properties") if style is not None else None
            side = properties.get(f"{FO}text-align") if properties is not None else None
            if side is not None:
                return alignment(str(side))
        return ""

    def applied(self, family: str, name: str, base: frozenset[str]) -> frozenset[str]:
        """The styles of letters over those of what they stand in."""
        styles = set(base)
        for _, style in reversed(list(self._chain(family, name))):
            properties = style.find(f"{STYLE}text-properties") if style is not None else None
            if properties is not None:
                _apply(properties, styles)
        return frozenset(styles)

    def numbering(self, name: str, level: int) -> tuple[str, str, int]:
        """Pandoc's names of a style of numbers and of what follows them, and the first number; no style for bullets."""
        levels = self._lists.get(name)
        kind = levels.find(f"*[@{TEXT}level='{level + 1}']") if levels is not None else None
        if kind is None or kind.tag != f"{TEXT}list-level-style-number":
            return "", "Period", 1
        start = str(kind.get(f"{TEXT}start-value", "1"))
        delimiter = "OneParen" if kind.get(f"{STYLE}num-suffix") == ")" else "Period"
        style = _KINDS.get(str(kind.get(f"{STYLE}num-format", "")), "")
        return style, delimiter, int(start) if start.isdecimal() else 1


def _plain(name: str) -> str:
    """``Heading_20_1`` → «Heading 1»."""
    return re.sub(r"_([0-9a-f]{2,4})_", lambda match: chr(int(match[1], 16)), name)


def _apply(properties: etree._Element, styles: set[str]) -> None:
    def switch(name: str, value: str | None, on: bool) -> None:
        if value is not None:
            (styles.add if on else styles.discard)(name)

    weight = properties.get(f"{FO}font-weight")
    switch(f.BOLD, weight, weight in ("bold", "600", "700", "800", "900"))
    slope = properties.get(f"{FO}font-style")
    switch(f.ITALIC, slope, slope in ("italic", "oblique"))
    under = properties.get(f"{STYLE}text-underline-style")
    switch(f.UNDERLINE, under, under != "none")
    through = properties.get(f"{STYLE}text-line-through-style")
    switch(f.STRIKE, through, through != "none")
    variant = properties.get(f"{FO}font-variant")
    switch(f.SMALL_CAPS, variant, variant == "small-caps")
    shown = properties.get(f"{TEXT}display")
    switch(VANISHED, shown, shown == "none")
    height = str(properties.get(f"{STYLE}text-position", ""))
    if height:
        styles -= {f.SUPER, f.SUB}
        if height.startswith("sub") or height.startswith("-"):
            styles.add(f.SUB)
        elif not height.startswith("0"):
            styles.add(f.SUPER)
