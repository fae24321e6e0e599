"""The HTML writer: the volume as one page that needs nothing else, for a browser, a telephone, a screen reader."""

from __future__ import annotations

from importlib import import_module

from memoria.diagnostics import Checked
from memoria.document.tree import Document
from memoria.theme import Theme


def write_html(document: Document, theme: Theme) -> Checked[bytes]:
    """The volume as one self-contained HTML page in UTF-8: fonts, pictures and looks within, nothing fetched.

    W-101 and W-102 for fonts, as in the other formats. Same tree and theme, same bytes.
    """
    from memoria.writers.html import writer  # with lxml and HarfBuzz, which no other command should wait for

    return writer.write_html(document, theme)


def load() -> None:
    """Loads the writer and its libraries, which ``write_html`` would else do when it is called."""
    import_module("memoria.writers.html.writer")


__all__ = ["load", "write_html"]
