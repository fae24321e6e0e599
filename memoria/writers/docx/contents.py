"""The table of contents: a real TOC field, already filled (ISO/IEC 29500-1, 17.16.5.68)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from memoria.theme import Theme
from memoria.writers.docx.fields import closing, field, opening
from memoria.writers.docx.headings import Title
from memoria.writers.docx.marks import Marked
from memoria.writers.docx.oxml import Element, paragraph, run, w
from memoria.writers.docx.reference import colour

LEVELS = 2
INSTRUCTION = f'TOC \\o "1-{LEVELS}" \\h \\z \\u'


def fill_contents(found: Marked, titles: Sequence[Title], pages: Mapping[str, str], theme: Theme) -> None:
    """Set the contents where their mark stands, in the block that Word offers to update (17.5.2.12)."""
    listed = [title for title in titles if title.mark.level <= LEVELS and title.in_contents]
    if not listed:
        return
    entries, label = [], ""
    for title in listed:
        label = pages.get(title.mark.attr.identifier, label)
        entries.append(_entry(title, label, theme))
    for index, piece in enumerate(opening(INSTRUCTION)):
        entries[0].insert(1 + index, piece)
    entries[-1].append(closing())
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    found.end.addprevious(w("sdt", w("sdtPr", gallery), w("sdtContent", *entries)))


def _entry(title: Title, label: str, theme: Theme) -> Element:
    """Title, leader and page, all one link to the heading."""
    leader = w("r", w("rPr", w("color", val=colour(theme.colours.hairline))), w("tab"))
    page = field(f"PAGEREF {title.place} \\h", label)
    link = w("hyperlink", run(title.words), leader, *page, anchor=title.place, history=1)
    return paragraph(f"TOC{title.mark.level}", link)
