"""The frame's words: whole in four languages, with the dates, hours and lists of each."""

import string
from collections.abc import Iterator
from datetime import date, time
from typing import Any

import pytest

from memoria import vocabulary
from memoria.labels import LANGUAGES, Labels, table
from memoria.model.event import Hours

TUESDAY, WEDNESDAY = date(2023, 3, 28), date(2023, 3, 29)


def entries(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every word of the table with its four spellings."""
    if isinstance(value, dict) and not set(value) & set(LANGUAGES):
        for key, inner in value.items():
            yield from entries(inner, f"{path}/{key}")
    else:
        yield path, value


ENTRIES = list(entries(table()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_missing_in_any_language(language: str) -> None:
    holes = [path for path, spellings in ENTRIES if not spellings.get(language)]
    assert holes == []


def test_a_word_has_the_same_places_to_fill_in_every_language() -> None:
    def places(words: object) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(str(words)) if name}

    uneven = [path for path, s in ENTRIES if isinstance(s["es"], str) and len({frozenset(places(s[x])) for x in LANGUAGES}) > 1]
    assert uneven == []


def test_nouns_have_a_singular_and_a_plural() -> None:
    nouns = [(key, forms) for key, spellings in table()["counted"].items() for forms in spellings.values()]
    assert [key for key, forms in nouns if len(forms) != 2] == []


@pytest.mark.parametrize(
    "group", ["formats", "roles", "standings", "note_states", "channels", "question_states", "commitment_states", "priorities"]
)
def test_every_listed_value_of_the_sources_has_its_word(group: str) -> None:
    assert [value for value in vocabulary.values(group) if value not in table()["values"][group]] == []


def test_a_label_is_in_the_number_of_what_it_names() -> None:
    assert [Labels(tag).naming("partners", 1) for tag in LANGUAGES] == ["Aliado", "Partner", "Partenaire", "Parceiro"]
    assert [Labels(tag).naming("territory", 2) for tag in LANGUAGES] == [
        "Territorios",
        "Territories",
        "Territoires",
        "Territórios",
    ]
    assert Labels("fr").naming("indicator", 2) == "Indicateur"


def test_every_role_has_a_word_for_several() -> None:
    assert list(table()["values"]["roles_of_several"]) == list(table()["values"]["roles"])


def test_a_listed_value_is_told_in_the_volumes_language_whichever_it_was_written_in() -> None:
    assert Labels("pt").value("indicator_kinds", "cuantitativo") == "quantitativo"
    assert Labels("es").value("frequencies", "Semestriel") == "semestral"
    assert Labels("fr").value("frequencies", "tras cada cumbre") == "tras cada cumbre"


@pytest.mark.parametrize(
    ("language", "days", "weekday", "short", "month"),
    [
        ("es", "28 y 29 de marzo de 2023", "Martes, 28 de marzo de 2023", "30 sept. 2023", "marzo de 2023"),
        ("en", "28 and 29 March 2023", "Tuesday, 28 March 2023", "30 Sept 2023", "March 2023"),
        ("fr", "28 et 29 mars 2023", "Mardi 28 mars 2023", "30 sept. 2023", "mars 2023"),
        ("pt", "28 e 29 de março de 2023", "Terça-feira, 28 de março de 2023", "30 set. 2023", "março de 2023"),
    ],
)
def test_dates_are_written_as_each_language_writes_them(language: str, days: str, weekday: str, short: str, month: str) -> None:
    labels = Labels(language)
    assert labels.days(TUESDAY, WEDNESDAY) == days
    assert labels.weekday(TUESDAY) == weekday
    assert labels.short_day(date(2023, 9, 30)) == short
    assert labels.month_year(TUESDAY) == month


def test_a_stretch_of_days_says_no_more_than_it_must() -> None:
    labels = Labels("es")
    assert labels.days(TUESDAY) == "28 de marzo de 2023"
    assert labels.days(date(2023, 3, 1), date(2023, 3, 4)) == "1 al 4 de marzo de 2023"
    assert labels.days(date(2023, 3, 30), date(2023, 4, 2)) == "30 de marzo al 2 de abril de 2023"
    assert labels.days(date(2022, 12, 30), date(2023, 1, 2)) == "30 de diciembre de 2022 al 2 de enero de 2023"


def test_the_first_of_the_month_is_an_ordinal_in_french_and_in_brazil() -> None:
    first, second = date(2018, 5, 1), date(2018, 5, 2)
    assert Labels("fr").day(first) == "1er mai 2018"
    assert Labels("pt").day(first) == "1º de maio de 2018"
    assert Labels("pt").short_day(first) == "1º mai. 2018"
    assert Labels("pt").days(first, second) == "1º e 2 de maio de 2018"
    assert Labels("es").day(first) == "1 de mayo de 2018"


def test_hours_have_an_en_dash_and_no_end_where_none_was_given() -> None:
    assert Labels("es").hours(Hours(time(9, 50), time(10, 20))) == "09:50–10:20"
    assert Labels("es").hours(Hours(time(9, 50), None)) == "09:50"


@pytest.mark.parametrize(
    ("items", "joined"),
    [
        (["Loja", "Imbabura"], "Loja e Imbabura"),
        (["Loja", "Azuay", "Hidalgo"], "Loja, Azuay e Hidalgo"),
        (["agua", "hierro"], "agua y hierro"),
        (["una", "ionización"], "una y ionización"),
        (["Uno, dos", "tres"], "Uno, dos; tres"),
        (["sola"], "sola"),
        ([], ""),
    ],
)
def test_lists_are_joined_as_they_are_said_in_spanish(items: list[str], joined: str) -> None:
    assert Labels("es").list(items) == joined


def test_numbers_countries_and_quotation_marks_follow_the_language() -> None:
    spanish, french = Labels("es"), Labels("fr")
    assert spanish.count("contributions", 1) == "1 contribución"
    assert spanish.count("contributions", 4) == "4 contribuciones"
    assert french.count("contributions", 0) == "0 contribution"
    assert (spanish.number(1250), Labels("en").number(1250)) == ("1250", "1,250")
    assert (spanish.country("FR"), french.country("EC"), spanish.country("Ruritania")) == ("Francia", "Équateur", "Ruritania")
    assert spanish.quoted("lema") == "«lema»"
    assert spanish.quoted("«lema»") == "«lema»"
    assert spanish.language_name("fr") == "francés"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("es", "1 día, 2 semanas, 6 meses, 1 año"),
        ("en", "1 day, 2 weeks, 6 months, 1 year"),
        ("fr", "1 jour, 2 semaines, 6 mois, 1 an"),
        ("pt", "1 dia, 2 semanas, 6 meses, 1 ano"),
    ],
)
def test_lengths_of_time_are_counted_in_each_language(language: str, said: str) -> None:
    lengths = ((1, "days"), (2, "weeks"), (6, "months"), (1, "years"))
    assert ", ".join(Labels(language).count(noun, number) for number, noun in lengths) == said


def test_french_has_a_space_before_its_semicolon() -> None:
    assert Labels("fr").list(["Un, deux", "trois"]) == "Un, deux\u00a0; trois"
    assert Labels("pt").list(["Um, dois", "três"]) == "Um, dois; três"


def test_french_has_a_space_before_its_colon() -> None:
    assert Labels("fr").before("keywords") == "Mots-clés\u00a0: "
    assert Labels("es").before("keywords") == "Palabras clave: "


def test_an_unknown_language_is_framed_in_spanish() -> None:
    assert Labels("de")["roadmap"] == "Hoja de ruta"
    assert Labels("pt-BR")["contents"] == "Sumário"
