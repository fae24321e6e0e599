"""Diagnostics in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from memoria import vocabulary
from memoria.diagnostics import found
from memoria.report import as_json, exemplified, hint, message, render
from memoria.roadmap.columns import column
from memoria.source import Position
from memoria.workspace.session import read_event_at
from tests.folders import folder_with

AT = Position("evento.yaml", 3, 9)


def test_what_was_typed_is_repeated_on_one_line() -> None:
    assert message(found("K-009", AT, value="2023-03-28\n  titulo: Foro"), "es") == (
        "no se entiende la fecha «2023-03-28 titulo: Foro», o ese día no existe"
    )


def test_the_dates_of_a_hint_are_those_of_the_event() -> None:
    unknown = found("C-003", AT, words="Publicar el directorio")
    known = exemplified(unknown, 2027)
    assert "plazo: 30/09/2027, plazo: segundo semestre de 2027" in hint(known, "es")
    assert "term: 2027-09-30, term: second half of 2027" in hint(known, "en")
    assert [
        hint(unknown, tag).count(year) for tag, year in (("es", "/aaaa"), ("en", " yyyy-"), ("fr", "/aaaa"), ("pt", "/aaaa"))
    ] == [1] * 4
    assert exemplified(found("R-005", AT, name="x"), 2027).values == {"name": "x"}


@pytest.mark.parametrize(("start", "term"), [("2026-03-28", "30/09/2026"), ("2026-11-21", "30/09/2027"), ("", "30/09/aaaa")])
def test_an_event_is_shown_dates_that_come_after_it(start: str, term: str, tmp_path: Path) -> None:
    record = "titulo: Foro\n" + (f"inicio: {start}\n" if start else "")
    note = "---\ntipo: ponencia\n---\n\nCOMPROMISO: Publicar el directorio | responsable: Red Uno\n"
    problems = read_event_at(folder_with(tmp_path / "foro", {"evento.yaml": record, "acta.md": note})).problems
    (told,) = (problem for problem in problems if problem.code == "C-003")
    assert f"plazo: {term}," in hint(told, "es")


def test_each_of_several_names_is_repeated_on_one_line() -> None:
    problem = found("R-005", AT, name="norma", suggestions=("norma-tello\n  nombre: Norma", "otra"), nearest="norma-tello")
    assert "\n" not in message(problem, "es") + hint(problem, "es")


def test_half_a_file_is_not_repeated() -> None:
    assert len(message(found("K-009", AT, value="palabra " * 500), "es")) < 300


def test_a_place_in_a_word_file_is_said_in_words() -> None:
    problem = found("N-006", Position("nota.docx", 7, 3, "apartado 2, párrafo 3"))
    assert render(problem).startswith("nota.docx (apartado 2, párrafo 3): warning[N-006]")
    (row,) = json.loads(as_json([problem]))
    assert (row["line"], row["column"], row["place"]) == (None, None, "apartado 2, párrafo 3")
    assert render(problem, "pt").startswith("nota.docx (seção 2, parágrafo 3): warning[N-006]")


def test_alternatives_are_joined_with_or() -> None:
    problem = found("M-040", Position("nota.md"), words="x", sessions=("S01 (Uno)", "S02 (Dos)", "ocho"))
    assert hint(problem, "es").startswith("¿Quiso decir S01 (Uno), S02 (Dos) u ocho?")
    assert hint(problem, "en").startswith("Did you mean S01 (Uno), S02 (Dos) or ocho?")


def test_words_of_ours_are_told_in_the_readers_language_and_those_of_the_author_as_he_wrote_them() -> None:
    draft = found("N-004", AT, title="Redes", state=vocabulary.value_word("note_states", "borrador"))
    assert [message(draft, language)[-9:] for language in ("es", "fr", "pt")] == [" borrador", "brouillon", " rascunho"]
    listed = found("S-013", AT, column=column("plazo").word, written="ya", listed=vocabulary.value_words("priorities"))
    assert message(listed, "fr").startswith("Échéance")
    assert "haute, moyenne et basse" in hint(listed, "fr")
    assert vocabulary.value_word("priorities", "urgentísima") == "urgentísima"
