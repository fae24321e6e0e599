"""Pandoc's JSON (pandoc-types 1.23) read as the tree.

Runs of ``Str`` and ``Space`` are folded into one ``Text``, and what the tree does not have is let go: quotations become
quotation marks, citations their content, formulas literal code, raw nodes what the caller makes of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from memoria.document.tree import (
    NO_ATTR,
    Align,
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
    Emph,
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


class Locate(Protocol):
    """Says where the piece was written that is being read now. It is asked in the order of the source.

    A caption that only repeats a picture's alternative text was written once, and is asked for once.
    """

    def text(self, text: str) -> Position | None:
        """The place of a run of words and spaces (its first word)."""

    def code(self, text: str) -> Position | None:
        """The place of a code span, a code block or a formula."""

    def target(self, target: str) -> Position | None:
        """The place of a link's or picture's target, asked after its content."""

    def block(self) -> Position | None:
        """The place of a block that has no text."""

    def note_begins(self) -> None:
        """What is asked from here to ``note_ends`` stands in a footnote, written elsewhere than its call."""

    def note_ends(self) -> None:
        """The footnote is over; its call is where the text goes on."""


RawInline = Callable[[str, str], tuple[Inline, ...]]
RawBlock = Callable[[str, str], tuple[Block, ...]]


def literal_inline(_format: str, text: str) -> tuple[Inline, ...]:
    """The raw text as it was typed."""
    return (Text(text),)


def literal_block(_format: str, text: str) -> tuple[Block, ...]:
    """The raw text as it was typed, in a paragraph."""
    return (Para((Text(text),)),)


def blocks_from_json(
    data: Sequence[Any],
    locate: Locate | None = None,
    *,
    raw_inline: RawInline = literal_inline,
    raw_block: RawBlock = literal_block,
) -> tuple[Block, ...]:
    """The blocks of a list of pandoc blocks, each with its ``at`` where ``locate`` knows it.

    KeyError for a node that pandoc-types 1.23 does not have.
    """
    return _Reader(locate or _Nowhere(), raw_inline, raw_block).blocks(data)


def inlines_from_json(
    data: Sequence[Any], locate: Locate | None = None, *, raw_inline: RawInline = literal_inline
) -> tuple[Inline, ...]:
    """The inlines of a list of pandoc inlines."""
    return _Reader(locate or _Nowhere(), raw_inline, literal_block).inlines(data)


class _Nowhere:
    """For text without positions."""

    def text(self, _text: str) -> Position | None:
        return None

    code = target = text

    def block(self) -> Position | None:
        return None

    def note_begins(self) -> None:
        return None

    note_ends = note_begins


_QUOTES = {"DoubleQuote": ("\u201c", "\u201d"), "SingleQuote": ("\u2018", "\u2019")}
ALIGNS = {
    "AlignLeft": Align.LEFT,
    "AlignRight": Align.RIGHT,
    "AlignCenter": Align.CENTER,
    "AlignDefault": Align.DEFAULT,
}
STYLED: dict[str, type[Emph | Strong | Underline | Strikeout | Superscript | Subscript | SmallCaps]] = {
    "Emph": Emph,
    "Strong": Strong,
    "Underline": Underline,
    "Strikeout": Strikeout,
    "Superscript": Superscript,
    "Subscript": Subscript,
    "SmallCaps": SmallCaps,
}


def _attr(data: Any) -> Attr:
    identifier, classes, pairs = data
    if not (identifier or classes or pairs):
        return NO_ATTR
    return Attr(identifier, tuple(classes), tuple((key, value) for key, value in pairs))


class _Run:
    """Inlines being collected; words and spaces wait in ``pieces`` until something else ends their run."""

    __slots__ = ("done", "locate", "pieces")

    def __init__(self, locate: Locate) -> None:
        self.locate = locate
        self.pieces: list[str] = []
        self.done: list[Inline] = []

    def end(self) -> list[Inline]:
        """Close the run of words, if one is open, and give the list to go on with."""
        if self.pieces:
            text = "".join(self.pieces)
            self.pieces.clear()
            if text:
                self.done.append(Text(text, self.locate.text(text)))
        return self.done


class _Reader:
    """Reads nodes of one source, from its first to its last."""

    def __init__(self, locate: Locate, raw_inline: RawInline, raw_block: RawBlock) -> None:
        self._locate = locate
        self._raw_inline = raw_inline
        self._raw_block = raw_block
        self._inline: dict[str, Callable[[_Run, Any], None]] = {
            "SoftBreak": lambda run, _: run.end().append(SoftBreak()),
            "LineBreak": lambda run, _: run.end().append(LineBreak()),
            "Quoted": self._quoted,
            "Cite": lambda run, c: self._collect(run, c[1]),
            "Code": self._code,
            "Math": lambda run, c: run.end().append(Code(c[1], Attr("", ("math",)), self._locate.code(c[1]))),
            "RawInline": self._raw,
            "Link": self._link,
            "Image": self._image,
            "Note": self._note,
            "Span": self._span,
        }
        for name, make in STYLED.items():
            self._inline[name] = self._styled(make)
        self._block: dict[str, Callable[[Any], Block]] = {
            "Para": lambda c: Para(content := self.inlines(c), _first(content)),
            "Plain": lambda c: Plain(content := self.inlines(c), _first(content)),
            "Header": self._heading,
            "CodeBlock": lambda c: CodeBlock(c[1], _attr(c[0]), self._locate.code(c[1])),
            "LineBlock": self._line_block,
            "BlockQuote": lambda c: BlockQuote(content := self.blocks(c), _first(content)),
            "BulletList": lambda c: BulletList(items := self._items(c), _first_of(items)),
            "OrderedList": self._ordered,
            "DefinitionList": self._definitions,
            "HorizontalRule": lambda _: HorizontalRule(self._locate.block()),
            "Table": self._table,
            "Figure": self._figure,
            "Div": self._div,
        }

    # --- inlines ---

    def inlines(self, data: Iterable[Any]) -> tuple[Inline, ...]:
        run = _Run(self._locate)
        self._collect(run, data)
        return tuple(run.end())

    def _collect(self, run: _Run, data: Iterable[Any]) -> None:
        pieces, inline = run.pieces, self._inline
        for node in data:
            kind = node["t"]
            if kind == "Str":
                pieces.append(node["c"])
            elif kind == "Space":
                pieces.append(" ")
            else:
                inline[kind](run, node.get("c"))

    def _styled(self, make: Callable[[tuple[Inline, ...]], Inline]) -> Callable[[_Run, Any], None]:
        def read(run: _Run, c: Any) -> None:
            run.end().append(make(self.inlines(c)))

        return read

    def _quoted(self, run: _Run, c: Any) -> None:
        opening, closing = _QUOTES[c[0]["t"]]
        run.pieces.append(opening)
        self._collect(run, c[1])
        run.pieces.append(closing)

    def _code(self, run: _Run, c: Any) -> None:
        run.end().append(Code(c[1], _attr(c[0]), self._locate.code(c[1])))

    def _raw(self, run: _Run, c: Any) -> None:
        for node in self._raw_inline(c[0], c[1]):
            if isinstance(node, Text):
                run.pieces.append(node.text)
            else:
                run.end().append(node)

    def _link(self, run: _Run, c: Any) -> None:
        attr, inlines, (target, title) = c
        done, content = run.end(), self.inlines(inlines)
        done.append(Link(content, target, title, _attr(attr), self._locate.target(target)))

    def _image(self, run: _Run, c: Any) -> None:
        attr, inlines, (target, title) = c
        done, content = run.end(), self.inlines(inlines)
        done.append(Image(content, target, title, _attr(attr), self._locate.target(target)))

    def _note(self, run: _Run, c: Any) -> None:
        done = run.end()
        self._locate.note_begins()
        content = self.blocks(c)
        self._locate.note_ends()
        done.append(Note(content, _first(content)))

    def _span(self, run: _Run, c: Any) -> None:
        done, content = run.end(), self.inlines(c[1])
        done.append(Span(content, _attr(c[0]), _first(content)))

    # --- blocks ---

    def blocks(self, data: Iterable[Any]) -> tuple[Block, ...]:
        done: list[Block] = []
        block = self._block
        for node in data:
            kind = node["t"]
            if kind == "RawBlock":
                done.extend(self._raw_block(*node["c"]))
            else:
                done.append(block[kind](node.get("c")))
        return tuple(done)

    def _heading(self, c: Any) -> Block:
        content = self.inlines(c[2])
        return Heading(c[0], content, _attr(c[1]), _first(content))

    def _line_block(self, c: Any) -> Block:
        lines = tuple(self.inlines(line) for line in c)
        return LineBlock(lines, _first_of(lines))

    def _items(self, c: Any) -> tuple[tuple[Block, ...], ...]:
        return tuple(self.blocks(item) for item in c)

    def _ordered(self, c: Any) -> Block:
        (start, style, delimiter), items = c[0], self._items(c[1])
        return OrderedList(items, start, style["t"], delimiter["t"], _first_of(items))

    def _definitions(self, c: Any) -> Block:
        items = tuple((self.inlines(term), self._items(definitions)) for term, definitions in c)
        return DefinitionList(items, _first_of(term for term, _ in items))

    def _div(self, c: Any) -> Block:
        content = self.blocks(c[1])
        return Div(content, _attr(c[0]), _first(content) if content else self._locate.block())

    def _figure(self, c: Any) -> Block:
        attr, (_, caption), blocks = c
        content = self.blocks(blocks)
        repeated = _sole_alt(content) == _caption_text(caption)
        reader = _Reader(_Nowhere(), self._raw_inline, self._raw_block) if repeated else self
        return Figure(content, reader.blocks(caption), _attr(attr), _first(content))

    def _table(self, c: Any) -> Block:
        attr, (_, caption), columns, (_, head), bodies, (_, foot) = c
        head_rows = self._rows(head)
        body = tuple(row for _, _, between, rows in bodies for row in (*self._rows(between), *self._rows(rows)))
        foot_rows = self._rows(foot)
        rows = (*head_rows, *body, *foot_rows)
        at = _first_of(cell.content for row in rows for cell in row.cells)
        return Table(tuple(map(_column, columns)), head_rows, body, foot_rows, self.blocks(caption), _attr(attr), at)

    def _rows(self, data: Any) -> tuple[Row, ...]:
        return tuple(Row(tuple(map(self._cell, cells)), _attr(attr)) for attr, cells in data)

    def _cell(self, data: Any) -> Cell:
        attr, align, rows, columns, blocks = data
        return Cell(self.blocks(blocks), ALIGNS[align["t"]], rows, columns, _attr(attr))


def _column(data: Any) -> Column:
    align, width = data
    return Column(ALIGNS[align["t"]], width["c"] if width["t"] == "ColWidth" else None)


_Node = Inline | Block


def _first(content: Sequence[_Node]) -> Position | None:
    """The place of the first node that knows its own, one level of style below."""
    for node in content:
        at: Position | None = getattr(node, "at", None)
        if at is None:
            inner = getattr(node, "content", None)
            at = _first(inner) if inner else None
        if at is not None:
            return at
    return None


def _first_of(contents: Iterable[Sequence[_Node]]) -> Position | None:
    return next((at for content in contents if (at := _first(content)) is not None), None)


def _sole_alt(content: tuple[Block, ...]) -> str | None:
    """The alternative text of a figure that holds one picture and nothing else."""
    if len(content) == 1 and isinstance(content[0], Plain | Para) and len(content[0].content) == 1:
        image = content[0].content[0]
        if isinstance(image, Image):
            return "".join(node.text for node in image.content if isinstance(node, Text))
    return None


def _caption_text(blocks: Sequence[Any]) -> str:
    """The plain words of a caption still in JSON."""
    inlines = [node for block in blocks if block["t"] in ("Plain", "Para") for node in block["c"]]
    return "".join(node["c"] if node["t"] == "Str" else " " for node in inlines if node["t"] in ("Str", "Space"))
