"""Small makers of nodes, so that the modules of this package read as what they print."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from memoria.document import roles
from memoria.document.tree import (
    Attr,
    Block,
    Cell,
    Column,
    DefinitionList,
    Div,
    Inline,
    LineBreak,
    Link,
    Note,
    Para,
    Plain,
    Row,
    SoftBreak,
    Span,
    Strong,
    Table,
    Text,
)
from memoria.document.walk import map_inlines, text_of
from memoria.source import position_of

NONE = "—"
"""What a cell says that has nothing to say."""
Inlines = tuple[Inline, ...]
Blocks = tuple[Block, ...]


def text(words: str) -> Text:
    """Words that keep the place where they were written, as one line."""
    return Text(" ".join(words.split(" ")) if "\n" not in words else " ".join(words.split()), position_of(words))


def texts(words: str) -> Inlines:
    """Words as inlines; none for no words."""
    return (text(words),) if words else ()


def para(*content: Inline) -> Para:
    """A paragraph."""
    return Para(content)


def span(role: str, *content: Inline) -> Span:
    """A Span with a role."""
    return Span(content, Attr("", (role,)))


def div(role: str, *content: Block, identifier: str = "", **pairs: str) -> Div:
    """A Div with a role; ``_`` in a key stands for ``-``."""
    return Div(content, Attr(identifier, (role,)).with_pairs(**pairs))


def link(identifier: str, *content: Inline) -> Link:
    """A link to a place of the volume."""
    return Link(content, f"#{identifier}")


def page_of(identifier: str) -> Span:
    """The number of the page of a place; the writer prints it."""
    return Span((), Attr("", (roles.PAGE_REF,), (("target", identifier),)))


def joined(parts: Iterable[Inlines], separator: str = ", ") -> Inlines:
    """Runs of inlines with words between them."""
    done: list[Inline] = []
    for part in parts:
        if part:
            done.extend((Text(separator),) if done else ())
            done.extend(part)
    return tuple(done)


def lines(parts: Iterable[Inlines]) -> Inlines:
    """Runs of inlines, each on a line of its own; nothing for those that are empty."""
    done: list[Inline] = []
    for part in parts:
        if part:
            done.extend((LineBreak(),) if done else ())
            done.extend(part)
    return tuple(done)


def definitions(pairs: Iterable[tuple[str, Inlines]]) -> DefinitionList:
    """Labels and their values."""
    return DefinitionList(tuple(((Text(label),), ((Plain(value),),)) for label, value in pairs))


def cell(*content: Inline) -> Cell:
    """A cell of one line of text; empty without content."""
    return Cell((Plain(content),)) if content else Cell(())


def two_lines(first: Inlines, second: Inlines) -> Cell:
    """A cell with secondary matter under its text."""
    return cell(*first, *((span(roles.SECONDARY, *second),) if second else ()))


def group_row(title: str, columns: int) -> Row:
    """A row that names those that follow."""
    return Row((Cell((Plain((Text(title),)),), columns=columns),))


def table(
    role: str, head: Sequence[str], body: Iterable[Row], widths: Sequence[float], caption: str = "", identifier: str = ""
) -> Table:
    """A table with its header row and the shares of its columns; ``caption`` is numbered later. A cell of nothing says «—»."""
    total = sum(widths)
    shares = [width / total for width in widths]
    header = (Row(tuple(Cell((Plain((Text(title),)),)) for title in head)),) if any(head) else ()
    return Table(
        columns=tuple(Column(width=round(share, 4)) for share in shares),
        head=header,
        body=tuple(replace(row, cells=tuple(map(_filled, row.cells))) for row in body),
        caption=(Plain((Text(caption),)),) if caption else (),
        attr=Attr(identifier, (role,), (("widths", ",".join(f"{share:.3f}" for share in shares)),)),
    )


def _filled(one: Cell) -> Cell:
    return one if one.content else replace(one, content=(Plain((Text(NONE),)),))


def strong(*content: Inline) -> Strong:
    """Bold."""
    return Strong(content)


def inline_of(blocks: Sequence[Block]) -> Inlines:
    """The text of some blocks in one line, without footnotes (they are printed where they stand), for tables."""
    bare = map_inlines(tuple(blocks), lambda node: () if isinstance(node, Note) else (node,))
    done: list[Inline] = []
    for block in bare:
        words: Inlines = block.content if isinstance(block, Para | Plain) else texts(text_of(block))
        if words:
            done.extend((SoftBreak(),) if done else ())
            done.extend(words)
    return tuple(done)


def folded(words: str) -> str:
    """Words without case, accents or repeated spaces, to compare them."""
    plain = unicodedata.normalize("NFD", words)
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).casefold().split())


def unstopped(words: str) -> str:
    """Words without the stop at their end, where more follows in the same line («…, p. 12»)."""
    return words.rstrip(" .,;:") or words


def shortened(words: str, longest: int) -> str:
    """The beginning of a text, whole where it is short, cut between words where it is not; without a stop at its end.

    The articles and prepositions that a cut leaves hanging go with what they belonged to.
    """
    if len(words) <= longest:
        return unstopped(words)
    cut = words[:longest].rsplit(" ", 1)[0]
    return unstopped(re.sub(r"(\s+\w{1,3})+$", "", unstopped(cut))) + "…"


def slug(words: str) -> str:
    """An identifier made of words: ASCII letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-") or "x"
