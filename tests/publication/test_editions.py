"""The editions of both examples, as files: as long as whoever asked for them has time to read."""

import shutil
from pathlib import Path

import pypdfium2
import pytest

from memoria.choices import Choices
from memoria.codes import Severity
from memoria.pipeline import Build
from memoria.workspace.session import build_event
from tests.programs import through_libreoffice
from tests.publication.conftest import EVENTS, LENGTHS, ROOT


@pytest.fixture(params=EVENTS)
def event(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    place: Path = tmp_path / request.param
    shutil.copytree(ROOT / "sources", tmp_path, dirs_exist_ok=True)  # an event follows up the one before, which lies beside it
    return place


def build(event: Path, edition: str) -> Build:
    return build_event(event, ROOT, Choices(edition=edition))


@pytest.mark.parametrize("edition", ["relato", "sintesis", "actas", "hoja-de-ruta"])
def test_each_edition_is_whole_in_both_formats_and_no_longer_than_it_may_be(event: Path, edition: str) -> None:
    built = build(event, edition)
    assert [problem for problem in built.problems if problem.severity is Severity.ERROR] == []
    assert {f"{edition}.docx", f"{edition}.pdf"} <= {name for name, _ in built.files}
    assert built.pages in LENGTHS.get(edition, range(2, 200))


@pytest.mark.slow
@pytest.mark.external
@pytest.mark.parametrize("language", ["es", "en", "fr", "pt"])
def test_the_report_takes_two_pages_of_a_word_processor_too(event: Path, language: str, tmp_path: Path) -> None:
    """In its longest form, which says on top whom it is for."""
    built = build_event(event, ROOT, Choices(("docx",), edition="relato", language=language, internal=True))
    (docx,) = (data for name, data in built.files if name.endswith(".docx"))
    (tmp_path / "relato.docx").write_bytes(docx)
    made = pypdfium2.PdfDocument(through_libreoffice(tmp_path / "relato.docx", "pdf", tmp_path))
    assert len(made) in LENGTHS["relato"]
    made.close()
