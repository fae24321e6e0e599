"""What the styles of a file and its own properties make of a paragraph and its letters (ISO/IEC 29500-1, 17.7.2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from memoria.writers.docx.oxml import Element, child, local, tag

TWIPS = 20.0
"""Twentieths of a point, the unit of most measures."""
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class Letters:
    """How the letters of a run are set; sizes in points."""

    family: str = ""
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    spaced: float = 0.0


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph is set, in points. ``first`` is where its first line begins, from ``left``."""

    before: float = 0.0
    after: float = 0.0
    line: float = 12.0
    rule: str = "auto"
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    keep_next: bool = False
    keep_lines: bool = False
    fresh: bool = False
    """Begins a page."""
    numbered: bool = False
    """Has a number or bullet in its indent."""
    framed: bool = False
    """Placed on the page, out of the text's flow."""
    above: float = 0.0
    below: float = 0.0
    """Room that rules above and below take."""
    stops: tuple[tuple[float, str], ...] = ()


class Looks:
    """Resolves the cascade: defaults, styles from the first base on, a paragraph's or run's own properties."""

    def __init__(self, styles: Element, numbering: Element) -> None:
        self._styles = {str(style.get(tag("styleId"))): style for style in styles.iter(tag("style"))}
        self._levels = dict(_levels(numbering))
        defaults = child(styles, "docDefaults")
        self._letters_of_all = Letters() if defaults is None else _lettered(Letters(), defaults.find(f".//{tag('rPr')}"))
        self._shape_of_all = Shape() if defaults is None else self._shaped(Shape(), defaults.find(f".//{tag('pPr')}"))
        self._usual = next((key for key, one in self._styles.items() if _is_usual(one)), "")
        self._shapes: dict[str, Shape] = {}
        self._letters: dict[tuple[str, str], Letters] = {}

    def shape(self, text: Element) -> tuple[Shape, str]:
        """How a paragraph is set, and its style."""
        box = child(text, "pPr")
        if box is None:
            return self._shape_of(self._usual), self._usual
        named = child(box, "pStyle")
        style = self._usual if named is None else str(named.get(tag("val")))
        known = self._shape_of(style)
        return (known if len(box) == (named is not None) else self._shaped(known, box)), style

    def letters(self, style: str, run: Element | None) -> Letters:
        """How the letters of a run are set in a paragraph of a style; of None: how those of the style are."""
        box = None if run is None else child(run, "rPr")
        named = None if box is None else child(box, "rStyle")
        name = "" if named is None else str(named.get(tag("val")))
        known = self._letters.get((style, name))
        if known is None:
            known = self._letters_of_all
            for one in (*self._chain(style), *self._chain(name)):
                known = _lettered(known, child(one, "rPr"))
            self._letters[style, name] = known
        return known if box is None or len(box) == (named is not None) else _lettered(known, box)

    def _shape_of(self, style: str) -> Shape:
        if style not in self._shapes:
            made = self._shape_of_all
            for one in self._chain(style):
                made = self._shaped(made, child(one, "pPr"))
            self._shapes[style] = made
        return self._shapes[style]

    def _chain(self, style: str) -> list[Element]:
        """A style after all that it is based on."""
        chain: list[Element] = []
        while style in self._styles and self._styles[style] not in chain:
            chain.append(self._styles[style])
            base = chain[-1].find(tag("basedOn"))
            style = "" if base is None else str(base.get(tag("val")))
        return chain[::-1]

    def _shaped(self, shape: Shape, box: Element | None) -> Shape:
        """A shape with what a paragraph's properties say otherwise; its list gives the indents that they do not (17.9.22)."""
        if box is None:
            return shape
        changes: dict[str, Any] = {}
        numbers = child(box, "numPr")
        if numbers is not None:
            changes |= _indents(self._levels.get((_value(numbers, "numId"), _value(numbers, "ilvl") or "0")))
            changes["numbered"] = _value(numbers, "numId") != "0"
        for node in box:
            name = local(node)
            if name in _FLAGS:
                changes[_FLAGS[name]] = node.get(tag("val")) not in _OFF
            elif name == "spacing":
                changes |= _spacing(node, changes.get("rule", shape.rule))
            elif name == "ind":
                changes |= _indents(node)
            elif name == "pBdr":
                changes |= {"above": _rule(child(node, "top")), "below": _rule(child(node, "bottom"))}
            elif name == "tabs":
                changes["stops"] = _stops(shape.stops, node)
        return replace(shape, **changes)


_FLAGS = {"keepNext": "keep_next", "keepLines": "keep_lines", "pageBreakBefore": "fresh", "framePr": "framed"}


def points(node: Element, name: str) -> float | None:
    """A measure in twentieths of a point; None where there is none."""
    value = node.get(tag(name))
    try:
        return None if value is None else float(value) / TWIPS
    except ValueError:
        return None


def _value(parent: Element, name: str) -> str:
    found = parent.find(tag(name))
    return "" if found is None else str(found.get(tag("val")))


def _is_usual(style: Element) -> bool:
    return style.get(tag("type")) == "paragraph" and style.get(tag("default")) in ("1", "true", "on")


def _levels(numbering: Element) -> Iterator[tuple[tuple[str, str], Element]]:
    """The indents of each level of each list, by its identifier and depth."""
    lists: Mapping[str, Element] = {str(one.get(tag("abstractNumId"))): one for one in numbering.iter(tag("abstractNum"))}
    for number in numbering.iter(tag("num")):
        definition = lists.get(_value(number, "abstractNumId"))
        levels: Iterable[Element] = () if definition is None else definition.iter(tag("lvl"))
        for level in levels:
            indents = level.find(f"{tag('pPr')}/{tag('ind')}")
            if indents is not None:
                yield (str(number.get(tag("numId"))), str(level.get(tag("ilvl")))), indents


def _spacing(node: Element, rule: str) -> dict[str, Any]:
    """Room above, below and between lines (17.3.1.33); ``line`` is in points, or in lines where the rule is ``auto``."""
    found: dict[str, Any] = {name: value for name in ("before", "after") if (value := points(node, name)) is not None}
    rule = str(node.get(tag("lineRule")) or ("auto" if node.get(tag("line")) else rule))
    line = points(node, "line")
    return found if line is None else found | {"line": line, "rule": rule}


def _indents(node: Element | None) -> dict[str, Any]:
    """Indents (17.3.1.12), whose sides have two names."""
    if node is None:
        return {}
    found: dict[str, Any] = {}
    for side, other in (("left", "start"), ("right", "end")):
        value = points(node, side) if node.get(tag(side)) else points(node, other)
        if value is not None:
            found[side] = value
    hanging, first = points(node, "hanging"), points(node, "firstLine")
    if hanging is not None:
        found["first"] = -hanging
    elif first is not None:
        found["first"] = first
    return found


def _rule(side: Element | None) -> float:
    """What a rule takes: its width in eighths of a point and its distance in points (17.3.4)."""
    if side is None or side.get(tag("val")) in (None, "nil", "none"):
        return 0.0
    return float(side.get(tag("sz")) or 0) / 8 + float(side.get(tag("space")) or 0)


def _stops(known: tuple[tuple[float, str], ...], node: Element) -> tuple[tuple[float, str], ...]:
    """Tab stops, those added that are new and without those that are cleared (17.3.1.38)."""
    stops = dict(known)
    for stop in node:
        at = points(stop, "pos")
        kind = str(stop.get(tag("val")))
        if at is not None:
            stops[at] = kind
            if kind == "clear":
                del stops[at]
    return tuple(sorted(stops.items()))


def _lettered(letters: Letters, box: Element | None) -> Letters:
    """Letters with what the properties of a run say otherwise (17.3.2)."""
    if box is None:
        return letters
    changes: dict[str, Any] = {}
    for node in box:
        name, value = local(node), node.get(tag("val"))
        if name == "rFonts":
            family = node.get(tag("ascii")) or node.get(tag("hAnsi"))
            if family:
                changes["family"] = family
        elif name == "sz" and value:
            changes["size"] = float(value) / 2
        elif name == "spacing":
            changes["spaced"] = points(node, "val") or 0.0
        elif name in _TOGGLES:
            changes[_TOGGLES[name]] = value not in _OFF
    return replace(letters, **changes)


_TOGGLES = {"b": "bold", "i": "italic", "caps": "capitals"}
