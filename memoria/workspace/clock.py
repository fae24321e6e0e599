"""The clock and the environment, read here and nowhere else."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from memoria.codes import LANGUAGES
from memoria.workspace.errors import MachineError


def today() -> date:
    """The day by the machine's clock: for ``status``, which says how late a note is, and for ``new``. Never for a build."""
    return datetime.now(UTC).astimezone().date()


def source_date() -> date | None:
    """The day that SOURCE_DATE_EPOCH names, where it is set (reproducible-builds.org).

    MachineError where it names none: the programs that write the files would stop at it.
    """
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not value:
        return None
    try:
        return datetime.fromtimestamp(int(value), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise MachineError(f"SOURCE_DATE_EPOCH={value}") from error


def interface_language() -> str:
    """The language of messages: ``MEMORIA_LANG``, else Spanish."""
    wanted = os.environ.get("MEMORIA_LANG", "es")[:2].casefold()
    return wanted if wanted in LANGUAGES else LANGUAGES[0]
