"""``memoria status``. (Annotations are evaluated here and now, as in ``app``.)"""

from pathlib import Path
from typing import Annotated

import typer

from memoria.choices import Choices
from memoria.cli import coverage as view
from memoria.cli.console import Screen
from memoria.cli.parameters import Parameters
from memoria.cli.receipts import leave_reminders
from memoria.cli.select import HERE, select
from memoria.cli.texts import Texts
from memoria.coverage import coverage
from memoria.workspace import clock
from memoria.workspace.session import build_event, read_event_at


def add_status(app: typer.Typer, texts: Texts) -> None:
    """Give the application ``memoria status``."""
    given = Parameters(texts)

    @app.command("status", help=texts("status_help"))
    def show_status(
        events: Annotated[list[Path] | None, given.event] = None,
        files: Annotated[bool, given.option("--files", "status_files")] = False,
        notes: Annotated[bool, given.option("--notes", "status_notes")] = False,
        reminders: Annotated[bool, given.option("--reminders", "status_reminders", "", "--recordatorios")] = False,
        json_: Annotated[bool, given.option("--json", "json")] = False,
    ) -> int:
        from memoria.workspace.intake import raw_standings  # loads the spreadsheets, which no other command should wait for

        screen = Screen(texts, as_data=json_)
        rows: list[dict[str, object]] = []
        for folder in select(events, texts):
            with screen.progress(texts("step_reading")):
                reading = read_event_at(folder)
            ledger = coverage(reading.memoria, clock.today())
            rows.extend(view.as_rows(ledger, reading.memoria.name))
            if not json_:
                view.show(ledger, reading, screen)
                view.show_raw(raw_standings(folder), screen)
            if notes and not json_:
                view.show_notes(reading, screen)
            if reminders:
                leave_reminders(reading, folder, screen)
            if files and not json_:
                with screen.progress(texts("step_assembling")):
                    accounts = build_event(folder, HERE, Choices(formats=())).accounts
                view.show_files(accounts, screen)
                view.show_others(reading.memoria, accounts, screen)
        screen.data(rows)
        return 0
