"""The canvas: content streams in which everything is either a mark of the structure or an artifact.

Points, y upwards from the page's bottom. A mark stays open until another is asked for, and no mark crosses the border of
a text object (ISO 32000-1, 14.6.1), so callers only say what they draw, never how it is nested.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFString

from memoria.writers.pdf.faces import Face, Program
from memoria.writers.pdf.objects import stream
from memoria.writers.pdf.reportlab_fixes import BareCanvas, allow
from memoria.writers.pdf.structure import Annotated, Element, Marked, StructureTree

CURVE = 0.5523
"""Length of a Bézier handle that draws a quarter of a circle of radius 1."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: an address, or the identifier of a place in the volume; ``text`` describes it aloud."""

    address: str = ""
    identifier: str = ""
    text: str = ""


def colour_operands(colour: str) -> str:
    """``#RRGGBB`` as three operands of ``rg``."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return " ".join(f"{channel:.3f}".rstrip("0").rstrip(".") for channel in channels)


class Canvas(BareCanvas):
    """ReportLab's canvas with marks. One page is open at a time; our operators are added to its code as they are."""

    def __init__(self, tree: StructureTree) -> None:
        super().__init__()
        self.tree = tree
        self.programs: dict[str, Program] = {}
        """Font programs used, by the name of their resource."""
        self.destinations: dict[str, Any] = {}
        self._open_page()

    # --- pages

    @property
    def page(self) -> int:
        """Index of the open page."""
        return self.getPageNumber() - 1

    def begin_page(self, width: float, height: float) -> None:
        """Open a page of a size in points."""
        self.setPageSize((round(width, 2), round(height, 2)))
        self._open_page()

    def _open_page(self) -> None:
        self._add = self._code.append
        self._marks: list[Element] = []
        self._mark: Element | str | None = None
        self._in_text = False
        self._font = self._colour = ""
        self._text_rise = self._tracking = 0.0
        self._repeating = 0

    def end_page(self) -> None:
        """Close the page and write it."""
        self._close_mark()
        self.showPage()
        page = self.document.Pages[-1]
        page.Trans = None
        page.Contents = stream(self.document, page.stream.encode("ascii"))
        page.stream = None
        allow(page, StructParents=self.tree.new_key(self._marks), Tabs="/S")

    # --- marks

    def mark(self, element: Element) -> None:
        """What follows belongs to an element (ISO 32000-1, 14.7.4.2)."""
        if self._repeating:
            self.artifact()
        elif self._mark is not element:
            self._close_mark()
            self._mark = element
            element.join()
            element.kids.append(Marked(self.page, len(self._marks)))
            self._add(f"/{element.tag}<</MCID {len(self._marks)}>>BDC")
            self._marks.append(element)

    def artifact(self, kind: str = "") -> None:
        """What follows is no content: rules, grounds, running heads (``Header`` or ``Footer``; ISO 32000-1, 14.8.2.2)."""
        key = f"/Artifact<</Type/Pagination/Subtype/{kind}>>BDC" if kind else "/Artifact BMC"
        if self._mark != key:
            self._close_mark()
            self._mark = key
            self._add(key)

    @contextmanager
    def repeating(self) -> Iterator[None]:
        """What is drawn inside was drawn and marked before (a table's repeated header row)."""
        self._repeating += 1
        yield
        self._repeating -= 1

    def _close_mark(self) -> None:
        self._end_text()
        if self._mark is not None:
            self._add("EMC")
            self._mark = None

    def _end_text(self) -> None:
        if self._in_text:
            self._add("ET")
            self._in_text = False

    # --- text

    def text(
        self, x: float, y: float, face: Face, size: float, colour: str, codes: str, rise: float = 0.0, tracking: float = 0.0
    ) -> None:
        """Show the body of a TJ array from a point of the baseline; ``colour`` as operands. The mark must be open."""
        add = self._add
        if not self._in_text:
            add("BT")
            self._in_text = True
        font = f"/{face.program.resource} {size:g} Tf"
        if font != self._font:
            add(font)
            self._font = font
            self.programs[face.program.resource] = face.program
        self._set_colour(colour)
        if rise != self._text_rise:
            add(f"{rise:.2f} Ts")
            self._text_rise = rise
        if tracking != self._tracking:
            add(f"{tracking:.2f} Tc")
            self._tracking = tracking
        add(f"1 0 0 1 {x:.2f} {y:.2f} Tm[{codes}]TJ")

    def _set_colour(self, colour: str) -> None:
        if colour != self._colour:
            self._add(colour + " rg")
            self._colour = colour

    # --- shapes; the caller marks them or leaves them artifacts

    def rectangle(self, x: float, y: float, width: float, height: float, colour: str, radius: float = 0.0) -> None:
        """A filled rectangle, its corners rounded by ``radius``."""
        self._end_text()
        self._set_colour(colour)
        if radius:
            self._add(_rounded(x, y, width, height, min(radius, width / 2, height / 2)) + " f")
        else:
            self._add(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def outline(self, x: float, y: float, width: float, height: float, colour: str, line: float, radius: float) -> None:
        """A rounded rectangle, stroked."""
        self._end_text()
        self._add(f"q {colour} RG {line:g} w {_rounded(x, y, width, height, radius)} S Q")

    def rule(self, x0: float, y0: float, x1: float, y1: float, colour: str, width: float, dash: str = "") -> None:
        """A straight line; ``dash`` as operands of ``d``, with round caps."""
        self._end_text()
        style = f"1 J {dash} d " if dash else ""
        self._add(f"q {colour} RG {width:g} w {style}{x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l S Q")

    def place(self, x: float, y: float, across: float, up: float, draw: Callable[[], object]) -> None:
        """What ReportLab draws, moved and scaled."""
        self._end_text()
        self.saveState()
        self.transform(across, 0, 0, up, x, y)
        draw()
        self.restoreState()

    # --- links and destinations

    def link(self, element: Element, target: Target, left: float, bottom: float, right: float, top: float) -> None:
        """A link annotation in its element (ISO 14289-1, 7.18.5)."""
        if self._repeating:
            return
        entries: dict[str, object] = {
            "Type": "/Annot",
            "Subtype": "/Link",
            "F": 4,
            "Rect": PDFArray([left, bottom, right, top]),
            "Border": "[0 0 0]",
            "Contents": PDFString(target.text or target.address or target.identifier),
            "StructParent": self.tree.new_key(element),
        }
        if target.address:
            entries["A"] = PDFDictionary({"S": "/URI", "URI": PDFString(target.address)})
        else:
            entries["Dest"] = PDFString(target.identifier)
        self._addAnnotation(PDFDictionary(entries))
        element.join()
        element.kids.append(Annotated(self.page, self._annotationrefs[-1]))

    def destination(self, identifier: str, top: float) -> None:
        """Name a place of the open page (ISO 32000-1, 12.3.2.3); the first place of a name holds."""
        if identifier not in self.destinations:
            self.destinations[identifier] = self.bookmarkPage(identifier, "XYZ", left=0, top=top, zoom=0)

    def outline_entry(self, title: str, identifier: str, level: int) -> None:
        """A folded line of the outline. ReportLab names lines by their place, so each gets a copy of its own."""
        key = f"{len(self._destinations)} {identifier}"
        self._destinations[key] = copy(self.destinations[identifier])
        self.addOutlineEntry(title, key, level, closed=True)


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """The path of a rectangle with rounded corners."""
    right, top, handle = x + width, y + height, radius * (1 - CURVE)
    return (
        f"{x + radius:.2f} {y:.2f} m {right - radius:.2f} {y:.2f} l "
        f"{right - handle:.2f} {y:.2f} {right:.2f} {y + handle:.2f} {right:.2f} {y + radius:.2f} c "
        f"{right:.2f} {top - radius:.2f} l "
        f"{right:.2f} {top - handle:.2f} {right - handle:.2f} {top:.2f} {right - radius:.2f} {top:.2f} c "
        f"{x + radius:.2f} {top:.2f} l "
        f"{x + handle:.2f} {top:.2f} {x:.2f} {top - handle:.2f} {x:.2f} {top - radius:.2f} c "
        f"{x:.2f} {y + radius:.2f} l {x:.2f} {y + handle:.2f} {x + handle:.2f} {y:.2f} {x + radius:.2f} {y:.2f} c h"
    )
