"""A column of numbers ends at the right in every format."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from memoria.document.columns import with_aligned_columns
from memoria.document.tree import Column, Document, Meta, Row, Table
from memoria.theme import Theme, read_theme
from memoria.writers.docx import Pandoc, write_docx
from memoria.writers.html import write_html
from memoria.writers.odt import write_odt
from memoria.writers.odt.elements import NAMESPACES
from memoria.writers.pdf import write_pdf
from memoria.writers.zipped import unpack
from tests.publication.printed import Printed
from tests.writers.docx.conftest import pandoc
from tests.writers.docx.package import Package, W, words
from tests.writers.trees import row

__all__ = ["pandoc"]
ROOT = Path(__file__).resolve().parents[2]
NUMBERS = ("Cuántos", "1 234", "7", "56")


@pytest.fixture(scope="module")
def theme() -> Theme:
    return read_theme((ROOT / "templates" / "default" / "theme.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def document() -> Document:
    names = ("Lugar", "Norte", "Sur", "Este")
    remarks = ("Observación", "una", "otra", "ninguna")
    rows: list[Row] = [row(*cells) for cells in zip(names, NUMBERS, remarks, strict=True)]
    table = Table((Column(), Column(), Column()), (rows[0],), tuple(rows[1:]))
    return with_aligned_columns(Document(Meta("Uno", "es", date="2023-06-30T00:00:00Z"), (table,)))


def test_pdf(document: Document, theme: Theme) -> None:
    lines = {line.text.replace("\u00a0", " "): line for line in Printed(write_pdf(document, theme).value).lines}
    rights = [round(lines[number].right) for number in NUMBERS]
    assert max(rights) - min(rights) <= 1
    assert len({round(lines[name].left) for name in ("Norte", "Sur", "Este")}) == 1


def test_docx(document: Document, theme: Theme, pandoc: Pandoc) -> None:
    package = Package(write_docx(document, theme, pandoc=pandoc).value)
    sides = {words(text): text.find(f"{W}pPr/{W}jc") for text in package.body.iter(f"{W}p")}
    assert {sides[number].get(f"{W}val") for number in NUMBERS} == {"right"}
    assert [sides[name] for name in ("Norte", "una")] == [None, None]


def test_html(document: Document, theme: Theme) -> None:
    made: Any = html.document_fromstring(write_html(document, theme).value)
    assert [cell.text_content() for cell in made.xpath("//*[contains(@class, 'right')]")] == list(NUMBERS)


def test_odt(document: Document, theme: Theme) -> None:
    made: Any = etree.fromstring(unpack(write_odt(document, theme).value)["content.xml"])
    texts = made.xpath("//table:table//text:p", namespaces=NAMESPACES)
    styles = {"".join(text.itertext()): text.xpath("string(@text:style-name)", namespaces=NAMESPACES) for text in texts}
    assert all(styles[number].endswith("Right") for number in NUMBERS)
    assert not styles["Norte"].endswith("Right")
