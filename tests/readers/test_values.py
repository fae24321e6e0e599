"""Dates, hours and numbers are understood as people write them."""

from __future__ import annotations

from datetime import date, time

import pytest

from memoria.model.event import Hours
from memoria.readers.values import is_undefined, read_day, read_hours, read_integer, read_yesno
from memoria.source import Located, Position

AT = Position("evento.yaml", 3, 9)
MARCH_28 = date(2023, 3, 28)


def written(text: str) -> Located:
    return Located(text, AT)


@pytest.mark.parametrize(
    "text",
    [
        "2023-03-28",
        "2023/3/28",
        "28/03/2023",
        "28-3-2023",
        "28.03.2023",
        "28 de marzo de 2023",
        "28 de marzo del 2023",
        "Martes, 28 de marzo de 2023",
        "martes 28 mar 2023",
        "March 28, 2023",
        "28 March 2023",
        "Tuesday, March 28th, 2023",
        "28 mars 2023",
        "mardi 28 mars 2023",
        "28 de março de 2023",
        "terça-feira, 28 de março de 2023",
        "03/28/2023",
    ],
)
@pytest.mark.parametrize("language", ["es", "en"])
def test_a_day_is_understood_in_any_notation(text: str, language: str) -> None:
    checked = read_day(written(text), language)
    assert (checked.value, checked.diagnostics) == (MARCH_28, ())


@pytest.mark.parametrize("text", ["1er mars 2023", "1º de março de 2023", "1.º de marzo de 2023", "1st March 2023"])
def test_the_first_of_the_month_may_be_an_ordinal(text: str) -> None:
    assert read_day(written(text)).value == date(2023, 3, 1)


@pytest.mark.parametrize(
    "text",
    [
        "28/3/23",
        "28 de marzo",
        "2023",
        "2023-02-30",
        "2023-13-01",
        "hoy",
        "28 de marzo de 2023 09:00",
        "0000-01-01",
        "28 29 2023",
        "",
    ],
)
def test_a_day_that_is_not_one_is_said(text: str) -> None:
    checked = read_day(written(text))
    assert checked.value is None
    assert [(problem.code, problem.at) for problem in checked.diagnostics] == [("K-009", AT)]


def test_a_wrong_weekday_is_said_and_the_date_holds() -> None:
    checked = read_day(written("Lunes, 28 de marzo de 2023"))
    assert checked.value == MARCH_28
    (problem,) = checked.diagnostics
    assert (problem.code, problem.values["written"], problem.values["real"]) == ("K-010", "lunes", "martes")


@pytest.mark.parametrize("language", ["es", "fr", "pt"])
def test_the_day_comes_first_in_spanish_french_and_portuguese(language: str) -> None:
    assert read_day(written("03/04/2023"), language).value == date(2023, 4, 3)


def test_in_english_a_date_of_either_order_is_asked_about() -> None:
    checked = read_day(written("03/04/2023"), "en")
    assert checked.value is None
    (problem,) = checked.diagnostics
    assert (problem.code, problem.values["first"], problem.values["second"]) == ("K-011", "2023-04-03", "2023-03-04")
    assert read_day(written("04/04/2023"), "en").value == date(2023, 4, 4)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("9h-9h30", "09:00", "09:30"),
        ("15h- 17h", "15:00", "17:00"),
        ("10h25-10h45", "10:25", "10:45"),
        ("9:00 a.m. a 12:55 p.m.", "09:00", "12:55"),
        ("9:00 a 12:55 p.m.", "09:00", "12:55"),
        ("2 a 3 p.m.", "14:00", "15:00"),
        ("12:00 p.m.-1:00 p.m.", "12:00", "13:00"),
        ("9am-5pm", "09:00", "17:00"),
        ("9 a. m. a 10 a. m.", "09:00", "10:00"),
        ("08:30 a 12:55", "08:30", "12:55"),
        ("De 08:30 a 12:55 horas", "08:30", "12:55"),
        ("entre las 9 y las 10", "09:00", "10:00"),
        ("9h30 à 10h15", "09:30", "10:15"),
        ("das 9h às 10h", "09:00", "10:00"),
        ("from 9 to 10:30", "09:00", "10:30"),
        ("09:50–10:20", "09:50", "10:20"),
        ("9 h 30 — 10 h", "09:30", "10:00"),
        ("0930-1010", "09:30", "10:10"),
        ("11:30 - mediodía", "11:30", "12:00"),
    ],
)
def test_hours_are_understood_in_any_notation(text: str, start: str, end: str) -> None:
    checked = read_hours(written(text))
    assert (checked.value, checked.diagnostics) == (Hours(time.fromisoformat(start), time.fromisoformat(end)), ())


@pytest.mark.parametrize(
    ("text", "start"), [("9h", "09:00"), ("9.30", "09:30"), ("9:00 hrs", "09:00"), ("12:30 a.m.", "00:30"), ("3 pm", "15:00")]
)
def test_a_start_alone_is_enough(text: str, start: str) -> None:
    assert read_hours(written(text)).value == Hours(time.fromisoformat(start), None)


@pytest.mark.parametrize("text", ["25:00", "9:60", "por la tarde", "9-10-11", "9:0", "", "9:00 a 25:00"])
def test_hours_that_are_none_are_said(text: str) -> None:
    checked = read_hours(written(text))
    assert checked.value is None
    assert [(problem.code, problem.at) for problem in checked.diagnostics] == [("K-008", AT)]


def test_an_end_before_the_start_is_said_and_the_start_is_kept() -> None:
    checked = read_hours(written("10:00-9:00"))
    assert checked.value == Hours(time(10), None)
    assert [problem.code for problem in checked.diagnostics] == ["K-014"]


@pytest.mark.parametrize(("text", "number"), [("3", 3), ("318", 318), ("1.200", 1200), ("1 200", 1200), ("1,200", 1200)])
def test_whole_numbers_are_read_with_thousands_or_without(text: str, number: int) -> None:
    assert read_integer(written(text)).value == number


@pytest.mark.parametrize("text", ["3 personas", "12,5", "-3", "tres", "1" * 30])
def test_anything_else_is_no_whole_number(text: str) -> None:
    assert [problem.code for problem in read_integer(written(text)).diagnostics] == ["K-012"]


def test_yes_and_no_are_words_of_four_languages() -> None:
    assert all(read_yesno(written(word)).value for word in ("sí", "Si", "YES", "true", "oui", "sim"))
    assert not any(read_yesno(written(word)).value for word in ("no", "No", "false", "non", "não"))
    assert [problem.code for problem in read_yesno(written("tal vez")).diagnostics] == ["K-007"]


def test_what_is_not_decided_yet_is_recognised() -> None:
    assert all(is_undefined(text) for text in ("Por definir", "[por definir]", "TBD", "à définir", "a definir."))
    assert not is_undefined("definido")


@pytest.mark.parametrize("text", ["9999-12-31", "31/12/9999", "0001-01-01", "1 de enero de 0987"])
def test_a_year_that_no_event_has_is_a_slip(text: str) -> None:
    read = read_day(Located(text, AT))
    assert read.value is None
    assert [problem.code for problem in read.diagnostics] == ["K-009"]
