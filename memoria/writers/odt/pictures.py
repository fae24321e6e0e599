"""Pictures in the line, each once in the package, in the size that was asked for."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

from PIL import Image as Bitmap

from memoria.document import tree as t
from memoria.document.walk import text_of
from memoria.writers.odt.body import Body
from memoria.writers.odt.elements import Element, element

PIXELS = 96 / 25.4
"""In a millimetre, where a picture states no size."""
EXTENSIONS: Mapping[str, str] = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}
_SVG_SIDE = re.compile(rb'viewBox="[\d.eE+-]+[ ,]+[\d.eE+-]+[ ,]+([\d.]+)[ ,]+([\d.]+)"')
_MILLIMETRES: Mapping[str, float] = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72}


def picture(body: Body, node: t.Image) -> Element | None:
    """A frame as a letter of the line (10.4.2), with its description; None where the picture did not come."""
    resource = body.resources.get(node.target)
    if resource is None:
        return None
    extension = EXTENSIONS.get(resource.media_type, "bin")
    name = body.pictures.setdefault(node.target, f"Pictures/{len(body.pictures) + 1:03}.{extension}")
    asked, high = (_asked(node.attr.get(side), body.width) for side in ("width", "height"))
    width, height = _size(resource, body.width, asked, high)
    alt = text_of(node.content, notes=False)
    return element(
        "draw:frame",
        element("draw:image", xlink__href=name, xlink__type="simple", xlink__show="embed", xlink__actuate="onLoad"),
        element("svg:desc", text=alt) if alt else None,
        draw__name=f"Picture {len(body.pictures)}",
        text__anchor_type="as-char",
        svg__width=f"{width:.1f}mm",
        svg__height=f"{height:.1f}mm",
    )


def _asked(width: str, whole: float) -> float | None:
    """The width that a picture is given, in millimetres; a share is one of the text's."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)(%|mm|cm|in|pt)", width)
    if match is None:
        return None
    return float(match[1]) * (whole / 100 if match[2] == "%" else _MILLIMETRES[match[2]])


def _size(resource: t.Resource, widest: float, asked: float | None, high: float | None) -> tuple[float, float]:
    """Width and height in millimetres, as wide or else as high as was asked for, no wider than the text."""
    if resource.media_type == "image/svg+xml":
        match = _SVG_SIDE.search(resource.data)
        width, height = (float(match[1]), float(match[2])) if match else (4.0, 3.0)
    else:
        with Bitmap.open(io.BytesIO(resource.data)) as bitmap:
            width, height = bitmap.size
    share = height / width if width else 1.0
    wide = min(widest, asked or (high / share if high and share else width / PIXELS))
    return wide, wide * share
