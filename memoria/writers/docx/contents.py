"""The table of contents: a real TOC field, already filled (ISO/IEC 29500-1, 17.16.5.68)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from docx.shared import Length, Mm

from memoria.writers.docx.fields import closing, field, opening
from memoria.writers.docx.headings import Title
from memoria.writers.docx.marks import Marked
from memoria.writers.docx.oxml import Element, paragraph, run, w
from memoria.writers.docx.reference import colour
from memoria.writers.docx.ruler import Ruler

LEVELS = 2
PAGE_ROOM, INDENT = Mm(12), Mm(8)
"""What an entry leaves to its page, and the indent of the second level."""
INSTRUCTION = f'TOC \\o "1-{LEVELS}" \\h \\z \\u'


def fill_contents(found: Marked, titles: Sequence[Title], pages: Mapping[str, str], ruler: Ruler) -> None:
    """Set the contents where their mark stands, in the block that Word offers to update (17.5.2.12)."""
    listed = [title for title in titles if title.mark.level <= LEVELS and title.in_contents]
    if not listed:
        return
    entries, label = [], ""
    for title in listed:
        label = pages.get(title.mark.attr.identifier, label)
        entries.append(_entry(title, label, ruler))
    for index, piece in enumerate(opening(INSTRUCTION)):
        entries[0].insert(1 + index, piece)
    entries[-1].append(closing())
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    found.end.addprevious(w("sdt", w("sdtPr", gallery), w("sdtContent", *entries)))


def _entry(title: Title, label: str, ruler: Ruler) -> Element:
    """Title, leader and page, all one link to the heading."""
    leader = w("r", w("rPr", w("color", val=colour(ruler.theme.colours.hairline))), w("tab"))
    page = field(f"PAGEREF {title.place} \\h", label)
    link = w("hyperlink", *_lines(title, ruler), leader, *page, anchor=title.place, history=1)
    return paragraph(f"TOC{title.mark.level}", link)


def _lines(title: Title, ruler: Ruler) -> Iterator[Element]:
    """A title too long for its line is broken where its page still finds room."""
    face = ruler.faces.semibold if title.mark.level == 1 else ruler.faces.apparatus
    room = Length(ruler.column - PAGE_ROOM - (INDENT if title.mark.level > 1 else 0))
    first, *others = ruler.wrapped(title.words, "contents", face, room) or [""]
    yield run(first)
    for line in others:
        yield w("r", w("br"))
        yield run(line)
