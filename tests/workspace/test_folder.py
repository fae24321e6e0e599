"""An event's folder as it really is: noise, copies, links, names from other systems."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from memoria.workspace.clock import source_date
from memoria.workspace.errors import MachineError
from memoria.workspace.folder import EventFolder
from memoria.workspace.output import write_whole
from memoria.workspace.places import find_template
from memoria.workspace.session import read_event_at
from tests.folders import RECORD, folder_with


@pytest.fixture
def event(tmp_path: Path) -> Path:
    return folder_with(tmp_path / "sources" / "foro", {"evento.yaml": RECORD})


def codes(folder: Path) -> dict[str, str]:
    return {problem.at.path: problem.code for problem in read_event_at(folder).problems if problem.code.startswith("A-")}


@pytest.mark.parametrize("name", ["~$nota.docx", ".~lock.nota.odt#", ".DS_Store", "Thumbs.db", "nota.md~", "nota.docx.part"])
def test_what_programs_leave_behind_is_passed_over_and_said(event: Path, name: str) -> None:
    (event / name).write_bytes(b"\0\1\2")
    assert codes(event) == {name: "A-002"}


@pytest.mark.parametrize(
    "name", ["nota (conflicted copy).md", "nota.sync-conflict-20230401.md", "nota (copia en conflicto de Ana).md"]
)
def test_a_conflict_copy_is_not_read_and_said(event: Path, name: str) -> None:
    (event / name).write_text("Una nota.\n", "utf-8")
    assert codes(event) == {name: "A-003"}


def test_a_link_that_leads_out_of_the_folder_is_not_followed(event: Path) -> None:
    secret = event.parent / "secreto.md"
    secret.write_text("Nadie debe leer esto.\n", "utf-8")
    (event / "nota.md").symlink_to(secret)
    reading = read_event_at(event)
    assert ("nota.md", "A-004") in {(problem.at.path, problem.code) for problem in reading.problems}
    assert reading.memoria.contributions == ()


def test_a_folder_linked_from_outside_is_not_entered(event: Path) -> None:
    outside = event.parent / "otra"
    outside.mkdir()
    (outside / "nota.md").write_text("Nadie debe leer esto.\n", "utf-8")
    (event / "enlace").symlink_to(outside, target_is_directory=True)
    assert EventFolder(event).paths() == ("evento.yaml",)


def test_names_decomposed_by_other_systems_are_composed(event: Path) -> None:
    (event / unicodedata.normalize("NFD", "relatoría.md")).write_text("Una nota.\n", "utf-8")
    assert "relatoría.md" in EventFolder(event).paths()


def test_private_exports_are_listed_and_never_read(event: Path) -> None:
    (event / "crudo").mkdir()
    (event / "crudo" / "chat.txt").write_text("ana@example.org: hola\n", "utf-8")
    memoria = read_event_at(event).memoria
    assert [(file.path, file.role, file.size) for file in memoria.files if file.role == "private"] == [
        ("crudo/chat.txt", "private", 0)
    ]


def test_a_file_that_the_disk_refuses_is_said_and_the_rest_is_read(event: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (event / "nota.md").write_text("Una nota.\n", "utf-8")
    whole = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "nota.md":
            raise PermissionError(13, "Permission denied")
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert codes(event) == {"nota.md": "A-006"}


def test_an_event_record_that_says_nothing_leaves_a_volume_without_programme(event: Path) -> None:
    (event / "evento.yaml").write_text("", "utf-8")
    reading = read_event_at(event)
    assert "A-001" in {problem.code for problem in reading.problems}
    assert reading.memoria.event.title == "foro"


def test_a_file_is_written_whole_and_only_when_it_differs(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b.txt"
    assert write_whole(target, b"uno")
    assert not write_whole(target, b"uno")
    assert write_whole(target, b"dos")
    assert [path.name for path in target.parent.iterdir()] == ["b.txt"]


@pytest.mark.parametrize("name", ["../default", "/etc", ".", "", "no-existe"])
def test_a_template_is_only_looked_for_by_a_plain_name(event: Path, name: str) -> None:
    assert find_template(name, event, event) is None


def test_a_linked_folder_is_said(event: Path) -> None:
    outside = event.parent / "otra"
    outside.mkdir()
    (event / "enlace").symlink_to(outside, target_is_directory=True)
    assert codes(event) == {"enlace": "A-004"}


def test_a_name_that_is_no_utf8_or_has_two_lines_is_read_and_can_be_printed(event: Path) -> None:
    for name in (b"a\xf1o.md", b"dos\nl\xc3\xadneas.md"):
        try:
            Path(os.fsdecode(os.fsencode(event) + b"/" + name)).write_text("Una nota.\n", "utf-8")
        except OSError:
            pytest.skip("this disk only takes names that are text")
    assert EventFolder(event).paths() == ("año.md", "dos\ufffdlíneas.md", "evento.yaml")
    assert len(read_event_at(event).memoria.contributions) == 2


def test_what_a_build_left_in_the_folder_is_no_source(event: Path) -> None:
    built = event / "output" / "foro"
    built.mkdir(parents=True)
    (built / "manifest.json").write_text("{}", "utf-8")
    (built / "memoria.docx").write_bytes(b"PK")
    assert EventFolder(event).paths() == ("evento.yaml",)


def test_a_folder_of_notes_may_be_called_output(event: Path) -> None:
    (event / "output").mkdir()
    (event / "output" / "nota.md").write_text("Una nota.\n", "utf-8")
    assert EventFolder(event).paths() == ("evento.yaml", "output/nota.md")


def test_a_place_that_cannot_be_written_is_a_fault_of_the_machine(tmp_path: Path) -> None:
    (tmp_path / "archivo").write_text("", "utf-8")
    with pytest.raises(MachineError, match="archivo"):
        write_whole(tmp_path / "archivo" / "memoria.pdf", b"")


@pytest.mark.parametrize("epoch", ["99999999999999999", "²", "ayer"])
def test_a_date_of_the_environment_that_is_none_is_a_fault_of_the_machine(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(MachineError, match=epoch):
        source_date()
