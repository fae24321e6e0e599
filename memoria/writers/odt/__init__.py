"""The ODT writer: the volume as an OpenDocument text, for those who work in LibreOffice."""

from __future__ import annotations

from importlib import import_module

from memoria.diagnostics import Checked
from memoria.document.tree import Document
from memoria.theme import Theme


def write_odt(document: Document, theme: Theme) -> Checked[bytes]:
    """The volume as OpenDocument 1.3 (ISO/IEC 26300), without page numbers in its text, with its fonts.

    W-101 and W-102 for fonts, as in the other formats. Same tree and theme, same bytes.
    """
    from memoria.writers.odt import writer  # with lxml, which no other command should wait for

    return writer.write_odt(document, theme)


def load() -> None:
    """Loads the writer and its libraries, which ``write_odt`` would else do when it is called."""
    import_module("memoria.writers.odt.writer")


__all__ = ["load", "write_odt"]
