"""Tracked changes of ODT (OpenDocument 1.3, part 3, 5.5): what was deleted is kept in front of the text, with marks in it."""

from __future__ import annotations

from lxml import etree

from memoria.readers.office.odt.names import TEXT, XML
from memoria.readers.office.odt.texts import words


class Changes:
    """The changes of a text, and those that are open at the place that is being read."""

    def __init__(self, text: etree._Element) -> None:
        self._deleted: dict[str, str] = {}
        self._inserted: set[str] = set()
        self._open: set[str] = set()
        for region in text.iter(f"{TEXT}changed-region"):
            name = str(region.get(f"{TEXT}id") or region.get(f"{XML}id"))
            deletion = region.find(f"{TEXT}deletion")
            if deletion is not None:
                parts = deletion.iterchildren(f"{TEXT}p", f"{TEXT}h", f"{TEXT}list")
                self._deleted[name] = " ".join(map(words, parts))
            elif region.find(f"{TEXT}insertion") is not None:
                self._inserted.add(name)

    @property
    def is_inserting(self) -> bool:
        """True inside of what somebody put in."""
        return bool(self._open)

    def take(self, mark: etree._Element) -> str | None:
        """Begin or end an insertion, as a mark in the text says; the words that were deleted at it, None where none were."""
        name = str(mark.get(f"{TEXT}change-id"))
        if mark.tag == f"{TEXT}change-start" and name in self._inserted:
            self._open.add(name)
        elif mark.tag == f"{TEXT}change-end":
            self._open.discard(name)
        elif mark.tag == f"{TEXT}change":
            return self._deleted.get(name)
        return None
