"""Places in a file."""

from __future__ import annotations

import pytest

from memoria.source import Position, SourceFile

FOLDED = SourceFile("evento.yaml", "metodologia: >-\n  Una frase\n  que sigue aquí.\n\nfin\n")


@pytest.mark.parametrize(
    ("written", "real"),
    [((2, 3), (2, 3)), ((2, 12), (2, 12)), ((2, 13), (3, 3)), ((2, 17), (3, 7)), ((2, 90), (3, 18)), ((5, 1), (5, 1))],
)
def test_a_place_past_the_end_of_its_line_is_on_the_next_one(written: tuple[int, int], real: tuple[int, int]) -> None:
    assert FOLDED.settled(Position("evento.yaml", *written)) == Position("evento.yaml", *real)


def test_a_place_without_a_line_stays_as_it_is() -> None:
    assert FOLDED.settled(Position("evento.yaml")) == Position("evento.yaml")


def test_a_place_in_words_is_what_people_are_shown() -> None:
    assert Position("nota.md", 3, 4).shown == (3, 4)
    assert Position("nota.docx", 3, 4, "apartado 2, párrafo 3").shown == (None, None)


def test_a_line_is_found_without_its_end_wherever_it_stands() -> None:
    file = SourceFile("nota.md", "uno\n\ntres")
    assert [file.line(number) for number in range(5)] == ["", "uno", "", "tres", ""]


def test_a_place_inside_its_line_is_settled_without_reading_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of one line of a million letters may have thousands of things wrong with it."""
    monkeypatch.setattr(SourceFile, "line", lambda *_: pytest.fail("the line was read"))
    assert FOLDED.settled(Position("evento.yaml", 2, 4)) == Position("evento.yaml", 2, 4)
    assert [at.said for at in (Position("a.md", 3), Position("a.docx", 3, 1, "párrafo 2"), Position("a.pdf"))] == [
        "a.md:3",
        "a.docx, párrafo 2",
        "a.pdf",
    ]
