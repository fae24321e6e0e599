"""Every node in every other, and what other programs make of the file."""

from __future__ import annotations

import json
import re
import subprocess
from functools import cache
from pathlib import Path

import pypandoc
import pytest

from memoria.document.pandoc_json import blocks_from_json
from memoria.document.tree import Document
from memoria.theme import read_theme
from memoria.writers.docx import write_docx
from memoria.writers.expected import expected_of, fold
from memoria.writers.extract import docx_reading
from memoria.writers.readback import missing_words
from tests.programs import find, through_libreoffice
from tests.writers.docx.conftest import TEMPLATE, run_pandoc
from tests.writers.docx.package import Package, W
from tests.writers.torture import torture
from tests.writers.volume import VOLUME

DOCUMENTS = {"volume": VOLUME, "torture": torture().document}


@cache
def written(name: str) -> bytes:
    return write_docx(DOCUMENTS[name], read_theme(TEMPLATE.read_text("utf-8")), pandoc=run_pandoc).value


def test_no_word_is_lost_or_out_of_order_in_the_torture_document() -> None:
    assert missing_words(expected_of(DOCUMENTS["torture"]), docx_reading(written("torture")), "torture.docx") == ()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_style_that_a_text_names_is_in_the_file(name: str) -> None:
    """LibreOffice never has done with a note whose paragraphs are in a style that is not there."""
    made = Package(written(name))
    known = {style.get(f"{W}styleId") for style in made.tree("word/styles.xml").iter(f"{W}style")}
    for part in ("word/document.xml", "word/footnotes.xml"):
        asked = {node.get(f"{W}val") for kind in ("pStyle", "rStyle", "tblStyle") for node in made.tree(part).iter(f"{W}{kind}")}
        assert asked <= known


@pytest.mark.parametrize("name", DOCUMENTS)
def test_pandoc_reads_every_word_back(name: str, tmp_path: Path) -> None:
    file = tmp_path / "file.docx"
    file.write_bytes(written(name))
    command = [pypandoc.get_pandoc_path(), "-f", "docx", "-t", "json", str(file)]
    answer = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    read = expected_of(Document(DOCUMENTS[name].meta, blocks_from_json(answer["blocks"])))
    found = "".join(run.letters for run in (*read.text, *read.notes))
    wanted = expected_of(DOCUMENTS[name])
    assert [run.words for run in (*wanted.text, *wanted.notes) if run.letters not in found] == []


@pytest.mark.external
@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_open_xml_validator_finds_nothing(name: str, tmp_path: Path) -> None:
    file = tmp_path / "file.docx"
    file.write_bytes(written(name))
    answer = subprocess.run([str(find("ooxml-validator")), str(file)], capture_output=True, check=False)
    assert json.loads(answer.stdout)["errors"] == []


@pytest.mark.external
@pytest.mark.parametrize("name", DOCUMENTS)
def test_libreoffice_prints_every_word(name: str, tmp_path: Path) -> None:
    text = _through_libreoffice(written(name), tmp_path)
    assert _lost(DOCUMENTS[name], text) == []


@pytest.mark.external
def test_libreoffice_prints_the_page_of_every_entry_of_the_contents(tmp_path: Path) -> None:
    _through_libreoffice(written("volume"), tmp_path)
    command = ["pdftotext", "-layout", str(tmp_path / "out" / "file.pdf"), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    entries = re.findall(r"^.*\.{4,}.*$", text, re.MULTILINE)
    assert len(entries) > 4
    assert [entry for entry in entries if not re.search(r"\.\s*[ivx\d]+$", entry)] == []


@pytest.mark.external
def test_libreoffice_uses_the_fonts_inside(tmp_path: Path) -> None:
    _through_libreoffice(written("volume"), tmp_path)
    fonts = subprocess.run(["pdffonts", str(tmp_path / "out" / "file.pdf")], capture_output=True, check=True).stdout.decode()
    assert "SourceSerifPro-Regular" in fonts
    assert "SourceSansPro-Semibold" in fonts
    assert "SourceSansPro-Light" in fonts


def _through_libreoffice(data: bytes, folder: Path) -> str:
    file = folder / "file.docx"
    file.write_bytes(data)
    made = through_libreoffice(file, "pdf", folder)
    return subprocess.run(["pdftotext", str(made), "-"], capture_output=True, check=True).stdout.decode()


def _lost(document: Document, text: str) -> list[str]:
    """Words of the tree that the text does not have; a word cut at a line's end is whole."""
    expected = expected_of(document)
    found = fold(re.sub(r"[-\u00ad]\n+", "", text))
    words = [word for run in (*expected.text, *expected.notes) for word in run.words.split()]
    return [word for word in words if fold(word) not in found]
