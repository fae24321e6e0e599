"""``memoria schema``. (Annotations are evaluated here and now, as in ``app``.)"""

import json
from pathlib import Path
from typing import Annotated

import typer

from memoria import schema
from memoria.cli.arguments import one_of
from memoria.cli.parameters import Parameters
from memoria.cli.texts import Texts
from memoria.codes import LANGUAGES
from memoria.workspace.output import write_whole


def add_schema(app: typer.Typer, texts: Texts) -> None:
    """Give the application ``memoria schema``."""
    given = Parameters(texts)

    @app.command("schema", help=texts("schema_help"))
    def write_schemas(
        lang: Annotated[str, given.option("--lang", "schema_lang", "language")] = "es",
        output: Annotated[Path, given.option("--output", "schema_output", "folder")] = Path(".schema"),
    ) -> int:
        one_of(texts, "--lang", lang, LANGUAGES)
        for name, content in schema.schemas(lang).items():
            path = output / f"{name}.schema.json"
            write_whole(path, (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())
            typer.echo(path.as_posix())
        return 0
