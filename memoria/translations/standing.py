"""What is translated, what is out of date and what is still to do, text by text and language by language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from memoria import vocabulary
from memoria.document.walk import text_of
from memoria.model.contribution import Prose
from memoria.model.memoria import Memoria
from memoria.translations.record import plain, record_in, texts_of, translated

RECORD = "evento.yaml"
"""What the event's record is called where it was read from no file."""
SYNTHESIS = "sintesis"
"""The long text that the event has in each of its languages."""


class State(StrEnum):
    """How a text stands in a language."""

    MISSING = "missing"
    STALE = "stale"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Standing:
    """One text in one language. ``words`` are those of the original: what there is to translate."""

    language: str
    original: str
    words: int
    state: State
    path: str = ""
    """The translation; empty where there is none."""
    promised: bool = False
    """True for what the event says that it translates: its synthesis, and its own words once some of them are."""


def languages_of(memoria: Memoria) -> tuple[str, ...]:
    """The languages of ``traducciones``, and those that something was translated into."""
    named = [vocabulary.value("languages", one) or str(one) for one in memoria.event.translations]
    made = [one.language for one in memoria.event_translations] + [one.language for one in memoria.translations]
    made += [text.language for key, text in memoria.prose if "." in key]
    return tuple(dict.fromkeys((*named, *sorted(made))))


def standings(memoria: Memoria) -> tuple[Standing, ...]:
    """Every text that is not in a language of the event, by language: its record and long texts first, then contributions."""
    return tuple(
        one
        for language in languages_of(memoria)
        for one in (*_record(memoria, language), *_texts(memoria, language), *_notes(memoria, language))
    )


def begun(found: Iterable[Standing]) -> tuple[Standing, ...]:
    """Those that are promised or translated: the rest waits for nobody."""
    return tuple(one for one in found if one.promised or one.state is not State.MISSING)


def _record(memoria: Memoria, language: str) -> Iterator[Standing]:
    """The event's own words: as one text for each way in which they stand, since a title has changed or lacks by itself."""
    if (memoria.event.language or "es") == language:
        return
    record = record_in(memoria, language)
    texts, made = texts_of(memoria.event), translated(memoria.event, record) if record else {}
    words: dict[State, int] = defaultdict(int)
    for key, text in texts.items():
        stale = record is not None and key in record.stale
        words[State.MISSING if key not in made else State.STALE if stale else State.DONE] += len(plain(text).split())
    original = memoria.event.at.path if memoria.event.at else RECORD
    for state in (State.DONE, State.STALE, State.MISSING):
        if words[state]:
            path = record.path if record and state is not State.MISSING else ""
            yield Standing(language, original, words[state], state, path, promised=record is not None)


def _texts(memoria: Memoria, language: str) -> Iterator[Standing]:
    texts = dict(memoria.prose)
    for key, prose in memoria.prose:
        if "." not in key and prose.language != language:
            other = texts.get(f"{key}.{language}")
            path = other.path if other else ""
            yield Standing(language, _named(key, prose), _words(prose), _state(other), path, promised=key == SYNTHESIS)


def _named(key: str, prose: Prose) -> str:
    """The file of a long text; where it stands in the event's record, with its key."""
    return prose.path if prose.path.casefold().endswith(".md") else f"{prose.path} ({key})"


def _words(prose: Prose) -> int:
    return len(text_of(prose.body).split())


def _notes(memoria: Memoria, language: str) -> Iterator[Standing]:
    made = {one.original: one for one in reversed(memoria.translations) if one.language == language}
    for note in memoria.contributions:
        if note.language.split("-")[0] != language:
            other = made.get(note.path)
            yield Standing(language, note.path, note.words, _state(other), other.path if other else "")


def _state(translation: object) -> State:
    if translation is None:
        return State.MISSING
    return State.STALE if getattr(translation, "stale", False) else State.DONE
