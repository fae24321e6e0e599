"""The widths of a table's columns: as given, as the tree has them, or by what they hold; never less than the longest word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from docx.shared import Length, Mm

from memoria.writers.docx.marks import Mark
from memoria.writers.docx.oxml import Element, paragraphs, tag, words
from memoria.writers.docx.ruler import Ruler
from memoria.writers.docx.styles import MARK_SIZE, MARK_SPACED
from memoria.writers.docx.unbroken import ID_HYPHEN

_MARGINS = Mm(4.2)
"""Room at both sides of a cell's words, with a little to spare for kerning and rounding."""
_LONGEST_WORD = 30
"""Letters of a word that may be broken: addresses and the like."""
_FIGURES = 14
"""Letters of a cell of figures that stays on one line, or of one without a space, such as «9h30-9h40»."""
MARKS = ("Mark", "CommitmentMark")
"""Styles of ids."""
_BREAK = re.compile(f"(?!{ID_HYPHEN.pattern})-")
"""A hyphen that may end a line."""


def column_widths(mark: Mark, table: Element, rows: Sequence[Element], ruler: Ruler, width: Length) -> list[Length]:
    """The width of each column; together they are the table's."""
    grid = table.find(tag("tblGrid"))
    count = 0 if grid is None else len(grid)
    cells = [row.findall(tag("tc")) for row in rows]
    columns = list(zip(*(row for row in cells if len(row) == count), strict=True))
    wanted = [float(share) for share in mark.attr.get("widths").split(",") if share.strip()]
    if len(wanted) != count:
        wanted = _tree_widths(grid) if grid is not None else []
    if len(wanted) != count or not all(share > 0 for share in wanted):
        wanted = [max((len(words(cell)) for cell in column), default=1) ** 0.5 or 1.0 for column in columns] or [1.0] * count
    least = [max((_least(cell, ruler) for cell in column), default=0) for column in columns] or [0] * count
    return [Length(round(one)) for one in fitted(wanted, least, width)]


def fitted(wanted: Sequence[float], least: Sequence[float], width: float) -> list[float]:
    """Shares of a width, none below its least; what those take above their share, the others give.

    Where not even the least finds room, all give alike.
    """
    if sum(least) >= width:
        return [one * width / sum(least) for one in least]
    fixed: set[int] = set()
    while True:
        free = [index for index in range(len(wanted)) if index not in fixed]
        room = width - sum(least[index] for index in fixed)
        whole = sum(wanted[index] for index in free) or 1
        tight = {index for index in free if wanted[index] / whole * room < least[index]}
        if not tight:
            return [least[index] if index in fixed else wanted[index] / whole * room for index in range(len(wanted))]
        fixed |= tight


def _tree_widths(grid: Element) -> list[float]:
    """Pandoc's columns, unless it made them all alike for want of widths."""
    widths = [float(column.get(tag("w")) or 0) for column in grid]
    return widths if len(set(widths)) > 1 else []


def _least(cell: Element, ruler: Ruler) -> float:
    """The width of the longest word of a cell in the face of head rows, which is the wider one; of its ids, as they are set."""
    face = ruler.faces.semibold
    found = {word for text in paragraphs((cell,)) for word in _pieces(words(text)) if len(word) <= _LONGEST_WORD}
    widths = [ruler.width(word, "table", face) for word in found]
    widths += [ruler.width(identifier, MARK_SIZE, face, MARK_SPACED.pt) for identifier in _ids(cell)]
    return max(widths, default=0) + _MARGINS


def _ids(cell: Element) -> Iterator[str]:
    """What is set as the id of something marked, in larger and wider letters than its table."""
    for run in cell.iter(tag("r")):
        style = run.find(f"{tag('rPr')}/{tag('rStyle')}")
        if style is not None and style.get(tag("val")) in MARKS:
            yield words(run)


def _pieces(text: str) -> Iterable[str]:
    """The words of a text, which may break after a hyphen too; ids and figures stay whole."""
    if len(text) <= _FIGURES and any(map(str.isdigit, text)) and (" " not in text or not any(map(str.isalpha, text))):
        return [text.strip()]
    return _BREAK.sub("- ", text).split()
