"""What begins with RESERVADO where no marked line is looked for: footnotes, code, definitions, rows of tables.

A commitment that stands there is only said; a secret must not be printed, so it is set apart whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from memoria.document.tree import (
    Attr,
    Block,
    CodeBlock,
    DefinitionList,
    Div,
    Heading,
    Inline,
    Note,
    Para,
    Plain,
    Row,
    Table,
    Text,
)
from memoria.document.walk import map_inlines, map_sequences, text_of
from memoria.model.marks import Reserved
from memoria.readers.inlines import Flat, flatten
from memoria.readers.scan.markers import find_marker, is_capitals, line_starts, lonely_marker
from memoria.source import SourceFile
from memoria.vocabulary import marker

SECRET = "secret"
"""The class of the Div that holds a secret until the scan makes a mark of it."""
LONGEST = 40
"""Letters that a cell may have which is nothing but a marker."""
_WORD = re.compile("r[eé]serv", re.IGNORECASE)
_LABEL = re.compile(r"\s*\[\^[^\]\s]+\]:\s*")
_BRACKETS = re.compile(r"\s*\[(?P<word>[^\W\d_]+)\]")

Blocks = tuple[Block, ...]


def set_apart(blocks: Blocks, source: SourceFile | None) -> Blocks:
    """The blocks with each such secret in a Div of its own, after what it stood in."""
    if source is not None and not _WORD.search(source.text):
        return blocks
    return map_sequences(blocks, lambda content: tuple(new for block in content for new in _block(block)))


def _block(block: Block) -> Iterator[Block]:
    if isinstance(block, Para | Plain | Heading):
        if _is_label(flatten(block.content)):
            yield _secret((block,), block)
        else:
            yield from _without_notes(block)
    elif isinstance(block, CodeBlock):
        yield _secret((block,), block) if _begins(flatten((Text(block.text),))) else block
    elif isinstance(block, DefinitionList):
        yield from _definitions(block)
    elif isinstance(block, Table):
        yield from _table(block)
    else:
        yield block


def _secret(content: Blocks, block: Block) -> Div:
    return Div(content, Attr("", (SECRET,)), block.at)


def _begins(flat: Flat) -> bool:
    """True for a line that begins with the marker, as a paragraph would."""
    found = (find_marker(flat, start) for start in line_starts(flat.text))
    return any(mark is not None and mark.kind == Reserved.kind for mark in found)


def _is_alone(flat: Flat) -> bool:
    lonely = lonely_marker(flat)
    return lonely is not None and lonely[0].kind == Reserved.kind and is_capitals(lonely[1])


def _is_label(flat: Flat) -> bool:
    """``[^9]: RESERVADO: …`` that nothing calls, ``[RESERVADO] …`` and ``[RESERVADO]: …``."""
    label = _LABEL.match(flat.text)
    if label is not None:
        mark = find_marker(flat, label.end())
        return mark is not None and mark.kind == Reserved.kind
    match = _BRACKETS.match(flat.text)
    known = marker(match["word"]) if match is not None and is_capitals(match["word"]) else None
    return known is not None and known.kind == Reserved.kind


def _without_notes(block: Para | Plain | Heading) -> Iterator[Block]:
    """A paragraph, and its secret footnotes after it."""
    secrets: list[Block] = []

    def change(node: Inline) -> tuple[Inline, ...]:
        if not isinstance(node, Note) or not any(map(_is_secret, node.content)):
            return (node,)
        secrets.append(Div(node.content, Attr("", (SECRET,)), node.at or block.at))
        return ()

    yield from map_inlines((block,), change)
    yield from secrets


def _is_secret(block: Block) -> bool:
    if isinstance(block, Div):
        return block.attr.has(SECRET)
    return isinstance(block, Para | Plain | Heading) and _begins(flatten(block.content))


def _definitions(block: DefinitionList) -> Iterator[Block]:
    """``RESERVADO`` and ``: texto`` on two lines; the other terms of the list stay."""
    hidden = [item for item in block.items if _is_alone(flatten(item[0]))]
    if not hidden:
        yield block
        return
    shown = tuple(item for item in block.items if item not in hidden)
    if shown:
        yield replace(block, items=shown)
    yield _secret((replace(block, items=tuple(hidden)),), block)


def _table(block: Table) -> Iterator[Block]:
    """A row with a cell that is the marker alone; under such a header, all of the table."""
    if any(map(_is_secret_row, block.head)):
        yield _secret((block,), block)
        return
    hidden = [row for row in (*block.body, *block.foot) if _is_secret_row(row)]
    if not hidden:
        yield block
        return
    body, foot = (tuple(row for row in rows if row not in hidden) for rows in (block.body, block.foot))
    yield replace(block, body=body, foot=foot)
    yield _secret(tuple(part for row in hidden for cell in row.cells for part in cell.content), block)


def _is_secret_row(row: Row) -> bool:
    texts = (part for cell in row.cells for part in cell.content if isinstance(part, Para | Plain))
    return any(_is_alone(flatten(part.content)) for part in texts if len(text_of(part)) < LONGEST)
