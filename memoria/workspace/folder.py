"""An event's folder on disk: which files it has, and their bytes. Nothing outside it is ever read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

from memoria.workspace.places import is_event
from memoria.world import Absent

PRIVATE = "crudo"
"""Raw exports: listed, never read by the build, never published."""
GENERATED = (".schema",)
OUTPUT = "output"
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_NOISE = re.compile(
    r"^(~\$.*|\.~lock\..*#?|\.DS_Store|Thumbs\.db|desktop\.ini|\._.*|.*\.(tmp|part|crdownload|swp|bak)|.*~)$",
    re.IGNORECASE,
)
_RECEIPT = re.compile(r"\.(recibo|receipt|recu)\.txt$", re.IGNORECASE)
_CONFLICT = re.compile(
    r"(conflicted copy|copia en conflicto|copie en conflit|cópia em conflito|\.sync-conflict-|\(conflict|-CONFLICT)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the folder. ``path`` is relative, with forward slashes, NFC; ``noise`` says why it is not read, if it isn't."""

    path: str
    disk: Path
    noise: str = ""
    """``lock`` (left by an editor or the system), ``conflict`` (a sync client's copy), ``outside`` (a link that leads out),
    ``receipt`` (written by us)."""


class EventFolder:
    """The files of one event, listed once, each read at most once."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.name = self.root.name
        self.entries = tuple(sorted(_entries(self.root), key=lambda entry: entry.path))
        self._bytes: dict[str, bytes] = {}
        self._by_path = {entry.path: entry for entry in self.entries}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, EventFolder) and self.root == other.root

    def __hash__(self) -> int:
        return hash(self.root)

    def other(self, path: str) -> EventFolder | Absent:
        """Another event under the same ``sources/``; what leads out of there, by a link too, is never looked at."""
        there = Path(os.path.normpath(self.root / path))
        if not there.is_relative_to(self.root.parent) or not there.resolve().is_relative_to(self.root.parent):
            return Absent.OUTSIDE
        if there.resolve() == self.root.parent or not is_event(there):
            return Absent.MISSING
        return EventFolder(there)

    def paths(self) -> tuple[str, ...]:
        """Every file that may be read."""
        return tuple(entry.path for entry in self.entries if not entry.noise)

    def read(self, path: str) -> bytes:
        """The bytes of a listed file; KeyError for any other, OSError when the disk refuses."""
        if path not in self._bytes:
            entry = self._by_path[path]
            if entry.noise:
                raise KeyError(path)
            self._bytes[path] = entry.disk.read_bytes()
        return self._bytes[path]

    def sha256(self, path: str) -> str:
        """The hash of a listed file's bytes."""
        return sha256(self.read(path)).hexdigest()


def _entries(root: Path) -> Iterator[Entry]:
    for folder, folders, names in os.walk(root, followlinks=False):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in GENERATED)
        if here == root:
            folders[:] = [name for name in folders if not _was_built(root / name)]
        links = [name for name in folders if (here / name).is_symlink()]
        for name in sorted((*names, *links)):
            disk = here / name
            yield Entry(_readable(disk.relative_to(root).as_posix()), disk, _noise(root, disk))


def _was_built(folder: Path) -> bool:
    """True for ``output/`` where a build left its files, when it was started from the event's own folder."""
    return folder.name == OUTPUT and any(folder.glob("*/manifest.json"))


def _readable(path: str) -> str:
    """A path that can be printed: composed letters, names that are no UTF-8 read as older systems wrote them, one line."""
    letters = path.encode("utf-8", "surrogateescape")
    try:
        text = letters.decode("utf-8")
    except UnicodeDecodeError:
        text = letters.decode("cp1252", "replace")
    return normalize("NFC", _CONTROLS.sub("\ufffd", text))


def _noise(root: Path, disk: Path) -> str:
    if _RECEIPT.search(disk.name):
        return "receipt"
    if _NOISE.match(disk.name):
        return "lock"
    if _CONFLICT.search(disk.name):
        return "conflict"
    if disk.name.startswith("."):
        return "lock"
    real = disk.resolve()
    if not real.is_relative_to(root) or not real.is_file():
        return "outside"
    return ""
