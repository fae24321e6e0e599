"""What was typed, as values; a usage error for what an option doesn't take."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from pathlib import Path

from memoria.cli.texts import Texts
from memoria.cli.usage import UsageError

OUTPUT = Path("output")
"""Where files go that nobody named a place for."""


def one_of(texts: Texts, option: str, value: str, choices: Sequence[str]) -> None:
    """UsageError for a value that an option doesn't take."""
    if value not in choices:
        raise UsageError(texts("bad_value", option=option, value=value, choices=", ".join(choices)))


def some_of(texts: Texts, option: str, written: str, choices: Sequence[str]) -> tuple[str, ...]:
    """The values of a list with commas, one at least."""
    values = tuple(name.strip() for name in written.split(",") if name.strip())
    for value in values or (written,):
        one_of(texts, option, value, choices)
    return values


def a_day(texts: Texts, option: str, written: str) -> date | None:
    """A date as ISO 8601 writes it; None for nothing."""
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise UsageError(texts("bad_value", option=option, value=written, choices="2023-11-02")) from None


def an_hour(texts: Texts, option: str, written: str) -> time | None:
    """An hour of the day; None for nothing."""
    try:
        return time.fromisoformat(written.zfill(5)) if written else None
    except ValueError:
        raise UsageError(texts("bad_value", option=option, value=written, choices="08:25, 08:25:30")) from None


def a_number(texts: Texts, option: str, written: str, least: int) -> int:
    """A whole number that is not too small."""
    if not written.isdecimal() or int(written) < least:
        raise UsageError(texts("bad_value", option=option, value=written, choices=f"≥ {least}"))
    return int(written)


def target_of(texts: Texts, folder: Path, folders: Sequence[Path], output: Path | None) -> Path:
    """Where the files of an event go: a folder of its own where several are written; never among its sources."""
    name = folder.resolve().name
    if output is None:
        return OUTPUT / name
    target = output / name if len(folders) > 1 else output
    if target.resolve().is_relative_to(folder.resolve()):
        raise UsageError(texts("output_inside", folder=target))
    return target
