"""«Cambios respecto de la versión anterior»: the volume says what changed since an earlier version of the roadmap."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from memoria.assemble import Options, assemble
from memoria.assemble.options import nothing_personal
from memoria.cli import main
from memoria.document import roles
from memoria.document.tree import Div, Heading
from memoria.document.walk import text_of, walk
from memoria.labels import LANGUAGES, Labels
from memoria.roadmap.rows import Table
from memoria.workspace.pandoc import RealPandoc
from memoria.workspace.roadmap import roadmap_at
from tests.assemble.making import templates
from tests.assemble.reading import rows, table_of
from tests.roadmap.events import DECISIONS, NOTE, event_at
from tests.roadmap.test_changes import CHANGED, MORE

pytestmark = pytest.mark.usefixtures("here")

SECRET = NOTE.replace("Publicar el directorio de redes |", "Publicar el directorio de redes | reserva: interno |")


def table_before(here: Path, *, internal: bool = False) -> Table:
    return roadmap_at(event_at(here / "antes" / "foro"), internal=internal).table


def printed(folder: Path, since: Table, language: str = "", *, internal: bool = False) -> list[list[str]]:
    """The rows of the section, without its head; none where the section is absent."""
    reading = roadmap_at(folder, internal=True).reading
    options = Options(language=language, internal=internal, since=since, redact=nothing_personal)
    volume = assemble(reading.memoria, RealPandoc(), templates(), options).value
    title = Labels(language or "es")["changes"]
    chapters = (node for node in walk(volume.document.blocks) if isinstance(node, Div) and node.attr.has(roles.CHAPTER))
    for chapter in chapters:
        if any(isinstance(block, Heading) and text_of(block) == title for block in chapter.content):
            return rows(table_of(chapter, title))
    assert volume.unchanged
    return []


def test_commitment_by_commitment_in_words(here: Path) -> None:
    before = table_before(here)
    folder = event_at(here / "foro", mesa=MORE, hoja_de_ruta=CHANGED)
    assert printed(folder, before) == [
        ["Compromisos nuevos"],
        ["C-06", "Traducir las actas", "responde Red Dos plazo: mayo de 2024"],
        ["Compromisos con cambios"],
        [
            "C-02",
            "Publicar el directorio de redes",
            "Aliados: ahora «RUG»; antes, nada Plazo: de «segundo semestre de 2023» a «15/01/2024»",
        ],
        ["Compromisos retirados"],
        ["C-03", "Medir los caudales cada semana", "ya estaba en marcha"],
    ]


def test_what_was_merged_says_into_which(here: Path) -> None:
    before = table_before(here)
    folder = event_at(here / "foro", hoja_de_ruta=f"{DECISIONS}une:\n  - {{ids: [C-01, C-03], en: C-01}}\n")
    assert printed(folder, before)[-1][0] == "C-03"
    assert printed(folder, before)[-1][2].endswith("C-01")


def test_nothing_changed_is_no_section(here: Path) -> None:
    assert printed(event_at(here / "foro"), table_before(here)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_the_language_of_the_volume(here: Path, language: str) -> None:
    before = table_before(here)
    folder = event_at(here / "foro", mesa=MORE, hoja_de_ruta=CHANGED)
    assert printed(folder, before, language)[0] == [Labels(language)["changes_added"]]


def test_what_is_reserved_by_now_is_told_of_no_more(here: Path) -> None:
    before = table_before(here)
    assert "C-02" in {row["id"] for row in before.rows}
    assert printed(event_at(here / "foro", mesa=SECRET), before) == []


def test_an_internal_volume_beside_a_public_version_says_nothing_new_of_what_is_reserved(here: Path) -> None:
    assert printed(event_at(here / "foro"), table_before(here), internal=True) == []


# --- the command -------------------------------------------------------------------------------------------------


def built(*arguments: str) -> int:
    return main(["build", "foro", "--format", "pdf", "--output", "fuera", *arguments])


@pytest.mark.slow
def test_an_earlier_build_is_named_by_its_folder_or_its_manifest(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event_at(here / "foro")
    assert built() == 0
    capsys.readouterr()
    for place in ("fuera", "fuera/manifest.json", "fuera/hoja-de-ruta.json"):
        assert built("--since", place) == 0
        assert f"La hoja de ruta no cambió respecto de {place}." in capsys.readouterr().out


@pytest.mark.slow
def test_a_revision_alone_is_the_event_as_it_was(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = event_at(here / "foro")
    git = ["git", "-c", "user.name=Ana", "-c", "user.email=ana@example.org"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "primera"]):
        subprocess.run([*git, *command], cwd=here, check=True)
    (folder / "mesa.md").write_text(MORE, "utf-8")
    assert built("--since", "HEAD") == 0
    assert "no cambió" not in capsys.readouterr().out
    assert built("--since", "nunca") == 2


def test_an_internal_roadmap_is_no_measure_for_a_public_volume(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event_at(here / "foro")
    assert main(["roadmap", "export", "foro", "--internal", "--format", "json", "--output", "fuera"]) == 0
    assert built("--since", "fuera/hoja-de-ruta.interna.json") == 2
    assert "hoja de ruta interna" in capsys.readouterr().err


def test_one_version_is_of_one_event(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event_at(here / "foro")
    event_at(here / "otro")
    assert main(["build", "foro", "otro", "--since", "foro"]) == 2
    assert "un solo evento" in capsys.readouterr().err
