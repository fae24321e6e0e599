"""Cut, mangled and random sources never raise, and what is wrong always has a place."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from memoria.codes import table
from memoria.diagnostics import Diagnostic
from memoria.model.contribution import YamlNote
from memoria.readers.data import read_bibliography, read_glossary, read_participation
from memoria.readers.decisions import read_decisions
from memoria.readers.event import read_event
from memoria.readers.frontmatter import split
from memoria.readers.records import read_record
from memoria.readers.register import read_register
from memoria.readers.text import decode
from memoria.readers.values import read_day, read_hours, read_integer, read_yesno
from memoria.readers.yaml_nodes import parse_yaml
from memoria.report import render
from memoria.source import Located, Position, SourceFile

SOURCES = Path(__file__).parent.parent.parent / "sources"
READERS = (read_event, read_register, read_decisions, read_glossary, read_bibliography, read_participation)
PIECES = [
    "- ",
    ": ",
    ":",
    "\n",
    "  ",
    "\t",
    '"',
    "'",
    "[",
    "{",
    "]",
    "}",
    "#",
    "&a",
    "*a",
    "!",
    "|",
    ">",
    "%",
    "—",
    "“",
    "---\n",
    "...",
    "\u00a0",
    "\x01",
]


def everything(file: SourceFile) -> Iterator[Diagnostic]:
    """All that any reader finds wrong with a text."""
    for read in READERS:
        yield from read(file).diagnostics
    parsed = parse_yaml(file)
    yield from parsed.diagnostics
    if parsed.value is not None:
        yield from read_record(parsed.value, YamlNote).diagnostics
    cut = split(file)
    assert cut.value.body.count("\n") == file.text.count("\n")
    yield from cut.diagnostics


def examine(text: str) -> None:
    lines = text.count("\n") + 1
    for problem in everything(SourceFile("evento.yaml", text)):
        assert problem.code in table()
        assert problem.at.line is None or 1 <= problem.at.line <= lines
        for language in ("es", "en"):
            assert render(problem, language).startswith("evento.yaml")


def mangled(text: str, chance: random.Random) -> str:
    """Part of a text with a few pieces cut out, doubled or put in."""
    start = chance.randrange(len(text))
    piece = text[start : start + chance.randrange(20, 900)]
    for _ in range(chance.randrange(1, 5)):
        at = chance.randrange(len(piece) + 1)
        piece = piece[:at] + chance.choice(PIECES) + piece[at + chance.randrange(3) :]
    return piece


@pytest.mark.parametrize("seed", range(60))
def test_mangled_events_never_raise(seed: int) -> None:
    chance = random.Random(seed)
    files = sorted(SOURCES.rglob("*.yaml"))
    examine(mangled(chance.choice(files).read_text("utf-8"), chance))


_LIMITS = settings(max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))


@_LIMITS
@given(some.lists(some.sampled_from([*PIECES, "titulo", "acuerdos", "texto", "a", "Ñ", "9h", "1"]), max_size=30))
def test_random_yaml_never_raises(pieces: list[str]) -> None:
    examine("".join(pieces))


@_LIMITS
@given(some.text(max_size=60))
def test_random_text_never_raises(text: str) -> None:
    decoded = decode("evento.yaml", text.encode("utf-8", "surrogatepass"))
    if decoded.value is not None:
        examine(decoded.value.text)


@_LIMITS
@given(some.binary(max_size=80))
def test_random_bytes_never_raise(data: bytes) -> None:
    decoded = decode("evento.yaml", data)
    if decoded.value is not None:
        assert "\x00" not in decoded.value.text
        examine(decoded.value.text)


@_LIMITS
@given(some.text(alphabet="0123456789:.-/h apm,ºjunioy ", max_size=24))
def test_random_dates_hours_and_numbers_never_raise(text: str) -> None:
    for read in (read_day, read_hours, read_integer, read_yesno):
        checked = read(Located(text, Position("evento.yaml", 1, 1)))
        assert checked.value is not None or checked.diagnostics
