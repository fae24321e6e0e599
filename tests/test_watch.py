"""``memoria watch``: news in, lines out. The loop has no clock here, and the folder is whatever the test says."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from memoria.cli.texts import Texts
from memoria.cli.watching import PATIENCE, Outcome, Watch
from memoria.workspace.session import read_event_at
from memoria.workspace.watcher import Listing, listing
from tests.folders import folder_with
from tests.forms.events import EVENT, PEOPLE

NOTE = """---
tipo: conversatorio
sesion: S02
relatoria: ana-paredes
---

Se habló.

ACUERDO: Verse

COMPROMISO: Constituir la mesa | responsable: Red Uno | indicador: acta
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_with(tmp_path / "foro de año", {"evento.yaml": EVENT.replace("{language}", "es"), "personas.yaml": PEOPLE})


class Room:
    """A watch over a real folder, whose news the test makes: each step is what happens between two looks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said: list[str] = []
        self.builds = 0
        self.fault: Exception | None = None

    def act(self) -> Outcome:
        self.builds += 1
        if self.fault is not None:
            raise self.fault
        return Outcome(read_event_at(self.folder), "→ hecho")

    def listing(self) -> Listing:
        return listing(self.folder)

    def run(self, *steps: Callable[[], object] | None) -> list[str]:
        """Lines said after the first build. A step that is None is a tick in which nothing happened."""

        def news() -> object:
            self.said.clear()
            for step in steps:
                if step is not None:
                    step()
                yield step is not None

        Watch(self.listing, self.act, self.said.append, Texts("es")).follow(news())  # type: ignore[arg-type]
        return self.said


def writes(path: Path, data: str | bytes) -> Callable[[], object]:
    return lambda: path.write_bytes(data.encode() if isinstance(data, str) else data)


def test_a_note_that_came_is_told_in_one_line(folder: Path) -> None:
    room = Room(folder)
    assert room.run(writes(folder / "nota.md", NOTE), None) == [
        "llegó nota.md: S02, 1 acuerdo, 1 compromiso; falta el plazo de C-01",
        "→ hecho",
    ]
    assert room.builds == 2


def test_nothing_is_built_while_nothing_changes(folder: Path) -> None:
    room = Room(folder)
    assert room.run(None, None, None) == []
    assert room.builds == 1


def test_a_change_and_an_end_are_told(folder: Path) -> None:
    note = folder / "nota.md"
    note.write_text(NOTE, "utf-8")
    room = Room(folder)
    longer = NOTE.replace("indicador: acta", "indicador: acta | plazo: 30/09/2030")
    said = room.run(writes(note, longer), None, note.unlink, None)
    assert said == ["cambió nota.md: S02, 1 acuerdo, 1 compromiso", "→ hecho", "ya no está nota.md", "→ hecho"]


def test_a_renamed_file_is_one_file(folder: Path) -> None:
    note = folder / "nota.md"
    note.write_text(NOTE, "utf-8")
    room = Room(folder)
    said = room.run(lambda: note.rename(folder / "final (1).md"), None)
    assert said[0].startswith("nota.md se llama ahora final (1).md: S02")


def test_a_file_that_is_still_growing_is_waited_for(folder: Path) -> None:
    note = folder / "nota.md"
    room = Room(folder)
    said = room.run(writes(note, NOTE[:40]), writes(note, NOTE[:80]), writes(note, NOTE), None)
    assert room.builds == 2
    assert said[0].startswith("llegó nota.md: S02, 1 acuerdo")


def test_a_half_copied_package_is_waited_for_and_said_but_not_for_ever(folder: Path) -> None:
    room = Room(folder)
    said = room.run(writes(folder / "nota.docx", b"PK\x03\x04half"), *[None] * PATIENCE)
    assert said[0] == "nota.docx está llegando; se espera"
    assert any(line.startswith("llegó nota.docx") for line in said)
    assert room.builds == 2


def test_locks_and_receipts_are_no_news(folder: Path) -> None:
    room = Room(folder)
    names = ("~$nota.docx", ".~lock.nota.odt#", "nota.md.recibo.txt", "memoria.lock", ".DS_Store")
    assert room.run(*(writes(folder / name, "x") for name in names), None) == []
    assert room.builds == 1


def test_a_conflict_copy_is_said_and_not_read(folder: Path) -> None:
    room = Room(folder)
    name = "nota (copia en conflicto de Ana).md"
    said = room.run(writes(folder / name, NOTE), None)
    assert said[0] == f"llegó {name}: parece la copia en conflicto de otro archivo; no se lee"


def test_two_notes_for_one_place_are_both_kept_and_said(folder: Path) -> None:
    (folder / "nota.md").write_text(NOTE, "utf-8")
    room = Room(folder)
    said = room.run(writes(folder / "otra.md", NOTE.replace("Verse", "Escribirse")), None)
    assert any("otra.md y nota.md son para el mismo lugar de S02" in line and "se guardan las dos" in line for line in said)


def test_names_are_told_as_composed_letters(folder: Path) -> None:
    room = Room(folder)
    said = room.run(writes(folder / "relatori\u0301a.md", NOTE), None)
    assert said[0].startswith("llegó relatoría.md: S02")


def test_a_fault_in_one_build_ends_nothing(folder: Path) -> None:
    room = Room(folder)

    def broken() -> None:
        room.fault = RuntimeError("roto")
        (folder / "nota.md").write_text(NOTE, "utf-8")

    def mended() -> None:
        room.fault = None
        (folder / "otra.txt").write_text("Texto.", "utf-8")

    said = room.run(broken, None, mended, None)
    assert "RuntimeError: roto" in said[0]
    assert said[1].startswith("llegó nota.md"), "what came while it failed is told when it succeeds"
    assert said[2].startswith("llegó otra.txt")


def test_a_folder_that_cannot_be_listed_ends_nothing(folder: Path) -> None:
    room = Room(folder)
    refusals = iter([False, True, False])

    def look() -> Listing:
        if next(refusals):
            raise OSError("red")
        return listing(folder)

    Watch(look, room.act, room.said.append, Texts("en")).follow([True, True])
    assert room.said == ["→ hecho", "it could not be made this time (OSError: red); the next change tries again"]


@pytest.mark.slow
@pytest.mark.parametrize("polling", [False, True])
@pytest.mark.skipif(sys.platform == "win32", reason="ended by a signal")
def test_the_command_builds_when_a_file_lands_and_ends_in_peace(folder: Path, polling: bool) -> None:
    command = [sys.executable, "-m", "memoria", "watch", str(folder), "--format", "pdf", "--output", str(folder.parent / "out")]
    process = subprocess.Popen(
        [*command, *(["--polling"] if polling else [])],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(Path(__file__).resolve().parent.parent)},
    )
    assert process.stdout is not None
    try:
        assert process.stdout.readline().startswith("→ ")
        (folder / "nota.md").write_text(NOTE, "utf-8")
        assert process.stdout.readline().startswith("llegó nota.md: S02, 1 acuerdo")
        assert "memoria.pdf" in process.stdout.readline()
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.communicate()
