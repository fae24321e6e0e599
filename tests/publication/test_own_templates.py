"""The examples of the guide to templates do what it says of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from memoria.assemble.editions import editions_in
from memoria.choices import EDITIONS
from memoria.cli import main
from tests.folders import folder_with

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "templates.md").read_text("utf-8")
EXAMPLES = dict(re.findall(r"```jinja\n\{# file: (\S+) #\}\n(.*?)```", GUIDE, re.DOTALL))
DEFAULT = (ROOT / "templates" / "default" / "memoria.md.j2").read_text("utf-8")
EVENT = """titulo: Territorios
tipo: Foro
inicio: 2023-03-28
plantilla: mine
sintesis: Una síntesis breve.
conclusiones: Unas conclusiones.
ejes:
  - {id: vinculos, titulo: Vínculos que duran}
programa:
  - fecha: 2023-03-28
    sesiones:
      - {id: S01, hora: "09:00-10:00", formato: panel, titulo: Un panel, eje: vinculos}
edicion: {coordinacion: Equipo de relatoría, licencia: CC BY 4.0}
"""
NOTE = "---\nsesion: S01\ntipo: ponencia\ntitulo: Lo hablado\nautor: Ana\n---\n\nTexto.\n\nACUERDO: Reunirse cada semestre\n"


@pytest.fixture
def event(tmp_path: Path) -> Path:
    return folder_with(tmp_path / "foro", {"evento.yaml": EVENT, "nota.md": NOTE})


def put(event: Path, name: str, text: str) -> None:
    folder_with(event, {f"templates/mine/{name}": text})


def built(event: Path, *words: str, status: int = 0) -> Path:
    target = event.parent / "out"
    assert main(["build", str(event), "--format", "html", "--output", str(target), *words]) == status
    return target


def test_a_colophon_stands_at_the_end_of_the_credits(event: Path) -> None:
    put(event, "credits.md.j2", EXAMPLES["credits.md.j2"])
    page = (built(event) / "memoria.html").read_text("utf-8")
    assert page.index("Source Serif y Source Sans.") > page.index("Equipo de relatoría")


def test_a_section_moved_stands_where_it_was_moved_to(event: Path) -> None:
    line = '{{ section("synthesis") }}\n'
    assert line in DEFAULT
    body, annex = DEFAULT.replace(line, "").split("::: annex")
    head, fence, rest = body.rpartition(":::\n")
    put(event, "memoria.md.j2", f"{head}{line}{fence}{rest}::: annex{annex}")
    page = (built(event) / "memoria.html").read_text("utf-8")
    assert page.index("Una síntesis breve.") > page.index("Unas conclusiones.")


def test_an_edition_of_ones_own_is_built_by_its_name(event: Path) -> None:
    put(event, "boletin.md.j2", EXAMPLES["boletin.md.j2"])
    page = (built(event, "--edition", "boletin") / "boletin.html").read_text("utf-8")
    assert "Reunirse cada semestre" in page
    assert "Vínculos que duran" in page
    assert "Unas conclusiones." not in page


def test_an_edition_that_no_template_has_is_answered_with_those_there_are(
    event: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(event, "boletin.md.j2", EXAMPLES["boletin.md.j2"])
    assert main(["build", str(event), "--edition", "folleto"]) == 2
    said = capsys.readouterr().err
    assert "folleto" in said
    assert "sintesis" in said
    assert "boletin" in said


@pytest.mark.parametrize("name", ["../boletin", "credits", "", "boletin.md.j2"])
def test_what_is_no_edition_is_never_taken_for_one(event: Path, name: str) -> None:
    assert main(["build", str(event), "--edition", name]) == 2


def test_a_section_is_no_edition() -> None:
    sections = {
        "credits.md.j2": "# Créditos\n",
        "cover.md.j2": "::: cover-kind\n:::\n",
        "b.md.j2": ":::: {.body}\n::::\n",
        "a.md.j2": "::: body\n:::\n",
        "sesion.md.j2": "::: body\n",
    }
    assert editions_in(sections) == (*EDITIONS, "a", "b")
