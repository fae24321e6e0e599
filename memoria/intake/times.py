"""Times as foreign programs write them: of the recording, of the clock, in the file's name; and durations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from memoria import vocabulary

_OFFSET = re.compile(r"(?:(?P<h>\d{1,3}):)?(?P<m>\d{1,2}):(?P<s>\d{2})(?:[.,](?P<f>\d{1,3}))?")
_STAMP = re.compile(r"GMT(\d{8})-(\d{6})")
_TEAMS_STAMP = re.compile(r"(?<!\d)(\d{8})_(\d{6})(?:UTC)?(?!\d)")
_DAY_IN_NAME = re.compile(r"(?<!\d)(20\d{2})[-_.](\d{1,2})[-_.](\d{1,2})(?!\d)")
_DAY_NUMBERS = re.compile(r"(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{2,4})")
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})\.?[\s-]+(?:de\s+)?([^\W\d_]{3,})\.?[\s,-]+(?:de\s+|del\s+)?(\d{4})")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([ap])\.?\s?m\b\.?)?", re.IGNORECASE)
_UNITS = re.compile(
    r"(\d+)\s*(hours?|horas?|heures?|hrs?|h|minutes?|minutos?|mins?|m|seconds?|segundos?|secondes?|segs?|secs?|s)\b",
    re.IGNORECASE,
)


def seconds(text: str) -> float | None:
    """``00:12:30.250``, ``1:02:03,5``, ``0:03``: seconds since the beginning of a recording."""
    match = _OFFSET.fullmatch(text.strip())
    if match is None:
        return None
    fraction = float(f"0.{match['f']}") if match["f"] else 0.0
    return int(match["h"] or 0) * 3600 + int(match["m"]) * 60 + int(match["s"]) + fraction


def offset(value: float) -> str:
    """Seconds as ``[00:12:30]`` has them."""
    whole = int(value)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


def duration(text: str) -> float | None:
    """``1h 23m 45s``, «1 h 23 min», «278» (minutes), ``01:23:45``: seconds."""
    written = text.strip()
    if re.fullmatch(r"\d{1,6}(?:[.,]\d+)?", written):
        return float(written.replace(",", ".")) * 60
    clock = re.fullmatch(r"(\d{1,3}):(\d{2}):(\d{2})", written)
    if clock:
        return int(clock[1]) * 3600 + int(clock[2]) * 60 + int(clock[3])
    pieces = _UNITS.findall(written)
    if not pieces:
        return None
    return float(sum(int(number) * {"h": 3600, "m": 60, "s": 1}[unit[0].casefold()] for number, unit in pieces))


def stamp_of(name: str, where: ZoneInfo | None) -> datetime | None:
    """When a recording began, by its file's name (UTC), on the clock of the event's zone."""
    match = _STAMP.search(name) or _TEAMS_STAMP.search(name)
    if match is None or where is None:
        return None
    try:
        moment = datetime.strptime(f"{match[1]}{match[2]}", "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
    return moment.astimezone(where).replace(tzinfo=None)


def day_of_name(name: str, where: ZoneInfo | None) -> date | None:
    """The day that a file's name or folder tells: ``GMT20230328-…``, ``…_2023_03_28.csv``, ``2023-03-28 08.21.03 Foro``."""
    moment = stamp_of(name, where)
    if moment is not None:
        return moment.date()
    for match in _DAY_IN_NAME.finditer(name):
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            continue
    return None


@dataclass(frozen=True, slots=True)
class Moments:
    """Reads the times of one file, where ``03/04/2023`` means the same on every line."""

    day_first: bool = True

    def read(self, text: str) -> datetime | None:
        """Day and hour, or None for what is neither (``--``, blank, something else)."""
        written = " ".join(text.split())
        day = _written_day(written, self.day_first)
        clock = _CLOCK.search(written)
        if day is None or clock is None:
            return None
        hour = int(clock[1])
        if clock[4]:
            hour = hour % 12 + (12 if clock[4].casefold() == "p" else 0)
        try:
            return datetime(day.year, day.month, day.day, hour, int(clock[2]), int(clock[3] or 0))
        except ValueError:
            return None


def moments_for(texts: Iterable[str], days: Iterable[date], *, day_first: bool) -> Moments:
    """The order of day and month that the texts allow; then the one that gives days of the event; then the language's."""
    written = [text for text in texts if text.strip()]
    wanted = {near for day in days for near in (day - timedelta(1), day, day + timedelta(1))}

    def fit(order: bool) -> tuple[int, int, bool]:
        read = [moment for text in written if (moment := Moments(order).read(text)) is not None]
        return len(read), sum(moment.date() in wanted for moment in read), order == day_first

    return Moments(max((True, False), key=fit))


def _written_day(text: str, day_first: bool) -> date | None:
    words = _MONTH_FIRST.search(text)
    if words and (month := _month(words[1])):
        return _date(int(words[3]), month, int(words[2]))
    words = _DAY_FIRST.search(text)
    if words and (month := _month(words[2])):
        return _date(int(words[3]), month, int(words[1]))
    numbers = _DAY_NUMBERS.search(text)
    if numbers is None:
        return None
    first, second, third = (int(number) for number in numbers.groups())
    if len(numbers[1]) == 4:
        return _date(first, second, third)
    year = third + 2000 if third < 100 else third
    return _date(year, second, first) if day_first else _date(year, first, second)


def written_day(text: str, *, day_first: bool = True) -> date | None:
    """The day in a line of text, when it tells one."""
    return _written_day(" ".join(text.split()), day_first)


def clock_seconds(text: str) -> float | None:
    """An hour of the clock as seconds since midnight: «9:05 a. m.», ``08:47:02``."""
    match = _CLOCK.search(" ".join(text.split()))
    if match is None:
        return None
    hour = int(match[1])
    if match[4]:
        hour = hour % 12 + (12 if match[4].casefold() == "p" else 0)
    return None if hour > 23 or int(match[2]) > 59 else hour * 3600 + int(match[2]) * 60 + int(match[3] or 0)


def _month(word: str) -> int | None:
    canonical = vocabulary.value("months", word.rstrip("."))
    return None if canonical is None else vocabulary.values("months").index(canonical) + 1


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1990 <= year <= 2200 else None
    except ValueError:
        return None
