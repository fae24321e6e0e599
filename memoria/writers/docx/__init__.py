"""The Word writer: pandoc writes the body on a reference document made from the theme, ``finish`` makes it a volume."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from memoria.diagnostics import Checked
from memoria.document.tree import Document, Resource
from memoria.theme import Theme

Pandoc = Callable[[bytes, bytes, Mapping[str, Resource]], bytes]
"""Pandoc's DOCX writer: the JSON of a document, the reference document and the pictures by their targets; gives the file."""


def write_docx(
    document: Document,
    theme: Theme,
    *,
    pandoc: Pandoc,
    reference: bytes | None = None,
) -> Checked[bytes]:
    """The volume as a Word file, with all that was found wrong on the way.

    ``reference`` is an institution's own template, whose styles then win over the theme's.
    """
    from memoria.writers.docx import writer  # with python-docx, which no other command should wait for

    return writer.write_docx(document, theme, pandoc, reference)


def load() -> None:
    """Loads the writer and its libraries, which ``write_docx`` would else do when it is called."""
    import_module("memoria.writers.docx.writer")


def prepare(theme: Theme, language: str) -> None:
    """Finds the fonts, which ``write_docx`` would else do; they are kept."""
    from memoria.writers.docx.faces import faces_of

    del language
    faces_of(theme)


__all__ = ["Pandoc", "load", "prepare", "write_docx"]
