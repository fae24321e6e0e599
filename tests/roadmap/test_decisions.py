"""The editor decides about the roadmap; the notes stay as they are."""

from datetime import date

import pytest

from memoria.model.marks import Commitment
from memoria.model.roadmap import Decisions, FollowUp, Merge
from memoria.roadmap.decisions import apply_decisions, dependencies
from memoria.source import Located, Position

HERE = Position("hoja-de-ruta.yaml", 3, 5)


def key(text: str) -> Located:
    return Located(text, HERE)


def commitments(*ids: str, **depends: str) -> list[Commitment]:
    return [
        Commitment(id=id_, words=id_, action=Located(id_), depends_on=Located(depends[name]) if name in depends else None)
        for id_ in ids
        for name in [id_.replace("-", "")]
    ]


def test_a_correction_changes_only_the_fields_that_it_names() -> None:
    correction = Commitment(term=Located("2023-12-15"), priority="alta", marks={"term": HERE, "priority": HERE})
    roadmap = apply_decisions(commitments("C-01"), Decisions(corrections=((key("C-1"), correction),))).value
    only = roadmap.commitments[0]
    assert (only.term, only.priority, only.action) == ("2023-12-15", "alta", "C-01")


def test_commitments_that_say_the_same_become_one() -> None:
    merge = Merge(ids=(key("C-01"), key("C-02")), into=key("C-01"))
    roadmap = apply_decisions(commitments("C-01", "C-02"), Decisions(merges=(merge,))).value
    assert [item.id for item in roadmap.commitments] == ["C-01"]
    assert [(item.id, into) for item, into in roadmap.merged] == [("C-02", "C-01")]


def test_what_is_excluded_goes_out_with_its_reason() -> None:
    decisions = Decisions(exclusions=((key("C-01"), Located("Ya estaba en marcha")),))
    roadmap = apply_decisions(commitments("C-01"), decisions).value
    assert roadmap.commitments == ()
    assert [(item.id, reason) for item, reason in roadmap.excluded] == [("C-01", "Ya estaba en marcha")]


def test_an_exclusion_without_reason_is_refused() -> None:
    result = apply_decisions(commitments("C-01"), Decisions(exclusions=((key("C-01"), Located(" ")),)))
    assert [problem.code for problem in result.diagnostics] == ["H-007"]
    assert len(result.value.commitments) == 1


def test_follow_up_sets_status_progress_and_date() -> None:
    news = FollowUp(status="en ejecución", progress=Located("40"), date=date(2023, 11, 2))
    only = apply_decisions(commitments("C-01"), Decisions(follow_up=((key("C-01"), news),))).value.commitments[0]
    assert (only.status, only.progress, only.updated) == ("en ejecución", "40", "2023-11-02")


def test_a_decision_about_nothing_is_said_with_the_nearest_id() -> None:
    result = apply_decisions(commitments("C-01"), Decisions(exclusions=((key("C-10"), Located("No era tal")),)))
    assert [(problem.code, problem.at, problem.values["nearest"]) for problem in result.diagnostics] == [("H-006", HERE, "C-01")]


def test_commitments_that_wait_for_each_other_are_said_once() -> None:
    result = apply_decisions(commitments("C-01", "C-02", "C-03", C01="C-02", C02="C-03", C03="C-01"), Decisions())
    assert [(problem.code, problem.values["loop"]) for problem in result.diagnostics] == [("H-008", "C-01 → C-02 → C-03 → C-01")]


def test_a_dependency_that_leads_nowhere_is_said() -> None:
    result = apply_decisions(commitments("C-01", C01="C-09"), Decisions())
    assert [problem.code for problem in result.diagnostics] == ["H-006"]


def test_merges_follow_one_another_and_never_lose_a_commitment() -> None:
    merges = (Merge(ids=(key("C-01"),), into=key("C-02")), Merge(ids=(key("C-02"), key("C-03")), into=key("C-01")))
    result = apply_decisions(commitments("C-01", "C-02", "C-03"), Decisions(merges=merges))
    assert [item.id for item in result.value.commitments] == ["C-02"]
    assert [(item.id, into) for item, into in result.value.merged] == [("C-01", "C-02"), ("C-03", "C-02")]
    assert result.diagnostics == ()


def test_a_commitment_merged_into_two_others_stays_with_the_first() -> None:
    merges = (Merge(ids=(key("C-02"),), into=key("C-01")), Merge(ids=(key("C-02"),), into=key("C-03")))
    result = apply_decisions(commitments("C-01", "C-02", "C-03"), Decisions(merges=merges))
    assert [(item.id, into) for item, into in result.value.merged] == [("C-02", "C-01")]
    assert [problem.code for problem in result.diagnostics] == ["H-009"]


@pytest.mark.parametrize(
    ("written", "ids"),
    [
        ("C-01; C-04", ("C-01", "C-04")),
        ("C1 y c 4", ("C-01", "C-04")),
        ("C-01, C-02 and 2021/C-3", ("C-01", "C-02", "2021/C-03")),
        ("C\u201101, C\u201302.", ("C-01", "C-02")),
        ("C-01; C-01", ("C-01",)),
        ("por definir", ()),
        ("la mesa", ("la mesa",)),
    ],
)
def test_ids_are_read_from_a_list_however_it_was_typed(written: str, ids: tuple[str, ...]) -> None:
    assert dependencies(Commitment(depends_on=Located(written))) == ids


def test_a_commitment_that_waits_for_itself_is_no_loop_of_several() -> None:
    assert apply_decisions(commitments("C-01", C01="C-01"), Decisions()).diagnostics == ()
    both = apply_decisions(commitments("C-01", "C-02", C01="C-01; C-02", C02="C-01"), Decisions()).diagnostics
    assert [(problem.code, problem.values["loop"]) for problem in both] == [("H-008", "C-01 → C-02 → C-01")]


def test_an_id_that_is_like_none_is_told_without_a_guess() -> None:
    decisions = Decisions(exclusions=((key("Z-7755"), Located("No era tal")),))
    assert "nearest" not in apply_decisions(commitments("C-01"), decisions).diagnostics[0].values
