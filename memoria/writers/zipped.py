"""One last pass over a zip: the same parts always make the same bytes.

Programs that write Word and Excel files stamp the clock on every part and order them as they come.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime

CONTENT_TYPES = "[Content_Types].xml"
MIMETYPE = "mimetype"
"""First in a package of OpenDocument, and stored as it is (part 2, 3.3)."""
_FIRST_YEAR = 1980
"""Zip knows no earlier time (APPNOTE 4.4.6)."""
_STORED = (".png", ".jpg", ".jpeg")
"""Already compressed."""


def zipped(data: bytes, date: str) -> bytes:
    """A zip packed anew: content types first, then by name, each part with the time of ``date`` (ISO 8601, or empty)."""
    return pack(unpack(data), date)


def unpack(data: bytes) -> dict[str, bytes]:
    """The parts of a zip by name; only for those of our own making."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return {info.filename: source.read(info) for info in source.infolist() if not info.is_dir()}


def pack(parts: Mapping[str, bytes], date: str) -> bytes:
    """A zip of parts by name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name in sorted(parts, key=lambda part: (part not in (CONTENT_TYPES, MIMETYPE), part)):
            info = zipfile.ZipInfo(name, _zip_time(date))
            info.create_system = 0
            info.compress_type = zipfile.ZIP_STORED if name.endswith(_STORED) or name == MIMETYPE else zipfile.ZIP_DEFLATED
            target.writestr(info, parts[name], compresslevel=6)
    return stream.getvalue()


def _zip_time(date: str) -> tuple[int, int, int, int, int, int]:
    when = instant(date)
    if when.year < _FIRST_YEAR:
        return (_FIRST_YEAR, 1, 1, 0, 0, 0)
    return (when.year, when.month, when.day, when.hour, when.minute, when.second)


def instant(date: str) -> datetime:
    """An ISO 8601 date or instant in UTC; 1 January 1980 where there is none."""
    if not date:
        return datetime(_FIRST_YEAR, 1, 1, tzinfo=UTC)
    when = datetime.fromisoformat(date)
    return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
