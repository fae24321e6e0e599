"""Commitments that look alike: proposed for merging, never merged (C-015)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from memoria import vocabulary
from memoria.checks.commitments import commitments
from memoria.diagnostics import Diagnostic, found
from memoria.model.marks import Commitment
from memoria.model.memoria import Memoria
from memoria.people import Index
from memoria.roadmap.ids import normal_id
from memoria.roadmap.likeness import alike_within, bag_of

SHARE = 0.5
"""Share of the words of weight that two commitments must have in common to be compared at all."""
LIKE = 64
"""RapidFuzz's token set ratio, out of 100, from which they are said to look alike."""
SAME_NOTE = 80
"""As ``LIKE``, for two of the same note: its author told them apart already."""
WEIGHT = 4
"""Letters of a word that says something."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A commitment as it is compared: its words of weight, who answers for it and where."""

    action: Commitment
    words: tuple[str, ...]
    who: frozenset[str]
    where: frozenset[str]


def check_look_alikes(memoria: Memoria) -> Iterator[Diagnostic]:
    """For each commitment the earlier one that it looks most like, if any (C-015).

    What the editor merged, left out or told apart is not asked again. Two bodies that answer, or two territories, make two
    commitments whatever their words: each province promises the same for itself.
    """
    index = Index(memoria.register)
    everything = [_said(action, index) for action in commitments(memoria) if action.id and action.words]
    apart = _told_apart(memoria)
    likest: dict[int, tuple[float, int]] = {}
    for group in _by_who(everything):
        for first, second, _ in alike_within([bag_of(everything[place].words) for place in group], SHARE):
            one, other = everything[group[first]], everything[group[second]]
            score = _likeness(one, other, apart)
            best = likest.get(group[second], (0.0, 0))
            if score > best[0]:
                likest[group[second]] = (score, group[first])
    for second, (_, first) in sorted(likest.items()):
        earlier, later = everything[first].action, everything[second].action
        yield found("C-015", later.at, id=later.id, other=earlier.id, place=_place(earlier))


def _said(action: Commitment, index: Index) -> _Said:
    words = re.findall(r"\w+", vocabulary.fold(action.words))
    weighty = tuple(word for word in words if len(word) >= WEIGHT or word.isdecimal())
    return _Said(action, weighty, _names(action.responsible, index), _names(action.territory, index))


def _by_who(everything: Sequence[_Said]) -> Iterator[list[int]]:
    """The places of those that the same body may answer for, those of nobody with each."""
    for name in sorted({name for said in everything for name in said.who}) or [""]:
        yield [place for place, said in enumerate(everything) if not said.who or name in said.who]


def _likeness(one: _Said, other: _Said, apart: frozenset[frozenset[str]]) -> float:
    """0 to 100; nothing for two that can't be one."""
    if frozenset((one.action.id, other.action.id)) in apart or (one.where and other.where and not one.where & other.where):
        return 0.0
    needed = SAME_NOTE if one.action.note == other.action.note else LIKE
    return fuzz.token_set_ratio(" ".join(one.words), " ".join(other.words), score_cutoff=needed)


def _told_apart(memoria: Memoria) -> frozenset[frozenset[str]]:
    groups = [[normal_id(key) for key in group] for group in memoria.decisions.distinct]
    return frozenset(frozenset(pair) for group in groups for pair in combinations(group, 2))


def _names(values: Iterable[str], index: Index) -> frozenset[str]:
    names = (index.label(name) for name in index.names(values))
    return frozenset(vocabulary.fold(name) for name in names if vocabulary.value("undefined", name) is None)


def _place(action: Commitment) -> str:
    """« (mesa.md:12)»; nothing where its place is not known."""
    at = action.at
    if at is None:
        return ""
    return f" ({at.said})"
