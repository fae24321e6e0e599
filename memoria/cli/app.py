"""The commands. (Annotations are evaluated here and now: they hold the help in the language asked for.)"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

import memoria
from memoria import report, schema
from memoria.choices import EDITIONS, FORMATS, TRANSITION, USUAL, WHOLE, Choices
from memoria.cli import status
from memoria.cli.arguments import one_of, some_of, target_of
from memoria.cli.changes import earlier
from memoria.cli.console import Screen
from memoria.cli.export import add_export
from memoria.cli.forms import add_forms
from memoria.cli.imports import add_import
from memoria.cli.people import add_people
from memoria.cli.receipts import leave_receipts, leave_reminders
from memoria.cli.roadmap import add_roadmap
from memoria.cli.select import UsageError, select
from memoria.cli.texts import Texts
from memoria.cli.translations import add_translations
from memoria.cli.watch import add_watch
from memoria.codes import Severity, table
from memoria.coverage import coverage
from memoria.diagnostics import Diagnostic
from memoria.scaffold import new_event
from memoria.scaffold.starters import RUNNABLE
from memoria.workspace import clock, doctor
from memoria.workspace.output import write_whole
from memoria.workspace.session import build_event, build_reading, of_each_territory, read_event_at

LANGUAGES = ("es", "en", "fr", "pt")


def make_app(texts: Texts) -> typer.Typer:
    """The application, its help in the language of ``texts``."""
    app = typer.Typer(
        help=texts("app"), no_args_is_help=True, rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False
    )
    here = Path()

    events_argument = Annotated[list[Path] | None, typer.Argument(metavar="EVENTO", help=texts("events"), show_default=False)]
    json_option = Annotated[bool, typer.Option("--json", help=texts("json"))]
    strict_option = Annotated[bool, typer.Option("--strict", help=texts("strict"))]

    def show_version(wanted: bool) -> None:
        if wanted:
            typer.echo(f"memoria {memoria.__version__}")
            raise typer.Exit

    @app.callback()
    def options(
        version: Annotated[bool, typer.Option("--version", callback=show_version, is_eager=True, help=texts("version"))] = False,
        ui_lang: Annotated[str, typer.Option("--ui-lang", help=texts("ui_lang"), show_default=False)] = "",
        debug: Annotated[bool, typer.Option("--debug", help=texts("debug"))] = False,
    ) -> None:
        """Options of every command; the last two are taken before the command is parsed, so they may stand anywhere."""
        del version, ui_lang, debug

    @app.command("new", help=texts("new_help"))
    def new(
        folder: Annotated[Path, typer.Argument(metavar="CARPETA", help=texts("new_folder"))],
        lang: Annotated[str, typer.Option("--lang", help=texts("new_lang"))] = "es",
    ) -> int:
        one_of(texts, "--lang", lang, LANGUAGES)
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError(texts("new_exists", folder=folder))
        for path, text in new_event(folder.resolve().name, lang, clock.today()).items():
            write_whole(folder / path, text.encode(), runnable=path.endswith(RUNNABLE))
        typer.echo(texts("new_done", folder=folder))
        return 0

    @app.command("check", help=texts("check_help"))
    def check(events: events_argument = None, json_: json_option = False, strict: strict_option = False) -> int:
        screen = Screen(texts, as_data=json_)
        problems: list[Diagnostic] = []
        folders = select(events or (), here, texts)
        for folder in folders:
            with screen.progress(texts("step_reading")):
                reading = read_event_at(folder)
            problems.extend(_in_event(reading.problems, folder, folders))
            leave_receipts(folder, reading, screen)
        screen.problems(problems)
        return _verdict(problems, strict)

    @app.command("status", help=texts("status_help"))
    def show_status(
        events: events_argument = None,
        files: Annotated[bool, typer.Option("--files", help=texts("status_files"))] = False,
        notes: Annotated[bool, typer.Option("--notes", help=texts("status_notes"))] = False,
        reminders: Annotated[bool, typer.Option("--reminders", "--recordatorios", help=texts("status_reminders"))] = False,
        json_: json_option = False,
    ) -> int:
        from memoria.workspace.intake import raw_standings  # loads the spreadsheets, which no other command should wait for

        screen = Screen(texts, as_data=json_)
        rows: list[dict[str, object]] = []
        for folder in select(events or (), here, texts):
            with screen.progress(texts("step_reading")):
                reading = read_event_at(folder)
            ledger = coverage(reading.memoria, clock.today())
            rows.extend(status.as_rows(ledger, reading.memoria.name))
            if not json_:
                status.show(ledger, reading, screen)
            if not json_:
                status.show_raw(raw_standings(folder), screen)
            if notes and not json_:
                status.show_notes(reading, screen)
            if reminders:
                leave_reminders(reading, folder, here, screen)
            if files and not json_:
                with screen.progress(texts("step_assembling")):
                    accounts = build_event(folder, here, Choices(formats=())).accounts
                status.show_files(accounts, screen)
        screen.data(rows)
        return 0

    @app.command("build", help=texts("build_help"))
    def build(
        events: events_argument = None,
        everything: Annotated[bool, typer.Option("--all", help=texts("all"))] = False,
        formats: Annotated[str, typer.Option("--format", help=texts("build_format"))] = ",".join(USUAL),
        final: Annotated[bool, typer.Option("--final", help=texts("build_final"))] = False,
        internal: Annotated[bool, typer.Option("--internal", help=texts("build_internal"))] = False,
        edition: Annotated[str, typer.Option("--edition", help=texts("build_edition"))] = WHOLE,
        session: Annotated[str, typer.Option("--session", help=texts("build_session"), show_default=False)] = "",
        institution: Annotated[str, typer.Option("--institution", help=texts("build_institution"), show_default=False)] = "",
        territory: Annotated[str, typer.Option("--territory", help=texts("build_territory"), show_default=False)] = "",
        territories: Annotated[bool, typer.Option("--territories", help=texts("build_territories"))] = False,
        lang: Annotated[str, typer.Option("--lang", help=texts("build_lang"), show_default=False)] = "",
        since: Annotated[str, typer.Option("--since", metavar="ANTES", help=texts("build_since"), show_default=False)] = "",
        output: Annotated[Path | None, typer.Option("--output", help=texts("build_output"), show_default=False)] = None,
        json_: json_option = False,
        strict: strict_option = False,
    ) -> int:
        screen = Screen(texts, as_data=json_)
        wanted = some_of(texts, "--format", formats, FORMATS)
        choices = Choices(
            wanted,
            final=final,
            internal=internal,
            edition=edition,
            session=session or None,
            institution=institution or None,
            territory=territory or None,
            language=lang,
        )
        choices = _agreed(texts, choices, territories=territories)
        folders = select(events or (), here, texts, everything=everything)
        problems: list[Diagnostic] = []
        for folder in folders:
            name = folder.resolve().name
            target = target_of(texts, folder, folders, output)
            with screen.progress(f"{texts('step_writing')} {name}"):
                before = earlier(since, folder, folders, texts, internal=internal) if since else None
                reading = read_event_at(folder, choices.formats)
            leave_receipts(folder, reading, screen)
            for part in of_each_territory(choices, reading) if territories else (choices,):
                with screen.progress(f"{texts('step_writing')} {part.stem}"):
                    result = build_reading(reading, folder, here, part, before)
                problems.extend(one for one in _in_event(result.problems, folder, folders) if one not in problems)
                for path, data in result.files:
                    write_whole(target / path, data)
                    detail = texts.count("pages", result.pages) if path.endswith(".pdf") else f"{len(data) / 1024:.0f} KiB"
                    screen.say(texts("built", path=(target / path).as_posix(), detail=detail))
                if before is not None and result.unchanged:
                    screen.say(texts("since_same", place=since))
                if result.refused:
                    screen.complain(texts("refused"))
                    break
        screen.problems(problems)
        return _verdict(problems, strict)

    @app.command("explain", help=texts("explain_help"))
    def explain(code: Annotated[str, typer.Argument(metavar="CÓDIGO", help=texts("explain_code"))] = "") -> int:
        if not code:
            for entry in table().values():
                typer.echo(f"{entry.id}  {entry.severity:8} {entry.slug}")
            return 0
        text = report.explain(code, texts.language)
        if text is None:
            raise UsageError(texts("explain_unknown", code=code))
        typer.echo(text)
        return 0

    @app.command("doctor", help=texts("doctor_help"))
    def check_machine() -> int:
        findings = doctor.examine()
        for finding in findings:
            typer.echo(f"{texts('ok' if finding.fine else 'bad'):6} {finding.name:16} {finding.detail}")
        return 0 if all(finding.fine for finding in findings) else 3

    @app.command("schema", help=texts("schema_help"))
    def write_schemas(
        lang: Annotated[str, typer.Option("--lang", help=texts("schema_lang"))] = "es",
        output: Annotated[Path, typer.Option("--output", help=texts("schema_output"))] = Path(".schema"),
    ) -> int:
        one_of(texts, "--lang", lang, LANGUAGES)
        for name, content in schema.schemas(lang).items():
            path = output / f"{name}.schema.json"
            write_whole(path, (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())
            typer.echo(path.as_posix())
        return 0

    add_roadmap(app, texts)
    add_forms(app, texts)
    add_watch(app, texts)
    add_import(app, texts)
    add_people(app, texts)
    add_translations(app, texts)
    add_export(app, texts)
    return app


def _agreed(texts: Texts, choices: Choices, *, territories: bool) -> Choices:
    """What is to be built; UsageError where an option has no such value, or two of them exclude each other."""
    one_of(texts, "--edition", choices.edition, EDITIONS)
    if choices.language:
        one_of(texts, "--lang", choices.language, LANGUAGES)
    parts = {"--session": choices.session, "--institution": choices.institution}
    dossiers = {"--territory": choices.territory, "--territories": territories}
    asked = [option for option, value in {**parts, **dossiers}.items() if value]
    of_transition = any(dossiers.values())
    if len(asked) > 1 or (asked and choices.edition not in (WHOLE, TRANSITION if of_transition else WHOLE)):
        raise UsageError(texts("exclude_each_other", options=", ".join((*asked, "--edition")[:2])))
    return replace(choices, edition=TRANSITION) if of_transition else choices


def _in_event(problems: Iterable[Diagnostic], folder: Path, folders: tuple[Path, ...]) -> Iterator[Diagnostic]:
    """The problems of one event; where there are several, each path says which."""
    for problem in problems:
        named = problem.at._replace(path=f"{folder.resolve().name}/{problem.at.path}") if len(folders) > 1 else problem.at
        yield replace(problem, at=named)


def _verdict(problems: list[Diagnostic], strict: bool) -> int:
    """0 when clean or only warned, 1 with errors (or warnings, when strict)."""
    severities = {problem.severity for problem in problems}
    return int(Severity.ERROR in severities or (strict and Severity.WARNING in severities))
