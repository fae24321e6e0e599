"""Marks: how what a node means survives pandoc's writer.

Pandoc wraps each Div, Span and Table that has an identifier in a bookmark. ``prepare`` gives identifiers of our own to
the nodes that the finishing passes must find again, and keeps here what each stands for.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from memoria.document.tree import NO_ATTR, Attr
from memoria.writers.docx.oxml import Element, tag

_PREFIX = "memoria"


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands between two ends of a bookmark: a role, the attributes of its node and its name in Word, if it has one."""

    role: str
    attr: Attr = NO_ATTR
    bookmark: str = ""
    text: str = ""
    level: int = 0


@dataclass(slots=True)
class Marks:
    """All the marks of a document, in the order in which they were made."""

    made: list[Mark] = field(default_factory=list)

    def add(self, mark: Mark) -> str:
        """Keep a mark; gives the identifier to put on the node."""
        self.made.append(mark)
        return f"{_PREFIX}{len(self.made) - 1}"

    def get(self, identifier: str) -> Mark | None:
        """The mark of a bookmark's name; None for one that is not ours."""
        number = identifier.removeprefix(_PREFIX)
        return self.made[int(number)] if number != identifier and number.isdecimal() else None


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark found again in WordprocessingML: the elements between ``start`` and ``end``, siblings all."""

    mark: Mark
    start: Element
    end: Element

    def content(self) -> list[Element]:
        """The elements between the two ends, without bookmarks."""
        found: list[Element] = []
        node = self.start.getnext()
        while node is not None and node is not self.end:
            if node.tag not in _ENDS:
                found.append(node)
            node = node.getnext()
        return found

    def first_paragraph(self) -> Element | None:
        """The paragraph in which the content begins."""
        for node in self.content():
            found = next(node.iter(tag("p")), None)
            if found is not None:
                return found
        return None


_ENDS = {tag("bookmarkStart"), tag("bookmarkEnd")}


def find_marks(root: Element, marks: Marks) -> list[Marked]:
    """The marks of a part, outer before inner, each with both its ends (17.13.6)."""
    ends = {end.get(tag("id")): end for end in root.iter(tag("bookmarkEnd"))}
    found: list[Marked] = []
    for start in root.iter(tag("bookmarkStart")):
        mark = marks.get(str(start.get(tag("name"))))
        if mark is not None:
            found.append(Marked(mark, start, ends[start.get(tag("id"))]))
    return found


def drop(element: Element) -> None:
    """Take an element out of its parent, and nothing else."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
