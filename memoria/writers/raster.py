"""SVG as pixels, for programs that draw no vectors: set on a page of its own by the PDF's hand, painted by PDFium."""

from __future__ import annotations

import io

import pypdfium2

from memoria.fonts import FontFile
from memoria.writers.pdf.faces import Face, Program
from memoria.writers.pdf.reportlab_fixes import BareCanvas
from memoria.writers.pdf.vectors import read_svg

WIDTH = 1600
"""Pixels across: some 260 to the inch over the width of a page's text."""
MOST = 4000
"""Pixels down, at most."""
_CLEAR = (255, 255, 255, 0)


def png_of_svg(data: bytes, font: FontFile) -> bytes:
    """A picture with transparency, its words in ``font``. ValueError when the SVG cannot be read or drawn."""
    drawing = read_svg(data, Face(Program(font, 0)))
    canvas = BareCanvas()
    canvas.setPageSize((drawing.width, drawing.height))
    drawing.draw(canvas)
    canvas.showPage()
    page = pypdfium2.PdfDocument(canvas.data())
    try:
        scale = min(WIDTH / drawing.width, MOST / drawing.height)
        image = page[0].render(scale=scale, fill_color=_CLEAR).to_pil()
    finally:
        page.close()
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
