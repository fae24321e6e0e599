"""The header of a note is cut off, whatever became of its fences, and lines keep their number."""

from __future__ import annotations

import pytest

from memoria.readers.frontmatter import Split, split
from memoria.source import SourceFile


def cut(text: str) -> tuple[Split, list[tuple[str, int | None]]]:
    checked = split(SourceFile("nota.md", text))
    assert checked.value.body.count("\n") == text.count("\n")
    return checked.value, [(problem.code, problem.at.line) for problem in checked.diagnostics]


def front(text: str) -> str:
    value = cut(text)[0].front
    return value.text if value else ""


HEADER = "tipo: ponencia\nsesion: S04\n"


def test_header_and_text_keep_their_lines() -> None:
    value, problems = cut(f"---\n{HEADER}---\nHola.\n")
    assert problems == []
    assert value.front is not None
    assert value.front.text == f"\n{HEADER}"
    assert value.body == "\n\n\n\nHola.\n"


def test_a_note_without_header_is_all_text() -> None:
    for text in ("Hola.\n", "", "# Título\n\ntexto", "\n\nHola"):
        value, problems = cut(text)
        assert (value.front, value.body, problems) == (None, text, [])


def test_three_dots_end_a_header_too() -> None:
    assert cut(f"---\n{HEADER}...\nHola.\n")[1] == []


@pytest.mark.parametrize("fence", ["—", "–", "——", "—-", "–––", "-----", "- - -", "--"])
def test_fences_that_word_made_of_them_are_understood_and_said(fence: str) -> None:
    value, problems = cut(f"{fence}\n{HEADER}{fence}\nHola.\n")
    assert problems == [("F-010", 1), ("F-010", 4)]
    assert value.front is not None
    assert value.front.text == f"\n{HEADER}"
    assert value.body.strip() == "Hola."


def test_a_single_dot_of_three_ends_a_header() -> None:
    assert cut(f"---\n{HEADER}…\nHola.\n")[1] == [("F-010", 4)]


def test_blank_lines_before_the_header_are_understood() -> None:
    value, problems = cut(f"\n\n---\n{HEADER}---\nHola.\n")
    assert problems == [("F-013", 3)]
    assert value.front is not None
    assert value.front.position(value.front.text.index("tipo")).line == 4


def test_a_header_that_is_not_closed_ends_with_its_keys() -> None:
    value, problems = cut(f"---\n{HEADER}\nHola a todos.\n")
    assert problems == [("F-011", 1)]
    assert front(f"---\n{HEADER}\nHola a todos.\n") == f"\n{HEADER}"
    assert value.body.strip() == "Hola a todos."


def test_a_rule_further_down_does_not_close_a_header() -> None:
    value, problems = cut(f"---\n{HEADER}\nHola a todos.\n\n---\n\nAdiós.\n")
    assert problems == [("F-011", 1)]
    assert "Hola a todos." in value.body


def test_a_header_without_fences_is_understood_and_said() -> None:
    value, problems = cut(f"{HEADER}\nHola.\n")
    assert problems == [("F-012", 1)]
    assert value.front is not None
    assert value.front.text == HEADER
    assert value.body == "\n\n\nHola.\n"


def test_a_header_that_is_only_closed_is_understood() -> None:
    value, problems = cut(f"{HEADER}---\nHola.\n")
    assert problems == [("F-012", 1)]
    assert value.body.strip() == "Hola."


@pytest.mark.parametrize(
    "text",
    [
        "ACUERDO: uno\nTEMA: dos\n\nHola",
        "PREGUNTA: ¿uno?\nRESPUESTA: dos\n",
        "Resumen: lo dicho en la mesa.\n\nHola",
        "Título: X\nesto es una frase\n\nHola",
        "---\n\nHola, esto va después de una raya.\n\n---\n\nAdiós.\n",
    ],
)
def test_text_that_only_looks_like_a_header_stays_text(text: str) -> None:
    assert cut(text)[0].front is None


def test_items_comments_and_blank_lines_belong_to_a_header() -> None:
    text = "---\ntipo: ponencia\n# comentario\n\nautor:\n  - ana\n- luis\n---\nHola\n"
    assert cut(text)[1] == []
    assert "luis" in front(text)


def test_a_header_with_mistakes_is_a_header() -> None:
    assert front("---\ntitulo:Redes\n---\nHola\n").strip() == "titulo:Redes"
    assert front("---\n---\nHola\n").strip() == ""
