"""The commands. (Annotations are evaluated here and now: they hold the help in the language asked for.)"""

from collections.abc import Callable
from importlib import import_module
from typing import Annotated, cast

import typer

import memoria
from memoria.cli.groups import Group
from memoria.cli.parameters import Parameters
from memoria.cli.texts import Texts

COMMANDS = {
    "new": "new",
    "build": "build",
    "check": "check",
    "status": "status",
    "roadmap": "roadmap",
    "forms": "forms",
    "watch": "watch",
    "import": "imports",
    "people": "people",
    "translations": "translations",
    "export": "export",
    "explain": "explain",
    "doctor": "doctor",
    "schema": "schema",
}
"""The module of each, in the order in which the help lists them. One that is named is the only one to be loaded: the others
would take as long as an answer of ``explain``."""


def make_app(texts: Texts, named: str = "") -> typer.Typer:
    """The application, its help in the language of ``texts``: with one command where that is ``named``, else with all."""
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

    for name in (named,) if named in COMMANDS else COMMANDS:
        _adder(name)(app, texts)
    return app


def _adder(name: str) -> Callable[[typer.Typer, Texts], None]:
    module = import_module(f"memoria.cli.{COMMANDS[name]}")
    return cast("Callable[[typer.Typer, Texts], None]", getattr(module, f"add_{name}"))
