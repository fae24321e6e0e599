"""Columns of numbers end at the right, in every format alike, where nobody said how they are aligned.

A volume passes here once, before it is written. Afterwards each cell says itself how it is aligned, whether its author, a column
or this module decided, so that no writer looks it up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from memoria.document import roles
from memoria.document.tree import Align, Block, Cell, Document, Row, Table
from memoria.document.walk import attributes, map_blocks, text_of

_UNIT = r"(?: % | ‰ | [€$£] | USD | EUR | US\$ | R\$ | S/ | Bs[.]? | °C? | [ck]?m[²³]? | mm | ha | kg | t | kWh | MW | h | min )"
_NUMBER = re.compile(
    rf"(?x) (?: {_UNIT} \s* )? [-+−±≈~<>≤≥]? \s* (?: {_UNIT} \s* )? (?P<digits> \d [\d\s.,’']* ) (?: \s* {_UNIT} )? [*†]?"
)
"""A figure, a count, an amount: «43 100», «12,5 %», «USD 20 000», «−3»."""
_NOTHING = frozenset(("", "—", "–", "-", "…", "·"))
"""What a cell says that has no number."""


def with_aligned_columns(document: Document) -> Document:
    """The document with its columns of numbers aligned to the right, head and body."""
    return replace(document, blocks=map_blocks(document.blocks, lambda block: (_in_table(block),)))


def _in_table(block: Block) -> Block:
    if not isinstance(block, Table):
        return block
    aligns = _aligns(block)
    if all(align is Align.DEFAULT for align in aligns):
        return block
    columns = tuple(replace(column, align=align) for column, align in zip(block.columns, aligns, strict=True))
    head, body, foot = (
        tuple(_row(row, aligns) for row in _placed(rows, len(aligns))) for rows in (block.head, block.body, block.foot)
    )
    return replace(block, columns=columns, head=head, body=body, foot=foot)


def _row(placed: tuple[Row, Sequence[int]], aligns: Sequence[Align]) -> Row:
    row, places = placed
    return replace(row, cells=tuple(_cell(cell, aligns[at]) for cell, at in zip(row.cells, places, strict=True)))


def _cell(cell: Cell, align: Align) -> Cell:
    """What a cell says itself holds; one that reaches over several columns is none of theirs."""
    return replace(cell, align=align) if cell.align is Align.DEFAULT and cell.columns == 1 else cell


def _aligns(table: Table) -> tuple[Align, ...]:
    """Of each column: as its author said, at the right where it holds nothing but numbers."""
    said: list[list[str]] = [[] for _ in table.columns]
    for row, places in _placed((*table.body, *table.foot), len(table.columns)):
        for cell, at in zip(row.cells, places, strict=True):
            if cell.columns == 1:
                said[at].append(_said(cell))
    return tuple(
        Align.RIGHT if column.align is Align.DEFAULT and _are_numbers(words) and (at or not _counts(words)) else column.align
        for at, (column, words) in enumerate(zip(table.columns, said, strict=True))
    )


def _said(cell: Cell) -> str:
    """The words of a cell, footnotes apart. The number of a page is a number, though the tree does not know it yet."""
    words = text_of(cell.content, notes=False, alt=False)
    return words or ("0" if any(attr.has(roles.PAGE_REF) for attr in attributes(cell.content)) else "")


def _are_numbers(words: Iterable[str]) -> bool:
    told = [word for word in words if word not in _NOTHING]
    return bool(told) and all(map(_NUMBER.fullmatch, told))


def _counts(words: Sequence[str]) -> bool:
    """True for «1, 2, 3» or «2019, 2020, 2021», which name the rows that they begin."""
    return len(words) > 1 and all(map(str.isdecimal, words)) and all(int(one) + 1 == int(other) for one, other in pairwise(words))


def _placed(rows: Iterable[Row], count: int) -> Iterator[tuple[Row, list[int]]]:
    """Rows with the column that each cell begins in, those past the last one in the last (``rows`` may reach down)."""
    tall = [0] * count
    for row in rows:
        places, at = [], 0
        for cell in row.cells:
            while at < count and tall[at]:
                at += 1
            places.append(min(at, count - 1))
            for covered in range(at, min(at + cell.columns, count)):
                tall[covered] = cell.rows
            at += cell.columns
        yield row, places
        tall = [max(0, left - 1) for left in tall]
