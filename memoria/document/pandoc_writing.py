"""The tree written as pandoc's JSON (pandoc-types 1.23)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from memoria.document.pandoc_reading import ALIGNS, STYLED
from memoria.document.tree import (
    NO_ATTR,
    Attr,
    Block,
    BlockQuote,
    BulletList,
    Cell,
    Code,
    CodeBlock,
    Column,
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
    Row,
    SoftBreak,
    Span,
    Table,
    Text,
)

API_VERSION = (1, 23, 1)
"""The version of pandoc-types that ``document_json`` declares."""


def document_json(blocks: Iterable[Block], *, whole: bool = False) -> dict[str, Any]:
    """A whole pandoc document, without metadata. ``whole`` as in ``blocks_to_json``."""
    return {"pandoc-api-version": list(API_VERSION), "meta": {}, "blocks": blocks_to_json(blocks, whole=whole)}


def blocks_to_json(blocks: Iterable[Block], *, whole: bool = False) -> list[Any]:
    """Pandoc's blocks.

    A ``Text`` becomes words and spaces again; with ``whole`` it stays one ``Str``, spaces and all. Pandoc's writers for
    formats without line breaking print both alike, and read the second three times faster.
    """
    return _Writer(_one_word if whole else _split).blocks(blocks)


def inlines_to_json(inlines: Iterable[Inline]) -> list[Any]:
    """Pandoc's inlines."""
    return _Writer(_split).inlines(inlines)


_SPACE = {"t": "Space"}


def _split(text: str, done: list[Any]) -> None:
    """Only U+0020 divides words; a no-break space is part of one."""
    for index, word in enumerate(text.split(" ")):
        if index:
            done.append(_SPACE)
        if word:
            done.append({"t": "Str", "c": word})


def _one_word(text: str, done: list[Any]) -> None:
    if text:
        done.append({"t": "Str", "c": text})


def _attr_json(attr: Attr) -> list[Any]:
    return [attr.identifier, list(attr.classes), [list(pair) for pair in attr.pairs]]


def _columns_json(columns: Iterable[Column]) -> list[Any]:
    return [[_ALIGN_NAMES[column.align], _width_json(column.width)] for column in columns]


def _width_json(width: float | None) -> dict[str, Any]:
    return {"t": "ColWidthDefault"} if width is None else {"t": "ColWidth", "c": width}


_ALIGN_NAMES = {align: {"t": name} for name, align in ALIGNS.items()}
_NONE = _attr_json(NO_ATTR)


def _node(kind: str, *content: Any) -> dict[str, Any]:
    return {"t": kind, "c": list(content)}


class _Writer:
    """Writes nodes; ``words`` says how a text is laid down."""

    def __init__(self, words: Callable[[str, list[Any]], None]) -> None:
        self._words = words
        self._inline: Mapping[type[Any], Callable[[Any], Any]] = {
            SoftBreak: lambda _: {"t": "SoftBreak"},
            LineBreak: lambda _: {"t": "LineBreak"},
            Code: lambda node: _node("Code", _attr_json(node.attr), node.text),
            Link: self._linked("Link"),
            Image: self._linked("Image"),
            Note: lambda node: {"t": "Note", "c": self.blocks(node.content)},
            Span: lambda node: _node("Span", _attr_json(node.attr), self.inlines(node.content)),
            **{make: self._styled(kind) for kind, make in STYLED.items()},
        }
        self._block: Mapping[type[Any], Callable[[Any], Any]] = {
            Para: self._styled("Para"),
            Plain: self._styled("Plain"),
            Heading: lambda node: _node("Header", node.level, _attr_json(node.attr), self.inlines(node.content)),
            CodeBlock: lambda node: _node("CodeBlock", _attr_json(node.attr), node.text),
            LineBlock: lambda node: {"t": "LineBlock", "c": [self.inlines(line) for line in node.lines]},
            BlockQuote: lambda node: {"t": "BlockQuote", "c": self.blocks(node.content)},
            BulletList: lambda node: {"t": "BulletList", "c": self._items(node.items)},
            OrderedList: self._ordered,
            DefinitionList: self._definitions,
            HorizontalRule: lambda _: {"t": "HorizontalRule"},
            Table: self._table,
            Figure: self._figure,
            Div: lambda node: _node("Div", _attr_json(node.attr), self.blocks(node.content)),
        }

    def blocks(self, blocks: Iterable[Block]) -> list[Any]:
        return [self._block[type(block)](block) for block in blocks]

    def inlines(self, inlines: Iterable[Inline]) -> list[Any]:
        done: list[Any] = []
        for node in inlines:
            if type(node) is Text:
                self._words(node.text, done)
            else:
                done.append(self._inline[type(node)](node))
        return done

    def _styled(self, kind: str) -> Callable[[Any], Any]:
        return lambda node: {"t": kind, "c": self.inlines(node.content)}

    def _linked(self, kind: str) -> Callable[[Any], Any]:
        return lambda node: _node(kind, _attr_json(node.attr), self.inlines(node.content), [node.target, node.title])

    def _items(self, items: Iterable[tuple[Block, ...]]) -> list[Any]:
        return [self.blocks(item) for item in items]

    def _definitions(self, node: DefinitionList) -> Any:
        return {"t": "DefinitionList", "c": [[self.inlines(term), self._items(found)] for term, found in node.items]}

    def _ordered(self, node: OrderedList) -> Any:
        return _node("OrderedList", [node.start, {"t": node.style}, {"t": node.delimiter}], self._items(node.items))

    def _figure(self, node: Figure) -> Any:
        return _node("Figure", _attr_json(node.attr), [None, self.blocks(node.caption)], self.blocks(node.content))

    def _table(self, node: Table) -> Any:
        return _node(
            "Table",
            _attr_json(node.attr),
            [None, self.blocks(node.caption)],
            _columns_json(node.columns),
            [_NONE, self._rows(node.head)],
            [[_NONE, 0, [], self._rows(node.body)]],
            [_NONE, self._rows(node.foot)],
        )

    def _rows(self, rows: Iterable[Row]) -> list[Any]:
        return [[_attr_json(row.attr), [self._cell(cell) for cell in row.cells]] for row in rows]

    def _cell(self, cell: Cell) -> list[Any]:
        return [_attr_json(cell.attr), _ALIGN_NAMES[cell.align], cell.rows, cell.columns, self.blocks(cell.content)]
