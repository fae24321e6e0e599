"""Which session of the programme a note belongs to: its id, or words that name one only (file-format, section 4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time

from memoria.diagnostics import Checked, found
from memoria.model.event import Event, Session
from memoria.source import position_of
from memoria.vocabulary import fold, value, value_spellings, values

UNKNOWN = "M-040"
AMBIGUOUS = "M-041"
UNDERSTOOD = "M-042"
CANDIDATES = 4
STEM = 6
"""Words that share so many first letters are taken for the same («descentralizada», «descentralización»)."""
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "a al and d da das de del do dos du e el en et for in la las le les los o of on y the sesion session seance sessao",
    )
)

_NAMED = re.compile(r"(?P<id>[\w.-]+?)\s*(?:(?:[·:—–|]|\s-\s)\s*(?P<title>.+)|\((?P<bracketed>.+)\))")
_TIME = re.compile(r"\b(\d{1,2})(?:[:h](\d{2})|h)\b(?:\s*h\b)?")
_DATES = (
    re.compile(r"\b\d{4}[ /](?P<month>\d{1,2})[ /](?P<day>\d{1,2})\b"),
    re.compile(r"\b(?P<day>\d{1,2})[ /](?P<month>\d{1,2})[ /]\d{4}\b"),
    re.compile(r"\b(?P<day>\d{1,2})/(?P<month>\d{1,2})\b"),
    re.compile(r"\b(?P<day>\d{1,2})(?:er|o|th|st|nd|rd)?\s+(?:de |of |d )?(?P<month>[a-z]{3,})\b"),
    re.compile(r"\b(?P<month>[a-z]{3,})\s+(?P<day>\d{1,2})\b"),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What words say of a session: month and day, hour, and the other words."""

    day: tuple[int, int] | None
    hour: time | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Card:
    """A session as it may be named."""

    session: Session
    date: date | None
    words: frozenset[str]


def resolve(words: str, event: Event) -> Checked[str]:
    """The id of the session that is named; empty when none is, or several are (M-040, M-041)."""
    at = position_of(words)
    by_id = {fold(session.id): str(session.id) for session in event.sessions if session.id}
    if fold(words) in by_id:
        return Checked(by_id[fold(words)])
    id_, title = _id_and_title(words)
    if fold(id_) in by_id:
        session = next(session for session in event.sessions if fold(session.id or "") == fold(id_))
        same = fold(title) == fold(session.title or "")
        said = () if same else (found(UNDERSTOOD, at, words=str(words), session=_said(session)),)
        return Checked(str(session.id), said)
    wanted = _wanted(fold(words))
    cards = list(_cards(event))
    named = [card for card in cards if _fits(card, wanted)] if wanted != Wanted(None, None, ()) else []
    if len(named) > 1:
        exact = [card for card in named if card.session.title and fold(card.session.title) == fold(words)]
        named = exact if len(exact) == 1 else named
    if len(named) == 1:
        session = named[0].session
        understood = found(UNDERSTOOD, at, words=str(words), session=_said(session))
        return Checked(str(session.id or ""), (understood,))
    if named:
        listed = tuple(_said(card.session) for card in named[:CANDIDATES])
        ids = tuple(str(card.session.id) for card in named[:CANDIDATES] if card.session.id)
        return Checked("", (found(AMBIGUOUS, at, words=str(words), sessions=listed, ids=ids, first=ids[0] if ids else "…"),))
    near = tuple(_said(card.session) for card in _nearest(cards, wanted)) or None
    return Checked("", (found(UNKNOWN, at, words=str(words), sessions=near, ids=tuple(by_id.values()) or None),))


def _id_and_title(words: str) -> tuple[str, str]:
    """«S04 · Tres territorios», «S04 (Tres territorios)», «S04: Tres territorios»: as forms and messages name a session."""
    match = _NAMED.fullmatch(words.strip())
    return (match["id"], match["title"] or match["bracketed"]) if match else ("", "")


def _said(session: Session) -> str:
    """A session as messages name it: «S04 (Tres territorios, tres caminos)»."""
    return f"{session.id} ({session.title})" if session.title else str(session.id)


def _wanted(text: str) -> Wanted:
    day: tuple[int, int] | None = None
    for pattern in _DATES:
        for match in pattern.finditer(text):
            month = _month(match["month"])
            if day is None and month and 1 <= int(match["day"]) <= 31:
                day = (month, int(match["day"]))
                text = text[: match.start()] + " " + text[match.end() :]
    match_hour = _TIME.search(text)
    hour = None
    if match_hour and int(match_hour[1]) < 24 and int(match_hour[2] or 0) < 60:
        hour = time(int(match_hour[1]), int(match_hour[2] or 0))
        text = text[: match_hour.start()] + " " + text[match_hour.end() :]
    weekdays = {fold(name) for day_name in values("weekdays") for name in value_spellings("weekdays", day_name)["es"][:1]}
    return Wanted(day, hour, tuple(word for word in _words(text) if word not in weekdays or day is None))


def _month(text: str) -> int | None:
    if text.isdigit():
        return int(text) if 1 <= int(text) <= 12 else None
    name = value("months", text)
    return values("months").index(name) + 1 if name else None


def _words(text: str) -> Iterator[str]:
    return (word for word in re.findall(r"[^\W_]+", fold(text)) if word not in _SMALL)


def _cards(event: Event) -> Iterator[_Card]:
    axes = {fold(axis.id): axis for axis in event.axes if axis.id}
    for day in event.programme:
        for session in day.sessions:
            axis = axes.get(fold(session.axis)) if session.axis else None
            texts: list[str] = [str(session.id or ""), str(session.title or ""), str(session.axis or ""), session.format]
            texts += [str(axis.title)] if axis is not None and axis.title else []
            texts += [str(name) for name in (*session.participants, *session.moderators, *session.rapporteurs)]
            if session.format in values("formats"):
                texts += [one for group in value_spellings("formats", session.format).values() for one in group]
            yield _Card(session, day.date, frozenset(word for text in texts for word in _words(text)))


def _fits(card: _Card, wanted: Wanted) -> bool:
    return _on_day(card, wanted) and _at_hour(card, wanted) and all(_has(card, word) for word in wanted.words)


def _on_day(card: _Card, wanted: Wanted) -> bool:
    return wanted.day is None or (card.date is not None and (card.date.month, card.date.day) == wanted.day)


def _at_hour(card: _Card, wanted: Wanted) -> bool:
    hours = card.session.hours
    return wanted.hour is None or (hours is not None and hours.start == wanted.hour)


def _has(card: _Card, word: str) -> bool:
    if word in card.words:
        return True
    return len(word) >= STEM and any(other[:STEM] == word[:STEM] for other in card.words if len(other) >= STEM)


def _nearest(cards: Iterable[_Card], wanted: Wanted) -> list[_Card]:
    """The sessions that some of the words name, those with most of them first."""

    def score(card: _Card) -> int:
        hits = sum(_has(card, word) for word in wanted.words)
        on_day = wanted.day is not None and _on_day(card, wanted)
        at_hour = wanted.hour is not None and _at_hour(card, wanted)
        return hits + on_day + at_hour

    ranked = sorted(((score(card), -place, card) for place, card in enumerate(cards)), key=lambda item: item[:2], reverse=True)
    return [card for points, _, card in ranked[:CANDIDATES] if points]
