"""Word and spreadsheet files as far as imports need them: the lines of a document; archives vetted before they are opened."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from memoria.readers.office.package import open_package

LARGEST_PART = 80_000_000
LARGEST = 200_000_000
"""Bytes unpacked of one part and of all; the longest transcript has a hundredth of that."""
RATIO = 300
"""Times that a part may be larger than it is packed, beyond its first megabyte."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT = "word/document.xml"
_DELETED = {f"{_W}del", f"{_W}moveFrom"}


class RefusedError(Exception):
    """An archive that is damaged, or made to fill a disk."""


def parts_of(data: bytes) -> dict[str, int]:
    """The parts of an archive with their sizes; ``RefusedError`` where it may not be unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise RefusedError("damaged") from error
    if sum(info.file_size for info in infos) > LARGEST or any(_is_bomb(info) for info in infos):
        raise RefusedError("bomb")
    return {info.filename: info.file_size for info in infos}


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    return info.file_size > LARGEST_PART or info.file_size > max(info.compress_size, 1) * RATIO + 1_000_000


def lines_of_docx(data: bytes) -> str:
    """The text of a document's body: paragraphs and soft returns as lines, insertions taken, deletions left out.

    ``readers.office.package.Refused`` where the package is damaged, protected or made to harm.
    """
    root = open_package(data).xml(DOCUMENT)
    return "\n".join(line for paragraph in root.iter(f"{_W}p") for line in _paragraph(paragraph))


def _paragraph(paragraph: etree._Element) -> Iterator[str]:
    pieces: list[str] = []
    _collect(paragraph, pieces, top=True)
    yield from "".join(pieces).split("\n")


def _collect(node: etree._Element, pieces: list[str], *, top: bool = False) -> None:
    for child in node:
        tag = child.tag
        if not isinstance(tag, str) or tag in _DELETED or (tag == f"{_W}p" and not top):
            continue
        if tag == f"{_W}t":
            pieces.append(child.text or "")
        elif tag == f"{_W}tab":
            pieces.append("\t")
        elif tag in (f"{_W}br", f"{_W}cr"):
            pieces.append("\n")
        elif tag != f"{_W}p":
            _collect(child, pieces)
