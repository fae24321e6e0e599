"""What other programs make of the finished files."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from pathlib import Path

import pypandoc
import pytest
from lxml import html

from memoria.writers.expected import fold
from tests.programs import find, through_libreoffice
from tests.publication.conftest import Volume
from tests.publication.written import W, Written
from tests.writers.docx.fields import results

WORD = re.compile(r"\w+")


def _run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(find(program)), *arguments], capture_output=True, text=True, check=False)


@pytest.mark.external
def test_the_open_xml_validator_finds_nothing(volume: Volume) -> None:
    answer = json.loads(_run("ooxml-validator", str(volume.folder / "memoria.docx")).stdout)
    assert (answer["ok"], answer["errors"]) == (True, [])


@pytest.mark.external
def test_qpdf_finds_nothing(volume: Volume) -> None:
    answer = _run("qpdf", "--check", str(volume.folder / "memoria.pdf"))
    assert (answer.returncode, "WARNING" in answer.stdout + answer.stderr) == (0, False)


@pytest.mark.external
@pytest.mark.slow
def test_a_screen_reader_hears_every_paragraph_in_the_order_of_the_text(volume: Volume) -> None:
    """Poppler's reading of the structure tree, against the paragraphs of the DOCX, which come from the same tree in its order."""
    said = _run("pdfinfo", "-struct-text", str(volume.folder / "memoria.pdf")).stdout
    read = fold("".join(line.strip()[1:-1] for line in said.splitlines() if line.strip().startswith('"')))
    at, lost = 0, []
    for paragraph in _paragraphs(volume):
        found = read.find(paragraph, at)
        if found < 0:
            lost.append(paragraph)
        else:
            at = found + len(paragraph)
    assert lost == []


def _paragraphs(volume: Volume) -> list[str]:
    """The beginnings of the paragraphs of the DOCX after its contents, up to the first note, as far as they tell something."""
    found: list[str] = []
    for paragraph in volume.written.body.iter(f"{W}p"):
        words = ""
        for node in paragraph.iter(f"{W}t", f"{W}footnoteReference", f"{W}fldChar"):
            if node.tag != f"{W}t":
                break
            words += node.text or ""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = style.get(f"{W}val") if style is not None else ""
        if name and name.startswith("TOC"):
            found = []
        elif len(fold(words)) > 20:
            found.append(fold(words))
    return found


# --- LibreOffice


@pytest.mark.external
@pytest.mark.slow
def test_libreoffice_computes_every_reference_as_we_say_it(volume: Volume, tmp_path: Path) -> None:
    """It computes references when it opens a file; only numbers of pages may become others."""
    computed = Written(through_libreoffice(volume.folder / "memoria.docx", "docx", tmp_path).read_bytes())
    assert results(computed.body) == results(volume.written.body) != []


# --- pandoc


@pytest.mark.slow
def test_pandoc_reads_every_word_of_the_docx(volume: Volume) -> None:
    """As HTML, which keeps what pandoc read: its plain text leaves the captions of figures out."""
    page = pypandoc.convert_file(str(volume.folder / "memoria.docx"), "html", extra_args=["--wrap=none"])
    read = Counter(WORD.findall(" ".join(map(str, html.fromstring(f"<div>{page}</div>").itertext())).casefold()))
    written = Counter(WORD.findall(volume.written.text.casefold()))
    assert {word: (count, read[word]) for word, count in written.items() if read[word] < count} == {}
