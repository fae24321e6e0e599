"""Files that a command made: written, and named with how large they are."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from memoria.cli.console import Screen
from memoria.workspace.output import write_whole


def size(data: bytes) -> str:
    """«12 KiB»; no file is of none."""
    return f"{max(1, round(len(data) / 1024))} KiB"


def write_files(files: Iterable[tuple[str, bytes]], target: Path, screen: Screen) -> None:
    """Write each file and say so."""
    for path, data in files:
        write_whole(target / path, data)
        screen.say(screen.texts("built", path=(target / path).as_posix(), detail=size(data)))
