"""Which events a command is about (file-format, section 8)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from memoria.cli.texts import Texts
from memoria.cli.usage import UsageError, perhaps
from memoria.nearest import nearest
from memoria.workspace.places import events_under, is_event

HERE = Path()
"""The folder in which a command is typed."""
SOURCES = "sources"


def select(given: Sequence[Path] | None, texts: Texts, *, everything: bool = False) -> tuple[Path, ...]:
    """The folders named; without any the current one, or the only one under ``sources``."""
    if given:
        for folder in given:
            if not is_event(folder):
                raise UsageError(_no_event(folder, texts))
        names = [folder.resolve().name for folder in given]
        for name in names:
            if names.count(name) > 1:
                raise UsageError(texts("same_name", name=name))
        return tuple(given)
    if is_event(HERE) and not everything:
        return (HERE,)
    found = events_under(HERE / SOURCES)
    if not found:
        raise UsageError(texts("none_found"))
    if len(found) > 1 and not everything:
        listing = "\n".join(f"  {folder.relative_to(HERE).as_posix()}" for folder in found)
        raise UsageError(f"{texts('several')}\n{listing}")
    return found


def select_one(given: Path | None, texts: Texts) -> Path:
    """The folder named, or the only one that there is."""
    (folder,) = select((given,) if given else None, texts)
    return folder


def _no_event(folder: Path, texts: Texts) -> str:
    """Why a folder is no event, and the event that its name may be a slip of."""
    if folder.exists():
        return texts("not_event", folder=folder)
    there = {event.name: event.as_posix() for place in (HERE / SOURCES, folder.parent) for event in events_under(place)}
    near = nearest(folder.name, list(there))
    return perhaps(texts("no_such_folder", folder=folder), [there[near]] if near else [], texts)
