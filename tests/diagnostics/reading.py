"""Reads a small folder of notes as the program does, for the folders of this directory that are about notes."""

from __future__ import annotations

from datetime import date, time
from hashlib import sha256
from pathlib import Path

from memoria.diagnostics import Diagnostic, sorted_by_place
from memoria.model.event import Axis, Day, Event, Hours, Session
from memoria.readers.contribution import read_contributions
from memoria.readers.images import read_images
from memoria.readers.text import decode
from memoria.source import Located
from memoria.workspace.pandoc import RealPandoc

TEXTUAL = (".md", ".yaml")
EVENT = Event(
    title=Located("Foro"),
    axes=(Axis(id=Located("redes"), title=Located("Redes que duran")), Axis(id=Located("agua"), title=Located("Agua"))),
    programme=(
        Day(
            date=date(2023, 3, 28),
            sessions=(
                Session(id=Located("S01"), format="panel", title=Located("Tres territorios"), axis=Located("redes")),
                Session(id=Located("S02"), format="panel", title=Located("Dos cuencas"), axis=Located("agua")),
                Session(
                    id=Located("S03"),
                    format="conversatorio",
                    axis=Located("agua"),
                    hours=Hours(time(9, 50), time(10, 20)),
                ),
            ),
        ),
    ),
)


def problems_of(folder: Path) -> list[Diagnostic]:
    """What reading the files of a folder finds."""
    data = {str(path.relative_to(folder).as_posix()): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    files = [decode(path, content).value for path, content in data.items() if path.endswith(TEXTUAL)]
    sizes = {path: (sha256(content).hexdigest(), len(content)) for path, content in data.items()}
    notes = read_contributions([file for file in files if file is not None], RealPandoc(), EVENT, sizes)
    pictures = read_images({note.path: note.body for note in notes.value}, data)
    return sorted_by_place((*notes.diagnostics, *pictures.diagnostics))
