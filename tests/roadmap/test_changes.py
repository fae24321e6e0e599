"""What changed between two roadmaps, in words: of folders, of exported data, of revisions of Git."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from memoria.cli import main
from tests.roadmap.events import DECISIONS, NOTE, event_at

pytestmark = pytest.mark.usefixtures("here")

CHANGED = DECISIONS.replace("prioridad: media", "aliados: Red Uno de Gobiernos\n    plazo: 15/01/2024\n    prioridad: media")
CHANGED += "\nexcluye:\n  C-03: ya estaba en marcha\n"
MORE = NOTE + "\nCOMPROMISO: Traducir las actas | responsable: Red Dos | plazo: mayo de 2024\n"
SAID = """Nuevo: C-06 · Traducir las actas
  responde Red Dos
  plazo: mayo de 2024
Ya no está: C-03 · Medir los caudales cada semana (ya estaba en marcha)
C-02 · Publicar el directorio de redes
  Aliados: ahora «RUG»; antes, nada
  Plazo: de «segundo semestre de 2023» a «15/01/2024»
  Desde: de «2023-07-01» a «2024-01-15»
  Hasta: de «2023-12-31» a «2024-01-15»
Nuevos: 1 · retirados: 1 · con cambios: 1 · iguales: 2
"""


def test_two_folders_are_told_apart_commitment_by_commitment(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event_at(here / "antes")
    event_at(here / "despues", mesa=MORE, hoja_de_ruta=CHANGED)
    assert main(["roadmap", "diff", "antes", "despues"]) == 0
    assert capsys.readouterr().out == SAID
    assert main(["roadmap", "diff", "antes", "antes"]) == 0
    assert capsys.readouterr().out == "Nuevos: 0 · retirados: 0 · con cambios: 0 · iguales: 4\n"


def test_exported_data_will_do_as_well_as_a_folder(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = event_at(here / "foro")
    assert main(["roadmap", "export", "foro", "--format", "json", "--output", "fuera"]) == 0
    (folder / "mesa.md").write_text(MORE, "utf-8")
    (folder / "hoja-de-ruta.yaml").write_text(CHANGED, "utf-8")
    capsys.readouterr()
    assert main(["roadmap", "diff", "fuera/hoja-de-ruta.json", "foro"]) == 0
    assert capsys.readouterr().out == SAID


def test_a_revision_of_git_will_do_too_and_nothing_is_checked_out(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = event_at(here / "sources" / "foro")
    git = ["git", "-c", "user.name=Ana", "-c", "user.email=ana@example.org"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "primera"]):
        subprocess.run([*git, *command], cwd=here, check=True)
    (folder / "mesa.md").write_text(MORE, "utf-8")
    (folder / "hoja-de-ruta.yaml").write_text(CHANGED, "utf-8")
    assert main(["roadmap", "diff", "HEAD:sources/foro", "sources/foro"]) == 0
    assert capsys.readouterr().out == SAID
    assert (folder / "mesa.md").read_text("utf-8") == MORE
    assert main(["roadmap", "diff", "nunca:sources/foro", "sources/foro"]) == 2


def test_programs_get_the_changes_as_data(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event_at(here / "antes")
    event_at(here / "despues", hoja_de_ruta=CHANGED)
    assert main(["roadmap", "diff", "antes", "despues", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["gone"] == [{"id": "C-03", "reason": "ya estaba en marcha"}]
    assert {"id": "C-02", "column": "fin", "old": "2023-12-31", "new": "2024-01-15"} in data["changed"]
    assert data["same"] == 2


@pytest.mark.parametrize("place", ["nada", "vacia", "nota.txt", "-x:foro"])
def test_what_is_no_roadmap_is_said(here: Path, capsys: pytest.CaptureFixture[str], place: str) -> None:
    event_at(here / "foro")
    (here / "vacia").mkdir()
    (here / "nota.txt").write_text("hola", "utf-8")
    assert main(["roadmap", "diff", "--", "foro", place]) == 2
    assert place in capsys.readouterr().err
