"""Arguments and options as commands declare them: what they are for, and what their value is called, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import typer

from memoria.cli.texts import Texts


@dataclass(frozen=True, slots=True)
class Parameters:
    """Declarations for the annotations of a command. ``help_`` is a key of the texts; so is ``value``, after ``value_``."""

    texts: Texts

    def argument(self, value: str, help_: str) -> Any:
        """Something that is typed by its place alone."""
        return typer.Argument(metavar=self.texts(f"value_{value}"), help=self.texts(help_), show_default=False)

    def option(self, name: str, help_: str, value: str = "", *others: str) -> Any:
        """An option by its name, or by ``others``; without the name of a ``value`` it takes none."""
        metavar = self.texts(f"value_{value}") if value else None
        return typer.Option(name, *others, metavar=metavar, help=self.texts(help_))

    @property
    def event(self) -> Any:
        """The folder of an event, or several of them (``select`` finds those that were not named)."""
        return self.argument("event", "events")

    @property
    def output(self) -> Any:
        """The folder that files are written to."""
        return self.option("--output", "build_output", "folder")
