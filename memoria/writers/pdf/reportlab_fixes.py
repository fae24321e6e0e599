"""What ReportLab lacks for a file that is accessible and archival: five points, each with the clause that asks for it.

1. An end of line before ``endstream`` (ISO 32000-1, 7.3.8.1; ISO 19005-3, 6.1.7.1): ``PDFStream.format``, the one patch.
2. No font that is not embedded: ``BareCanvas`` begins pages without Helvetica (ISO 19005-3, 6.2.11.4.1).
3. Keys that the catalogue and the pages don't know (ISO 32000-1, 7.7.2 and 14.7.4.4; ISO 14289-1, 7.18.3): ``allow``.
4. Dates with half-hour zones, and no invented author (ISO 32000-1, 14.3.3 and 7.9.4): ``Info``.
5. Names with an oblique stroke, as media types have (ISO 32000-1, 7.3.5): ``name``.

And one setting: streams are deflated and not written in ASCII85 as well, which would make them a quarter larger.
"""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

_format_stream = pdfdoc.PDFStream.format


def _format_stream_with_line(stream: Any, document: Any) -> bytes:
    """After data that ends in a carriage return the end is CR LF, lest a reader take the data's own for part of it."""
    data: bytes = _format_stream(stream, document).removesuffix(b"endstream\n")
    return data + (b"\r\nendstream\n" if data.endswith(b"\r") else b"\nendstream\n")


pdfdoc.PDFStream.format = _format_stream_with_line  # type: ignore[assignment, method-assign]
rl_config.useA85 = 0


class BareCanvas(Canvas):
    """A canvas whose pages begin empty and whose file depends on its content alone, never on clock or environment."""

    _doc: Any
    _code: list[str]
    _annotationrefs: list[Any]
    _destinations: dict[str, Any]
    _addAnnotation: Any  # noqa: N815

    def __init__(self) -> None:
        super().__init__(BytesIO(), pageCompression=1, invariant=1, pdfVersion=(1, 7))
        self.document: Any = self._doc
        self.document.signature = hashlib.md5(usedforsecurity=False)

    def _make_preamble(self) -> None:
        self._preamble = ""

    def data(self) -> bytes:
        """The finished file."""
        data: bytes = self.document.GetPDFData(self)
        return data


def name(text: str) -> str:
    """A name, its oblique strokes escaped too."""
    return "/" + pdfdoc.PDFName(text)[1:].replace("/", "#2F")


def allow(owner: Any, **entries: object) -> None:
    """Set entries of a catalogue or page, also those that ReportLab doesn't know."""
    owner.__NoDefault__ = (*owner.__NoDefault__, *(key for key in entries if key not in owner.__NoDefault__))
    for key, value in entries.items():
        setattr(owner, key, value)


class Info(pdfdoc.PDFInfo):
    """The document information dictionary, with the entries given and no other."""

    def __init__(self, entries: dict[str, str]) -> None:
        super().__init__()
        self.entries = entries

    def digest(self, md5object: Any) -> None:
        """Add it to the file's identifier."""
        md5object.update(repr(self.entries).encode())

    def format(self, document: Any) -> Any:
        """As a dictionary."""
        return pdfdoc.PDFDictionary({key: pdfdoc.PDFString(value) for key, value in self.entries.items()}).format(document)
