"""The forum's papers in Word and ODT are those that the script makes, and say what their Markdown says."""

from __future__ import annotations

import re

import pytest

from memoria.document.walk import text_of
from memoria.readers.office import read_paper
from tests.examples.rapporteurs import FILES, FORUM, HERE, made

EXPECTED = {"D-010", "D-011", "D-012", "D-013", "D-014", "D-025", "D-032"}
"""What is told of them: nothing that would have to be mended."""


@pytest.mark.parametrize("path", FILES)
def test_the_file_is_the_one_that_is_made(path: str) -> None:
    assert (FORUM / path).read_bytes() == made(FILES[path]), "python -m tests.examples.rapporteurs"


@pytest.mark.parametrize("path", FILES)
def test_every_word_of_the_paper_is_in_the_document(path: str) -> None:
    paper = read_paper(path, (FORUM / path).read_bytes(), "es")
    written = (HERE / f"{FILES[path]}.md").read_text("utf-8").split("---\n", 2)[2]
    words = sorted(re.findall(r"[^\W\d_]+", written.replace("Tabla:", "")))
    assert sorted(re.findall(r"[^\W\d_]+", text_of(paper.blocks))) == words
    assert {problem.code for problem in paper.problems} <= EXPECTED


def test_between_them_they_have_the_habits_of_people() -> None:
    told = {problem.code for path in FILES for problem in read_paper(path, (FORUM / path).read_bytes(), "es").problems}
    assert told == EXPECTED
