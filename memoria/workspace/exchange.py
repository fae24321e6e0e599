"""What an event on disk gives to other programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from memoria.diagnostics import Checked
from memoria.exchange.programme import programme_of
from memoria.exchange.schedule import write_schedule
from memoria.workspace.session import read_event_at

PROGRAMME = {"json": "schedule.json", "ics": "programa.ics"}
"""What the files of a programme are called, by their format."""


def programme_files(folder: Path, formats: Sequence[str]) -> Checked[Mapping[str, bytes]]:
    """The programme of an event's folder in each format, by file name."""
    from memoria.exchange.calendar import write_calendar  # with its time zones, which no other command should wait for

    programme = programme_of(read_event_at(folder).memoria)
    writers = {"json": write_schedule, "ics": write_calendar}
    files = {PROGRAMME[kind]: writers[kind](programme.value) for kind in formats}
    return Checked(files, programme.diagnostics)
