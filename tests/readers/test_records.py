"""Records are read from nodes by their declarations."""

from __future__ import annotations

from datetime import date, time
from typing import TypeVar

import pytest

from memoria.diagnostics import Checked, Diagnostic
from memoria.model.contribution import FrontMatter, YamlNote
from memoria.model.event import Event, Hours, Participation, Registration, Session, Venue
from memoria.model.fields import Record
from memoria.model.marks import Commitment
from memoria.model.people import Person
from memoria.model.roadmap import Decisions
from memoria.readers.decisions import read_decisions
from memoria.readers.records import read_record
from memoria.readers.yaml_nodes import parse_yaml
from memoria.source import Position, SourceFile

R = TypeVar("R", bound=Record)


def read(text: str, record: type[R], language: str = "es") -> Checked[R]:
    parsed = parse_yaml(SourceFile("nota.yaml", text))
    assert parsed.diagnostics == ()
    assert parsed.value is not None
    return read_record(parsed.value, record, language=language)


def clean(text: str, record: type[R]) -> R:
    checked = read(text, record)
    assert checked.diagnostics == ()
    return checked.value


def only(checked: Checked[R]) -> Diagnostic:
    (problem,) = checked.diagnostics
    return problem


def where(problem: Diagnostic) -> tuple[str, int | None, int | None]:
    return problem.code, problem.at.line, problem.at.column


@pytest.mark.parametrize(
    "text",
    ["título: Redes\nautor: Ana", "title: Redes\nspeaker: Ana", "TITRE: Redes\nauteur: Ana", "titulo: Redes\npalestrante: Ana"],
)
def test_keys_may_be_written_in_four_languages(text: str) -> None:
    note = clean(text, FrontMatter)
    assert (note.title, note.authors) == ("Redes", ("Ana",))


def test_each_value_and_the_record_know_their_place() -> None:
    note = clean("tipo: nota\ntítulo: Redes\n", FrontMatter)
    assert note.at == Position("nota.yaml", 1, 1)
    assert note.where("title") == Position("nota.yaml", 2, 9)
    assert note.where("type") == Position("nota.yaml", 1, 7)
    assert note.where("session") == note.at
    assert note.title is not None
    assert note.title.at == Position("nota.yaml", 2, 9)


def test_an_unknown_key_is_said_with_the_nearest_or_the_list() -> None:
    problem = only(read("titullo: Redes\n", FrontMatter))
    assert where(problem) == ("K-001", 1, 1)
    assert problem.values["nearest"] == "titulo"
    problem = only(read("titre: a\nauteur: b\ncouleur: rouge\n", FrontMatter))
    assert "nearest" not in problem.values
    assert "seance" in str(problem.values["keys"])


def test_two_keys_of_one_meaning_are_said_and_the_first_is_taken() -> None:
    checked = read("titulo: a\ntipo: nota\ntitle: b\n", FrontMatter)
    assert where(only(checked)) == ("K-002", 3, 1)
    assert only(checked).values["line"] == 1
    assert checked.value.title == "a"


@pytest.mark.parametrize("text", ["titulo:\n  - a\n  - b", "titulo:\n  uno: a\n  dos: b"])
def test_a_text_is_not_a_list(text: str) -> None:
    checked = read(text, FrontMatter)
    assert only(checked).code == "K-003"
    assert checked.value.title is None


def test_text_that_yaml_took_for_more_is_text_all_the_same() -> None:
    checked = read("titulo: [CONFIRMAR]", FrontMatter)
    assert where(only(checked)) == ("Y-005", 1, 9)
    assert only(checked).values["fixed"] == 'titulo: "[CONFIRMAR]"'
    assert checked.value.title == "[CONFIRMAR]"
    checked_venue = read("accesos:\n  - Metro: línea 1\n", Venue)
    assert where(only(checked_venue)) == ("Y-002", 2, 5)
    assert checked_venue.value.access == ("Metro: línea 1",)


def test_a_single_word_is_a_list_of_one() -> None:
    assert clean("palabras_clave: redes", FrontMatter).keywords == ("redes",)


def test_names_are_cut_at_semicolons_and_keep_their_place() -> None:
    note = clean("autor: Ana Paredes; Toro, Luis\n", FrontMatter)
    assert note.authors == ("Ana Paredes", "Toro, Luis")
    assert [name.at.column for name in note.authors if name.at] == [8, 21]
    assert clean("autor:\n  - Ana; Luis\n  - Eva", FrontMatter).authors == ("Ana", "Luis", "Eva")


def test_an_empty_item_is_a_warning() -> None:
    checked = read("publico:\n  - a\n  -\n  - b\n", Event)
    assert [problem.code for problem in checked.diagnostics if problem.code != "K-005"] == ["K-004"]
    assert checked.value.audience == ("a", "b")


def test_what_is_required_is_missed_in_the_language_of_the_record() -> None:
    assert [problem.values["key"] for problem in read("lema: a", Event).diagnostics] == ["titulo", "inicio"]
    assert [problem.values["key"] for problem in read("motto: a", Event).diagnostics] == ["title", "start"]
    assert where(read("titulo:\ninicio: 2023-03-28", Event).diagnostics[0]) == ("K-005", 1, 1)


def test_a_required_value_that_was_set_aside_is_not_missed_twice() -> None:
    assert [problem.code for problem in read("titulo: a\ninicio: hoy", Event).diagnostics] == ["K-009"]


def test_a_listed_value_is_canonical_and_another_is_said() -> None:
    assert clean("estado: Draft", FrontMatter).state == "borrador"
    checked = read("estado: borradro", FrontMatter)
    assert where(only(checked)) == ("K-006", 1, 9)
    assert only(checked).values["nearest"] == "borrador"
    assert checked.value.state == "final"


def test_dates_hours_numbers_and_yes_are_values() -> None:
    assert clean("obligatoria: sí\nhasta: 18/06/2018", Registration) == Registration(required=True, until=date(2018, 6, 18))
    assert clean("id: S01\nhora: 9h-9h30\nnotas: 2", Session).hours == Hours(time(9), time(9, 30))
    assert clean("personas: 1.318", Participation).people == 1318


def test_not_decided_yet_is_legal_everywhere() -> None:
    session = clean(
        "id: S01\nhora: por definir\nentrega: TBD\nnotas: por definir\nformato: por definir\ntitulo: Por definir", Session
    )
    assert (session.hours, session.due, session.notes, session.format, session.title) == (None, None, None, "otro", "Por definir")
    assert session.where("hours") == Position("nota.yaml", 2, 7)
    assert clean("accion: a\nestado: por definir\nprioridad: por definir\nplazo: por definir", Commitment).status == "por definir"


def test_a_record_may_be_its_main_text() -> None:
    assert clean("texto: a\nacuerdos:\n  - Reunirse\n  - texto: Compartir\n    quienes: Red Uno; Red Dos", YamlNote).agreements[
        1
    ].who == (
        "Red Uno",
        "Red Dos",
    )
    note = clean("acuerdos:\n  - Reunirse", YamlNote)
    assert note.agreements[0].text == "Reunirse"
    assert note.agreements[0].at == Position("nota.yaml", 2, 5)
    assert clean("acuerdos: Reunirse", YamlNote).agreements[0].text == "Reunirse"
    assert clean("lugar: Alcaldía\ntitulo: a\ninicio: 2018-07-05", Event).venue == Venue(
        name=clean("nombre: Alcaldía", Venue).name
    )


def test_one_entry_needs_no_dash() -> None:
    assert clean("acuerdos:\n  texto: Reunirse\n  quien: Red Uno", YamlNote).agreements[0].who == ("Red Uno",)


def test_an_item_with_a_colon_is_text_unless_it_begins_with_a_key() -> None:
    checked = read("acuerdos:\n  - Mesa técnica: reunirse cada mes\n", YamlNote)
    assert where(only(checked)) == ("Y-002", 2, 5)
    assert checked.value.agreements[0].text == "Mesa técnica: reunirse cada mes"
    assert only(read("acuerdos:\n  - txto: reunirse cada mes\n", YamlNote)).code == "K-001"


def test_records_in_the_wrong_shape_are_said_with_their_keys() -> None:
    problem = only(read("titulo: a\ninicio: 2018-07-05\nejes: uno y dos", Event))
    assert where(problem) == ("K-016", 3, 7)
    assert "titulo" in str(problem.values["keys"])
    assert only(read("titulo: a\ninicio: 2018-07-05\nejes:\n  - uno", Event)).code == "K-015"
    assert only(read("titulo: a\ninicio: 2018-07-05\nedicion: primera", Event)).code == "K-015"


def test_a_text_alone_is_no_event() -> None:
    assert {problem.code for problem in read("Hola a todos", Event).diagnostics} == {"K-015"}


def test_tables_and_free_keys() -> None:
    decisions = clean(
        "corrige:\n  C-04:\n    plazo: mayo\nexcluye:\n  C-09: Ya estaba\n  C-10:\nseguimiento:\n  C-01:\n    avance: 40",
        Decisions,
    )
    assert [(str(name), entry.term) for name, entry in decisions.corrections] == [("C-04", "mayo")]
    assert [(str(name), str(reason)) for name, reason in decisions.exclusions] == [("C-09", "Ya estaba"), ("C-10", "")]
    assert decisions.follow_up[0][1].progress == "40"
    assert decisions.exclusions[0][0].at == Position("nota.yaml", 5, 3)
    assert only(read("excluye: [C-09]", Decisions)).code == "K-015"


def test_the_same_word_may_be_another_key_in_another_record() -> None:
    person = clean("id: a\nprénom: Anne\nnom: Murat", Person)
    assert (person.name, person.surnames) == ("Anne", "Murat")


def test_sdg_targets_stay_text() -> None:
    assert clean("accion: a\nods: 17.10", Commitment).sdg == "17.10"


@pytest.mark.parametrize(("text", "codes"), [("# fusiones: []\n\n  # nada todavía\n", []), ("", ["Y-021"]), ("---\n", ["Y-021"])])
def test_decisions_begin_with_comments_alone(text: str, codes: list[str]) -> None:
    checked = read_decisions(SourceFile("hoja-de-ruta.yaml", text))
    assert checked.value == Decisions()
    assert [problem.code for problem in checked.diagnostics] == codes
