"""Pictures: found inside the event, checked, and kept as vetted copies (file-format, section 4)."""

from __future__ import annotations

import posixpath
import re
import struct
import unicodedata
import warnings
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from urllib.parse import unquote

from lxml import etree
from PIL import Image as Pillow
from rapidfuzz import process

from memoria.diagnostics import Checked, Diagnostic, found
from memoria.document.tree import Block, Image, Inline, Resource
from memoria.document.walk import Blocks, map_inlines, text_of, walk
from memoria.readers.bare_pictures import without_metadata
from memoria.source import Position

MISSING, REMOTE, OUTSIDE, UNREADABLE = "M-020", "M-021", "M-022", "M-023"
UNUSABLE, WITHOUT_WORDS, TOO_LARGE, SVG_REACHES_OUT, CUT_SHORT = "M-024", "M-025", "M-026", "M-027", "M-028"

MAX_PIXELS = 80_000_000
"""A larger picture would take more memory than the whole volume."""
MAX_BYTES = 40_000_000
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
_ABSOLUTE = re.compile(r"~|/(?!/)|[A-Za-z]:[/\\]|file:", re.IGNORECASE)
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


# --- where a picture is ------------------------------------------------------------------------------------------


def inside_event(blocks: Blocks, path: str) -> Blocks:
    """A tree whose pictures are named from the event's folder, not from the note's."""
    if not any(isinstance(node, Image) for node in walk(blocks)):
        return blocks

    def change(node: Inline) -> tuple[Inline, ...]:
        return (replace(node, target=_from_event(node.target, path)) if isinstance(node, Image) else node,)

    return map_inlines(blocks, change)


def _from_event(target: str, path: str) -> str:
    if _SCHEME.match(target) or _ABSOLUTE.match(target):
        return target
    name = unicodedata.normalize("NFC", unquote(target.replace("\\", "/")))
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), name))


# --- reading them all --------------------------------------------------------------------------------------------


def read_images(trees: Mapping[str, Blocks], pictures: Mapping[str, bytes]) -> Checked[dict[str, Resource]]:
    """The vetted pictures of some trees, by the target that the trees name (relative to the event, ``inside_event``).

    ``pictures`` are the files of the event that may be one: nothing else is looked at. A picture that is not among the result
    must not be printed; its alternative text is all there is of it.
    """
    vetted: dict[str, Resource] = {}
    refused: dict[str, tuple[str, dict[str, str]]] = {}
    problems: list[Diagnostic] = []
    for path, blocks in trees.items():
        for image in _images(blocks):
            at = image.at or Position(path)
            if not text_of(image):
                problems.append(found(WITHOUT_WORDS, at, file=image.target))
            if image.target not in vetted and image.target not in refused:
                _vet(image.target, pictures, vetted, refused)
            if image.target in refused:
                code, values = refused[image.target]
                problems.append(found(code, at, **values))
    return Checked(vetted, tuple(problems))


def _images(blocks: tuple[Block, ...]) -> list[Image]:
    return [node for node in walk(blocks) if isinstance(node, Image)]


def _vet(
    target: str,
    pictures: Mapping[str, bytes],
    vetted: dict[str, Resource],
    refused: dict[str, tuple[str, dict[str, str]]],
) -> None:
    code, values = _place_problem(target, pictures)
    if not code:
        data = pictures[target]
        media_type, code = check(data)
        if not code:
            vetted[target] = Resource(without_metadata(data, media_type), media_type)
            return
        values = {"file": target, "kind": media_type}
    refused[target] = (code, values)


def _place_problem(target: str, pictures: Mapping[str, bytes]) -> tuple[str, dict[str, str]]:
    if target in pictures:
        return "", {}
    if _ABSOLUTE.match(target) or target.startswith("../") or target == "..":
        return OUTSIDE, {"file": target}
    if _SCHEME.match(target):
        return REMOTE, {"file": target if len(target) < 80 else target[:77] + "…"}
    return MISSING, {"file": target, **_nearest(target, pictures)}


def _nearest(target: str, pictures: Mapping[str, bytes]) -> dict[str, str]:
    """The file of the event that was perhaps meant: by its own name first, wherever it is."""
    name = posixpath.basename(target).casefold()
    names = {path: posixpath.basename(path).casefold() for path in sorted(pictures)}
    best = process.extractOne(name, names, score_cutoff=70)
    return {"nearest": best[2]} if best else {}


# --- what a picture is -------------------------------------------------------------------------------------------


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
