"""A new event can be read at once, in four languages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from memoria import vocabulary
from memoria.diagnostics import Checked
from memoria.model.contribution import FrontMatter, YamlNote
from memoria.model.event import Event
from memoria.model.people import Register
from memoria.readers.decisions import read_decisions
from memoria.readers.event import read_event
from memoria.readers.frontmatter import split
from memoria.readers.records import read_record
from memoria.readers.register import read_register
from memoria.readers.yaml_nodes import parse_yaml
from memoria.scaffold import new_event
from memoria.source import SourceFile

TODAY = date(2024, 5, 6)
EVENTS = ("evento.yaml", "event.yaml", "evenement.yaml")
REGISTERS = ("personas.yaml", "people.yaml", "personnes.yaml", "pessoas.yaml")
DECISIONS = ("hoja-de-ruta.yaml", "roadmap.yaml", "feuille-de-route.yaml", "roteiro.yaml")


def named(files: Mapping[str, str], names: tuple[str, ...]) -> SourceFile:
    path = next(name for name in names if name in files)
    return SourceFile(path, files[path])


def clean(checked: Checked[Any]) -> Any:
    assert checked.diagnostics == ()
    return checked.value


def event_and_register(files: Mapping[str, str]) -> tuple[Event, Register]:
    return clean(read_event(named(files, EVENTS))), clean(read_register(named(files, REGISTERS)))


@pytest.mark.parametrize("language", vocabulary.LANGUAGES)
def test_every_file_is_read_without_a_word(language: str) -> None:
    files = new_event("foro-del-agua", language, TODAY)
    event, register = event_and_register(files)
    assert clean(read_decisions(named(files, DECISIONS))).cutoff == date(2024, 5, 20)
    assert (event.title, event.start, event.language) == ("Foro del agua", TODAY, language)
    assert [session.format for session in event.sessions] == ["bienvenida", "conferencia", "conversatorio"]
    assert event.sessions[1].due == date(2024, 5, 20)
    assert all(person.name and person.surnames for person in register.people)


@pytest.mark.parametrize("language", vocabulary.LANGUAGES)
def test_the_notes_belong_to_its_sessions_and_people(language: str) -> None:
    files = new_event("foro", language, TODAY)
    event, register = event_and_register(files)
    ids = {str(person.id) for person in register.people} | {str(one.id) for one in register.organisations}
    paper = clean(
        split(SourceFile("p.md", files[next(path for path in files if path.startswith("01") and path.endswith(".md"))]))
    )
    front = clean(read_record(clean(parse_yaml(paper.front)), FrontMatter))
    note = clean(
        read_record(clean(parse_yaml(SourceFile("n.yaml", files[next(p for p in files if "01" in p and "yaml" in p)]))), YamlNote)
    )
    assert {front.session, note.session} == {"S02", "S03"} <= {session.id for session in event.sessions}
    assert {*front.authors, *note.rapporteurs, *note.commitments[0].responsible} <= ids
    assert {name for session in event.sessions for name in (*session.participants, *session.moderators)} <= ids


def test_the_schemas_that_the_files_name_come_with_them() -> None:
    files = new_event("foro", "es", TODAY)
    for path, text in files.items():
        first = text.split("\n", 1)[0]
        if "$schema=" in first:
            folder = path.rpartition("/")[0]
            schema = first.split("$schema=")[1]
            assert json.loads(files[schema.removeprefix("../") if folder else schema])


@pytest.mark.parametrize("language", vocabulary.LANGUAGES)
def test_what_is_commented_out_is_right_too(language: str) -> None:
    lines = named(new_event("foro", language, TODAY), DECISIONS).text.split("\n")
    start = next(number for number, line in enumerate(lines) if not line and number > 4) + 1
    text = "\n".join(line.removeprefix("# ") for line in lines[start:])
    decisions = clean(read_decisions(SourceFile("hoja-de-ruta.yaml", text)))
    assert len(decisions.merges) == len(decisions.corrections) == len(decisions.exclusions) == len(decisions.additions) == 1
    assert decisions.corrections[0][1].priority == "alta"
    assert decisions.follow_up[0][1].status == "en ejecución"


def test_a_name_with_quotes_makes_no_broken_title() -> None:
    files = new_event('el "foro"', "es", TODAY)
    assert event_and_register(files)[0].title == "El 'foro'"
