"""PDF: a volume set, tagged and archived. ``write_pdf`` is all there is to call.

The way of a document: ``parts`` and ``convert`` make flows and structure of the tree (``apparatus`` those with a role);
``pages`` stacks their strips; ``writer`` draws them on the ``canvas`` and writes the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from memoria.diagnostics import Checked
from memoria.document.tree import Document
from memoria.theme import Theme
from memoria.writers.pdf.attachments import Attachment


def write_pdf(document: Document, theme: Theme, *, attachments: Sequence[Attachment] = ()) -> Checked[bytes]:
    """A tagged PDF (PDF/UA-1, PDF/A-3a) of a volume. Pure: the same document, theme and fonts give the same bytes.

    W-101 to W-105 for fonts, glyphs, links and pictures that are missing; what they stand for is printed all the same.
    """
    from memoria.writers.pdf import writer  # with ReportLab and HarfBuzz, which no other command should wait for

    return writer.write_pdf(document, theme, attachments)


def load() -> None:
    """Loads the writer and its libraries, which ``write_pdf`` would else do when it is called."""
    import_module("memoria.writers.pdf.writer")


def prepare(theme: Theme, language: str) -> None:
    """Finds fonts and patterns of hyphenation, which ``write_pdf`` would else do; they are kept."""
    from memoria.fonts import find_font
    from memoria.writers.pdf.hyphens import dictionary_of

    dictionary_of(language)
    for family in (theme.fonts.text, theme.fonts.apparatus, theme.fonts.code, *theme.fonts.fallback[:1]):
        find_font(family)


__all__ = ["Attachment", "load", "prepare", "write_pdf"]
