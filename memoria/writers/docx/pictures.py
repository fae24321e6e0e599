"""Pictures in the text: none taller than the page has room for with its caption, each with a number and a description."""

from __future__ import annotations

from docx.shared import Mm

from memoria.theme import Theme
from memoria.writers.docx.oxml import Element, local, tag

PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
TALLEST = 0.8
"""Of the height of the text."""


def finish_drawings(root: Element, theme: Theme) -> None:
    """Each drawing has a number of its own (20.4.2.5), and no room around it but what its style gives."""
    page = theme.page
    tallest = round(Mm(page.height - page.margins.top - page.margins.bottom) * TALLEST)
    for number, drawing in enumerate(root.iter(tag("drawing")), 1):
        frame = drawing[0]
        for side in ("distT", "distB", "distL", "distR"):
            frame.set(side, "0")
        for node in frame:
            if local(node) == "docPr":
                node.set("id", str(number))
                _describe_inside(drawing, node.get("descr", ""))
        if local(frame) == "inline":
            _shrink(frame, tallest)


def _describe_inside(drawing: Element, words: str) -> None:
    """Pandoc writes the file's path inside the picture; a reader is told what it shows, twice."""
    for node in drawing.iter(f"{{{PICTURE}}}cNvPr"):
        node.set("descr", words)


def _shrink(frame: Element, tallest: int) -> None:
    """Set a picture smaller that is too tall, inside and outside (20.4.2.7, 20.1.7.3)."""
    sizes = [node for node in frame if local(node) == "extent"] + list(frame.iter(f"{{{DRAWING}}}ext"))
    for size in sizes:
        height = int(size.get("cy") or 0)
        if height > tallest:
            size.set("cx", str(int(size.get("cx") or 0) * tallest // height))
            size.set("cy", str(tallest))
