"""Every edition of both examples in three languages, public and internal: whole, valid, and only what is for its readers."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import page as validator
import pikepdf
import pytest

from memoria.choices import EDITIONS, Choices
from memoria.codes import Severity
from memoria.labels import Labels
from memoria.pipeline import Build
from memoria.workspace.session import build_event
from memoria.writers.expected import fold
from memoria.writers.extract import page_texts
from tests.programs import find
from tests.publication.conftest import EVENTS, ROOT
from tests.writers.pdf import ua_check

LANGUAGES = ("es", "en", "fr")
pytestmark = [pytest.mark.slow, pytest.mark.external]


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sources")
    shutil.copytree(ROOT / "sources", folder, dirs_exist_ok=True)
    return folder


def errors(built: Build) -> list[str]:
    return [f"{problem.code} {dict(problem.values)}" for problem in built.problems if problem.severity is Severity.ERROR]


@pytest.mark.parametrize("internal", [False, True], ids=["public", "internal"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("event", EVENTS)
def test_it_is_whole_and_valid(event: str, edition: str, language: str, internal: bool, sources: Path, tmp_path: Path) -> None:
    choices = Choices(("docx", "pdf"), edition=edition, language=language, internal=internal)
    built = build_event(sources / event, ROOT, choices)
    assert errors(built) == []
    files = dict(built.files)
    for kind in ("docx", "pdf"):
        (tmp_path / f"x.{kind}").write_bytes(files[f"{choices.stem}.{kind}"])
    _is_sound(tmp_path / "x.pdf")
    answer = subprocess.run([str(find("ooxml-validator")), str(tmp_path / "x.docx")], capture_output=True, text=True, check=False)
    assert json.loads(answer.stdout)["errors"] == []
    if internal:
        banner = fold(Labels(language)["internal_edition"])
        assert [number for number, text in enumerate(page_texts(files[f"{choices.stem}.pdf"])) if banner not in fold(text)] == []


def _is_sound(file: Path) -> None:
    for profile in ("ua1", "3a"):
        report = validator.validate_pdf(str(file), profile=profile)
        assert [failure.rule_id for failure in report.failures] == []
    with pikepdf.open(file) as document:
        assert ua_check.faults(file.read_bytes()) == []
        assert str(document.Root.Lang)
    checked = subprocess.run([str(find("qpdf")), "--check", str(file)], capture_output=True, text=True, check=False)
    assert (checked.returncode, "WARNING" in checked.stdout + checked.stderr) == (0, False)
