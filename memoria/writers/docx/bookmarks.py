"""Bookmarks for every identifier, and the fields that print the pages of some (ISO/IEC 29500-1, 17.13.6, 17.16.5.42)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from copy import deepcopy
from itertools import count

from memoria.writers.docx.marks import Marked, drop
from memoria.writers.docx.oxml import Element, local, tag, w
from memoria.writers.docx.page_numbers import page_field


def settle_bookmarks(found: Iterable[Marked], numbers: Iterator[int]) -> None:
    """Marks with a name become bookmarks around the words of their first paragraph; the others go."""
    for one in found:
        first = one.first_paragraph() if one.mark.bookmark and _between_blocks(one.start) else None
        if one.mark.bookmark and (first is not None or not _between_blocks(one.start)):
            number = next(numbers)
            one.start.set(tag("name"), one.mark.bookmark)
            one.start.set(tag("id"), str(number))
            one.end.set(tag("id"), str(number))
            if first is not None:
                first.insert(_after_properties(first), one.start)
                first.append(one.end)
        else:
            drop(one.start)
            drop(one.end)


def numbers_from_one() -> Iterator[int]:
    """Identifiers of bookmarks: they need only differ."""
    return count(1)


def enclose(text: Element, name: str, numbers: Iterator[int]) -> None:
    """A bookmark around all the words of a paragraph."""
    number = next(numbers)
    text.insert(_after_properties(text), w("bookmarkStart", id=number, name=name))
    text.append(w("bookmarkEnd", id=number))


def set_page_reference(found: Marked, places: Collection[str]) -> None:
    """The page of a place, as a field that a reader may follow; nothing where the place does not exist."""
    if found.mark.text in places:
        for piece in page_field(found.mark.text, *_letters_beside(found.start)):
            found.end.addprevious(piece)


def _letters_beside(start: Element) -> list[Element]:
    """The properties of the run before, or after: a number looks like the words around it."""
    neighbours = (*start.itersiblings(tag("r"), preceding=True), *start.itersiblings(tag("r")))
    box = neighbours[0].find(tag("rPr")) if neighbours else None
    return [] if box is None else [deepcopy(mark) for mark in box]


def _between_blocks(start: Element) -> bool:
    parent = start.getparent()
    return parent is not None and local(parent) in ("body", "tc", "footnote")


def _after_properties(text: Element) -> int:
    return 1 if len(text) and local(text[0]) == "pPr" else 0
