"""What commitments refer to outside the event: codes that exist, names that are near, codes of other lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from memoria import vocabulary
from memoria.checks.references_of_roadmap import RULES
from memoria.diagnostics import sorted_by_place
from memoria.report import render
from memoria.roadmap import sdg
from memoria.roadmap.modalities import MODALITIES, STATES, iati_of, modalities
from memoria.roadmap.territories import nearest_territory, territories, territory
from memoria.workspace.session import read_event_at

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDERS = ROOT / "tests" / "diagnostics"
SHOWN = ("es", "en")
TARGETS = (7, 8, 13, 10, 9, 8, 5, 12, 8, 10, 10, 11, 5, 10, 12, 12, 19)


def test_the_seventeen_goals_have_their_hundred_and_sixty_nine_targets() -> None:
    goals = [code for code in sdg.names() if "." not in code]
    assert goals == [str(number) for number in range(1, 18)]
    counted = tuple(sum(sdg.goal_of(code) == goal and code != goal for code in sdg.names()) for goal in goals)
    assert counted == TARGETS
    assert sum(counted) == 169


def test_every_goal_and_target_has_a_name_of_its_own_in_four_languages() -> None:
    for language in sdg.LANGUAGES:
        names = [sdg.name(code, language) for code in sdg.names()]
        assert all(names)
        assert len(set(names)) == len(names), language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("17.9", "17.9"),
        ("17.10", "17.10"),
        ("ODS 17", "17"),
        ("meta 17.09", "17.9"),
        ("11.A", "11.a"),
        ("SDG 6.", "6"),
        ("ODD 4.7", "4.7"),
    ],
)
def test_a_code_is_known_however_it_is_written(text: str, code: str) -> None:
    assert sdg.normal_code(text) == code
    assert sdg.is_code(text)


@pytest.mark.parametrize(("text", "near"), [("17.20", "17.2"), ("11.d", "11.1"), ("16.66", "16.6"), ("18", None)])
def test_a_code_that_there_is_not_has_a_near_one_of_its_goal_or_none(text: str, near: str | None) -> None:
    assert not sdg.is_code(text)
    assert sdg.nearest_code(text) == near


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Loja", "EC-L"),
        ("manabi", "EC-M"),
        ("Prefectura de Imbabura", "EC-I"),
        ("Prefectura del Azuay", "EC-A"),
        ("GAD Provincial de Los Ríos", "EC-R"),
        ("Gobierno Autónomo Descentralizado Provincial de El Oro", "EC-O"),
        ("GAD de la provincia del Guayas", "EC-G"),
        ("Provincia de Santo Domingo de los Tsachilas", "EC-SD"),
        ("EC-W", "EC-W"),
    ],
)
def test_a_province_is_known_however_it_is_written(name: str, code: str) -> None:
    found = territory(name)
    assert found is not None
    assert found.code == code


def test_there_are_twenty_four_provinces() -> None:
    assert len(territories()) == 24


@pytest.mark.parametrize(
    ("name", "near"), [("Imbabra", "Imbabura"), ("Prefectura de Pichicha", "Pichincha"), ("Sucumbio", "Sucumbíos")]
)
def test_a_misspelt_province_has_a_near_one(name: str, near: str) -> None:
    assert territory(name) is None
    found = nearest_territory(name)
    assert found is not None
    assert found.name == near


@pytest.mark.parametrize("name", ["Quito", "Lima", "nacional", "frontera sur", "París", "Río Napo y afluentes", ""])
def test_other_places_are_near_to_none(name: str) -> None:
    assert nearest_territory(name) is None


def test_every_listed_value_that_iati_knows_has_a_code_of_its_own() -> None:
    for group in (MODALITIES, STATES):
        entries = [entry for value in vocabulary.values(group) if (entry := iati_of(group, value))]
        assert len({(entry.list, entry.code) for entry in entries}) == len(entries)
    assert {iati.code for value in vocabulary.values(STATES) if (iati := iati_of(STATES, value))} == set("123456")
    assert iati_of(MODALITIES, "Sur-Sur") is None


def test_several_modalities_may_stand_in_one_field() -> None:
    assert list(modalities("Sur-Sur y triangular; cooperación mixta")) == [
        ("Sur-Sur", "Sur-Sur"),
        ("triangular", "triangular"),
        ("cooperación mixta", None),
    ]


@pytest.mark.parametrize("code", ["S-030", "S-031", "S-032"])
def test_the_mistake_gets_exactly_its_message(code: str) -> None:
    memoria = read_event_at(FOLDERS / code / "in").memoria
    problems = sorted_by_place(problem for rule in RULES for problem in rule(memoria))
    said = "\n".join(render(problem, language) for problem in problems for language in SHOWN) + "\n"
    assert said == (FOLDERS / code / "expected.txt").read_text("utf-8")


@pytest.mark.parametrize("event", sorted((ROOT / "sources").iterdir()), ids=lambda event: event.name)
def test_the_events_of_the_repository_refer_to_what_exists(event: Path) -> None:
    memoria = read_event_at(event).memoria
    assert [problem for rule in RULES for problem in rule(memoria)] == []
