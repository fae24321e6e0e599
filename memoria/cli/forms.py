"""``memoria forms``. (Annotations are evaluated here and now, as in ``app``.)"""

from pathlib import Path
from typing import Annotated

import typer

from memoria.cli.console import Screen
from memoria.cli.parameters import Parameters
from memoria.cli.select import HERE, select
from memoria.cli.texts import Texts
from memoria.cli.usage import UsageError
from memoria.workspace.session import read_event_at, theme_of


def add_forms(app: typer.Typer, texts: Texts) -> None:
    """Give the application ``forms``."""
    given = Parameters(texts)

    @app.command("forms", help=texts("forms_help"))
    def forms(
        events: Annotated[list[Path] | None, given.event] = None,
        awaited: Annotated[bool, given.option("--awaited", "forms_awaited")] = False,
        output: Annotated[Path | None, given.option("--output", "forms_output", "folder")] = None,
    ) -> int:
        from memoria.forms.form import forms_of
        from memoria.workspace.forms import forms_folder, write_forms

        screen = Screen(texts)
        folders = select(events, texts)
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
            written = write_forms(made, theme_of(reading, folder, HERE), place)
            for path in written.made:
                screen.say(path.as_posix())
            for path in written.theirs:
                screen.say(texts("forms_theirs", path=path.as_posix()))
            for path in written.withdrawn:
                screen.say(texts("forms_withdrawn", path=path.as_posix()))
            screen.say(texts.count("forms_made", len(made)))
        return 0
