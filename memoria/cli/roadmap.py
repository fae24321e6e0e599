"""``memoria roadmap`` and its sub-commands. (Annotations are evaluated here and now, as in ``app``.)"""

import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from memoria.cli import outlook
from memoria.cli.console import Screen
from memoria.cli.groups import DEFAULT, DefaultGroup
from memoria.cli.select import UsageError, select
from memoria.cli.texts import Texts
from memoria.workspace.roadmap import roadmap_at


def add_roadmap(app: typer.Typer, texts: Texts) -> None:
    """Give the application ``roadmap``."""
    group = typer.Typer(cls=DefaultGroup, help=texts("roadmap_help"), rich_markup_mode=None)
    app.add_typer(group, name="roadmap")
    here = Path()

    events_argument = Annotated[list[Path] | None, typer.Argument(metavar="EVENTO", help=texts("events"), show_default=False)]
    json_option = Annotated[bool, typer.Option("--json", help=texts("roadmap_json"))]
    internal_option = Annotated[bool, typer.Option("--internal", help=texts("roadmap_internal"))]

    @group.command(DEFAULT, help=texts("roadmap_show_help"))
    def show(
        events: events_argument = None,
        due: Annotated[
            int | None, typer.Option("--due", metavar="DÍAS", help=texts("roadmap_due_help"), show_default=False)
        ] = None,
        who: Annotated[str, typer.Option("--who", metavar="ID", help=texts("roadmap_who_help"), show_default=False)] = "",
        status: Annotated[str, typer.Option("--status", help=texts("roadmap_status_help"), show_default=False)] = "",
        today: Annotated[
            str, typer.Option("--today", metavar="FECHA", help=texts("roadmap_today_help"), show_default=False)
        ] = "",
        internal: internal_option = False,
        json_: json_option = False,
    ) -> int:
        screen = Screen(texts, json=json_)
        day = _day(today, texts)
        rows: list[object] = []
        for folder in select(events or (), here, texts):
            with screen.progress(texts("step_reading")):
                followed = roadmap_at(folder, internal=internal)
            view = outlook.view_of(followed, texts, day, due, who, status)
            rows.extend(outlook.as_rows(view, followed))
            outlook.show(view, followed, screen, filtered=bool(due is not None or who or status))
        if json_:
            typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0


def _day(written: str, texts: Texts) -> date | None:
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise UsageError(texts("bad_value", option="--today", value=written, choices="2023-11-02")) from None
