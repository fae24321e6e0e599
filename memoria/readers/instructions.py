"""What a form said is taken out of a note; what a person wrote stays (``forms``).

Works on the tree, whatever the file was. Nothing goes but our own words: what stands between the signs of an instruction and is
none of ours was written by somebody over it, and is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from memoria.document.tree import Block, BulletList, Heading, Image, Inline, OrderedList, Para, Plain, Row, Table, Text
from memoria.document.walk import Blocks, map_sequences, text_of, walk
from memoria.forms.instructions import is_form_heading, is_form_table, is_instruction
from memoria.model.instructions import CLOSE, OPEN
from memoria.readers.inlines import cut, flatten, trimmed
from memoria.source import Position

_WHOLE = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
HEADINGS_OF_A_FORM = 3
"""So many of a form's headings make a note one, even where every instruction was deleted."""


@dataclass(frozen=True, slots=True)
class Cleared:
    """A text without instructions. ``opened`` are the places where people wrote between the signs."""

    blocks: Blocks
    is_form: bool = False
    opened: tuple[Position | None, ...] = ()

    @property
    def is_unfilled(self) -> bool:
        """True for a form in which nobody wrote."""
        return self.is_form and not any(map(_says_something, self.blocks))


def without_instructions(blocks: Blocks) -> Cleared:
    """The text that a person wrote: without instructions and, in a form, without the parts that were left empty."""
    signs = any(isinstance(node, Text) and (OPEN in node.text or CLOSE in node.text) for node in walk(blocks))
    known = sum(isinstance(block, Heading) and is_form_heading(text_of(block)) for block in blocks)
    if not signs and known < HEADINGS_OF_A_FORM:
        return Cleared(blocks)
    opened: list[Position | None] = []
    dropped: list[Block] = []

    def sequence(content: Blocks) -> Blocks:
        return tuple(_kept(content, opened, dropped))

    kept = map_sequences(blocks, sequence, lambda inlines: inlines)
    if not dropped and known < HEADINGS_OF_A_FORM:
        return Cleared(kept, opened=tuple(opened))
    return Cleared(tuple(_filled(kept)), True, tuple(opened))


def _kept(content: Blocks, opened: list[Position | None], dropped: list[Block]) -> Iterator[Block]:
    for block in content:
        if not isinstance(block, Para | Plain | Heading):
            yield block
            continue
        cleaned = _cleaned(block.content)
        if cleaned.instructions:
            dropped.append(block)
        if cleaned.signs:
            opened.append(block.at)
        if cleaned.content or not cleaned.instructions:
            yield replace(block, content=cleaned.content) if cleaned.instructions or cleaned.signs else block


@dataclass(frozen=True, slots=True)
class _Cleaned:
    """A paragraph without instructions: how many there were, and how many signs stood around other words."""

    content: tuple[Inline, ...]
    instructions: int = 0
    signs: int = 0


def _cleaned(content: tuple[Inline, ...]) -> _Cleaned:
    """What somebody wrote beside an instruction, or over one; most write under it, and nothing is left of the paragraph."""
    text = flatten(content).text
    if OPEN not in text and CLOSE not in text:
        return _Cleaned(content)
    known = [match.span() for match in _WHOLE.finditer(text) if is_instruction(" ".join(match[0].split()))]
    inside = {index for start, end in known for index in range(start, end)}
    signs = [index for index, char in enumerate(text) if char in (OPEN, CLOSE) and index not in inside]
    gone = sorted((*known, *((index, index + 1) for index in signs)))
    starts, ends = (0, *(end for _, end in gone)), (*(start for start, _ in gone), len(text))
    left = tuple(node for start, end in zip(starts, ends, strict=True) if start < end for node in cut(content, start, end))
    return _Cleaned(trimmed(left), len(known), len(signs))


def _filled(blocks: Blocks) -> Iterator[Block]:
    """The parts of a form in which something was written."""
    blocks = tuple(new for block in blocks if (new := _without_empty(block)) is not None)
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        alone = following is None or isinstance(following, Heading)
        if isinstance(block, Heading) and alone and is_form_heading(text_of(block)):
            continue
        yield block


def _without_empty(block: Block) -> Block | None:
    """A list without its empty items, a form's table without its empty rows; None where nothing is left."""
    if isinstance(block, BulletList | OrderedList):
        items = tuple(item for item in block.items if any(map(_says_something, item)))
        return replace(block, items=items) if items else None
    if isinstance(block, Table):
        head, body = _rows(block.head), _rows(block.body)
        first = (*head, *body)[:1]
        if first and is_form_table(tuple(text_of(cell.content) for cell in first[0].cells)):
            return replace(block, head=head, body=body) if len(head) + len(body) > 1 else None
    return block if _says_something(block) else None


def _rows(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    return tuple(row for row in rows if any(_says_something(block) for cell in row.cells for block in cell.content))


def _says_something(block: Block) -> bool:
    return bool(text_of(block)) or any(isinstance(node, Image) for node in walk((block,)))
