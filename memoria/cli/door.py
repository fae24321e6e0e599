"""The rapporteur's door on the command line: forms out, and files watched as they land."""

from pathlib import Path
from typing import Annotated

import typer

from memoria.cli.console import Screen
from memoria.cli.select import UsageError, select
from memoria.cli.texts import Texts
from memoria.forms import forms_of
from memoria.pipeline import Reading
from memoria.workspace.forms import forms_folder, write_forms
from memoria.workspace.receipts import keep_receipts
from memoria.workspace.session import read_event_at, theme_of


def leave_receipts(folder: Path, reading: Reading, screen: Screen) -> None:
    """The receipts of an event that wants them; a disk that refuses one is said, and stops nothing."""
    kept = keep_receipts(folder, reading)
    for path in kept.written:
        screen.complain(screen.texts("receipt_written", path=path.as_posix()))
    if kept.refused:
        screen.complain(screen.texts("receipt_refused", error=kept.refused))


def add_door(app: typer.Typer, texts: Texts) -> None:
    """Add ``forms`` to the application."""
    here = Path()

    @app.command("forms", help=texts("forms_help"))
    def forms(
        events: Annotated[list[Path] | None, typer.Argument(metavar="EVENTO", help=texts("events"), show_default=False)] = None,
        awaited: Annotated[bool, typer.Option("--awaited", help=texts("forms_awaited"))] = False,
        output: Annotated[Path | None, typer.Option("--output", help=texts("forms_output"), show_default=False)] = None,
    ) -> int:
        screen = Screen(texts)
        folders = select(events or (), here, texts)
        for folder in folders:
            with screen.progress(texts("step_reading")):
                reading = read_event_at(folder)
            made = forms_of(reading.memoria, received=not awaited)
            if not made:
                screen.say(texts("forms_none"))
                continue
            place = forms_folder(folder, reading.memoria.event.language)
            if output is not None:
                place = output / folder.resolve().name if len(folders) > 1 else output
            if place.is_file():
                raise UsageError(texts("forms_no_folder", folder=place.as_posix()))
            written = write_forms(made, theme_of(reading, folder, here), place)
            for path in written.made:
                screen.say(path.as_posix())
            for path in written.theirs:
                screen.say(texts("forms_theirs", path=path.as_posix()))
            for path in written.withdrawn:
                screen.say(texts("forms_withdrawn", path=path.as_posix()))
            screen.say(texts.count("forms_made", len(made)))
        return 0
