"""``memoria explain``. (Annotations are evaluated here and now, as in ``app``.)"""

from typing import Annotated

import typer

from memoria import report
from memoria.cli.parameters import Parameters
from memoria.cli.texts import Texts
from memoria.cli.usage import UsageError
from memoria.codes import table


def add_explain(app: typer.Typer, texts: Texts) -> None:
    """Give the application ``memoria explain``."""
    given = Parameters(texts)

    @app.command("explain", help=texts("explain_help"))
    def explain(code: Annotated[str, given.argument("code", "explain_code")] = "") -> int:
        if not code:
            for entry in table().values():
                typer.echo(f"{entry.id}  {entry.severity:8} {entry.slug}")
            return 0
        text = report.explain(code, texts.language)
        if text is None:
            raise UsageError(texts("explain_unknown", code=code))
        typer.echo(text)
        return 0
