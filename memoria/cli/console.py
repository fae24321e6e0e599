"""Printing: the only place that writes to the terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress

from rich.console import Console
from rich.table import Table

from memoria.cli.texts import Texts
from memoria.codes import Severity
from memoria.diagnostics import Diagnostic, sorted_by_place
from memoria.report import as_json, render

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


class Screen:
    """Results on standard output, progress on standard error; plain text when either is no terminal."""

    def __init__(self, texts: Texts, *, as_data: bool = False) -> None:
        self.texts = texts
        self.as_data = as_data
        self.out = Console(highlight=False, soft_wrap=True, markup=False, emoji=False)
        self.err = Console(stderr=True, highlight=False, soft_wrap=True, markup=False, emoji=False)

    def say(self, words: str) -> None:
        """A line of result; nothing where it was asked for as data."""
        if not self.as_data:
            self.out.print(words)

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
        self.err.print(words)

    def problems(self, problems: Iterable[Diagnostic]) -> None:
        """All problems in order of place, then how many there are of each severity."""
        ordered = sorted_by_place(problems)
        if self.as_data:
            sys.stdout.write(as_json(ordered, self.texts.language) + "\n")
            return
        for problem in ordered:
            head, _, advice = render(problem, self.texts.language).partition("\n")
            self.out.print(head, style=COLOURS[problem.severity] if self.out.is_terminal else None)
            if advice:
                self.out.print(advice)
        self.out.print(self.summary(ordered))

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
        if self.out.is_terminal:
            table = Table(*lines[0])
            for line in lines[1:]:
                table.add_row(*line)
            self.out.print(table, soft_wrap=False)
            return
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        ruled = ("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines)
        self.out.out("\n".join(ruled), highlight=False)

    @contextmanager
    def progress(self, words: str) -> Iterator[None]:
        """Shows that long work goes on, on a terminal; says nothing elsewhere."""
        if self.err.is_terminal and not self.as_data:
            with self.err.status(words):
                yield
        else:
            yield
