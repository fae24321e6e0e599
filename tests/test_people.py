"""Names in notes find their entry of the register, exactly or not at all."""

from __future__ import annotations

import pytest

from memoria.model.people import Organisation, Person, Register
from memoria.people import Index, label_of
from memoria.source import Located, Position, position_of


def organisation(id_: str, name: str, acronym: str = "", country: str = "") -> Organisation:
    return Organisation(
        id=Located(id_),
        name=Located(name),
        acronym=Located(acronym) if acronym else None,
        country=Located(country) if country else None,
    )


def person(id_: str, name: str, surnames: str, *alias: str, title: str = "") -> Person:
    return Person(
        id=Located(id_),
        name=Located(name),
        surnames=Located(surnames),
        alias=tuple(map(Located, alias)),
        title=Located(title) if title else None,
    )


REGISTER = Register(
    organisations=(
        organisation("red-uno", "Red Uno de Gobiernos Intermedios", "RUGI"),
        organisation("red-dos", "Red Dos"),
        organisation("ambiente", "Ministerio de Ambiente, Agua y Transición Ecológica", "MAATE"),
        organisation("pref-loja", "Prefectura de Loja"),
        organisation("pref-azuay", "Prefectura de Azuay"),
    ),
    people=(
        person("ana-paredes", "Ana", "Paredes León", "A. Paredes", title="Dra."),
        person("luis-toro", "Luis", "Toro Iñiguez"),
    ),
)
INDEX = Index(REGISTER)


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("ana-paredes", "ana-paredes"),
        ("ANA-PAREDES", "ana-paredes"),
        ("Ana Paredes León", "ana-paredes"),
        ("ana  paredes leon", "ana-paredes"),
        ("Paredes León, Ana", "ana-paredes"),
        ("PAREDES LEÓN, ANA", "ana-paredes"),
        ("a. paredes", "ana-paredes"),
        ("Dra. Ana Paredes León", "ana-paredes"),
        ("luis toro iniguez", "luis-toro"),
        ("rugi", "red-uno"),
        ("Red uno de gobiernos intermedios", "red-uno"),
        ("Ministerio de ambiente, agua y transicion ecologica", "ambiente"),
    ],
)
def test_a_name_is_found_by_any_spelling_the_register_gives(name: str, id_: str) -> None:
    entry = INDEX.find(name)
    assert entry is not None
    assert entry.id == id_


@pytest.mark.parametrize("name", ["", "  ", "Ana", "Ana Paredes", "Paredes", "Red", "Ana Pardes León", "Red Uno"])
def test_a_name_that_only_looks_alike_is_not_found(name: str) -> None:
    assert INDEX.find(name) is None


@pytest.mark.parametrize(
    ("name", "suggested"),
    [
        ("Ana Pardes León", ("Ana Paredes León",)),
        ("Ana Paredes", ("ana-paredes",)),
        ("Red Uno", ("red-uno",)),
        ("RUGY", ("RUGI",)),
        ("ana-parede", ("ana-paredes",)),
        ("Prefectura de Asuay", ("Prefectura de Azuay",)),
        ("Prefectura de Manabí", ()),
        ("Equipo técnico de la Prefectura de Loja", ()),
        ("Ana Lucía Paredes León de Toro", ("Ana Paredes León",)),
        ("Marta Quispe", ()),
        ("Luis", ()),
    ],
)
def test_what_looks_alike_is_suggested(name: str, suggested: tuple[str, ...]) -> None:
    assert INDEX.alike(name)[:1] == suggested


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Red Uno", ("Red Uno",)),
        ("", ()),
        (" ; , ", ()),
        ("red-uno; prefectura-dos", ("red-uno", "prefectura-dos")),
        ("Ministerio de Ambiente, Agua y Transición Ecológica; Red Dos", (*REGISTER.organisations[2:3], "Red Dos")),
        ("Ministerio de Ambiente, Agua y Transición Ecológica, Red Dos", (*REGISTER.organisations[2:3], "Red Dos")),
        ("Paredes León, Ana, Toro Iñiguez, Luis", ("Paredes León, Ana", "Toro Iñiguez, Luis")),
        ("Ministerio de Salud, Agua", ("Ministerio de Salud", "Agua")),
        ("Red Dos y RUGI", ("Red Dos", "RUGI")),
        ("Red Dos, RUGI y Luis Toro Iñiguez", ("Red Dos", "RUGI", "Luis Toro Iñiguez")),
        ("Quispe y Asociados", ("Quispe y Asociados",)),
        ("Red Dos y Quispe", ("Red Dos y Quispe",)),
    ],
)
def test_a_list_of_names_keeps_the_registers_names_whole(text: str, names: tuple[str | Organisation, ...]) -> None:
    assert INDEX.split(text) == tuple(str(name.name) if isinstance(name, Organisation) else name for name in names)


def test_each_name_of_a_list_keeps_its_place() -> None:
    names = INDEX.split(Located("Red Dos;  Nadie", Position("a.md", 3, 10)))
    assert [position_of(name) for name in names] == [Position("a.md", 3, 10), Position("a.md", 3, 20)]


def test_a_name_is_printed_by_its_acronym_or_full_name() -> None:
    assert INDEX.label("red-uno") == "RUGI"
    assert INDEX.label("RED-DOS") == "Red Dos"
    assert INDEX.label("a. paredes") == "Ana Paredes León"
    assert INDEX.label(" Marta Quispe ") == "Marta Quispe"
    assert label_of(REGISTER.people[1]) == "Luis Toro Iñiguez"


def test_an_id_wins_over_a_name_and_the_clash_is_known() -> None:
    register = Register(organisations=(organisation("uno", "Dos"), organisation("dos", "Tres")))
    index = Index(register)
    assert index.find("dos") is register.organisations[1]
    assert [(spelling, entry.id, owner.id) for spelling, entry, owner in index.shared] == [("Dos", "uno", "dos")]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (("Ana", "Paredes León"), ("Ana", "Pardes León"), True),
        (("Ana", "Paredes León"), ("Ana", "Paredes"), True),
        (("Ana", "Paredes León"), ("A.", "Paredes"), True),
        (("Ana", "Paredes León"), ("Ana", "Paredes Toro"), False),
        (("María", "López"), ("Mario", "López"), False),
    ],
)
def test_entries_nearly_alike_are_paired(one: tuple[str, str], other: tuple[str, str], alike: bool) -> None:
    index = Index(Register(people=(person("p-1", *one), person("q-2", *other))))
    assert [(entry.id, twin.id) for entry, twin in index.pairs_alike()] == ([("q-2", "p-1")] if alike else [])


def test_the_country_or_the_acronym_tells_two_organisations_apart() -> None:
    here = organisation("a", "Red de Ciudades", "RC", country="EC")
    there = organisation("b", "Red de Ciudades", "RC", country="PE")
    other = organisation("c", "Red de Ciudades", "RECI", country="EC")
    same = organisation("d", "Red de las Ciudades", country="EC")
    assert not list(Index(Register(organisations=(here, there, other))).pairs_alike())
    assert [(one.id, twin.id) for one, twin in Index(Register(organisations=(here, same))).pairs_alike()] == [("d", "a")]


def test_provinces_are_not_alike_because_they_are_all_prefectures() -> None:
    assert not list(INDEX.pairs_alike())


def test_an_empty_register_finds_nobody() -> None:
    index = Index(Register())
    assert index.find("Ana") is None
    assert index.alike("Ana") == ()
    assert index.split("Ana; Luis") == ("Ana", "Luis")


def test_a_name_with_its_surnames_in_capitals_before_a_comma_is_one() -> None:
    index = Index(Register())
    assert index.split("PILCO VERA, Rosa") == ("PILCO VERA, Rosa",)
    assert index.split("PILCO VERA, Rosa, TORO ABAD, Luis Alberto") == ("PILCO VERA, Rosa", "TORO ABAD, Luis Alberto")
    assert index.split("RUGI, CONGOPE") == ("RUGI", "CONGOPE")
    assert index.split("CONGOPE, Ministerio") == ("CONGOPE", "Ministerio")
