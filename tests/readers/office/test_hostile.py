"""Files that are no text, that broke, or that were made to harm: each gets its message; nothing is fetched or read elsewhere."""

from __future__ import annotations

import socket
import time
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from memoria import archive
from memoria.choices import Choices
from memoria.document.walk import text_of
from memoria.readers.office import read_paper
from memoria.readers.yaml_nodes import parse_yaml
from memoria.source import SourceFile
from memoria.workspace.session import build_event
from tests.document.native import native
from tests.documents import W, docx, odt, p, para, zipped
from tests.folders import RECORD, folder_with

WORD = docx(para("Texto"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def said(data: bytes, name: str = "nota.docx") -> list[str]:
    paper = read_paper(name, data, "es")
    assert (paper.unread == "") == bool(paper.blocks)
    return [problem.code for problem in paper.problems]


UNREADABLE = {
    "an old Word file": (OLE, "D-001"),
    "rich text": (b"{\\rtf1 hola}", "D-001"),
    "a page of the web": (b"<html><body>hola</body></html>", "D-001"),
    "a PDF": (b"%PDF-1.4\n", "D-001"),
    "Pages": (zipped({"Index/Document.iwa": b"x"}), "D-001"),
    "with a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "D-002"),
    "an ODT with a password": (
        odt(p("x"), parts={"META-INF/manifest.xml": "<m:manifest xmlns:m='urn:m'><m:encryption-data/></m:manifest>"}),
        "D-002",
    ),
    "cut short": (WORD[: len(WORD) // 2], "D-003"),
    "noise": (b"PK\x03\x04" + b"\xff" * 200, "D-003"),
    "plain text": (b"hola", "D-003"),
    "without its text": (zipped({"[Content_Types].xml": "<x/>", "word/styles.xml": "<x/>"}), "D-003"),
    "XML that broke": (docx("<w:p><w:r>"), "D-003"),
    "XML without end": (docx("<w:p>" * 5000 + "</w:p>" * 5000), "D-003"),
    "a spreadsheet": (zipped({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}), "D-004"),
    "slides": (zipped({"[Content_Types].xml": "<x/>", "ppt/presentation.xml": "<x/>"}), "D-004"),
    "a sheet of OpenDocument": (
        zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}),
        "D-004",
    ),
    "some zip": (zipped({"foto.png": b"x"}), "D-004"),
    "nothing": (b"", "D-005"),
    "half copied": (b"\0" * 4096, "D-005"),
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_what_cannot_be_read_is_named(what: str) -> None:
    data, code = UNREADABLE[what]
    assert said(data) == [code]


def test_a_document_without_text_is_said() -> None:
    assert [problem.code for problem in read_paper("nota.docx", docx("<w:p/>"), "es").problems] == ["D-006"]


def test_a_part_of_another_kind_under_the_name_of_the_text_is_damage() -> None:
    assert said(docx("", parts={"word/document.xml": "<x>hola</x>"})) == ["D-003"]
    assert said(odt("", parts={"content.xml": "<x>hola</x>"})) == ["D-003"]


def test_a_file_is_what_its_bytes_say_and_not_its_name() -> None:
    assert said(WORD, "nota.odt") == []
    assert said(odt(p("Texto")), "nota.docx") == []
    assert said(WORD, "nota.doc") == []


BILLION = (
    '<!DOCTYPE l [<!ENTITY a "ja">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
ELSEWHERE = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("head", [BILLION, ELSEWHERE, '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/x.dtd">'])
def test_entities_and_dtds_are_refused_at_once(head: str) -> None:
    body = f"{head}<w:document {W}><w:body>{para('&i;' if head is BILLION else 'x')}</w:body></w:document>"
    begun = time.monotonic()
    assert said(docx("", parts={"word/document.xml": body})) == ["Z-004"]
    assert said(odt("", parts={"content.xml": f"{head}<x/>"})) == ["Z-004"]
    assert time.monotonic() - begun < 2


def test_a_part_that_unpacks_to_gigabytes_is_not_unpacked() -> None:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(60):
                part.write(b" " * 1_000_000)
    assert len(stream.getvalue()) < 100_000
    assert said(stream.getvalue()) == ["Z-003"]


def test_a_part_larger_than_may_be_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_XML", 100)
    assert said(WORD) == ["Z-001"]


def test_all_parts_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_TOTAL", 500)
    assert said(WORD) == ["Z-001"]


def test_a_package_of_too_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_ENTRIES", 20)
    assert said(docx(para("x"), parts={f"word/{number}.xml": "x" for number in range(30)})) == ["Z-002"]


def test_names_that_lead_out_are_said_and_not_read() -> None:
    names = {"../../etc/passwd": "x", "/etc/passwd": "x", "C:\\windows\\x": "x"}
    assert said(docx(para("Texto"), parts=names)) == ["Z-005"]


def test_an_archive_in_the_archive_is_not_opened() -> None:
    bomb = zipped({"a": zipped({"b": b"\0" * 1_000_000})})
    assert said(docx(para("Texto"), parts={"word/embeddings/x.zip": bomb})) == []


def test_a_broken_part_that_the_text_can_do_without_is_done_without() -> None:
    assert said(docx(para("Texto"), parts={"word/styles.xml": "<w:styles", "word/numbering.xml": "\0"})) == []


EVENT = f"{RECORD}programa:\n  - fecha: 2023-03-28\n    sesiones:\n      - {{id: S01, formato: mesa}}\n"


def test_a_note_in_word_is_no_template_and_reaches_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("somebody went to the network")

    monkeypatch.setattr(socket.socket, "connect", refused)
    outside = tmp_path / "secreto.png"
    outside.write_bytes(b"\x89PNG\r\n\x1a\n")
    body = para("tipo: conversatorio") + para("sesion: S01") + para("{{ 7*7 }} {% include '/etc/passwd' %} {# nada #} ${x} =1+1")
    word = docx(body, relations={"i": ("image", "file:///" + outside.as_posix())})
    event = folder_with(tmp_path / "evento", {"evento.yaml": EVENT, "nota.docx": word})
    made = build_event(event, event, Choices(formats=("docx",)))
    (note,) = made.files[:1]
    (paper,) = [account for account in made.accounts if account.path == "nota.docx"]
    assert "{{ 7*7 }} {% include '/etc/passwd' %} {# nada #}" in " ".join(entry.text for entry in paper.entries)
    assert note[0] == "memoria.docx"
    assert not [problem for problem in made.problems if problem.code.startswith(("W", "G", "V"))]


def test_a_bomb_of_aliases_in_yaml_is_refused_at_once() -> None:
    lines = ["a: &a [x, x]", *(f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]" for old, new in pairwise("abcdefghij"))]
    begun = time.monotonic()
    codes = {problem.code for problem in parse_yaml(SourceFile("evento.yaml", "\n".join(lines))).diagnostics}
    assert codes == {"Y-013"}
    assert time.monotonic() - begun < 2


def test_what_came_and_cannot_be_read_stands_in_the_ledger(tmp_path: Path) -> None:
    folder_with(tmp_path, {"evento.yaml": EVENT, "nota.doc": OLE})
    made = build_event(tmp_path, tmp_path, Choices(formats=()))
    assert [(account.path, account.unread) for account in made.accounts] == [("nota.doc", "D-001")]


def test_every_word_of_both_formats_is_found() -> None:
    for data in (WORD, odt(p("Texto"))):
        paper = read_paper("nota", data, "es")
        assert text_of(paper.blocks) == "Texto"
        assert native(paper.blocks) == "Para: Texto"
