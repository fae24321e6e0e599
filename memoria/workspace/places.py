"""Where events, templates and outputs are."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import memoria

EVENT_FILES = ("evento.yaml", "evento.yml", "event.yaml", "event.yml", "evenement.yaml", "evenement.yml")
"""Names under which an event's record is found, in order."""
THEME = "theme.yaml"
REFERENCE = "reference.docx"
PICTURES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}


def is_event(folder: Path) -> bool:
    """True for a folder that holds an event's record."""
    return any((folder / name).is_file() for name in EVENT_FILES)


def events_under(folder: Path) -> tuple[Path, ...]:
    """The events of a ``sources`` folder, by name."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(child for child in folder.iterdir() if child.is_dir() and is_event(child)))


@dataclass(frozen=True, slots=True)
class TemplateFolder:
    """A template as found: its section files as text, its theme, and an institution's own reference document."""

    name: str
    sections: Mapping[str, str]
    theme: bytes
    reference: bytes | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """Logos and the like, by file name."""


def shipped_templates() -> Path:
    """The templates that come with the program: beside the package in a checkout, under ``share`` when installed."""
    beside = Path(memoria.__file__).resolve().parent.parent / "templates"
    return beside if beside.is_dir() else Path(sys.prefix) / "share" / "memoria" / "templates"


def find_template(name: str, event: Path, here: Path) -> TemplateFolder | None:
    """A template by name: in the event, then in ``./templates``, then the shipped ones; ``default`` fills what it lacks.

    None when no place has it. A name that is not a plain folder name is never looked for.
    """
    if not name or Path(name).name != name or name.startswith("."):
        return None
    places = [event / "templates", here / "templates", shipped_templates()]
    chosen = next((place / name for place in places if (place / name).is_dir()), None)
    if chosen is None:
        return None
    base = shipped_templates() / "default"
    sections = _sections(base) | (_sections(chosen) if chosen != base else {})
    theme = next((folder / THEME for folder in (chosen, base) if (folder / THEME).is_file()), base / THEME)
    reference = chosen / REFERENCE
    pictures = {file.name: file.read_bytes() for file in sorted(chosen.iterdir()) if file.suffix.casefold() in PICTURES}
    own = reference.read_bytes() if reference.is_file() else None
    return TemplateFolder(name, sections, theme.read_bytes(), own, pictures)


def _sections(folder: Path) -> dict[str, str]:
    files = (file for file in sorted(folder.iterdir()) if file.is_file() and file.name.endswith(".j2"))
    return {file.name: file.read_text("utf-8", errors="replace") for file in files}
