"""The codes of published lists: which there are, and what the words of a roadmap stand for."""

from collections import Counter
from typing import Any

import pytest

from memoria.roadmap import sdg
from memoria.roadmap.columns import columns
from memoria.roadmap.published_codes import codes_of
from memoria.roadmap.territories import territories

TARGETS = (7, 8, 13, 10, 9, 8, 5, 12, 8, 10, 10, 11, 5, 10, 12, 12, 19)
"""Of each goal, as A/RES/70/1 counts them."""


def row(**values: Any) -> dict[str, Any]:
    return {column.key: None for column in columns()} | values


def test_there_are_17_goals_with_169_targets_named_in_four_languages() -> None:
    found = Counter(sdg.goal_of(code) for code in sdg.names() if "." in code)
    assert tuple(found[str(goal)] for goal in range(1, 18)) == TARGETS
    assert sum(TARGETS) == 169
    assert all(sdg.name(code, language) for code in sdg.names() for language in sdg.LANGUAGES)


def test_there_are_24_provinces() -> None:
    letters = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "L", "M", "N", "O", "P", "R", "S"]
    letters += ["SD", "SE", "T", "U", "W", "X", "Y", "Z"]
    assert list(territories()) == [f"EC-{letter}" for letter in letters]


def test_the_words_of_a_row_stand_for_codes() -> None:
    places = ("Prefectura de Loja", "Cuenca alta")
    values = row(territorio=places, ods=("17.9", "16", "99"), modalidad="triangular y Sur-Sur", estado="cumplido")
    assert [(one.column, one.list, one.code) for one in codes_of(values, "es")] == [
        ("territorio", "ISO 3166-2", "EC-L"),
        ("ods", "UNSDG-Targets", "17.9"),
        ("ods", "UNSDG-Goals", "16"),
        ("modalidad", "CollaborationType", "8"),
        ("estado", "ActivityStatus", "4"),
    ]
    assert [one.name for one in codes_of(row(ods=("16",)), "fr")] == ["Paix, justice et institutions efficaces"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("bilateral", ("CollaborationType", "1", "Bilateral")),
        ("multilateral", ("CollaborationType", "4", "Multilateral outflows")),
        ("no reembolsable", ("FinanceType", "110", "Standard grant")),
        ("reembolsable", ("FinanceType", "421", "Standard loan")),
        ("asistencia técnica", ("AidType", "D02", "Other technical assistance")),
        ("descentralizada", None),
    ],
)
def test_modalities_have_the_codes_that_iati_publishes(words: str, code: tuple[str, str, str] | None) -> None:
    found = [(one.list, one.code, one.name) for one in codes_of(row(modalidad=words), "es")]
    assert found == ([code] if code else [])


def test_a_row_without_words_has_no_codes() -> None:
    assert codes_of(row(), "es") == ()
