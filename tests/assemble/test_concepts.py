"""The list of concepts is whole: each id of the checklist, and each key that an event's record may have."""

import re
from collections.abc import Iterator
from pathlib import Path

from memoria.model.event import Event, Participation, Term
from memoria.model.fields import Record, keys_of

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "concepts.md").read_text("utf-8")


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


def test_no_concept_is_open() -> None:
    assert "**open**" not in DOCUMENT
