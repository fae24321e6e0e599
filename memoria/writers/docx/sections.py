"""Sections: pages of one kind, from the cover to the last annex (ISO/IEC 29500-1, 17.6).

The body is read once, from mark to mark. A section ends where the kind of page changes or a chapter begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from docx.shared import Length, Mm

from memoria.document import roles
from memoria.theme import Theme
from memoria.writers.docx.bookmarks import enclose
from memoria.writers.docx.cover import Plan, is_framed
from memoria.writers.docx.dress import CHAPTER_SEPARATOR
from memoria.writers.docx.headings import Title
from memoria.writers.docx.heads import LAST, Head, Heads
from memoria.writers.docx.listings import STYLE as LIST_ENTRY
from memoria.writers.docx.marks import Marked
from memoria.writers.docx.oxml import Element, R, local, paragraph, properties, put, style_of, tag, w

_PARTS = (roles.COVER, roles.FRONT, roles.BODY, roles.ANNEX)
GUTTER = Mm(8)
"""Between two columns."""
_BREAKS = ("bookmarkStart", "bookmarkEnd")


@dataclass(frozen=True, slots=True)
class Kind:
    """What the pages of a section have in common. ``chapter`` tells one chapter from the next."""

    part: str = roles.BODY
    chapter: int = 0
    opener: bool = False
    landscape: bool = False
    columns: bool = False

    @property
    def is_roman(self) -> bool:
        """Numbered in roman: the pages before the body."""
        return self.part in (roles.COVER, roles.FRONT)


@dataclass(slots=True)
class Section:
    """A run of blocks on pages of one kind."""

    kind: Kind
    first: Element
    last: Element


def set_sections(
    body: Element, found: Iterable[Marked], titles: Sequence[Title], heads: Heads, theme: Theme, numbers: Iterator[int]
) -> None:
    """Cut the body into sections, each with its page, numbers and running head."""
    reader = _Reader({one.start: one.mark.role for one in found}, titles)
    sections = reader.read(body)
    for old in body.findall(tag("sectPr")):
        body.remove(old)
    for is_roman, last in {section.kind.is_roman: section.last for section in sections}.items():
        texts = list(last.iter(tag("p")))
        if heads.counts and texts:
            enclose(texts[-1], LAST[is_roman], numbers)
    numbered: set[bool] = set()
    chapters = reader.heads
    for index, section in enumerate(sections):
        roman = section.kind.is_roman
        made = _properties(section, chapters.get(section.kind.chapter, Head()), heads, theme)
        put_after(made, w("pgNumType", fmt="lowerRoman" if roman else "decimal", **({} if roman in numbered else {"start": 1})))
        numbered.add(roman)
        _to_the_top(section.first)
        if index and _flows(sections[index - 1].kind, section.kind):
            made.insert(_references(made), w("type", val="continuous"))
        if index == len(sections) - 1:
            body.append(made)
        else:
            _end(section.last, made)


def _flows(before: Kind, after: Kind) -> bool:
    """Columns begin and end on the same page."""
    return before.columns != after.columns and replace(before, columns=after.columns) == after


class _Reader:
    """Walks the body and says where each section begins."""

    def __init__(self, marks: Mapping[Element, str], titles: Sequence[Title]) -> None:
        self._marks = marks
        self._titles = {title.text: title for title in titles if title.mark.level == 1}
        self._open: dict[str | None, tuple[str, Kind]] = {}
        self._kind = Kind()
        self._fresh_part = True
        self._fresh_chapter = False
        self.heads: dict[int, Head] = {}

    def read(self, body: Element) -> list[Section]:
        sections: list[Section] = []
        for node in body:
            name = local(node)
            if name == "bookmarkStart":
                self._begin(node)
            elif name == "bookmarkEnd":
                self._finish(node)
            elif name != "sectPr":
                is_titled = self._title(node)
                if sections and sections[-1].kind == self._kind:
                    sections[-1].last = node
                else:
                    sections.append(Section(self._kind, node, node))
                self._fresh_part = self._fresh_part and not is_titled and self._in_notice
        return sections

    @property
    def _in_notice(self) -> bool:
        """A notice that a part begins with stands above the title of its first chapter, on the same page."""
        return any(role == roles.NOTICE for role, _ in self._open.values())

    def _begin(self, start: Element) -> None:
        role = self._marks.get(start, "")
        self._open[start.get(tag("id"))] = (role, self._kind)
        if role in _PARTS:
            self._kind = replace(self._kind, part=role, chapter=self._kind.chapter + 1)
            self._fresh_part, self._fresh_chapter = True, False
        elif role in (roles.CHAPTER, roles.OPENER):
            if not self._fresh_chapter and not self._fresh_part:
                self._kind = replace(self._kind, chapter=self._kind.chapter + 1)
            self._fresh_chapter = True
            self._kind = replace(self._kind, opener=role == roles.OPENER)
        elif role == roles.LANDSCAPE:
            self._kind = replace(self._kind, landscape=True)
        elif role == roles.COLUMNS:
            self._kind = replace(self._kind, columns=True)

    def _finish(self, end: Element) -> None:
        role, before = self._open.pop(end.get(tag("id")), ("", self._kind))
        if role in (roles.LANDSCAPE, roles.COLUMNS, roles.OPENER):
            self._kind = replace(self._kind, landscape=before.landscape, columns=before.columns, opener=False)
        elif role in (*_PARTS, roles.CHAPTER):
            self._fresh_chapter = False
            if role in (roles.COVER, roles.FRONT):
                self._kind = replace(self._kind, part=roles.BODY)

    def _title(self, node: Element) -> bool:
        """A chapter's title gives the running head, and begins a section unless one has just begun. False where it is none."""
        texts = node.iter(tag("p")) if self._titles and local(node) == "tbl" else (node,)
        title = next((self._titles[text] for text in texts if text in self._titles), None)
        if title is None:
            return False
        if not (self._fresh_part or self._fresh_chapter) and title.numeral is None:
            self._kind = replace(self._kind, chapter=self._kind.chapter + 1)
        self._fresh_chapter = False
        self.heads[self._kind.chapter] = head_of(title)
        return True


def head_of(title: Title) -> Head:
    """The running head of a chapter."""
    short = title.mark.attr.get("short")
    if short:
        return Head(title.number + CHAPTER_SEPARATOR + short if title.number else short)
    if title.numeral is not None:
        return Head(title.mark.text, title.number, follows=True)
    return Head(title.words, follows=title.in_contents)


def _properties(section: Section, head: Head, heads: Heads, theme: Theme) -> Element:
    """``w:sectPr`` (17.6.17)."""
    kind, made = section.kind, w("sectPr")
    width = text_width(theme, landscape=kind.landscape, hanging=True)
    bare = kind.part == roles.COVER or kind.opener
    for side in ("even", "default") if theme.page.mirrored else ("default",):
        for name, relation in (
            ("headerReference", heads.header(None if bare else head, width, even=side == "even")),
            ("footerReference", heads.footer(width, numbered=kind.part != roles.COVER, even=side == "even", roman=kind.is_roman)),
        ):
            reference = w(name, type=side)
            reference.set(f"{{{R}}}id", relation)
            made.append(reference)
    made.extend(_page(theme, kind, cover=kind.part == roles.COVER))
    made.append(w("cols", space=GUTTER.twips, **({"num": 2} if kind.columns else {})))
    return made


def _page(theme: Theme, kind: Kind, *, cover: bool) -> Iterator[Element]:
    """Size and margins (17.6.13, 17.6.11)."""
    page = theme.page
    head, foot = Mm(page.head).twips, Mm(page.foot - 1).twips
    if kind.landscape:
        yield w("pgSz", w=Mm(page.height).twips, h=Mm(page.width).twips, orient="landscape")
        side = Mm(page.landscape_margin).twips
        edge = Mm(page.landscape_margin / 2).twips
        sides = {"top": side, "right": side, "bottom": side, "left": side, "header": edge, "footer": min(foot, edge)}
        yield w("pgMar", **sides, gutter=0)
        return
    yield w("pgSz", w=Mm(page.width).twips, h=Mm(page.height).twips)
    margins = page.margins
    sides = {
        "top": Mm(margins.top).twips,
        "right": Mm(margins.outer).twips,
        "bottom": Mm(margins.bottom).twips,
        "left": Mm(margins.inner).twips,
    }
    yield w("pgMar", **(sides | (Plan(page).margins() if cover else {})), header=head, footer=foot, gutter=0)


def text_width(theme: Theme, *, landscape: bool = False, columns: bool = False, hanging: bool = False) -> Length:
    """The width of the text on a page, or of one of its columns; ``hanging``: of what may reach into the outer margin."""
    page = theme.page
    whole = page.height - 2 * page.landscape_margin if landscape else page.block if hanging and not columns else page.measure
    return Length((Mm(whole) - GUTTER) // 2) if columns else Mm(whole)


def put_after(made: Element, child: Element) -> None:
    """Set the numbering of pages where the schema wants it, after the margins."""
    margins = made.find(tag("pgMar"))
    if margins is not None:
        margins.addnext(child)


def _to_the_top(first: Element) -> None:
    """A heading that begins a page has no room above."""
    if style_of(first).startswith("Heading") and style_of(first) != "Heading1":
        put(properties(first), w("spacing", before=0))


def _references(made: Element) -> int:
    return sum(1 for node in made if local(node).endswith("Reference"))


def _end(last: Element, made: Element) -> None:
    """A section ends in its last paragraph, or in a thin one after a table, a frame or an entry of a list (17.6.18).

    The properties of a paragraph stand before its words: were they those in which the list's field ends, LibreOffice would
    read the footer of the section inside the field, and print no page numbers.
    """
    if local(last) == "p" and not is_framed(last) and style_of(last) != LIST_ENTRY:
        put(properties(last), made)
        return
    follower = last.getnext()
    at = last
    while follower is not None and local(follower) in _BREAKS[1:]:
        at, follower = follower, follower.getnext()
    at.addnext(_ending(made))


def _ending(made: Element) -> Element:
    text = paragraph("SectionEnd")
    put(properties(text), made)
    return text
