"""Foreign files into canonical ones: each read by the reader of its shape, and everything that was left out told.

Nothing is written here: what is made is handed to the workspace, which compares it with what stands in the event.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from memoria.diagnostics import Checked
from memoria.exchange.proposal import FILES as PROPOSALS
from memoria.exchange.proposal import propose
from memoria.exchange.schedule import read_schedule
from memoria.intake.desk import Desk
from memoria.intake.imports import Import, Raw, Wishes
from memoria.intake.notes import take_mail, take_text
from memoria.intake.participation import take_report, take_report_again, write_figures
from memoria.intake.questions import take_questions
from memoria.intake.raw import Kind, Presence
from memoria.intake.recognise import Format, Recognised, recognise, table_headings
from memoria.intake.surveys import take_survey
from memoria.intake.talks import take_captions, take_meet, take_timed_blocks, take_whatsapp, take_zoom_chat
from memoria.model.memoria import Memoria


def import_files(raws: Sequence[Raw], memoria: Memoria, wishes: Wishes, earlier: Sequence[Raw] = ()) -> Checked[Import]:
    """What some raw files become. ``earlier`` are reports imported before, which the figures of participation need again."""
    desk = Desk(memoria, wishes)
    for raw in raws:
        opened = recognise(raw.path, raw.data, wishes.columns)
        desk.problems += opened.diagnostics
        if opened.value is not None:
            TAKEN[opened.value.format](desk, raw, opened.value)
    if desk.reports:
        for raw in earlier:
            take_report_again(desk, raw)
        write_figures(desk)
    return Checked(desk.result(), tuple(desk.problems))


def presences(raws: Sequence[Raw], memoria: Memoria, wishes: Wishes) -> tuple[tuple[str, Presence], ...]:
    """Each line of the attendance reports among some files, with the path of its report. Nothing is said of the others."""
    desk = Desk(memoria, wishes)
    for raw in raws:
        take_report_again(desk, raw)
    return tuple((raw.path, one) for raw, report in desk.reports for one in report.presences)


def _take_programme(desk: Desk, raw: Raw, opened: Recognised) -> None:
    """A programme beside the event's own, for its editor to read."""
    from memoria.exchange.calendar import read_calendar  # with its time zones, which no other import should wait for

    read = read_schedule if opened.format is Format.SCHEDULE else read_calendar
    came = read(opened.text, raw.path, str(desk.event.zone or ""))
    desk.problems += came.diagnostics
    if came.value is None or not came.value.items:
        return
    proposed = propose(came.value, desk.memoria, raw.path)
    desk.problems += proposed.diagnostics
    desk.add(raw, PROPOSALS[desk.words.language], proposed.value, Kind.PROGRAMME)


def _take_table(desk: Desk, raw: Raw, opened: Recognised) -> None:
    """A table that nobody knows: a dialogue may ask what its columns are."""
    headings = table_headings(opened.grid)
    desk.unmapped[raw.path] = headings
    desk.say("I-007", raw.at, headings=headings)


TAKEN: Mapping[Format, Callable[[Desk, Raw, Recognised], None]] = {
    Format.CAPTIONS: take_captions,
    Format.TIMED_BLOCKS: take_timed_blocks,
    Format.MEET: take_meet,
    Format.MACHINE_NOTES: take_meet,
    Format.ZOOM_CHAT: take_zoom_chat,
    Format.WHATSAPP: take_whatsapp,
    Format.QUESTIONS: take_questions,
    Format.POLL: take_survey,
    Format.SURVEY: take_survey,
    Format.ATTENDANCE: take_report,
    Format.REGISTRATION: take_report,
    Format.MAIL: take_mail,
    Format.SCHEDULE: _take_programme,
    Format.CALENDAR: _take_programme,
    Format.TEXT: take_text,
    Format.TABLE: _take_table,
}
"""Who takes a file of each shape."""
