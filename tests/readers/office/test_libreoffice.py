"""A form filled in and saved by LibreOffice, as DOCX and as ODT, is read back the same."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from memoria.forms.form import forms_of
from memoria.forms.word import as_word
from memoria.readers.office import Paper, read_paper
from memoria.theme import read_theme
from memoria.workspace.places import shipped_templates
from memoria.workspace.session import read_event_at
from tests.document.native import native
from tests.examples.rapporteurs import FORUM
from tests.programs import find, through_libreoffice

pytestmark = [pytest.mark.external, pytest.mark.skipif(find("soffice") is None, reason="needs LibreOffice")]


def filled() -> bytes:
    """The form of a dialogue with a few things written into it, where the form has room for them."""
    memoria = read_event_at(FORUM).memoria
    form = next(form for form in forms_of(memoria, received=True) if any("S05" in value for _, value in form.rows))
    document = Document(BytesIO(as_word(form, read_theme((shipped_templates() / "default" / "theme.yaml").read_text("utf-8")))))
    document.paragraphs[2].text = "Se partió de una pregunta."
    for cell, text in zip(
        document.tables[2].rows[1].cells, ("Constituir la mesa", "RESCOT", "", "30/09/2023", "acta firmada", ""), strict=True
    ):
        cell.text = text
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def said(paper: Paper) -> tuple[str, str, list[str]]:
    return native(paper.blocks), str(paper.header), [problem.code for problem in paper.problems]


def test_a_form_saved_by_libreoffice_is_read_back_the_same(tmp_path: Path) -> None:
    data = filled()
    (tmp_path / "nota.docx").write_bytes(data)
    before = said(read_paper("nota", data, "es"))
    assert "Constituir la mesa" in before[0]
    for kind in ("odt", "docx"):
        saved = through_libreoffice(tmp_path / "nota.docx", kind, tmp_path)
        assert said(read_paper("nota", saved.read_bytes(), "es")) == before
