"""Lists of tables and figures: a TOC field over the captions of one label, already filled (ISO/IEC 29500-1, 17.16.5.68)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docx.shared import Length

from memoria.writers.docx.bookmarks import enclose
from memoria.writers.docx.contents import entry, lines_of, wrap_in_field
from memoria.writers.docx.dress import NUMBER_MARK
from memoria.writers.docx.headings import UNLISTED
from memoria.writers.docx.marks import Marked
from memoria.writers.docx.oxml import local, paragraph, properties, put, run, w, words
from memoria.writers.docx.ruler import Ruler

STYLE = "TableofFigures"
_HEADING_LEVEL = 2
_TOGETHER = 2
"""Entries that the heading of a list keeps with it, besides the one that follows them."""


@dataclass(frozen=True, slots=True)
class Captioned:
    """A numbered caption: what it counts, all its words, and its bookmark."""

    label: str
    words: str
    place: str


def find_captions(found: Sequence[Marked], role: str, numbers: Iterator[int]) -> list[Captioned]:
    """The numbered captions that the list of this role names; each that has no bookmark of its own gets one."""
    named = {one.start.getparent(): one.mark for one in found if one.mark.bookmark and not one.mark.role}
    captions: list[Captioned] = []
    for one in found:
        text = one.start.getparent()
        if one.mark.role != NUMBER_MARK or not one.mark.attr.has(role) or text is None or local(text) != "p":
            continue
        mark = named.get(text)
        place = mark.bookmark if mark else f"_Toc{role[8]}{len(captions) + 1:07d}"
        if mark is None:
            enclose(text, place, numbers)
        captions.append(Captioned(one.mark.text, words(text), place))
    return captions


def fill_list(found: Marked, captions: Sequence[Captioned], ruler: Ruler) -> None:
    """Set the list where its mark stands, under its heading."""
    if not captions:
        return
    title = found.mark.attr.get("title")
    if title:
        found.end.addprevious(paragraph(UNLISTED[_HEADING_LEVEL], run(title)))
    entries = []
    for caption in captions:
        lines = lines_of(caption.words, ruler.faces.apparatus, Length(0), ruler)
        entries.append(entry(STYLE, caption.place, lines, ruler))
    wrap_in_field(entries, f'TOC \\h \\z \\c "{captions[0].label}"')
    for one in entries[:_TOGETHER]:
        put(properties(one), w("keepNext"))
    for one in entries:
        found.end.addprevious(one)
