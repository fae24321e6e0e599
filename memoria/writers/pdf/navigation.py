"""Ways through the file: outline, page labels, named destinations (ISO 32000-1, 12.3, 12.4.2)."""

from __future__ import annotations

from collections.abc import Sequence

from memoria.writers.pdf.canvas import Canvas
from memoria.writers.pdf.pages import Page
from memoria.writers.pdf.setting import Entry


def add_outline(canvas: Canvas, entries: Sequence[Entry]) -> None:
    """The outline of the headings that have a place; chapters are shown, what is in them is folded."""
    trail: list[int] = []
    for entry in entries:
        if entry.identifier not in canvas.destinations:
            continue
        while trail and trail[-1] >= entry.level:
            trail.pop()
        separator = " · " if entry.level == 1 else " "
        title = f"{entry.number}{separator}{entry.title}" if entry.number else entry.title
        canvas.outline_entry(title, entry.identifier, len(trail))
        trail.append(entry.level)
    if trail:
        canvas.showOutline()


def add_page_labels(canvas: Canvas, pages: Sequence[Page]) -> None:
    """Where the style or the count of page numbers changes (ISO 32000-1, 12.4.2)."""
    previous: tuple[bool, int] | None = None
    for index, page in enumerate(pages):
        if previous != (page.is_roman, page.number - 1):
            canvas.addPageLabel(index, "ROMAN_LOWER" if page.is_roman else "ARABIC", page.number)
        previous = (page.is_roman, page.number)
