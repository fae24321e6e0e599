"""A workbook of Excel (ISO/IEC 29500) from anywhere, opened with care."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import Any

from memoria.archive import DAMAGED, Refused, open_archive


def open_workbook(data: bytes, *, results: bool = True, in_passing: bool = False) -> Any:
    """The workbook, with the results of its formulas, or with the formulas. Refused where it is none, or hostile.

    ``in_passing`` reads rows as they are asked for, once: enough for whoever only looks through them.
    """
    from openpyxl import load_workbook  # a tenth of a second that no other command should wait for

    open_archive(data).vet()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # extensions of other programs, which we don't read
            return load_workbook(BytesIO(data), data_only=results, read_only=in_passing)
    except Exception as problem:  # the library lets anything through that a damaged file makes it stumble over
        raise Refused(DAMAGED) from problem
