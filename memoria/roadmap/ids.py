"""Ids of marks: given once, kept through rewording, shuffling and renaming, never used twice (file-format, section 6)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from memoria.diagnostics import Checked, Diagnostic, found
from memoria.model.marks import Mark
from memoria.model.roadmap import Lock, LockEntry
from memoria.roadmap.assignment import Pair, best_pairs
from memoria.roadmap.likeness import Bag, alike, bag_of
from memoria.roadmap.lock import hashed
from memoria.source import Position

KEPT = 0.6
"""Share of the old words that must still be there for a reworded mark to keep its id."""
LOCK_FILE = "memoria.lock"
_ID = re.compile(r"(\d{4}/)?([A-Z])-?0*(\d+)$")
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
"""What word processors and spreadsheets make of a hyphen."""
_BETWEEN = re.compile(r"[;,]|\s(?:y|e|and|et)\s")
"""Between the ids of a list, as people write it: «C-01, C-02 y C-04»."""


@dataclass(frozen=True, slots=True)
class Identified:
    """Marks with their ids, in the order given, and the lock that goes with them."""

    marks: tuple[Mark, ...]
    lock: Lock


def give_ids(marks: Sequence[Mark], lock: Lock) -> Checked[Identified]:
    """An id for each mark of a kind that has one, in reading order; and the lock brought up to date."""
    numbered = [mark for mark in marks if mark.letter]
    by_letter: dict[str, list[Mark]] = defaultdict(list)
    for mark in numbered:
        by_letter[mark.letter].append(mark)
    given: dict[int, str] = {}
    problems: list[Diagnostic] = []
    for letter, group in by_letter.items():
        entries = [entry for entry in lock.entries if entry.id.startswith(f"{letter}-")]
        result = _identify(group, entries, letter)
        given.update(result.value)
        problems.extend(result.diagnostics)
    identified = tuple(replace(mark, id=given.get(id(mark), "")) for mark in marks)
    renewed = _renewed(lock, [mark for mark in identified if mark.id])
    problems.extend(_farewells(lock, renewed))
    return Checked(Identified(identified, renewed), tuple(problems))


def normal_id(text: str) -> str:
    """An id as the compiler writes it: «c-3» is ``C-03``, «2021/c3» is ``2021/C-03``; other texts stay as they are."""
    match = _ID.fullmatch("".join(text.upper().split()).translate(_HYPHENS))
    return f"{match[1] or ''}{match[2]}-{int(match[3]):02}" if match else text.strip()


def ids_in(text: str | None) -> tuple[str, ...]:
    """The ids of a list in the order in which they stand, each once; what is no id stays as it was written."""
    parts = (part.strip(" .") for part in _BETWEEN.split(text or ""))
    return tuple(dict.fromkeys(normal_id(part) for part in parts if part))


def is_id(text: str) -> bool:
    """True for the id of a mark, of this edition or another."""
    return _ID.fullmatch(text) is not None


def _identify(marks: Sequence[Mark], entries: Sequence[LockEntry], letter: str) -> Checked[dict[int, str]]:
    """Ids for the marks of one letter, by object identity of the mark."""
    problems: list[Diagnostic] = []
    given = _given(marks, letter, problems)
    waiting = [mark for mark in marks if id(mark) not in given]
    free = [entry for entry in entries if entry.id not in set(given.values())]
    for match in (_by_words, _by_likeness):
        found_ids = match(waiting, free)
        given.update(found_ids)
        waiting = [mark for mark in waiting if id(mark) not in given]
        free = [entry for entry in free if entry.id not in set(found_ids.values())]
    given.update(_new(waiting, [entry.id for entry in entries] + list(given.values()), letter))
    return Checked(given, tuple(problems))


def _given(marks: Sequence[Mark], letter: str, problems: list[Diagnostic]) -> dict[int, str]:
    """Ids that authors fixed themselves; the first to claim one has it."""
    claimed: dict[str, Mark] = {}
    for mark in marks:
        if mark.given_id is None:
            continue
        wanted = normal_id(mark.given_id)
        if not re.fullmatch(rf"{letter}-\d{{2,4}}", wanted):
            problems.append(found("H-003", mark.where("given_id"), id=str(mark.given_id), example=f"{letter}-07"))
        elif wanted in claimed:
            first = claimed[wanted].at
            place = first.said if first else ""
            problems.append(found("H-004", mark.where("given_id"), id=wanted, first=place))
        else:
            claimed[wanted] = mark
    return {id(mark): wanted for wanted, mark in claimed.items()}


def _by_words(marks: Sequence[Mark], entries: Sequence[LockEntry]) -> dict[int, str]:
    """Same words, wherever the note has gone; where several say the same, the same note and session first."""
    candidates: dict[str, list[LockEntry]] = defaultdict(list)
    for entry in entries:
        candidates[entry.words if entry.hashed else hashed(entry.words)].append(entry)
    matched: dict[int, str] = {}
    for at_home in (True, False):
        for mark in marks:
            group = candidates.get(hashed(mark.words), [])
            same = [entry for entry in group if not at_home or (entry.note, entry.session) == (mark.note, mark.session)]
            if id(mark) not in matched and same:
                matched[id(mark)] = same[0].id
                group.remove(same[0])
    return matched


def _by_likeness(marks: Sequence[Mark], entries: Sequence[LockEntry]) -> dict[int, str]:
    """With enough of the words kept: first in the same note and session, then in one of the two, then anywhere.

    Each time the best assignment over all of them.
    """
    free = [entry for entry in entries if not entry.retired and not entry.hashed]
    pairs = list(alike([_bag(mark.words) for mark in marks], [_bag(entry.words) for entry in free], KEPT))
    matched: dict[int, str] = {}
    taken: set[str] = set()
    for near in (_same_place, _near, _anywhere):
        open_pairs = [
            Pair(row, column, score)
            for row, column, score in pairs
            if id(marks[row]) not in matched and free[column].id not in taken and near(marks[row], free[column])
        ]
        for row, column in best_pairs(open_pairs):
            matched[id(marks[row])] = free[column].id
            taken.add(free[column].id)
    return matched


def _same_place(mark: Mark, entry: LockEntry) -> bool:
    return (mark.note, mark.session) == (entry.note, entry.session)


def _near(mark: Mark, entry: LockEntry) -> bool:
    """The file was renamed, or the note moved to another session."""
    return mark.note == entry.note or mark.session == entry.session


def _anywhere(_mark: Mark, _entry: LockEntry) -> bool:
    return True


def _bag(words: str) -> Bag:
    return bag_of(words.casefold().split())


def _new(marks: Sequence[Mark], used: Iterable[str], letter: str) -> dict[int, str]:
    numbers = _counting_after(used, letter)
    return {id(mark): f"{letter}-{next(numbers):02}" for mark in marks}


def _counting_after(used: Iterable[str], letter: str) -> Iterator[int]:
    number = max((int(id_[2:]) for id_ in used if id_.startswith(f"{letter}-")), default=0)
    while True:
        number += 1
        yield number


def _renewed(lock: Lock, marks: Sequence[Mark]) -> Lock:
    """The lock with every id of today, and those no longer met marked as retired; sorted by id."""
    today: Mapping[str, LockEntry] = {mark.id: _entry(mark) for mark in marks}
    gone = [replace(entry, retired=True) for entry in lock.entries if entry.id not in today]
    entries = sorted([*today.values(), *gone], key=lambda entry: (entry.id[0], int(entry.id[2:])))
    return replace(lock, entries=tuple(entries))


def _entry(mark: Mark) -> LockEntry:
    words = hashed(mark.words) if mark.reserved else mark.words
    return LockEntry(mark.id, mark.kind, mark.note, mark.session, words, hashed=mark.reserved)


def _farewells(old: Lock, new: Lock) -> Iterator[Diagnostic]:
    """An id that was in use and is met no more is said."""
    before = {entry.id for entry in old.entries if not entry.retired}
    for entry in new.entries:
        if entry.retired and entry.id in before:
            words = None if entry.hashed else entry.words[:80]
            yield found("H-005", Position(LOCK_FILE), id=entry.id, words=words, note=entry.note)
