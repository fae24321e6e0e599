"""The page numbers that the DOCX bears at its first opening, against those of LibreOffice, which breaks its pages itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdfium2
import pytest

from memoria.choices import Choices
from memoria.workspace.session import build_event
from memoria.writers.expected import fold
from tests.programs import through_libreoffice
from tests.publication.conftest import EVENTS_BEFORE, ROOT
from tests.publication.written import W, Written

FORUM, SEMINAR, FORUM_BEFORE = "foro-internacionalizacion-2023", "seminario-accion-internacional-2018", *EVENTS_BEFORE
NUMERALS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
NEAR = 0.03
"""Share of a volume's pages by which LibreOffice may break its pages elsewhere than we say."""
VOLUMES = [
    (FORUM, "", "es"),
    (FORUM, "", "fr"),
    (FORUM, "sobrio", "es"),
    (SEMINAR, "", "es"),
    (SEMINAR, "", "fr"),
    (SEMINAR, "sobrio", "es"),
    (FORUM_BEFORE, "", "es"),
    (FORUM_BEFORE, "sobrio", "fr"),
]


@pytest.mark.external
@pytest.mark.slow
@pytest.mark.parametrize(("event", "template", "language"), VOLUMES)
def test_chapters_stand_where_the_contents_say(event: str, template: str, language: str, tmp_path: Path) -> None:
    docx = _written(event, template, language, tmp_path)
    pages, places = _printed(docx, tmp_path)
    listed = [(words if words in places else words.lstrip("0123456789"), label) for words, label in _contents(docx)]
    body = next(places[words] for words, label in listed if label == "1")
    wrong = []
    for words, label in listed:
        stated = body + int(label) - 1 if label.isdigit() else _number(label) - 1
        if abs(places[words] - stated) > NEAR * pages:
            wrong.append((words, label, places[words] - stated))
    assert len(listed) > 10
    assert wrong == []


def _written(event: str, template: str, language: str, folder: Path) -> bytes:
    """The DOCX of an event, beside the edition before it."""
    for name in {event, *EVENTS_BEFORE}:
        shutil.copytree(ROOT / "sources" / name, folder / name)
    record = folder / event / "evento.yaml"
    if template:
        lines = [line for line in record.read_text("utf-8").splitlines() if not line.startswith("plantilla:")]
        record.write_text("\n".join([*lines, f"plantilla: {template}", ""]), "utf-8")
    built = build_event(folder / event, ROOT, Choices(("docx",), language=language))
    return next(data for name, data in built.files if name.endswith(".docx"))


def _printed(docx: bytes, folder: Path) -> tuple[int, dict[str, int]]:
    """How many pages LibreOffice makes of it, and on which of them each chapter begins."""
    (folder / "memoria.docx").write_bytes(docx)
    reader = pypdfium2.PdfDocument(through_libreoffice(folder / "memoria.docx", "pdf", folder).read_bytes())
    try:
        return len(reader), {fold(mark.get_title()): mark.get_dest().get_index() for mark in reader.get_toc() if mark.level == 0}
    finally:
        reader.close()


def _contents(docx: bytes) -> list[tuple[str, str]]:
    """Letters and page of each chapter that the contents list."""
    found = []
    for paragraph in Written(docx).body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") == "TOC1":
            texts = [node.text or "" for node in paragraph.iter(f"{W}t")]
            found.append((fold("".join(texts[:-1])), texts[-1]))
    return found


def _number(roman: str) -> int:
    values = [NUMERALS[letter] for letter in roman]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
