"""Pages of a PDF with words that run from right to left, in the order in which they are read.

Such words are painted against their order, which pdfium finds again only in part. The structure tells it (ActualText of a Span;
ISO 32000-1, 14.9.4), and is believed where it names the very letters that are painted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from ctypes import POINTER, c_ushort, cast, create_string_buffer
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any

from memoria.writers.expected import fold

if TYPE_CHECKING:
    import pypdfium2

BACKWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
"""Letters that are written from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms."""
Said = Mapping[int, tuple[int, str]]
"""For a mark of a page, the Span that it is of, by a number, and what that says."""


def said_by_page(data: bytes) -> dict[int, Said]:
    """What the structure of a PDF says in place of what its marks show, by the index of the page."""
    import pikepdf

    with pikepdf.open(BytesIO(data)) as document:
        pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        found: dict[int, dict[int, tuple[int, str]]] = {}
        for number, span in enumerate(_speaking(document.Root.get("/StructTreeRoot"), pikepdf)):
            marks = found.setdefault(pages[span.Pg.objgen], {})
            marks.update((int(mark), (number, str(span.ActualText))) for mark in span.K)
    return dict(found)


def _speaking(root: Any, pikepdf: Any) -> Iterator[Any]:
    """Elements that say something else than they show, in the order in which they are read; those of notes after the others."""
    waiting: list[Any] = [] if root is None else [root]
    notes: list[Any] = []
    while waiting or notes:
        node = waiting.pop() if waiting else notes.pop(0).K
        if isinstance(node, pikepdf.Array):
            waiting += reversed(node)
        elif isinstance(node, pikepdf.Dictionary):
            if "/ActualText" in node:
                yield node
            elif node.get("/S") == "/Note":
                notes.append(node)
            elif "/K" in node:
                waiting.append(node.K)


def read_in_order(page: pypdfium2.PdfPage, said: Said) -> str:
    """The text of a page by its marks, without its artifacts: where Spans stand side by side, in their order in the structure."""
    spans: dict[tuple[int, str], list[str]] = {}
    for mark, text in _texts(page):
        if mark >= 0:
            spans.setdefault(said.get(mark, (-1 - mark, "")), []).append(text)
    groups = (sorted(group) if speaks else group for speaks, group in groupby(spans, key=lambda span: span[0] >= 0))
    return "".join(_believed(words, "".join(spans[number, words])) for group in groups for number, words in group)


def _believed(said: str, shown: str) -> str:
    """What is said, if it is said of the very letters that are shown."""
    return said if sorted(fold(said)) == sorted(fold(shown)) else shown


def _texts(page: pypdfium2.PdfPage) -> Iterator[tuple[int, str]]:
    """Each text that is painted, in order, and its mark; -1 for an artifact."""
    from pypdfium2 import raw

    text = page.get_textpage()
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        length = raw.FPDFTextObj_GetText(item, text, None, 0)  # in bytes, with two at the end that are zero
        buffer = create_string_buffer(length)
        raw.FPDFTextObj_GetText(item, text, cast(buffer, POINTER(c_ushort)), length)
        yield raw.FPDFPageObj_GetMarkedContentID(item), buffer.raw[: max(length - 2, 0)].decode("utf-16-le")
    text.close()
