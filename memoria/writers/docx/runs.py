"""Runs as an editor would have typed them: neighbours that look alike are one, tabs are tabs (29500-1, 17.3.2, 17.3.3.32)."""

from __future__ import annotations

from lxml import etree

from memoria.writers.docx.oxml import XML_SPACE, Element, tag, text_element, w

_R, _T, _PR = tag("r"), tag("t"), tag("rPr")


def join_runs(root: Element) -> None:
    """Join what pandoc wrote apart, in every paragraph and link of a part."""
    for holder in root.iter(tag("p"), tag("hyperlink")):
        _join_children(holder)


def _join_children(holder: Element) -> None:
    last: Element | None = None
    look: bytes | None = None
    for child in list(holder):
        text = _only_text(child)
        if text is None:
            last = None
            continue
        this = _look(child)
        known = last[-1] if last is not None else None
        if known is not None and this == look:
            known.text = (known.text or "") + (text.text or "")
            holder.remove(child)
        else:
            last, look = child, this


def _only_text(element: Element) -> Element | None:
    """The text of a run that holds nothing else."""
    if element.tag != _R or len(element) == 0 or element[-1].tag != _T:
        return None
    return element[-1] if len(element) == 1 or (len(element) == 2 and element[0].tag == _PR) else None


def _look(element: Element) -> bytes:
    return etree.tostring(element[0]) if element[0].tag == _PR else b""


def set_tabs(root: Element) -> None:
    """A tab in the text becomes ``w:tab``."""
    for text in [node for node in root.iter(_T) if node.text and "\t" in node.text]:
        parts = (text.text or "").split("\t")
        text.text = parts[0]
        text.set(XML_SPACE, "preserve")
        at = text
        for part in parts[1:]:
            tab = w("tab")
            at.addnext(tab)
            at = tab
            if part:
                piece = text_element(part)
                at.addnext(piece)
                at = piece
        parent = text.getparent()
        if not text.text and parent is not None:
            parent.remove(text)
