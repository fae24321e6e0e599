"""Two spaces are told where somebody typed them, not where something stood between them."""

from __future__ import annotations

from pathlib import Path

import pytest

from memoria.document.walk import text_of
from memoria.workspace.session import read_event_at
from tests.documents import docx, para
from tests.folders import folder_with

EVENT = """\
titulo: La reunión
inicio: 2023-03-28
programa:
  - {fecha: 2023-03-28, sesiones: [{id: S01, formato: conversatorio, titulo: La mesa}]}
"""
HEADER = "tipo: conversatorio\nsesion: S01\n"
TAKEN_OUT = {
    "a comment": "Uno dos <!-- nota --> tres.",
    "a tag without words": "Uno dos <span></span> tres.",
    "a footnote": "Uno dos [^1] tres.\n\n[^1]: RESERVADO: secreto",
    "a link": "Uno dos [RESERVADO: x](https://example.org) tres.",
    "some words": "Uno dos [secreto]{.reservado} tres.",
    "a picture": "Uno dos ![RESERVADO: x](canal.png) tres.",
}
"""By what is taken out of it, a paragraph of which «Uno dos tres.» is left."""
BETWEEN = {
    "a picture without words": "Uno dos ![](canal.png) tres.",
    "a line end by a tag": "Uno dos <br> tres.",
    "an empty link": "Uno dos [](https://example.org) tres.",
}


def found_in(folder: Path, files: dict[str, bytes | str]) -> tuple[list[str], str]:
    """The places of L-003, and the first paragraph of the note."""
    reading = read_event_at(folder_with(folder, {"evento.yaml": EVENT, **files}))
    told = [f"{problem.at.line}:{problem.at.column}" for problem in reading.problems if problem.code == "L-003"]
    return told, text_of(reading.memoria.contributions[0].body[:1])


@pytest.mark.parametrize("what", TAKEN_OUT)
def test_what_was_taken_out_leaves_one_space(what: str, tmp_path: Path) -> None:
    assert found_in(tmp_path, {"mesa.md": f"---\n{HEADER}---\n{TAKEN_OUT[what]}\n"}) == ([], "Uno dos tres.")


@pytest.mark.parametrize("what", BETWEEN)
def test_what_stands_between_two_spaces_makes_them_no_double_one(what: str, tmp_path: Path) -> None:
    assert found_in(tmp_path, {"mesa.md": f"---\n{HEADER}---\n{BETWEEN[what]}\n"})[0] == []


def test_a_reserved_footnote_of_a_word_file_leaves_one_space(tmp_path: Path) -> None:
    body = para("Uno dos ", '<w:r><w:footnoteReference w:id="2"/></w:r>', " tres.")
    note = f'<w:footnote w:id="2">{para("RESERVADO: x")}</w:footnote>'
    assert found_in(tmp_path, {"mesa.yaml": HEADER, "mesa.docx": docx(body, footnotes=note)}) == ([], "Uno dos tres.")


def test_two_spaces_that_were_typed_are_told_beside_such_a_place(tmp_path: Path) -> None:
    told, _ = found_in(tmp_path, {"mesa.md": f"---\n{HEADER}---\nUno <!-- x --> dos  tres.\n"})
    assert told == ["5:19"]
