"""Ids for everything that has one, the editor's additions included, and the roadmap after his decisions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from memoria.diagnostics import Checked
from memoria.model.contribution import Contribution
from memoria.model.event import Event
from memoria.model.marks import Commitment, Mark
from memoria.model.memoria import Memoria
from memoria.model.roadmap import Lock, Roadmap
from memoria.roadmap.carried import ids_of
from memoria.roadmap.decisions import DECISIONS_FILE, apply_decisions
from memoria.roadmap.ids import give_ids
from memoria.roadmap.lock import hashed

INTERNAL = "interno"


def identify(memoria: Memoria, lock: Lock) -> Checked[Memoria]:
    """The memoria with its marks identified, its roadmap made and its lock brought up to date."""
    additions = [_addition(entry, memoria.event) for entry in memoria.decisions.additions]
    identified = give_ids((*memoria.marks, *additions), lock)
    marks = iter(identified.value.marks)
    notes = tuple(replace(note, marks=tuple(next(marks) for _ in note.marks)) for note in memoria.contributions)
    commitments = [mark for note in notes for mark in note.marks if isinstance(mark, Commitment)]
    commitments += [mark for mark in marks if isinstance(mark, Commitment)]
    roadmap = apply_decisions(commitments, memoria.decisions, _ids_before(memoria))
    secret = _made_internal(roadmap.value)
    known = replace(
        memoria,
        contributions=tuple(_without_secrets(note, secret) for note in notes),
        roadmap=roadmap.value,
        lock=_sealed(identified.value.lock, secret),
    )
    return Checked(known, (*identified.diagnostics, *roadmap.diagnostics))


def _ids_before(memoria: Memoria) -> frozenset[str] | None:
    """The ids of the previous edition; None where there is one that could not be had, which has been said."""
    return None if memoria.event.previous and memoria.previous is None else ids_of(memoria.previous)


def _addition(entry: Commitment, event: Event) -> Mark:
    """A commitment that no note holds, as if it had been said in the session that it names."""
    wanted = str(entry.origin or "").strip()
    session = next((str(one.id) for one in event.sessions if str(one.id).casefold() == wanted.casefold()), wanted)
    words = " ".join(str(entry.action or "").split())
    path = entry.at.path if entry.at else DECISIONS_FILE
    return replace(entry, note=path, session=session, words=words, reserved=entry.access == INTERNAL)


def _made_internal(roadmap: Roadmap) -> frozenset[str]:
    """Ids that the editor keeps for the internal edition."""
    aside = (commitment for commitment, _ in (*roadmap.excluded, *roadmap.merged))
    return frozenset(one.id for one in (*roadmap.commitments, *aside) if one.access == INTERNAL or one.reserved)


def _without_secrets(note: Contribution, secret: Iterable[str]) -> Contribution:
    """The note with its marks reserved that the editor reserved."""
    return replace(note, marks=tuple(replace(mark, reserved=True) if mark.id in secret else mark for mark in note.marks))


def _sealed(lock: Lock, secret: frozenset[str]) -> Lock:
    """The lock with the hashes of reserved words in their place."""
    entries = (
        replace(entry, words=hashed(entry.words), hashed=True) if entry.id in secret and not entry.hashed else entry
        for entry in lock.entries
    )
    return replace(lock, entries=tuple(entries))
