"""SVG pictures as operators of a content stream, by way of the shapes that svglib reads."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from memoria.writers.pdf.faces import Face


@dataclass(frozen=True, slots=True)
class Vectors:
    """Operators in the picture's own coordinates, and its natural size in points."""

    width: float
    height: float
    operators: str

    def placed(self, x: float, y: float, width: float, height: float) -> str:
        """The operators moved and scaled into a box."""
        across, up = width / self.width, height / self.height
        return f"{across:.5f} 0 0 {up:.5f} {x:.2f} {y:.2f} cm {self.operators}"


def read_svg(data: bytes, face: Face) -> Vectors:
    """A picture from SVG, its words as outlines of a face. ValueError when it cannot be read or svglib is not installed."""
    try:
        from svglib.svglib import svg2rlg
    except ImportError as error:
        raise ValueError("svglib is not installed") from error
    drawing: Any = svg2rlg(io.BytesIO(data))
    if drawing is None or not drawing.width or not drawing.height:
        raise ValueError("no drawing")
    return Vectors(float(drawing.width), float(drawing.height), "\n".join(_shapes(drawing.contents, drawing, face)))


def _shapes(nodes: Iterable[Any], inherited: Any, face: Face) -> Iterable[str]:
    for node in nodes:
        kind = type(node).__name__
        if kind in ("Group", "Drawing"):
            matrix = " ".join(f"{value:.5f}" for value in node.transform)
            yield f"q {matrix} cm"
            yield from _shapes(node.contents, node, face)
            yield "Q"
        elif kind in ("Path", "Rect", "Circle", "Ellipse", "Line", "PolyLine", "Polygon"):
            yield f"q {_style(node)} {_path(node, kind)} {_paint(node, kind)} Q"
        elif kind == "ArcPath":
            yield from _shapes([node.getPath()], inherited, face)
        elif kind == "String":
            yield _words(node, face)


def _words(node: Any, face: Face) -> str:
    """A line of text, from its anchor."""
    scale = node.fontSize / face.program.units
    shift = {"middle": 0.5, "end": 1.0}.get(node.textAnchor, 0.0) * face.width(node.text) * node.fontSize
    colour = _colour(node.fillColor, "rg") if node.fillColor is not None else ""
    return f"q {colour} {scale:.6f} 0 0 {scale:.6f} {node.x - shift:.3f} {node.y:.3f} cm {face.outlines(node.text)} f Q"


def _colour(colour: Any, operator: str) -> str:
    return f"{colour.red:.3f} {colour.green:.3f} {colour.blue:.3f} {operator}"


def _style(node: Any) -> str:
    parts = []
    if getattr(node, "fillColor", None) is not None:
        parts.append(_colour(node.fillColor, "rg"))
    if getattr(node, "strokeColor", None) is not None:
        parts.append(_colour(node.strokeColor, "RG"))
        parts.append(f"{node.strokeWidth or 1:.3f} w")
        dash = getattr(node, "strokeDashArray", None)
        if dash:
            parts.append("[" + " ".join(f"{value:.2f}" for value in dash) + "] 0 d")
    return " ".join(parts)


def _paint(node: Any, kind: str) -> str:
    filled = getattr(node, "fillColor", None) is not None and kind not in ("Line", "PolyLine")
    stroked = getattr(node, "strokeColor", None) is not None
    even_odd = "*" if getattr(node, "_fillRule", None) == 0 else ""
    return {(True, True): "B" + even_odd, (True, False): "f" + even_odd, (False, True): "S"}.get((filled, stroked), "n")


def _path(node: Any, kind: str) -> str:
    if kind == "Rect":
        return f"{node.x:.3f} {node.y:.3f} {node.width:.3f} {node.height:.3f} re"
    if kind == "Line":
        return f"{node.x1:.3f} {node.y1:.3f} m {node.x2:.3f} {node.y2:.3f} l"
    if kind in ("PolyLine", "Polygon"):
        points = [f"{x:.3f} {y:.3f}" for x, y in zip(node.points[::2], node.points[1::2], strict=False)]
        return f"{points[0]} m " + " ".join(f"{point} l" for point in points[1:]) + (" h" if kind == "Polygon" else "")
    if kind in ("Circle", "Ellipse"):
        across, up = (node.r, node.r) if kind == "Circle" else (node.rx, node.ry)
        return _ellipse(node.cx, node.cy, across, up)
    return _operators(node)


def _ellipse(x: float, y: float, across: float, up: float) -> str:
    a, b = across * 0.5523, up * 0.5523
    return (
        f"{x + across:.3f} {y:.3f} m {x + across:.3f} {y + b:.3f} {x + a:.3f} {y + up:.3f} {x:.3f} {y + up:.3f} c "
        f"{x - a:.3f} {y + up:.3f} {x - across:.3f} {y + b:.3f} {x - across:.3f} {y:.3f} c "
        f"{x - across:.3f} {y - b:.3f} {x - a:.3f} {y - up:.3f} {x:.3f} {y - up:.3f} c "
        f"{x + a:.3f} {y - up:.3f} {x + across:.3f} {y - b:.3f} {x + across:.3f} {y:.3f} c h"
    )


def _operators(node: Any) -> str:
    """A path's moves, lines and curves (reportlab.graphics.shapes.Path: operators 0 to 3)."""
    values = iter(node.points)
    out = []
    for operator in node.operators:
        count, letter = ((2, "m"), (2, "l"), (6, "c"), (0, "h"))[operator]
        out.append(" ".join([f"{next(values):.3f}" for _ in range(count)] + [letter]))
    return " ".join(out)
