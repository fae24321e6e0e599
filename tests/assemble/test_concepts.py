"""The list of concepts is whole: each id of the checklist, and each key that an event's record may have."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from memoria.assemble import Options, assemble
from memoria.document.tree import Heading
from memoria.document.walk import text_of, walk
from memoria.model.event import Event, Participation, Term
from memoria.model.fields import Record, keys_of
from memoria.workspace.pandoc import RealPandoc
from memoria.workspace.session import read_event_at
from tests.assemble.making import templates

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "concepts.md").read_text("utf-8")
FORUM = ROOT / "sources" / "foro-internacionalizacion-2023"
SEMINAR = ROOT / "sources" / "seminario-accion-internacional-2018"


def keys(record: type[Record]) -> Iterator[str]:
    for _, key in keys_of(record):
        yield key.name
        if key.of is not None:
            yield from keys(key.of)


def test_every_key_of_the_event_has_its_place_or_a_reason() -> None:
    wanted = {key for record in (Event, Term, Participation) for key in keys(record)}
    told = set(re.findall(r"`([a-z_]+)`", DOCUMENT))
    assert wanted - told == set()


def test_every_concept_of_the_checklist_is_listed() -> None:
    families = {"E": 15, "C": 16, "F": 8, "P": 15}
    wanted = {f"{letter}{number}" for letter, count in families.items() for number in range(1, count + 1)}
    assert wanted - set(re.findall(r"^\| ([ECFP]\d+) \|", DOCUMENT, re.MULTILINE)) == set()


def seen() -> list[list[str]]:
    """The rows of the table that says where each line is seen."""
    part = DOCUMENT.partition("## Where it is seen")[2].partition("\n## ")[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in part.splitlines() if line.startswith("| ")][1:]


def test_every_concept_says_where_it_is_seen() -> None:
    listed = set(re.findall(r"^\| ([ECFP]\d+) \|", DOCUMENT, re.MULTILINE))
    assert {id_ for row in seen() for id_ in row[0].split(", ")} == listed


def test_no_concept_is_open() -> None:
    assert "**open**" not in DOCUMENT


@pytest.mark.slow
@pytest.mark.parametrize(("column", "event"), [(1, FORUM), (2, SEMINAR)], ids=["forum", "seminar"])
def test_the_sections_in_which_they_are_seen_are_those_of_the_example(column: int, event: Path) -> None:
    volume = assemble(read_event_at(event).memoria, RealPandoc(), templates(), Options()).value
    headings = {text_of(node) for node in walk(volume.document.blocks) if isinstance(node, Heading)}
    named = {name for row in seen() for name in re.findall("«([^»]+)»", row[column])}
    assert named
    assert named - headings == set()


def test_every_concept_is_seen_in_one_of_them() -> None:
    assert [row[0] for row in seen() if not any(row[1:])] == []
