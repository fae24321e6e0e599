"""``memoria new``. (Annotations are evaluated here and now, as in ``app``.)"""

import re
from pathlib import Path
from typing import Annotated

import typer

from memoria.cli.arguments import one_of
from memoria.cli.parameters import Parameters
from memoria.cli.texts import Texts
from memoria.cli.usage import UsageError
from memoria.codes import LANGUAGES
from memoria.scaffold import new_event
from memoria.scaffold.starters import RUNNABLE
from memoria.workspace import clock
from memoria.workspace.output import write_whole
from memoria.workspace.places import EVENT_FILES


def add_new(app: typer.Typer, texts: Texts) -> None:
    """Give the application ``memoria new``."""
    given = Parameters(texts)

    @app.command("new", help=texts("new_help"))
    def new(
        folder: Annotated[Path, given.argument("folder", "new_folder")],
        lang: Annotated[str, given.option("--lang", "new_lang", "language")] = "es",
    ) -> int:
        one_of(texts, "--lang", lang, LANGUAGES)
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError(texts("new_exists", folder=folder))
        made = new_event(folder.resolve().name, lang, clock.today())
        for path, text in made.items():
            write_whole(folder / path, text.encode(), runnable=path.endswith(RUNNABLE))
        typer.echo(
            texts("new_done", folder=folder, typed=_typed(folder), file=next(name for name in EVENT_FILES if name in made))
        )
        return 0


def _typed(folder: Path) -> str:
    """A folder as it is typed in a terminal, of Windows too."""
    return f'"{folder}"' if re.search(r"[^\w./\\:-]", str(folder)) else str(folder)
