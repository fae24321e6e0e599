"""The tree made ready for pandoc's DOCX writer: roles become paragraph styles, tables and marks.

Nothing is added to the words but what Word prints itself: numbers of headings and names of callouts without an id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from memoria.diagnostics import Diagnostic, found
from memoria.document import roles
from memoria.document.tree import (
    NO_ATTR,
    Attr,
    Block,
    BlockQuote,
    BulletList,
    Cell,
    Code,
    CodeBlock,
    DefinitionList,
    Div,
    Document,
    Emph,
    Figure,
    Heading,
    HorizontalRule,
    Image,
    Inline,
    LineBlock,
    LineBreak,
    Link,
    Meta,
    Note,
    OrderedList,
    Para,
    Plain,
    Row,
    SmallCaps,
    SoftBreak,
    Span,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Underline,
)
from memoria.source import Position
from memoria.writers.docx import grids
from memoria.writers.docx.dress import (
    ACCENT_TABLES,
    CHAPTER_SEPARATOR,
    EN_SPACE,
    FIGURE_MARK,
    HEADING_MARK,
    MARKED_DIVS,
    NUMBER_MARK,
    STYLED_DIVS,
    STYLED_SPANS,
    TABLE_MARK,
)
from memoria.writers.docx.marks import Mark, Marks
from memoria.writers.docx.names import BookmarkNames
from memoria.writers.docx.words import caption_number, plain_text


@dataclass(frozen=True, slots=True)
class Prepared:
    """A tree for pandoc, with what its marks stand for."""

    blocks: tuple[Block, ...]
    marks: Marks
    names: BookmarkNames
    problems: tuple[Diagnostic, ...]


def prepare(document: Document) -> Prepared:
    """Make a tree ready for pandoc. W-201 for a picture that did not come, W-202 for a link to nowhere."""
    preparer = _Preparer(document.meta, {target for target, _ in document.resources})
    blocks = preparer.blocks(document.blocks)
    problems = (*preparer.problems, *preparer.lost_links())
    return Prepared(blocks, preparer.marks, preparer.names, problems)


@dataclass(slots=True)
class _Preparer:
    meta: Meta
    pictures: set[str]
    marks: Marks = field(default_factory=Marks)
    names: BookmarkNames = field(default_factory=BookmarkNames)
    problems: list[Diagnostic] = field(default_factory=list)
    defined: set[str] = field(default_factory=set)
    asked: dict[str, Position | None] = field(default_factory=dict)
    accent: bool = False
    opener: bool = False

    # --- marks ---

    def mark(self, role: str, attr: Attr, *, text: str = "", level: int = 0) -> Attr:
        """The attributes that pandoc is to see: a name of ours, and the language."""
        name = self.marks.add(Mark(role, attr, self.bookmark(attr.identifier), text, level))
        return Attr(name, (), tuple(pair for pair in attr.pairs if pair[0] == "lang"))

    def bookmark(self, identifier: str) -> str:
        if not identifier:
            return ""
        self.defined.add(identifier)
        return self.names.of(identifier)

    def anchor(self, target: str, at: Position | None) -> str:
        """A link's target as Word will know it."""
        if not target.startswith("#"):
            return target
        self.asked.setdefault(target[1:], at)
        return "#" + self.names.of(target[1:])

    def lost_links(self) -> list[Diagnostic]:
        return [found("W-202", at, target=name) for name, at in self.asked.items() if name not in self.defined]

    # --- inlines ---

    def inlines(self, content: Iterable[Inline]) -> tuple[Inline, ...]:
        done: list[Inline] = []
        after_id = False
        for node in content:
            made = _INLINES[type(node)](self, node)
            if type(node) is Span and node.attr.has(roles.SECONDARY) and done and not isinstance(done[-1], LineBreak):
                done.append(LineBreak())
            done.extend(_after_id(made) if after_id else (made,))
            after_id = type(node) is Span and node.attr.has(roles.MARK_ID)
        return tuple(done)

    def span(self, node: Span) -> Inline:
        attr, content = node.attr, self.inlines(node.content)
        if attr.has(roles.PAGE_REF):
            target = attr.get("target").removeprefix("#")
            self.asked.setdefault(target, node.at)
            return Span((), self.mark(roles.PAGE_REF, attr, text=self.names.of(target)))
        if attr.has(roles.NOWRAP):
            content = tuple(_unbreakable(content))
        style = next((STYLED_SPANS[name] for name in attr.classes if name in STYLED_SPANS), "")
        if attr.has(roles.MARK_ID):
            style = "Commitment Mark" if self.accent else "Mark"
        pairs = tuple(pair for pair in attr.pairs if pair[0] == "lang")
        name = self.marks.add(Mark("", attr, self.bookmark(attr.identifier))) if attr.identifier else ""
        return Span(content, Attr(name, (), (*pairs, *((("custom-style", style),) if style else ()))))

    def link(self, node: Link) -> Inline:
        made = Link(self.inlines(node.content), self.anchor(node.target, node.at), node.title)
        return self.named(made, node.attr)

    def image(self, node: Image) -> Inline:
        if node.target not in self.pictures:
            self.problems.append(found("W-201", node.at, target=node.target))
            return Span(self.inlines(node.content), Attr("", (), (("custom-style", "Label"),)))
        pairs = tuple(pair for pair in node.attr.pairs if pair[0] in ("width", "height"))
        return self.named(Image(node.content, node.target, node.title, Attr("", (), pairs)), node.attr)

    def named(self, made: Inline, attr: Attr) -> Inline:
        """A node that may be linked to."""
        return Span((made,), self.mark("", Attr(attr.identifier))) if attr.identifier else made

    def note(self, node: Note) -> Inline:
        return Note(self.blocks(node.content))

    # --- blocks ---

    def blocks(self, content: Iterable[Block]) -> tuple[Block, ...]:
        return tuple(made for node in content for made in _BLOCKS[type(node)](self, node))

    def heading(self, node: Heading) -> tuple[Block, ...]:
        number = "" if node.attr.has(roles.UNNUMBERED) else node.attr.get("number")
        title = plain_text(node.content)
        content = self.inlines(node.content)
        if number and not self.opener:
            content = (Text(number + (CHAPTER_SEPARATOR if node.level == 1 else " ")), *content)
        attr = self.mark(HEADING_MARK, node.attr, text=title, level=node.level)
        made = Heading(node.level, (Span(content, attr),))
        if number and self.opener:
            self.opener = False
            return (_styled("Chapter Number", (Para((Text(number),)),)), made)
        return (made,)

    def table(self, node: Table) -> tuple[Block, ...]:
        kind = next((name for name in node.attr.classes), "plain")
        outer, self.accent = self.accent, kind in ACCENT_TABLES
        made = Table(
            node.columns,
            self.rows(node.head),
            self.rows(node.body),
            self.rows(node.foot),
            self.caption(node.caption),
            self.mark(TABLE_MARK, node.attr, text=kind),
        )
        self.accent = outer
        return (made,)

    def rows(self, rows: Iterable[Row]) -> tuple[Row, ...]:
        return tuple(Row(self.cells(row)) for row in rows)

    def cells(self, row: Row) -> tuple[Cell, ...]:
        made = tuple(replace(cell, content=self.cell(cell, cell.attr), attr=NO_ATTR) for cell in row.cells)
        if row.attr.identifier and made:
            first = Div(made[0].content, self.mark("", Attr(row.attr.identifier)))
            made = (replace(made[0], content=(first,)), *made[1:])
        return made

    def cell(self, cell: Cell, attr: Attr) -> tuple[Block, ...]:
        content = self.blocks(cell.content)
        kept = Attr(attr.identifier, (), tuple(pair for pair in attr.pairs if pair[0] == "lang"))
        return (Div(content, self.mark("", kept)),) if kept != NO_ATTR else content

    def caption(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The caption with its number marked, to become a field."""
        made = self.blocks(blocks)
        if made and isinstance(made[0], Para | Plain) and made[0].content and isinstance(made[0].content[0], Text):
            parts = caption_number(made[0].content[0].text)
            if parts:
                label, number, rest = parts
                attr = self.mark(NUMBER_MARK, NO_ATTR, text=label.strip())
                first = (Text(label), Span((Text(number),), attr), Text(rest), *made[0].content[1:])
                return (replace(made[0], content=first), *made[1:])
        return made

    def figure(self, node: Figure) -> tuple[Block, ...]:
        attr = self.mark(FIGURE_MARK, node.attr)
        return (Figure(self.blocks(node.content), self.caption(node.caption), attr),)

    def div(self, node: Div) -> tuple[Block, ...]:
        attr = node.attr
        for role in attr.classes:
            if role in _GRIDS:
                return self.grid(node, _GRIDS[role])
            if role in roles.CALLOUTS:
                return (self.callout(node, role),)
            if role == roles.GO:
                return (_styled("Callout Link", self.blocks(node.content)),)
        if attr.has(roles.OPENER):
            self.opener = True
        tables_role = next((name for name in attr.classes if name in _TABLE_ROLES), "")
        content = self.blocks(_with_class(node.content, attr, tables_role) if tables_role else node.content)
        self.opener = False
        style = next((STYLED_DIVS[name] for name in attr.classes if name in STYLED_DIVS), attr.get(grids.STYLE_KEY))
        if style:
            content = (_styled(style, content),)
        role = next((name for name in attr.classes if name in MARKED_DIVS), "")
        if role or attr.identifier or attr.get("lang"):
            return (Div(content, self.mark(role, attr)),)
        return content

    def grid(self, node: Div, make: Callable[[Div], Table | None]) -> tuple[Block, ...]:
        """A role that Word sets as a table; as it stands where it has not the shape that the role wants."""
        table = make(node)
        made = self.blocks((table,)) if table else self.blocks(node.content)
        keeps = node.attr.identifier or node.attr.get("lang")
        return (Div(made, self.mark("", node.attr)),) if keeps else made

    def callout(self, node: Div, role: str) -> Block:
        outer, self.accent = self.accent, role == roles.COMMITMENT
        inside = grids.callout_blocks(node, self.name_of_callout(role))
        content = _styled("Callout", self.blocks(inside))
        self.accent = outer
        return Div((content,), self.mark(role, node.attr))

    def name_of_callout(self, role: str) -> str:
        return dict(self.meta.labels).get(role, "")

    def lists(self, node: BulletList | OrderedList) -> tuple[Block, ...]:
        return (replace(node, items=tuple(map(self.blocks, node.items))),)

    def definitions(self, node: DefinitionList) -> tuple[Block, ...]:
        items = tuple((self.inlines(term), tuple(map(self.blocks, found))) for term, found in node.items)
        return (DefinitionList(items),)

    def code_block(self, node: CodeBlock) -> tuple[Block, ...]:
        made = CodeBlock(node.text)
        return (Div((made,), self.mark("", Attr(node.attr.identifier))),) if node.attr.identifier else (made,)

    def verse(self, node: LineBlock) -> tuple[Block, ...]:
        return (_styled("Verse", (LineBlock(tuple(map(self.inlines, node.lines))),)),)


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


def _unbreakable(content: Iterable[Inline]) -> Iterable[Inline]:
    return (Text(node.text.replace(" ", "\u00a0")) if isinstance(node, Text) else node for node in content)


def _after_id(node: Inline) -> tuple[Inline, ...]:
    """What follows an id stands a wider space away from it, whether a space was typed or not."""
    if isinstance(node, SoftBreak):
        return (Text(EN_SPACE),)
    if isinstance(node, Text):
        return (Text(EN_SPACE + node.text.lstrip(" ")),) if node.text.strip(" ") else (node,)
    return (node,) if isinstance(node, LineBreak) else (Text(EN_SPACE), node)


def _inner(preparer: _Preparer, node: Any) -> Inline:
    made: Inline = type(node)(preparer.inlines(node.content))
    return made


def _same(_: _Preparer, node: Any) -> Any:
    return node


_GRIDS: dict[str, Callable[[Div], Table | None]] = {
    roles.SESSION_HEADER: grids.session_header,
    roles.STATS: grids.stats,
    roles.CHART: grids.chart,
}
_TABLE_ROLES = (roles.ROADMAP, roles.SESSION_INDEX, roles.PROGRAMME, roles.MATRIX, "plain")
_INLINES: dict[type[Any], Callable[[_Preparer, Any], Inline]] = {
    Text: _same,
    SoftBreak: _same,
    LineBreak: _same,
    Code: lambda preparer, node: preparer.named(Code(node.text), node.attr),
    Emph: _inner,
    Strong: _inner,
    Underline: _inner,
    Strikeout: _inner,
    Superscript: _inner,
    Subscript: _inner,
    SmallCaps: _inner,
    Link: _Preparer.link,
    Image: _Preparer.image,
    Note: _Preparer.note,
    Span: _Preparer.span,
}
_BLOCKS: dict[type[Any], Callable[[_Preparer, Any], tuple[Block, ...]]] = {
    Para: lambda preparer, node: (Para(preparer.inlines(node.content)),),
    Plain: lambda preparer, node: (Plain(preparer.inlines(node.content)),),
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
