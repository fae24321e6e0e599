"""Finished files read back: text with PDFium, structure and navigation with pikepdf."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from memoria.document.tree import Block, Document, Meta, Note
from memoria.theme import Theme, read_theme
from memoria.writers.pdf import write_pdf
from tests.writers.trees import div
from tests.writers.trees import p as para

__all__ = ["div", "para"]

ROOT = Path(__file__).parents[3]
META = Meta(title="Prueba", language="es", date="2023-06-30T12:00:00-05:00")
LOREM = (
    "La moderación abrió el diálogo con una constatación compartida por el panel: la mayor parte de los convenios firmados en "
    "los últimos dos períodos no pasó de la fase de intención, y casi ninguno dejó un expediente que el equipo siguiente "
    "pudiera leer. "
)


@cache
def theme() -> Theme:
    """The theme that comes with the program."""
    return read_theme((ROOT / "templates" / "default" / "theme.yaml").read_text("utf-8"))


def note(text: str) -> Note:
    """A note of one paragraph."""
    return Note((para(text),))


def document(*blocks: Block, meta: Meta = META) -> Document:
    """A document of some blocks."""
    return Document(meta, blocks)


def pdf_of(*blocks: Block, meta: Meta = META) -> bytes:
    """The PDF of some blocks."""
    return write_pdf(document(*blocks, meta=meta), theme()).value


def texts(data: bytes) -> list[str]:
    """The text of each page, in the order it is drawn. PDFium marks a soft hyphen at a line's end; words are put together."""
    reader = pypdfium2.PdfDocument(data)
    try:
        return [joined(page.get_textpage().get_text_bounded()) for page in reader]
    finally:
        reader.close()


def joined(text: str) -> str:
    """Words cut at a line's end, whole again."""
    return re.sub("[\ufffe\u00ad\u0002]\\s*", "", text).replace("\r\n", "\n")


def page_of(data: bytes, word: str) -> int:
    """Index of the first page that has a word."""
    return next(index for index, text in enumerate(texts(data)) if word in text)


def height_of(data: bytes, word: str) -> float:
    """Height above the page's foot at which a word begins, in points."""
    reader = pypdfium2.PdfDocument(data)
    try:
        for page in reader:
            text = page.get_textpage()
            found = text.search(word).get_next()
            if found:
                return float(text.get_charbox(found[0])[1])
    finally:
        reader.close()
    raise AssertionError(f"{word} is not there")


def lefts_of(data: bytes, word: str) -> list[float]:
    """Distances from the page's left edge at which a word begins, in points, page by page."""
    found = []
    reader = pypdfium2.PdfDocument(data)
    try:
        for page in reader:
            text = page.get_textpage()
            search = text.search(word)
            while place := search.get_next():
                found.append(float(text.get_charbox(place[0])[0]))
    finally:
        reader.close()
    return found


def opened(data: bytes) -> Any:
    """The file for pikepdf."""
    return pikepdf.open(BytesIO(data))


def labels(pdf: Any) -> list[str]:
    """The label of each page."""
    return [str(page.label) for page in pdf.pages]


def destinations(pdf: Any) -> dict[str, int]:
    """Page index of each named destination."""
    index = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    return {name: index[place[0].objgen] for name, place in _names(pdf.Root.Names.Dests)}


def _names(node: Any) -> Iterator[tuple[str, Any]]:
    entries = node.get("/Names", [])
    for at in range(0, len(entries), 2):
        yield str(entries[at]), entries[at + 1]
    for kid in node.get("/Kids", []):
        yield from _names(kid)


def elements(pdf: Any, tag: str) -> list[Any]:
    """Structure elements of a type, in logical order."""
    found: list[Any] = []

    def walk(node: Any) -> None:
        if isinstance(node, pikepdf.Dictionary) and "/S" in node:
            if str(node.S) == "/" + tag:
                found.append(node)
            kids = node.get("/K", pikepdf.Array())
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                walk(kid)

    walk(pdf.Root.StructTreeRoot.K)
    return found
