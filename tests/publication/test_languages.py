"""The Word file of both events in each language and in each theme: accessible, valid, whole, its pages where it says."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from memoria.choices import Choices
from memoria.workspace.session import build_event
from tests.programs import find
from tests.publication.conftest import EVENTS, EVENTS_BEFORE, ROOT
from tests.writers.docx.accessibility import faults
from tests.writers.docx.fields import agreeing
from tests.writers.docx.package import Package

WAYS = [("default", "es"), ("default", "en"), ("default", "fr"), ("default", "pt"), ("sobrio", "es"), ("sobrio", "fr")]
"""Themes and languages of the frame."""


@cache
def _built(name: str, template: str, language: str) -> tuple[bytes, tuple[str, ...]]:
    """The Word file, and the codes of what the writers found wrong."""
    with TemporaryDirectory() as folder:
        event = Path(folder) / name
        for other in (name, *EVENTS_BEFORE):
            shutil.copytree(ROOT / "sources" / other, Path(folder) / other, dirs_exist_ok=True)
        record = event / "evento.yaml"
        lines = [line for line in record.read_text("utf-8").splitlines() if not line.startswith("plantilla:")]
        record.write_text("\n".join([*lines, f"plantilla: {template}", ""]), "utf-8")
        built = build_event(event, ROOT, Choices(formats=("docx",), language=language))
    data = next(data for file, data in built.files if file.endswith(".docx"))
    return data, tuple(problem.code for problem in built.problems if problem.code[0] in "WG")


@pytest.mark.slow
@pytest.mark.parametrize(("template", "language"), WAYS)
@pytest.mark.parametrize("name", EVENTS)
def test_the_docx_is_whole_and_accessible_in_every_language_and_theme(name: str, template: str, language: str) -> None:
    data, problems = _built(name, template, language)
    made = Package(data)
    assert problems == ()
    assert faults(made) == []
    assert agreeing(made.body) > 50


@pytest.mark.slow
@pytest.mark.external
@pytest.mark.parametrize(("template", "language"), WAYS)
@pytest.mark.parametrize("name", EVENTS)
def test_the_open_xml_validator_finds_nothing_in_any_language(name: str, template: str, language: str, tmp_path: Path) -> None:
    file = tmp_path / "file.docx"
    file.write_bytes(_built(name, template, language)[0])
    answer = subprocess.run([str(find("ooxml-validator")), str(file)], capture_output=True, check=False)
    assert json.loads(answer.stdout)["errors"] == []
