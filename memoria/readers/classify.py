"""What each file of an event's folder is, by its place and name (file-format, section 1)."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from enum import StrEnum
from pathlib import PurePosixPath

from memoria.model.event import Event
from memoria.model.fields import Kind, keys_of
from memoria.model.memoria import EventTranslation
from memoria.readers.office import SUFFIXES
from memoria.source import Located
from memoria.translations.naming import LANGUAGES, language_in


class Role(StrEnum):
    """The part that a file plays."""

    EVENT = "event"
    EVENT_TRANSLATION = "event_translation"
    REGISTER = "register"
    DECISIONS = "roadmap"
    LOCK = "lock"
    PROSE = "prose"
    DATA = "data"
    NOTE = "contribution"
    TRANSLATION = "translation"
    IMAGE = "image"
    PRIVATE = "private"
    TRANSCRIPT = "transcript"
    SURVEY = "survey"
    TEMPLATE = "template"
    GUIDE = "guide"
    PROPOSAL = "proposal"
    """What an import lays beside the record for its editor to read."""
    FORM = "form"
    SLIDES = "slides"
    OTHER = "ignored"


NAMES: Mapping[str, Role] = {
    **dict.fromkeys(("evento", "event", "evenement"), Role.EVENT),
    **dict.fromkeys(("personas", "people", "personnes", "pessoas"), Role.REGISTER),
    **dict.fromkeys(("hoja-de-ruta", "roadmap", "feuille-de-route", "roteiro"), Role.DECISIONS),
    **dict.fromkeys(("participacion", "participación", "participation", "participacao", "participação"), Role.DATA),
}
"""Files of the root by the stem of their name, ``.yaml`` or ``.yml``."""
DECISIONS_FILES = {"es": "hoja-de-ruta.yaml", "en": "roadmap.yaml", "fr": "feuille-de-route.yaml", "pt": "roteiro.yaml"}
"""What the file of the editor's decisions is called where there is none yet, by the language of the event."""
PROPOSALS = ("programa-importado", "programme-imported", "programme-importe")
LOCK_FILE = "memoria.lock"
GUIDES = ("léeme", "leeme", "readme", "lisez-moi", "leia-me")
STARTERS, STARTED = ("construir", "build", "construire"), (".cmd", ".command", ".sh")
"""What «memoria new» leaves for a double click."""
FOLDERS = {
    **dict.fromkeys(("crudo", "raw", "brut", "bruto"), Role.PRIVATE),
    **dict.fromkeys(("formularios", "formulários", "forms", "formulaires"), Role.FORM),
    "templates": Role.TEMPLATE,
}
YAML = (".yaml", ".yml")
EVIDENCE: Mapping[str, tuple[Role, tuple[str, ...]]] = {
    **dict.fromkeys(
        ("transcripciones", "transcripts", "transcriptions", "transcricoes", "transcrições"),
        (Role.TRANSCRIPT, (".md", ".markdown", ".txt")),
    ),
    **dict.fromkeys(("encuestas", "surveys", "polls", "sondages", "enquetes"), (Role.SURVEY, YAML)),
}
"""Folders of what the meeting room kept, and which files of them are read as such; others are what they are elsewhere."""
NOTES = (".md", ".markdown", ".txt", *YAML, *SUFFIXES, ".pdf")
PROSE = (".md", ".markdown", ".txt", *SUFFIXES)
"""Endings of a long text in a file of its own."""
IMAGES = (".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp", ".tif", ".tiff", ".emf", ".wmf", ".bmp")


def classify(path: str, named: Mapping[str, Role]) -> Role:
    """The role of a file; ``named`` holds the files that the event's record names."""
    pure = PurePosixPath(path)
    suffix = pure.suffix.casefold()
    if len(pure.parts) > 1 and pure.parts[0].casefold() in FOLDERS:
        return FOLDERS[pure.parts[0].casefold()]
    if path in named:
        return named[path]
    if len(pure.parts) > 1 and pure.parts[0].casefold() in EVIDENCE and pure.stem.casefold() not in GUIDES:
        role, suffixes = EVIDENCE[pure.parts[0].casefold()]
        if suffix in suffixes:
            return role
    if path == LOCK_FILE:
        return Role.LOCK
    if len(pure.parts) == 1 and suffix in YAML and pure.stem.casefold() in NAMES:
        return NAMES[pure.stem.casefold()]
    if len(pure.parts) == 1 and suffix in YAML and language_in(path) and _is_event(PurePosixPath(pure.stem).stem):
        return Role.EVENT_TRANSLATION
    if len(pure.parts) == 1 and suffix in YAML and pure.stem.casefold() in PROPOSALS:
        return Role.PROPOSAL
    if pure.stem.casefold() in GUIDES or (pure.stem.casefold() in STARTERS and suffix in STARTED):
        return Role.GUIDE
    if suffix in IMAGES:
        return Role.IMAGE
    return Role.NOTE if suffix in NOTES else Role.OTHER


def _is_event(stem: str) -> bool:
    return NAMES.get(stem.casefold()) is Role.EVENT


def in_order(paths: Iterable[str]) -> list[str]:
    """Files of the root that play one part, the one that counts first (``NAMES``)."""
    return sorted(paths, key=lambda path: list(NAMES).index(PurePosixPath(path).stem.casefold()))


def beside_forms(path: str, named: Mapping[str, Role]) -> Role:
    """The role of a file in the folder of forms that is no untouched form: what it would be anywhere else."""
    return classify("/".join(("-", *PurePosixPath(path).parts[1:])), named)


def prose_files(event: Event, paths: Iterable[str], translations: Iterable[EventTranslation] = ()) -> dict[str, str]:
    """Path by key of each long text that stands in a file: the one named, else the one that bears the key's name.

    A translation (``sintesis.fr.md``) has the key ``sintesis.fr``; what ``evento.fr.yaml`` says of it comes first.
    """
    there = set(paths)
    files: dict[str, str] = {}
    for name, key in keys_of(Event):
        if key.kind is not Kind.PROSE:
            continue
        value: Located | None = getattr(event, name)
        stem = key.name.replace("_", "-")
        if value and names_file(value):
            named = str(value).strip()
            files |= {key.name: named} if named in there else {}
            stem = named.rpartition(".")[0]
        elif not value and (named := _by_stem(stem, there)):
            files[key.name] = named
        files |= {f"{key.name}.{lang}": path for lang in LANGUAGES if (path := _by_stem(f"{stem}.{lang}", there))}
        for one in translations:
            if said := getattr(one.words, name):
                files.pop(f"{key.name}.{one.language}", None)
                files |= {f"{key.name}.{one.language}": said.strip()} if said.strip() in there else {}
    return files


def _by_stem(stem: str, there: Container[str]) -> str:
    """The file of a long text by its name without ending, Markdown before Word and ODT; empty where there is none."""
    return next((path for suffix in (".md", *SUFFIXES) if (path := f"{stem}{suffix}") in there), "")


def names_file(text: str) -> bool:
    """True where a text is the name of a file and not the text itself."""
    line = text.strip()
    return "\n" not in line and len(line) < 200 and PurePosixPath(line).suffix.casefold() in PROSE


def named_files(event: Event, prose: Mapping[str, str]) -> dict[str, Role]:
    """The files that the event's record names, and their roles."""
    data = [str(value).strip() for value in (event.glossary, event.bibliography, event.participation) if value]
    slides = [str(item).strip() for session in event.sessions for item in session.slides]
    return {
        **dict.fromkeys(slides, Role.SLIDES),
        **dict.fromkeys(data, Role.DATA),
        **dict.fromkeys(prose.values(), Role.PROSE),
    }
