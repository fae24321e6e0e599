"""The contents of the ODT: their numbers are those of the pages that LibreOffice makes, without anybody having updated them."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lxml import etree

from memoria.document import roles
from memoria.document import tree as t
from memoria.theme import Theme, read_theme
from memoria.writers.odt import write_odt
from memoria.writers.odt.elements import NAMESPACES as N
from tests.programs import opened_by_libreoffice, through_libreoffice
from tests.writers.odt import odf_check

ROOT = Path(__file__).resolve().parents[3]
LINE = re.compile(r"(Chapter|Section) (\d+)[ .]*?(\d+)$")
WORDS = "Una frase que ocupa su lugar en la página y no dice nada más. " * 6


@pytest.fixture(scope="module")
def odt() -> bytes:
    return write_odt(t.Document(t.Meta(title="Memoria", language="es"), tuple(volume())), theme()).value


def theme() -> Theme:
    return read_theme((ROOT / "templates" / "default" / "theme.yaml").read_text("utf-8"))


def volume() -> list[t.Block]:
    """A cover, contents, and chapters that each fill another number of pages."""
    blocks: list[t.Block] = [t.Div((t.Heading(1, (t.Text("Contenido"),), t.Attr("", (), (("toc", "no"),))),), _of(roles.FRONT))]
    blocks.append(t.Div((), _of(roles.CONTENTS)))
    for number in range(1, 8):
        chapter = t.Heading(1, (t.Text(f"Chapter {number}"),), t.Attr(f"chapter-{number}", (roles.UNNUMBERED,)))
        section = t.Heading(2, (t.Text(f"Section {number}"),), t.Attr(f"section-{number}", (roles.UNNUMBERED,)))
        text = tuple(t.Para((t.Text(WORDS),)) for _ in range(5 * number))
        blocks.append(t.Div((chapter, *text, section, *text[:3]), _of(roles.CHAPTER)))
    return [*blocks, t.Heading(1, (t.Text("Sin lugar"),))]


def _of(role: str) -> t.Attr:
    return t.Attr("", (role,))


def test_each_line_refers_to_the_page_of_its_heading_and_holds_no_number_of_ours(odt: bytes) -> None:
    lines = _lines(odt)
    assert len(lines) == 15
    for line in lines[:-1]:
        (reference,) = line.xpath(".//text:bookmark-ref", namespaces=N)
        (link,) = line.xpath("text:a/@xlink:href", namespaces=N)
        assert reference.get(f"{{{N['text']}}}reference-format") == "page"
        assert reference.get(f"{{{N['text']}}}ref-name") == link[1:]
        assert reference.text is None
    assert lines[-1].xpath(".//text:bookmark-ref|.//text:tab|.//text:a", namespaces=N) == []


@pytest.mark.external
def test_the_schemas_of_the_standard_find_nothing(odt: bytes, tmp_path: Path) -> None:
    assert odf_check.faults(odt, tmp_path) == []


@pytest.mark.external
def test_libreoffice_finds_the_pages_when_it_opens_the_file(odt: bytes, tmp_path: Path) -> None:
    (tmp_path / "memoria.odt").write_bytes(odt)
    printed = pypdfium2.PdfDocument(through_libreoffice(tmp_path / "memoria.odt", "pdf", tmp_path).read_bytes())
    try:
        pages = [page.get_textpage().get_text_bounded().splitlines() for page in printed]
    finally:
        printed.close()
    told = {f"{kind} {number}": int(page) for line in pages[0] for kind, number, page in LINE.findall(line.strip())}
    stands = {title: number for number, lines in enumerate(pages[1:], 2) for line in lines if (title := line.strip()) in told}
    assert len(told) == 14
    assert told == stands
    assert len(set(told.values())) > 8, "chapters of more than a page"


@pytest.mark.external
def test_whoever_opens_the_file_sees_them_too(odt: bytes, tmp_path: Path) -> None:
    (tmp_path / "memoria.odt").write_bytes(odt)
    lines = _lines(opened_by_libreoffice(tmp_path / "memoria.odt", tmp_path).read_bytes())
    seen = [int(page) for line in lines for page in line.xpath(".//text:bookmark-ref/text()", namespaces=N)]
    assert len(seen) == 14
    assert seen == sorted(seen)
    assert len(set(seen)) > 8


def _lines(odt: bytes) -> Any:
    content: Any = etree.fromstring(zipfile.ZipFile(io.BytesIO(odt)).read("content.xml"))
    return content.xpath("//text:index-body/text:p", namespaces=N)
