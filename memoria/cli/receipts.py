"""What a command leaves for rapporteurs beside its result: receipts of what they dropped, reminders of what they owe."""

from __future__ import annotations

from pathlib import Path

from memoria.cli.arguments import OUTPUT
from memoria.cli.console import Screen
from memoria.cli.select import HERE
from memoria.pipeline import Reading
from memoria.workspace import clock
from memoria.workspace.session import theme_of


def leave_receipts(folder: Path, reading: Reading, screen: Screen) -> None:
    """The receipts of an event that wants them; a disk that refuses one is said, and stops nothing."""
    if not reading.memoria.event.receipts:
        return
    from memoria.workspace.receipts import keep_receipts

    kept = keep_receipts(folder, reading)
    for path in kept.written:
        screen.complain(screen.texts("receipt_written", path=path.as_posix()))
    if kept.refused:
        screen.complain(screen.texts("receipt_refused", error=kept.refused))


def leave_reminders(reading: Reading, folder: Path, screen: Screen) -> None:
    """A draft for each person who owes a note, in the output of the event."""
    from memoria.forms.reminders import folder_name, reminders
    from memoria.forms.word import as_word
    from memoria.workspace.reminders import write_reminders

    theme = theme_of(reading, folder, HERE)
    made = reminders(reading.memoria, clock.today(), lambda form: as_word(form, theme))
    target = OUTPUT / folder.resolve().name / folder_name(reading.memoria.event.language)
    screen.say("")
    screen.say(screen.texts("reminders_title" if made else "reminders_none"))
    for reminder, path in zip(made, write_reminders(made, target), strict=True):
        key = "reminder_done" if reminder.addressed else "reminder_without"
        screen.say(screen.texts(key, path=path.as_posix(), sessions=", ".join(reminder.sessions)))
