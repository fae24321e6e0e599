"""``memoria doctor``. (Annotations are evaluated here and now, as in ``app``.)"""

import typer

from memoria.cli.texts import Texts
from memoria.workspace import doctor


def add_doctor(app: typer.Typer, texts: Texts) -> None:
    """Give the application ``memoria doctor``."""

    @app.command("doctor", help=texts("doctor_help"))
    def check_machine() -> int:
        findings = doctor.examine()
        for finding in findings:
            typer.echo(f"{texts('ok' if finding.fine else 'bad'):6} {finding.name:16} {finding.detail}")
        return 0 if all(finding.fine for finding in findings) else 3
