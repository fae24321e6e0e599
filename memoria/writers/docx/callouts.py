"""Callouts, notices and pull quotes: paragraphs that share a bar and a tint, and stay together."""

from __future__ import annotations

from collections.abc import Mapping

from docx.shared import Length, Mm

from memoria.document import roles
from memoria.theme import Colours
from memoria.writers.docx.lists import STEP
from memoria.writers.docx.marks import Marked
from memoria.writers.docx.oxml import Element, block_before, paragraphs, properties, put, set_style, style_of, tag, w

_BOXED = (*roles.CALLOUTS, roles.NOTICE, roles.PULL_QUOTE)
_BASE = {roles.NOTICE: "Notice", roles.PULL_QUOTE: "PullQuote"}
_TEXT = ("", "Compact", "BodyText", "FirstParagraph", "ListBullet", "ListNumber", "ListContinue")
_BOX_STYLES = ("Callout", "Commitment", "Notice", "PullQuote", "Attribution")
_AROUND = {roles.PULL_QUOTE: Mm(5)}
_WARM = {"Callout": "Commitment", "CalloutFields": "CommitmentFields", "CalloutLink": "CommitmentLink"}


class Boxes:
    """Finishes the boxes of a part in their order.

    Word draws one box around neighbours whose rules and indents are the same, LibreOffice one tint around neighbours of
    the same tint. A box that follows another at once stands a twentieth of a point further in, and its tint is off by
    one part in 255, so that two callouts in a row stay two.
    """

    def __init__(self, indents: Mapping[str, Length], colours: Colours) -> None:
        self._indents = indents
        self._colours = colours
        self._last: Element | None = None
        self._shifted = False

    def finish(self, found: Marked) -> None:
        """Give a box its style, its room and its unity."""
        if found.mark.role not in _BOXED:
            return
        texts = list(paragraphs(found.content()))
        if not texts:
            return
        for text in texts:
            _dress(text, found.mark.role)
        self._shifted = not self._shifted and block_before(texts[0]) is self._last is not None
        for text in texts:
            self._indent(text)
            if self._shifted and style_of(text).startswith(_BOX_STYLES):
                self._shift(text, found.mark.role)
        for text in texts[:-1]:
            put(properties(text), w("keepNext"))
        room = _AROUND.get(found.mark.role, Mm(4))
        _room(texts[0], "before", room)
        _room(texts[-1], "after", room)
        self._last = texts[-1]

    def _indent(self, text: Element) -> None:
        """A list in a box begins where its text does, so that bar and tint go on past it unbroken."""
        box = properties(text)
        if box.find(tag("numPr")) is None or not style_of(text).startswith(_BOX_STYLES):
            return
        left = self._indents.get(style_of(text), Mm(0))
        put(box, w("tabs", w("tab", val="left", pos=Length(left + STEP).twips)))
        put(box, w("ind", left=left.twips, firstLine=0))
        spacing = box.find(tag("spacing"))
        if spacing is not None:
            box.remove(spacing)

    def _shift(self, text: Element, role: str) -> None:
        first = {"firstLine": 0} if properties(text).find(tag("numPr")) is not None else {}
        put(properties(text), w("ind", left=self._indents.get(style_of(text), Mm(0)).twips + 1, **first))
        if role != roles.PULL_QUOTE:
            tint = self._colours.accent_tint if role == roles.COMMITMENT else self._colours.tint
            put(properties(text), w("shd", val="clear", color="auto", fill=_beside(tint)))


def _dress(text: Element, role: str) -> None:
    """Text and lists in a box take its style; what has a look of its own keeps it."""
    style = style_of(text)
    if style in _TEXT:
        style = _BASE.get(role, "Callout")
    set_style(text, _WARM.get(style, style) if role == roles.COMMITMENT else style)


def _beside(shade: str) -> str:
    """The nearest other colour, which no eye tells from this one."""
    return f"{int(shade.removeprefix('#'), 16) ^ 1:06X}"


def _room(text: Element, side: str, room: Length) -> None:
    box = properties(text)
    spacing = box.find(tag("spacing"))
    spacing = put(box, w("spacing")) if spacing is None else spacing
    spacing.set(tag(side), str(room.twips))
