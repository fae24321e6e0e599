"""A tree as lines of text: what tests compare and people read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from memoria.document.tree import (
    NO_ATTR,
    Attr,
    Block,
    BlockQuote,
    BulletList,
    Code,
    CodeBlock,
    DefinitionList,
    Div,
    Figure,
    Heading,
    HorizontalRule,
    Image,
    Inline,
    LineBlock,
    LineBreak,
    Link,
    Note,
    OrderedList,
    Para,
    Plain,
    SoftBreak,
    Span,
    Table,
    Text,
)

_STYLES = {
    "Emph": "*",
    "Strong": "**",
    "Underline": "__",
    "Strikeout": "~~",
    "Superscript": "^",
    "Subscript": "~",
    "SmallCaps": "++",
}


def native(blocks: Iterable[Block], *, places: bool = False) -> str:
    """One line for each block, indented by what it stands in; with ``places``, where each was written."""
    return "\n".join(_Dump(places).blocks(blocks, 0))


def inlines_native(inlines: Iterable[Inline]) -> str:
    """Inlines on one line: styles as in Markdown, ``⏎`` a soft and ``↵`` a hard break, ``[^…]`` a footnote."""
    return "".join(map(_inline, inlines))


def _inline(node: Inline) -> str:
    if isinstance(node, Text):
        return node.text
    if isinstance(node, SoftBreak):
        return "⏎"
    if isinstance(node, LineBreak):
        return "↵"
    if isinstance(node, Code):
        return f"`{node.text}`{_attr(node.attr)}"
    if isinstance(node, Note):
        return "[^" + " ¶ ".join(line.strip() for line in _Dump(False).blocks(node.content, 0)) + "]"
    content = inlines_native(node.content)
    if isinstance(node, Link | Image):
        title = f' "{node.title}"' if node.title else ""
        return f"{'!' * isinstance(node, Image)}[{content}]({node.target}{title}){_attr(node.attr)}"
    if isinstance(node, Span):
        return f"[{content}]{_attr(node.attr) or '{}'}"
    style = _STYLES[type(node).__name__]
    return style + content + style


def _attr(attr: Attr) -> str:
    words = [f"#{attr.identifier}"] * bool(attr.identifier) + [f".{name}" for name in attr.classes]
    words += [f"{key}={value}" for key, value in attr.pairs]
    return "{" + " ".join(words) + "}" if words else ""


class _Dump:
    def __init__(self, places: bool) -> None:
        self._places = places

    def blocks(self, blocks: Iterable[Block], depth: int) -> Iterator[str]:
        for block in blocks:
            yield from self._block(block, depth)

    def _line(self, block: Block, text: str, depth: int) -> str:
        at = block.at
        place = f"  @{at.line}:{at.column}" if self._places and at is not None else ""
        return "  " * depth + text + place

    def _block(self, block: Block, depth: int) -> Iterator[str]:
        if isinstance(block, Para | Plain):
            yield self._line(block, f"{type(block).__name__}: {inlines_native(block.content)}", depth)
        elif isinstance(block, Heading):
            yield self._line(block, f"{'#' * block.level} {inlines_native(block.content)}{_attr(block.attr)}", depth)
        elif isinstance(block, CodeBlock):
            yield self._line(block, f"CodeBlock{_attr(block.attr)}: " + block.text.replace("\n", "⏎"), depth)
        elif isinstance(block, LineBlock):
            yield self._line(block, "LineBlock: " + "↵".join(map(inlines_native, block.lines)), depth)
        elif isinstance(block, HorizontalRule):
            yield self._line(block, "HorizontalRule", depth)
        else:
            yield from self._with_blocks(block, depth)

    def _with_blocks(self, block: Block, depth: int) -> Iterator[str]:
        if isinstance(block, BulletList | OrderedList):
            number = f" {block.start} {block.style} {block.delimiter}" if isinstance(block, OrderedList) else ""
            yield self._line(block, type(block).__name__ + number, depth)
            for item in block.items:
                yield from self._group("-", item, depth)
        elif isinstance(block, DefinitionList):
            yield self._line(block, "DefinitionList", depth)
            for term, definitions in block.items:
                yield "  " * (depth + 1) + f"? {inlines_native(term)}"
                for definition in definitions:
                    yield from self._group(":", definition, depth)
        elif isinstance(block, Table):
            yield from self._table(block, depth)
        elif isinstance(block, Figure):
            yield self._line(block, "Figure" + _attr(block.attr), depth)
            yield from self.blocks(block.content, depth + 1)
            yield from self._group("caption", block.caption, depth)
        else:
            yield self._line(block, type(block).__name__ + _attr(block.attr if isinstance(block, Div) else NO_ATTR), depth)
            yield from self.blocks(block.content if isinstance(block, Div | BlockQuote) else (), depth + 1)

    def _group(self, sign: str, blocks: tuple[Block, ...], depth: int) -> Iterator[str]:
        lines = list(self.blocks(blocks, 0))
        indent = "  " * (depth + 1)
        for number, line in enumerate(lines):
            yield f"{indent}{sign if number == 0 else ' ' * len(sign)} {line}"

    def _table(self, table: Table, depth: int) -> Iterator[str]:
        aligns = ",".join(column.align.value for column in table.columns)
        yield self._line(table, f"Table {aligns}{_attr(table.attr)}", depth)
        yield from self._group("caption", table.caption, depth)
        for name, rows in (("head", table.head), ("row", table.body), ("foot", table.foot)):
            for row in rows:
                cells = (" ¶ ".join(line.strip() for line in self.blocks(cell.content, 0)) for cell in row.cells)
                yield "  " * (depth + 1) + f"{name}: " + " | ".join(cells)
