"""A guess at the page of every identifier, for a Word file that is made without its PDF.

Lines are counted from characters and set one below the other; what begins a page begins one here too. Where the PDF of
the same volume has been laid out, its page numbers are given to ``write_docx`` and nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from math import ceil
from typing import Any

from memoria.document import roles
from memoria.document.tree import (
    Attr,
    Block,
    BlockQuote,
    BulletList,
    CodeBlock,
    DefinitionList,
    Div,
    Figure,
    Heading,
    HorizontalRule,
    Image,
    Inline,
    LineBlock,
    Note,
    OrderedList,
    Para,
    Plain,
    Row,
    Span,
    Table,
    Text,
)
from memoria.document.walk import walk
from memoria.theme import MM, Theme
from memoria.writers.docx.words import plain_text

_WIDTH_OF_LETTER = 0.46
"""Mean width of a letter, in type sizes."""
_GAP = 2.4 * MM
_PICTURE = 200.0
"""Height given to a picture and its caption, in points."""
_HEADER_ROOM, _CALLOUT_ROOM, _STATS_HEIGHT = 9 * MM, 12 * MM, 20 * MM
_SQUARE = 18 * MM
"""Height of the code of a recording, with the row that it stands in."""
_SPACES = ("chapter", "section", "subsection", "minor")
_HEADINGS = ("chapter", "section", "subsection", "callout", "callout", "fields")


def estimate_pages(blocks: Iterable[Block], theme: Theme) -> dict[str, str]:
    """Page label by identifier: roman before the body, arabic in it."""
    blocks = tuple(blocks)
    tables, figures = _count_captions(blocks, Table), _count_captions(blocks, Figure)
    guess = _Guess(theme, contents=_count_entries(blocks), listed={roles.LIST_OF_TABLES: tables, roles.LIST_OF_FIGURES: figures})
    guess.blocks(blocks)
    return guess.labels


def roman(number: int) -> str:
    """Lower-case roman numeral."""
    done = ""
    for value, letters in ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        done += letters * (number // value)
        number %= value
    return done


def last_labels(pages: Mapping[str, str]) -> dict[bool, str]:
    """The greatest of the page labels before the body, under True, and in it, under False."""
    arabic = [int(label) for label in pages.values() if label.isdigit()]
    romans = {label for label in pages.values() if not label.isdigit()}
    last = next((label for number in range(len(pages) + 200, 0, -1) if (label := roman(number)) in romans), "")
    return {**({True: last} if last else {}), **({False: str(max(arabic))} if arabic else {})}


def _count_entries(blocks: Iterable[Block]) -> int:
    count = 0
    for block in blocks:
        if isinstance(block, Heading):
            count += block.level <= 2
        elif isinstance(block, Div):
            count += _count_entries(block.content)
    return count


def _count_captions(blocks: Iterable[Block], kind: type[Table | Figure]) -> int:
    count = 0
    for block in blocks:
        if isinstance(block, kind):
            count += bool(block.caption)
        elif isinstance(block, Div):
            count += _count_captions(block.content, kind)
    return count


@dataclass(slots=True)
class _Guess:
    theme: Theme
    contents: int
    listed: dict[str, int]
    labels: dict[str, str] = field(default_factory=dict)
    page: int = 1
    used: float = 0.0
    front: bool = True
    wide: bool = False
    begun: bool = False

    # --- the page ---

    @property
    def height(self) -> float:
        page = self.theme.page
        if self.wide:
            return (page.width - 2 * page.landscape_margin) * MM
        return (page.height - page.margins.top - page.margins.bottom) * MM

    @property
    def width(self) -> float:
        page = self.theme.page
        if self.wide:
            return (page.height - 2 * page.landscape_margin) * MM
        return page.measure * MM

    @property
    def block(self) -> float:
        """What titles and tables may take."""
        return self.width if self.wide else self.theme.page.block * MM

    def turn(self) -> None:
        """A new page, unless this one is empty."""
        if self.used:
            self.page, self.used = self.page + 1, 0.0

    def take(self, height: float) -> None:
        self.used += height
        pages, self.used = divmod(self.used, self.height)
        self.page += int(pages)

    def place(self, attr: Attr) -> None:
        if attr.identifier:
            self.labels[attr.identifier] = roman(self.page) if self.front else str(self.page)

    def lines(self, content: Iterable[Inline], size: str = "text", share: float = 1.0) -> float:
        """Height of a text in a column."""
        kind = self.theme.type[size]
        letters = max(1.0, self.width * share / (kind.size * _WIDTH_OF_LETTER))
        return ceil(max(1, len(plain_text(content))) / letters) * kind.leading

    def text(self, content: tuple[Inline, ...], size: str = "text") -> None:
        height = self.lines(content, size)
        if self.used + min(height, 2 * self.theme.type[size].leading) > self.height:
            self.turn()
        self.spans(content)
        self.take(height + _GAP)

    def spans(self, content: Iterable[Inline]) -> None:
        for node in content:
            if isinstance(node, Text):
                continue
            if isinstance(node, Note):
                self.take(sum(self.lines(block.content, "note") for block in node.content if isinstance(block, Para)))
            elif isinstance(node, Span):
                self.place(node.attr)
            inner = getattr(node, "content", ())
            if inner and not isinstance(node, Note):
                self.spans(inner)

    # --- blocks ---

    def blocks(self, content: Iterable[Block]) -> None:
        for node in content:
            _BLOCKS[type(node)](self, node)

    def heading(self, node: Heading) -> None:
        size = self.theme.type[_HEADINGS[node.level - 1]]
        if node.level == 1 or self.used + size.leading + 4 * self.theme.type["text"].leading > self.height:
            self.turn()
        self.place(node.attr)
        space = self.theme.space[_SPACES[min(node.level, len(_SPACES)) - 1]]
        self.take(size.leading + (space.after if node.level == 1 else space.before + space.after) * MM)

    def table(self, node: Table) -> None:
        self.place(node.attr)
        if node.caption:
            self.identifiers(node.caption)
            self.take(self.theme.type["caption"].leading + _GAP)
        shares = [column.width or 1 / max(1, len(node.columns)) for column in node.columns]
        given = [float(share) for share in node.attr.get("widths").split(",") if share.strip()]
        for row in (*node.head, *node.body, *node.foot):
            height = self.row(row, given if len(given) == len(shares) else shares)
            if self.used + height > self.height:
                self.turn()
            self.place(row.attr)
            for cell in row.cells:
                self.place(cell.attr)
                self.identifiers(cell.content)
            self.take(height)

    def identifiers(self, content: Iterable[Block | Inline]) -> None:
        """Everything that bears a name in a cell is on the page of its row."""
        for node in content:
            attr = getattr(node, "attr", None)
            if attr is not None:
                self.place(attr)
            inner = getattr(node, "content", ())
            if inner:
                self.identifiers(inner)

    def row(self, row: Row, shares: list[float]) -> float:
        tallest, at = 0.0, 0
        for cell in row.cells:
            share = sum(shares[at : at + cell.columns]) or 1.0
            at += cell.columns
            texts = (block.content for block in cell.content if isinstance(block, Para | Plain))
            share *= self.block / self.width
            tallest = max(tallest, sum(self.lines(text, "table", share) for text in texts))
        return tallest + 3.2 * MM

    def div(self, node: Div) -> None:
        attr = node.attr
        if attr.has(roles.BODY) or (attr.has(roles.ANNEX) and self.front):
            self.turn()
            self.page, self.front = (1 if self.front else self.page), False
        if attr.has(roles.COVER):
            self.page, self.used = self.page + 1, 0.0
            return
        if any(attr.has(role) for role in (roles.FRONT, roles.CHAPTER, roles.OPENER, roles.PAGE_BREAK)):
            self.turn()
        if attr.has(roles.CONTENTS):
            self.take(self.theme.type["contents"].leading * 1.25 * self.contents)
            return
        listed = next((self.listed[role] for role in attr.classes if role in self.listed), None)
        if listed is not None:
            size, section = self.theme.type["contents"], self.theme.type["section"]
            self.take(size.leading * 1.25 * listed + section.leading + 9.5 * MM)
            return
        self.place(attr)
        if attr.has(roles.TOGETHER) and self.breaks(node):
            self.turn()
        if attr.has(roles.LANDSCAPE):
            self.turn()
            self.wide = True
        if attr.has(roles.SESSION_HEADER):
            self.grid(node, "header_block", _HEADER_ROOM)
        elif attr.has(roles.STATS):
            self.take(ceil(len(node.content) / 4) * _STATS_HEIGHT)
        elif any(role in (*roles.CALLOUTS, roles.SHEET) for role in attr.classes):
            self.grid(node, "fields", _CALLOUT_ROOM)
        else:
            self.blocks(node.content)
        if attr.has(roles.LANDSCAPE):
            self.turn()
            self.wide = False
        if attr.has(roles.OPENER):
            self.page, self.used = self.page + 1, 0.0

    def breaks(self, node: Div) -> bool:
        """True where a Div would go on overleaf, though a page of its own could hold it."""
        here, alone = replace(self, labels={}), replace(self, labels={}, used=0.0)
        here.blocks(node.content)
        alone.blocks(node.content)
        return here.page > self.page and alone.page == self.page

    def grid(self, node: Div, size: str, room: float) -> None:
        """A box of lines in one size, its fields two in a row; it stays on one page."""
        height = room
        for block in node.content:
            if isinstance(block, DefinitionList):
                height += ceil(len(block.items) / 2) * self.theme.type[size].leading
                height += sum(_SQUARE for inner in walk((block,)) if isinstance(inner, Image) and inner.attr.has(roles.QR_CODE))
            elif isinstance(block, Para | Plain):
                self.spans(block.content)
                height += self.lines(block.content, "callout") + MM
            else:
                height += self.theme.type["text"].leading
        if self.used + height > self.height:
            self.turn()
        self.take(height)

    def items(self, items: Iterable[tuple[Block, ...]]) -> None:
        for item in items:
            self.blocks(item)

    def definitions(self, node: DefinitionList) -> None:
        for term, definitions in node.items:
            self.text(term)
            self.items(definitions)

    def verse(self, node: LineBlock) -> None:
        for line in node.lines:
            self.text(line)

    def figure(self, node: Figure) -> None:
        if self.used + _PICTURE > self.height:
            self.turn()
        self.place(node.attr)
        self.identifiers((*node.content, *node.caption))
        self.take(_PICTURE)


_BLOCKS: dict[type[Any], Callable[[_Guess, Any], None]] = {
    Para: lambda guess, node: guess.text(node.content),
    Plain: lambda guess, node: guess.text(node.content),
    Heading: _Guess.heading,
    CodeBlock: lambda guess, node: guess.take(guess.theme.type["code"].leading * (node.text.count("\n") + 2)),
    LineBlock: _Guess.verse,
    BlockQuote: lambda guess, node: guess.blocks(node.content),
    BulletList: lambda guess, node: guess.items(node.items),
    OrderedList: lambda guess, node: guess.items(node.items),
    DefinitionList: _Guess.definitions,
    HorizontalRule: lambda guess, _: guess.take(6 * MM),
    Table: _Guess.table,
    Figure: _Guess.figure,
    Div: _Guess.div,
}
