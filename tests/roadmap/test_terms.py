"""Expressions of time become intervals, or are refused with the reason. The event ends on 29 March 2023, a Wednesday."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memoria.model.event import Horizons
from memoria.roadmap.terms import Kind, Reason, Refusal, Term, parse_term
from memoria.source import Located

LAST_DAY = date(2023, 3, 29)
HORIZONS = Horizons(short=Located("6 meses"), medium=Located("18 meses"), long=Located("36 meses"))

CASES = (Path(__file__).parent / "terms.txt").read_text("utf-8")
"""Language | words | kind, first and last day — or why they are refused."""

ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in CASES.strip().splitlines()]


def said(found: Term | Refusal) -> str:
    if isinstance(found, Refusal):
        return str(found.reason)
    return " ".join([str(found.kind), *(day.isoformat() for day in (found.start, found.end) if day)])


@pytest.mark.parametrize(("language", "words", "meaning"), ROWS, ids=[f"{row[0]}: {row[1]}" for row in ROWS])
def test_words_of_time_mean_days(language: str, words: str, meaning: str) -> None:
    assert said(parse_term(words, language, LAST_DAY, HORIZONS)) == meaning


@pytest.mark.parametrize("words", ["", " ", "-", "—", "…"])
def test_nothing_written_is_open(words: str) -> None:
    assert parse_term(words, "es", LAST_DAY) == Term(Kind.OPEN)


@pytest.mark.parametrize("words", ["corto plazo", "medium term", "à long terme"])
def test_a_horizon_is_undefined_where_the_event_does_not_define_it(words: str) -> None:
    assert parse_term(words, "es", LAST_DAY) == Term(Kind.UNDEFINED)
    assert parse_term(words, "es", LAST_DAY, Horizons(short=Located("pronto"))) == Term(Kind.UNDEFINED)


def test_an_ambiguous_date_gives_both_readings() -> None:
    found = parse_term("03/04/2023", "en", LAST_DAY)
    assert found == Refusal(Reason.AMBIGUOUS, (date(2023, 4, 3), date(2023, 3, 4)))
    for language in ("es", "fr", "pt"):
        assert parse_term("03/04/2023", language, LAST_DAY) == Term(Kind.DATE, date(2023, 4, 3), date(2023, 4, 3))


def test_a_day_is_checked_against_its_weekday() -> None:
    assert parse_term("viernes 30/09/2023", "es", LAST_DAY) == Refusal(Reason.WEEKDAY, (date(2023, 9, 30),))


PIECES = [
    "a",
    "de",
    "3",
    "90",
    "1.º",
    "2º",
    "2023",
    "2023-13",
    "31/02",
    "30/9/23",
    "fin",
    "mayo",
    "dez",
    "sept",
    "S2",
    "año y medio",
]
WORDS = st.sampled_from([*PIECES, "próximo", "-", "y", "hasta", "antes", "desde", "semestre", "o"])


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(max_size=30), st.lists(WORDS, max_size=7).map(" ".join)), st.sampled_from(["es", "en", "fr", "pt"]))
def test_no_words_whatever_raise(words: str, language: str) -> None:
    found = parse_term(words, language, LAST_DAY, HORIZONS)
    if isinstance(found, Term) and found.start and found.end:
        assert found.start <= found.end
