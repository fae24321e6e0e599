"""The styles of a volume, as data: each paragraph and character style that the writer uses, from a theme.

Names are Word's own where Word has one, so that an institution's template dresses the text anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from docx.shared import Length, Mm, Pt

from memoria.theme import Theme
from memoria.writers.docx.faces import Face, Faces

NONE = Pt(0)
IDENTIFIERS = {"TOC Heading": "ContentsHeading"}
"""Where the identifier is not the name: what begins with TOC is the program's, and this heading is the volume's."""
MARK_SIZE, MARK_SPACED = "fields", Pt(0.25)
"""Of the ids of what is marked: the theme's size, and the room between their letters."""
BADGE_SPACED = Pt(0.8)
"""Between the letters of the cover's badge."""
BADGE_INSET = Pt(4)
"""Between the box of the cover's badge and its words."""
_ITALIC = 4
"""The level of headings, from nought, that is set in italics."""
NATURAL_LEADING = 1.26
"""Height of a line of the theme's fonts, in type sizes; below it a leading must be exact."""


@dataclass(frozen=True, slots=True)
class Border:
    """A rule beside a paragraph: its width, distance from the text and colour (17.3.1.24)."""

    side: str
    width: Length
    space: Length
    colour: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab stop (17.3.1.37)."""

    at: Length
    align: str = "left"
    leader: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """How the letters of a style look; None and False leave what the style below has."""

    face: Face | None = None
    size: Length | None = None
    colour: str = ""
    italic: bool | None = None
    capitals: bool = False
    spaced: Length | None = None
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style, or a character style where ``kind`` says so."""

    name: str
    look: Look = Look()
    kind: str = "paragraph"
    base: str = "Normal"
    follow: str = ""
    leading: Length | None = None
    before: Length | None = None
    after: Length | None = None
    left: Length | None = None
    right: Length | None = None
    first: Length | None = None
    align: str = ""
    keep_next: bool = False
    keep_lines: bool = False
    whole_words: bool = False
    level: int | None = None
    borders: tuple[Border, ...] = ()
    shade: str = ""
    tabs: tuple[Tab, ...] = ()
    fixed: bool = False
    """A line of exactly this leading, even for a font that wants more."""
    priority: int = 1

    @property
    def id(self) -> str:
        """The identifier that Word derives from the name."""
        return IDENTIFIERS.get(self.name) or self.name.replace(" ", "")


def styles_of(theme: Theme, faces: Faces) -> list[Style]:
    """All styles, each after the one it is based on."""
    wardrobe = _Wardrobe(theme, faces)
    made: list[Style] = []
    for part in (
        wardrobe.text,
        wardrobe.headings,
        wardrobe.cover,
        wardrobe.lists,
        wardrobe.callouts,
        wardrobe.quotations,
        wardrobe.tables,
        wardrobe.apparatus,
        wardrobe.letters,
    ):
        made.extend(part())
    return made


def indents_of(styles: list[Style]) -> dict[str, Length]:
    """The left indent of each style by its identifier, its own or that of the style below."""
    by_name: dict[str, Length] = {}
    for style in styles:
        by_name[style.name] = by_name.get(style.base, NONE) if style.left is None else style.left
    return {style.id: by_name[style.name] for style in styles}


@dataclass(frozen=True, slots=True)
class _Wardrobe:
    theme: Theme
    faces: Faces

    def look(self, size: str, face: Face | None = None, colour: str = "", italic: bool | None = None) -> Look:
        return Look(face, Pt(self.theme.type[size].size), colour, italic)

    def style(self, name: str, size: str, face: Face | None = None, colour: str = "", **more: Any) -> Style:
        """A style in one of the theme's sizes, with its leading."""
        italic: bool | None = more.pop("italic", None)
        leading = Pt(self.theme.type[size].leading)
        look = self.look(size, face, colour, italic)
        return replace(Style(name, look, leading=leading), **more)

    def around(self, kind: str) -> dict[str, Length]:
        """White above and below, as the theme has it."""
        space = self.theme.space[kind]
        return {"before": Mm(space.before), "after": Mm(space.after)}

    def below(self, kind: str) -> Length:
        return Mm(self.theme.space[kind].after)

    @property
    def block(self) -> Length:
        return Mm(self.theme.page.block)

    @property
    def over(self) -> Length | None:
        """The right indent of what hangs over into the outer margin."""
        page = self.theme.page
        return Mm(page.measure - page.block) if page.block > page.measure else None

    def text(self) -> Iterator[Style]:
        colours = self.theme.colours
        yield self.style("Normal", "text", self.faces.text, colours.ink, base="", before=NONE, after=NONE, priority=0)
        yield Style("Body Text", after=self.below("text"), align="both", priority=0)
        yield Style("First Paragraph", base="Body Text", follow="Body Text")
        yield Style("Compact", base="Body Text", after=Mm(1))
        yield self.style(
            "Lead", "lead", self.faces.text, colours.grey, base="Body Text", italic=True, after=self.below("lead"), keep_next=True
        )
        yield self.style("Small", "callout", self.faces.apparatus, base="Body Text", after=Mm(1.6), align="left")
        yield Style("Small Heading", Look(self.faces.semibold), base="Small", keep_next=True)
        grey = self.theme.colours.grey
        label: dict[str, Any] = {"before": Mm(1), "after": Mm(0.8), "keep_next": True}
        yield self.style("Label Line", "fields", self.faces.apparatus, grey, base="Body Text", align="left", **label)
        rule = Border("bottom", Pt(0.5), Pt(1), colours.hairline)
        yield Style("Horizontal Line", leading=Pt(6), fixed=True, after=Mm(4), borders=(rule,))

    def headings(self) -> Iterator[Style]:
        ink, primary, grey = self.theme.colours.ink, self.theme.colours.primary, self.theme.colours.grey
        semibold, regular = self.faces.semibold, self.faces.apparatus
        shared: dict[str, Any] = {
            "follow": "Body Text",
            "keep_next": True,
            "keep_lines": True,
            "whole_words": True,
            "align": "left",
            "right": self.over,
            "priority": 9,
        }
        small = Pt(self.theme.type["text"].size)
        for level, (size, colour, face, space) in enumerate(
            (
                ("chapter", primary, semibold, "chapter"),
                ("section", primary, semibold, "section"),
                ("subsection", ink, semibold, "subsection"),
                ("subsection", primary, semibold, "minor"),
                ("subsection", ink, regular, "minor"),
                ("subsection", grey, regular, "minor"),
            )
        ):
            made = self.style(f"Heading {level + 1}", size, face, colour, level=level, **self.around(space), **shared)
            look = replace(made.look, size=small, italic=level == _ITALIC or None) if space == "minor" else made.look
            yield replace(made, look=look)
        yield Style("Unlisted Heading", base="Heading 2", follow="Body Text", level=1, priority=9)
        yield Style("TOC Heading", base="Heading 1", follow="Body Text", level=0, priority=39)
        yield self.style(
            "Chapter Number", "numeral", self.faces.light, primary, before=Mm(16), after=Mm(2), keep_next=True, whole_words=True
        )

    def cover(self) -> Iterator[Style]:
        colours, faces = self.theme.colours, self.faces
        plain: dict[str, Any] = {"align": "left", "whole_words": True}
        yield self.style("Title", "cover_title", faces.light, colours.primary, priority=10, **plain)
        yield self.style("Subtitle", "cover_motto", faces.text, colours.primary, before=Mm(3), priority=11, **plain)
        yield self.style("Cover Motto", "cover_motto", faces.text, colours.grey, before=Mm(5), italic=True, **plain)
        kind = self.style("Cover Kind", "cover_kind", faces.light, colours.paper, shade=colours.primary, **plain)
        yield replace(kind, look=replace(kind.look, capitals=True, spaced=Pt(1.3)))
        yield self.style("Cover Place", "cover_small", faces.apparatus, colours.paper, shade=colours.primary, **plain)
        rule = (Border("top", Pt(0.75), Pt(6), colours.hairline),)
        yield self.style("Cover Organisers", "cover_small", faces.apparatus, colours.ink, borders=rule, **plain)
        yield Style("Cover Logos", leading=Pt(12), after=Mm(7), align="left")
        sides = {"top": Pt(2), "left": BADGE_INSET, "bottom": Pt(2), "right": BADGE_INSET}
        box = tuple(Border(side, Pt(0.75), space, colours.accent) for side, space in sides.items())
        inset: dict[str, Any] = {"left": BADGE_INSET, "right": BADGE_INSET}
        badge = self.style("Cover Badge", "cover_badge", faces.semibold, colours.accent, borders=box, **inset, **plain)
        yield replace(badge, look=replace(badge.look, capitals=True, spaced=BADGE_SPACED))

    def lists(self) -> Iterator[Style]:
        indents: dict[str, Any] = {
            "base": "Body Text",
            "align": "left",
            "after": self.below("item"),
            "left": Mm(5),
            "first": Mm(-5),
        }
        yield replace(Style("List Bullet"), **indents)
        yield replace(Style("List Number"), **indents)
        yield Style("List Continue", base="Body Text", align="left", after=Mm(1), left=Mm(5))
        term = Look(self.faces.semibold)
        yield Style("Definition Term", term, base="Body Text", follow="Definition", after=NONE, keep_next=True, align="left")
        yield Style("Definition", base="Body Text", left=Mm(5), align="left")
        yield Style("Definition Line", base="Body Text", after=Mm(1.2), align="left")
        yield Style("Small Definition", base="Small", after=Mm(1.2))

    def callouts(self) -> Iterator[Style]:
        """What stands in boxes: bar and tint are the tables'."""
        text: dict[str, Any] = {"base": "Body Text", "align": "left"}
        yield self.style("Callout", "callout", self.faces.apparatus, after=Mm(1.2), **text)
        yield self.style("Callout Fields", "fields", self.faces.apparatus, base="Callout", after=Mm(0.3))
        yield self.style("Callout Link", "fields", self.faces.apparatus, base="Callout", before=Mm(1), after=NONE)
        yield self.style("Notice", "callout", self.faces.apparatus, after=Mm(1), **text)
        yield Style("Notice Heading", Look(self.faces.semibold), base="Notice", keep_next=True)
        title = Look(self.faces.semibold, Pt(self.theme.type["subsection"].size), self.theme.colours.primary)
        yield Style("Notice Title", title, base="Notice", level=0, keep_next=True)

    def quotations(self) -> Iterator[Style]:
        colours, faces = self.theme.colours, self.faces
        line = (Border("left", Pt(0.75), Pt(11), colours.hairline),)
        yield Style("Quote", base="Body Text", left=Mm(8), right=Mm(8), after=Mm(2.4), borders=line, priority=29)
        bar = (Border("left", Pt(0.75), Pt(14), colours.accent),)
        sides: dict[str, Any] = {
            "base": "Body Text",
            "left": Mm(13),
            "align": "left",
            "keep_lines": True,
            "borders": bar,
            "after": Mm(1),
        }
        yield self.style("Pull Quote", "quote", faces.text, colours.primary, italic=True, keep_next=True, **sides)
        yield self.style("Attribution", "caption", faces.apparatus, colours.grey, **sides)
        yield Style("Question", base="Body Text", before=Mm(3), after=Mm(1), keep_next=True)
        beside = (Border("left", Pt(0.75), Pt(11), colours.hairline),)
        yield Style("Answer", base="Body Text", left=Mm(4.2), after=Mm(1), borders=beside)
        yield Style("Answer Source", base="Small", left=Mm(4.2), borders=beside)
        yield Style("Verse", base="Body Text", left=Mm(8), align="left")

    def tables(self) -> Iterator[Style]:
        colours, faces = self.theme.colours, self.faces
        plain: dict[str, Any] = {"align": "left", "whole_words": True}
        yield self.style("Table Text", "table", faces.apparatus, **plain)
        yield self.style("Table Head", "table_head", faces.semibold, colours.paper, keep_next=True, **plain)
        yield self.style("Table Group", "fields", faces.semibold, colours.primary, keep_next=True, **plain)
        yield self.style("Index Text", "index", faces.apparatus, **plain)
        yield self.style("Index Time", "index", faces.apparatus, colours.grey, **plain)
        yield self.style("Index Page", "index", faces.apparatus, colours.primary, **(plain | {"align": "right"}))
        yield self.style("Session Header", "header_block", faces.apparatus, after=Mm(0.6), right=self.over, **plain)
        rule = Border("top", Pt(1.5), Pt(5), colours.primary)
        yield self.style("Stat Figure", "figure", faces.light, colours.primary, right=Mm(5), borders=(rule,), **plain)
        yield self.style("Stat Label", "label", faces.apparatus, colours.grey, right=Mm(5), **plain)
        yield self.style("Chart Text", "chart", faces.apparatus, **plain)
        yield self.style("Chart Head", "table_head", faces.apparatus, colours.grey, keep_next=True, **plain)
        yield Style("Chart Bar", leading=Mm(2.8), fixed=True, shade=colours.primary)
        yield Style("Table Gap", leading=Mm(max(1.0, self.theme.space["callout"].after)), fixed=True)
        yield Style("Opener Gap", leading=Mm(11), fixed=True)
        yield Style("Section End", Look(size=Pt(1)), leading=Pt(1), fixed=True)

    def apparatus(self) -> Iterator[Style]:
        colours, faces = self.theme.colours, self.faces
        plain: dict[str, Any] = {"align": "left", "whole_words": True}
        caption: dict[str, Any] = {"before": Mm(2), "after": Mm(1.8), "right": self.over, "priority": 35, **plain}
        yield self.style("Caption", "caption", faces.apparatus, colours.grey, **caption)
        yield Style("Figure", before=Mm(2), after=Mm(1.5), keep_next=True, align="left", right=self.over)
        end = (Tab(self.block, "right", "dot"),)
        toc: dict[str, Any] = {"priority": 39, "tabs": end, "right": self.over, **plain}
        yield self.style("TOC 1", "contents", faces.semibold, colours.primary, before=Mm(3), after=Mm(1.3), **toc)
        yield self.style("TOC 2", "contents", faces.apparatus, left=Mm(8), after=Mm(1.3), **toc)
        yield self.style("Table of Figures", "contents", faces.apparatus, after=Mm(1.3), **toc)
        head: dict[str, Any] = {"tabs": (Tab(self.block, "right"),), "right": self.over, "priority": 99, **plain}
        yield self.style("Header", "running", faces.apparatus, colours.grey, **head)
        yield self.style("Footer", "folio", faces.apparatus, colours.grey, **head)
        yield self.style("Footnote Text", "note", faces.text, after=Mm(0.6), align="left", priority=99)
        yield Style("Footnote Block Text", base="Footnote Text", left=Mm(5), right=Mm(5), priority=99)
        box = tuple(Border(side, Pt(0.5), Pt(5), colours.tint) for side in ("top", "left", "bottom", "right"))
        code: dict[str, Any] = {"left": Mm(2), "right": Mm(2), "before": Mm(2), "after": Mm(4), "keep_lines": True, **plain}
        yield self.style("Source Code", "code", faces.code, base="Body Text", shade=colours.tint, borders=box, **code)

    def letters(self) -> Iterator[Style]:
        colours, faces = self.theme.colours, self.faces
        letters = Style("", kind="character", base="Default Paragraph Font")
        mark = replace(self.look(MARK_SIZE, faces.semibold, colours.primary), spaced=MARK_SPACED)
        yield replace(letters, name="Mark", look=mark)
        yield replace(letters, name="Commitment Mark", look=replace(mark, colour=colours.accent))
        yield replace(letters, name="Mark Space", look=Look(spaced=Pt(3.8)))
        yield replace(letters, name="Label", look=self.look("fields", faces.apparatus, colours.grey))
        yield replace(letters, name="Field Name", look=Look(colour=colours.grey))
        yield replace(letters, name="Term", look=Look(faces.semibold))
        yield replace(letters, name="Secondary", look=Look(size=Pt(self.theme.type["table"].size - 0.6), colour=colours.grey))
        yield replace(letters, name="Withheld", look=Look(faces.apparatus, colour=colours.grey))
        yield replace(letters, name="Draft Mark", look=self.look("running", faces.semibold, colours.grey))
        yield replace(letters, name="Verbatim Char", look=self.look("code", faces.code))
        yield replace(letters, name="Hyperlink", look=Look(colour=colours.primary), priority=99)
        yield replace(letters, name="Footnote Reference", look=Look(faces.semibold, colour=colours.primary, raised=True))
