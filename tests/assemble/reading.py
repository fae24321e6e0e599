"""Looking into a finished volume."""

from __future__ import annotations

from collections.abc import Iterator

from memoria.assemble import Volume
from memoria.document.tree import Attr, Block, Div, Heading, Link, Node, Span, Table
from memoria.document.walk import text_of, walk
from tests.document.native import native


def nodes(volume: Volume) -> Iterator[Node]:
    return walk(volume.document.blocks)


def words(volume: Volume) -> str:
    return text_of(volume.document.blocks)


def attr(node: Node) -> Attr:
    return getattr(node, "attr", Attr())


def headings(volume: Volume, level: int = 1) -> list[str]:
    """«3 · Cooperación descentralizada», in order."""
    found = [node for node in nodes(volume) if isinstance(node, Heading) and node.level == level]
    return [" · ".join(filter(None, (attr(node).get("number"), text_of(node)))) for node in found]


def place(volume: Volume, identifier: str) -> Node:
    """The node with an identifier."""
    return next(node for node in nodes(volume) if attr(node).identifier == identifier)


def role(volume: Volume, name: str) -> list[Div]:
    return [node for node in nodes(volume) if isinstance(node, Div) and node.attr.has(name)]


def dump(*blocks: Node) -> str:
    """The tree as lines, to compare."""
    return native([block for block in blocks if not isinstance(block, Span)])  # type: ignore[misc]


def chapter(volume: Volume, identifier: str) -> Div:
    """The chapter whose heading has an identifier."""
    chapters = role(volume, "chapter")
    return next(div for div in chapters if any(attr(node).identifier == identifier for node in walk(div.content)))


def tables(block: Block) -> list[Table]:
    return [node for node in walk((block,)) if isinstance(node, Table)]


def table_of(block: Block, caption: str) -> Table:
    """The table with a caption."""
    return next(table for table in tables(block) if text_of(table.caption).endswith(f". {caption}"))


def rows(table: Table) -> list[list[str]]:
    """The words of each cell of each row of the body."""
    return [[text_of(cell.content) for cell in row.cells] for row in table.body]


def links(block: Node) -> list[str]:
    return [node.target for node in walk((block,)) if isinstance(node, Link)]
