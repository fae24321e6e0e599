"""``memoria watch``. (Annotations are evaluated here and now, as in ``app``.)"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from memoria.choices import FORMATS, USUAL, Choices
from memoria.cli.arguments import some_of, target_of
from memoria.cli.console import Screen
from memoria.cli.parameters import Parameters
from memoria.cli.receipts import leave_receipts
from memoria.cli.select import HERE, select_one
from memoria.cli.texts import Texts
from memoria.workspace.output import write_whole
from memoria.workspace.session import build_reading, read_event_at

if TYPE_CHECKING:
    from memoria.cli.watching import Outcome


def add_watch(app: typer.Typer, texts: Texts) -> None:
    """Give the application ``watch``."""
    given = Parameters(texts)

    @app.command("watch", help=texts("watch_help"))
    def watch(
        event: Annotated[Path | None, given.event] = None,
        polling: Annotated[bool, given.option("--polling", "watch_polling")] = False,
        formats: Annotated[str, given.option("--format", "build_format", "formats")] = ",".join(USUAL),
        output: Annotated[Path | None, given.output] = None,
    ) -> int:
        from memoria.cli.watching import Watch
        from memoria.workspace.watcher import listing, news

        screen = Screen(texts)
        wanted = some_of(texts, "--format", formats, FORMATS)
        folder = select_one(event, texts)
        target = target_of(texts, folder, (folder,), output)
        screen.complain(texts("watch_looking", folder=folder.as_posix()))
        loop = Watch(lambda: listing(folder), lambda: _build_once(folder, target, wanted, screen), screen.say, texts)
        try:
            loop.follow(news(folder, polling=polling, lost=lambda error: screen.complain(texts("watch_lost", error=error))))
        except KeyboardInterrupt:
            screen.complain(texts("watch_ended"))
        return 0


def _build_once(folder: Path, target: Path, formats: tuple[str, ...], screen: Screen) -> "Outcome":
    """One build of a watched event: read, receipts, volume."""
    from memoria.cli.watching import Outcome

    reading = read_event_at(folder, formats)
    leave_receipts(folder, reading, screen)
    result = build_reading(reading, folder, HERE, Choices(formats=formats))
    for name, data in result.files:
        write_whole(target / name, data)
    pages = [screen.texts.count("pages", result.pages)] if result.pages else []
    volume = [(target / name).as_posix() for name, _ in result.files if name.endswith(formats)]
    said = screen.texts("watch_built", files=", ".join((*volume, *pages)), summary=screen.summary(result.problems))
    return Outcome(reading, said)
