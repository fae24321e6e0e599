"""Small makers of PDF objects on top of ReportLab's."""

from __future__ import annotations

import zlib
from codecs import BOM_UTF16_BE
from collections.abc import Mapping
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString

CHUNK = 64
"""Entries of a leaf of a tree of names or numbers."""


def stream(document: Any, data: bytes, entries: Mapping[str, object] | None = None, *, compress: bool = True) -> Any:
    """A stream, deflated at once unless told otherwise; it counts for the file's identifier."""
    document.updateSignature(data)
    made = PDFDictionary(dict(entries or {}))
    if compress:
        made["Filter"] = PDFName("FlateDecode")
        data = zlib.compress(data)
    return document.Reference(PDFStream(made, data))


def reference(document: Any, made: Any) -> str:
    """The reference to an object as the file has it, in one step: there are tens of thousands of them in the structure."""
    name = getattr(made, "__InternalName__", None) or document.Reference(made).name
    return f"{document.idToObjectNumberAndVersion[name][0]} 0 R"


def name_tree(document: Any, values: Mapping[str, object]) -> PDFDictionary:
    """A name tree, its keys in the order of their bytes (ISO 32000-1, 7.9.6)."""
    names = sorted(values, key=_bytes)
    leaves = []
    for start in range(0, len(names), CHUNK):
        chunk = names[start : start + CHUNK]
        pairs = [item for key in chunk for item in (PDFString(key), values[key])]
        limits = PDFArray([PDFString(chunk[0]), PDFString(chunk[-1])])
        leaves.append(document.Reference(PDFDictionary({"Limits": limits, "Names": PDFArray(pairs)})))
    return PDFDictionary({"Kids": PDFArray(leaves)})


def _bytes(text: str) -> bytes:
    """As ``PDFString`` writes it (ISO 32000-1, 7.9.2.2)."""
    try:
        return text.encode("pdfdoc")
    except UnicodeEncodeError:
        return BOM_UTF16_BE + text.encode("utf_16_be")
