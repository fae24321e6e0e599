"""Where pandoc is: the one that ``pypandoc_binary`` carries, so that a volume is the same on every machine.

``pypandoc`` itself starts each pandoc that the system has, and takes the newest. It is asked where the package came without one.
"""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from memoria.workspace.errors import MachineError

NAMED = "PYPANDOC_PANDOC"
"""The variable by which a user of pypandoc names another pandoc, which then is the one."""


class PandocFailed(MachineError):  # noqa: N818 - named as what happened
    """Pandoc is missing, broken, or was given something that it cannot write. A fault of the environment, or ours."""


@cache
def program() -> str:
    """Path of the program. PandocFailed where there is none."""
    carried = os.environ.get(NAMED) or _carried()
    if carried:
        return carried
    import pypandoc  # with the network's libraries, to download what we never ask it to

    try:
        return str(pypandoc.get_pandoc_path())
    except OSError as problem:
        raise PandocFailed("pandoc was not found") from problem


def version() -> str:
    """What the program says that it is. PandocFailed where it says nothing."""
    try:
        said = subprocess.run([program(), "--version"], capture_output=True, check=True, timeout=60).stdout
    except (OSError, subprocess.SubprocessError) as problem:
        raise PandocFailed(str(problem)) from problem
    return said.decode("utf-8", "replace").partition("\n")[0].removeprefix("pandoc").removeprefix(".exe").strip()


def _carried() -> str:
    spec = find_spec("pypandoc")
    name = "pandoc.exe" if sys.platform == "win32" else "pandoc"
    file = Path(spec.origin).parent / "files" / name if spec and spec.origin else None
    return str(file) if file and file.is_file() else ""
