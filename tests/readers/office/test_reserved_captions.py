"""A reserved caption under a picture of a Word or ODT file withholds the picture too."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from memoria.choices import Choices
from memoria.workspace.session import build_event
from tests.documents import docx, odt, p, para
from tests.folders import folder_with
from tests.readers.office.test_word import picture

ROOT = Path(__file__).parents[3]
EVENT = """\
titulo: La reunión
inicio: 2023-03-28
programa:
  - {fecha: 2023-03-28, sesiones: [{id: S01, formato: conversatorio, titulo: La mesa}]}
"""
HEADER = "tipo: conversatorio\nsesion: S01\n"
IMAGE = picture('r:embed="i"')
BREAK = "<w:r><w:br/></w:r>"
CAPTION = "La firma del acta en la fábrica"


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, "PNG")
    return out.getvalue()


PNG = png()
PARTS: dict[str, bytes | str] = {"word/media/image1.png": PNG}
FRAME = '<draw:frame draw:name="x"><draw:image xlink:href="Pictures/a.png" xlink:type="simple"/></draw:frame>'
WITHHELD = {
    "a paragraph under it": para(IMAGE) + para(f"RESERVADO: {CAPTION}"),
    "an empty paragraph between": para(IMAGE) + para("") + para(f"RESERVADO: {CAPTION}"),
    "a line under it": para(IMAGE, BREAK, f"RESERVADO: {CAPTION}"),
    "with its label first": para(IMAGE) + para(f"Figura 1: RESERVADO: {CAPTION}"),
    "with its label after": para(IMAGE) + para(f"RÉSERVÉ : Figure 1. {CAPTION}"),
    "in a cell": f"<w:tbl><w:tr><w:tc>{para(IMAGE)}{para(f'RESERVADO: {CAPTION}')}</w:tc></w:tr></w:tbl>",
}
KEPT = {
    "a paragraph between": para(IMAGE) + para("La mesa mira el canal.") + para(f"RESERVADO: {CAPTION}"),
    "a long passage": para(IMAGE) + para(f"RESERVADO: {CAPTION}. {'Se habló de todo. ' * 20}"),
    "a reserved agreement": para(IMAGE) + para(f"RESERVADO: ACUERDO: {CAPTION}"),
}


def built(folder: Path, files: dict[str, bytes | str], *, internal: bool = False) -> tuple[str, list[str]]:
    """The page of the event, and the codes of what was found."""
    made = build_event(folder_with(folder, {"evento.yaml": EVENT, **files}), ROOT, Choices(("html",), internal=internal))
    page = next(content for name, content in made.files if name.endswith(".html"))
    return page.decode(), [problem.code for problem in made.problems]


def in_word(body: str) -> dict[str, bytes | str]:
    text = para("La mesa habló del riego.") + body + para("Y se cerró.")
    return {"mesa.yaml": HEADER, "mesa.docx": docx(text, relations={"i": ("image", "media/image1.png")}, parts=PARTS)}


@pytest.mark.parametrize("place", WITHHELD)
def test_the_picture_goes_with_its_reserved_caption(place: str, tmp_path: Path) -> None:
    page, codes = built(tmp_path, in_word(WITHHELD[place]))
    assert "Y se cerró" in page
    assert "fábrica" not in page
    assert "data:image/png" not in page
    assert ("T-029" in codes) == ("label first" not in place)
    internal, _ = built(tmp_path, {}, internal=True)
    assert "fábrica" in internal
    assert "data:image/png" in internal


@pytest.mark.parametrize("place", KEPT)
def test_a_picture_that_is_not_captioned_so_stays(place: str, tmp_path: Path) -> None:
    page, codes = built(tmp_path, in_word(KEPT[place]))
    assert "fábrica" not in page
    assert "data:image/png" in page
    assert "T-029" not in codes


def test_the_same_in_an_odt_file(tmp_path: Path) -> None:
    body = p("La mesa habló del riego.") + p(FRAME) + p(f"RESERVADO: {CAPTION}")
    page, codes = built(tmp_path, {"mesa.yaml": HEADER, "mesa.odt": odt(body, parts={"Pictures/a.png": PNG})})
    assert "T-029" in codes
    assert "fábrica" not in page
    assert "data:image/png" not in page


def test_in_a_long_text_of_the_event_too(tmp_path: Path) -> None:
    body = para("La mesa habló del riego.") + WITHHELD["a paragraph under it"]
    page, codes = built(tmp_path, {"conclusiones.docx": docx(body, relations={"i": ("image", "media/image1.png")}, parts=PARTS)})
    assert "T-029" in codes
    assert "habló del riego" in page
    assert "fábrica" not in page
    assert "data:image/png" not in page
