"""Places in a text are counted as people count them: lines and columns from 1, in characters."""

import pickle

import pytest

from memoria.source import Located, Position, SourceFile, position_of

FILE = SourceFile("nota.md", "uno\ndós\n\ntres")


@pytest.mark.parametrize(
    ("offset", "line", "column"), [(0, 1, 1), (3, 1, 4), (4, 2, 1), (6, 2, 3), (8, 3, 1), (9, 4, 1), (13, 4, 5)]
)
def test_an_offset_has_its_line_and_column(offset: int, line: int, column: int) -> None:
    assert FILE.position(offset) == Position("nota.md", line, column)


def test_a_line_is_given_without_its_end_and_is_empty_past_the_last() -> None:
    assert [FILE.line(number) for number in range(6)] == ["", "uno", "dós", "", "tres", ""]


def test_an_empty_text_has_one_place() -> None:
    assert SourceFile("vacio.md", "").position(0) == Position("vacio.md", 1, 1)


def test_a_located_text_is_a_text_that_knows_its_place_also_after_a_copy() -> None:
    text = Located("Red Uno", Position("personas.yaml", 3, 5))
    assert text == "Red Uno"
    assert position_of(pickle.loads(pickle.dumps(text))) == Position("personas.yaml", 3, 5)
    assert position_of("Red Uno") is None
