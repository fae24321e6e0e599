"""The plain text of a part of an ODT package, by other ways than the walk."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from memoria.readers.office.odt.names import OFFICE, PARAGRAPHS, SPACES, SVG, TEXT

_GONE = frozenset(
    (f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{OFFICE}forms", f"{TEXT}note-citation", f"{SVG}title", f"{SVG}desc")
)
"""Elements whose text is not that of the paragraph that they stand in."""


def words(element: etree._Element) -> str:
    """The text below an element on one line, paragraphs apart."""
    pieces: list[str] = []
    for part in element.iter():
        if isinstance(part.tag, str) and part.tag in (*PARAGRAPHS, *SPACES):
            pieces.append(" ")
        if isinstance(part.tag, str) and part.text:
            pieces.append(part.text)
        if part is not element and part.tail:
            pieces.append(part.tail)
    return " ".join("".join(pieces).split())


def every_text(root: etree._Element) -> Iterator[list[str]]:
    """The pieces of text of each paragraph, whatever it stands in: to be compared with what the walk found."""
    for paragraph in root.iter(*PARAGRAPHS):
        if not any(part.tag in _GONE for part in paragraph.iterancestors()):
            yield list(_pieces(paragraph))


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    """The text of a paragraph in its order, without that of the paragraphs in it (of a note, of a box)."""
    pending: list[etree._Element | str] = [paragraph]
    while pending:
        part = pending.pop()
        if isinstance(part, str):
            yield part
            continue
        if not isinstance(part.tag, str) or part.tag in _GONE or (part is not paragraph and part.tag in PARAGRAPHS):
            continue
        if part.tag in SPACES:
            yield " "
        inner: list[etree._Element | str] = [part.text or ""]
        for child in part.iterchildren():
            inner += [child, child.tail or ""]
        pending += reversed(inner)
