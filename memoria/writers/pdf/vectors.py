"""SVG pictures: svglib reads them as drawings, ReportLab's renderer draws them, their words as outlines of a face."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from reportlab.graphics.renderPDF import _PDFRenderer
from reportlab.lib.utils import ImageReader

from memoria.writers.pdf.faces import Face
from memoria.writers.pdf.reportlab_fixes import BareCanvas


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes (``reportlab.graphics.shapes``), and their natural size in points."""

    width: float
    height: float
    shapes: Any
    face: Face

    def draw(self, canvas: BareCanvas) -> None:
        """At the origin, at the natural size."""
        _Renderer(self.face).draw(self.shapes, canvas)


def read_svg(data: bytes, face: Face) -> Drawing:
    """A picture from SVG. ValueError when it cannot be read or drawn, or svglib is missing."""
    try:
        from svglib.svglib import svg2rlg
    except ImportError as error:
        raise ValueError("svglib is not installed") from error
    shapes: Any = svg2rlg(io.BytesIO(data))
    if shapes is None or not shapes.width or not shapes.height:
        raise ValueError("no drawing")
    drawing = Drawing(float(shapes.width), float(shapes.height), shapes, face)
    try:
        drawing.draw(BareCanvas())
    except Exception as error:
        raise ValueError("a shape that cannot be drawn") from error
    return drawing


class _Renderer(_PDFRenderer):
    """Words are outlines: a picture's fonts are not ours, and none may be left out of the file (ISO 19005-3, 6.2.11.4.1)."""

    _fill: Any
    _tracker: Any
    _canvas: Any

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def applyStateChanges(self, delta: dict[str, Any], newState: Any) -> None:  # noqa: N802, N803
        """All but the font."""
        super().applyStateChanges({key: value for key, value in delta.items() if key not in ("fontName", "fontSize")}, newState)

    def drawString(self, stringObj: Any) -> None:  # noqa: N802, N803
        """A line of text, from its anchor."""
        if not self._fill:
            return
        state = self._tracker.getState()
        scale = state["fontSize"] / self._face.program.units
        width = self._face.width(stringObj.text) * state["fontSize"]
        x = stringObj.x - {"middle": 0.5, "end": 1.0}.get(state["textAnchor"], 0.0) * width
        self._canvas.transform(scale, 0, 0, scale, x, stringObj.y)
        self._canvas._code.append(self._face.outlines(stringObj.text) + " f")

    def drawImage(self, image: Any) -> None:  # noqa: N802
        """A picture inside the picture; the path of another file is not followed."""
        if hasattr(image.path, "mode"):
            reader = ImageReader(image.path.convert("RGBA"))
            self._canvas.drawImage(reader, image.x, image.y, image.width, image.height, mask="auto")
