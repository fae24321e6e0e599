"""Footnotes: what a number in the text calls, made ready to be set at the foot of its page."""

from __future__ import annotations

from dataclasses import replace

from memoria.document import tree
from memoria.fonts import SEMIBOLD
from memoria.writers.pdf.conversion import Context, Conversion
from memoria.writers.pdf.paragraph import Paragraph
from memoria.writers.pdf.strips import Anchor, NoteBody
from memoria.writers.pdf.structure import Element
from memoria.writers.pdf.words import Run, Word


def make_note(conversion: Conversion, node: tree.Note, element: Element, language: str) -> tuple[int, NoteBody, str]:
    """Of a note, whose element is given: its number, its body, and the identifier of its place."""
    number = conversion.setting.next_note()
    identifier = element.identifier = f"nota-{number}"
    label, conversion.label = conversion.label, None
    style = conversion.styles.note
    marker = conversion.setting.run_of(style.but(size=round(style.size * 0.68, 2), weight=SEMIBOLD), "", Element("Lbl", element))
    marker = replace(marker, rise=style.size * 0.34, words={}, space=marker.space * 1.2)
    context = Context(element, style, language)
    flows = conversion.blocks(node.content, context)
    if flows and isinstance(flows[0], Paragraph):
        flows[0].words.insert(0, _word(marker, number))
        flows[0].anchors = tuple((index + 1, name) for index, name in flows[0].anchors)
        flows[0].events = (Anchor(identifier),)
    else:
        first = Paragraph([_word(marker, number)], style, element, conversion.setting.run_of(style, language))
        first.events = (Anchor(identifier),)
        flows.insert(0, first)
    conversion.label = label
    return number, NoteBody(tuple(flows)), identifier


def _word(run: Run, number: int) -> Word:
    return ((run, str(number)),)
