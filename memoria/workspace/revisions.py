"""A folder as it was at a revision of Git: ``HEAD~3:sources/foro``."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from memoria.workspace.errors import MachineError

_SECONDS = 60


class NoRevisionError(Exception):
    """Git has no such revision, or no such folder at it."""


@contextmanager
def folder_at(revision: str, folder: Path, beside: Callable[[Path], str]) -> Iterator[Path]:
    """A copy of a folder at a revision, for as long as it is needed. Nothing of the working tree is touched.

    ``beside`` tells the folder that the copy needs beside it, as a path from it («../foro-2021»), or nothing; where the
    revision has no such folder the copy stands alone.
    """
    parent = folder.parent if folder.parent.is_dir() else Path()
    with tempfile.TemporaryDirectory(prefix="memoria-") as work:
        there = Path(work) / folder.name
        _extract(_archive(revision, parent, folder.name), work)
        other = os.path.normpath(os.path.join(folder.name, name)) if (name := beside(there)) else ""
        if other and not other.startswith(("..", "/", ".")):
            with suppress(NoRevisionError):
                _extract(_archive(revision, parent, other), work)
        yield there


def _extract(data: bytes, work: str) -> None:
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        archive.extractall(work, filter="data")


def _archive(revision: str, parent: Path, name: str) -> bytes:
    command = ["git", "-C", str(parent), "archive", "--format=tar", revision, "--", name]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise MachineError(f"git: {error}") from error
    if done.returncode:
        raise NoRevisionError(done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: "))
    return done.stdout
