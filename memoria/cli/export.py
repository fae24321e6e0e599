"""``memoria export`` and its sub-commands. (Annotations are evaluated here and now, as in ``app``.)"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from memoria.cli.arguments import some_of, target_of
from memoria.cli.console import Screen
from memoria.cli.files import write_files
from memoria.cli.groups import Group
from memoria.cli.parameters import Parameters
from memoria.cli.select import select
from memoria.cli.texts import Texts
from memoria.diagnostics import Checked, Diagnostic, has_errors
from memoria.exchange.citations import FILES as CITATIONS
from memoria.workspace.exchange import PROGRAMME, citation_files, programme_files


def add_export(app: typer.Typer, texts: Texts) -> None:
    """Give the application ``export``."""
    given = Parameters(texts)
    group = typer.Typer(cls=Group, help=texts("export_help"), no_args_is_help=True, rich_markup_mode=None)
    app.add_typer(group, name="export")

    @group.command("programme", help=texts("export_programme_help"))
    def programme(
        events: Annotated[list[Path] | None, given.event] = None,
        formats: Annotated[str, given.option("--format", "export_programme_format", "formats")] = ",".join(PROGRAMME),
        output: Annotated[Path | None, given.output] = None,
    ) -> int:
        wanted = some_of(texts, "--format", formats, tuple(PROGRAMME))
        return _export(texts, events, output, lambda folder: programme_files(folder, wanted))

    @group.command("citation", help=texts("export_citation_help"))
    def citation(
        events: Annotated[list[Path] | None, given.event] = None,
        formats: Annotated[str, given.option("--format", "export_citation_format", "formats")] = ",".join(CITATIONS),
        output: Annotated[Path | None, given.output] = None,
    ) -> int:
        wanted = some_of(texts, "--format", formats, tuple(CITATIONS))
        return _export(texts, events, output, lambda folder: citation_files(folder, wanted))


def _export(
    texts: Texts, events: list[Path] | None, output: Path | None, made_of: Callable[[Path], Checked[Mapping[str, bytes]]]
) -> int:
    """Write what is made of each event beside the others; 1 where that met errors."""
    screen = Screen(texts)
    problems: list[Diagnostic] = []
    folders = select(events, texts)
    for folder in folders:
        with screen.progress(texts("step_reading")):
            made = made_of(folder)
        problems += made.diagnostics
        write_files(made.value.items(), target_of(texts, folder, folders, output), screen)
    if problems:
        screen.problems(problems)
    return int(has_errors(problems))
