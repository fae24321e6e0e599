"""A template that has logos: they are on the cover of each format, with the words that say what they show."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from lxml import etree, html

from memoria.choices import FORMATS, Choices
from memoria.codes import Severity
from memoria.workspace.session import build_event
from memoria.writers.zipped import unpack
from tests.publication.conftest import EVENTS_BEFORE, ROOT
from tests.writers.pdf.reading import elements
from tests.writers.trees import picture

EVENT = EVENTS_BEFORE[0]
WORDS = ["Red Uno de Cooperación", "consorcio del sur"]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><rect width="30" height="10" fill="#AA3300"/></svg>'
COLOUR = (170, 51, 0)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("logos") / EVENT
    shutil.copytree(ROOT / "sources" / EVENT, folder)
    template = folder / "templates" / "propia"
    template.mkdir(parents=True)
    (template / "red.png").write_bytes(picture())
    (template / "consorcio-del_sur.svg").write_text(SVG, "utf-8")
    logos = f"logos:\n  - red.png: {WORDS[0]}\n  - consorcio-del_sur.svg\n"
    (template / "theme.yaml").write_text(f"name: propia\n{logos}", "utf-8")
    record = folder / "evento.yaml"
    lines = [line for line in record.read_text("utf-8").splitlines() if not line.startswith("plantilla:")]
    record.write_text("\n".join([*lines, "plantilla: propia", ""]), "utf-8")
    built = build_event(folder, Path("nowhere"), Choices(formats=FORMATS))
    assert [problem.code for problem in built.problems if problem.severity is Severity.ERROR] == []
    return dict(built.files)


def test_pdf(files: dict[str, bytes]) -> None:
    with pikepdf.open(BytesIO(files["memoria.pdf"])) as pdf:
        figures = [figure for figure in elements(pdf, "Figure") if figure.Pg.objgen == pdf.pages[0].objgen]
        assert [str(figure.Alt) for figure in figures] == WORDS
        (left, bottom, _, top), (beside, *_) = ([float(side) for side in figure.A.BBox] for figure in figures)
    assert beside > left
    assert abs(top - bottom - 13 * 72 / 25.4) < 1
    cover = pypdfium2.PdfDocument(files["memoria.pdf"])[0].render().to_pil().convert("RGB")
    assert COLOUR in {colour for _, colour in cover.getcolors(1 << 20)}


def test_docx(files: dict[str, bytes]) -> None:
    body: Any = etree.fromstring(unpack(files["memoria.docx"])["word/document.xml"])
    line = body.xpath("//*[local-name()='pStyle'][@*='CoverLogos']/../..")[0]
    assert [one.get("descr") for one in line.iter("{*}docPr")] == WORDS
    heights = {int(one.get("cy")) for one in line.iter("{*}inline/{*}extent", "{*}extent")}
    assert all(abs(height - 13 * 36000) < 36000 for height in heights)


def test_html(files: dict[str, bytes]) -> None:
    page: Any = html.document_fromstring(files["memoria.html"])
    assert [image.get("alt") for image in page.xpath("//header//img")] == WORDS


def test_odt(files: dict[str, bytes]) -> None:
    content: Any = etree.fromstring(unpack(files["memoria.odt"])["content.xml"])
    frames = [frame for frame in content.iter("{*}frame") if frame.findtext("{*}desc") in WORDS]
    assert [frame.findtext("{*}desc") for frame in frames] == WORDS
    assert {value for frame in frames for name, value in frame.attrib.items() if name.endswith("height")} == {"13.0mm"}
