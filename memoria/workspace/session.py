"""One event on disk, read and built."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from memoria.assemble.editions import editions_in, unasked
from memoria.choices import Choices
from memoria.diagnostics import Checked, Diagnostic, found
from memoria.document.tree import Resource
from memoria.manifest import item
from memoria.model.roadmap import Lock
from memoria.pipeline import Build, Dress, Reading, build, load, read
from memoria.printing import prepare
from memoria.readers.classify import LOCK_FILE
from memoria.readers.folder import read_record
from memoria.readers.text import decode
from memoria.readers.theme import read_template_theme
from memoria.roadmap.dossiers import dossiers, place_key
from memoria.roadmap.institutions import key_of
from memoria.roadmap.lock import write_lock
from memoria.roadmap.rows import Table
from memoria.source import Position, position_of
from memoria.theme import Theme, read_theme
from memoria.workspace.clock import source_date
from memoria.workspace.errors import MachineError
from memoria.workspace.folder import EventFolder
from memoria.workspace.output import write_whole
from memoria.workspace.pandoc import RealPandoc
from memoria.workspace.places import PICTURES, THEME, TemplateFolder, find_template, is_event
from memoria.workspace.press import press

NOISE = {"lock": "A-002", "conflict": "A-003", "outside": "A-004"}
DEFAULT = "default"


def read_event_at(folder: Path, formats: Sequence[str] = ()) -> Reading:
    """An event's folder, read and checked. What will write it in ``formats`` is loaded while pandoc reads."""
    event = EventFolder(folder)
    reading = read(event, RealPandoc(partial(load, formats), again=bool(formats)))
    noise = tuple(found(NOISE[entry.noise], Position(entry.path)) for entry in event.entries if entry.noise in NOISE)
    return replace(reading, read=(*reading.read, *noise))


def previous_named(folder: Path) -> str:
    """The folder that an event names as its previous edition; nothing where it names none, or is no event."""
    if not is_event(folder):
        return ""
    name = read_record(EventFolder(folder)).previous
    return str(name or "").strip()


def build_event(folder: Path, here: Path, choices: Choices, since: Table | None = None) -> Build:
    """An event's folder built; ``memoria.lock`` is written when an id changed. The other files are the caller's to write."""
    return build_reading(read_event_at(folder, choices.formats), folder, here, choices, since)


def build_reading(reading: Reading, folder: Path, here: Path, choices: Choices, since: Table | None = None) -> Build:
    """As ``build_event``, of an event that was read already."""
    dress = _dress(reading, folder, here)
    choices = choices if choices.date else replace(choices, date=source_date())
    if choices.session:
        choices = replace(choices, session=reading.memoria.event.session_id(choices.session) or choices.session)
    if choices.institution:
        choices = replace(choices, institution=key_of(choices.institution, reading.memoria.register))
    if choices.territory:
        choices = replace(choices, territory=place_key(choices.territory, reading.memoria))
    language = choices.language or str(reading.memoria.event.language or "")
    pandoc = RealPandoc(partial(prepare, choices.formats, dress.theme, language))
    result = build(reading, dress, pandoc, press, choices, since)
    if result.lock is not None and choices.formats and (result.lock != Lock() or (folder / LOCK_FILE).exists()):
        _keep(folder / LOCK_FILE, write_lock(result.lock))
    return result


def of_each_territory(choices: Choices, reading: Reading) -> tuple[Choices, ...]:
    """What to ask for so that each territory of the event has a dossier of its own."""
    return tuple(replace(choices, territory=dossier.place.key) for dossier in dossiers(reading.memoria))


def editions_at(folder: Path, here: Path) -> tuple[str, ...]:
    """The editions that an event's template has."""
    name = read_record(EventFolder(folder)).template or DEFAULT
    template = find_template(str(name), folder, here) or _default(folder, here)
    return editions_in(template.sections)


def _keep(path: Path, text: str) -> None:
    try:
        write_whole(path, text.encode())
    except OSError as error:
        raise MachineError(f"{path}: {error.strerror}") from error


def theme_of(reading: Reading, folder: Path, here: Path) -> Theme:
    """The looks of an event's template."""
    return _dress(reading, folder, here).theme


def problems_of_template(reading: Reading, folder: Path, here: Path) -> tuple[Diagnostic, ...]:
    """What is wrong with the template that the event names, as far as no section is written: its name and its theme."""
    return _dress(reading, folder, here).problems


def _dress(reading: Reading, folder: Path, here: Path) -> Dress:
    """The template that the event names; the default one, and a problem, when it can't be had."""
    name = reading.memoria.event.template or DEFAULT
    problems: list[Diagnostic] = []
    template = find_template(str(name), folder, here)
    if template is None:
        problems.append(found("A-010", position_of(name), name=str(name)))
        template = _default(folder, here)
    theme = _theme(template, folder, here)
    problems += theme.diagnostics
    for section, near in unasked(template.sections, _default(folder, here).sections.keys()):
        problems.append(found("A-014", Position(f"templates/{template.name}/{section}.md.j2"), name=section, nearest=near))
    items = [item(path, text.encode()) for path, text in template.sections.items()] + [item(THEME, template.theme)]
    items += [item(name, data) for name, data in template.pictures.items()]
    logos = tuple((logo.file, _picture(logo.file, template)) for logo in theme.value.logos)
    looks = template.sections, theme.value, template.reference, logos
    return Dress(template.name, *looks, tuple(items), tuple(problems))


def _theme(template: TemplateFolder, folder: Path, here: Path) -> Checked[Theme]:
    """The theme of a template, over that of the default one."""
    default = _default(folder, here).theme.decode()
    file = decode(f"templates/{template.name}/{THEME}", template.theme)
    if file.value is None:
        return Checked(read_theme(default), file.diagnostics)
    theme = read_template_theme(file.value, default, frozenset(template.pictures))
    return Checked(theme.value, (*file.diagnostics, *theme.diagnostics))


def _picture(name: str, template: TemplateFolder) -> Resource:
    """A template's own picture, which W-105 is said of where it is none."""
    from memoria.readers.picture_files import vet  # with Pillow, as in ``readers.images``

    data = template.pictures[name]
    picture, _, _ = vet(data)
    return picture or Resource(data, PICTURES[Path(name).suffix.casefold()])


def _default(folder: Path, here: Path) -> TemplateFolder:
    template = find_template(DEFAULT, folder, here)
    if template is None:
        raise MachineError("templates/default")
    return template
