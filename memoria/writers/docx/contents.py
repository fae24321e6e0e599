"""The table of contents: a real TOC field, already filled (ISO/IEC 29500-1, 17.16.5.68)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docx.shared import Length, Mm

from memoria.writers.docx.faces import Face
from memoria.writers.docx.fields import closing, opening
from memoria.writers.docx.headings import Title
from memoria.writers.docx.marks import Marked
from memoria.writers.docx.oxml import Element, paragraph, run, w
from memoria.writers.docx.page_numbers import page_field
from memoria.writers.docx.reference import colour
from memoria.writers.docx.ruler import Ruler

LEVELS = 2
PAGE_ROOM, INDENT = Mm(12), Mm(8)
"""What an entry leaves to its page, and the indent of the second level."""
INSTRUCTION = f'TOC \\o "1-{LEVELS}" \\h \\z'
"""By Word's own heading styles, not by levels (``\\u``): headings that the contents leave out keep their place in the outline."""


def fill_contents(found: Marked, titles: Sequence[Title], ruler: Ruler) -> None:
    """Set the contents where their mark stands, in the block that Word offers to update (17.5.2.12)."""
    listed = [title for title in titles if title.mark.level <= LEVELS and title.in_contents]
    if not listed:
        return
    entries = [_entry(title, ruler) for title in listed]
    wrap_in_field(entries, INSTRUCTION)
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    found.end.addprevious(w("sdt", w("sdtPr", gallery), w("sdtContent", *entries)))


def wrap_in_field(entries: Sequence[Element], instruction: str) -> None:
    """The field begins in the first entry and ends in the last."""
    for index, piece in enumerate(opening(instruction)):
        entries[0].insert(1 + index, piece)
    entries[-1].append(closing())


def entry(style: str, place: str, lines: Iterator[Element], ruler: Ruler) -> Element:
    """Words, leader and page, all one link to their place."""
    leader = w("r", w("rPr", w("color", val=colour(ruler.theme.colours.hairline))), w("tab"))
    return paragraph(style, w("hyperlink", *lines, leader, *page_field(place), anchor=place, history=1))


def lines_of(text: str, face: Face, indent: Length, ruler: Ruler) -> Iterator[Element]:
    """Words too long for their line are broken where their page still finds room."""
    first, *others = ruler.wrapped(text, "contents", face, Length(ruler.block - PAGE_ROOM - indent)) or [""]
    yield run(first)
    for line in others:
        yield w("r", w("br"))
        yield run(line)


def _entry(title: Title, ruler: Ruler) -> Element:
    face = ruler.faces.semibold if title.mark.level == 1 else ruler.faces.apparatus
    indent = INDENT if title.mark.level > 1 else Length(0)
    return entry(f"TOC{title.mark.level}", title.place, lines_of(title.words, face, indent, ruler), ruler)
