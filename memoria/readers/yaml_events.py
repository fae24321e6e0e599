"""YAML as a list of events, or the place where it stops being YAML.

Only the parser of libyaml is used, never a constructor: everything is text, ``no`` is a word and ``9:00`` an hour. The events are
those that ``yaml.compose`` would make nodes of; taken one by one they cannot nest deeper than we let them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

MAX_DEPTH = 40
"""Lists within lists; what people write stays under ten."""

Event = Any
"""An event of PyYAML; its types say nothing."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why the text is not YAML. ``line`` and ``column`` start at 0 and tell where the trouble begins, as far as it is known."""

    line: int
    column: int
    problem: str
    too_deep: bool = False


def read_events(text: str) -> tuple[Event, ...] | Failure:
    """The events of a text, of all its documents."""
    events: list[Event] = []
    depth = 0
    try:
        event: Event
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            depth += _step(event)
            if depth > MAX_DEPTH:
                return Failure(event.start_mark.line, event.start_mark.column, "depth", too_deep=True)
            events.append(event)
    except yaml.MarkedYAMLError as error:
        return _failure(error)
    except yaml.YAMLError:
        return Failure(0, 0, "unreadable")
    return tuple(events)


def line_of(event: Event) -> int:
    """The line that an event begins on, from 0; one past the last for what is missing at the end."""
    return int(event.start_mark.line)


def _step(event: Event) -> int:
    if isinstance(event, yaml.CollectionStartEvent):
        return 1
    return -1 if isinstance(event, yaml.CollectionEndEvent) else 0


def _failure(error: yaml.MarkedYAMLError) -> Failure:
    """What was being scanned, or a list in brackets, begins at the context; otherwise the problem's place tells more."""
    context = error.context or ""
    from_context = (context.startswith("while scanning") or " flow " in context) and "tab character" not in (error.problem or "")
    mark = (error.context_mark if from_context else None) or error.problem_mark or error.context_mark
    return Failure(mark.line if mark else 0, mark.column if mark else 0, error.problem or "")
