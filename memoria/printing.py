"""From the volume's tree to finished files: what writes each format, and how the file is read back to prove it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module

from memoria.diagnostics import Checked, Diagnostic
from memoria.document.tree import Document
from memoria.theme import Theme
from memoria.world import Pandoc
from memoria.writers import docx, html, odt, pdf
from memoria.writers.docx import write_docx
from memoria.writers.expected import expected_of
from memoria.writers.extract import docx_reading, html_reading, odt_reading, pdf_reading
from memoria.writers.html import write_html
from memoria.writers.odt import write_odt
from memoria.writers.pdf import Attachment, write_pdf
from memoria.writers.readback import Reading, missing_words
from memoria.writers.unpaged import unpaged


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file, what was found wrong with it, and the pages that were read back."""

    data: bytes
    problems: tuple[Diagnostic, ...] = ()
    pages: int = 1


Job = Callable[[], Made]
"""What makes one file."""


@dataclass(frozen=True, slots=True)
class Printing:
    """A volume and what dresses it."""

    document: Document
    theme: Theme
    pandoc: Pandoc
    reference: bytes | None = None
    """An institution's own Word template."""
    attachments: Sequence[Attachment] = ()
    """What the PDF carries inside."""


@dataclass(frozen=True, slots=True)
class Format:
    """How a format is written and read back. ``paged`` formats print the numbers of pages."""

    write: Callable[[Printing], Checked[bytes]]
    read: Callable[[bytes], Reading]
    load: Callable[[], object]
    """Loads the libraries that write it."""
    prepare: Callable[[Theme, str], object] | None = None
    """Finds what it needs for a theme and a language, whatever the text."""
    paged: bool = True


def load(formats: Sequence[str]) -> None:
    """What will write these formats is loaded now, while another program has us wait, and not when it is wanted."""
    for kind in formats:
        FORMATS[kind].load()


def prepare(formats: Sequence[str], theme: Theme, language: str) -> None:
    """Fonts and patterns of hyphenation are found now, likewise, and once for all formats."""
    for kind in formats:
        if (find := FORMATS[kind].prepare) is not None:
            find(theme, language)


def jobs(printing: Printing, formats: Sequence[str], stem: str) -> dict[str, Job]:
    """By file name, what writes each file and then proves that it holds every word of the tree."""
    return {f"{stem}.{kind}": partial(_proven, printing, FORMATS[kind], f"{stem}.{kind}") for kind in formats}


def _proven(printing: Printing, kind: Format, name: str) -> Made:
    made = kind.write(printing)
    reading = kind.read(made.value)
    expected = expected_of(printing.document if kind.paged else unpaged(printing.document))
    return Made(made.value, (*made.diagnostics, *missing_words(expected, reading, name)), len(reading.pages))


def _docx(printing: Printing) -> Checked[bytes]:
    return write_docx(printing.document, printing.theme, pandoc=printing.pandoc.docx, reference=printing.reference)


def _pdf(printing: Printing) -> Checked[bytes]:
    return write_pdf(printing.document, printing.theme, attachments=printing.attachments)


def _html(printing: Printing) -> Checked[bytes]:
    return write_html(printing.document, printing.theme)


def _load_pdf() -> None:
    pdf.load()
    import_module("pypdfium2")


def _odt(printing: Printing) -> Checked[bytes]:
    return write_odt(printing.document, printing.theme)


FORMATS: Mapping[str, Format] = {
    "docx": Format(_docx, docx_reading, docx.load, docx.prepare),
    "pdf": Format(_pdf, pdf_reading, _load_pdf, pdf.prepare),
    "html": Format(_html, html_reading, html.load, paged=False),
    "odt": Format(_odt, odt_reading, odt.load, paged=False),
}
