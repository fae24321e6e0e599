"""The editor's decisions about the roadmap, applied over the commitments of the notes (file-format, section 6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from rapidfuzz import fuzz, process

from memoria import vocabulary
from memoria.diagnostics import Checked, Diagnostic, found
from memoria.model.fields import keys_of
from memoria.model.marks import Commitment
from memoria.model.roadmap import Decisions, FollowUp, Roadmap
from memoria.roadmap.ids import ids_in, normal_id
from memoria.source import Located, Position

DECISIONS_FILE = "hoja-de-ruta.yaml"
NEAR = 60
"""How like an unknown id, out of 100, one that there is must be to be proposed."""
EDITION = "/"
"""Between the year of another edition and the id that a commitment has there: «2021/C-01»."""


def apply_decisions(
    commitments: Sequence[Commitment], decisions: Decisions, before: frozenset[str] | None = frozenset()
) -> Checked[Roadmap]:
    """The roadmap of the volume: commitments merged, corrected, set aside with a reason, and followed up.

    The notes stay as they are. A decision about an id that does not exist is said and left out. ``before`` holds the ids of
    the previous edition («2021/C-01»), None where there is one that can't be read; what became of those is for ``carried``.
    """
    desk = _Desk({commitment.id: commitment for commitment in commitments}, before)
    desk.earlier(key for key, _ in decisions.follow_up)
    decisions = _of_this_edition(decisions)
    follow_up = [(id_, note) for key, note in decisions.follow_up if (id_ := desk.known(key))]
    for key, correction in decisions.corrections:
        desk.correct(key, correction)
    for id_, note in follow_up:
        desk.follow(id_, note)
    for merge in decisions.merges:
        desk.merge(merge.ids, merge.into)
    for group in decisions.distinct:
        desk.tell_apart(group)
    for key, reason in decisions.exclusions:
        desk.exclude(key, reason)
    roadmap = Roadmap(
        commitments=tuple(desk.commitments.values()),
        excluded=tuple(desk.excluded),
        merged=tuple(desk.merged),
        follow_up=tuple(follow_up),
        cutoff=decisions.cutoff,
    )
    return Checked(roadmap, (*desk.problems, *_dependencies(roadmap, before)))


def _of_this_edition(decisions: Decisions) -> Decisions:
    return replace(decisions, follow_up=tuple((key, news) for key, news in decisions.follow_up if EDITION not in key))


def followed(commitment: Commitment, news: FollowUp) -> Commitment:
    """A commitment with what is known of it by now; what the news do not say stays as it was."""
    changes: dict[str, Any] = {"status": news.status} if news.status else {}
    changes |= {name: value for name in ("progress", "evidence") if (value := getattr(news, name)) is not None}
    if news.date:
        changes["updated"] = Located(news.date.isoformat(), news.where("date"))
    return replace(commitment, **changes)


class _Desk:
    """The commitments while the editor works on them."""

    def __init__(self, commitments: dict[str, Commitment], before: frozenset[str] | None) -> None:
        self.commitments = commitments
        self.before = before
        self.all_ids = tuple(commitments)
        self.excluded: list[tuple[Commitment, str]] = []
        self.merged: list[tuple[Commitment, str]] = []
        self.problems: list[Diagnostic] = []

    def known(self, key: Located) -> str:
        """The id that a key names, or nothing (and a problem) when there is none."""
        id_ = normal_id(key)
        if id_ in self.all_ids:
            return id_
        if EDITION in id_:
            self.problems.append(found("H-017", key.at, id=id_))
            return ""
        self.problems.append(_unknown(key, key.at, self.all_ids))
        return ""

    def earlier(self, keys: Iterable[Located]) -> None:
        """Say what is told of commitments that the previous edition does not have."""
        for key in keys:
            if EDITION in key and (problem := _not_before(key, key.at, self.before)):
                self.problems.append(problem)

    def correct(self, key: Located, correction: Commitment) -> None:
        id_ = self.known(key)
        if id_:
            self.commitments[id_] = replace(self.commitments[id_], **_written(correction))

    def follow(self, id_: str, note: FollowUp) -> None:
        self.commitments[id_] = followed(self.commitments[id_], note)

    def merge(self, ids: Iterable[Located], into: Located | None) -> None:
        target = self._kept(self.known(into) if into else "")
        for key in ids:
            id_ = self.known(key)
            if not target or not id_ or id_ == target:
                continue
            if id_ in self.commitments:
                self.merged.append((self.commitments.pop(id_), target))
            else:
                self._say_merged(key, id_, target)

    def _kept(self, id_: str) -> str:
        """The commitment that now stands for one: itself, or the one that it was merged into."""
        into = {commitment.id: target for commitment, target in self.merged}
        while id_ in into:
            id_ = into[id_]
        return id_

    def _say_merged(self, key: Located, id_: str, target: str) -> None:
        kept = self._kept(id_)
        if kept != target:
            self.problems.append(found("H-009", key.at, id=id_, into=kept))

    def tell_apart(self, group: Sequence[Located]) -> None:
        """Say where two that are «distintos» were merged too: that was done, since it came first."""
        known = [(key, id_) for key in group if (id_ := self.known(key))]
        for key, id_ in known:
            other = next((one for _, one in known if one != id_ and self._kept(one) == self._kept(id_)), "")
            if other and any(one.id == id_ for one, _ in self.merged):
                self.problems.append(found("H-018", key.at, id=id_, other=other))

    def exclude(self, key: Located, reason: Located) -> None:
        id_ = self.known(key)
        if not reason.strip():
            self.problems.append(found("H-007", key.at, id=str(key)))
        elif id_ in self.commitments:
            self.excluded.append((self.commitments.pop(id_), reason))
            if gone := tuple(one.id for one, _ in self.merged if self._kept(one.id) == id_):
                self.problems.append(found("H-019", key.at, id=id_, gone=gone))
        elif id_ and (kept := self._kept(id_)) != id_:
            self.problems.append(found("H-019", key.at, id=id_, into=kept))


def _written(correction: Commitment) -> dict[str, Any]:
    """The fields that the editor wrote, and only those."""
    return {name: getattr(correction, name) for name, _ in keys_of(Commitment) if name in correction.marks and name != "given_id"}


def _unknown(key: str, at: Position | None, ids: Sequence[str]) -> Diagnostic:
    near = process.extractOne(normal_id(key), ids, scorer=fuzz.ratio, score_cutoff=NEAR)
    return found("H-006", at, id=str(key), nearest=near[0] if near else None)


def _not_before(key: str, at: Position | None, before: frozenset[str] | None) -> Diagnostic | None:
    """Why an id of another edition is none, if it isn't: nothing is followed (H-016), or that edition lacks it (H-006)."""
    id_ = normal_id(key)
    if before is None or id_ in before:
        return None
    return _unknown(key, at, sorted(before)) if before else found("H-016", at, id=id_)


def dependencies(commitment: Commitment) -> tuple[str, ...]:
    """Ids that a commitment waits for."""
    return tuple(id_ for id_ in ids_in(commitment.depends_on) if vocabulary.value("undefined", id_) is None)


def _dependencies(roadmap: Roadmap, before: frozenset[str] | None) -> Iterable[Diagnostic]:
    """Dependencies that lead nowhere, and loops, each said once."""
    graph = {commitment.id: dependencies(commitment) for commitment in roadmap.commitments}
    aside = {commitment.id for commitment, _ in (*roadmap.excluded, *roadmap.merged)}
    for commitment in roadmap.commitments:
        at = commitment.where("depends_on")
        for id_ in graph[commitment.id]:
            if EDITION in id_:
                if problem := _not_before(id_, at, before):
                    yield problem
            elif id_ not in graph and id_ not in aside:
                yield _unknown(id_, at, tuple(graph))
        loop = _loop(graph, commitment.id)
        if loop and commitment.id == min(loop):
            yield found("H-008", at, loop=" → ".join((*loop, loop[0])))


def _loop(graph: dict[str, tuple[str, ...]], start: str) -> tuple[str, ...]:
    """A chain of dependencies that comes back to where it started, or nothing; waiting for oneself is said by C-013."""
    trail: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    while trail:
        path = trail.pop()
        for following in graph.get(path[-1], ()):
            if following == start and len(path) > 1:
                return path
            if following not in seen:
                seen.add(following)
                trail.append((*path, following))
    return ()
