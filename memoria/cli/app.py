"""The commands. (Annotations are evaluated here and now: they hold the help in the language asked for.)"""

from typing import Annotated

import typer

import memoria
from memoria.cli.build import add_build
from memoria.cli.check import add_check
from memoria.cli.doctor import add_doctor
from memoria.cli.explain import add_explain
from memoria.cli.export import add_export
from memoria.cli.forms import add_forms
from memoria.cli.groups import Group
from memoria.cli.imports import add_import
from memoria.cli.new import add_new
from memoria.cli.parameters import Parameters
from memoria.cli.people import add_people
from memoria.cli.roadmap import add_roadmap
from memoria.cli.schema import add_schema
from memoria.cli.status import add_status
from memoria.cli.texts import Texts
from memoria.cli.translations import add_translations
from memoria.cli.watch import add_watch

COMMANDS = (
    add_new,
    add_build,
    add_check,
    add_status,
    add_roadmap,
    add_forms,
    add_watch,
    add_import,
    add_people,
    add_translations,
    add_export,
    add_explain,
    add_doctor,
    add_schema,
)
"""In the order in which the help lists them, those with sub-commands last."""


def make_app(texts: Texts) -> typer.Typer:
    """The application, its help in the language of ``texts``."""
    app = typer.Typer(
        cls=Group,
        help=texts("app"),
        no_args_is_help=True,
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    given = Parameters(texts)

    def show_version(wanted: bool) -> None:
        if wanted:
            typer.echo(f"memoria {memoria.__version__}")
            raise typer.Exit

    @app.callback()
    def options(
        version: Annotated[bool, typer.Option("--version", callback=show_version, is_eager=True, help=texts("version"))] = False,
        ui_lang: Annotated[str, given.option("--ui-lang", "ui_lang", "language")] = "",
        debug: Annotated[bool, given.option("--debug", "debug")] = False,
    ) -> None:
        """Options of every command; the last two are taken before the command is parsed, so they may stand anywhere."""
        del version, ui_lang, debug

    for add_command in COMMANDS:
        add_command(app, texts)
    return app
