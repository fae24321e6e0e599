"""``memoria build``. (Annotations are evaluated here and now, as in ``app``.)"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from memoria.choices import EDITIONS, FORMATS, TRANSITION, USUAL, WHOLE, Choices
from memoria.cli.arguments import one_of, some_of, target_of
from memoria.cli.changes import earlier
from memoria.cli.console import Screen
from memoria.cli.files import size
from memoria.cli.parameters import Parameters
from memoria.cli.receipts import leave_receipts
from memoria.cli.select import HERE, select
from memoria.cli.texts import Texts
from memoria.cli.usage import UsageError
from memoria.cli.verdict import in_event, verdict
from memoria.codes import LANGUAGES
from memoria.diagnostics import Diagnostic
from memoria.pipeline import Build
from memoria.workspace.output import write_whole
from memoria.workspace.session import build_reading, editions_at, of_each_territory, read_event_at


def add_build(app: typer.Typer, texts: Texts) -> None:
    """Give the application ``memoria build``."""
    given = Parameters(texts)

    @app.command("build", help=texts("build_help"))
    def build(
        events: Annotated[list[Path] | None, given.event] = None,
        everything: Annotated[bool, given.option("--all", "all")] = False,
        formats: Annotated[str, given.option("--format", "build_format", "formats")] = ",".join(USUAL),
        final: Annotated[bool, given.option("--final", "build_final")] = False,
        internal: Annotated[bool, given.option("--internal", "build_internal")] = False,
        edition: Annotated[str, given.option("--edition", "build_edition", "name")] = WHOLE,
        session: Annotated[str, given.option("--session", "build_session", "id")] = "",
        institution: Annotated[str, given.option("--institution", "build_institution", "id")] = "",
        territory: Annotated[str, given.option("--territory", "build_territory", "id")] = "",
        territories: Annotated[bool, given.option("--territories", "build_territories")] = False,
        lang: Annotated[str, given.option("--lang", "build_lang", "language")] = "",
        since: Annotated[str, given.option("--since", "build_since", "before")] = "",
        output: Annotated[Path | None, given.output] = None,
        json_: Annotated[bool, given.option("--json", "json")] = False,
        strict: Annotated[bool, given.option("--strict", "strict")] = False,
    ) -> int:
        screen = Screen(texts, as_data=json_)
        choices = Choices(
            some_of(texts, "--format", formats, FORMATS),
            final=final,
            internal=internal,
            edition=edition,
            session=session or None,
            institution=institution or None,
            territory=territory or None,
            language=lang,
        )
        choices = _agreed(texts, choices, territories=territories)
        folders = select(events, texts, everything=everything)
        _is_edition(texts, choices.edition, folders)
        problems: list[Diagnostic] = []
        for folder in folders:
            target = target_of(texts, folder, folders, output)
            with screen.progress(f"{texts('step_writing')} {folder.resolve().name}"):
                before = earlier(since, folder, folders, texts, internal=internal) if since else None
                reading = read_event_at(folder, choices.formats)
            leave_receipts(folder, reading, screen)
            for part in of_each_territory(choices, reading) if territories else (choices,):
                with screen.progress(f"{texts('step_writing')} {part.stem}"):
                    result = build_reading(reading, folder, HERE, part, before)
                problems.extend(one for one in in_event(result.problems, folder, folders) if one not in problems)
                _write(result, target, screen)
                if before is not None and result.unchanged:
                    screen.say(texts("since_same", place=since))
                if result.refused:
                    break
        screen.problems(problems)
        return verdict(problems, strict)


def _write(result: Build, target: Path, screen: Screen) -> None:
    """The files of a build, each named with its pages or its size; or that there is none."""
    for path, data in result.files:
        write_whole(target / path, data)
        detail = screen.texts.count("pages", result.pages) if path.endswith(".pdf") else size(data)
        screen.say(screen.texts("built", path=(target / path).as_posix(), detail=detail))
    if result.refused:
        screen.complain(screen.texts("refused"))


def _is_edition(texts: Texts, edition: str, folders: Sequence[Path]) -> None:
    """UsageError for an edition that is none of ours and no template of one of the events."""
    if edition not in EDITIONS:
        for folder in folders:
            one_of(texts, "--edition", edition, editions_at(folder, HERE))


def _agreed(texts: Texts, choices: Choices, *, territories: bool) -> Choices:
    """What is to be built; UsageError where an option has no such value, or two of them exclude each other."""
    if choices.language:
        one_of(texts, "--lang", choices.language, LANGUAGES)
    parts = {"--session": choices.session, "--institution": choices.institution}
    dossiers = {"--territory": choices.territory, "--territories": territories}
    asked = [option for option, value in {**parts, **dossiers}.items() if value]
    of_transition = any(dossiers.values())
    if len(asked) > 1 or (asked and choices.edition not in (WHOLE, TRANSITION if of_transition else WHOLE)):
        raise UsageError(texts("exclude_each_other", options=", ".join((*asked, "--edition")[:2])))
    return replace(choices, edition=TRANSITION) if of_transition else choices
