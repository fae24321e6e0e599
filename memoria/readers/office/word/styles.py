"""Styles and numbering of a Word package: what a paragraph or run is, through every style that it is based on.

A heading is told by its outline level or by the name of its style, in any language of Word (ISO/IEC 29500-1, 17.3.1.20 and 17.7).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from memoria.readers.office import flow as f
from memoria.readers.office.open_paragraph import VANISHED
from memoria.readers.office.style_names import DEEPEST, MOST_STYLES, level_of_name, role_of_name
from memoria.readers.office.word.names import VAL, W, is_on

BODY_TEXT = 9
"""The outline level that says «no heading»."""
_TOGGLES = {"b": f.BOLD, "i": f.ITALIC, "strike": f.STRIKE, "dstrike": f.STRIKE, "smallCaps": f.SMALL_CAPS, "vanish": VANISHED}
_NUMBERINGS = {
    "decimal": "Decimal",
    "decimalZero": "Decimal",
    "ordinal": "Decimal",
    "lowerLetter": "LowerAlpha",
    "upperLetter": "UpperAlpha",
    "lowerRoman": "LowerRoman",
    "upperRoman": "UpperRoman",
}


@dataclass(frozen=True, slots=True)
class Numbering:
    """One level of one list."""

    list_id: str
    style: str
    delimiter: str
    start: int


class WordStyles:
    """``word/styles.xml`` and ``word/numbering.xml``, either of which may be missing."""

    def __init__(self, styles: etree._Element | None, numbering: etree._Element | None) -> None:
        found = styles.iterfind(f"{W}style") if styles is not None else ()
        self._styles = {str(style.get(f"{W}styleId", "")): style for style in found}
        self._default = next(
            (
                name
                for name, style in self._styles.items()
                if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true")
            ),
            "",
        )
        self._abstract: dict[str, etree._Element] = {}
        self._numbers: dict[str, etree._Element] = {}
        if numbering is not None:
            self._abstract = {str(part.get(f"{W}abstractNumId")): part for part in numbering.iterfind(f"{W}abstractNum")}
            self._numbers = {str(part.get(f"{W}numId")): part for part in numbering.iterfind(f"{W}num")}

    def _chain(self, style_id: str) -> Iterator[tuple[str, etree._Element | None]]:
        """The style and those that it is based on, by name; the nearest first."""
        for _ in range(MOST_STYLES):
            style = self._styles.get(style_id)
            if style is None:
                if style_id:
                    yield style_id, None
                return
            name = style.find(f"{W}name")
            yield (str(name.get(VAL, style_id)) if name is not None else style_id), style
            based = style.find(f"{W}basedOn")
            if based is None:
                return
            style_id = str(based.get(VAL, ""))

    # --- paragraphs ---

    def level(self, properties: etree._Element | None) -> int:
        """1 to 6 for a heading, 0 for text."""
        outline = properties.find(f"{W}outlineLvl") if properties is not None else None
        if outline is not None:
            return _outline(outline)
        for name, style in self._chain(_style_id(properties)):
            level = level_of_name(name)
            if level:
                return min(level, DEEPEST)
            outline = style.find(f"{W}pPr/{W}outlineLvl") if style is not None else None
            if outline is not None:
                return _outline(outline)
        return 0

    def role(self, properties: etree._Element | None) -> str:
        """``title``, ``subtitle``, ``quote``, ``contents`` or nothing."""
        roles = (role_of_name(name) for name, _ in self._chain(_style_id(properties)))
        return next((role for role in roles if role), "")

    def numbering(self, properties: etree._Element | None) -> tuple[Numbering, int] | None:
        """The list that a paragraph stands in, and its level (0 to 8); None outside of lists."""
        number = properties.find(f"{W}numPr") if properties is not None else None
        if number is None:
            chain = self._chain(_style_id(properties))
            number = next(
                (part for _, style in chain if style is not None and (part := style.find(f"{W}pPr/{W}numPr")) is not None), None
            )
        if number is None:
            return None
        list_id, level = number.find(f"{W}numId"), number.find(f"{W}ilvl")
        identifier = str(list_id.get(VAL, "0")) if list_id is not None else "0"
        if identifier == "0":
            return None
        depth = _integer(level.get(VAL) if level is not None else None, 0)
        return self._numbering(identifier, depth), min(max(depth, 0), 8)

    def _numbering(self, identifier: str, depth: int) -> Numbering:
        number = self._numbers.get(identifier)
        link = number.find(f"{W}abstractNumId") if number is not None else None
        abstract = self._abstract.get(str(link.get(VAL))) if link is not None else None
        of_level = f"{W}lvl[@{W}ilvl='{depth}']"
        level = number.find(f"{W}lvlOverride[@{W}ilvl='{depth}']/{W}lvl") if number is not None else None
        if level is None and abstract is not None:
            level = abstract.find(of_level)
        kind = level.find(f"{W}numFmt") if level is not None else None
        style = _NUMBERINGS.get(str(kind.get(VAL)), "") if kind is not None else ""
        text = level.find(f"{W}lvlText") if level is not None else None
        delimiter = "OneParen" if text is not None and str(text.get(VAL, "")).endswith(")") else "Period"
        start = level.find(f"{W}start") if level is not None else None
        override = number.find(f"{W}lvlOverride[@{W}ilvl='{depth}']/{W}startOverride") if number is not None else None
        start = override if override is not None else start
        return Numbering(identifier, style, delimiter, _integer(start.get(VAL) if start is not None else None, 1))

    # --- runs ---

    def of_paragraph(self, properties: etree._Element | None) -> frozenset[str]:
        """The styles that a paragraph gives its runs."""
        return self._resolved(_style_id(properties) or self._default, frozenset())

    def of_run(self, properties: etree._Element | None, base: frozenset[str]) -> frozenset[str]:
        """The styles of a run, over those of its paragraph."""
        if properties is None:
            return base
        named = properties.find(f"{W}rStyle")
        styles = self._resolved(str(named.get(VAL, "")), base) if named is not None else base
        return _applied(properties, styles)

    def _resolved(self, style_id: str, base: frozenset[str]) -> frozenset[str]:
        styles = base
        for _, style in reversed(list(self._chain(style_id))):
            properties = style.find(f"{W}rPr") if style is not None else None
            if properties is not None:
                styles = _applied(properties, styles)
        return styles


def _style_id(properties: etree._Element | None) -> str:
    style = properties.find(f"{W}pStyle") if properties is not None else None
    return str(style.get(VAL, "")) if style is not None else ""


def _outline(element: etree._Element) -> int:
    level = _integer(element.get(VAL), BODY_TEXT)
    return min(level + 1, DEEPEST) if 0 <= level < BODY_TEXT else 0


def _integer(text: str | None, default: int) -> int:
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default


def _applied(properties: etree._Element, base: frozenset[str]) -> frozenset[str]:
    styles = set(base)
    for name, style in _TOGGLES.items():
        switch = properties.find(f"{W}{name}")
        if switch is not None:
            (styles.add if is_on(switch) else styles.discard)(style)
    line = properties.find(f"{W}u")
    if line is not None:
        (styles.add if line.get(VAL, "single") != "none" else styles.discard)(f.UNDERLINE)
    height = properties.find(f"{W}vertAlign")
    if height is not None:
        styles -= {f.SUPER, f.SUB}
        styles |= {{"superscript": f.SUPER, "subscript": f.SUB}.get(str(height.get(VAL)), "")} - {""}
    return frozenset(styles)
