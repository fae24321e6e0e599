"""A pandoc that reads Markdown, text after text, as long as it is kept."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from threading import Thread, Timer
from typing import IO

if sys.platform == "linux":
    import fcntl

_ROOM = 1 << 20
"""Bytes that a pipe holds where the system lets us say so: what it answers need not wait for us to have time to read."""


class Reader:
    """One process of ``read.lua``, which answers a line to each text. OSError where it can't be begun."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        )
        _widen(self._process.stdin)
        _widen(self._process.stdout)

    def answers(self, texts: Sequence[str], seconds: float) -> Iterator[bytes]:
        """A line for each text, as it comes, up to the one that was too much for it, or that it had no more time for.

        With fewer answers than texts it is at its end, and can only be closed.
        """
        count = 0
        told, clock = Thread(target=self._tell, args=(texts,), daemon=True), Timer(seconds, self._process.kill)
        told.start()
        clock.start()
        try:
            while count < len(texts) and (line := self._heard()):
                count += 1
                yield line
        finally:
            clock.cancel()
            if count < len(texts):
                self._process.kill()
            told.join()
            clock.join()

    def close(self) -> None:
        """The process ends, and what it held is free."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what was not read yet is not wanted any more
                if pipe is not None:
                    pipe.close()
        self._process.wait()

    def _heard(self) -> bytes:
        """An answer without its line end; nothing where the process broke off."""
        pipe = self._process.stdout
        line = b"" if pipe is None else pipe.readline()
        return line[:-1] if line.endswith(b"\n") else b""

    def _tell(self, texts: Sequence[str]) -> None:
        pipe = self._process.stdin
        with suppress(OSError, ValueError):  # it ended before it had heard all
            for text in texts:
                if pipe is not None:
                    pipe.write(_framed(text))
            if pipe is not None:
                pipe.flush()


def _widen(pipe: IO[bytes] | None) -> None:
    if sys.platform == "linux" and pipe is not None:
        with suppress(OSError):  # a user may have only so much of them
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _ROOM)


def _framed(text: str) -> bytes:
    data = (text + "\n").encode("utf-8", "replace")  # without a last line end pandoc adds an empty paragraph
    return b"%d\n%b" % (len(data), data)
