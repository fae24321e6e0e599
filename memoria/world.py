"""What the pure core needs from outside, as protocols; ``workspace`` holds the real ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, Protocol

from memoria.document.tree import Resource


class Pandoc(Protocol):
    """The two things that pandoc does for us. Each call may start the program once or twice, never once a file."""

    def markdown(self, texts: Sequence[str]) -> Iterable[list[Any]]:
        """Pandoc's JSON blocks of each text, read in the dialect of file-format, section 4, each on its own, as they come."""
        ...

    def docx(self, tree: bytes, reference: bytes, pictures: Mapping[str, Resource]) -> bytes:
        """A DOCX from the JSON of a whole document, in the styles of ``reference``."""
        ...


class Absent(StrEnum):
    """Why another event's folder can't be had."""

    MISSING = "missing"
    """There is none, or it is no event's."""
    OUTSIDE = "outside"
    """It lies elsewhere than under the same ``sources/``."""


class Folder(Protocol):
    """An event's folder: the files that may be read, and their bytes. The same place on disk is the same folder."""

    @property
    def name(self) -> str:
        """The folder's own name."""
        ...

    def paths(self) -> tuple[str, ...]:
        """Relative paths with forward slashes, NFC, sorted."""
        ...

    def read(self, path: str) -> bytes:
        """The bytes of a file; OSError when the disk refuses."""
        ...

    def other(self, path: str) -> Folder | Absent:
        """The event's folder at a path relative to this one («../foro-2021»), under the same ``sources/``."""
        ...
