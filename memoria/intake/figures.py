"""Attendance as aggregates: people once each, unions of intervals, and no group so small that it tells who is in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from memoria.disclosure import FLOOR, large_enough, pooled
from memoria.intake.programme import Window
from memoria.intake.raw import Attendance, Kind, Part, Presence
from memoria.model.people import Organisation
from memoria.people import Index, fold_name, label_of

MOST_INSTITUTIONS = 15
"""Rows of a chart of institutions; the rest are others."""
LEAST = timedelta(minutes=1)
"""How long somebody must have been there to count for a session."""

Interval = tuple[datetime, datetime]


@dataclass
class Someone:
    """One person, of all the lines that are theirs."""

    intervals: list[Interval] = field(default_factory=list)
    days: set[date] = field(default_factory=set)
    traits: dict[str, str] = field(default_factory=dict)
    part: Part = Part.REGISTERED

    @property
    def came(self) -> bool:
        return self.part is not Part.REGISTERED


@dataclass(frozen=True, slots=True)
class Group:
    """People counted by one criterion: rows of name and count, the largest first."""

    criterion: str
    rows: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """What may be published of who was there. None is unknown, which is not nought."""

    people: int | None
    peak: int | None
    registered: int | None
    institutions: int | None
    countries: int | None
    provinces: int | None
    groups: tuple[Group, ...]
    pooled: int = 0
    """Groups too small to be shown."""


def figures(reports: Sequence[Attendance], index: Index, windows: Sequence[Window], floor: int = FLOOR) -> Figures:
    """The aggregates of all reports of an event together, with the registrations that tell who people are."""
    people = _people(reports, index)
    there = [person for person in people.values() if person.came]
    by_trait = {name: Counter(_trait(person, name, index) for person in there) for name in TRAITS}
    groups = [
        Group("day", _by_day(there)),
        Group("session", _by_session(there, windows)),
        *(Group(name, tuple(counts.items())) for name, counts in by_trait.items() if any(counts.keys() - {""})),
    ]
    shown = [(group, _above_floor(group, floor)) for group in groups]
    attended = any(report.kind is Kind.ATTENDANCE for report in reports)
    return Figures(
        people=len(there) if attended else None,
        peak=_peak(reports, people),
        registered=_registered(reports, people),
        institutions=_distinct(by_trait["institution"]),
        countries=_distinct(by_trait["country"]),
        provinces=_distinct(by_trait["province"]),
        groups=tuple(made for _, made in shown if made.rows),
        pooled=sum(0 < count < floor for group, _ in shown for _, count in group.rows),
    )


TRAITS = ("institution", "level", "country", "province", "sex")
LARGEST = "largest"
"""Criterion of a group of institutions that shows only those with most people."""
OTHERS, UNDECLARED = "\0others", "\0undeclared"
"""Rows that are named in the language of the event."""


def _people(reports: Sequence[Attendance], index: Index) -> dict[str, Someone]:
    """Everybody once: by the register, else by mail, else by name. Anonymous people are never taken for one another.

    A name that stands beside one mail only, in any of the files, is that person where the mail is missing. The host's line is a
    room or an account, and nobody, unless the register knows the name.
    """
    mails: dict[str, set[str]] = {}
    for report in reports:
        for one in report.presences:
            if one.email and not one.anonymous:
                mails.setdefault(fold_name(one.name), set()).add(one.email)
    people: dict[str, Someone] = {}
    for number, report in enumerate(reports):
        for one in report.presences:
            known = index.find(one.name)
            if one.part is Part.HOST and known is None:
                continue
            key = _key(one, number, f"={label_of(known)}" if known is not None else "", mails)
            _add(people.setdefault(key, Someone()), one, report)
    return people


def _key(one: Presence, number: int, known: str, mails: Mapping[str, set[str]]) -> str:
    if one.anonymous:
        return f"\0{number}:{one.line}"
    if known:
        return known
    if one.email:
        return one.email
    same = mails.get(fold_name(one.name), set())
    return next(iter(same)) if len(same) == 1 else f"~{fold_name(one.name)}"


def _add(person: Someone, one: Presence, report: Attendance) -> None:
    if person.part is Part.REGISTERED or one.part is Part.PANELIST:
        person.part = one.part if one.part is not Part.REGISTERED else person.part
    for name, text in one.traits:
        person.traits.setdefault(name, text)
    if one.part is Part.REGISTERED:
        return
    if one.join and one.leave:
        person.intervals.append((one.join, one.leave))
    day = one.join.date() if one.join else report.day
    if day:
        person.days.add(day)


def union(intervals: Iterable[Interval]) -> list[Interval]:
    """Stretches of time without what they share: two lines of one person are not two people."""
    done: list[Interval] = []
    for start, end in sorted(intervals):
        if done and start <= done[-1][1]:
            done[-1] = (done[-1][0], max(done[-1][1], end))
        else:
            done.append((start, end))
    return done


def _peak(reports: Sequence[Attendance], people: Mapping[str, Someone]) -> int | None:
    """What the reports state, where all do; else counted from the intervals of the attendees, hosts left out."""
    attended = [report for report in reports if report.kind is Kind.ATTENDANCE]
    stated = [report.peak for report in attended if report.peak is not None]
    if attended and len(stated) == len(attended):
        return max(stated)
    steps = [step for person in people.values() for start, end in union(person.intervals) for step in ((start, 1), (end, -1))]
    there = highest = 0
    for _, step in sorted(steps):
        there += step
        highest = max(highest, there)
    return max([highest, *stated]) or None


def _registered(reports: Sequence[Attendance], people: Mapping[str, Someone]) -> int | None:
    """People who signed up: as listed, else as the summaries state."""
    if any(report.kind is Kind.REGISTRATION for report in reports):
        return sum(report.registered or 0 for report in reports if report.kind is Kind.REGISTRATION) or None
    stated = [report.registered for report in reports if report.registered is not None]
    listed = sum(1 for person in people.values() if person.part is not Part.HOST)
    return max([*stated, 0]) or (listed if any(one.part is Part.REGISTERED for one in people.values()) else None)


def _trait(person: Someone, name: str, index: Index) -> str:
    text = person.traits.get(name, "")
    entry = index.find(text) if name == "institution" and text else None
    if entry is not None:
        return str(entry.name or text) if isinstance(entry, Organisation) else text
    return " ".join(text.split())


def _distinct(counts: Counter[str]) -> int | None:
    return len({fold_name(name) for name in counts if name}) or None


def _by_day(people: Sequence[Someone]) -> tuple[tuple[str, int], ...]:
    counts = Counter(day for person in people for day in person.days)
    return tuple((day.isoformat(), count) for day, count in sorted(counts.items())) if len(counts) > 1 else ()


def _by_session(people: Sequence[Someone], windows: Sequence[Window]) -> tuple[tuple[str, int], ...]:
    def there(person: Someone, window: Window) -> bool:
        shared = (min(end, window.end) - max(start, window.start) for start, end in union(person.intervals))
        return sum((piece for piece in shared if piece > timedelta()), timedelta()) >= LEAST

    rows = [(window.session, sum(there(person, window) for person in people)) for window in windows if window.counts]
    return tuple((session, count) for session, count in rows if count)


def _above_floor(group: Group, floor: int) -> Group:
    """Small groups together as «others»; and as many more as it takes that the sum doesn't tell one of them.

    Days and sessions are no groups of people like one another: those under the floor are left out.
    """
    folded: dict[str, tuple[str, int]] = {}
    for name, count in group.rows:
        shown, before = folded.get(fold_name(name), (name or UNDECLARED, 0))
        folded[fold_name(name)] = (shown, before + count)
    rows = list(folded.values())
    if group.criterion in ("day", "session"):
        return Group(group.criterion, tuple(large_enough(rows, floor)))
    rows.sort(key=_order)
    kept = large_enough(rows, floor)
    if group.criterion == "institution" and _is_scattered(kept, rows):
        return Group(LARGEST, tuple(row for row in kept if row[0] != UNDECLARED)[:MOST_INSTITUTIONS])
    kept, others = pooled(rows, floor)
    kept += [(OTHERS, others)] if others else []
    return Group(group.criterion, tuple(kept) if any(name not in (OTHERS, UNDECLARED) for name, _ in kept) else ())


def _is_scattered(kept: Sequence[tuple[str, int]], rows: Sequence[tuple[str, int]]) -> bool:
    """Where the others would be most of all, a chart of the largest says more than one that ends in «others»."""
    shown = sum(count for name, count in kept[:MOST_INSTITUTIONS] if name != UNDECLARED)
    return 0 < shown * 2 < sum(count for _, count in rows)


def _order(row: tuple[str, int]) -> tuple[bool, int, str]:
    """The largest first, by name where they are of one size; those who said nothing last."""
    name, count = row
    return name == UNDECLARED, -count, fold_name(name)
