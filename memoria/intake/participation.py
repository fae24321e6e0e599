"""Reports of attendance and registrations, whose people are counted together when all of them have come in."""

from __future__ import annotations

from memoria.diagnostics import Checked
from memoria.intake import canonical as write
from memoria.intake.attendance import read_attendance, read_registration
from memoria.intake.desk import Desk
from memoria.intake.figures import figures
from memoria.intake.imports import Made, Raw
from memoria.intake.raw import Attendance, Kind
from memoria.intake.recognise import Format, Recognised, recognise
from memoria.intake.tables import Block
from memoria.source import Position


def take_report(desk: Desk, raw: Raw, opened: Recognised) -> None:
    """A report on the desk, and what it doesn't tell."""
    read = _read(desk, raw, opened)
    desk.problems += read.diagnostics
    report = read.value
    headings = tuple(dict.fromkeys(text for block in opened.blocks if _of_people(block) for _, text in block.unknown()))
    if headings:
        desk.unmapped[raw.path] = headings
        desk.say("I-006", raw.at, headings=headings)
    if not report.presences:
        desk.say("I-030", raw.at)
        return
    if report.kind is Kind.ATTENDANCE and report.peak is None:
        desk.say("I-026", raw.at)
    desk.reports.append((raw, report))
    desk.understood[raw.path] = Kind.ATTENDANCE


def take_report_again(desk: Desk, raw: Raw) -> None:
    """A report imported before, for the figures of all days together; what it said of itself was told then."""
    if raw.path in {one.path for one, _ in desk.reports}:
        return
    opened = recognise(raw.path, raw.data, desk.wishes.columns).value
    if opened is not None and opened.format in (Format.ATTENDANCE, Format.REGISTRATION):
        report = _read(desk, raw, opened).value
        if report.presences:
            desk.reports.append((raw, report))


def write_figures(desk: Desk) -> None:
    """The figures of everybody that any report on the desk names."""
    ordered = sorted(desk.reports, key=lambda one: one[0].path)
    reports = [report for _, report in ordered]
    made = figures(reports, desk.index, desk.windows, desk.wishes.floor)
    sources = tuple(raw.source for raw, _ in ordered)
    signed = any(report.kind is Kind.REGISTRATION for report in reports)
    text = write.participation(made, desk.words, sources, desk.windows, floor=desk.wishes.floor, with_registration=signed)
    path = str(desk.event.participation or desk.words("files", "participation")).strip()
    if made.pooled:
        desk.say("I-027", Position(path), count=made.pooled, floor=desk.wishes.floor)
    desk.made.append(Made(path, text.encode(), Kind.ATTENDANCE, sources))


def _read(desk: Desk, raw: Raw, opened: Recognised) -> Checked[Attendance]:
    read = read_attendance if opened.format is Format.ATTENDANCE else read_registration
    return read(opened.grid, opened.blocks, desk.about(raw, opened.blocks))


def _of_people(block: Block) -> bool:
    return bool(block.known & {"join_time", "duration", "registration_time", "approval"})
