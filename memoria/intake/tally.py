"""Polls and forms as counts: how many chose what; answers in free words apart, in no order that tells whose they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from memoria.checks import spans
from memoria.intake.raw import Kind, Poll
from memoria.intake.turns import discreet
from memoria.people import fold_name

MOST_CHOICES = 20
LONGEST_CHOICE = 14
"""Words of an option; more is somebody's own sentence."""
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Tally:
    """One question: the people who answered it, the options with how many chose each, and the answers in free words."""

    question: str
    people: int
    rows: tuple[tuple[str, int], ...] = ()
    free: tuple[str, ...] = ()
    withheld: int = 0


def tallies(poll: Poll, withheld: str) -> tuple[Tally, ...]:
    """Each question in the order of the report, with ``withheld`` in place of personal data."""
    questions: dict[str, list[str]] = {}
    shown: dict[str, str] = {}
    for reply in poll.replies:
        key = fold_name(reply.question)
        shown.setdefault(key, reply.question)
        questions.setdefault(key, []).append(reply.answer)
    return tuple(
        _tally(shown[key], answers, poll.kind, withheld) for key, answers in questions.items() if not _is_personal(answers)
    )


def personal_questions(poll: Poll) -> tuple[str, ...]:
    """Questions that ask who somebody is: most answers are addresses or numbers. Their answers are not kept."""
    answers: dict[str, list[str]] = {}
    for reply in poll.replies:
        answers.setdefault(reply.question, []).append(reply.answer)
    return tuple(question for question, given in answers.items() if _is_personal(given))


def _is_personal(answers: Sequence[str]) -> bool:
    """An address or number is most of most answers."""
    telling = sum(sum(end - start for start, end, _ in spans(answer)) * 2 > len(answer) for answer in answers)
    return telling * 2 > len(answers)


def _tally(question: str, answers: Sequence[str], kind: Kind, withheld: str) -> Tally:
    chosen = [_choices(answer, answers) for answer in answers]
    title, hidden = discreet(question, withheld)
    if _is_closed(chosen, kind):
        return Tally(
            title, len(answers), _counts([option for options in chosen for option in options], withheld), withheld=hidden
        )
    made = [discreet(answer, withheld) for answer in answers]
    free = tuple(sorted((text for text, _ in made), key=fold_name))
    return Tally(title, len(answers), free=free, withheld=hidden + sum(count for _, count in made))


def _counts(options: Sequence[str], withheld: str) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for option in options:
        key = fold_name(option)
        shown.setdefault(key, discreet(option, withheld)[0])
        counts[key] += 1
    rows = [(shown[key], count) for key, count in counts.items()]
    if all(_NUMBER.fullmatch(name) for name, _ in rows):
        return tuple(sorted(rows, key=lambda row: float(row[0].replace(",", "."))))
    return tuple(sorted(rows, key=lambda row: (-row[1], fold_name(row[0]))))


def _choices(answer: str, answers: Sequence[str]) -> list[str]:
    """The options of one answer: Zoom joins them with «;»; forms with «, », where each piece is also another answer's."""
    pieces = [piece.strip() for piece in answer.split(";") if piece.strip()]
    if len(pieces) > 1:
        return pieces
    parts = [piece.strip() for piece in answer.split(", ") if piece.strip()]
    if len(parts) < 2:
        return [answer.strip()]
    others = Counter(fold_name(piece) for other in answers for piece in re.split(r"; ?|, ", other))
    return parts if all(others[fold_name(part)] > 1 for part in parts) else [answer.strip()]


def _is_closed(chosen: Sequence[Sequence[str]], kind: Kind) -> bool:
    options = Counter(fold_name(option) for one in chosen for option in one)
    if len(options) > MOST_CHOICES or any(len(option.split()) > LONGEST_CHOICE for option in options):
        return False
    if all(_NUMBER.fullmatch(option) for option in options):
        return True
    repeated = sum(count for count in options.values() if count > 1)
    return kind is Kind.POLL or repeated * 2 >= sum(options.values())
