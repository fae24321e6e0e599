"""Recordings in print and on the screen: an event's folder goes in, and its files lead to the minute that a note tells."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from lxml import etree

from memoria.choices import Choices
from memoria.pipeline import Build
from memoria.workspace.session import build_event
from tests.folders import folder_with

ADDRESS = "https://video.example.org/s01"
EVENT = """\
titulo: Foro de ejemplo
inicio: 2023-03-28
ejemplo: sí
programa:
  - fecha: 2023-03-28
    sesiones:
      - id: S01
        hora: 09:00-10:00
        formato: conferencia
        titulo: Del proyecto al vínculo
        participan: Ana Paredes León
{recording}
"""
NOTE = """\
---
tipo: conferencia
sesion: S01
titulo: Del proyecto al vínculo
autor: Ana Paredes León
---

El inventario se explica en [00:12:30]; a las [09:50] hubo una pausa.

CITA (Ana Paredes León): El inventario se explica | minuto: 13
"""
RECORDED = f"        grabacion: {ADDRESS}"
RESERVED = f"{RECORDED}\n        reserva_grabacion: interno"


def built(folder: Path, recording: str, *formats: str, internal: bool = False) -> Build:
    folder_with(folder, {"evento.yaml": EVENT.format(recording=recording), "conferencia.md": NOTE})
    build = build_event(folder, folder, Choices(formats=formats, internal=internal))
    assert not [problem.code for problem in build.problems if problem.code.startswith(("W-", "G-", "E-"))]
    return build


def file(build: Build, suffix: str) -> bytes:
    return next(data for name, data in build.files if name.endswith(suffix) and "manifest" not in name)


def of_pdf(data: bytes) -> tuple[list[str], list[str]]:
    """The addresses that a PDF links to, and the descriptions of its pictures."""
    with pikepdf.open(BytesIO(data)) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        targets = [str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A]
        told = [str(item.Alt) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item]
    return targets, told


def test_a_time_of_a_note_and_the_minute_of_a_quote_lead_into_the_recording(tmp_path: Path) -> None:
    page = file(built(tmp_path, RECORDED, "html"), ".html").decode()
    assert f'<a href="{ADDRESS}#t=750">[00:12:30]</a>' in page
    assert f'<a href="{ADDRESS}#t=780">' in page
    assert "a las [09:50] hubo" in page


def test_paper_has_a_code_beside_the_address_and_the_screen_has_none(tmp_path: Path) -> None:
    build = built(tmp_path, RECORDED, "pdf", "docx", "html")
    targets, told = of_pdf(file(build, ".pdf"))
    assert f"Grabación de la sesión: {ADDRESS}" in told
    assert {ADDRESS, f"{ADDRESS}#t=750", f"{ADDRESS}#t=780"} <= set(targets)
    with ZipFile(BytesIO(file(build, ".docx"))) as package:
        root = etree.fromstring(package.read("word/document.xml"))
        pictures = [name for name in package.namelist() if name.startswith("word/media/")]
    frame = next(node for node in root.iter("{*}docPr") if node.get("descr") == f"Grabación de la sesión: {ADDRESS}")
    assert int(str(frame.xpath("string(../*[local-name()='extent']/@cx)"))) >= 15 * 36_000 - 1
    assert {name.rsplit(".", 1)[1] for name in pictures} >= {"svg", "png"}
    assert "data:image/svg" not in file(build, ".html").decode()


@pytest.mark.parametrize("recording", ["", "        grabacion: grabada en la sala"])
def test_there_is_no_code_where_there_is_no_address(tmp_path: Path, recording: str) -> None:
    (tmp_path / "evento.yaml").write_text(EVENT.format(recording=recording), "utf-8")
    (tmp_path / "conferencia.md").write_text(NOTE, "utf-8")
    build = build_event(tmp_path, tmp_path, Choices(formats=("pdf", "html")))
    targets, told = of_pdf(file(build, ".pdf"))
    assert not [words for words in told if words.startswith("Grabación")]
    assert "#t=" not in "".join(targets)
    assert "[00:12:30]" in file(build, ".html").decode()


def test_a_reserved_recording_is_in_no_public_file_and_in_the_internal_one(tmp_path: Path) -> None:
    public = file(built(tmp_path, RESERVED, "html"), ".html").decode()
    assert "video.example.org" not in public
    assert "[00:12:30]" in public
    assert f'href="{ADDRESS}#t=750"' in file(built(tmp_path, RESERVED, "html", internal=True), ".html").decode()


def test_in_odt_the_code_is_as_large(tmp_path: Path) -> None:
    with ZipFile(BytesIO(file(built(tmp_path, RECORDED, "odt"), ".odt"))) as package:
        content = package.read("content.xml").decode()
    widths = [float(width) for width in re.findall(r'<draw:frame[^>]*svg:width="([\d.]+)mm"', content)]
    assert f"Grabación de la sesión: {ADDRESS}" in content
    assert widths == [15.0]


def test_a_long_address_has_a_wider_code(tmp_path: Path) -> None:
    long = f"{ADDRESS}/{'una-direccion-larga/' * 6}"
    build = built(tmp_path, f"        grabacion: {long}", "docx")
    with ZipFile(BytesIO(file(build, ".docx"))) as package:
        document = package.read("word/document.xml").decode()
    widths = re.search(r'<wp:extent cx="(\d+)"[^>]*/>.{0,200}?descr="Grabación', document)
    assert widths
    assert int(widths[1]) / 36_000 > 20
