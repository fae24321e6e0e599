"""``memoria translations``. (Annotations are evaluated here and now, as in ``app``.)"""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from memoria.cli.console import Screen
from memoria.cli.parameters import Parameters
from memoria.cli.select import HERE, select
from memoria.cli.texts import Texts
from memoria.cli.usage import UsageError
from memoria.labels import Labels
from memoria.translations.standing import Standing, State, standings
from memoria.workspace.session import read_event_at
from memoria.workspace.translations import accept, named


def add_translations(app: typer.Typer, texts: Texts) -> None:
    """Give the application ``translations``."""
    given = Parameters(texts)

    @app.command("translations", help=texts("translations_help"))
    def translations(
        events: Annotated[list[Path] | None, given.event] = None,
        accepted: Annotated[list[str] | None, given.option("--accept", "translations_accept", "file")] = None,
        lang: Annotated[str, given.option("--lang", "translations_lang", "language")] = "",
        json_: Annotated[bool, given.option("--json", "translations_json")] = False,
    ) -> int:
        screen = Screen(texts, as_data=json_)
        folders = select(events, texts)
        rows: list[dict[str, object]] = []
        for file in accepted or ():
            _accept(file, folders, screen)
        for folder in folders:
            with screen.progress(texts("step_reading")):
                memoria = read_event_at(folder).memoria
            found = [one for one in standings(memoria) if lang in ("", one.language)]
            rows.extend(_row(one, memoria.name) for one in found)
            show(found, screen)
        screen.data(rows)
        return 0


def _accept(file: str, folders: Sequence[Path], screen: Screen) -> None:
    for folder in folders:
        reading = read_event_at(folder)
        path = named(file, folder, HERE, reading)
        if path:
            done = accept(path, folder, reading)
            screen.say(screen.texts("translations_accepted" if done else "translations_no_lock", file=path))
            return
    raise UsageError(screen.texts("translations_unknown", file=file))


def show(found: Sequence[Standing], screen: Screen) -> None:
    """A row for each text in each language, and a sentence for each language."""
    texts = screen.texts
    if not found:
        screen.say(texts("translations_none"))
        return
    names = Labels(texts.language)
    head = [texts(f"column_{name}") for name in ("language", "original", "words", "state", "file")]
    rows = [(names.language_name(o.language), o.original, str(o.words), texts(f"translation_{o.state}"), o.path) for o in found]
    screen.table(head, rows)
    for sentence in sentences(found, texts):
        screen.say(sentence)


def sentences(found: Sequence[Standing], texts: Texts) -> list[str]:
    """«Francés: 2 al día, 1 desactualizada, 5 por traducir (9 812 palabras).», for each language."""
    names = Labels(texts.language)
    told: list[str] = []
    for language in dict.fromkeys(one.language for one in found):
        mine = [one for one in found if one.language == language]
        number = {state: sum(one.state is state for one in mine) for state in State}
        words = sum(one.words for one in mine if one.state is State.MISSING)
        name = names.language_name(language)
        told.append(
            texts(
                "translations_summary",
                language=name[:1].upper() + name[1:],
                done=number[State.DONE],
                stale=number[State.STALE],
                missing=number[State.MISSING],
                words=names.number(words),
            )
        )
    return told


def _row(one: Standing, event: str) -> dict[str, object]:
    return {
        "event": event,
        "language": one.language,
        "original": one.original,
        "words": one.words,
        "state": str(one.state),
        "file": one.path or None,
    }
