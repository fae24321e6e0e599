"""Pictures: where they are, what they are."""

from __future__ import annotations

import base64
from io import BytesIO

import pytest
from PIL import Image as Pillow
from PIL import ImageCms, PngImagePlugin

from memoria.document.tree import Block, Image, Plain, Text
from memoria.readers.images import inside_event, read_images
from memoria.readers.picture_files import check
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
    monkeypatch.setattr("memoria.readers.picture_files.MAX_PIXELS", 100)
    assert check(PNG) == ("image/png", "M-026")
    monkeypatch.setattr("memoria.readers.picture_files.MAX_BYTES", 100)
    assert check(PNG) == ("", "M-026")


# --- what their makers wrote into them ---------------------------------------------------------------------------

SECRET = "Casa de Rosa Vera"


def with_metadata(kind: str, orientation: int = 1) -> bytes:
    """Half white and half black, with words wherever such a file may have some."""
    picture = Pillow.new("RGB", (40, 30), "white")
    picture.paste((0, 0, 0), (0, 0, 20, 30))
    exif = Pillow.Exif()
    exif[0x0112], exif[0x010E], exif[0x8825] = orientation, SECRET, {1: "S", 2: (1.0, 2.0, 3.0), 29: "2023:03:28"}
    file = BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    if kind == "PNG":
        notes = PngImagePlugin.PngInfo()
        notes.add_text("Comment", SECRET)
        notes.add_itxt("XML:com.adobe.xmp", f"<x>{SECRET}</x>")
        notes.add(b"tIME", b"\x07\xe7\3\x1c\0\0\0")
        picture.save(file, "PNG", pnginfo=notes, exif=exif, icc_profile=profile, dpi=(200, 200))
    else:
        xmp = f"<x>{SECRET}</x>".encode()
        picture.save(file, "JPEG", exif=exif, comment=SECRET, xmp=xmp, icc_profile=profile, dpi=(200, 200), quality=90)
    return file.getvalue() + SECRET.encode()


def vetted(data: bytes) -> bytes:
    return read_images({"n.md": tree("a.png")}, {"a.png": data}).value["a.png"].data


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_pictures_keep_nothing_but_what_is_seen(kind: str) -> None:
    before = with_metadata(kind)
    assert before.count(SECRET.encode()) > 2
    after = vetted(before)
    assert SECRET.encode() not in after
    assert not any(name in after for name in (b"Exif", b"eXIf", b"tIME", b"adobe"))
    old, new = Pillow.open(BytesIO(before)), Pillow.open(BytesIO(after))
    assert new.tobytes() == old.tobytes()
    assert new.info["icc_profile"] == old.info["icc_profile"]
    assert not new.getexif()
    assert round(new.info["dpi"][0]) == 200


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_that_its_camera_noted_as_turned_is_turned(kind: str) -> None:
    after = vetted(with_metadata(kind, orientation=6))
    assert SECRET.encode() not in after
    new = Pillow.open(BytesIO(after)).convert("L")
    assert new.size == (30, 40)
    assert (new.getpixel((15, 5)) < 20, new.getpixel((15, 35)) > 235) == (True, True)  # type: ignore[operator]
    assert "icc_profile" in Pillow.open(BytesIO(after)).info


@pytest.mark.parametrize("data", [PNG, JPEG])
def test_a_picture_without_metadata_stays_byte_by_byte(data: bytes) -> None:
    assert vetted(data) == data


def test_a_progressive_jpeg_stays_whole() -> None:
    file = BytesIO()
    Pillow.effect_noise((90, 70), 60).convert("RGB").save(file, "JPEG", progressive=True, comment=SECRET)
    after = vetted(file.getvalue())
    assert SECRET.encode() not in after
    assert Pillow.open(BytesIO(after)).tobytes() == Pillow.open(file).tobytes()


def test_a_drawing_keeps_nothing_but_what_is_seen() -> None:
    inside = base64.b64encode(with_metadata("PNG")).decode()
    drawing = f"""<?xml version="1.0"?><!-- {SECRET} --><!DOCTYPE svg [<!-- {SECRET} -->]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:i="http://example.org/ink"
 i:docname="{SECRET}" data-file="{SECRET}"><metadata><x>{SECRET}</x></metadata><i:view name="{SECRET}"/><?x {SECRET}?>
<text x="1">Río <!-- {SECRET} -->Alto</text><image xlink:href="data:image/png;base64,{inside}"/></svg><!-- {SECRET} -->"""
    after = vetted(drawing.encode()).decode()
    assert SECRET not in after
    assert '<text x="1">Río Alto</text>' in after
    assert SECRET.encode() not in base64.b64decode(after.partition("base64,")[2].partition('"')[0])
    assert check(after.encode()) == ("image/svg+xml", "")
