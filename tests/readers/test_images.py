"""Pictures: where they are, what they are."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image as Pillow

from memoria.document.tree import Block, Image, Plain, Text
from memoria.readers.images import check, inside_event, read_images
from memoria.source import Position


def pixels(kind: str, size: tuple[int, int] = (40, 30)) -> bytes:
    file = BytesIO()
    Pillow.effect_noise(size, 60).convert("RGB").save(file, kind)
    return file.getvalue()


PNG, JPEG = pixels("PNG"), pixels("JPEG")
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>%s</svg>"


def tree(target: str, alt: str = "alt") -> tuple[Block, ...]:
    return (Plain((Image((Text(alt),) if alt else (), target, at=Position("n.md", 3, 1)),)),)


KINDS = {
    "png": (PNG, ("image/png", "")),
    "jpeg": (JPEG, ("image/jpeg", "")),
    "svg": (SVG % b"<rect/>", ("image/svg+xml", "")),
    "svg with a declaration": (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- x -->\n" + SVG % b"", ("image/svg+xml", "")),
    "svg with embedded data": (SVG % b"<image xlink:href='data:image/png;base64,AA=='/><use href='#a'/>", ("image/svg+xml", "")),
    "svg with a link to the network": (SVG % b"<image href='https://example.org/a.png'/>", ("image/svg+xml", "M-027")),
    "svg with a file": (SVG % b"<image xlink:href='../a.png'/>", ("image/svg+xml", "M-027")),
    "svg with a script": (SVG % b"<script>x</script>", ("image/svg+xml", "M-027")),
    "svg with a style from elsewhere": (SVG % b"<style>@import 'a.css'</style>", ("image/svg+xml", "M-027")),
    "svg with an entity": (
        b"<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/hosts'>]>" + SVG % b"<text>&a;</text>",
        ("image/svg+xml", "M-027"),
    ),
    "svg cut short": (SVG[:-8], ("image/svg+xml", "M-023")),
    "gif": (pixels("GIF"), ("GIF", "M-024")),
    "webp": (pixels("WEBP"), ("WebP", "M-024")),
    "tiff": (pixels("TIFF"), ("TIFF", "M-024")),
    "bmp": (pixels("BMP"), ("BMP", "M-024")),
    "emf": (b"\1\0\0\0" + b"\0" * 36 + b" EMF", ("EMF", "M-024")),
    "wmf": (b"\xd7\xcd\xc6\x9a" + b"\0" * 20, ("WMF", "M-024")),
    "pdf": (b"%PDF-1.7", ("PDF", "M-024")),
    "png cut short": (PNG[: len(PNG) // 2], ("image/png", "M-028")),
    "jpeg cut short": (JPEG[: len(JPEG) // 2], ("image/jpeg", "M-028")),
    "png damaged": (PNG[:20] + b"\0" * 20 + PNG[40:], ("image/png", "M-023")),
    "text": (b"hola", ("", "M-023")),
    "nothing": (b"", ("", "M-023")),
    "html": (b"<html></html>", ("", "M-023")),
}


@pytest.mark.parametrize("name", KINDS)
def test_what_a_picture_is_is_seen_from_its_bytes(name: str) -> None:
    data, expected = KINDS[name]
    assert check(data) == expected


TARGETS = {
    "firma.png": "01/firma.png",
    "./fotos/firma.png": "01/fotos/firma.png",
    "../firma.png": "firma.png",
    "mi%20foto.png": "01/mi foto.png",
    "fotos\\firma.png": "01/fotos/firma.png",
    "nin\u0303o.png": "01/niño.png",
    "../../fuera.png": "../fuera.png",
    "/etc/foto.png": "/etc/foto.png",
    "C:\\fotos\\a.png": "C:\\fotos\\a.png",
    "https://example.org/a.png": "https://example.org/a.png",
}


@pytest.mark.parametrize("target", TARGETS)
def test_pictures_are_named_from_the_event(target: str) -> None:
    assert inside_event(tree(target), "01/nota.md") == tree(TARGETS[target])


PLACES = {
    "firma.png": ("M-020", {"file": "firma.png", "nearest": "01/Firma.PNG"}),
    "otra-cosa.png": ("M-020", {"file": "otra-cosa.png"}),
    "../fuera.png": ("M-022", {"file": "../fuera.png"}),
    "/etc/foto.png": ("M-022", {"file": "/etc/foto.png"}),
    "file:///etc/foto.png": ("M-022", {"file": "file:///etc/foto.png"}),
    "C:\\fotos\\a.png": ("M-022", {"file": "C:\\fotos\\a.png"}),
    "https://example.org/a.png": ("M-021", {"file": "https://example.org/a.png"}),
    "//example.org/a.png": ("M-021", {"file": "//example.org/a.png"}),
    "data:image/png;base64,AAAA": ("M-021", {"file": "data:image/png;base64,AAAA"}),
}


@pytest.mark.parametrize("target", PLACES)
def test_only_files_of_the_event_are_pictures(target: str) -> None:
    checked = read_images({"n.md": tree(target)}, {"01/Firma.PNG": PNG})
    assert checked.value == {}
    assert [(problem.code, dict(problem.values)) for problem in checked.diagnostics] == [PLACES[target]]
    assert checked.diagnostics[0].at == Position("n.md", 3, 1)


def test_a_picture_is_vetted_once_and_said_wherever_it_stands() -> None:
    trees = {"a.md": tree("a.png") + tree("b.gif"), "b.md": tree("a.png", "") + tree("b.gif")}
    checked = read_images(trees, {"a.png": PNG, "b.gif": b"GIF89a", "c.png": b"not looked at"})
    assert {name: resource.media_type for name, resource in checked.value.items()} == {"a.png": "image/png"}
    assert [problem.code for problem in checked.diagnostics] == ["M-024", "M-025", "M-024"]


def test_a_picture_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("memoria.readers.images.MAX_PIXELS", 100)
    assert check(PNG) == ("image/png", "M-026")
    monkeypatch.setattr("memoria.readers.images.MAX_BYTES", 100)
    assert check(PNG) == ("", "M-026")
