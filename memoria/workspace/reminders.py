"""Reminders on disk. They hold addresses: the folder is private, and no volume is made from it."""

from __future__ import annotations

from collections.abc import Iterable
from email import message_from_bytes
from pathlib import Path

from memoria.forms.reminders import OURS, Reminder
from memoria.workspace.output import write_whole


def write_reminders(reminders: Iterable[Reminder], target: Path) -> tuple[Path, ...]:
    """The drafts by path. Those of ours that are no longer due go: nobody should be reminded of what came."""
    written = []
    for reminder in reminders:
        path = target / f"{reminder.stem}.eml"
        write_whole(path, reminder.message)
        written.append(path)
    for old in sorted(target.glob("*.eml")) if target.is_dir() else ():
        if old not in written and message_from_bytes(old.read_bytes()).get(OURS):
            old.unlink()
    return tuple(written)
