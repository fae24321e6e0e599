"""The rapporteur's door on the command line: forms out, and files watched as they land."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from memoria.choices import FORMATS, USUAL, Choices
from memoria.cli.console import Screen
from memoria.cli.select import UsageError, one_of, select
from memoria.cli.texts import Texts
from memoria.pipeline import Reading
from memoria.workspace import clock
from memoria.workspace.output import write_whole
from memoria.workspace.session import build_reading, read_event_at, theme_of

if TYPE_CHECKING:
    from memoria.cli.watch import Outcome


def leave_receipts(folder: Path, reading: Reading, screen: Screen) -> None:
    """The receipts of an event that wants them; a disk that refuses one is said, and stops nothing."""
    if not reading.memoria.event.receipts:
        return
    from memoria.workspace.receipts import keep_receipts

    kept = keep_receipts(folder, reading)
    for path in kept.written:
        screen.complain(screen.texts("receipt_written", path=path.as_posix()))
    if kept.refused:
        screen.complain(screen.texts("receipt_refused", error=kept.refused))


def leave_reminders(reading: Reading, folder: Path, here: Path, screen: Screen) -> None:
    """A draft for each person who owes a note, in the output of the event."""
    from memoria.forms.reminders import folder_name, reminders
    from memoria.forms.word import as_word
    from memoria.workspace.reminders import write_reminders

    theme = theme_of(reading, folder, here)
    made = reminders(reading.memoria, clock.today(), lambda form: as_word(form, theme))
    target = Path("output") / folder.resolve().name / folder_name(reading.memoria.event.language)
    screen.say("")
    screen.say(screen.texts("reminders_title" if made else "reminders_none"))
    for reminder, path in zip(made, write_reminders(made, target), strict=True):
        key = "reminder_done" if reminder.addressed else "reminder_without"
        screen.say(screen.texts(key, path=path.as_posix(), sessions=", ".join(reminder.sessions)))


def build_once(folder: Path, here: Path, target: Path, formats: tuple[str, ...], screen: Screen) -> "Outcome":
    """One build of a watched event: read, receipts, volume."""
    from memoria.cli.watch import Outcome

    reading = read_event_at(folder)
    leave_receipts(folder, reading, screen)
    result = build_reading(reading, folder, here, Choices(formats=formats))
    for name, data in result.files:
        write_whole(target / name, data)
    pages = [screen.texts.count("pages", result.pages)] if result.pages else []
    volume = [(target / name).as_posix() for name, _ in result.files if name.endswith(formats)]
    said = screen.texts("watch_built", files=", ".join((*volume, *pages)), summary=screen.summary(result.problems))
    return Outcome(reading, said)


def add_door(app: typer.Typer, texts: Texts) -> None:
    """Add ``forms`` and ``watch`` to the application."""
    here = Path()

    @app.command("forms", help=texts("forms_help"))
    def forms(
        events: Annotated[list[Path] | None, typer.Argument(metavar="EVENTO", help=texts("events"), show_default=False)] = None,
        awaited: Annotated[bool, typer.Option("--awaited", help=texts("forms_awaited"))] = False,
        output: Annotated[Path | None, typer.Option("--output", help=texts("forms_output"), show_default=False)] = None,
    ) -> int:
        from memoria.forms.form import forms_of
        from memoria.workspace.forms import forms_folder, write_forms

        screen = Screen(texts)
        folders = select(events or (), here, texts)
        for folder in folders:
            with screen.progress(texts("step_reading")):
                reading = read_event_at(folder)
            made = forms_of(reading.memoria, received=not awaited)
            if not made:
                screen.say(texts("forms_none"))
                continue
            place = forms_folder(folder, reading.memoria.event.language)
            if output is not None:
                place = output / folder.resolve().name if len(folders) > 1 else output
            if place.is_file():
                raise UsageError(texts("forms_no_folder", folder=place.as_posix()))
            written = write_forms(made, theme_of(reading, folder, here), place)
            for path in written.made:
                screen.say(path.as_posix())
            for path in written.theirs:
                screen.say(texts("forms_theirs", path=path.as_posix()))
            for path in written.withdrawn:
                screen.say(texts("forms_withdrawn", path=path.as_posix()))
            screen.say(texts.count("forms_made", len(made)))
        return 0

    @app.command("watch", help=texts("watch_help"))
    def watch(
        event: Annotated[Path | None, typer.Argument(metavar="EVENTO", help=texts("events"), show_default=False)] = None,
        polling: Annotated[bool, typer.Option("--polling", help=texts("watch_polling"))] = False,
        formats: Annotated[str, typer.Option("--format", help=texts("build_format"))] = ",".join(USUAL),
        output: Annotated[Path | None, typer.Option("--output", help=texts("build_output"), show_default=False)] = None,
    ) -> int:
        from memoria.cli.watch import Watch
        from memoria.workspace.watcher import listing, news

        screen = Screen(texts)
        wanted = tuple(name.strip() for name in formats.split(",") if name.strip())
        for name in wanted or (formats,):
            one_of(texts, "--format", name, FORMATS)
        (folder,) = select([event] if event else (), here, texts)
        target = Path("output") / folder.resolve().name if output is None else output
        if output is not None and target.resolve().is_relative_to(folder.resolve()):
            raise UsageError(texts("output_inside", folder=target))
        screen.complain(texts("watch_looking", folder=folder.as_posix()))
        loop = Watch(lambda: listing(folder), lambda: build_once(folder, here, target, wanted, screen), screen.say, texts)
        try:
            loop.follow(news(folder, polling=polling, lost=lambda error: screen.complain(texts("watch_lost", error=error))))
        except KeyboardInterrupt:
            screen.complain(texts("watch_ended"))
        return 0
