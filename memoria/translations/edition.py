"""The event as an edition in one language prints it: each text in its translation where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from memoria.model.contribution import Contribution, FrontMatter, Prose
from memoria.model.marks import Commitment, Mark
from memoria.model.memoria import Memoria
from memoria.model.roadmap import Roadmap
from memoria.translations.freshness import FRONT
from memoria.translations.pairing import in_words_of
from memoria.translations.record import in_words_of_event, record_in

M = TypeVar("M", bound=Mark)
SYNTHESIS = "sintesis"
"""The one text that every edition prints in all its languages."""


def in_language(memoria: Memoria, language: str) -> Memoria:
    """The event with its own words, each contribution and each long text in ``language`` where there is a translation that fits.

    A translated contribution keeps its original's path, people and ids. An edition without a language of its own prints
    originals.
    """
    if not language:
        return memoria
    record = record_in(memoria, language)
    found = {one.original: one for one in memoria.translations if one.fits and _is(one.language, language)}
    notes = tuple(_translated(note, found[note.path]) if note.path in found else note for note in memoria.contributions)
    prose = tuple(_texts(memoria, language))
    if not found and prose == memoria.prose and record is None:
        return memoria
    event = in_words_of_event(memoria.event, record) if record else memoria.event
    return replace(memoria, event=event, contributions=notes, prose=prose, roadmap=_roadmap(memoria, notes))


def _is(tag: str, language: str) -> bool:
    return tag.split("-", maxsplit=1)[0] == language


def _translated(note: Contribution, one: Contribution) -> Contribution:
    return replace(
        note,
        front=_front(note.front, one.front),
        body=one.body,
        marks=one.marks,
        language=one.language,
        words=one.words,
        comments=(),
        translated_from=note.language,
        stale=one.stale,
    )


def _front(front: FrontMatter, other: FrontMatter) -> FrontMatter:
    given = {name: value for name in FRONT if (value := getattr(other, name))}
    return replace(front, **given) if given else front


def _texts(memoria: Memoria, language: str) -> Iterator[tuple[str, Prose]]:
    texts = dict(memoria.prose)
    for key, prose in memoria.prose:
        other = None if "." in key or key == SYNTHESIS or _is(prose.language, language) else texts.get(f"{key}.{language}")
        yield key, other or prose


def _roadmap(memoria: Memoria, notes: tuple[Contribution, ...]) -> Roadmap:
    """The commitments in the words of their translations, what the editor changed in his."""
    before = {mark.id: mark for note in memoria.contributions for mark in note.marks if mark.id}
    after = {mark.id: mark for note in notes if note.translated_from for mark in note.marks if mark.id}

    def said(mark: Commitment) -> Commitment:
        if mark.id not in after:
            return mark
        made = in_words_of(before[mark.id], after[mark.id], mark)
        assert isinstance(made, Commitment)
        return made

    roadmap = memoria.roadmap
    return replace(
        roadmap,
        commitments=tuple(map(said, roadmap.commitments)),
        excluded=tuple((said(mark), reason) for mark, reason in roadmap.excluded),
        merged=tuple((said(mark), into) for mark, into in roadmap.merged),
    )
