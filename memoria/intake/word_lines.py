"""The lines of a Word document that a program wrote: the export of a call or of its chat."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from memoria.archive import Archive
from memoria.readers.office.word.names import W

DOCUMENT = "word/document.xml"
_DELETED = {f"{W}del", f"{W}moveFrom"}


def lines_of(archive: Archive) -> str:
    """The text of a document's body: paragraphs and soft returns as lines, insertions taken, deletions left out.

    ``Refused`` where its part is damaged, protected or made to harm.
    """
    root = archive.xml(DOCUMENT)
    return "\n".join(line for paragraph in root.iter(f"{W}p") for line in _paragraph(paragraph))


def _paragraph(paragraph: etree._Element) -> Iterator[str]:
    pieces: list[str] = []
    _collect(paragraph, pieces, top=True)
    yield from "".join(pieces).split("\n")


def _collect(node: etree._Element, pieces: list[str], *, top: bool = False) -> None:
    for child in node:
        tag = child.tag
        if not isinstance(tag, str) or tag in _DELETED or (tag == f"{W}p" and not top):
            continue
        if tag == f"{W}t":
            pieces.append(child.text or "")
        elif tag == f"{W}tab":
            pieces.append("\t")
        elif tag in (f"{W}br", f"{W}cr"):
            pieces.append("\n")
        elif tag != f"{W}p":
            _collect(child, pieces)
