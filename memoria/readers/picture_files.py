"""What a file that should be a picture is, and a copy of it that may be printed."""

from __future__ import annotations

import re
import struct
import warnings
from collections.abc import Callable
from io import BytesIO

from lxml import etree
from PIL import Image as Pillow

from memoria.document.tree import Resource
from memoria.readers.bare_pictures import without_metadata

UNREADABLE, UNUSABLE, TOO_LARGE, SVG_REACHES_OUT, CUT_SHORT = "M-023", "M-024", "M-026", "M-027", "M-028"

MAX_PIXELS = 80_000_000
"""A larger picture would take more memory than the whole volume."""
MAX_BYTES = 40_000_000
_UNUSABLE: tuple[tuple[str, Callable[[bytes], bool]], ...] = (
    ("GIF", lambda data: data[:4] == b"GIF8"),
    ("WebP", lambda data: data[:4] == b"RIFF" and data[8:12] == b"WEBP"),
    ("TIFF", lambda data: data[:4] in (b"II*\0", b"MM\0*")),
    ("EMF", lambda data: data[:4] == b"\1\0\0\0" and data[40:44] == b" EMF"),
    ("WMF", lambda data: data[:4] in (b"\xd7\xcd\xc6\x9a", b"\1\0\t\0")),
    ("BMP", lambda data: data[:2] == b"BM" and len(data) > 26),
    ("HEIC", lambda data: data[4:8] == b"ftyp"),
    ("PDF", lambda data: data[:5] == b"%PDF-"),
)
_SVG_LINKS = ("href", "{http://www.w3.org/1999/xlink}href")
_STYLE_URL = re.compile(r"url\(\s*['\"]?(?!#|data:)|@import", re.IGNORECASE)


def vet(data: bytes) -> tuple[Resource | None, str, str]:
    """A vetted copy of a picture, without metadata; or None, what kind of file it is, and the code of what is wrong with it."""
    kind, code = check(data)
    return (None if code else Resource(without_metadata(data, kind), kind)), kind, code


def check(data: bytes) -> tuple[str, str]:
    """The media type of a picture and no code; or what kind of file it is, and the code of what is wrong with it."""
    if len(data) > MAX_BYTES:
        return "", TOO_LARGE
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return "image/png", _check_pixels(data, "PNG")
    if data[:3] == b"\xff\xd8\xff":
        return "image/jpeg", _check_pixels(data, "JPEG")
    kind = next((name for name, matches in _UNUSABLE if matches(data)), "")
    if kind:
        return kind, UNUSABLE
    if re.match(rb"\s*(?:<\?xml|<!--|<!DOCTYPE svg|<svg)", data.removeprefix(b"\xef\xbb\xbf")[:512]):
        return "image/svg+xml", _check_svg(data)
    return "", UNREADABLE


def _check_pixels(data: bytes, kind: str) -> str:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Pillow.open(BytesIO(data), formats=(kind,))
            width, height = picture.size
            if width * height > MAX_PIXELS:
                return TOO_LARGE
            picture.draft(None, (width // 8, height // 8))  # of a JPEG, an eighth is enough to see that it is whole
            picture.load()
    except Pillow.DecompressionBombError:
        return TOO_LARGE
    except (OSError, SyntaxError, ValueError, EOFError, struct.error) as problem:
        return CUT_SHORT if "truncated" in str(problem) else UNREADABLE
    return ""


def _check_svg(data: bytes) -> str:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return UNREADABLE
    if etree.QName(root).localname != "svg":
        return UNREADABLE
    return SVG_REACHES_OUT if any(map(_reaches_out, root.iter())) else ""


def _reaches_out(element: etree._Element) -> bool:
    """True for a script, an entity, or a link to anything but a place in the same file or data in it."""
    if not isinstance(element.tag, str):
        return isinstance(element, etree._Entity)
    name = etree.QName(element).localname
    links = (element.get(key, "#") for key in _SVG_LINKS)
    if name != "a" and any(not link.lstrip().startswith(("#", "data:image/")) for link in links):
        return True
    css = (element.text or "") if name == "style" else element.get("style", "")
    return name in ("script", "foreignObject") or bool(_STYLE_URL.search(css))
