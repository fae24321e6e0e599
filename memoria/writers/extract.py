"""The text of finished files, as ``readback`` wants it: folded letters, page furniture set aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from lxml import etree

from memoria.theme import MM
from memoria.writers.backwards import BACKWARDS, read_in_order, said_by_page
from memoria.writers.expected import fold
from memoria.writers.readback import Reading

if TYPE_CHECKING:
    import pypdfium2

FURNITURE = 18 * MM
"""Height of the strips at the top and bottom of a page that hold nothing but its head and number, in points."""
SOFT_HYPHEN = re.compile("[\u00ad\ufffe\u0002]\\s*")
"""A hyphen at a line's end, as pdfium gives it."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ODT_ASIDE = (f"{_TEXT}note", "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WRITTEN = (f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}noBreakHyphen")


def pdf_reading(data: bytes) -> Reading:
    """The letters of each page of a PDF, in the order in which they are painted; the first page (the cover) whole.

    Words that run from right to left come in the order in which they are read.
    """
    with _opened(data) as document:
        texts = list(_pages(document))
        backwards = [number for number, text in enumerate(texts) if BACKWARDS.search(text)]
        said = said_by_page(data) if backwards else {}
        for number in backwards:
            texts[number] = read_in_order(document[number], said.get(number, {}))
    return Reading(tuple(fold(SOFT_HYPHEN.sub("", text)) for text in texts))


def page_texts(data: bytes) -> tuple[str, ...]:
    """The text of each page of a PDF, heads and feet included."""
    with _opened(data) as document:
        return tuple(page.get_textpage().get_text_bounded() for page in document)


@contextmanager
def _opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    import pypdfium2  # loaded with the first PDF: commands that write none should not wait for it

    document = pypdfium2.PdfDocument(data)
    try:
        yield document
    finally:
        document.close()


def _pages(document: pypdfium2.PdfDocument) -> Iterator[str]:
    for number in range(len(document)):
        page = document[number]
        width, height = page.get_size()
        text = page.get_textpage()
        strip = FURNITURE if number else 0
        yield text.get_text_bounded(0, strip, width, height - strip)
        text.close()
        page.close()


def docx_reading(data: bytes) -> Reading:
    """The letters of a DOCX as one page, and those of its footnotes apart."""
    with ZipFile(BytesIO(data)) as package:
        body = _letters(package.read("word/document.xml"))
        notes = _letters(package.read("word/footnotes.xml")) if "word/footnotes.xml" in package.namelist() else ""
    return Reading((body,), (notes,))


def _letters(xml: bytes) -> str:
    return "".join(fold(text) for text in _paragraphs(xml))


def _paragraphs(xml: bytes) -> Iterator[str]:
    """The text of each paragraph (ISO/IEC 29500-1, 17.3.1.22), innermost first where a shape holds some."""
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    for fallback in list(root.iter(_FALLBACK)):
        parent = fallback.getparent()
        if parent is not None:
            parent.remove(fallback)
    for paragraph in root.iter(f"{_W}p"):
        yield _own_text(paragraph)


def _own_text(paragraph: etree._Element) -> str:
    """The text of a paragraph without that of paragraphs inside its shapes."""
    pieces: list[str] = []
    for node in paragraph.iter(*_WRITTEN):
        if next(node.iterancestors(f"{_W}p")) is paragraph:
            pieces.append(node.text or "" if node.tag == f"{_W}t" else " ")
    return "".join(pieces)


def odt_reading(data: bytes) -> Reading:
    """The letters of an ODT as one page, and those of its footnotes apart."""
    with ZipFile(BytesIO(data)) as package:
        content = package.read("content.xml")
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    notes = list(root.iter(f"{_TEXT}note-body"))
    told = "".join(fold("".join(_odt_words(note))) for note in notes)
    return Reading((fold("".join(_odt_words(root))),), (told,))


def _odt_words(node: etree._Element) -> Iterator[str]:
    """The words of an element, without its notes and what describes its pictures."""
    yield node.text or ""
    for child in node:
        if isinstance(child.tag, str) and child.tag not in _ODT_ASIDE:
            yield from _odt_words(child)
        yield child.tail or ""


def html_reading(data: bytes) -> Reading:
    """The letters of a page of HTML, but for what its writer says of its own (``data-added``), and its notes apart."""
    from lxml import html  # with its tables of entities, which no other format needs

    body = html.document_fromstring(data).find("body")
    if body is None:
        return Reading(())
    notes = "".join(fold("".join(_said(node))) for node in body.iter("section") if node.get("role") == "doc-endnotes")
    return Reading((fold("".join(_said(body))),), (notes,))


def _said(node: etree._Element) -> Iterator[str]:
    """The words of an element, without those of its parts that are notes or the writer's own."""
    yield node.text or ""
    for child in node:
        is_words = isinstance(child.tag, str) and child.get("data-added") is None and child.get("role") != "doc-endnotes"
        if is_words:
            yield from _said(child)
        yield child.tail or ""
