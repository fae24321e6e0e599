"""Each code about Markdown, pictures, notes and marked lines: a folder with the source, and the exact message.

``python -m tests.diagnostics.test_reading`` writes the messages anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from memoria.codes import table
from memoria.report import render
from tests.diagnostics.reading import problems_of

HERE = Path(__file__).parent
FAMILIES = ("T", "M")
CODES = [code for code in table() if code[0] in FAMILIES]
GOLDEN = "expected.txt"


def said(code: str) -> str:
    lines = [render(problem, language) for problem in problems_of(HERE / code / "in") if problem.code == code for language in ("es", "en")]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("code", CODES)
def test_the_message_is_exact(code: str) -> None:
    assert said(code) == (HERE / code / GOLDEN).read_text("utf-8")


@pytest.mark.parametrize("code", CODES)
def test_every_text_is_there(code: str) -> None:
    entry = table()[code]
    for language in ("es", "en"):
        assert entry.texts[language].explain
    assert len(entry.texts["es"].message) == len(entry.texts["en"].message)
    assert len(entry.texts["es"].hint) == len(entry.texts["en"].hint)


if __name__ == "__main__":
    for name in CODES:
        (HERE / name / GOLDEN).write_text(said(name), "utf-8")
