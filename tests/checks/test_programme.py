"""The programme is added up as its readers will."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from memoria.checks import programme
from memoria.checks.event import check_dates, check_zone
from memoria.model.event import Durations, Edition, Hours, Registration, Session
from memoria.source import Located
from tests.checks.building import LAST_DAY, REGISTER, at, day, event, memoria, names, say, session


def test_minutes_between_two_sessions_are_said_at_the_second() -> None:
    subject = memoria(event=event(session("S01", "09:00-10:00", line=3), session("S02", "10:10-11:00", line=9)))
    assert say(programme.check_gaps, subject) == ["P-001 9:14 | 10 | 10:00 | 10:10 | S01 | S02"]


def test_sessions_that_meet_say_nothing_and_sessions_without_end_are_not_judged() -> None:
    open_end = replace(session("S03"), hours=Hours(time(11), None))
    subject = memoria(
        event=event(session("S01", "09:00-10:00"), session("S02", "10:00-11:00"), open_end, session("S04", "12:00-13:00"))
    )
    assert say(programme.check_gaps, subject) == []


def test_an_overlap_is_measured() -> None:
    subject = memoria(event=event(session("S01", "09:00-10:00"), session("S02", "09:45-11:00", line=9)))
    assert say(programme.check_gaps, subject) == ["P-002 9:14 | 15 | S01 | S02"]


def test_working_groups_at_the_same_hours_are_parallel() -> None:
    groups = [session(f"S0{number}", "09:00-10:00", "mesa") for number in (1, 2)]
    assert say(programme.check_gaps, memoria(event=event(*groups))) == []
    groups[1] = session("S02", "09:00-10:00", "panel")
    assert len(say(programme.check_gaps, memoria(event=event(*groups)))) == 1


def test_a_session_outside_the_days_hours_is_said() -> None:
    sessions = (session("S01", "08:50-09:30", line=3), session("S02", "09:30-17:15", line=7))
    subject = memoria(event=event(programme=(day(*sessions, window="09:00-17:00"),)))
    assert say(programme.check_window, subject) == [
        "P-003 3:14 | S01 | 09:00–17:00 | 10 | 08:50-17:00",
        "P-003 7:14 | S02 | 09:00–17:00 | 15 | 09:00-17:15",
    ]


def test_announced_hours_without_session_are_said_at_both_ends() -> None:
    subject = memoria(event=event(programme=(day(session("S01", "09:00-12:00"), window="08:30-12:10"),)))
    assert say(programme.check_window, subject) == ["P-004 1:12 | 08:30 | 09:00 | 30", "P-004 1:12 | 12:00 | 12:10 | 10"]


def test_a_title_twice_is_said_but_breaks_may_share_theirs() -> None:
    title = Located("Elementos del proceso")
    twins = (session("S01", title=title), session("S02", title=Located("ELEMENTOS DEL PROCESO"), line=5))
    assert say(programme.check_titles, memoria(event=event(*twins))) == ["P-005 7:1 | ELEMENTOS DEL PROCESO | S01"]
    breaks = (session("S01", format_="pausa", title=title), session("S02", format_="pausa", title=title))
    assert say(programme.check_titles, memoria(event=event(*breaks))) == []


def test_a_panel_has_the_announced_size() -> None:
    panel = session("S01", format_="panel", participants=names("ana-paredes", "Luis Toro"))
    assert say(programme.check_panels, memoria(event=event(panel, panel_size=3))) == ["P-006 4:1 | S01 | 2 | 3"]
    assert say(programme.check_panels, memoria(event=event(panel, panel_size=2))) == []
    assert say(programme.check_panels, memoria(event=event(panel))) == []
    in_one_line = session("S01", format_="panel", participants=names("Paredes León, Ana, Luis Toro"))
    assert say(programme.check_panels, memoria(event=event(in_one_line, panel_size=2), register=REGISTER)) == []


DURATIONS = Durations(keynote=30, speech=10, dialogue=20)


@pytest.mark.parametrize(
    ("format_", "when", "people", "said"),
    [
        ("conferencia", "09:00-09:30", 1, []),
        ("conferencia", "09:00-09:45", 1, ["P-007 1:14 | S01 | 45 | 30 | conferencia"]),
        ("panel", "09:00-09:30", 3, []),
        ("panel", "09:00-09:30", 2, ["P-007 1:14 | S01 | 30 | 20 | panel"]),
        ("conversatorio", "09:00-09:15", 2, ["P-007 1:14 | S01 | 15 | 20 | conversatorio"]),
        ("preguntas", "09:00-09:15", 0, []),
        ("mesa", "09:00-12:00", 0, []),
    ],
)
def test_sessions_last_as_announced(format_: str, when: str, people: int, said: list[str]) -> None:
    held = session("S01", when, format_, participants=names(*map(str, range(people))))
    assert say(programme.check_durations, memoria(event=event(held, durations=DURATIONS))) == said


def themed(id_: str, format_: str, axis: str = "uno", line: int = 1) -> Session:
    return session(id_, format_=format_, axis=Located(axis), line=line)


def test_a_theme_keeps_the_order_of_formats_and_a_keynote_starts_again() -> None:
    right = [themed("S01", "conferencia"), themed("S02", "panel"), themed("S03", "conversatorio"), themed("S04", "preguntas")]
    again = [*right, themed("S05", "conferencia"), themed("S06", "panel"), themed("S07", "panel", "dos")]
    assert say(programme.check_order, memoria(event=event(*again))) == []
    wrong = [right[0], right[2], themed("S09", "panel", line=20)]
    said = say(programme.check_order, memoria(event=event(*wrong)))
    assert said == ["P-008 21:1 | panel | conversatorio | S09 | S03"]


def test_a_day_outside_the_event_is_said_and_so_is_one_out_of_order() -> None:
    days = (day(when=date(2023, 3, 28), line=5), day(when=date(2023, 3, 30), line=9), day(when=date(2023, 3, 28), line=12))
    said = say(programme.check_days, memoria(event=event(programme=days, start=date(2023, 3, 28), end=LAST_DAY)))
    assert said == ["P-009 9:10 | 2023-03-30 | 2023-03-28 | 2023-03-29", "P-012 12:10 | 2023-03-28 | 2023-03-30"]


def test_a_session_without_hours_is_said_but_not_one_whose_hours_were_not_understood() -> None:
    badly_written = replace(session("S02"), marks={"hours": at(9)})
    subject = memoria(event=event(session("S01", line=4, title=Located("Panel")), badly_written))
    assert say(programme.check_days, subject) == ["P-010 4:1 | S01 «Panel»"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"start": date(2023, 3, 30)}, "P-011 5:1 | 2023-03-30 | 2023-03-29"),
        ({"registration": Registration(until=date(2024, 3, 1), at=at(7))}, "P-014 7:1 | 2024-03-01 | 2023-03-29"),
        ({"edition": Edition(date=date(2022, 6, 30), at=at(8))}, "P-015 8:1 | 2022-06-30 | 2023-03-29"),
        ({"programme": (day(session("S01", due=date(2022, 4, 11))),)}, "P-013 1:1 | S01 | 2022-04-11 | 2023-03-29"),
    ],
)
def test_dates_stand_in_order(changes: dict[str, Any], said: str) -> None:
    assert say(check_dates, memoria(event=event(marks={"end": at(5)}, **changes))) == [said]


def test_an_event_without_dates_or_programme_has_nothing_to_add_up() -> None:
    subject = memoria(event=event(start=None, end=None, programme=(day(session("S01"), when=LAST_DAY),)))
    rules = (programme.check_gaps, programme.check_window, programme.check_panels, programme.check_durations, check_dates)
    assert [said for rule in rules for said in say(rule, subject)] == []


def test_a_zone_that_no_clock_knows_is_said_and_one_to_be_defined_is_not() -> None:
    for zone, told in (("America/Guayakil", ["X-002 5:7 | America/Guayakil"]), ("America/Guayaquil", []), ("por definir", [])):
        subject = replace(event(), zone=Located(zone, at(5, 7)), marks={"zone": at(5, 7)})
        assert say(check_zone, memoria(event=subject)) == told
