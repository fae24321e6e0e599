"""From cues to turns: what one person says in a row is one turn; names of the register; nothing personal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from memoria.checks import spans
from memoria.intake.raw import Dropped, Rule, Talk, Turn
from memoria.model.people import Person
from memoria.people import Index, fold_name

GAP = 5.0
"""Seconds of silence after which the same speaker begins a new turn."""


def timed(talk: Talk) -> Talk:
    """The talk with the hour of each turn, where it is known when the recording began."""
    if talk.began is None:
        return talk
    turns = (
        replace(turn, moment=talk.began + timedelta(seconds=turn.start))
        if turn.moment is None and turn.start is not None
        else turn
        for turn in talk.turns
    )
    return replace(talk, turns=tuple(turns))


def after_start(talk: Talk, start: datetime | None) -> Talk:
    """Without what was said before the programme began: the technical chatter of those who open the room."""
    if start is None:
        return talk
    early = [turn for turn in talk.turns if turn.moment is not None and turn.moment < start]
    dropped = tuple(Dropped(Rule.BEFORE, turn.text, turn.line) for turn in early)
    kept = tuple(turn for turn in talk.turns if turn.moment is None or turn.moment >= start)
    return replace(talk, turns=kept, dropped=(*talk.dropped, *dropped))


def merged(turns: Iterable[Turn]) -> tuple[Turn, ...]:
    """Cues of one speaker in a row as one turn with the first one's time. Two unknown speakers may be two people."""
    done: list[Turn] = []
    for turn in turns:
        last = done[-1] if done else None
        if last is not None and _goes_on(last, turn):
            done[-1] = replace(last, text=f"{last.text} {turn.text}", end=turn.end)
        else:
            done.append(turn)
    return tuple(done)


def _goes_on(last: Turn, turn: Turn) -> bool:
    if not turn.who or fold_name(turn.who) != fold_name(last.who):
        return False
    return last.end is None or turn.start is None or turn.start - last.end < GAP


@dataclass(frozen=True, slots=True)
class Named:
    """Turns with the names of the register; who is not in it, and whom that may be."""

    turns: tuple[Turn, ...]
    unknown: tuple[tuple[str, tuple[str, ...]], ...] = ()


def named(turns: Sequence[Turn], index: Index) -> Named:
    """Each speaker as the register writes them. «Rosa Pilco (GAD Cañar)» is found by what stands before the bracket.

    A name that only looks like one of the register stays as it is, and the likeness is told.
    """
    labels = {turn.who: label(turn.who, index) for turn in turns if turn.who}
    unknown = {who: index.alike(who) for who, found in labels.items() if found is None}
    done = tuple(replace(turn, who=labels.get(turn.who) or turn.who) for turn in turns)
    return Named(done, tuple(sorted(unknown.items(), key=lambda one: fold_name(one[0]))))


def label(name: str, index: Index) -> str | None:
    """How the register writes a person's name, by any of its spellings; None for one that it doesn't have.

    An organisation keeps the name that it was given: an acronym says less than what stood on the screen.
    """
    for spelling in (name, name.partition("(")[0].strip()):
        entry = index.find(spelling) if spelling else None
        if entry is not None:
            return entry.full_name if isinstance(entry, Person) else spelling
    return None


def discreet(text: str, withheld: str) -> tuple[str, int]:
    """A text with its mails, telephones and identity numbers ``withheld`` («[dato reservado]»), and how many there were."""
    pieces, last = [], 0
    found = spans(text)
    for start, end, _ in found:
        pieces += [text[last:start], withheld]
        last = end
    return "".join((*pieces, text[last:])), len(found)


def discreet_turns(turns: Iterable[Turn], withheld: str) -> tuple[tuple[Turn, ...], int]:
    """The same for every turn: what is said, who says it, whom it answers."""
    done, total = [], 0
    for turn in turns:
        (text, one), (who, two), (answers, three) = (discreet(said, withheld) for said in (turn.text, turn.who, turn.answers))
        total += one + two + three
        done.append(replace(turn, text=text, who=who, answers=answers))
    return tuple(done), total
