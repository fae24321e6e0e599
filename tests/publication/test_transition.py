"""The dossiers of the forum as files: all its provinces in one volume, and each in a file of its own."""

import shutil
from pathlib import Path

import pytest

from memoria.choices import Choices
from memoria.codes import Severity
from memoria.workspace.session import build_reading, of_each_territory, read_event_at
from memoria.writers.extract import page_texts

SOURCES = Path(__file__).parents[2] / "sources"
FORUM = "foro-internacionalizacion-2023"


@pytest.fixture(scope="module")
def forum(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sources = tmp_path_factory.mktemp("sources")
    for name in (FORUM, "foro-2021-ejemplo"):
        shutil.copytree(SOURCES / name, sources / name)
    return sources / FORUM


@pytest.mark.slow
def test_the_volume_of_dossiers_and_the_file_of_a_province_are_whole_in_every_format(forum: Path) -> None:
    reading = read_event_at(forum)
    for choices, stem in (
        (Choices(edition="transicion"), "transicion"),
        (Choices(edition="transicion", territory="Azuay"), "transicion.EC-A"),
    ):
        built = build_reading(
            reading, forum, forum, Choices(("docx", "pdf", "html"), edition=choices.edition, territory=choices.territory)
        )
        assert [problem for problem in built.problems if problem.severity is Severity.ERROR] == []
        files = dict(built.files)
        assert {f"{stem}.{kind}" for kind in ("docx", "pdf", "html")} <= set(files)
        assert (len(page_texts(files[f"{stem}.pdf"])) > 10) == (stem == "transicion")


def test_each_of_the_twenty_three_provinces_has_a_file_and_six_at_least_have_something_to_say(forum: Path) -> None:
    reading = read_event_at(forum)
    asked = of_each_territory(Choices(edition="transicion"), reading)
    provinces = [one.stem for one in asked if (one.territory or "").startswith("EC-")]
    assert len(provinces) == 23
    assert "transicion.EC-A" in provinces
    assert "transicion.EC-W" not in provinces
