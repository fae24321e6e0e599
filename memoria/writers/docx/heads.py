"""Running heads and page numbers: headers and footers as parts of the package (ISO/IEC 29500-1, 17.10)."""

from __future__ import annotations

from dataclasses import dataclass, field

from docx.document import Document as WordDocument
from docx.shared import Length, Mm

from memoria.document.tree import Meta
from memoria.theme import Theme
from memoria.writers.docx.fields import field as complex_field
from memoria.writers.docx.oxml import Element, paragraph, run, tag, w


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the right of a running head: the words, and the styles from which Word reads them while it can."""

    words: str = ""
    number: str = ""
    styles: tuple[str, ...] = ()


@dataclass(slots=True)
class Heads:
    """Makes each header and footer once; gives the identifier of its relationship."""

    package: WordDocument
    meta: Meta
    theme: Theme
    _made: dict[tuple[object, ...], str] = field(default_factory=dict)

    def header(self, head: Head | None, width: Length) -> str:
        """The running head of a section; None for a page without one."""
        key = ("header", head, head and width)
        if key not in self._made:
            part, relation = self.package.part.add_header_part()  # type: ignore[no-untyped-call]
            content = [] if head is None else [run(self._volume()), w("r", w("tab")), *self._chapter(head)]
            _fill(part.element, "Header", content, width, self.theme)
            self._made[key] = relation
        return self._made[key]

    def footer(self, width: Length, *, numbered: bool) -> str:
        """Draft mark and page number."""
        key = ("footer", width, numbered)
        if key not in self._made:
            part, relation = self.package.part.add_footer_part()  # type: ignore[no-untyped-call]
            content = [run(self.meta.draft)] if self.meta.draft else []
            if numbered:
                content += [w("r", w("tab")), *complex_field("PAGE", "1")]
            _fill(part.element, "Footer", content, width, self.theme)
            self._made[key] = relation
        return self._made[key]

    def _volume(self) -> str:
        return self.meta.running_title or self.meta.title

    def _chapter(self, head: Head) -> list[Element]:
        """The chapter's title by STYLEREF (17.16.5.59), or as given where it has a short form."""
        if not head.styles:
            return [run(head.words)]
        if len(head.styles) == 1:
            return complex_field(f'STYLEREF "{head.styles[0]}"', head.words)
        number, title = head.styles
        return [
            *complex_field(f'STYLEREF "{number}"', head.number),
            run(" · "),
            *complex_field(f'STYLEREF "{title}"', head.words),
        ]


def _fill(element: Element, style: str, content: list[Element], width: Length, theme: Theme) -> None:
    for old in list(element):
        element.remove(old)
    text = paragraph(style, *content)
    page = theme.page
    usual = Mm(page.width - page.margins.inner - page.margins.outer)
    if width != usual:
        stops = w("tabs", w("tab", val="clear", pos=usual.twips), w("tab", val="right", pos=width.twips))
        box = text.find(tag("pPr"))
        if box is not None:
            box.append(stops)
    element.append(text)
