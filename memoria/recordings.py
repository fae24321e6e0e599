"""Recordings of sessions: the times that people write in their notes, and the address that begins playing there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_CLOCK = r"(?:(?P<{0}h>\d{{1,2}}):)?(?P<{0}m>\d{{1,3}}):(?P<{0}s>[0-5]\d)"
_WHOLE = r"(?P<{0}h>\d{{1,2}}):(?P<{0}m>[0-5]\d):(?P<{0}s>[0-5]\d)(?:[.,]\d{{1,3}})?"
_WORD = r"(?:min(?:utos?|utes?)?\.?|m\.)"
_IN_TEXT = re.compile(
    rf"\[{_WHOLE.format('a')}\]|\({_WHOLE.format('b')}\)"
    rf"|[\[(]{_WORD}\s?(?:{_CLOCK.format('c')}|(?P<minutes>\d{{1,3}})(?:['’′]|\s?h)?)[\])]",
    re.IGNORECASE,
)
_FIELD = re.compile(
    rf"(?:{_WORD}\s?)?(?:{_WHOLE.format('a')}|{_CLOCK.format('c')}|(?P<minutes>\d{{1,3}})(?:['’′](?:\s?(?P<seconds>[0-5]?\d)[\"”″]?)?)?)"
    rf"(?:\s?{_WORD})?",
    re.IGNORECASE,
)
YOUTUBE = ("youtube.com", "youtu.be", "youtube-nocookie.com")
SECRETS = frozenset(("pwd", "passcode", "password", "token", "access_token", "clave", "tk"))
"""Parameters of an address that open what is closed."""


class Moment(NamedTuple):
    """A time that a text tells: where it stands there, and how many seconds into the recording it is."""

    start: int
    end: int
    seconds: int


def moments(text: str) -> Iterator[Moment]:
    """The times of a text that can only be of a recording: ``[00:12:30]``, ``(01:12:30)``, ``(min 12:30)``, ``[minuto 12]``.

    Two figures alone are an hour of the day as often as not, and are left alone.
    """
    for match in _IN_TEXT.finditer(text):
        yield Moment(match.start(), match.end(), _seconds(match))


def seconds_in(value: str) -> int | None:
    """The seconds of the field ``minuto``: ``12``, ``12:30``, ``1:02:30``, ``12'30"``; None for anything else."""
    match = _FIELD.fullmatch(value.strip().strip("[]()"))
    return _seconds(match) if match else None


def _seconds(match: re.Match[str]) -> int:
    groups = match.groupdict()
    hours, minutes, seconds = (sum(int(groups.get(f"{place}{unit}") or 0) for place in "abc") for unit in "hms")
    return hours * 3600 + (minutes + int(groups.get("minutes") or 0)) * 60 + seconds + int(groups.get("seconds") or 0)


def is_address(text: str | None) -> bool:
    """True for an address of the web; a recording may also be a file, or said in words."""
    if not text or not text.casefold().startswith(("https://", "http://")) or any(map(str.isspace, text.strip())):
        return False
    try:
        return bool(urlsplit(text.strip()).hostname)
    except ValueError:
        return False


def opens_what_is_closed(address: str) -> bool:
    """True for an address that carries its own password."""
    return bool(_secret_names(address))


def _secret_names(address: str) -> list[str]:
    return [name for name, _ in parse_qsl(urlsplit(address).query) if name.casefold() in SECRETS]


def at_second(address: str, seconds: int) -> str:
    """The address that begins playing at a second.

    YouTube ``t=``; Vimeo ``#t=750s``; Zoom ``startTime``, which counts milliseconds from 1970: it is moved where the
    address has one.

    For all others a media fragment (W3C Media Fragments 1.0, 4.2.1), which whoever doesn't know it plays from the start.
    """
    parts = urlsplit(address.strip())
    host = (parts.hostname or "").casefold()
    query = parse_qsl(parts.query, keep_blank_values=True)
    if _is_of(host, YOUTUBE):
        kept = [(name, value) for name, value in query if name not in ("t", "start")]
        return urlunsplit(parts._replace(query=urlencode([*kept, ("t", f"{seconds}s")]), fragment=""))
    if _is_of(host, ("vimeo.com",)):
        return urlunsplit(parts._replace(fragment=f"t={seconds}s"))
    began = dict(query).get("startTime", "")
    if _is_of(host, ("zoom.us", "zoom.com")) and began.isdecimal():
        moved = [(name, str(int(began) + seconds * 1000) if name == "startTime" else value) for name, value in query]
        return urlunsplit(parts._replace(query=urlencode(moved)))
    return urlunsplit(parts._replace(fragment=f"t={seconds}"))


def _is_of(host: str, names: tuple[str, ...]) -> bool:
    return any(host == name or host.endswith(f".{name}") for name in names)
