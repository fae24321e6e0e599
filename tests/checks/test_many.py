"""What is wrong throughout a file is told a hundred times, and then counted."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from memoria.workspace.session import read_event_at
from tests.folders import folder_with

EVENT = "titulo: La reunión\ninicio: 2023-03-28\n"
HEAD = "---\ntipo: ponencia\ntitulo: El río\n---\n"


def test_of_a_mistake_made_throughout_the_first_hundred_are_shown(tmp_path: Path) -> None:
    note = HEAD + "El río de de la sierra baja.\n\n" * 130 + "Y llega  al mar.\n"
    problems = read_event_at(folder_with(tmp_path, {"evento.yaml": EVENT, "rio.md": note})).problems
    told = Counter(problem.code for problem in problems if problem.at.path == "rio.md")
    assert (told["L-007"], told["L-003"]) == (100, 1)
    assert [dict(problem.values) for problem in problems if problem.code == "A-028"] == [{"count": 30, "of": "L-007"}]
