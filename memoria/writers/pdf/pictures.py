"""Pictures: JPEG as it is, everything else as samples, SVG as vectors (ISO 32000-1, 8.9)."""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PIL import Image as Pillow
from PIL import UnidentifiedImageError
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFImageXObject, xObjectName

from memoria.document.tree import Resource
from memoria.writers.pdf.canvas import Canvas
from memoria.writers.pdf.faces import Face
from memoria.writers.pdf.structure import Element

if TYPE_CHECKING:
    from memoria.writers.pdf.vectors import Drawing

PIXEL = 72 / 150
"""Natural size of a pixel, in points: 150 to the inch."""


class PictureError(Exception):
    """The picture cannot be read."""


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A picture: the name of its image in the file, or its drawing, and its natural size in points."""

    content: str | Drawing
    width: float
    height: float


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A source at the size it is set."""

    source: Source
    width: float
    height: float
    element: Element

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """With its lower left corner at a point."""
        self.element.set_box(x, y, x + self.width, y + self.height)
        canvas.mark(self.element)
        content = self.source.content
        if isinstance(content, str):
            canvas.place(x, y, self.width, self.height, lambda: canvas.doForm(content))
        else:
            across, up = self.width / self.source.width, self.height / self.source.height
            canvas.place(x, y, across, up, lambda: content.draw(canvas))

    def draw_inline(self, canvas: Canvas, element: Element, x: float, baseline: float) -> None:
        """In a line, and back to the text around it."""
        self.draw(canvas, x, baseline - 0.12 * min(self.height, 20.0))
        canvas.mark(element)


class Gallery:
    """Every picture of a volume, written once."""

    def __init__(self, document: Any, resources: tuple[tuple[str, Resource], ...], face: Face) -> None:
        self._document = document
        self._resources = dict(resources)
        self._face = face
        self._sources: dict[str, Source] = {}

    def source(self, target: str) -> Source:
        """The picture of an address. PictureError when it is missing or unreadable."""
        if target not in self._sources:
            self._sources[target] = self._read(target)
        return self._sources[target]

    def _read(self, target: str) -> Source:
        resource = self._resources.get(target)
        if resource is None:
            raise PictureError(target)
        try:
            if resource.media_type == "image/svg+xml":
                from memoria.writers.pdf.vectors import read_svg

                drawing = read_svg(resource.data, self._face)
                return Source(drawing, drawing.width, drawing.height)
            return self._raster(resource.data)
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Pillow.DecompressionBombError) as error:
            raise PictureError(target) from error

    def _raster(self, data: bytes) -> Source:
        name = hashlib.sha256(data).hexdigest()[:16]
        image: Any = self._document.idToObject.get(xObjectName(name))
        if image is None:
            image = PDFImageXObject(name, _reader(data), mask="auto")
            mask = vars(image).pop("_smask", None)
            if mask is not None:
                image.smask = self._document.Reference(mask)
            self._document.Reference(image, xObjectName(name))
        return Source(name, image.width * PIXEL, image.height * PIXEL)


def _reader(data: bytes) -> ImageReader:
    """The picture in grey or sRGB, with or without transparency (ISO 19005-3, 6.2.4.3); JPEG as it is where it is such."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        image: Pillow.Image = Pillow.open(io.BytesIO(data))
        image.load()
    if image.format == "JPEG" and image.mode in ("L", "RGB"):
        return ImageReader(io.BytesIO(data))
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        return ImageReader(image.convert("RGBA"))
    return ImageReader(image.convert("L" if image.mode in ("1", "L", "I", "I;16", "F") else "RGB"))
