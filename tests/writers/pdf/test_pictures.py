"""Pictures of every kind give the colours they have, whatever their mode; drawings keep their shapes."""

from __future__ import annotations

import base64
import io
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image as Pillow

from memoria.document.tree import Image, Resource, Text
from memoria.writers.pdf import write_pdf
from tests.writers.pdf import ua_check
from tests.writers.pdf.reading import document, elements, opened, para, theme

RED = (200, 40, 40)
PINK = (228, 147, 147)
"""Red, half transparent on white."""


def coded(mode: str, kind: str) -> bytes:
    image = Pillow.new("RGBA", (60, 40), (*RED, 128)) if mode == "RGBA" else Pillow.new("RGB", (60, 40), RED).convert(mode)
    out = io.BytesIO()
    image.save(out, kind, quality=100)
    return out.getvalue()


def clear() -> bytes:
    """A palette with a transparent colour."""
    out = io.BytesIO()
    Pillow.new("P", (60, 40), 0).save(out, "PNG", transparency=0)
    return out.getvalue()


def svg(inner: str) -> bytes:
    head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="60" height="40">'
    return f"{head}{inner}</svg>".encode()


def inside(data: bytes) -> str:
    place = base64.b64encode(data).decode()
    return f'<image x="0" y="0" width="60" height="40" xlink:href="data:image/png;base64,{place}"/>'


CLIP = '<defs><clipPath id="c"><rect x="0" y="0" width="5" height="5"/></clipPath></defs>'
RECTANGLE = '<rect x="0" y="0" width="60" height="40" fill="#C82828"'
PICTURES = {
    "RGB JPEG": ("image/jpeg", coded("RGB", "JPEG"), RED),
    "grey JPEG": ("image/jpeg", coded("L", "JPEG"), (83, 83, 83)),
    "CMYK JPEG": ("image/jpeg", coded("CMYK", "JPEG"), RED),
    "RGB PNG": ("image/png", coded("RGB", "PNG"), RED),
    "transparent PNG": ("image/png", coded("RGBA", "PNG"), PINK),
    "palette PNG": ("image/png", coded("P", "PNG"), RED),
    "clear palette PNG": ("image/png", clear(), (255, 255, 255)),
    "SVG": ("image/svg+xml", svg(RECTANGLE + "/>"), RED),
    "transparent SVG": ("image/svg+xml", svg(RECTANGLE + ' fill-opacity="0.5"/>'), PINK),
    "clipped SVG": ("image/svg+xml", svg(CLIP + RECTANGLE + ' clip-path="url(#c)"/>'), (255, 255, 255)),
    "picture in SVG": ("image/svg+xml", svg(inside(coded("RGB", "PNG"))), RED),
}


@pytest.mark.parametrize("kind", PICTURES)
def test_a_picture_has_its_colour(kind: str) -> None:
    media_type, data, colour = PICTURES[kind]
    blocks = document(para(Image((Text("foto"),), "foto")), para(Image((Text("otra vez"),), "foto")))
    checked = write_pdf(replace(blocks, resources=(("foto", Resource(data, media_type)),)), theme())
    assert checked.diagnostics == ()
    assert ua_check.faults(checked.value) == []
    assert all(abs(one - other) <= 6 for one, other in zip(middle(checked.value), colour, strict=True))


def middle(data: bytes) -> tuple[int, ...]:
    """The colour in the middle of the first picture."""
    with opened(data) as pdf:
        figure = elements(pdf, "Figure")[0]
        left, bottom, right, top = (float(side) for side in figure.A.BBox)
    reader = pypdfium2.PdfDocument(data)
    try:
        page = reader[0]
        image = page.render(scale=2).to_pil().convert("RGB")
        across, down = left + right, 2 * page.get_height() - bottom - top
        spot = (
            image.crop((int(across) - 4, int(down) - 4, int(across) + 4, int(down) + 4))
            .resize((1, 1), Pillow.Resampling.BOX)
            .getpixel((0, 0))
        )
    finally:
        reader.close()
    assert isinstance(spot, tuple)
    return tuple(int(channel) for channel in spot)
