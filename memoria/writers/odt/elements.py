"""Elements of OpenDocument, by the short names of its namespaces (OpenDocument 1.3, part 3)."""

from __future__ import annotations

import re

from lxml import etree

Element = etree._Element
NAMESPACES = {
    **{
        prefix: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
        for prefix, name in (
            ("office", "office"),
            ("style", "style"),
            ("text", "text"),
            ("table", "table"),
            ("draw", "drawing"),
            ("fo", "xsl-fo-compatible"),
            ("svg", "svg-compatible"),
            ("meta", "meta"),
            ("config", "config"),
            ("manifest", "manifest"),
        )
    },
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "ooo": "http://openoffice.org/2004/office",
}
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_SPACES = re.compile(r"(\t|\n|(?<= ) +|^ +)")


def named(name: str) -> str:
    """``text:p`` as lxml names it."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def element(name: str, *children: Element | None, text: str = "", **attributes: str) -> Element:
    """An element; ``text__style_name`` is ``text:style-name``, and empty attributes are left out."""
    made = etree.Element(named(name), nsmap={prefix: uri for prefix, uri in NAMESPACES.items() if prefix != "manifest"})
    for key, value in attributes.items():
        if value:
            made.set(named(key.replace("__", ":").replace("_", "-")), clean(value))
    made.extend([child for child in children if child is not None])
    if text:
        made.text = clean(text)
    return made


def clean(text: str) -> str:
    """Text without what XML can't hold (XML 1.0, 2.2)."""
    return _UNWRITABLE.sub("", text)


def say(parent: Element, text: str) -> None:
    """Words at the end of an element; spaces that XML would fold are written as such (6.1.2)."""
    for number, piece in enumerate(_SPACES.split(clean(text))):
        if number % 2 == 0:
            _append(parent, piece)
        elif piece == "\t":
            parent.append(element("text:tab"))
        elif piece == "\n":
            parent.append(element("text:line-break"))
        else:
            parent.append(element("text:s", text__c=str(len(piece))))


def _append(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def to_bytes(root: Element) -> bytes:
    """A part of the package."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=["office", "style", "text", "table", "draw", "fo", "svg", "xlink", "ooo"])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
