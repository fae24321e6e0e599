"""``memoria roadmap`` and its sub-commands. (Annotations are evaluated here and now, as in ``app``.)"""

from pathlib import Path
from typing import Annotated

import typer

from memoria.choices import FORMATS as LAID_OUT
from memoria.cli import outlook
from memoria.cli.arguments import a_day, a_number, one_of, some_of, target_of
from memoria.cli.changes import as_data, changed_words, in_words
from memoria.cli.console import Screen
from memoria.cli.extracts import chosen_institutions, write_extracts
from memoria.cli.files import write_files
from memoria.cli.groups import DEFAULT, DefaultGroup
from memoria.cli.parameters import Parameters
from memoria.cli.select import select, select_one
from memoria.cli.texts import Texts
from memoria.cli.usage import UsageError
from memoria.codes import LANGUAGES
from memoria.diagnostics import has_errors
from memoria.roadmap.changes import difference
from memoria.workspace.guard import that_may_leave, told_by
from memoria.workspace.roadmap import keep_ids, roadmap_at

FORMATS = ("xlsx", "csv", "ics", "json")
EXTRACTED = ("docx", "xlsx")
"""What is written for an institution where no format is named."""


def add_roadmap(app: typer.Typer, texts: Texts) -> None:
    """Give the application ``roadmap``."""
    group = typer.Typer(cls=DefaultGroup, help=texts("roadmap_help"), rich_markup_mode=None)
    app.add_typer(group, name="roadmap")
    for add_command in (_add_show, _add_export, _add_import, _add_diff):
        add_command(group, texts)


def _add_show(group: typer.Typer, texts: Texts) -> None:
    given = Parameters(texts)

    @group.command(DEFAULT, help=texts("roadmap_show_help"))
    def show(
        events: Annotated[list[Path] | None, given.event] = None,
        due: Annotated[str, given.option("--due", "roadmap_due_help", "days")] = "",
        who: Annotated[str, given.option("--who", "roadmap_who_help", "id")] = "",
        status: Annotated[str, given.option("--status", "roadmap_status_help", "state")] = "",
        today: Annotated[str, given.option("--today", "roadmap_today_help", "day")] = "",
        internal: Annotated[bool, given.option("--internal", "roadmap_internal")] = False,
        json_: Annotated[bool, given.option("--json", "roadmap_json")] = False,
    ) -> int:
        screen = Screen(texts, as_data=json_)
        day = a_day(texts, "--today", today)
        days = a_number(texts, "--due", due, 0) if due else None
        rows: list[object] = []
        for folder in select(events, texts):
            with screen.progress(texts("step_reading")):
                followed = roadmap_at(folder, internal=internal)
            view = outlook.view_of(followed, texts, day, days, who, status)
            rows.extend(outlook.as_rows(view, followed))
            outlook.show(view, followed, screen, filtered=bool(due or who or status))
        screen.data(rows)
        return 0


def _add_export(group: typer.Typer, texts: Texts) -> None:
    given = Parameters(texts)

    @group.command("export", help=texts("roadmap_export_help"))
    def export(
        events: Annotated[list[Path] | None, given.event] = None,
        formats: Annotated[str, given.option("--format", "roadmap_export_format", "formats")] = "",
        institution: Annotated[list[str] | None, given.option("--institution", "roadmap_export_who", "id")] = None,
        institutions: Annotated[bool, given.option("--institutions", "roadmap_export_all")] = False,
        final: Annotated[bool, given.option("--final", "build_final")] = False,
        lang: Annotated[str, given.option("--lang", "roadmap_export_lang", "language")] = "",
        output: Annotated[Path | None, given.output] = None,
        internal: Annotated[bool, given.option("--internal", "roadmap_internal")] = False,
    ) -> int:
        from memoria.roadmap import exports  # takes a tenth of a second that no other command should wait for

        screen = Screen(texts)
        apart = institutions or bool(institution)
        known, usual = ((*LAID_OUT, *FORMATS), EXTRACTED) if apart else (FORMATS, FORMATS)
        wanted = some_of(texts, "--format", formats, known) if formats else usual
        if lang:
            one_of(texts, "--lang", lang, LANGUAGES)
        status = 0
        folders = select(events, texts)
        for folder in folders:
            with screen.progress(texts("step_reading")):
                followed = roadmap_at(folder, internal=internal, language=lang)
            target = target_of(texts, folder, folders, output)
            keep_ids(followed)
            if apart:
                sides = chosen_institutions(followed, institution or (), texts)
                status |= write_extracts(followed, sides, wanted, target, screen, final=final)
            else:
                made = exports.export(followed.table, wanted, language=lang)
                problems = told_by(followed, made)
                write_files(that_may_leave(made, problems).items(), target, screen)
                if problems:
                    screen.problems(problems)
                    status = 1
            if followed.withheld:
                screen.say(texts.count("roadmap_withheld", followed.withheld))
        return status


def _add_import(group: typer.Typer, texts: Texts) -> None:
    given = Parameters(texts)

    @group.command("import", help=texts("roadmap_import_help"))
    def import_(
        tracker: Annotated[Path, given.argument("workbook", "roadmap_import_file")],
        event: Annotated[Path | None, given.event] = None,
        yes: Annotated[bool, given.option("--yes", "roadmap_import_yes")] = False,
    ) -> int:
        from memoria.workspace.trackers import decisions_file, proposal_of, write_decisions

        screen = Screen(texts)
        if not tracker.is_file():
            raise UsageError(texts("roadmap_no_file", file=tracker))
        folder = select_one(event, texts)
        with screen.progress(texts("step_reading")):
            followed = roadmap_at(folder, internal=True)
            proposal = proposal_of(tracker, followed.reading)
        changed = proposal.value.changed
        for line in changed_words(changed, texts):
            screen.say(line)
        if proposal.diagnostics:
            screen.problems(proposal.diagnostics)
        if not changed:
            screen.say(texts("roadmap_nothing_taken" if has_errors(proposal.diagnostics) else "roadmap_nothing_new"))
        elif yes or screen.agreed(texts.count("roadmap_ask", len(changed))):
            problems = write_decisions(folder, followed.reading, proposal.value.edits)
            if problems:
                screen.problems(problems)
                return 1
            keep_ids(followed)
            screen.say(texts("roadmap_written", path=(folder / decisions_file(followed.reading)).as_posix()))
        else:
            screen.say(texts("roadmap_not_written"))
        return int(has_errors(proposal.diagnostics))


def _add_diff(group: typer.Typer, texts: Texts) -> None:
    given = Parameters(texts)

    @group.command("diff", help=texts("roadmap_diff_help"))
    def diff(
        old: Annotated[str, given.argument("before", "roadmap_diff_place")],
        new: Annotated[str, given.argument("after", "roadmap_diff_place")],
        internal: Annotated[bool, given.option("--internal", "roadmap_internal")] = False,
        json_: Annotated[bool, given.option("--json", "roadmap_diff_json")] = False,
    ) -> int:
        from memoria.workspace.trackers import table_at

        screen = Screen(texts, as_data=json_)
        tables = []
        for place in (old, new):
            with screen.progress(texts("step_reading")):
                table = table_at(place, internal=internal)
            if table is None:
                raise UsageError(texts("roadmap_no_place", place=place))
            tables.append(table)
        changes = difference(*tables)
        for line in in_words(changes, texts):
            screen.say(line)
        screen.data(as_data(changes))
        return 0
