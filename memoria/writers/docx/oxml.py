"""WordprocessingML by hand: elements, their order in the schema, runs and fields (ISO/IEC 29500-1, 17)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from itertools import pairwise
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_ORDER = {
    "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
        suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
        snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
        textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange""",
    "rPr": """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish
        webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang
        eastAsianLayout specVanish oMath""",
    "tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd
        tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription""",
    "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden",
    "tcPr": """cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark""",
}
"""Children of the property elements in the order of the schema (annex A)."""
_RANK = {parent: {name: index for index, name in enumerate(names.split())} for parent, names in _ORDER.items()}
_TAGS: dict[str, str] = {}
_BLANKS: dict[str, Element] = {}
"""Elements without anything, by name: a copy of one is made in a fifth of the time of a new one."""


def tag(name: str) -> str:
    """The full name of a WordprocessingML element or attribute."""
    known = _TAGS.get(name)
    if known is None:
        known = _TAGS[name] = f"{{{W}}}{name}"
    return known


def local(element: Element) -> str:
    """The name without its namespace; empty for comments and instructions."""
    name = element.tag
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def w(name: str, /, *children: Element, **attributes: str | int) -> Element:
    """A WordprocessingML element; ``w("jc", val="both")`` is ``<w:jc w:val="both"/>``."""
    blank = _BLANKS.get(name)
    if blank is None:
        blank = _BLANKS[name] = etree.Element(tag(name), nsmap={"w": W})
    element = copy(blank)
    for key, value in attributes.items():
        element.set(tag(key), str(value))
    element.extend(children)
    return element


def put(parent: Element, child: Element) -> Element:
    """Set a child where the schema wants it, in place of one of the same name."""
    ranks = _RANK[local(parent)]
    rank = ranks[local(child)]
    for index, other in enumerate(parent):
        place = ranks.get(local(other), -1)
        if place == rank:
            parent[index] = child
            return child
        if place > rank:
            parent.insert(index, child)
            return child
    parent.append(child)
    return child


def tidy(root: Element) -> None:
    """Set the properties of paragraphs and runs in the schema's order, each once; of two that say the same the last holds."""
    for box in root.iter(tag("pPr"), tag("rPr")):
        ranks = _RANK[local(box)]
        order = [ranks.get(local(child), -1) for child in box]
        if any(after <= before for before, after in pairwise(order)):
            kept = {local(child): child for child in box}
            box[:] = sorted(kept.values(), key=lambda child: ranks.get(local(child), -1))


def properties(element: Element) -> Element:
    """The property element of a paragraph, run, table, row or cell, made if it is missing."""
    name = {"p": "pPr", "r": "rPr", "tbl": "tblPr", "tr": "trPr", "tc": "tcPr"}[local(element)]
    first = element[0] if len(element) else None
    if first is not None and first.tag == tag(name):
        return first
    made = w(name)
    element.insert(0, made)
    return made


def style_of(paragraph: Element) -> str:
    """The style's identifier; empty for the default."""
    for box in paragraph.iterchildren(_PPR):
        for found in box.iterchildren(_PSTYLE):
            return str(found.get(_VAL))
        break
    return ""


def child(parent: Element, name: str) -> Element | None:
    """The first child of a name; lxml's own ``find`` reads a path each time."""
    for found in parent.iterchildren(tag(name)):
        return found
    return None


def set_style(paragraph: Element, style: str) -> None:
    """Give a paragraph a style by its identifier."""
    put(properties(paragraph), w("pStyle", val=style))


def run(text: str, *marks: Element) -> Element:
    """A run of text with its properties (17.3.2.25)."""
    element = w("r")
    if marks:
        box = w("rPr")
        for mark in marks:
            put(box, mark)
        element.append(box)
    element.append(text_element(text))
    return element


def text_element(text: str, name: str = "t") -> Element:
    """``w:t`` or ``w:instrText`` that keeps its spaces (17.3.3.31)."""
    element = w(name)
    element.text = text
    element.set(XML_SPACE, "preserve")
    return element


def paragraph(style: str, *content: Element) -> Element:
    """A paragraph in a style, with its runs."""
    return w("p", w("pPr", w("pStyle", val=style)), *content)


def words(element: Element) -> str:
    """All the text in an element, as it reads."""
    return "".join(node.text or "" for node in element.iter(tag("t")))


_PPR, _PSTYLE, _VAL = tag("pPr"), tag("pStyle"), tag("val")
_NO_BLOCKS = (tag("bookmarkStart"), tag("bookmarkEnd"), tag("tcPr"))


def block_before(block: Element) -> Element | None:
    """The block that stands before, past the ends of bookmarks and the properties of a cell."""
    node = block.getprevious()
    while node is not None and node.tag in _NO_BLOCKS:
        node = node.getprevious()
    return node


def block_after(block: Element) -> Element | None:
    """The block that stands after, past the ends of bookmarks."""
    node = block.getnext()
    while node is not None and node.tag in _NO_BLOCKS:
        node = node.getnext()
    return node


def paragraphs(blocks: Iterable[Element]) -> Iterator[Element]:
    """The paragraphs among blocks, those in tables included."""
    for block in blocks:
        yield from block.iter(tag("p"))
