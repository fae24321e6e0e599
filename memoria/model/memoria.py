"""The whole of an event as read: what checks look at and what the volume is assembled from."""

from __future__ import annotations

from dataclasses import dataclass, field

from memoria.document.tree import Resource
from memoria.model.contribution import Contribution, Prose, SourceRecord, Transcript
from memoria.model.event import Event, Participation, Survey, Term
from memoria.model.marks import Mark
from memoria.model.people import Register
from memoria.model.roadmap import Decisions, Lock, Roadmap

Bibliography = tuple[tuple[tuple[str, str], ...], ...]
"""Items of a CSL-YAML file, each as pairs of variable and text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTranslation:
    """The event's record in another language (``evento.fr.yaml``): the words that its frame prints."""

    path: str
    original: str
    """Path of the event's record."""
    language: str
    words: Event
    """What was written, and no more: all the rest is the original's."""
    fits: bool = True
    """False for one that can't stand for the original: in its own language, or the second in a language."""
    stale: frozenset[str] = frozenset()
    """The texts whose original has changed since, by key (``sesiones/S03/titulo``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memoria:
    """An event folder, read and understood.

    ``prose`` holds the long texts by their canonical key (``antecedentes``, ``presentacion``, ``sintesis`` …, and
    ``sintesis.fr`` for a translation). ``images`` are the vetted pictures by the path that the trees name.
    """

    name: str
    """Name of the event's folder."""
    event: Event
    event_translations: tuple[EventTranslation, ...] = ()
    """The event's record in other languages."""
    register: Register = field(default_factory=Register)
    contributions: tuple[Contribution, ...] = ()
    translations: tuple[Contribution, ...] = ()
    """Translations of contributions: their marks are those of their originals."""
    prose: tuple[tuple[str, Prose], ...] = ()
    decisions: Decisions = field(default_factory=Decisions)
    lock: Lock = field(default_factory=Lock)
    roadmap: Roadmap = field(default_factory=lambda: Roadmap(()))
    glossary: tuple[Term, ...] = ()
    bibliography: Bibliography = ()
    participation: Participation | None = None
    surveys: tuple[tuple[str, Survey], ...] = ()
    """Polls and surveys by path."""
    transcripts: tuple[Transcript, ...] = ()
    """What was said and written in the room: evidence for quotations."""
    images: tuple[tuple[str, Resource], ...] = ()
    files: tuple[SourceRecord, ...] = ()
    previous: Memoria | None = None
    """The edition before, as far as its roadmap goes: its commitments bear the ids that they have here («2021/C-01») and
    what is known of them by now."""

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Every mark of every contribution, in the order of the contributions."""
        return tuple(mark for note in self.contributions for mark in note.marks)

    @property
    def handed_in(self) -> tuple[Contribution, ...]:
        """Every note as somebody handed it in: the contributions and the translations of them."""
        return (*self.contributions, *self.translations)

    def text(self, key: str) -> Prose | None:
        """A long text of the event by its key."""
        return dict(self.prose).get(key)
