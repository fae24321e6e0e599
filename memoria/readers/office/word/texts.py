"""The plain text of a part of a Word package, by other ways than the walk."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from memoria.readers.office.word.names import A, W


def words(element: etree._Element, *, deleted: bool = False) -> str:
    """The text below an element on one line, of an alternative both branches; what was ``deleted`` only where it is asked for."""
    tags = (f"{W}t", f"{W}delText") if deleted else (f"{W}t",)
    pieces: list[str] = []
    for part in element.iter(*tags, f"{W}p", f"{W}tab", f"{W}br", f"{A}t"):
        if part.tag in (*tags, f"{A}t"):
            pieces.append(part.text or "")
        else:
            pieces.append(" ")
    return " ".join("".join(pieces).split())


def every_text(root: etree._Element) -> Iterator[list[str]]:
    """The pieces of text of each paragraph of a part, whatever it stands in: to be compared with what the walk found."""
    texts: dict[etree._Element | None, list[str]] = {}
    for part in root.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen"):
        paragraph = next(part.iterancestors(f"{W}p"), None)
        texts.setdefault(paragraph, []).append((part.text or "") if part.tag == f"{W}t" else " ")
    yield from texts.values()
