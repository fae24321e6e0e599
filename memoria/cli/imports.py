"""``memoria import``. (Annotations are evaluated here and now, as in ``app``.)"""

from collections.abc import Iterable, Mapping, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from memoria.cli.arguments import a_day, a_number, an_hour
from memoria.cli.console import Screen
from memoria.cli.parameters import Parameters
from memoria.cli.select import select_one
from memoria.cli.texts import Texts
from memoria.cli.usage import UsageError
from memoria.diagnostics import has_errors
from memoria.disclosure import FLOOR
from memoria.workspace.places import is_event

if TYPE_CHECKING:
    from memoria.intake.imports import Made
    from memoria.workspace.intake import Plan, Proposal

SHOWN_LINES = 60
"""Lines of a difference that are shown; the rest is counted."""


def add_import(app: typer.Typer, texts: Texts) -> None:
    """Give the application ``import``."""
    given = Parameters(texts)

    @app.command("import", help=texts("import_help"))
    def import_(
        files: Annotated[list[Path], given.argument("file", "import_files")],
        event: Annotated[Path | None, given.option("--event", "events", "event")] = None,
        session: Annotated[str, given.option("--session", "import_session", "id")] = "",
        day: Annotated[str, given.option("--day", "import_day", "day")] = "",
        start: Annotated[str, given.option("--start", "import_start", "time")] = "",
        columns: Annotated[list[str] | None, given.option("--map", "import_map", "column")] = None,
        floor: Annotated[str, given.option("--floor", "import_floor", "number")] = str(FLOOR),
        reason: Annotated[str, given.option("--exclude", "import_exclude", "reason")] = "",
        dry: Annotated[bool, given.option("--dry-run", "import_dry")] = False,
        yes: Annotated[bool, given.option("--yes", "import_yes")] = False,
        json_: Annotated[bool, given.option("--json", "json")] = False,
    ) -> int:
        from memoria.intake.imports import Wishes
        from memoria.workspace import intake

        screen = Screen(texts, as_data=json_)
        for file in files:
            if not file.exists():
                raise UsageError(texts("import_no_file", file=file))
        folder = _event_of(files, event, texts)
        if reason:
            for path in intake.exclude(files, folder, reason):
                screen.say(texts("import_excluded", path=path, reason=reason))
            return 0
        files = list(intake.files_in(files, folder))
        wishes = Wishes(
            session=session,
            day=a_day(texts, "--day", day),
            start=an_hour(texts, "--start", start),
            floor=a_number(texts, "--floor", floor, 1),
        )
        told = _told(columns or (), texts)
        with screen.progress(texts("step_reading")):
            checked = intake.proposal_for(files, folder, wishes, told)
        asked = _ask_columns(checked.value, texts) if screen.is_talking else {}
        if asked:
            checked = intake.proposal_for(files, folder, wishes, told | dict(asked))
        proposal = checked.value
        unasked = yes or not _replaced(proposal.plans)
        if unasked and not dry:
            intake.carry_out(proposal)  # before anything is printed: whoever reads along may stop reading
        for plan in proposal.plans:
            _show(plan, screen)
        written = not dry and (unasked or screen.agreed(texts.count("import_ask", _replaced(proposal.plans))))
        if written and not unasked:
            intake.carry_out(proposal)
        if checked.diagnostics or json_:
            screen.problems(checked.diagnostics)
        if not written:
            screen.say(texts("import_dry_done" if dry else "import_not_written"))
        return int(has_errors(checked.diagnostics) or not (written or dry))


def _event_of(files: Sequence[Path], event: Path | None, texts: Texts) -> Path:
    """The event named; else the one that the first file lies in; else the only one there is."""
    if event is None:
        lying = next((parent for parent in files[0].resolve().parents if is_event(parent)), None)
        if lying is not None:
            return lying
    return select_one(event, texts)


def _told(written: Iterable[str], texts: Texts) -> dict[str, str]:
    from memoria.intake.headings import key_named, keys_that_may_be_named

    told: dict[str, str] = {}
    for one in written:
        heading, equals, word = one.rpartition("=")
        if not equals or not heading.strip() or key_named(word.strip()) is None:
            raise UsageError(texts("bad_value", option="--map", value=one, choices=", ".join(keys_that_may_be_named())))
        told[heading.strip()] = word.strip()
    return told


def _ask_columns(proposal: "Proposal", texts: Texts) -> Mapping[str, str]:
    """Which column is which, asked of whoever sits at the terminal; an empty answer leaves a column alone."""
    from memoria.intake.headings import key_named, keys_that_may_be_named

    told: dict[str, str] = {}
    for path, headings in proposal.result.unmapped:
        typer.echo(texts("import_ask_columns", path=path, keys=", ".join(keys_that_may_be_named())))
        for heading in headings:
            word = ""
            while not word or key_named(word) is None:
                word = typer.prompt(f"  {heading}", default="ignorar").strip()
            told[heading] = word
    return told


def _show(plan: "Plan", screen: Screen) -> None:
    """One line for each file, and what differs where one stands in its place."""
    texts = screen.texts
    what = texts(f"import_kind_{plan.made.kind}")
    screen.say(texts(f"import_{plan.change}", path=plan.made.path, what=what, words=_words(plan.made)))
    if plan.change in ("updated", "kept") and not plan.made.attached:
        lines = list(
            unified_diff(plan.before.splitlines(), plan.after.splitlines(), plan.made.path, plan.made.path, lineterm="", n=1)
        )
        for line in lines[:SHOWN_LINES]:
            screen.say(f"    {line}")
        if len(lines) > SHOWN_LINES:
            screen.say(texts("import_more_lines", count=len(lines) - SHOWN_LINES))


def _words(made: "Made") -> str:
    return "" if made.count is None else f" ({made.count.given} → {made.count.kept} + {made.count.dropped})"


def _replaced(plans: Sequence["Plan"]) -> int:
    """Files imported before that would be replaced; new ones need no leave."""
    return sum(plan.change == "updated" for plan in plans)
