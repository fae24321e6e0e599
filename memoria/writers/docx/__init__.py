"""The Word writer: pandoc writes the body on a reference document made from the theme, ``finish`` makes it a volume."""

from memoria.writers.docx.reference import make_reference
from memoria.writers.docx.writer import Pandoc, write_docx

__all__ = ["Pandoc", "make_reference", "write_docx"]
