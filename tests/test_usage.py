"""What was typed wrong is told in the reader's language: each kind of mistake in each, without a word of the library's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from memoria.cli import main
from memoria.codes import LANGUAGES
from tests.folders import RECORD, folder_with

THEIRS = re.compile(
    r"\b(?:Usage:|No such|Missing|Invalid|Got unexpected|requires|does not|Did you mean|Error|Input should|Try)\b|<\w+",
    re.IGNORECASE,
)
"""Words of the library of the command line."""

MISTAKES = {
    "an unknown command": (["buidl"], ("«buidl»", "build", "memoria --help")),
    "an unknown command that is like none": (["xyzzy"], ("«xyzzy»", "memoria --help")),
    "an unknown command of a group": (["export", "program"], ("«program»", "programme", "memoria export --help")),
    "an unknown command of a group that does something by itself": (["roadmap", "exprt"], ("«exprt»", "export")),
    "no command": (["--"], ("memoria --help",)),
    "an unknown option": (["build", "--formt", "pdf"], ("--formt", "--format", "memoria build --help")),
    "an unknown short option": (["build", "-q"], ("-q", "memoria build --help")),
    "an option without its value": (["build", "--output"], ("--output",)),
    "an empty value": (["build", "sources/foro", "--session", ""], ("--session",)),
    "an empty value after an equals sign": (["build", "sources/foro", "--output="], ("--output",)),
    "an empty folder": (["check", ""], ("«»",)),
    "a value for an option that takes none": (["build", "--json=1"], ("--json",)),
    "a missing argument": (["new"], ("memoria new --help",)),
    "the second of two arguments missing": (["roadmap", "diff", "a"], ("memoria roadmap diff --help",)),
    "too many words": (["explain", "F-012", "and", "more"], ("«and more»", "memoria explain --help")),
    "no such choice": (["build", "--format", "doc"], ("«doc»", "--format", "docx")),
    "no such language": (["new", "x", "--lang", "de"], ("«de»", "--lang", "es, en, fr, pt")),
    "no number": (["roadmap", "--due", "soon"], ("«soon»", "--due", "≥ 0")),
    "a number that is too small": (["import", "foro", "--floor", "0"], ("«0»", "--floor", "≥ 1")),
    "no day": (["roadmap", "--today", "30/09/2023"], ("«30/09/2023»", "--today")),
    "no hour": (["import", "foro", "--start", "late"], ("«late»", "--start")),
    "a folder that isn't there": (["check", "sources/froo"], ("sources/froo", "sources/foro")),
    "a folder that is no event": (["check", "sources"], ("sources", "evento.yaml")),
    "a file that isn't there": (["import", "chat.txt"], ("chat.txt",)),
    "a workbook that isn't there": (["roadmap", "import", "libro.xlsx"], ("libro.xlsx",)),
    "an unknown code": (["explain", "X-999"], ("X-999",)),
}


@pytest.fixture
def two_events(here: Path) -> None:
    folder_with(here, {"sources/foro/evento.yaml": RECORD, "foro/evento.yaml": RECORD})


@pytest.mark.usefixtures("two_events")
@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_in_each_language(mistake: str, capsys: pytest.CaptureFixture[str]) -> None:
    typed, told = MISTAKES[mistake]
    sentences = []
    for language in LANGUAGES:
        assert main(["--ui-lang", language, *typed]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith("memoria: ")
        plain = re.sub(r"\s", " ", err)
        assert all(word in plain.replace("« ", "«").replace(" »", "»") for word in told), err
        assert language == "en" or not THEIRS.search(err), err
        sentences.append(err)
    assert len(set(sentences)) == len(LANGUAGES)


@pytest.mark.usefixtures("two_events")
def test_a_language_that_there_is_not_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    for typed in (["--ui-lang", "de", "check"], ["check", "--ui-lang=de"], ["check", "--ui-lang"]):
        assert main(typed) == 2
        assert "--ui-lang" in capsys.readouterr().err


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "command",
    ["", "new", "build", "roadmap", "roadmap export", "roadmap diff", "import", "export", "export citation", "explain", "schema"],
)
def test_help_has_no_word_that_is_not_ours(command: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command.split(), "--help", "--ui-lang", language]) == 0
    out = capsys.readouterr().out.replace("output/<", "output/")
    assert not re.search(r"<\w+", out)
    if language != "en":
        assert not re.search(r"(?:Usage|Options|Arguments|Commands|default):|Show this|required|\bARGS\b|\bCOMMAND\b", out)
    if language in ("en", "fr"):
        assert not re.search(r"\b(?:EVENTO|CARPETA|ARCHIVO|DÍAS|FECHA|ANTES)\b", out)
