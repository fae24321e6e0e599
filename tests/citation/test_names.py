"""Names as bibliographies order them in Spanish, Portuguese and French."""

from __future__ import annotations

import pytest

from memoria.citation.names import name_of
from memoria.model.people import Person
from memoria.source import Located, Position


def person(given: str, surnames: str, country: str = "") -> Person:
    at = Position("personas.yaml", 1, 1)
    return Person(
        id=Located("x", at),
        name=Located(given, at),
        surnames=Located(surnames, at) if surnames else None,
        country=Located(country, at) if country else None,
    )


@pytest.mark.parametrize(
    ("given", "surnames", "country", "inverted", "abbreviated", "natural"),
    [
        ("Inés", "Quirola Batlle", "EC", "Quirola Batlle, Inés", "Quirola Batlle, I.", "Inés Quirola Batlle"),
        ("Juan", "de la Torre Vega", "EC", "Torre Vega, Juan de la", "Torre Vega, J. de la", "Juan de la Torre Vega"),
        ("Ana", "del Río", "CO", "Río, Ana del", "Río, A. del", "Ana del Río"),
        ("Manuel", "Las Heras", "CL", "Las Heras, Manuel", "Las Heras, M.", "Manuel Las Heras"),
        ("Rosa", "Delgado", "PE", "Delgado, Rosa", "Delgado, R.", "Rosa Delgado"),
        ("João", "Pereira da Silva", "BR", "Silva, João Pereira da", "Silva, J. P. da", "João Pereira da Silva"),
        ("Antonio", "de Castro Filho", "PT", "Castro Filho, Antonio de", "Castro Filho, A. de", "Antonio de Castro Filho"),
        ("Jean", "de La Fontaine", "FR", "La Fontaine, Jean de", "La Fontaine, J. de", "Jean de La Fontaine"),
        ("Jean-Pierre", "d’Alembert", "FR", "Alembert, Jean-Pierre d’", "Alembert, J.-P. d’", "Jean-Pierre d’Alembert"),
        ("Joachim", "Du Bellay", "FR", "Du Bellay, Joachim", "Du Bellay, J.", "Joachim Du Bellay"),
        ("Ludwig", "van Houten", "NL", "van Houten, Ludwig", "van Houten, L.", "Ludwig van Houten"),
        ("Sumak", "", "EC", "Sumak", "Sumak", "Sumak"),
    ],
)
def test_a_surname_leads_as_the_usage_of_its_country_has_it(
    given: str, surnames: str, country: str, inverted: str, abbreviated: str, natural: str
) -> None:
    name = name_of(person(given, surnames, country), "es")
    assert (name.inverted, name.abbreviated, name.natural) == (inverted, abbreviated, natural)


def test_without_a_country_the_language_of_the_event_decides() -> None:
    assert name_of(person("João", "Pereira da Silva"), "pt").family == "Silva"
    assert name_of(person("João", "Pereira da Silva"), "es").family == "Pereira da Silva"
