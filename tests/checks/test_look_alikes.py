"""Commitments that look alike are proposed for merging; what was decided is not asked again."""

from __future__ import annotations

import pytest

from memoria.checks.look_alikes import check_look_alikes
from memoria.model.marks import Commitment
from memoria.model.memoria import Memoria
from memoria.model.roadmap import Roadmap
from memoria.readers.decisions import read_decisions
from memoria.source import Located, Position, SourceFile
from tests.checks.building import event

TABLE = "Constituir la mesa técnica interprovincial de cooperación descentralizada"
AGAIN = "Instalar la mesa técnica interprovincial y aprobar su reglamento"


def said(number: int, words: str, *, who: str = "", where: str = "", note: str = "") -> Commitment:
    path = note or f"nota-{number}.md"
    return Commitment(
        id=f"C-{number:02}",
        words=words,
        note=path,
        action=Located(words),
        responsible=(Located(who),) if who else (),
        territory=(Located(where),) if where else (),
        at=Position(path, 9, 1),
    )


def asked(*actions: Commitment, decisions: str = "") -> list[tuple[object, object, object]]:
    """What is proposed: the later one, the earlier one, and where that stands."""
    decided = read_decisions(SourceFile("hoja-de-ruta.yaml", decisions)).value
    whole = Memoria(name="foro", event=event(), decisions=decided, roadmap=Roadmap(actions))
    return [(found.values["id"], found.values["other"], found.values["place"]) for found in check_look_alikes(whole)]


def test_the_same_in_other_words_is_asked_about_at_the_later_one() -> None:
    assert asked(said(2, TABLE), said(15, AGAIN)) == [("C-15", "C-02", " (nota-2.md:9)")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TABLE, "Levantar el inventario de convenios vigentes"),
        (TABLE, "Formar al personal técnico de cooperación en el uso del registro"),
        ("Redactar una guía breve sobre los tres carriles", "Redactar la posición común sobre cuencas compartidas"),
        ("Ir", "Ir"),  # no word of weight
    ],
)
def test_what_shares_a_few_words_is_not(one: str, other: str) -> None:
    assert asked(said(1, one), said(2, other)) == []


def test_two_bodies_that_promise_the_same_are_two_commitments() -> None:
    assert asked(said(1, TABLE, who="Loja"), said(2, TABLE, who="Azuay")) == []
    assert asked(said(1, TABLE, who="Loja"), said(2, TABLE, who="por definir")) != []
    assert asked(said(1, TABLE, who="Loja"), said(2, TABLE, who="loja")) != []


def test_the_same_in_two_territories_are_two_commitments() -> None:
    assert asked(said(1, TABLE, where="Loja"), said(2, TABLE, where="Azuay")) == []
    assert asked(said(1, TABLE, where="Loja"), said(2, TABLE)) != []


def test_one_note_tells_its_own_apart_unless_they_are_nearly_the_same() -> None:
    assert asked(said(1, TABLE, note="mesa.md"), said(2, AGAIN, note="mesa.md")) == []
    assert asked(said(1, TABLE, note="mesa.md"), said(2, f"{TABLE} y local", note="mesa.md")) != []


@pytest.mark.parametrize(
    "written", ["[[C-01, C-02]]", "[C-01, C-02]", "C-01, C-02", "\n  - [c-1, C-02, C-03]", "\n  - C-02; C-01"]
)
def test_what_the_editor_tells_apart_is_asked_about_no_more(written: str) -> None:
    assert asked(said(1, TABLE), said(2, AGAIN), decisions=f"distintos: {written}\n") == []


def test_of_many_alike_each_is_asked_about_once_with_the_likest() -> None:
    alike = [said(1, TABLE), said(2, AGAIN), said(3, f"{AGAIN} interno"), said(4, "Publicar el directorio")]
    assert [pair[:2] for pair in asked(*alike)] == [("C-02", "C-01"), ("C-03", "C-02")]
