"""The tree made ready for pandoc's DOCX writer: roles become paragraph styles, tables and marks.

Nothing is added to the words but what Word prints itself: numbers of headings and names of callouts without an id.
"""

from __future__ import annotations

from dataclasses import dataclass

from memoria.diagnostics import Diagnostic
from memoria.document.tree import Block, Document
from memoria.writers.docx.marks import Marks
from memoria.writers.docx.names import BookmarkNames
from memoria.writers.docx.prepare import divs, tables, texts
from memoria.writers.docx.prepare.preparer import Preparer
from memoria.writers.docx.references import find_references
from memoria.writers.docx.ruler import Ruler


@dataclass(frozen=True, slots=True)
class Prepared:
    """A tree for pandoc, with what its marks stand for."""

    blocks: tuple[Block, ...]
    marks: Marks
    names: BookmarkNames
    problems: tuple[Diagnostic, ...]


def prepare(document: Document, ruler: Ruler) -> Prepared:
    """Make a tree ready for pandoc. W-201 for a picture that did not come, W-202 for a link to nowhere."""
    pictures = {target for target, _ in document.resources}
    makers = {**texts.MAKERS, **tables.MAKERS, **divs.MAKERS}
    preparer = Preparer(document.meta, ruler, pictures, find_references(document.blocks), makers)
    blocks = preparer.blocks(document.blocks)
    inlines = preparer.inlines
    return Prepared(blocks, inlines.marks, inlines.names, (*inlines.problems, *inlines.lost_links()))


__all__ = ["Prepared", "prepare"]
