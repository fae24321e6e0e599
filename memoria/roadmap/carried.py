"""The previous edition's commitments as this edition follows them up: under ids of their own, with the latest news."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from memoria.model.marks import Commitment
from memoria.model.memoria import Memoria
from memoria.model.roadmap import FollowUp
from memoria.roadmap.decisions import EDITION, dependencies, followed
from memoria.roadmap.ids import normal_id
from memoria.source import Located


def carried(before: Memoria, news: Iterable[tuple[Located, FollowUp]]) -> Memoria:
    """The previous edition with its ids as they are written here («2021/C-01»: the year in which it began).

    What this edition's editor tells of a commitment («seguimiento») stands for what the previous one told; where no status is
    told it goes on as it was, and the rest is added to.
    """
    year = before.event.start.year if before.event.start else 0
    told = {normal_id(key): entry for key, entry in news}
    ids = {commitment.id: _named(commitment.id, year) for commitment in before.roadmap.commitments}
    old = {ids[id_]: entry for id_, entry in before.roadmap.follow_up if id_ in ids}
    latest = {id_: _latest(old.get(id_), told.get(id_)) for id_ in ids.values()}
    commitments = tuple(_carried(one, year, told.get(ids[one.id])) for one in before.roadmap.commitments)
    known = tuple((id_, entry) for id_, entry in latest.items() if entry is not None)
    return replace(before, roadmap=replace(before.roadmap, commitments=commitments, follow_up=known, excluded=(), merged=()))


def ids_of(before: Memoria | None) -> frozenset[str]:
    """The ids that a previous edition's commitments have here."""
    return frozenset(commitment.id for commitment in before.roadmap.commitments) if before else frozenset()


def _carried(commitment: Commitment, year: int, news: FollowUp | None) -> Commitment:
    waits = "; ".join(_named(id_, year) for id_ in dependencies(commitment))
    renamed = replace(commitment, id=_named(commitment.id, year), depends_on=Located(waits, commitment.at) if waits else None)
    if news is None:
        return renamed
    fresh = replace(renamed, progress=None, evidence=None, updated=None) if news.status else renamed
    return followed(fresh, news)


def _named(id_: str, year: int) -> str:
    """An id with its edition; that of a still earlier one has it already."""
    return id_ if EDITION in id_ else f"{year}{EDITION}{id_}"


def _latest(old: FollowUp | None, new: FollowUp | None) -> FollowUp | None:
    if old is None or new is None or new.status:
        return new or old
    kept = {name: getattr(new, name) or getattr(old, name) for name in ("status", "progress", "evidence", "date", "remarks")}
    return replace(new, **kept)
