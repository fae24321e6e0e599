"""A folder as it was at a revision of Git: ``HEAD~3:sources/foro``."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from memoria.workspace.errors import MachineError

_SECONDS = 60


@contextmanager
def folder_at(revision: str, folder: Path) -> Iterator[Path]:
    """A copy of a folder at a revision, for as long as it is needed. Nothing of the working tree is touched."""
    parent = folder.parent if folder.parent.is_dir() else Path()
    with tempfile.TemporaryDirectory(prefix="memoria-") as work:
        with tarfile.open(fileobj=io.BytesIO(_archive(revision, parent, folder.name))) as archive:
            archive.extractall(work, filter="data")
        yield Path(work) / folder.name


def _archive(revision: str, parent: Path, name: str) -> bytes:
    command = ["git", "-C", str(parent), "archive", "--format=tar", revision, "--", name]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise MachineError(f"git: {error}") from error
    if done.returncode:
        raise MachineError(done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: "))
    return done.stdout
