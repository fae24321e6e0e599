"""Files as they land in an event's folder: news that something changed, and what lies there at one moment."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from memoria.readers.classify import LOCK_FILE
from memoria.workspace.folder import Entry, EventFolder

TICK = 500
"""Milliseconds between two looks at a file that is still arriving."""
QUIET, LONGEST = 200, 1600
"""Milliseconds without news that end a batch, and the longest that one is waited for."""
AGAIN = 5
"""Seconds until a folder that can't be watched is tried again: a network drive that went away."""
PACKED = (".docx", ".odt", ".xlsx", ".pptx")
WATCHED = ("", "conflict")
"""Files that matter, by why they are not read: what editors and systems leave doesn't, and our receipts don't."""
_END_OF_ZIP, _TAIL = b"PK\x05\x06", 66_000


@dataclass(frozen=True, slots=True)
class Look:
    """A file at one moment. ``whole`` is False for an empty one, and for a package without its end: it is still being copied."""

    size: int
    changed: int
    """The time of its last change, only ever compared with another."""
    whole: bool
    conflict: bool = False


Listing = Mapping[str, Look]
"""What lies in an event's folder, by path."""


def news(folder: Path, *, polling: bool, lost: Callable[[str], None]) -> Iterator[bool]:
    """True when something changed in a folder, False for every tick in which nothing did; without end.

    ``lost`` is told why a folder can't be watched, each time that it is tried in vain.
    """
    from watchfiles import watch

    while True:
        try:
            changes = watch(
                folder,
                watch_filter=None,
                debounce=LONGEST,
                step=QUIET,
                rust_timeout=TICK,
                yield_on_timeout=True,
                force_polling=polling or None,
                ignore_permission_denied=True,
            )
            blind = True  # what came before the system was asked for news is news too
            for change in changes:
                yield blind or bool(change)
                blind = False
        except (OSError, RuntimeError) as error:
            lost(str(error))
            time.sleep(AGAIN)
            yield True


def listing(folder: Path) -> Listing:
    """The files of an event's folder that a build may depend on. OSError when the disk refuses."""
    entries = (entry for entry in EventFolder(folder).entries if entry.noise in WATCHED and entry.path != LOCK_FILE)
    return {entry.path: look for entry in entries if (look := _look_at(entry)) is not None}


def _look_at(entry: Entry) -> Look | None:
    """A file as it is now; None when it has gone meanwhile."""
    try:
        state = entry.disk.stat()
        return Look(state.st_size, state.st_mtime_ns, _is_whole(entry.disk), entry.noise == "conflict")
    except OSError:
        return None


def _is_whole(place: Path) -> bool:
    """False for an empty file, and for a zip whose end has not arrived (APPNOTE 4.3.16)."""
    with place.open("rb") as file:
        head = file.read(4)
        if place.suffix.casefold() not in PACKED or not head.startswith(b"PK"):
            return bool(head)
        file.seek(0, 2)
        file.seek(max(file.tell() - _TAIL, 0))
        return _END_OF_ZIP in file.read()
