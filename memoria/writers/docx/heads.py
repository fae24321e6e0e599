"""Running heads and page numbers: headers and footers as parts of the package (ISO/IEC 29500-1, 17.10)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from docx.document import Document as WordDocument
from docx.shared import Length, Mm, Pt

from memoria.document.tree import Meta
from memoria.writers.docx.dress import CHAPTER_SEPARATOR
from memoria.writers.docx.fields import field as complex_field
from memoria.writers.docx.oxml import Element, paragraph, properties, put, run, w
from memoria.writers.docx.page_numbers import page_field, quoted_page_field
from memoria.writers.docx.paging.looks import Looks
from memoria.writers.docx.ruler import Ruler

NUMBER_STYLE = "Chapter Number"
LAST = {True: "_last_front", False: "_last"}
"""Bookmarks on the last page of those numbered in roman, and of the others: the page number says of how many."""
GAP = Mm(8)
"""Least room between the volume's title and the chapter's."""
VOLUME_SHARE = 0.4
"""Of the line, what the volume's title has however long the chapter's."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the right of a running head. ``follows`` says that Word may read the words from the chapter's title."""

    words: str = ""
    number: str = ""
    follows: bool = False


@dataclass
class Heads:
    """Makes each header and footer once; gives the identifier of its relationship."""

    package: WordDocument
    meta: Meta
    ruler: Ruler
    _made: dict[tuple[object, ...], str] = field(default_factory=dict)

    def header(self, head: Head | None, width: Length, *, even: bool = False) -> str:
        """The running head of a section, None for a page without one; a mirrored volume has a part for its even pages too."""
        key = ("header", head, head and width, even)
        if key not in self._made:
            part, relation = self.package.part.add_header_part()  # type: ignore[no-untyped-call]
            self._fill(part.element, "Header", [] if head is None else self._line(head, width), width)
            self._made[key] = relation
        return self._made[key]

    def footer(self, width: Length, *, numbered: bool, even: bool = False, roman: bool = False) -> str:
        """Draft mark and page number, which stands outside; the cover, which is not numbered, says on its badge what it is."""
        key = ("footer", width, numbered, even, roman)
        if key not in self._made:
            part, relation = self.package.part.add_footer_part()  # type: ignore[no-untyped-call]
            content = []
            if numbered:
                draft = [run(self.meta.draft, w("rStyle", val="DraftMark"))] if self.meta.draft else []
                number, tab = self._number(roman), [w("r", w("tab"))]
                content = [*number, *tab, *draft] if even else [*draft, *tab, *number]
            self._fill(part.element, "Footer", content, width)
            self._made[key] = relation
        return self._made[key]

    @property
    def counts(self) -> bool:
        """True where page numbers say of how many."""
        return {"page", "of"} <= dict(self.meta.labels).keys() and self.ruler.theme.page.total

    def _number(self, roman: bool) -> list[Element]:
        """«Página 16 de 98» where the theme wants it, each kind of numbers by itself; else the number alone."""
        number, labels = complex_field("PAGE", "1"), dict(self.meta.labels)
        if not self.counts:
            return number
        of = quoted_page_field(LAST[roman]) if roman else page_field(LAST[roman], switches="")
        return [run(f"{labels['page']} "), *number, run(f" {labels['of']} "), *of]

    def _line(self, head: Head, width: Length) -> list[Element]:
        """The volume's title at the left, the chapter's at the right; of two that find no room both are shortened."""
        words = f"{head.number}{CHAPTER_SEPARATOR}{head.words}" if head.number else head.words
        room = max(width - GAP - self._width(words), round(width * VOLUME_SHARE))
        volume = self._shortened(self.meta.running_title or self.meta.title, Length(room))
        shown = self._shortened(words, Length(width - GAP - self._width(volume)))
        chapter = self._chapter(head) if shown == words else [run(shown)]
        return [run(volume), w("r", w("tab")), *chapter]

    def _width(self, text: str) -> Length:
        return Length(round(self.ruler.width(text, "running") * self._scale))

    def _shortened(self, text: str, width: Length) -> str:
        return self.ruler.shortened(text, "running", Length(round(width / self._scale)))

    @cached_property
    def _scale(self) -> float:
        """How much larger than the theme's the letters of heads are, in the styles of an institution."""
        return self._looks.letters("Header", None).size / self.ruler.theme.type["running"].size

    @cached_property
    def _looks(self) -> Looks:
        return Looks(self.package.styles.element, self.package.part.numbering_part.element)

    def _chapter(self, head: Head) -> list[Element]:
        """The chapter's title by STYLEREF (17.16.5.59), after the number that stands above it in an opener.

        Word calls its own styles by other names in every language; ``STYLEREF 1`` is the first heading in all of them.
        """
        number = [*complex_field(f'STYLEREF "{NUMBER_STYLE}"', head.number), run(CHAPTER_SEPARATOR)] if head.number else []
        title = complex_field("STYLEREF 1", head.words) if head.follows else [run(head.words)]
        return [*number, *title]

    def _fill(self, element: Element, style: str, content: list[Element], width: Length) -> None:
        """One paragraph as wide as titles, whose only tab stop is at its end, whatever the style has or takes from others."""
        for old in list(element):
            element.remove(old)
        text = paragraph(style, *content)
        shape, _ = self._looks.shape(text)
        known, indents = [Pt(at).twips for at, _ in shape.stops], (Pt(shape.left).twips, Pt(shape.right).twips)
        if content and known != [width.twips]:
            stops = [w("tab", val="clear", pos=stop) for stop in known if stop != width.twips]
            put(properties(text), w("tabs", *stops, w("tab", val="right", pos=width.twips)))
        over = Length(self.ruler.column - self.ruler.block)
        if content and indents != (0, over.twips):
            put(properties(text), w("ind", left=0, right=over.twips, firstLine=0))
        element.append(text)
