"""The tree made ready for pandoc's DOCX writer: roles become paragraph styles, tables and marks.

Nothing is added to the words but what Word prints itself: numbers of headings and names of callouts without an id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

from docx.shared import Mm

from memoria.diagnostics import Diagnostic
from memoria.document import roles
from memoria.document.tree import (
    NO_ATTR,
    Attr,
    Block,
    BlockQuote,
    BulletList,
    Cell,
    CodeBlock,
    DefinitionList,
    Div,
    Document,
    Figure,
    Heading,
    HorizontalRule,
    Image,
    Inline,
    LineBlock,
    Meta,
    OrderedList,
    Para,
    Plain,
    Row,
    Span,
    Table,
    Text,
)
from memoria.document.walk import walk
from memoria.writers.docx import grids
from memoria.writers.docx.dress import (
    CHAPTER_SEPARATOR,
    FIELDS_MARK,
    FIGURE_MARK,
    HEADING_MARK,
    LOGOS,
    MARKED_DIVS,
    NUMBER_MARK,
    STYLED_DIVS,
    TABLE_MARK,
)
from memoria.writers.docx.inlines import Inlines
from memoria.writers.docx.marks import Marks
from memoria.writers.docx.names import BookmarkNames
from memoria.writers.docx.pairs import (
    STOPS_KEY,
    STYLE_KEY,
    Look,
    definition_lines,
    field_lines,
    is_label,
    look_of_callout,
    look_of_header,
    look_of_sheet,
)
from memoria.writers.docx.references import NUMBER, TITLE, References, find_references
from memoria.writers.docx.ruler import Ruler
from memoria.writers.docx.timeline import timeline
from memoria.writers.docx.words import caption_number, plain_text

LOGO_HEIGHT, LOGO_GAP = "13mm", "\u2003\u2003"
"""Of the logos on the cover, and the spaces between them."""
CALLOUT_INSET = Mm(9)
"""What bar and margins of a callout take of its width."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A tree for pandoc, with what its marks stand for."""

    blocks: tuple[Block, ...]
    marks: Marks
    names: BookmarkNames
    problems: tuple[Diagnostic, ...]


def prepare(document: Document, ruler: Ruler) -> Prepared:
    """Make a tree ready for pandoc. W-201 for a picture that did not come, W-202 for a link to nowhere."""
    preparer = _Preparer(document.meta, ruler, {target for target, _ in document.resources}, find_references(document.blocks))
    inlines = preparer.inlines
    blocks = preparer.blocks(document.blocks)
    problems = (*inlines.problems, *inlines.lost_links())
    return Prepared(blocks, inlines.marks, inlines.names, problems)


@dataclass(slots=True)
class _Preparer:
    meta: Meta
    ruler: Ruler
    pictures: set[str]
    references: References
    inlines: Inlines = field(init=False)
    fields: Look | None = None
    opener: bool = False
    small: bool = False
    answer: bool = False
    in_table: bool = False

    def __post_init__(self) -> None:
        self.inlines = Inlines(self.pictures, self.references, self.blocks)

    def blocks(self, content: Iterable[Block]) -> tuple[Block, ...]:
        return tuple(made for node in content for made in _BLOCKS[type(node)](self, node))

    def heading(self, node: Heading) -> tuple[Block, ...]:
        number = "" if node.attr.has(roles.UNNUMBERED) else node.attr.get("number")
        title = plain_text(node.content)
        name = self.references.name
        content = self.inlines.said(self.inlines.many(node.content), name(node.attr.identifier, TITLE))
        numeral = self.inlines.said((Text(number),), name(node.attr.identifier, NUMBER)) if number else ()
        if number and not self.opener:
            content = (*numeral, Text(CHAPTER_SEPARATOR if node.level == 1 else " "), *content)
        attr = self.inlines.mark(HEADING_MARK, node.attr, text=title, level=node.level)
        made = Heading(node.level, (Span(content, attr),))
        if number and self.opener:
            self.opener = False
            return (_styled("Chapter Number", (Para(numeral),)), made)
        return (made,)

    def table(self, node: Table) -> tuple[Block, ...]:
        kind = next((name for name in node.attr.classes), "plain")
        outer, self.in_table = self.in_table, True
        made = Table(
            node.columns,
            self.rows(node.head),
            self.rows(node.body),
            self.rows(node.foot),
            self.caption(node.caption, roles.LIST_OF_TABLES),
            self.inlines.mark(TABLE_MARK, node.attr, text=kind),
        )
        self.in_table = outer
        return (made,)

    def rows(self, rows: Iterable[Row]) -> tuple[Row, ...]:
        return tuple(Row(self.cells(row)) for row in rows)

    def cells(self, row: Row) -> tuple[Cell, ...]:
        made = tuple(replace(cell, content=self.cell(cell, cell.attr), attr=NO_ATTR) for cell in row.cells)
        if row.attr.identifier and made:
            first = Div(made[0].content, self.inlines.mark("", Attr(row.attr.identifier)))
            made = (replace(made[0], content=(first,)), *made[1:])
        return made

    def cell(self, cell: Cell, attr: Attr) -> tuple[Block, ...]:
        content = self.blocks(cell.content)
        kept = Attr(attr.identifier, (), tuple(pair for pair in attr.pairs if pair[0] == "lang"))
        return (Div(content, self.inlines.mark("", kept)),) if kept != NO_ATTR else content

    def caption(self, blocks: tuple[Block, ...], listing: str) -> tuple[Block, ...]:
        """The caption with its number marked, to become a field; ``listing`` is the role of the list that names it."""
        made = self.blocks(blocks)
        if made and isinstance(made[0], Para | Plain) and made[0].content and isinstance(made[0].content[0], Text):
            parts = caption_number(made[0].content[0].text)
            if parts:
                label, number, rest = parts
                attr = self.inlines.mark(NUMBER_MARK, Attr("", (listing,)), text=label.strip())
                counted = self.inlines.said((Span((Text(number),), attr),), self.name_of_number(blocks))
                first = (Text(label), *counted, Text(rest), *made[0].content[1:])
                return (replace(made[0], content=first), *made[1:])
        return made

    def name_of_number(self, caption: tuple[Block, ...]) -> str:
        """The bookmark around a caption's number; empty where no link reads it."""
        spans = (node for node in walk(caption) if isinstance(node, Span) and node.attr.identifier)
        return next((name for span in spans if (name := self.references.name(span.attr.identifier, NUMBER))), "")

    def figure(self, node: Figure) -> tuple[Block, ...]:
        attr = self.inlines.mark(FIGURE_MARK, node.attr)
        return (Figure(self.blocks(node.content), self.caption(node.caption, roles.LIST_OF_FIGURES), attr),)

    def div(self, node: Div) -> tuple[Block, ...]:
        attr = node.attr
        for role in attr.classes:
            if role in _WITH_LOOKS:
                return _WITH_LOOKS[role](self, node, role)
        if attr.has(roles.OPENER):
            self.opener = True
        if attr.has(roles.COVER):
            node = replace(node, content=tuple(self.with_logos(node.content)))
        outer = self.small, self.answer
        self.small, self.answer = self.small or attr.has(roles.SMALL), self.answer or attr.has(roles.ANSWER)
        tables_role = next((name for name in attr.classes if name in _TABLE_ROLES), "")
        content = self.blocks(_with_class(node.content, attr, tables_role) if tables_role else node.content)
        self.opener, (self.small, self.answer) = False, outer
        style = next((STYLED_DIVS[name] for name in attr.classes if name in STYLED_DIVS), attr.get(STYLE_KEY))
        if self.answer and attr.has(roles.SMALL):
            style = "Answer Source"
        if style:
            content = (_styled(style, content),)
        role = next((name for name in attr.classes if name in MARKED_DIVS), "")
        if attr.get(STOPS_KEY):
            return (Div(content, self.inlines.mark(FIELDS_MARK, attr, text=attr.get(STOPS_KEY))),)
        if role or attr.identifier or attr.get("lang"):
            return (Div(content, self.inlines.mark(role, attr)),)
        return content

    def with_logos(self, content: Iterable[Block]) -> Iterator[Block]:
        """The cover with the theme's logos above its organisers, or at its end."""
        logos = [name for name in self.ruler.theme.logos if name in self.pictures]
        images = [Image((Text(PurePosixPath(name).stem),), name, "", Attr("", (), (("height", LOGO_HEIGHT),))) for name in logos]
        line = Para(tuple(node for image in images for node in (Text(LOGO_GAP), image))[1:])
        waiting = [Div((line,), Attr("", (LOGOS,)))] if images else []
        for block in content:
            if isinstance(block, Div) and block.attr.has("cover-organisers"):
                yield from waiting
                waiting = []
            yield block
        yield from waiting

    def stats(self, node: Div, _: str) -> tuple[Block, ...]:
        return self.grid(node, grids.stats(node, self.ruler.block))

    def chart(self, node: Div, _: str) -> tuple[Block, ...]:
        return self.grid(node, timeline(node) if node.attr.get("kind") == roles.ChartKind.TIMELINE else grids.chart(node))

    def grid(self, node: Div, table: Table | None) -> tuple[Block, ...]:
        """A role that Word sets as a table; as it stands where it has not the shape that the role wants."""
        made = self.blocks((table,)) if table else self.blocks(node.content)
        keeps = node.attr.identifier or node.attr.get("lang")
        return (Div(made, self.inlines.mark("", node.attr)),) if keeps else made

    def session_header(self, node: Div, role: str) -> tuple[Block, ...]:
        self.inlines.in_header, outer = True, self.inlines.in_header
        content = self.with_fields(node.content, look_of_header(self.ruler))
        self.inlines.in_header = outer
        return (Div((_styled("Session Header", content),), self.inlines.mark(role, node.attr)),)

    def callout(self, node: Div, role: str) -> tuple[Block, ...]:
        self.inlines.accent, outer = role == roles.COMMITMENT, self.inlines.accent
        named = _with_name(node.content, dict(self.meta.labels).get(role, ""))
        look = look_of_sheet(self.ruler) if role == roles.SHEET else look_of_callout(self.ruler, CALLOUT_INSET)
        content = self.with_fields(named, look)
        self.inlines.accent = outer
        return (Div((_styled("Callout", content),), self.inlines.mark(role, node.attr)),)

    def with_fields(self, content: tuple[Block, ...], look: Look) -> tuple[Block, ...]:
        """Blocks whose definition lists are fields."""
        self.fields, outer = look, self.fields
        made = self.blocks(content)
        self.fields = outer
        return made

    def go(self, node: Div, _: str) -> tuple[Block, ...]:
        return (_styled("Callout Link", self.blocks(node.content)),)

    def lists(self, node: BulletList | OrderedList) -> tuple[Block, ...]:
        return (replace(node, items=tuple(map(self.blocks, node.items))),)

    def definitions(self, node: DefinitionList) -> tuple[Block, ...]:
        """Fields where the role has them; terms beside their definitions where there is room; else terms above them."""
        if not self.in_table:
            style, size = ("Small Definition", "callout") if self.small else ("Definition Line", "text")
            lines = field_lines(node, self.fields, self.ruler) if self.fields else definition_lines(node, style, size, self.ruler)
            if lines is not None:
                return self.blocks(lines)
        items = tuple((self.inlines.many(term), tuple(map(self.blocks, found))) for term, found in node.items)
        return (DefinitionList(items),)

    def para(self, node: Para | Plain) -> tuple[Block, ...]:
        made = type(node)(self.inlines.many(node.content))
        return (_styled("Label Line", (made,)),) if is_label(node.content) and not self.in_table else (made,)

    def code_block(self, node: CodeBlock) -> tuple[Block, ...]:
        made = CodeBlock(node.text)
        return (Div((made,), self.inlines.mark("", Attr(node.attr.identifier))),) if node.attr.identifier else (made,)

    def verse(self, node: LineBlock) -> tuple[Block, ...]:
        return (_styled("Verse", (LineBlock(tuple(map(self.inlines.many, node.lines))),)),)


def _styled(style: str, content: tuple[Block, ...]) -> Div:
    return Div(content, Attr("", (), (("custom-style", style),)))


def _with_class(content: tuple[Block, ...], attr: Attr, role: str) -> tuple[Block, ...]:
    """A role and its widths, given to a Div around one table, handed on to the table."""
    return tuple(
        replace(block, attr=Attr(block.attr.identifier, (role, *block.attr.classes), (*attr.pairs, *block.attr.pairs)))
        if isinstance(block, Table)
        else block
        for block in content
    )


def _with_name(content: tuple[Block, ...], name: str) -> tuple[Block, ...]:
    """A callout without an id begins with its kind."""
    first = content[0] if content else None
    if not name or not isinstance(first, Para | Plain) or _has_id(first.content):
        return content
    return (Para((Span((Text(name),), Attr("", (roles.MARK_ID,))), *first.content)), *content[1:])


def _has_id(content: tuple[Inline, ...]) -> bool:
    return any(isinstance(node, Span) and node.attr.has(roles.MARK_ID) for node in content)


_TABLE_ROLES = (roles.ROADMAP, roles.SESSION_INDEX, roles.PROGRAMME, roles.MATRIX, "plain")
_WITH_LOOKS: dict[str, Callable[[_Preparer, Div, str], tuple[Block, ...]]] = {
    roles.SESSION_HEADER: _Preparer.session_header,
    roles.STATS: _Preparer.stats,
    roles.CHART: _Preparer.chart,
    roles.GO: _Preparer.go,
    **dict.fromkeys((*roles.CALLOUTS, roles.SHEET), _Preparer.callout),
}
_BLOCKS: dict[type[Any], Callable[[_Preparer, Any], tuple[Block, ...]]] = {
    Para: _Preparer.para,
    Plain: _Preparer.para,
    Heading: _Preparer.heading,
    CodeBlock: _Preparer.code_block,
    LineBlock: _Preparer.verse,
    BlockQuote: lambda preparer, node: (BlockQuote(preparer.blocks(node.content)),),
    BulletList: _Preparer.lists,
    OrderedList: _Preparer.lists,
    DefinitionList: _Preparer.definitions,
    HorizontalRule: lambda _, node: (node,),
    Table: _Preparer.table,
    Figure: _Preparer.figure,
    Div: _Preparer.div,
}
