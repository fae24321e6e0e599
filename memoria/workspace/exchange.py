"""What an event on disk gives to other programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from memoria.assemble.citing import works
from memoria.assemble.material import Material
from memoria.assemble.options import Options
from memoria.diagnostics import Checked
from memoria.exchange.citations import CFF, FILES, WRITERS, write_cff
from memoria.exchange.programme import programme_of
from memoria.exchange.schedule import write_schedule
from memoria.labels import Labels
from memoria.workspace.guard import that_may_leave, told
from memoria.workspace.roadmap import shown_for
from memoria.workspace.session import read_event_at

PROGRAMME = {"json": "schedule.json", "ics": "programa.ics"}
"""What the files of a programme are called, by their format."""


def programme_files(folder: Path, formats: Sequence[str]) -> Checked[Mapping[str, bytes]]:
    """The programme of an event's folder in each format, by file name."""
    from memoria.exchange.calendar import write_calendar  # with its time zones, which no other command should wait for

    reading = read_event_at(folder)
    programme = programme_of(shown_for(reading.memoria, internal=False))
    writers = {"json": write_schedule, "ics": write_calendar}
    files = {PROGRAMME[kind]: writers[kind](programme.value) for kind in formats}
    problems = told(reading, files.items())
    return Checked(that_may_leave(files, problems), (*programme.diagnostics, *problems))


def citation_files(folder: Path, formats: Sequence[str]) -> Checked[Mapping[str, bytes]]:
    """The volume of an event's folder and its papers as they are cited, in each format, by file name; nothing reserved."""
    reading = read_event_at(folder)
    whole = reading.memoria
    labels = Labels(whole.event.language)
    volume, *papers = works(Material(shown_for(whole, internal=False), whole, Options(), labels))
    made = {FILES[kind]: WRITERS[kind]((volume, *papers)) for kind in formats if kind != CFF}
    made |= {FILES[CFF]: write_cff(volume, labels["cite_as"])} if CFF in formats else {}
    problems = told(reading, made.items())
    return Checked(that_may_leave(made, problems), problems)
