"""Alphabetical order in each language: the cases, as a reader would look them up."""

from __future__ import annotations

import pytest

from memoria.collation import alphabetical, order_of_person, order_of_title


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("es", ["canto", "caña", "cañada", "chopo", "cima", "dato", "llano", "luz", "nube", "ñame", "oso"]),
        ("en", ["cañada", "canto", "ñame", "nube", "oso"]),
        ("fr", ["cote", "coté", "côte", "côté", "coteau"]),
        ("fr", ["oblique", "œuvre", "offre"]),
        ("fr", ["Écosse", "écrit", "Espagne"]),
        ("pt", ["abacate", "ação", "acordo", "água", "agua-viva"]),
        ("es", ["acción", "Acción", "acciones"]),
        ("es", ["C 2", "C 10", "CAN"]),
        ("es", ["de la", "dela"]),
        ("en", ["co-operation", "coop", "cooperation"]),
    ],
)
def test_words(language: str, ordered: list[str]) -> None:
    backwards = ordered[::-1]
    assert sorted(backwards, key=alphabetical(language)) == ordered


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("es", ["Paz, Zoé", "Paz Andrade, Ana", "Quiroga, Luz", "de la Torre, Ana", "Urrutia, Eva"]),
        ("es", ["De la Torre, Ana", "Díaz, Eva"]),
        ("es", ["Nuñez, Ana", "Núñez, Eva", "Ñáñez, Luz", "Ochoa, Iván"]),
        ("fr", ["du Bellay, Anne", "d’Estaing, Luc", "de La Fontaine, Jean"]),
        ("pt", ["da Costa, Rui", "dos Santos, Eva", "Silva, Ana"]),
    ],
)
def test_people(language: str, ordered: list[str]) -> None:
    backwards = ordered[::-1]
    assert sorted(backwards, key=lambda name: order_of_person(name, language)) == ordered


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("es", ["El agua", "La red", "Territorios"]),
        ("en", ["An atlas", "The city", "Region"]),
        ("fr", ["L’atlas", "La ville", "Villes"]),
        ("pt", ["O atlas", "A cidade", "Região"]),
    ],
)
def test_titles(language: str, ordered: list[str]) -> None:
    backwards = ordered[::-1]
    assert sorted(backwards, key=lambda title: order_of_title(title, language)) == ordered


def test_what_is_the_same_but_for_its_signs_keeps_one_order() -> None:
    assert alphabetical("es")("Río") != alphabetical("es")("rio")
    assert alphabetical("es")("—") < alphabetical("es")("a")
