"""Writers side by side give what they would give one after the other, and a fault in one is seen."""

from __future__ import annotations

import os

import pytest

from memoria.diagnostics import found
from memoria.printing import Made
from memoria.source import Position
from memoria.workspace.pandoc import RealPandoc
from memoria.workspace.press import press

HERE = os.getpid()


def test_each_file_comes_whole_with_its_problems_in_the_order_asked() -> None:
    large = os.urandom(3_000_000)
    problem = found("A-010", Position("evento.yaml", 3, 4), name="otra")
    started = press({"a.docx": lambda: Made(large, (problem,), 7), "a.pdf": lambda: Made(b"%PDF")})
    made = {name: finished() for name, finished in started.items()}
    assert list(made) == ["a.docx", "a.pdf"]
    assert made["a.docx"] == Made(large, (problem,), 7)
    assert made["a.pdf"] == Made(b"%PDF")


def test_a_job_whose_child_died_is_done_again_where_its_fault_is_seen() -> None:
    def dies_in_a_child() -> Made:
        if os.getpid() != HERE:
            os._exit(9)
        raise ZeroDivisionError

    started = press({"a.docx": dies_in_a_child, "a.pdf": lambda: Made(b"%PDF")})
    with pytest.raises(ZeroDivisionError):
        started["a.docx"]()
    assert started["a.pdf"]().data == b"%PDF"


def test_pandoc_reads_while_something_else_is_done() -> None:
    done: list[str] = []
    trees = list(RealPandoc(lambda: done.append("loaded")).markdown(["Uno."]))
    assert done == ["loaded"]
    assert trees[0][0]["t"] == "Para"
