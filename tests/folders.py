"""Folders made of their files, for tests that need an event on disk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

RECORD = "titulo: Foro\ninicio: 2023-03-28\n"
"""The least that an event is."""


def folder_with(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """The folder, in which these files stand by their paths; made where it isn't there."""
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder
