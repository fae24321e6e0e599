"""Lines that were asked for: to who listens each is a paragraph of its own, since nothing else tells where one ends.

Names one below the other, a term under what falls due, the secondary matter of a cell: run together they would be one
sentence that nobody wrote.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from memoria.document import roles, tree
from memoria.writers.pdf.structure import Element

OWN, CELLS = "P", ("TD", "TH")
"""What stands in lines: a paragraph, which is the first of them, and a cell, which holds them all."""


def lines_of(content: Sequence[tree.Inline], element: Element) -> list[tuple[Sequence[tree.Inline], Element]]:
    """The lines of what an element holds, each with an element of its own; one line is the element's."""
    if element.tag not in (OWN, *CELLS):
        return [(content, element)]
    lines = list(_lines(content))
    if len(lines) == 1:
        return [(content, element)]
    count = sum(1 for line in lines if line)
    if element.tag == OWN:
        elements = [element, *(Element(OWN, element.parent) for _ in range(count - 1))]
    else:
        elements = [Element(OWN, element) for _ in range(count)]
    waiting = iter(elements)
    return [(line, next(waiting) if line else element) for line in lines]


def _lines(content: Sequence[tree.Inline]) -> Iterator[tuple[tree.Inline, ...]]:
    """What stands between line ends, those in Spans included; secondary matter begins a line."""
    line: list[tree.Inline] = []
    for node in content:
        if isinstance(node, tree.LineBreak):
            yield tuple(line)
            line = []
            continue
        parts: Sequence[tree.Inline] = (node,)
        if isinstance(node, tree.Span):
            if node.attr.has(roles.SECONDARY) and _speaks(line):
                yield tuple(line)
                line = []
            parts = [replace(node, content=part) for part in _lines(node.content)]
        for part in parts[:-1]:
            yield (*line, part)
            line = []
        line.append(parts[-1])
    yield tuple(line)


def _speaks(line: Sequence[tree.Inline]) -> bool:
    return any(not isinstance(node, tree.SoftBreak) for node in line)
