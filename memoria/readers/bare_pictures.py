"""Pictures without what their makers wrote into them: places, dates, names, comments and thumbnails of what was cut away.

Pixels, colour profile and resolution stay. A picture that its camera noted as turned is turned. Clauses: PNG 11.3, JPEG
(ITU-T T.81) B.1, JFIF 1.02, Exif 2.32 4.6.4, SVG 1.1 21.
"""

from __future__ import annotations

import base64
import binascii
import re
import struct
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree
from PIL import Image as Pillow
from PIL import ImageOps

_ORIENTATION = 0x0112
_PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs".split())
_SOS, _EOI, _COMMENT = 0xDA, 0xD9, 0xFE
_WITHOUT_LENGTH = frozenset((0x01, *range(0xD0, 0xD8)))
_APPLICATION = range(0xE0, 0xF0)
_JFIF, _PROFILE, _ADOBE = (0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe")
_IN_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]", re.DOTALL)
_SVG, _XLINK, _XML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"
_EMBEDDED = re.compile(r"\s*data:(?P<type>image/(?:png|jpeg|jpg|svg\+xml))[^,]*;base64,(?P<data>.*)", re.DOTALL)


def without_metadata(data: bytes, media_type: str) -> bytes:
    """The same picture with nothing in it but what is seen. ``data`` was found to be of its type (``picture_files.check``)."""
    if media_type == "image/svg+xml":
        return _bare_svg(data)
    kind = "PNG" if media_type == "image/png" else "JPEG"
    try:
        if _is_turned(data, kind):
            return _drawn_again(data, kind)
        return b"".join(_png(data) if kind == "PNG" else _jpeg(data))
    except (struct.error, IndexError, ValueError):
        return _drawn_again(data, kind)


def _is_turned(data: bytes, kind: str) -> bool:
    with Pillow.open(BytesIO(data), formats=(kind,)) as picture:
        return bool(picture.getexif().get(_ORIENTATION, 1) in range(2, 9))


def _drawn_again(data: bytes, kind: str) -> bytes:
    """The picture as its pixels alone, upright."""
    with Pillow.open(BytesIO(data), formats=(kind,)) as picture:
        kept: dict[str, Any] = {name: picture.info[name] for name in ("icc_profile", "dpi") if name in picture.info}
        upright = ImageOps.exif_transpose(picture)
    clean = Pillow.frombytes(upright.mode, upright.size, upright.tobytes())
    if upright.palette is not None and upright.mode == "P":
        clean.putpalette(upright.palette)
        if "transparency" in upright.info:
            kept["transparency"] = upright.info["transparency"]
    out = BytesIO()
    clean.save(out, kind, **kept, **({"quality": 95, "subsampling": 0} if kind == "JPEG" else {}))
    return out.getvalue()


def _png(data: bytes) -> Iterator[bytes]:
    """Its chunks up to IEND, without those of texts, time and Exif, and those that nobody knows."""
    yield _PNG_HEAD
    place, name = len(_PNG_HEAD), b""
    while name != b"IEND":
        length, name = struct.unpack_from(">I4s", data, place)
        if name in _PNG_KEPT:
            yield data[place : place + 12 + length]
        place += 12 + length


def _jpeg(data: bytes) -> Iterator[bytes]:
    """Its segments up to the end of the image: of those for applications, JFIF, the colour profile and Adobe's."""
    yield data[:2]
    place = 2
    while True:
        if data[place] != 0xFF:
            raise ValueError("no marker")
        while data[place + 1] == 0xFF:
            place += 1
        marker = data[place + 1]
        if marker == _EOI:
            yield b"\xff\xd9"
            return
        end = place + 2
        if marker not in _WITHOUT_LENGTH:
            end += struct.unpack_from(">H", data, end)[0]
        if marker == _SOS:
            after = _IN_SCAN.search(data, end)
            end = after.start() if after else len(data)
        if marker == _JFIF[0] and data.startswith(_JFIF[1], place + 4):
            yield b"\xff\xe0\0\x10" + data[place + 4 : place + 16] + b"\0\0"
        elif not _is_ancillary(data, place, marker):
            yield data[place:end]
        if end >= len(data):
            return
        place = end


def _is_ancillary(data: bytes, place: int, marker: int) -> bool:
    if marker == _COMMENT:
        return True
    kept = any(marker == number and data.startswith(name, place + 4) for number, name in (_PROFILE, _ADOBE))
    return marker in _APPLICATION and not kept


def _bare_svg(data: bytes) -> bytes:
    """The drawing without comments, metadata and what drawing programs note for themselves; pictures in it likewise."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, "{*}metadata", with_tail=False)
    foreign = {element.tag for element in root.iter() if isinstance(element.tag, str) and not _is_drawn(element)}
    etree.strip_elements(root, *foreign, with_tail=False)
    for element in root.iter(etree.Element):
        for name, value in element.attrib.items():
            space = etree.QName(name).namespace
            if space not in (None, _SVG, _XLINK, _XML) or str(name).startswith("data-"):
                del element.attrib[name]
            elif etree.QName(name).localname == "href":
                element.set(name, _bare_link(str(value)))
    etree.cleanup_namespaces(root)
    written: bytes = etree.tostring(root, encoding="utf-8", with_tail=False)
    return written


def _is_drawn(element: etree._Element) -> bool:
    return etree.QName(element).namespace in (None, _SVG)


def _bare_link(link: str) -> str:
    match = _EMBEDDED.fullmatch(link)
    if match is None:
        return link
    media_type = match["type"].replace("jpg", "jpeg")
    try:
        bare = without_metadata(base64.b64decode(match["data"]), media_type)
    except (OSError, ValueError, SyntaxError, binascii.Error):
        return ""
    return f"data:{media_type};base64,{base64.b64encode(bare).decode()}"
