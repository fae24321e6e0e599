"""Translations of an event on disk: the one thing that people say of them, that one is up to date."""

from __future__ import annotations

from pathlib import Path

from memoria.pipeline import Reading
from memoria.readers.classify import LOCK_FILE
from memoria.roadmap.lock import write_lock
from memoria.translations.freshness import accepted
from memoria.workspace.output import write_whole


def named(file: str, folder: Path, here: Path, reading: Reading) -> str:
    """The path of the translation that somebody names: as the event knows it, or from where he stands; or nothing."""
    known = reading.memoria.lock.translations
    wanted = {file}
    place = (here / file).resolve()
    if place.is_relative_to(folder.resolve()):
        wanted.add(place.relative_to(folder.resolve()).as_posix())
    return next((entry.path for entry in known if entry.path in wanted), "")


def accept(path: str, folder: Path, reading: Reading) -> bool:
    """Take a translation for that of today's original; False where ``memoria.lock`` can't be understood, which has been said."""
    if reading.lock is None:
        return False
    write_whole(folder / LOCK_FILE, write_lock(accepted(reading.lock, path, reading.memoria)).encode())
    return True
