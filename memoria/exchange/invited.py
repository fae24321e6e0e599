"""Who was asked to come to an event of a calendar (RFC 5545, 3.8.4.1): names, and never the addresses that they stand with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_PEOPLE = ("", "INDIVIDUAL", "UNKNOWN")
"""Of the kinds of whom can be asked (3.2.3); the others are groups, rooms and things."""


@dataclass(frozen=True, slots=True)
class Invited:
    """The people of an invitation who did not say no."""

    names: tuple[str, ...] = ()
    chairs: tuple[str, ...] = ()
    """Those who are asked to chair (3.2.16)."""
    nameless: int = 0
    """How many have an address and no name."""


def invited_to(event: Any) -> Invited:
    """The invited of an event, without whoever sent the invitation: calendars list them among their own guests."""
    told = [(_name(one), _parameter(one, "role") == "CHAIR") for one in _asked(event)]
    names = dict.fromkeys(name for name, chairs in told if name and not chairs)
    chairs = dict.fromkeys(name for name, chairs in told if name and chairs)
    return Invited(tuple(names), tuple(chairs), sum(not name for name, _ in told))


def _asked(event: Any) -> Iterator[Any]:
    sender = _address(event.get("organizer"))
    for one in _listed(event.get("attendee")):
        comes = _parameter(one, "partstat") != "DECLINED" and _parameter(one, "role") != "NON-PARTICIPANT"
        if comes and _parameter(one, "cutype") in _PEOPLE and _address(one) != sender:
            yield one


def _name(one: Any) -> str:
    """The name of somebody (3.2.2); nothing where an address stands in its place, as calendars do without a name."""
    name = " ".join(str(_parameters(one).get("cn", "")).split())
    return "" if "@" in name else name


def _parameter(one: Any, name: str) -> str:
    return str(_parameters(one).get(name, "")).strip().upper()


def _parameters(one: Any) -> Any:
    return getattr(one, "params", {})


def _address(one: Any) -> str | None:
    first = next(iter(_listed(one)), None)
    return str(first).casefold() if first is not None else None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
