"""``memoria people``: the register that an event proposes. (Annotations are evaluated here and now, as in ``app``.)"""

from pathlib import Path
from typing import Annotated

import typer

from memoria.cli.console import Screen
from memoria.cli.parameters import Parameters
from memoria.cli.select import select_one
from memoria.cli.texts import Texts
from memoria.workspace.session import read_event_at


def add_people(app: typer.Typer, texts: Texts) -> None:
    """Give the application ``people``."""
    given = Parameters(texts)

    @app.command("people", help=texts("people_help"))
    def people(
        event: Annotated[Path | None, given.event] = None,
        write: Annotated[bool, given.option("--write", "people_write")] = False,
        attendees: Annotated[bool, given.option("--attendees", "people_attendees")] = False,
        contacts: Annotated[bool, given.option("--contacts", "people_contacts")] = False,
    ) -> int:
        from memoria.registrar.text import NotWritableError
        from memoria.workspace.register import add_to_register, proposed_at

        screen = Screen(texts)
        folder = select_one(event, texts)
        with screen.progress(texts("step_reading")):
            proposed = proposed_at(folder, read_event_at(folder), attendees=attendees, contacts=contacts)
        entries = proposed.proposal.entries
        if write and entries:
            try:
                add_to_register(folder, proposed)
            except NotWritableError as error:
                screen.complain(texts("people_not_written", path=proposed.path, reason=str(error).split("\n")[0]))
                screen.say(proposed.writer.whole(proposed.proposal).rstrip("\n"))
                return 1
            for line in proposed.writer.questions(proposed.proposal):
                screen.say(f"# {line}")
            key = "people_written_one" if len(entries) == 1 else "people_written_many"
            screen.say(texts(key, path=(folder / proposed.path).as_posix(), count=len(entries)))
            return 0
        screen.say(texts.count("people_head", len(entries)) if entries else texts("people_none"))
        screen.say(proposed.writer.whole(proposed.proposal).rstrip("\n"))
        return 0
