"""The pages of a finished body, reckoned as Word and LibreOffice break them: its page numbers are right at the first opening.

What is read is the file itself, with the styles that it really has: an institution's own as well as the theme's. Lines are
broken where their words find no more room, without hyphens, and set on pages with the rules that the file gives: what keeps
together, rows that do not break, heads that are repeated, notes at the foot.
"""

from __future__ import annotations

from collections.abc import Mapping

from memoria.writers.docx.faces import Faces
from memoria.writers.docx.oxml import Element
from memoria.writers.docx.paging.blocks import Blocks
from memoria.writers.docx.paging.flow import page_labels
from memoria.writers.docx.paging.lines import Setter
from memoria.writers.docx.paging.looks import Looks


def find_pages(body: Element, styles: Element, numbering: Element, notes: Element | None, faces: Faces) -> Mapping[str, str]:
    """The page label of each bookmark: «xii» or «34», as the sections number their pages."""
    return page_labels(body, Blocks(Setter(Looks(styles, numbering), faces), styles, notes))


__all__ = ["find_pages"]
