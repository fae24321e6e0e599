"""Names taken apart, as people of three languages and a meeting room write them."""

import pytest

from memoria.registrar.names import Name, read_name


@pytest.mark.parametrize(
    ("written", "given", "surnames"),
    [
        ("Rosa Pilco", "Rosa", "Pilco"),
        ("Rosa Pilco Vera", "Rosa", "Pilco Vera"),
        ("Ana Lucía Paredes", "Ana Lucía", "Paredes"),
        ("Ana Lucía Paredes Tituaña", "Ana Lucía", "Paredes Tituaña"),
        ("PILCO VERA, Rosa", "Rosa", "Pilco Vera"),
        ("ROSA PILCO", "Rosa", "Pilco"),
        ("Toro, Luis", "Luis", "Toro"),
        ("Beatriz Arosemena de la Cruz", "Beatriz", "Arosemena de la Cruz"),
        ("Juan de la Torre", "Juan", "de la Torre"),
        ("DE LA TORRE, JUAN", "Juan", "De la Torre"),
        ("João Batista Meireles Furtado", "João Batista", "Meireles Furtado"),
        ("José Castro Filho", "José", "Castro Filho"),
        ("R. Pilco", "R.", "Pilco"),
        ("Montserrat Dalmau i Ferrús", "Montserrat", "Dalmau i Ferrús"),
    ],
)
def test_given_names_and_surnames(written: str, given: str, surnames: str) -> None:
    name = read_name(written)
    assert (name.given, name.surnames) == (given, surnames)


@pytest.mark.parametrize(
    ("written", "given", "surnames"),
    [
        ("Marie Anne Dupont", "Marie Anne", "Dupont"),
        ("Claire Vasseur-Lemoine", "Claire", "Vasseur-Lemoine"),
        ("Jean de La Fontaine", "Jean", "de La Fontaine"),
    ],
)
def test_in_french_there_is_one_surname(written: str, given: str, surnames: str) -> None:
    name = read_name(written, "fr")
    assert (name.given, name.surnames) == (given, surnames)


def test_title_and_institution_are_no_part_of_the_name() -> None:
    assert read_name("Dra. Rosa Pilco (GAD Cañar)") == Name("Rosa", "Pilco", "Dra.", "GAD Cañar")
    assert read_name("Rosa Pilco - GAD Cañar").institution == "GAD Cañar"


@pytest.mark.parametrize("written", ["Prefectura de Loja", "Red Uno de Gobiernos Intermedios", "GAD Cañar", "CONGOPE"])
def test_what_names_a_body_is_no_person(written: str) -> None:
    assert read_name(written) == Name(written, is_person=False)
