"""Diagnostics in words."""

from __future__ import annotations

from memoria.diagnostics import found
from memoria.report import message
from memoria.source import Position

AT = Position("evento.yaml", 3, 9)


def test_what_was_typed_is_repeated_on_one_line() -> None:
    assert message(found("K-009", AT, value="2023-03-28\n  titulo: Foro"), "es") == (
        "no se entiende la fecha «2023-03-28 titulo: Foro», o ese día no existe"
    )


def test_half_a_file_is_not_repeated() -> None:
    assert len(message(found("K-009", AT, value="palabra " * 500), "es")) < 300
