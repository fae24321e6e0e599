"""Headings found again: their places, titles and numbers, for contents, sections and running heads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from memoria.document import roles
from memoria.writers.docx.bookmarks import enclose
from memoria.writers.docx.dress import CHAPTER_SEPARATOR, HEADING_MARK
from memoria.writers.docx.marks import Mark, Marked
from memoria.writers.docx.oxml import Element, block_before, local, set_style, style_of
from memoria.writers.docx.styles import IDENTIFIERS

NUMBER_STYLE = "ChapterNumber"
UNLISTED = {1: IDENTIFIERS["TOC Heading"], 2: "UnlistedHeading"}
"""Styles of headings that the contents leave out, also when Word gathers them anew."""


@dataclass(frozen=True, slots=True)
class Title:
    """A heading of the volume: its paragraph and the bookmark that the contents go to."""

    text: Element
    mark: Mark
    place: str
    numeral: Element | None

    @property
    def number(self) -> str:
        return "" if self.mark.attr.has(roles.UNNUMBERED) else self.mark.attr.get("number")

    @property
    def words(self) -> str:
        """Number and title in one line."""
        separator = CHAPTER_SEPARATOR if self.mark.level == 1 else " "
        return f"{self.number}{separator}{self.mark.text}" if self.number else self.mark.text

    @property
    def in_contents(self) -> bool:
        return self.mark.attr.get("toc") != "no"


def find_titles(found: Iterable[Marked], numbers: Iterator[int]) -> list[Title]:
    """All headings in their order; each that the contents may list gets a bookmark for it."""
    titles: list[Title] = []
    for one in found:
        text = one.start.getparent()
        if one.mark.role != HEADING_MARK or text is None:
            continue
        place = f"_Toc{len(titles) + 1:08d}"
        enclose(text, place, numbers)
        if one.mark.level in UNLISTED and one.mark.attr.get("toc") == "no":
            set_style(text, UNLISTED[one.mark.level])
        titles.append(Title(text, one.mark, place, _numeral(text)))
    return titles


def _numeral(text: Element) -> Element | None:
    """The paragraph of the chapter's number, where it stands above its title."""
    before = block_before(text)
    return before if before is not None and local(before) == "p" and style_of(before) == NUMBER_STYLE else None
