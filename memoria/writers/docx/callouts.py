"""Callouts, notices and pull quotes: paragraphs that share a bar and a tint, and stay together."""

from __future__ import annotations

from docx.shared import Length, Mm

from memoria.document import roles
from memoria.writers.docx.marks import Marked
from memoria.writers.docx.oxml import Element, paragraphs, properties, put, set_style, style_of, tag, w

_BOXED = (*roles.CALLOUTS, roles.NOTICE, roles.PULL_QUOTE)
_AROUND = {roles.PULL_QUOTE: Mm(5)}
_WARM = {"Callout": "Commitment", "CalloutFields": "CommitmentFields", "CalloutLink": "CommitmentLink"}


class Boxes:
    """Finishes the boxes of a part in their order.

    Word draws one box around neighbours whose rules and indents are the same; every other box ends a twentieth of a
    point further in, so that two callouts in a row stay two.
    """

    def __init__(self) -> None:
        self._count = 0

    def finish(self, found: Marked) -> None:
        """Give a box its style, its room and its unity."""
        if found.mark.role not in _BOXED:
            return
        texts = list(paragraphs(found.content()))
        if not texts:
            return
        self._count += 1
        for text in texts:
            if found.mark.role == roles.COMMITMENT:
                set_style(text, _WARM.get(style_of(text), style_of(text)))
            if self._count % 2:
                _indent_right(text)
        for text in texts[:-1]:
            put(properties(text), w("keepNext"))
        room = _AROUND.get(found.mark.role, Mm(4))
        _room(texts[0], "before", room)
        _room(texts[-1], "after", room)


def _indent_right(text: Element) -> None:
    indents = w("ind", right=1)
    box = properties(text)
    known = box.find(tag("ind"))
    if known is None:
        put(box, indents)


def _room(text: Element, side: str, room: Length) -> None:
    box = properties(text)
    spacing = box.find(tag("spacing"))
    spacing = put(box, w("spacing")) if spacing is None else spacing
    spacing.set(tag(side), str(room.twips))
