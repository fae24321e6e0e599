"""The vocabulary is complete and says one thing at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from memoria import vocabulary
from memoria.model import contribution, event, people, roadmap
from memoria.model.fields import Kind, Record, keys_of
from memoria.model.marks import MARKS, Commitment

_MODULES = (event, people, roadmap, contribution)


def _records() -> Iterator[type[Record]]:
    yield from MARKS
    for module in _MODULES:
        for item in vars(module).values():
            if isinstance(item, type) and issubclass(item, Record) and item.__module__ == module.__name__:
                yield item


RECORDS = tuple(_records())


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_declared_key_stands_in_the_table_in_four_languages(record: type[Record]) -> None:
    names = vocabulary._table().keys
    for _, key in keys_of(record):
        assert key.name in names or f"{record.__name__}.{key.name}" in names
        assert all(vocabulary.spellings(key.name, record)[language] for language in vocabulary.LANGUAGES)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_no_spelling_means_two_keys_of_one_record(record: type[Record]) -> None:
    meanings: dict[str, set[str]] = {}
    for _, key in keys_of(record):
        for group in (*vocabulary.spellings(key.name, record).values(), (key.name,)):
            for spelling in group:
                meanings.setdefault(vocabulary.fold(spelling), set()).add(key.name)
    assert {spelling: names for spelling, names in meanings.items() if len(names) > 1} == {}


def test_no_key_of_the_table_is_unused() -> None:
    declared = {key.name for record in RECORDS for _, key in keys_of(record)}
    assert {name.rsplit(".", 1)[-1] for name in vocabulary._table().keys} == declared


def test_every_choice_names_a_set_of_values() -> None:
    for record in RECORDS:
        for _, key in keys_of(record):
            if key.kind is Kind.CHOICE:
                assert vocabulary.values(key.values)


@pytest.mark.parametrize("name", vocabulary._table().values)
def test_no_spelling_means_two_values_of_one_set(name: str) -> None:
    spelt = Counter(
        spelling
        for value in vocabulary.values(name)
        for spelling in {vocabulary.fold(one) for group in vocabulary.value_spellings(name, value).values() for one in group}
    )
    assert [spelling for spelling, times in spelt.items() if times > 1] == []


def test_every_kind_of_mark_has_markers_and_no_marker_means_two() -> None:
    assert set(vocabulary._table().markers) == {mark.kind for mark in MARKS}
    meanings: dict[str, set[tuple[str, bool]]] = {}
    for mark in MARKS:
        for plural in (False, True):
            for group in vocabulary.marker_spellings(mark.kind, plural=plural).values():
                assert group
                for word in group:
                    meanings.setdefault(vocabulary.fold(word), set()).add((mark.kind, plural))
    # ENCAMINHAMENTOS and the like differ by their s; nothing may be both one and many.
    assert {word: kinds for word, kinds in meanings.items() if len(kinds) > 1} == {}


def test_case_accents_hyphen_and_underscore_make_no_difference() -> None:
    assert vocabulary.fold("  Línea-BASE ") == vocabulary.fold("linea_base") == "linea base"


def test_a_key_is_understood_in_any_language() -> None:
    for spelling in ("Título", "title", "TITRE"):
        assert vocabulary.key(spelling, ["titulo", "tipo"]) == "titulo"
    assert vocabulary.key("titulo", ["tipo"]) is None


def test_the_field_of_a_record_is_found_by_any_spelling_of_its_key() -> None:
    assert vocabulary.field_key("échéance", Commitment) == "term"
    assert vocabulary.field_key("Línea base", Commitment) == "baseline"
    assert vocabulary.field_key("color", Commitment) is None


def test_in_french_the_nom_of_a_person_is_the_surname() -> None:
    assert vocabulary.field_key("nom", people.Person) == "surnames"
    assert vocabulary.field_key("nom", people.Organisation) == "name"


def test_a_near_key_is_proposed_and_a_far_one_is_not() -> None:
    among = ["titulo", "tipo", "sesion"]
    assert vocabulary.nearest_key("titullo", among) == "titulo"
    assert vocabulary.nearest_spelling("titel", among) == "title"
    assert vocabulary.nearest_key("color", among) is None


def test_values_are_understood_in_any_language() -> None:
    assert vocabulary.value("formats", "ROUND TABLE") == "mesa"
    assert vocabulary.value("note_states", "brouillon") == "borrador"
    assert vocabulary.value("yesno", "No") == "no"
    assert vocabulary.nearest_value("formats", "conversatoro") == "conversatorio"
    assert vocabulary.values("accesses") == ("público", "interno")


def test_markers_say_their_kind_and_number() -> None:
    assert vocabulary.marker("Idea fuerza") == vocabulary.Marker("key-idea", False)
    assert vocabulary.marker("DÉCISIONS") == vocabulary.Marker("agreement", True)
    assert vocabulary.marker("Ação") == vocabulary.Marker("commitment", False)
    assert vocabulary.marker("Nota") is None
    assert vocabulary.marker_words()[0] == max(vocabulary.marker_words(), key=len)


def test_the_language_of_a_record_is_that_of_most_of_its_keys() -> None:
    among = ["titulo", "sesion", "autor"]
    assert vocabulary.language_of(["title", "author"], iter(among)) == "en"
    assert vocabulary.language_of([], among) == "es"


def test_a_place_is_told_in_the_readers_language_whichever_it_was_counted_in() -> None:
    assert vocabulary.place_in("apartado 2.1, párrafo 3", "fr") == "section 2.1, paragraphe 3"
    assert vocabulary.place_in("tableau 1, ligne 3, colonne 2", "pt") == "tabela 1, linha 3, coluna 2"
    assert vocabulary.place_in("seção 1, título", "es") == "apartado 1, título"
    assert vocabulary.place_in("Hoja de ruta, fila 7", "en") == "Hoja de ruta, row 7"
    assert vocabulary.place_in("", "en") == ""
