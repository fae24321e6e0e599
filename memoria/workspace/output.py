"""Writing finished files: whole or not at all, and only where they differ."""

from __future__ import annotations

import os
from pathlib import Path

from memoria.workspace.errors import MachineError


def write_whole(path: Path, data: bytes, *, runnable: bool = False) -> bool:
    """Put ``data`` at ``path`` in one step, so that nobody ever finds half a file; False when it was there already.

    ``runnable`` lets it be run.

    MachineError where it can't be written: a file in the place of a folder, a disk that is full or refuses.
    """
    try:
        if path.is_file() and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_name(f".{path.name}.part")
        half.write_bytes(data)
        if runnable:
            half.chmod(0o755)
        os.replace(half, path)
    except OSError as error:
        raise MachineError(f"{path.as_posix()}: {error.strerror or error}") from error
    return True
