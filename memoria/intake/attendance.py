"""Attendance: reports of Zoom and Teams as people and the stretches of time that they were there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from memoria.diagnostics import Checked, Diagnostic, found
from memoria.intake import headings
from memoria.intake.raw import Attendance, Kind, Part, Presence
from memoria.intake.reports import About, topic_of
from memoria.intake.tables import Block, Grid, Row
from memoria.intake.times import Moments, duration, written_day

TRAITS = ("institution", "level", "country", "province", "sex")
_PARTS = {"host": Part.HOST, "panelist": Part.PANELIST}
_FIGURE = re.compile(r"\d+")


def is_attendance_block(block: Block) -> bool:
    """Who was there: names with times or durations."""
    named = bool(block.known & {"user_name", "name", "first_name"})
    return named and bool(block.known & {"join_time", "duration"})


def is_registration_block(block: Block) -> bool:
    """Who signed up: names with the time of that, and no time of having come."""
    signed = bool(block.known & {"registration_time", "approval"})
    return signed and bool(block.known & {"email", "user_name", "first_name"}) and "join_time" not in block.known


def read_attendance(grid: Grid, blocks: Sequence[Block], about: About) -> Checked[Attendance]:
    """Everybody of every block of people. What the summary leaves blank stays unknown."""
    problems: list[Diagnostic] = []
    people = [block for block in blocks if is_attendance_block(block)]
    if any(block.section == "teams_activities" and block.rows for block in people):
        people = [block for block in people if block.section != "teams_participants"]  # from first to last, absences and all
    texts = [block.cell(row, key) for block in people for row in block.rows for key in ("join_time", "leave_time")]
    clock = about.moments(texts)
    presences = [one for block in people for row in block.rows if (one := _presence(block, row, clock, about, problems))]
    summary = next((block for block in blocks if block.known & {"peak", "total_users", "registered"} and block.rows), None)
    days = sorted({one.join.date() for one in presences if one.join})
    return Checked(
        Attendance(
            Kind.ATTENDANCE,
            tuple(presences),
            peak=_figure(summary, "peak"),
            registered=_figure(summary, "registered"),
            day=days[0] if days else _day_of_summary(blocks, grid, about),
            topic=topic_of(grid, blocks),
        ),
        tuple(problems),
    )


def read_registration(grid: Grid, blocks: Sequence[Block], _about: About) -> Checked[Attendance]:
    """Everybody who signed up and was not turned away."""
    rows = [(block, row) for block in blocks if is_registration_block(block) for row in block.rows]
    signed = tuple(
        Presence(name, row.line, _mail(block, row), Part.REGISTERED, traits=_traits(block, row))
        for block, row in rows
        if (name := _name(block, row)) and not _turned_away(block.cell(row, "approval"))
    )
    return Checked(Attendance(Kind.REGISTRATION, signed, registered=len(signed), topic=topic_of(grid, blocks)))


def _turned_away(approval: str) -> bool:
    """«denied», «cancelled», «rechazado» …"""
    return headings.fold_heading(approval).startswith(
        ("denied", "cancel", "deneg", "rechaz", "refus", "rejeit", "recus", "annul")
    )


def _presence(block: Block, row: Row, clock: Moments, about: About, problems: list[Diagnostic]) -> Presence | None:
    name = _name(block, row)
    if not name or headings.is_word("yes", block.cell(row, "waiting")):
        return None
    came = block.cell(row, "attended")
    part = _PARTS.get(block.section, Part.ATTENDEE)
    if "attended" in block.known and not headings.is_word("yes", came):
        part = Part.REGISTERED
    written = block.cell(row, "join_time"), block.cell(row, "leave_time")
    join, leave = clock.read(written[0]), clock.read(written[1])
    if part is not Part.REGISTERED and written[0] and join is None:
        problems.append(found("I-013", about.at(row), value=written[0]))
    length = duration(block.cell(row, "duration"))
    if join is not None and leave is None and length is not None:
        leave = join + timedelta(seconds=length)
    if join and leave and leave < join:
        problems.append(found("I-013", about.at(row), value=f"{written[0]} – {written[1]}"))
        join = leave = None
    anonymous = headings.is_word("anonymous", name)
    return Presence(name, row.line, _mail(block, row), part, join, leave, _traits(block, row), anonymous)


def _name(block: Block, row: Row) -> str:
    shown = block.cell(row, "user_name", "name")
    parts = " ".join(part for part in (block.cell(row, "first_name"), block.cell(row, "last_name")) if part)
    return parts if parts and "last_name" in block.known and block.cell(row, "last_name") else shown or parts


def _mail(block: Block, row: Row) -> str:
    return block.cell(row, "email").casefold()


def _traits(block: Block, row: Row) -> tuple[tuple[str, str], ...]:
    return tuple((name, text) for name in TRAITS if (text := block.cell(row, name)))


def _figure(block: Block | None, key: str) -> int | None:
    """A figure of the summary; a blank is unknown, not nought."""
    match = _FIGURE.fullmatch(block.cell(block.rows[0], key)) if block else None
    return int(match[0]) if match else None


def _day_of_summary(blocks: Sequence[Block], grid: Grid, about: About) -> date | None:
    texts = [block.cell(row, "start_time") for block in blocks if "start_time" in block.known for row in block.rows[:1]]
    texts += [row.cells[1] for row in grid.rows[:10] if len(row.cells) > 1 and headings.summary(row.cells[0]) == "start_time"]
    return next((day for text in texts if (day := written_day(text, day_first=about.day_first))), None)
