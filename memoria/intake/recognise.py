"""What a foreign file is: by what stands in it, never by its name alone or by the place of a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from memoria.archive import HARMFUL, Archive, Refused, open_archive
from memoria.diagnostics import Checked, Diagnostic, found
from memoria.exchange.programme import is_calendar
from memoria.exchange.schedule import is_schedule
from memoria.intake import attendance, captions, chat, mail, reports, spoken
from memoria.intake.headings import Columns
from memoria.intake.tables import Block, Grid, blocks, grid_of_text, grid_of_workbook
from memoria.intake.word_lines import DOCUMENT, lines_of
from memoria.readers.text import decode
from memoria.source import Position

LARGEST = 120_000_000
"""Bytes of a raw file; the transcript of a whole day has a hundredth of that."""
TABULAR = (".csv", ".tsv", ".xlsx")
TEXTUAL = (".txt", ".md", ".markdown", ".text", "")
_OLE = b"\xd0\xcf\x11\xe0"


class Format(StrEnum):
    """A shape that a file may have; its value names it in messages."""

    CAPTIONS = "captions"
    ZOOM_CHAT = "zoom-chat"
    WHATSAPP = "whatsapp"
    TIMED_BLOCKS = "blocks"
    MEET = "meet"
    MACHINE_NOTES = "machine-notes"
    QUESTIONS = "questions"
    POLL = "poll"
    SURVEY = "survey"
    ATTENDANCE = "attendance"
    REGISTRATION = "registration"
    MAIL = "mail"
    SCHEDULE = "schedule"
    CALENDAR = "calendar"
    TEXT = "text"
    TABLE = "table"
    """A table whose headings nobody knows yet."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file opened: its shape, its text or its rows."""

    format: Format
    text: str = ""
    grid: Grid = Grid(())
    blocks: tuple[Block, ...] = ()


def recognise(path: str, data: bytes, columns: Columns) -> Checked[Recognised | None]:
    """The shape of a file; None and the reason for one that can't be read or is nothing we know (I-001, I-002, I-003)."""
    at = Position(path)
    suffix = _suffix(path)
    if len(data) > LARGEST:
        return Checked(None, (found("I-003", at),))
    if not data.strip(b"\x00 \t\r\n"):
        return Checked(None, (found("I-002", at, reason="0"),))
    if data.startswith(_OLE):
        return Checked(None, (found("I-004", at, suffix=suffix or "OLE"),))
    if data.startswith(b"PK\x03\x04"):
        return _archive(path, data, columns)
    is_own_headers = is_calendar(data[:64].decode("utf-8", "replace"))  # X-WR-CALNAME: …, which a mail could have too
    if not is_own_headers and mail.is_mail(path, data):
        return Checked(Recognised(Format.MAIL))
    decoded = decode(path, data)
    if decoded.value is None:
        return Checked(None, decoded.diagnostics)
    recognised = _text(path, decoded.value.text, columns)
    return Checked(recognised.value, (*decoded.diagnostics, *recognised.diagnostics))


def _archive(path: str, data: bytes, columns: Columns) -> Checked[Recognised | None]:
    at = Position(path)
    try:
        archive = open_archive(data)
        if archive.has(DOCUMENT):
            return _document(path, archive, columns)
        archive.vet()
    except Refused as refused:
        reason = found("I-003", at) if refused.code in HARMFUL else found("I-002", at, reason="ZIP")
        return Checked(None, (reason,))
    if not archive.has("xl/workbook.xml"):
        return Checked(None, (found("I-001", at),))
    grid = grid_of_workbook(data)
    return Checked(None, (found("I-002", at, reason="XLSX"),)) if grid is None else _table(path, grid, columns)


def _document(path: str, archive: Archive, columns: Columns) -> Checked[Recognised | None]:
    try:
        text = lines_of(archive)
    except Refused as refused:
        return Checked(None, (found(refused.code, Position(path), **refused.values),))
    return _text(path, text, columns)


def _text(path: str, text: str, columns: Columns) -> Checked[Recognised | None]:
    shape = _programme(text) or _spoken(text)
    if shape is not None:
        return Checked(Recognised(shape, text))
    grid = grid_of_text(text, columns)
    if blocks(grid, columns) or _suffix(path) in TABULAR:
        return _table(path, grid, columns)
    if _suffix(path) == ".docx":
        return Checked(None, (found("I-032", Position(path)),))
    if _suffix(path) in TEXTUAL:
        return Checked(Recognised(Format.TEXT, text))
    return Checked(None, (found("I-001", Position(path)),))


def _programme(text: str) -> Format | None:
    """A programme, which nobody could take for a talk: it begins as JSON or iCalendar do."""
    if is_schedule(text):
        return Format.SCHEDULE
    return Format.CALENDAR if is_calendar(text) else None


def _spoken(text: str) -> Format | None:
    if captions.is_captions(text):
        return Format.CAPTIONS
    if chat.is_zoom_chat(text):
        return Format.ZOOM_CHAT
    if chat.is_whatsapp(text):
        return Format.WHATSAPP
    if spoken.is_machine_notes(text):
        return Format.MACHINE_NOTES
    if spoken.is_meet(text):
        return Format.MEET
    if spoken.is_timed_blocks(text):
        return Format.TIMED_BLOCKS
    return None


def _table(path: str, grid: Grid, columns: Columns) -> Checked[Recognised | None]:
    found_blocks = blocks(grid, columns)
    shape = _shape(found_blocks)
    problems: list[Diagnostic] = []
    if grid.separator and grid.separator != ",":
        problems.append(found("I-005", Position(path), separator=SEPARATOR_NAMES.get(grid.separator, grid.separator)))
    return Checked(Recognised(shape, grid=grid, blocks=found_blocks), tuple(problems))


SEPARATOR_NAMES = {"\t": "TAB", ";": ";", "|": "|"}


def _shape(found_blocks: Sequence[Block]) -> Format:
    """By the sets of headings: attendance says when somebody came, a registration when they signed up …"""
    if any(attendance.is_attendance_block(block) for block in found_blocks):
        return Format.ATTENDANCE
    if any(
        "question" in block.known and block.known & {"asker", "answer", "email", "user_name", "answerer"}
        for block in found_blocks
    ):
        return Format.QUESTIONS
    if any(attendance.is_registration_block(block) for block in found_blocks):
        return Format.REGISTRATION
    polls = [block for block in found_blocks if reports.is_poll_block(block)]
    if polls:
        titles = {block.section for block in found_blocks}
        form = any("timestamp" in block.known for block in polls)
        return Format.SURVEY if form or "survey_report" in titles else Format.POLL
    if any({"question"} <= block.known for block in found_blocks):
        return Format.QUESTIONS
    return Format.TABLE


def _suffix(path: str) -> str:
    name = path.rpartition("/")[2]
    return f".{name.rpartition('.')[2].casefold()}" if "." in name else ""


def table_headings(grid: Grid) -> tuple[str, ...]:
    """The likeliest line of headings of a table that nobody knows: the fullest of the first rows."""
    rows = [row for row in grid.rows[:12] if not row.is_blank]
    best = max(rows, key=lambda row: sum(bool(cell.strip()) for cell in row.cells), default=None)
    return tuple(cell.strip() for cell in best.cells if cell.strip()) if best else ()
