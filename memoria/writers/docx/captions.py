"""Captions: their numbers are fields that count, so that an editor may add a table and Word counts anew (17.16.5.57)."""

from __future__ import annotations

from memoria.writers.docx.fields import closing, opening
from memoria.writers.docx.marks import Marked
from memoria.writers.docx.oxml import words


class Captions:
    """Counts the captions of each label («Tabla», «Figura») as Word will."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def finish(self, found: Marked) -> None:
        """Wrap a caption's number in a SEQ field; one that is out of turn is told its number."""
        label = found.mark.text
        number = int("".join(map(words, found.content())))
        expected = self._counts.get(label, 0) + 1
        self._counts[label] = number
        turn = "" if number == expected else f" \\r {number}"
        for piece in opening(f"SEQ {label} \\* ARABIC{turn}"):
            found.start.addprevious(piece)
        found.end.addnext(closing())
