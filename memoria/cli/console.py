"""Printing: the only place that writes to the terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

from memoria.cli.texts import Texts
from memoria.codes import Severity
from memoria.diagnostics import Diagnostic, sorted_by_place
from memoria.report import as_json, render

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


class Screen:
    """Results on standard output, progress on standard error; plain text when either is no terminal."""

    def __init__(self, texts: Texts, *, as_data: bool = False) -> None:
        self.texts = texts
        self.as_data = as_data
        self._out = _Stream(sys.stdout)
        self._err = _Stream(sys.stderr)

    def say(self, words: str) -> None:
        """A line of result; nothing where it was asked for as data."""
        if not self.as_data:
            self._out.line(words)

    def data(self, value: object) -> None:
        """The result for programs, as JSON; nothing where it was not asked for so."""
        if self.as_data:
            sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")

    @property
    def is_talking(self) -> bool:
        """True where questions are seen and answered by somebody."""
        return not self.as_data and sys.stdin.isatty() and sys.stdout.isatty()

    def agreed(self, question: str) -> bool:
        """Asks on a terminal; elsewhere nobody can say yes. Whatever is no yes in the reader's language is a no."""
        if not sys.stdin.isatty():
            return False
        with suppress(EOFError):
            answer = input(f"{question} [{self.texts('yes_or_no')}] ")
            return answer.strip().casefold() in self.texts("yes_words").split()
        return False

    def complain(self, words: str) -> None:
        """A line on standard error."""
        self._err.line(words)

    def problems(self, problems: Iterable[Diagnostic]) -> None:
        """All problems in order of place, then how many there are of each severity."""
        ordered = sorted_by_place(problems)
        if self.as_data:
            sys.stdout.write(as_json(ordered, self.texts.language) + "\n")
            return
        for problem in ordered:
            head, _, advice = render(problem, self.texts.language).partition("\n")
            self._out.line(head, COLOURS[problem.severity])
            if advice:
                self._out.line(advice)
        self._out.line(self.summary(ordered))

    def summary(self, problems: Sequence[Diagnostic]) -> str:
        """«2 errores, 14 avisos, 3 notas»."""
        counts = [
            self.texts.count(f"{severity}s", number)
            for severity in Severity
            if (number := sum(problem.severity is severity for problem in problems))
        ]
        return ", ".join(counts) if counts else self.texts("summary_clean")

    def table(self, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Rows in columns: a ruled table on a terminal, columns of text elsewhere."""
        lines = [tuple(headings), *(tuple(row) for row in rows)]
        if self._out.console is not None:
            self._out.console.print(_ruled(lines), soft_wrap=False)
            return
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        for line in lines:
            self._out.line("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())

    @contextmanager
    def progress(self, words: str) -> Iterator[None]:
        """Shows that long work goes on, on a terminal; says nothing elsewhere."""
        if self._err.console is not None and not self.as_data:
            with self._err.console.status(words):
                yield
        else:
            yield


class _Stream:
    """A standard stream: a terminal with its colours, or plain lines."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.console = _terminal(stream) if stream.isatty() else None

    def line(self, words: str, colour: str | None = None) -> None:
        """A line, seen at once."""
        if self.console is not None:
            self.console.print(words, style=colour)
        else:
            self._stream.write(words + "\n")
            self._stream.flush()


# --- terminals: what draws on them is loaded for them alone -----------------------------------------------------------


def _terminal(stream: TextIO) -> Console:
    """What draws on a terminal; long lines are the terminal's to wrap."""
    from rich.console import Console

    return Console(file=stream, highlight=False, soft_wrap=True, markup=False, emoji=False)


def _ruled(lines: Sequence[Sequence[str]]) -> Table:
    """A table with rules, its headings first."""
    from rich.table import Table

    table = Table(*lines[0])
    for line in lines[1:]:
        table.add_row(*line)
    return table
