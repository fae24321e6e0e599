"""Pictures in the Word file: an SVG is there as it is, and as pixels for programs that draw no vectors."""

from __future__ import annotations

import io
import json
import subprocess
from pathlib import Path

import pytest
from PIL import Image as Pillow

from memoria.document.tree import Attr, Block, Cell, Column, Div, Document, Figure, Image, Note, Resource, Row, Table, Text
from memoria.fonts import find_font
from memoria.theme import Theme
from memoria.writers.docx import Pandoc, write_docx
from memoria.writers.raster import png_of_svg
from tests.programs import find
from tests.writers.docx.package import Package, R
from tests.writers.trees import p, plain
from tests.writers.volume import META

SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100">
<rect x="20" y="20" width="160" height="60" fill="#0B4F5C"/><text x="60" y="60" font-size="20" fill="#FFFFFF">Mapa</text></svg>"""
BROKEN = b'<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>'


def _document(data: bytes) -> Document:
    image = Image((Text("Mapa de las provincias"),), "mapas/mapa.svg", "", Attr("", (), (("width", "60%"),)))
    figure = Figure((plain(image),), (plain("Figura 1. Provincias"),))
    noted = p("Con nota.", Note((p(image),)))
    return Document(META, (figure, noted), (("mapas/mapa.svg", Resource(data, "image/svg+xml")),))


def _blips(made: Package, part: str) -> list[tuple[str, str]]:
    """The pixels and the vectors of each picture of a part."""
    folder, _, name = part.rpartition("/")
    relations = {one.get("Id"): one.get("Target") for one in made.tree(f"{folder}/_rels/{name}.rels")}
    blips = made.tree(part).iter("{*}blip")
    vectors = ((blip, next(blip.iter("{*}svgBlip"))) for blip in blips)
    return [(relations[blip.get(f"{R}embed")], relations[vector.get(f"{R}embed")]) for blip, vector in vectors]


def test_an_svg_is_there_as_it_is_and_as_pixels(theme: Theme, pandoc: Pandoc) -> None:
    made = Package(write_docx(_document(SVG), theme, pandoc=pandoc).value)
    for part in ("word/document.xml", "word/footnotes.xml"):
        ((pixels, vectors),) = _blips(made, part)
        assert made.parts[f"word/{vectors}"] == SVG
        image = Pillow.open(io.BytesIO(made.parts[f"word/{pixels}"]))
        assert (image.format, image.width, image.height) == ("PNG", 1600, 800)
        assert image.getpixel((5, 5)) == (255, 255, 255, 0)
        assert image.getpixel((200, 200)) == (0x0B, 0x4F, 0x5C, 255)


def test_its_words_are_set_in_the_theme_s_face(theme: Theme) -> None:
    font = find_font(theme.fonts.apparatus).value
    assert font is not None
    image = Pillow.open(io.BytesIO(png_of_svg(SVG, font)))
    white = {(255, 255, 255, 255)}
    assert white & {image.getpixel((x, 430)) for x in range(480, 900)}


def test_an_svg_that_cannot_be_painted_stays_as_it_is(theme: Theme, pandoc: Pandoc) -> None:
    made = Package(write_docx(_document(BROKEN), theme, pandoc=pandoc).value)
    assert not [name for name in made.parts if name.endswith(".png")]
    assert BROKEN in made.parts.values()


@pytest.mark.external
def test_the_open_xml_validator_finds_nothing_in_a_file_with_svg(theme: Theme, pandoc: Pandoc, tmp_path: Path) -> None:
    file = tmp_path / "file.docx"
    file.write_bytes(write_docx(_document(SVG), theme, pandoc=pandoc).value)
    answer = subprocess.run([str(find("ooxml-validator")), str(file)], capture_output=True, check=False)
    assert json.loads(answer.stdout)["errors"] == []


def _wide() -> bytes:
    stream = io.BytesIO()
    Pillow.new("RGB", (3000, 300)).save(stream, "PNG")
    return stream.getvalue()


WIDE = Image((Text("Ancha"),), "ancha.png")
CELL = Cell((plain(WIDE),))


@pytest.mark.parametrize(
    ("block", "most"),
    [
        (Figure((plain(WIDE),), (plain("Figura 1. Ancha"),)), 154.0),
        (p(WIDE), 124.0),
        (Div((p(WIDE),), Attr("", ("columns",))), 58.0),
        (Div((p(WIDE),), Attr("", ("agreement",))), 117.0),
        (Table((Column(), Column()), (), (Row((CELL, CELL)),)), 69.0),
    ],
)
def test_a_wide_picture_has_the_room_of_its_place(block: Block, most: float, theme: Theme, pandoc: Pandoc) -> None:
    document = Document(META, (block, p("Fin.")), (("ancha.png", Resource(_wide(), "image/png")),))
    made = Package(write_docx(document, theme, pandoc=pandoc).value)
    sizes = {(int(one.get("cx")), int(one.get("cy"))) for one in made.body.iter("{*}extent")}
    ((width, height),) = sizes
    assert most - 1 < width / 36000 <= most
    assert width / height == pytest.approx(10, rel=0.01)
