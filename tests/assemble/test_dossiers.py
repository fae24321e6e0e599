"""The dossiers of transition: who goes, who comes, what is handed over, what is in force, and whom one may write to."""

from dataclasses import replace
from typing import Any

from memoria.document.walk import text_of
from memoria.model.marks import Handover
from memoria.model.memoria import Memoria
from memoria.model.people import Organisation, Person, Register
from memoria.model.roadmap import Roadmap
from memoria.roadmap.dossiers import dossiers, of_no_territory, place_key
from memoria.source import Located
from tests.assemble.making import checked, commitment, event, marked, memoria, note, said, volume
from tests.assemble.reading import chapter, headings, links, words


def handover(words_: str = "Registro de convenios", **fields: Any) -> Handover:
    return Handover(id="T-01", words=words_, content=(), note="notas/panel.md", session="S04", **fields)


def person(id_: str, standing: str, **fields: Any) -> Person:
    given = {"jurisdiction": Located("Loja"), "publish": (Located("nombre"), Located("condicion")), **fields}
    return Person(id=Located(id_), name=Located(id_.title()), standing=standing, **given)


def forum(*people: Person, marks: tuple[Any, ...] = (), organisations: tuple[Organisation, ...] = ()) -> Memoria:
    body = tuple(marked(mark.kind, n, mark.words) for n, mark in enumerate(marks))
    return memoria(
        note(body, marks),
        event=event(territories=(Located("Azuay"), Located("EC-L"))),
        register=Register(organisations=organisations, people=people),
    )


def test_each_territory_of_the_event_has_a_dossier_in_its_order_and_others_that_hand_something_over_come_after() -> None:
    made = dossiers(forum(marks=(handover(territory=(said("Valle Alto"),)),)))
    assert [(one.place.key, one.place.name, one.place.code) for one in made] == [
        ("EC-A", "Azuay", "EC-A"),
        ("EC-L", "Loja", "EC-L"),
        ("valle-alto", "Valle Alto", ""),
    ]


def test_a_handover_goes_to_the_territory_it_names_or_to_that_of_whoever_keeps_the_file() -> None:
    town = Organisation(id=Located("pvc"), name=Located("Prefectura de Loja"))
    event_ = forum(marks=(handover(responsible=(said("pvc"),)),), organisations=(town,))
    assert [len(one.handovers) for one in dossiers(event_)] == [0, 1]
    assert of_no_territory(forum(marks=(handover(responsible=(said("Nadie"),)),))) != ()


def test_commitments_in_force_are_those_of_the_territory_and_of_its_institutions_and_not_those_that_are_closed() -> None:
    town = Organisation(id=Located("pvc"), name=Located("La provincia"), territory=Located("Loja"))
    open_ = commitment("C-01", "Abrir", responsible=(said("pvc"),))
    here = commitment("C-02", "Medir", territory=(said("EC-L; Azuay"),))
    closed = commitment("C-03", "Cerrar", responsible=(said("pvc"),), status="cumplido")
    event_ = replace(forum(organisations=(town,)), roadmap=Roadmap((open_, here, closed)))
    assert [[mark.id for mark in one.commitments] for one in dossiers(event_)] == [["C-02"], ["C-01", "C-02"]]


def test_a_territory_is_found_by_code_name_or_institution() -> None:
    town = Organisation(id=Located("valle"), name=Located("Prefectura de Valle Alto"), territory=Located("Valle Alto"))
    event_ = forum(organisations=(town,))
    assert [place_key(name, event_) for name in ("EC-A", "azuay", "Prefectura de Azuay", "valle")] == [
        "EC-A",
        "EC-A",
        "EC-A",
        "valle-alto",
    ]


def test_a_dossier_says_who_goes_and_comes_what_goes_on_what_is_at_risk_and_who_holds_the_file() -> None:
    people = (person("ana", "entrante"), person("luis", "saliente"))
    mark = handover(
        territory=(said("Loja"),), goes_on=said("El registro"), at_risk=said("Dos convenios"), responsible=(said("RUGI"),)
    )
    late = commitment("C-02", "Medir", territory=(said("Loja"),), status="suspendido")
    source = replace(forum(*people, marks=(mark,)), roadmap=Roadmap((late,)))
    dossier = chapter(volume(source, edition="transicion"), "territorio-EC-L")
    told = text_of(dossier)
    assert told.index("Saliente Luis") < told.index("Entrante Ana")
    for words_ in ("El registro", "Dos convenios", "RUGI", "Medir (C-02, suspendido)"):
        assert words_ in told
    assert "#fila-T-01" in links(dossier)


def test_a_territory_of_which_nothing_came_is_named_in_the_volume_and_says_so_in_its_own_file() -> None:
    source = forum(person("ana", "entrante"))
    made = volume(source, edition="transicion")
    assert headings(made)[-1].endswith("Territorios sin material")
    assert "Azuay (EC-A)" in text_of(chapter(made, "territorios-sin-material"))
    assert "No se recogió nada de Azuay" in words(volume(source, edition="territorio", territory="EC-A"))


def test_the_file_of_a_territory_holds_no_other() -> None:
    source = forum(person("ana", "entrante"), person("eva", "saliente", jurisdiction=Located("Azuay")))
    told = words(volume(source, edition="territorio", territory="EC-A"))
    assert "Expediente de transición" in told
    assert "Eva" in told
    assert "Ana" not in told


def test_a_public_dossier_names_those_alone_who_let_their_standing_be_published_and_gives_only_what_they_give() -> None:
    open_ = person("ana", "entrante", email=Located("ana@example.org"), telephone=Located("+593 2 555 0100"))
    open_ = replace(open_, publish=(*open_.publish, Located("correo")))
    closed = person("luis", "saliente", email=Located("luis@example.org"), publish=(Located("nombre"),))
    public = words(volume(forum(open_, closed), edition="territorio", territory="EC-L"))
    assert "ana@example.org" in public
    assert "555 0100" not in public
    assert "Luis" not in public
    internal = words(volume(forum(open_, closed), edition="territorio", territory="EC-L", internal=True))
    assert "Luis" in internal
    assert "luis@example.org" not in internal


def test_a_territory_that_the_event_has_not_is_said_with_those_that_it_has() -> None:
    problems = checked(forum(), edition="territorio", territory="lima").diagnostics
    assert [(one.code, one.values["names"]) for one in problems] == [("N-030", ("Azuay (EC-A)", "Loja (EC-L)"))]
