"""The tree as the body of an OpenDocument text: paragraphs in named styles, tables, lists, footnotes, pictures."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from PIL import Image as Bitmap

from memoria.document import roles
from memoria.document import tree as t
from memoria.document.walk import text_of, walk
from memoria.theme import Theme
from memoria.writers.odt.elements import Element, element, say
from memoria.writers.odt.styles import BULLETS, COVER, LANDSCAPE, PORTRAIT, language, name_of, numbering

TEXT = "Text body"
STYLES: Mapping[str, str] = {
    "cover-kind": "Cover Kind",
    "cover-title": "Title",
    "cover-subtitle": "Subtitle",
    "cover-motto": "Cover Motto",
    "cover-place": "Cover Text",
    "cover-organisers": "Cover Text",
    "cover-badge": "Cover Badge",
    roles.LEAD: "Lead",
    roles.SMALL: "Small",
    roles.NOTICE: "Notice",
    **dict.fromkeys(roles.CALLOUTS, "Callout"),
    roles.COMMITMENT: "Commitment",
    roles.SHEET: "Callout",
    roles.SESSION_HEADER: "Session Header",
    roles.PULL_QUOTE: "Pull Quote",
    roles.ATTRIBUTION: "Attribution",
    roles.ANSWER: "Answer",
}
"""The paragraph style of what a role holds."""
IN_LINE = ("Callout", "Commitment", "Session Header", "Small")
"""Styles in which a term and its definition share a line."""
LETTERS: Mapping[type[Any], str] = {
    t.Emph: "Emphasis",
    t.Strong: "Strong",
    t.Underline: "Underlined",
    t.Strikeout: "Struck",
    t.Superscript: "Raised",
    t.Subscript: "Lowered",
    t.SmallCaps: "Small Caps",
}
SPANS: Mapping[str, str] = {roles.MARK_ID: "Mark", roles.LABEL: "Label", roles.SECONDARY: "Label", roles.WITHHELD: "Label"}
KINDS = {"LowerAlpha": "a", "UpperAlpha": "A", "LowerRoman": "i", "UpperRoman": "I"}
PIXELS = 96 / 25.4
"""In a millimetre, where a picture states no size."""
DEPTH = 2
"""Levels of headings in the contents."""
_EXTENSIONS = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}
_SVG_SIDE = re.compile(rb'viewBox="[\d.eE+-]+[ ,]+[\d.eE+-]+[ ,]+([\d.]+)[ ,]+([\d.]+)"')


@dataclass(slots=True)
class Body:
    """Writes blocks; what it needs of styles of its own it keeps in ``automatic``."""

    theme: Theme
    meta: t.Meta
    resources: Mapping[str, t.Resource]
    headings: tuple[t.Heading, ...]
    automatic: list[Element] = field(default_factory=list)
    pictures: dict[str, str] = field(default_factory=dict)
    """Name in the package by target."""
    style: str = TEXT
    language: str = ""
    width: float = 0.0
    tableless: bool = False
    """True inside lists and notes, where no table may stand (5.3.2), and LibreOffice drops it."""
    waiting: list[str] = field(default_factory=list)
    """Identifiers whose place is the next paragraph."""
    turn: str = ""
    """Master page that the next paragraph begins, or «page»."""
    notes: int = 0
    tables: int = 0
    lists: dict[str, str] = field(default_factory=dict)
    made: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.width = self.theme.page.measure

    # --- blocks ---

    def many(self, blocks: Iterable[t.Block]) -> list[Element]:
        return [made for block in blocks for made in _BLOCKS[type(block)](self, block)]

    def paragraph(self, content: Iterable[t.Inline], style: str = "", *, level: int = 0) -> Element:
        name = self.named(style or self.style)
        made = element("text:h" if level else "text:p", text__style_name=name, text__outline_level=str(level) if level else "")
        for identifier in self.waiting:
            made.append(element("text:bookmark", text__name=identifier))
        self.waiting = []
        self.inlines(made, content)
        return made

    def named(self, style: str) -> str:
        """A style's name; one of our own where a page begins, or another language is spoken."""
        key = (style, self.turn, self.language)
        turn, self.turn = self.turn, ""
        if not turn and not self.language:
            return name_of(style)
        if key not in self.made:
            self.made[key] = name = f"P{len(self.made) + 1}"
            breaks = element("style:paragraph-properties", fo__break_before="page") if turn == "page" else None
            letters = element("style:text-properties", **language(self.language)) if self.language else None
            self.automatic.append(
                element(
                    "style:style",
                    breaks,
                    letters,
                    style__name=name,
                    style__family="paragraph",
                    style__parent_style_name=name_of(style),
                    style__master_page_name=turn if turn != "page" else "",
                )
            )
        return self.made[key]

    def text(self, node: t.Para | t.Plain) -> list[Element]:
        return [self.paragraph(node.content)]

    def heading(self, node: t.Heading) -> list[Element]:
        if node.attr.identifier:
            self.waiting.append(node.attr.identifier)
        number = "" if node.attr.has(roles.UNNUMBERED) else node.attr.get("number")
        before = (t.Text(f"{number}\u2002"),) if number else ()
        return [self.paragraph((*before, *node.content), f"Heading {node.level}", level=node.level)]

    def code(self, node: t.CodeBlock) -> list[Element]:
        self.wait(node.attr)
        return [self.paragraph((t.Text(node.text),), "Source Code")]

    def verse(self, node: t.LineBlock) -> list[Element]:
        lines = [piece for line in node.lines for piece in (t.LineBreak(), *line)]
        return [self.paragraph(lines[1:])]

    def quote(self, node: t.BlockQuote) -> list[Element]:
        with self.dressed("Quotations"):
            return self.many(node.content)

    def rule(self, _: t.HorizontalRule) -> list[Element]:
        return [self.paragraph((), "Horizontal Line")]

    def bullets(self, node: t.BulletList) -> list[Element]:
        return [self.listed(node.items, BULLETS)]

    def ordered(self, node: t.OrderedList) -> list[Element]:
        kind = KINDS.get(node.style, "1")
        if kind not in self.lists:
            self.lists[kind] = f"Numbers{len(self.lists) + 1}"
            self.automatic.append(numbering(self.lists[kind], kind))
        return [self.listed(node.items, self.lists[kind], node.start)]

    def listed(self, items: Iterable[tuple[t.Block, ...]], style: str, start: int = 1) -> Element:
        made = element("text:list", text__style_name=style)
        inside = "List" if self.style == TEXT else self.style
        with self.dressed(inside), self.without_tables():
            for number, item in enumerate(items):
                begins = str(start) if number == 0 and start != 1 else ""
                made.append(element("text:list-item", *self.many(item), text__start_value=begins))
        return made

    def definitions(self, node: t.DefinitionList) -> list[Element]:
        made: list[Element] = []
        for term, found in node.items:
            blocks = [block for definition in found for block in definition]
            first = blocks[0] if blocks else None
            if self.style in IN_LINE and isinstance(first, t.Para | t.Plain):
                label = t.Span(term, t.Attr("", (roles.LABEL,)))
                made.append(self.paragraph((label, t.Text("\u2003"), *first.content)))
                made += self.many(blocks[1:])
                continue
            made.append(self.paragraph(term, "Definition Term"))
            with self.dressed("Definition" if self.style == TEXT else self.style):
                made += self.many(blocks)
        return made

    def figure(self, node: t.Figure) -> list[Element]:
        self.wait(node.attr)
        content = self.many(node.content)
        with self.dressed("Caption"):
            return [*content, *self.many(node.caption)]

    def div(self, node: t.Div) -> list[Element]:
        self.wait(node.attr)
        with self.turned(node.attr), self.spoken(node.attr.get("lang")):
            if node.attr.has(roles.CONTENTS):
                return self.contents()
            if any(map(node.attr.has, roles.EMPTY)):
                return self.many(node.content)
            if node.attr.has(roles.STAT):
                styles = ("Stat Figure", *["Stat Label"] * len(node.content))
                paragraphs = (block for block in node.content if isinstance(block, t.Para | t.Plain))
                return [self.paragraph(block.content, style) for block, style in zip(paragraphs, styles, strict=False)]
            blocks = tuple(_headless(node)) if node.attr.has(roles.CHART) else node.content
            role = next((name for name in node.attr.classes if name in STYLES), "")
            with self.dressed(STYLES.get(role, "")):
                return [*self.name(role, node), *self.many(blocks)]

    def name(self, role: str, node: t.Div) -> list[Element]:
        """What a callout is, where it has no id to say it."""
        label = dict(self.meta.labels).get(role, "") if role in roles.CALLOUTS else ""
        marked = any(isinstance(one, t.Span) and one.attr.has(roles.MARK_ID) for one in walk(node.content))
        return [self.paragraph((t.Span((t.Text(label),), t.Attr("", (roles.MARK_ID,))),))] if label and not marked else []

    def contents(self) -> list[Element]:
        entries = []
        for heading in self.headings:
            number = "" if heading.attr.has(roles.UNNUMBERED) else heading.attr.get("number")
            words = t.Text(f"{number}\u2002" * bool(number) + text_of(heading.content, notes=False))
            link = t.Link((words,), f"#{heading.attr.identifier}") if heading.attr.identifier else words
            entries.append(self.paragraph((link,), f"Contents {heading.level}"))
        title = element("text:index-title-template")  # else LibreOffice sets one of its own, in English
        source = element("text:table-of-content-source", title, text__outline_level=str(DEPTH))
        body = element("text:index-body", *entries)
        return [element("text:table-of-content", source, body, text__name="Contents", text__protected="false")]

    # --- tables ---

    def table(self, node: t.Table) -> list[Element]:
        self.wait(node.attr)
        with self.dressed("Caption"):
            caption = self.many(node.caption)
        if self.tableless:
            return [*caption, *self.cells_alone(node)]
        self.tables += 1
        name = f"T{self.tables}"
        turn, self.turn = self.turn, ""
        properties = element(
            "style:table-properties",
            style__width=f"{self.width:.1f}mm",
            table__align="left",
            fo__margin_bottom="4mm",
            fo__break_before="page" if turn == "page" else "",
        )
        master = turn if turn != "page" else ""
        self.automatic.append(
            element("style:style", properties, style__name=name, style__family="table", style__master_page_name=master)
        )
        made = element("table:table", *self.columns(node, name), table__name=name, table__style_name=name)
        head = self.rows(node.head, len(node.columns), "Table Heading", "HeadCell")
        if head:
            made.append(element("table:table-header-rows", *head))
        made.extend(self.rows((*node.body, *node.foot), len(node.columns), "Table Contents", "Cell"))
        return [*caption, made]

    def cells_alone(self, node: t.Table) -> list[Element]:
        """A table where none may stand: its cells one after the other."""
        rows = (*node.head, *node.body, *node.foot)
        return [made for row in rows for cell in row.cells for made in self.many(cell.content)]

    def columns(self, node: t.Table, name: str) -> Iterator[Element]:
        known = sum(column.width or 0 for column in node.columns)
        free = max(0.0, 1 - known) / max(1, sum(column.width is None for column in node.columns))
        for number, column in enumerate(node.columns):
            share = column.width if column.width is not None else free or 1 / len(node.columns)
            properties = element("style:table-column-properties", style__column_width=f"{max(4.0, share * self.width):.1f}mm")
            style = f"{name}.{number + 1}"
            self.automatic.append(element("style:style", properties, style__name=style, style__family="table-column"))
            yield element("table:table-column", table__style_name=style)

    def rows(self, rows: Iterable[t.Row], columns: int, style: str, cell_style: str) -> list[Element]:
        """Rows with the places that wide and tall cells cover (9.1.5)."""
        made, tall = [], [0] * columns
        for row in rows:
            box, place = element("table:table-row"), 0
            self.wait(row.attr)
            for cell in row.cells:
                place = self.covered(box, tall, place)
                wide = max(1, min(cell.columns, columns - place))
                box.append(self.cell(cell, wide, style, cell_style))
                for index in range(place, min(place + wide, columns)):
                    tall[index] = max(0, cell.rows - 1)
                box.extend([element("table:covered-table-cell") for _ in range(wide - 1)])
                place += wide
            self.covered(box, tall, place)
            if len(box):
                made.append(box)
        return made

    def covered(self, box: Element, tall: list[int], place: int) -> int:
        """The next free place, the covered ones before it written."""
        while place < len(tall) and tall[place]:
            tall[place] -= 1
            box.append(element("table:covered-table-cell"))
            place += 1
        return place

    def cell(self, cell: t.Cell, wide: int, style: str, cell_style: str) -> Element:
        self.wait(cell.attr)
        made = element(
            "table:table-cell",
            table__style_name=cell_style,
            office__value_type="string",
            table__number_columns_spanned=str(wide) if wide > 1 else "",
            table__number_rows_spanned=str(cell.rows) if cell.rows > 1 else "",
        )
        with self.dressed(style), self.spoken(cell.attr.get("lang")):
            made.extend(self.many(cell.content) or [self.paragraph(())])
        return made

    # --- what holds for a stretch ---

    def wait(self, attr: t.Attr) -> None:
        if attr.identifier:
            self.waiting.append(attr.identifier)

    @contextmanager
    def dressed(self, style: str) -> Iterator[None]:
        outer, self.style = self.style, style or self.style
        yield
        self.style = outer

    @contextmanager
    def without_tables(self) -> Iterator[None]:
        outer, self.tableless = self.tableless, True
        yield
        self.tableless = outer

    @contextmanager
    def spoken(self, tag: str) -> Iterator[None]:
        outer, self.language = self.language, tag or self.language
        yield
        self.language = outer

    @contextmanager
    def turned(self, attr: t.Attr) -> Iterator[None]:
        """The pages of a part; behind landscape pages come upright ones."""
        if attr.has(roles.COVER):
            self.turn = COVER
        elif attr.has(roles.LANDSCAPE):
            self.turn, self.width = LANDSCAPE, self.theme.page.height - 2 * self.theme.page.landscape_margin
        elif any(map(attr.has, (roles.FRONT, roles.BODY, roles.ANNEX))):
            self.turn = PORTRAIT
        elif attr.has(roles.CHAPTER) or attr.has(roles.PAGE_BREAK):
            self.turn = self.turn or "page"
        yield
        if attr.has(roles.LANDSCAPE):
            self.turn, self.width = PORTRAIT, self.theme.page.measure

    # --- inlines ---

    def inlines(self, parent: Element, content: Iterable[t.Inline]) -> None:
        for node in content:
            self.inline(parent, node)

    def inline(self, parent: Element, node: t.Inline) -> None:
        match node:
            case t.Text():
                say(parent, node.text)
            case t.SoftBreak():
                say(parent, " ")
            case t.LineBreak():
                parent.append(element("text:line-break"))
            case t.Code():
                say(self.span(parent, "Code"), node.text)
            case t.Link():
                self.wait_in(parent, node.attr)
                box = element("text:a", xlink__type="simple", xlink__href=node.target, text__style_name=name_of("Internet Link"))
                parent.append(box)
                self.inlines(box, node.content)
            case t.Image():
                self.picture(parent, node)
            case t.Note():
                self.note(parent, node)
            case t.Span():
                self.spanned(parent, node)
            case _:
                self.inlines(self.span(parent, LETTERS[type(node)]), node.content)

    def span(self, parent: Element, style: str) -> Element:
        made = element("text:span", text__style_name=name_of(style))
        parent.append(made)
        return made

    def spanned(self, parent: Element, node: t.Span) -> None:
        self.wait_in(parent, node.attr)
        style = next((SPANS[name] for name in node.attr.classes if name in SPANS), "")
        box = self.span(parent, style) if style else parent
        if node.attr.get("lang"):
            key = ("", "", node.attr.get("lang"))
            if key not in self.made:
                self.made[key] = name = f"L{len(self.made) + 1}"
                letters = element("style:text-properties", **language(node.attr.get("lang")))
                self.automatic.append(element("style:style", letters, style__name=name, style__family="text"))
            box = self.span(box, self.made[key])
        self.inlines(box, node.content)

    def wait_in(self, parent: Element, attr: t.Attr) -> None:
        if attr.identifier:
            parent.append(element("text:bookmark", text__name=attr.identifier))

    def note(self, parent: Element, node: t.Note) -> None:
        self.notes += 1
        outer, self.turn, held, self.waiting = self.turn, "", self.waiting, []
        with self.dressed("Footnote"), self.without_tables():
            body = element("text:note-body", *self.many(node.content))
        self.turn, self.waiting = outer, held
        number = str(self.notes)
        cited = element("text:note-citation", text=number)
        parent.append(element("text:note", cited, body, text__id=f"ftn{number}", text__note_class="footnote"))

    def picture(self, parent: Element, node: t.Image) -> None:
        """A picture in the line; its description where it did not come."""
        resource = self.resources.get(node.target)
        if resource is None:
            self.inlines(parent, node.content)
            return
        name = self.pictures.setdefault(
            node.target, f"Pictures/{len(self.pictures) + 1:03}.{_EXTENSIONS.get(resource.media_type, 'bin')}"
        )
        width, height = _size(resource, self.width, _asked(node.attr.get("width"), self.width))
        image = element("draw:image", xlink__href=name, xlink__type="simple", xlink__show="embed", xlink__actuate="onLoad")
        alt = text_of(node.content, notes=False)
        described = element("svg:desc", text=alt) if alt else None
        frame = element(
            "draw:frame",
            image,
            described,
            draw__name=f"Picture {len(self.pictures)}",
            text__anchor_type="as-char",
            svg__width=f"{width:.1f}mm",
            svg__height=f"{height:.1f}mm",
        )
        parent.append(frame)


def cell_styles(theme: Theme) -> Iterator[Element]:
    """The two kinds of cells."""
    line = f"0.5pt solid {theme.colours.hairline}"
    for name, ground in (("Cell", ""), ("HeadCell", theme.colours.primary)):
        properties = element(
            "style:table-cell-properties", fo__padding="1.2mm", fo__border_bottom=line, fo__background_color=ground
        )
        yield element("style:style", properties, style__name=name, style__family="table-cell")


def listed_headings(blocks: Iterable[t.Block]) -> tuple[t.Heading, ...]:
    """The headings that the contents name."""
    headings = (node for node in walk(tuple(blocks)) if isinstance(node, t.Heading))
    return tuple(node for node in headings if node.level <= DEPTH and node.attr.get("toc") != "no")


def _headless(node: t.Div) -> Iterator[t.Block]:
    """A chart's table: its rows say all."""
    for block in node.content:
        yield replace(block, head=()) if isinstance(block, t.Table) else block


_UNITS = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72}


def _asked(width: str, whole: float) -> float | None:
    """The width that a picture is given, in millimetres; a share is one of the text's."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)(%|mm|cm|in|pt)", width)
    if match is None:
        return None
    return float(match[1]) * (whole / 100 if match[2] == "%" else _UNITS[match[2]])


def _size(resource: t.Resource, widest: float, asked: float | None = None) -> tuple[float, float]:
    """Width and height in millimetres, as wide as was asked for, no wider than the text."""
    if resource.media_type == "image/svg+xml":
        match = _SVG_SIDE.search(resource.data)
        width, height = (float(match[1]), float(match[2])) if match else (4.0, 3.0)
    else:
        with Bitmap.open(io.BytesIO(resource.data)) as picture:
            width, height = picture.size
    share = height / width if width else 1.0
    wide = min(widest, asked or width / PIXELS)
    return wide, wide * share


_BLOCKS: Mapping[type[Any], Callable[[Body, Any], list[Element]]] = {
    t.Para: Body.text,
    t.Plain: Body.text,
    t.Heading: Body.heading,
    t.CodeBlock: Body.code,
    t.LineBlock: Body.verse,
    t.BlockQuote: Body.quote,
    t.BulletList: Body.bullets,
    t.OrderedList: Body.ordered,
    t.DefinitionList: Body.definitions,
    t.HorizontalRule: Body.rule,
    t.Table: Body.table,
    t.Figure: Body.figure,
    t.Div: Body.div,
}
