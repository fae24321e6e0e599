"""The long texts of an event that came as Word or ODT, and what is reprinted as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from memoria.choices import Choices
from memoria.ledger import Fate
from memoria.workspace.session import build_event, read_event_at
from tests.documents import docx, odt, p, para, run

EVENT = "titulo: Foro\ninicio: 2023-03-28\nfin: 2023-03-28\nejemplo: sí\n"
WORDS = "El foro parte de una pregunta."


def folder(tmp_path: Path, files: dict[str, bytes], more: str = "") -> Path:
    event = tmp_path / "foro"
    event.mkdir()
    (event / "evento.yaml").write_text(EVENT + more, "utf-8")
    for name, data in files.items():
        (event / name).write_bytes(data)
    return event


def page(event: Path, language: str = "") -> str:
    made = build_event(event, event, Choices(formats=("html",), language=language))
    assert all(account.words(Fate.LOST) == 0 for account in made.accounts)
    return next(data.decode() for name, data in made.files if name.endswith(".html")).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("nota-conceptual.docx", docx(para(run(WORDS)))),
        ("nota-conceptual.odt", odt(p(WORDS))),
        ("nota-conceptual.md", WORDS.encode()),
    ],
)
def test_the_concept_note_is_an_annex_whatever_it_was_written_with(tmp_path: Path, name: str, data: bytes) -> None:
    event = folder(tmp_path, {name: data})
    printed = page(event)
    assert 'id="nota-conceptual"' in printed
    assert WORDS in printed
    assert [file.role for file in read_event_at(event).memoria.files if file.path == name] == ["prose"]


def test_a_long_text_in_word_may_be_named_and_translated(tmp_path: Path) -> None:
    files = {"fondo.docx": docx(para(run(WORDS))), "fondo.fr.odt": odt(p("Le forum part d’une question."))}
    event = folder(tmp_path, files, "antecedentes: fondo.docx\n")
    assert WORDS in page(event)
    printed = page(event, "fr")
    assert "Le forum part d’une question." in printed
    assert WORDS not in printed


def test_one_that_cannot_be_read_is_said_and_kept_in_the_account(tmp_path: Path) -> None:
    event = folder(tmp_path, {"antecedentes.docx": b"not a package"})
    reading = read_event_at(event)
    (record,) = [file for file in reading.memoria.files if file.path == "antecedentes.docx"]
    assert record.reason in {problem.code for problem in reading.problems}


def test_marks_in_one_stay_text_and_are_said(tmp_path: Path) -> None:
    event = folder(tmp_path, {"antecedentes.docx": docx(para(run("ACUERDO: Reunirse cada semestre")))})
    assert "A-013" in {problem.code for problem in read_event_at(event).problems}


@pytest.mark.parametrize(
    ("told", "printed"),
    [
        ("programa_estado: provisional\n", "Programa provisional. Es el que circuló antes del evento."),
        (
            "programa_estado: provisional\nprograma_version: 3\nprograma_fecha: 2 de octubre de 2022\n",
            "Programa provisional, versión 3 del 2 de octubre de 2022. Es el que circuló antes del evento.",
        ),
        ("programa_fecha: 2022-10-02\n", "Programa definitivo del 2 de octubre de 2022."),
    ],
)
def test_the_programme_says_which_it_is(tmp_path: Path, told: str, printed: str) -> None:
    sessions = "programa:\n  - fecha: 2023-03-28\n    sesiones:\n      - {id: S01, hora: 9:00-10:00, titulo: Redes}\n"
    assert printed in page(folder(tmp_path, {}, told + sessions))


def test_a_final_programme_of_which_no_more_is_told_says_nothing(tmp_path: Path) -> None:
    sessions = "programa:\n  - fecha: 2023-03-28\n    sesiones:\n      - {id: S01, hora: 9:00-10:00, titulo: Redes}\n"
    assert "Programa definitivo" not in page(folder(tmp_path, {}, sessions))
