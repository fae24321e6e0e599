"""Pictures: JPEG as it is, everything else as samples, SVG as vectors (ISO 32000-1, 8.9)."""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass

from PIL import Image as Pillow
from PIL import UnidentifiedImageError

from memoria.document.tree import Resource
from memoria.writers.pdf.canvas import Canvas
from memoria.writers.pdf.faces import Face
from memoria.writers.pdf.pdffile import PdfFile, reference
from memoria.writers.pdf.structure import Element
from memoria.writers.pdf.vectors import Vectors, read_svg

PIXEL = 72 / 150
"""Natural size of a pixel, in points: 150 to the inch."""


class PictureError(Exception):
    """The picture cannot be read."""


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A picture in the file: its object, or its vectors, and its natural size in points."""

    resource: str
    num: int
    width: float
    height: float
    vectors: Vectors | None = None


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
        if self.source.vectors is not None:
            canvas.drawing(self.source.vectors.placed(x, y, self.width, self.height))
        else:
            canvas.image(self.source.resource, self.source.num, x, y, self.width, self.height)

    def draw_inline(self, canvas: Canvas, element: Element, x: float, baseline: float) -> None:
        """In a line, and back to the text around it."""
        self.draw(canvas, x, baseline - 0.12 * min(self.height, 20.0))
        canvas.mark(element)


class Gallery:
    """Every picture of a volume, written once."""

    def __init__(self, file: PdfFile, resources: tuple[tuple[str, Resource], ...], face: Face) -> None:
        self._file = file
        self._resources = dict(resources)
        self._face = face
        self._sources: dict[str, Source] = {}
        self._written: dict[str, tuple[int, int, int]] = {}

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
                vectors = read_svg(resource.data, self._face)
                return Source("", 0, vectors.width, vectors.height, vectors)
            return self._raster(resource.data)
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Pillow.DecompressionBombError) as error:
            raise PictureError(target) from error

    def _raster(self, data: bytes) -> Source:
        digest = hashlib.sha256(data).hexdigest()[:16]
        if digest not in self._written:
            self._written[digest] = _write(self._file, data)
        num, width, height = self._written[digest]
        return Source(f"I{num}", num, width * PIXEL, height * PIXEL)


def _write(file: PdfFile, data: bytes) -> tuple[int, int, int]:
    """Number, width and height in pixels of an image XObject."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        image: Pillow.Image = Pillow.open(io.BytesIO(data))
        image.load()
    if getattr(image, "format", None) == "JPEG" and image.mode in ("L", "RGB"):
        space = b"/DeviceGray" if image.mode == "L" else b"/DeviceRGB"
        entries = _entries(image.width, image.height, space) | {"Filter": b"/DCTDecode"}
        return file.add_stream(data, entries, compress=False), image.width, image.height
    mask = b""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        alpha = image.getchannel("A")
        mask = reference(file.add_stream(alpha.tobytes(), _entries(image.width, image.height, b"/DeviceGray")))
    is_grey = image.mode in ("1", "L", "I", "I;16", "F") and not mask
    samples = image.convert("L" if is_grey else "RGB")
    space = b"/DeviceGray" if is_grey else b"/DeviceRGB"
    entries = _entries(image.width, image.height, space) | {"SMask": mask}
    return file.add_stream(samples.tobytes(), entries), image.width, image.height


def _entries(width: int, height: int, space: bytes) -> dict[str, bytes]:
    return {
        "Type": b"/XObject",
        "Subtype": b"/Image",
        "Width": b"%d" % width,
        "Height": b"%d" % height,
        "ColorSpace": space,
        "BitsPerComponent": b"8",
    }
