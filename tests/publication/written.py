"""A finished DOCX as a reader of its parts sees it (ISO/IEC 29500-1)."""

from __future__ import annotations

from functools import cached_property
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from tests.writers.docx.fields import results

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

WRITTEN = (f"{W}t", f"{W}tab", f"{W}br", f"{W}noBreakHyphen")
"""What a paragraph's runs are made of (ISO/IEC 29500-1, 17.3.3)."""


def _letters(node: etree._Element) -> str:
    return "-" if node.tag == f"{W}noBreakHyphen" else node.text or " "


class Written:
    """The parts of a DOCX, its bookmarks and the links that lead to them."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.body = etree.fromstring(self.parts["word/document.xml"])

    @cached_property
    def bookmarks(self) -> set[str]:
        """Names of places (17.13.6.2)."""
        return {name for mark in self.body.iter(f"{W}bookmarkStart") if (name := mark.get(f"{W}name"))}

    @cached_property
    def links(self) -> list[tuple[str, str]]:
        """For each internal link (17.16.22) the place that it stands in or after, the nearest, and the one it leads to."""
        read = {target for target, _ in results(self.body)}
        found: list[tuple[str, str]] = []
        at = ""
        for node in self.body.iter(f"{W}bookmarkStart", f"{W}hyperlink"):
            if node.tag == f"{W}bookmarkStart":
                name = node.get(f"{W}name") or at
                at = at if name in read else name
            elif anchor := node.get(f"{W}anchor"):
                found.append((at, anchor))
        return found

    @cached_property
    def text(self) -> str:
        """The words of the body and of the notes, paragraph by paragraph."""
        return "\n".join(
            "".join(_letters(node) for node in paragraph.iter(*WRITTEN))
            for part in ("word/document.xml", "word/footnotes.xml")
            if part in self.parts
            for paragraph in etree.fromstring(self.parts[part]).iter(f"{W}p")
        )

    def all_text(self) -> str:
        """The text of every XML part, tags taken out, whatever it means; and the attributes."""
        pieces: list[str] = []
        for name, data in self.parts.items():
            if name.endswith((".xml", ".rels")):
                root = etree.fromstring(data)
                pieces += ["".join(map(str, paragraph.itertext())) for paragraph in root.iter(f"{W}p")]
                pieces += [str(text) for text in root.itertext() if text.strip()]
                pieces += [str(value) for node in root.iter() for value in node.attrib.values()]
        return "\n".join(pieces)
