"""``memoria check``. (Annotations are evaluated here and now, as in ``app``.)"""

from pathlib import Path
from typing import Annotated

import typer

from memoria.cli.console import Screen
from memoria.cli.parameters import Parameters
from memoria.cli.receipts import leave_receipts
from memoria.cli.select import HERE, select
from memoria.cli.texts import Texts
from memoria.cli.verdict import in_event, verdict
from memoria.diagnostics import Diagnostic
from memoria.workspace.session import problems_of_template, read_event_at


def add_check(app: typer.Typer, texts: Texts) -> None:
    """Give the application ``memoria check``."""
    given = Parameters(texts)

    @app.command("check", help=texts("check_help"))
    def check(
        events: Annotated[list[Path] | None, given.event] = None,
        json_: Annotated[bool, given.option("--json", "json")] = False,
        strict: Annotated[bool, given.option("--strict", "strict")] = False,
    ) -> int:
        screen = Screen(texts, as_data=json_)
        problems: list[Diagnostic] = []
        folders = select(events, texts)
        for folder in folders:
            with screen.progress(texts("step_reading")):
                reading = read_event_at(folder)
                found = (*reading.problems, *problems_of_template(reading, folder, HERE))
            problems.extend(in_event(found, folder, folders))
            leave_receipts(folder, reading, screen)
        screen.problems(problems)
        return verdict(problems, strict)
