"""Every edition of both examples in three languages, public and internal: whole, valid, and only what is for its readers."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import page as validator
import pikepdf
import pytest
from lxml import etree, html

from memoria.choices import EDITIONS, FORMATS, TRANSITION, Choices
from memoria.codes import Severity
from memoria.labels import Labels
from memoria.pipeline import Build, Reading
from memoria.workspace.session import build_reading, read_event_at
from memoria.writers.expected import fold
from memoria.writers.extract import page_texts
from memoria.writers.zipped import unpack
from tests.programs import find
from tests.publication.conftest import EVENTS, LENGTHS, ROOT
from tests.writers.docx import accessibility
from tests.writers.docx.package import Package
from tests.writers.odt import odf_check
from tests.writers.pdf import ua_check

Readings = Callable[[str], tuple[Reading, Path]]
LANGUAGES = ("es", "en", "fr")
FORUM, SEMINAR = EVENTS
EXTRACTS = (
    (FORUM, Choices(session="S05", language="es")),
    (FORUM, Choices(institution="ragi", language="fr", internal=True)),
    (FORUM, Choices(edition=TRANSITION, territory="EC-A", language="es", internal=True)),
    (FORUM, Choices(edition=TRANSITION, territory="EC-L", language="en")),
    (SEMINAR, Choices(session="S04", language="fr")),
    (SEMINAR, Choices(institution="puerto-alborada", language="pt")),
)
"""A part alone: a session, an institution, a territory."""
pytestmark = [pytest.mark.slow, pytest.mark.external]


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> Readings:
    """Each example read once, and where it lies."""
    folder = tmp_path_factory.mktemp("sources")
    shutil.copytree(ROOT / "sources", folder, dirs_exist_ok=True)
    return cache(lambda event: (read_event_at(folder / event, FORMATS), folder / event))


def named(value: object) -> str:
    return value.stem if isinstance(value, Choices) else str(value)


def errors(built: Build) -> list[str]:
    return [f"{problem.code} {dict(problem.values)}" for problem in built.problems if problem.severity is Severity.ERROR]


@pytest.mark.parametrize("internal", [False, True], ids=["public", "internal"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("event", EVENTS)
def test_it_is_whole_and_valid_in_every_format(
    event: str, edition: str, language: str, internal: bool, readings: Readings, tmp_path: Path
) -> None:
    hold(readings(event), Choices(edition=edition, language=language, internal=internal), tmp_path)


@pytest.mark.parametrize(("event", "choices"), EXTRACTS, ids=named)
def test_an_extract_is_whole_and_valid_in_every_format(event: str, choices: Choices, readings: Readings, tmp_path: Path) -> None:
    hold(readings(event), choices, tmp_path)


def hold(event: tuple[Reading, Path], choices: Choices, work: Path) -> None:
    """Build what is asked for in every format, and hold each file against the standards of its own."""
    choices = replace(choices, formats=FORMATS)
    reading, folder = event
    built = build_reading(reading, folder, ROOT, choices)
    assert errors(built) == []
    assert choices.template not in LENGTHS or built.pages in LENGTHS[choices.template]
    files = dict(built.files)
    for kind in choices.formats:
        (work / kind).mkdir()
        SOUND[kind](files[f"{choices.stem}.{kind}"], work / kind)
    if choices.internal:
        _has_banner(files, choices)


def _has_banner(files: dict[str, bytes], choices: Choices) -> None:
    """An internal edition says that it is one, on each page where there are pages."""
    banner = Labels(choices.language)["internal_edition"]
    leaves = enumerate(page_texts(files[f"{choices.stem}.pdf"]))
    assert [number for number, text in leaves if fold(banner) not in fold(text)] == []
    page: Any = html.document_fromstring(files[f"{choices.stem}.html"])
    assert [aside.text_content() for aside in page.iterfind(".//aside") if fold(banner) in fold(aside.text_content())]
    styles: Any = etree.fromstring(unpack(files[f"{choices.stem}.odt"])["styles.xml"])
    pages = ["".join(map(str, page.itertext())) for page in styles.iter("{*}master-page")]
    assert len(pages) == 3
    assert [page for page in pages if fold(banner) not in fold(page)] == []


def _docx(data: bytes, work: Path) -> None:
    (work / "x.docx").write_bytes(data)
    answer = subprocess.run([str(find("ooxml-validator")), str(work / "x.docx")], capture_output=True, text=True, check=False)
    assert json.loads(answer.stdout)["errors"] == []
    assert accessibility.faults(Package(data)) == []


def _odt(data: bytes, work: Path) -> None:
    assert odf_check.faults(data, work) == []


def _html(data: bytes, _work: Path) -> None:
    """Each identifier once, each link within the page to one of them, nothing from elsewhere."""
    page: Any = html.document_fromstring(data)
    names = Counter(page.xpath("//@id"))
    assert [name for name, times in names.items() if times > 1] == []
    assert [link for link in page.xpath("//@href") if link.startswith("#") and link[1:] not in names] == []
    assert [source for source in page.xpath("//@src") if not source.startswith("data:")] == []


def _pdf(data: bytes, work: Path) -> None:
    file = work / "x.pdf"
    file.write_bytes(data)
    for profile in ("ua1", "3a"):
        report = validator.validate_pdf(str(file), profile=profile)
        assert [failure.rule_id for failure in report.failures] == []
    with pikepdf.open(file) as document:
        assert ua_check.faults(file.read_bytes()) == []
        assert str(document.Root.Lang)
    checked = subprocess.run([str(find("qpdf")), "--check", str(file)], capture_output=True, text=True, check=False)
    assert (checked.returncode, "WARNING" in checked.stdout + checked.stderr) == (0, False)


SOUND: dict[str, Callable[[bytes, Path], None]] = {"docx": _docx, "pdf": _pdf, "html": _html, "odt": _odt}
