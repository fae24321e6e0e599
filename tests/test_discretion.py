"""Messages tell no secret, and hide no more than that."""

from __future__ import annotations

from pathlib import Path

import pytest

from memoria.diagnostics import Value, found
from memoria.discretion import UNSAID, discreet
from memoria.source import Position
from memoria.workspace.session import read_event_at
from tests.folders import folder_with

EVENT = """\
titulo: La reunión
inicio: 2023-03-28
lugar: "RESERVADO: Hostería del Lago Verde"
programa:
  - {fecha: 2023-03-28, sesiones: [{id: S01, formato: conversatorio, titulo: La mesa}]}
"""
NOTE = """\
---
tipo: conversatorio
sesion: S01
---
La mesa habló de la cuenca alta y nombró a Red Uno.

RESERVADO: Red Uno venderá el antiguo aeropuerto de Loma Azul, sin plazo, en la cuenca alta.
"""
SECRET = "Red Uno venderá el antiguo aeropuerto de Loma Azul, sin plazo, en la cuenca alta."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder_with(tmp_path_factory.mktemp("evento"), {"evento.yaml": EVENT, "mesa.md": NOTE})


def told(folder: Path, value: Value, path: str = "mesa.md") -> Value:
    (problem,) = discreet([found("L-003", Position(path, 7, 1), text=value)], read_event_at(folder).memoria)
    return problem.values["text"]


@pytest.mark.parametrize(
    ("value", "path"),
    [
        (SECRET, "mesa.md"),
        ("el antiguo aeropuerto", "mesa.md"),
        ("aeropuerto de Loma…", "mesa.md"),
        ("Loma Azul", "otra.md"),
        ("Hostería del Lago", "evento.yaml"),
    ],
)
def test_the_words_of_a_secret_are_not_said(value: str, path: str, folder: Path) -> None:
    assert told(folder, value, path) == UNSAID


@pytest.mark.parametrize("value", ["Red Uno", "la cuenca alta", "plazo", "linea_base", "La mesa habló de la cuenca alta"])
def test_what_the_public_reads_too_and_common_words_are_said(value: str, folder: Path) -> None:
    assert told(folder, value) == value


def test_what_stands_around_a_secret_is_said(folder: Path) -> None:
    assert told(folder, f"[^9]: RESERVADO: {SECRET} Fin") == f"[^9]: RESERVADO: {UNSAID} Fin"


def test_a_secret_that_is_cut_short_is_not_said_either(folder: Path) -> None:
    assert told(folder, "Se dijo: Red Uno venderá el antiguo aero") == f"Se dijo: {UNSAID}"
    assert told(folder, "sin plazo, en la cuenca alta. Y ahora, el riego") == f"{UNSAID} Y ahora, el riego"


def test_of_a_list_each_entry_is_judged_alone(folder: Path) -> None:
    assert told(folder, ("Red Uno", "Loma Azul")) == ("Red Uno", UNSAID)


def test_the_marker_itself_is_said_where_it_is_the_mistake(tmp_path: Path) -> None:
    note = NOTE.replace("RESERVADO: Red Uno", "## RESERVADO El muelle\n\nRed Uno")
    problems = read_event_at(folder_with(tmp_path, {"evento.yaml": EVENT, "mesa.md": note})).problems
    assert [problem.values["word"] for problem in problems if problem.code == "T-025"] == ["RESERVADO"]
