"""Paragraphs that belong together: pull quotes, session headers, questions with their answers, lines of fields."""

from __future__ import annotations

from collections.abc import Mapping

from docx.shared import Length, Mm

from memoria.theme import Theme
from memoria.writers.docx.marks import Marked
from memoria.writers.docx.oxml import (
    Element,
    block_after,
    block_before,
    paragraphs,
    properties,
    put,
    set_style,
    style_of,
    tag,
    w,
    words,
)
from memoria.writers.docx.reference import colour

_TEXT = ("", "Compact", "BodyText", "FirstParagraph")
_AROUND = Mm(5)
_MOST_LETTERS = 500
"""Of what is kept on one page."""
_LONGEST_WORD = 40
"""Letters of the longest word of a justified paragraph."""


class Quotes:
    """Finishes pull quotes in their order.

    Word and LibreOffice draw one bar beside neighbours whose rules and indents are the same. A quote that follows another
    at once stands a twentieth of a point further in, so that two quotes in a row stay two.
    """

    def __init__(self, indents: Mapping[str, Length]) -> None:
        self._indents = indents
        self._last: Element | None = None
        self._shifted = False

    def finish(self, found: Marked) -> None:
        """Give a quote its style, its room and its unity."""
        texts = list(paragraphs(found.content()))
        if not texts:
            return
        self._shifted = not self._shifted and block_before(texts[0]) is self._last is not None
        for text in texts:
            if style_of(text) in _TEXT:
                set_style(text, "PullQuote")
            if self._shifted and style_of(text) in ("PullQuote", "Attribution"):
                put(properties(text), w("ind", left=self._indents[style_of(text)].twips + 1))
        _keep(texts[:-1])
        room(texts[0], "before", _AROUND)
        room(texts[-1], "after", _AROUND)
        self._last = texts[-1]


def finish_header(found: Marked, theme: Theme) -> None:
    """A session header: above it a rule in the primary colour, below a hairline (17.3.1.24)."""
    texts = [text for text in paragraphs(found.content()) if style_of(text) == "SessionHeader"]
    if not texts:
        return
    above = w("top", val="single", sz=12, space=8, color=colour(theme.colours.primary))
    below = w("bottom", val="single", sz=4, space=7, color=colour(theme.colours.hairline))
    first, last = texts[0], texts[-1]
    put(properties(first), w("pBdr", above, *((below,) if first is last else ())))
    if first is not last:
        put(properties(last), w("pBdr", below))
    keep_with_next(found)
    room(first, "before", Mm(2.8))
    room(last, "after", Mm(5))


def keep_with_next(found: Marked) -> None:
    """What stands between a title and its text goes with the text."""
    _keep(list(paragraphs(found.content())))


def keep_on_a_page(found: Marked) -> None:
    """All but the last paragraph, or the last row, keeps with the next.

    Not so where that is a good part of a page: Word would leave as much white before it, and can't be told when that is too much.
    """
    content = found.content()
    rows = [row for node in content for row in node.iter(tag("tr"))]
    if sum(len(words(node)) for node in content) > _MOST_LETTERS:
        return
    is_table = bool(content) and content[-1].tag == tag("tbl")
    last = set(rows[-1].iter(tag("p"))) if is_table and rows else set(list(paragraphs(content))[-1:])
    _keep([text for text in paragraphs(content) if text not in last])


def finish_question(found: Marked) -> None:
    """What was asked stays with what was answered, and an answer with the name of who gave it."""
    _keep([node for node in found.content() if node.tag == tag("p")][:-1])


def hang(found: Marked) -> None:
    """Lines of label and value: the value hangs under its beginning, other stops are set where they are used (17.3.1.12)."""
    value, *stops = found.mark.text.split(",")
    for text in found.content():
        if text.tag != tag("p"):
            continue
        box = properties(text)
        put(box, w("ind", left=value, hanging=value))
        if sum(1 for _ in text.iter(tag("tab"))) > 1:
            put(box, w("tabs", *(w("tab", val="left", pos=stop) for stop in stops)))


def keep_announcements(root: Element) -> None:
    """A line that ends in a colon stays with what it announces: a list, a table, a box (17.3.1.15)."""
    for text in root.iter(tag("p")):
        follower = block_after(text)
        if follower is not None and _is_announced(follower) and words(text).rstrip().endswith(":"):
            _keep([text])


def loosen(root: Element) -> None:
    """A paragraph with an address too long to be broken well is not justified: its spaces would gape."""
    for text in root.iter(tag("p")):
        if style_of(text) in _TEXT and any(len(word) > _LONGEST_WORD for word in words(text).split()):
            put(properties(text), w("jc", val="left"))


def _is_announced(block: Element) -> bool:
    return block.tag == tag("tbl") or block.find(f"{tag('pPr')}/{tag('numPr')}") is not None


def _keep(texts: list[Element]) -> None:
    for text in texts:
        put(properties(text), w("keepNext"))


def room(text: Element, side: str, size: Length) -> None:
    """Room above or below a paragraph, whatever its style has."""
    box = properties(text)
    spacing = box.find(tag("spacing"))
    spacing = put(box, w("spacing")) if spacing is None else spacing
    spacing.set(tag(side), str(size.twips))
