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
from memoria.workspace.output import write_whole
from memoria.workspace.roadmap import keep_ids, roadmap_at

FORMATS = ("xlsx", "csv", "ics", "json")


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

    @group.command("export", help=texts("roadmap_export_help"))
    def export(
        events: events_argument = None,
        formats: Annotated[str, typer.Option("--format", help=texts("roadmap_export_format"))] = ",".join(FORMATS),
        output: Annotated[Path | None, typer.Option("--output", help=texts("build_output"), show_default=False)] = None,
        internal: internal_option = False,
    ) -> int:
        from memoria.roadmap import exports  # takes a tenth of a second that no other command should wait for

        screen = Screen(texts)
        wanted = _formats(formats, texts)
        folders = select(events or (), here, texts)
        for folder in folders:
            with screen.progress(texts("step_reading")):
                followed = roadmap_at(folder, internal=internal)
            name = folder.resolve().name
            target = Path("output") / name if output is None else output / name if len(folders) > 1 else output
            keep_ids(followed)
            for path, data in exports.export(followed.table, wanted).items():
                write_whole(target / path, data)
                screen.say(texts("built", path=(target / path).as_posix(), detail=f"{len(data) / 1024:.0f} KiB"))
            if followed.withheld:
                screen.say(texts.count("roadmap_withheld", followed.withheld))
        return 0


def _formats(written: str, texts: Texts) -> tuple[str, ...]:
    wanted = tuple(name.strip() for name in written.split(",") if name.strip())
    for name in wanted:
        if name not in FORMATS:
            raise UsageError(texts("bad_value", option="--format", value=name, choices=", ".join(FORMATS)))
    return wanted


def _day(written: str, texts: Texts) -> date | None:
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise UsageError(texts("bad_value", option="--today", value=written, choices="2023-11-02")) from None
