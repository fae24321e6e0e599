"""Content controls and alternatives: walls in a text of Word, of which one side is read (ISO/IEC 29500-1, 17.5.2; 29500-3, 7)."""

from __future__ import annotations

from lxml import etree

from memoria.readers.office.apart import Apart
from memoria.readers.office.word.names import MC, VAL, A, V, W
from memoria.readers.office.word.texts import words


def opened(element: etree._Element, apart: Apart) -> etree._Element | None:
    """The content of a content control, or one branch of an alternative; None where nobody wrote anything: the rest is apart."""
    if element.tag == f"{MC}AlternateContent":
        return branch(element, apart)
    content = element.find(f"{W}sdtContent")
    if content is None:
        return None
    if element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
        apart.take(words(content))
        return None
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    if gallery is not None and "Contents" in str(gallery.get(VAL)):
        apart.take_contents(words(content))
        return None
    return content


def branch(element: etree._Element, apart: Apart) -> etree._Element | None:
    """Of the branches of an alternative the one that says most; of those that say the same, one with a picture."""
    branches = [child for child in element.iterchildren(etree.Element) if child.tag in (f"{MC}Choice", f"{MC}Fallback")]
    if not branches:
        return None
    best = max(branches, key=lambda one: (len(words(one)), _has_picture(one)))
    for other in branches:
        if other is not best:
            apart.take(words(other))
    return best


def _has_picture(element: etree._Element) -> bool:
    return next(element.iter(f"{A}blip", f"{V}imagedata"), None) is not None
