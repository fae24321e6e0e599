"""Names of the files that imports write: what they are and of when, in letters that every disk takes."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import PurePosixPath

from memoria.vocabulary import fold

LONGEST = 60
_NOT_A_NAME = re.compile(r"[^a-z0-9]+")


def slug(text: str) -> str:
    """«GMT20230328-133012_Recording» → ``gmt20230328-133012-recording``."""
    return _NOT_A_NAME.sub("-", fold(text)).strip("-")[:LONGEST].strip("-")


def stem_of(raw: str, what: str, *, day: date | None = None, began: datetime | None = None, session: str = "") -> str:
    """``2023-03-28-0825-transcripcion``; by the raw file's own name where no day is known."""
    if day is None and not session:
        return "-".join(part for part in (slug(PurePosixPath(raw).name.partition(".")[0]), what) if part) or "x"
    parts = (day.isoformat() if day else "", f"{began:%H%M}" if began else "", slug(session), what)
    return "-".join(part for part in parts if part)
