"""``python -m memoria``, and the command ``memoria``."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import NoReturn

from memoria.cli import main


def run() -> NoReturn:
    """Run one command and leave with its status.

    The memory goes back to the system as a whole: freeing a volume value by value took a tenth of a build.
    """
    status = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    run()
