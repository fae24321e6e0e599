"""The clock and the environment, read here and nowhere else."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def today() -> date:
    """The day by the machine's clock: for ``status``, which says how late a note is, and for ``new``. Never for a build."""
    return datetime.now(UTC).astimezone().date()


def source_date() -> date | None:
    """The day that SOURCE_DATE_EPOCH names, where it is set (reproducible-builds.org)."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.fromtimestamp(int(value), UTC).date() if value.isdecimal() else None
    except (ValueError, OverflowError, OSError):
        return None


def interface_language() -> str:
    """The language of messages: ``MEMORIA_LANG``, else Spanish."""
    wanted = os.environ.get("MEMORIA_LANG", "es")[:2].casefold()
    return wanted if wanted in ("es", "en") else "es"
