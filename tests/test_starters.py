"""What a double click runs: the shell's file for real, the other two as far as their systems are not here."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from memoria.cli import main
from memoria.scaffold.starters import _data, starters

LANGUAGES = ("es", "en", "fr", "pt")
ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An event in a folder whose name has spaces, accents, quotation marks and brackets."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "sources" / "Foro del año (2) d'été & más"
    assert main(["new", str(folder)]) == 0
    return folder


def run(event: Path, path: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": path, "HOME": str(event.parent), "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
    return subprocess.run(
        [str(event / "construir.sh")],
        capture_output=True,
        text=True,
        env=environment,
        cwd="/",
        stdin=subprocess.DEVNULL,
        check=False,
    )


@pytest.mark.skipif(os.name == "nt", reason="a shell's file")
def test_the_shells_file_makes_the_memoria_and_says_where(event: Path) -> None:
    binaries = event.parent.parent / "bin"
    binaries.mkdir()
    (binaries / "memoria").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m memoria "$@"\n', "utf-8")
    (binaries / "memoria").chmod(0o755)
    done = run(event, f"{binaries}:/usr/bin:/bin")
    output = event.parent.parent / "output"
    assert done.returncode == 0, done.stderr
    assert (output / event.name / "memoria.pdf").is_file()
    assert done.stdout.rstrip().endswith(str(output))
    assert "memoria.docx" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="a shell's file")
def test_without_the_program_it_says_what_to_do(event: Path, tmp_path: Path) -> None:
    few = tmp_path / "few"
    few.mkdir()
    for name in ("sh", "dirname", "basename"):
        place = next(Path(folder) / name for folder in ("/usr/bin", "/bin") if (Path(folder) / name).exists())
        (few / name).symlink_to(place)
    done = run(event, str(few))
    assert done.returncode == 127
    assert "Falta Python 3.11" in done.stdout
    (few / "python3").write_text("#!/bin/sh\nexit 1\n", "utf-8")
    (few / "python3").chmod(0o755)
    assert "falta el programa memoria" in run(event, str(few)).stdout


@pytest.mark.skipif(os.name == "nt", reason="file modes of Unix")
def test_they_may_be_run(event: Path) -> None:
    assert os.access(event / "construir.sh", os.X_OK)
    assert os.access(event / "construir.command", os.X_OK)


def test_a_new_event_has_nothing_to_complain_of(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["check", str(event)]) == 0
    assert "Sin errores ni avisos" in capsys.readouterr().out


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shells_can_read_them(language: str) -> None:
    for name, text in starters(language).items():
        assert not re.search(r"@\w+@", text), "every word is filled in"
        if name.endswith(".cmd"):
            continue
        assert "\r" not in text
        assert text.startswith("#!/bin/sh\n")
        checked = subprocess.run(["sh", "-n"], input=text, text=True, capture_output=True, check=False)
        assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_for_windows_is_one_that_cmd_reads(language: str) -> None:
    text = next(text for name, text in starters(language).items() if name.endswith(".cmd"))
    lines = text.split("\r\n")
    assert "\n" not in "".join(lines), "CRLF throughout: labels are not found otherwise"
    assert lines[:2] == ["@echo off", "chcp 65001 >nul"]
    assert all(
        line.isascii() or line.lstrip().startswith(("echo ", "if not defined PYTHON echo", "if defined PYTHON echo"))
        for line in lines
    )
    assert '"%~dp0"' not in text, "a backslash would swallow the quotation mark"
    assert all(line.count('"') % 2 == 0 for line in lines)
    labels = {line[1:] for line in lines if line.startswith(":")}
    assert set(re.findall(r"goto (\w+)", text)) <= labels


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_means_anything_to_a_shell(language: str) -> None:
    assert not [word for word in _data()["words"][language].values() if set(word) & set("&|<>^%!\"'$`\\()")]
