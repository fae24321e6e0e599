"""Bookmark names for identifiers: letters, digits and low lines, forty at most (ISO/IEC 29500-1, 17.13.6.2)."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

_LONGEST = 40
_OTHER = re.compile(r"[^A-Za-z0-9_]+")


class BookmarkNames:
    """One name for each identifier, the same wherever it is asked for; no two identifiers share one."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._taken: set[str] = set()

    def of(self, identifier: str) -> str:
        """``C-03`` is ``C_03``; «acción 1» is ``accion_1``."""
        name = self._names.get(identifier)
        if name is None:
            name = self._free(_plain(identifier), identifier)
            self._names[identifier] = name
            self._taken.add(name.casefold())
        return name

    def _free(self, name: str, identifier: str) -> str:
        if len(name) <= _LONGEST and name.casefold() not in self._taken:
            return name
        mark = sha256(identifier.encode()).hexdigest()[:8]
        return f"{name[: _LONGEST - 9]}_{mark}"


def _plain(identifier: str) -> str:
    letters = unicodedata.normalize("NFKD", identifier).encode("ascii", "ignore").decode()
    name = _OTHER.sub("_", letters)
    return name if name[:1].isalpha() else f"b_{name}"
