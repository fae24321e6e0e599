"""A Word form as people fill it in, saved by Word (python-docx here) and by LibreOffice, comes back as what they wrote."""

from __future__ import annotations

import io
import json
import subprocess
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.text.paragraph import Paragraph

from memoria.document.walk import text_of
from memoria.forms.form import forms_of
from memoria.forms.texts import LANGUAGES
from memoria.forms.word import as_word
from memoria.pipeline import Reading
from memoria.theme import read_theme
from memoria.workspace.places import THEME, shipped_templates
from tests.forms.events import event, of
from tests.programs import find, through_libreoffice

LOOKS = read_theme((shipped_templates() / "default" / THEME).read_text("utf-8"))
WRITTEN = (
    "Se partió de una pregunta. Ideas fuerza Una red dura si tiene presupuesto Nadie la cuida sola "
    "Acuerdos Reunirse cada semestre Compromisos Constituir la mesa"
)
MARKS = ["key-idea", "key-idea", "agreement", "commitment"]


def blank(stem: str = "S02", language: str = "es") -> bytes:
    return next(as_word(form, LOOKS) for form in forms_of(event(language=language).memoria) if form.stem.startswith(stem))


def under(document: Any, instruction: str) -> Paragraph:
    """The place to write under an instruction."""
    paragraphs = document.paragraphs
    number = next(number for number, paragraph in enumerate(paragraphs) if paragraph.text.startswith(f"⟦{instruction}"))
    place: Paragraph = paragraphs[number + 1]
    return place


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def filled() -> bytes:
    document = Document(io.BytesIO(blank()))
    for row in document.tables[0].rows:
        if row.cells[0].text in ("Título", "Estado"):
            row.cells[1].text = {"Título": "Lo que se dijo", "Estado": "final"}[row.cells[0].text]
    under(document, "La conversación").text = "Se partió de una pregunta."
    first = under(document, "Una frase por idea")
    second = deepcopy(first._p)
    first._p.addnext(second)
    first.text = "Una red dura si tiene presupuesto"
    Paragraph(second, first._parent).text = "Nadie la cuida sola"
    rows = {
        1: ("Reunirse cada semestre", "RUGI; Ana Paredes León"),
        2: ("Constituir la mesa", "RUGI", "", "30/09/2030", "acta", "acta"),
    }
    for number, words in rows.items():
        for cell, word in zip(document.tables[number].rows[1].cells, words, strict=True):
            cell.text = word
    return saved(document)


def converted(data: bytes, ending: str, folder: Path) -> bytes:
    """The same file, opened and saved by LibreOffice."""
    (folder / "nota.docx").write_bytes(data)
    return through_libreoffice(folder / "nota.docx", ending, folder).read_bytes()


def holds_what_was_written(reading: Reading, path: str) -> None:
    assert of(reading, path) == [], "not a warning, and not a note either"
    (note,) = reading.memoria.contributions
    assert (note.session_id, note.front.state, note.front.title) == ("S02", "final", "Lo que se dijo")
    assert [mark.kind for mark in note.marks] == MARKS
    assert text_of(note.body) == WRITTEN
    (commitment,) = reading.memoria.roadmap.commitments
    assert (commitment.responsible, commitment.term, commitment.indicator) == (("RUGI",), "30/09/2030", "acta")


def test_a_filled_form_is_read_without_a_word() -> None:
    holds_what_was_written(event({"nota.docx": filled()}), "nota.docx")


@pytest.mark.external
@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_a_form_saved_by_libreoffice_is_read_back_the_same(ending: str, tmp_path: Path) -> None:
    holds_what_was_written(event({f"nota.{ending}": converted(filled(), ending, tmp_path)}), f"nota.{ending}")


@pytest.mark.external
@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_a_blank_form_saved_by_libreoffice_is_still_no_note(ending: str, tmp_path: Path) -> None:
    reading = event({f"nota.{ending}": converted(blank(), ending, tmp_path)})
    assert [problem.code for problem in of(reading, f"nota.{ending}")] == ["B-001"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stem", ["S01-rugi", "S02", "S03"])
def test_a_blank_word_form_is_no_note(stem: str, language: str) -> None:
    reading = event({"nota.docx": blank(stem, language)}, language)
    assert [problem.code for problem in of(reading, "nota.docx")] == ["B-001"]
    assert not reading.memoria.contributions


@pytest.mark.external
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_is_valid_open_xml(language: str, tmp_path: Path) -> None:
    path = tmp_path / "formulario.docx"
    path.write_bytes(blank("S02", language))
    answer = subprocess.run([str(find("ooxml-validator")), str(path)], capture_output=True, text=True, check=False)
    assert json.loads(answer.stdout)["errors"] == []


def test_what_was_typed_after_an_instruction_on_its_own_line_is_kept() -> None:
    document = Document(io.BytesIO(blank()))
    paragraph = next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith("⟦La conversación"))
    paragraph.add_run(" Se partió de una pregunta.")
    (note,) = event({"nota.docx": saved(document)}).memoria.contributions
    assert text_of(note.body) == "Se partió de una pregunta."


def test_what_was_typed_over_an_instruction_in_its_style_is_kept() -> None:
    document = Document(io.BytesIO(blank()))
    paragraph = next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith("⟦La conversación"))
    paragraph.runs[0].text = "Se partió de una pregunta."
    (note,) = event({"nota.docx": saved(document)}).memoria.contributions
    assert text_of(note.body) == "Se partió de una pregunta."


def test_half_an_instruction_is_kept_without_its_sign_and_said() -> None:
    document = Document(io.BytesIO(blank()))
    paragraph = next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith("⟦La conversación"))
    paragraph.runs[0].text = "⟦Se partió de una pregunta."
    reading = event({"nota.docx": saved(document)})
    assert "B-002" in {problem.code for problem in of(reading, "nota.docx")}
    assert text_of(reading.memoria.contributions[0].body) == "Se partió de una pregunta."
