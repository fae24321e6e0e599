"""Writing finished files: whole or not at all, and only where they differ."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path, data: bytes) -> bool:
    """Put ``data`` at ``path`` in one step, so that nobody ever finds half a file; False when it was there already."""
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.part")
    half.write_bytes(data)
    os.replace(half, path)
    return True
