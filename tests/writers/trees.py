"""Trees for the tests of every writer, in few words."""

from __future__ import annotations

import io

from PIL import Image as Pillow

from memoria.document.tree import (
    Attr,
    Block,
    Cell,
    Column,
    DefinitionList,
    Div,
    Heading,
    Inline,
    Para,
    Plain,
    Row,
    Span,
    Table,
    Text,
)


def t(text: str) -> Text:
    return Text(text)


def p(*content: Inline | str) -> Para:
    return Para(tuple(t(one) if isinstance(one, str) else one for one in content))


def plain(*content: Inline | str) -> Plain:
    return Plain(tuple(t(one) if isinstance(one, str) else one for one in content))


def div(role: str, *content: Block, identifier: str = "", **pairs: str) -> Div:
    return Div(content, Attr(identifier, (role,) if role else (), tuple(pairs.items())))


def span(role: str, text: str, identifier: str = "", **pairs: str) -> Span:
    return Span((t(text),) if text else (), Attr(identifier, (role,) if role else (), tuple(pairs.items())))


def h(level: int, text: str, identifier: str, **pairs: str) -> Heading:
    return Heading(level, (t(text),), Attr(identifier, (), tuple(pairs.items())))


def page_of(target: str) -> Span:
    return span("page-ref", "", target=target)


def cell(*content: Inline | str, columns: int = 1) -> Cell:
    return Cell((plain(*content),), columns=columns)


def row(*cells: Cell | str, identifier: str = "") -> Row:
    return Row(tuple(cell(one) if isinstance(one, str) else one for one in cells), Attr(identifier))


def table(role: str, head: tuple[Row, ...], *body: Row, count: int, caption: str = "", widths: str = "") -> Table:
    attr = Attr("", (role,) if role else (), (("widths", widths),) if widths else ())
    return Table((Column(),) * count, head, body, caption=(plain(caption),) if caption else (), attr=attr)


def fields(**pairs: str) -> DefinitionList:
    return DefinitionList(tuple(((t(name),), ((plain(value),),)) for name, value in pairs.items()))


def picture(size: tuple[int, int] = (60, 40), mode: str = "RGB") -> bytes:
    """A PNG of one colour, half transparent in mode RGBA."""
    stream = io.BytesIO()
    Pillow.new(mode, size, (11, 79, 92, 128) if mode == "RGBA" else (11, 79, 92) if mode == "RGB" else 128).save(stream, "PNG")
    return stream.getvalue()
