"""The canvas: content streams in which everything is either a mark of the structure or an artifact.

Points, y upwards from the page's bottom. A mark stays open until another is asked for, and no mark crosses the border of
a text object (ISO 32000-1, 14.6.1), so callers only say what they draw, never how it is nested.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from memoria.writers.pdf.faces import Face, Program
from memoria.writers.pdf.pdffile import PdfFile, array, dictionary, literal, number, reference
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


class Canvas:
    """Pages under construction. One page is open at a time."""

    def __init__(self, file: PdfFile, tree: StructureTree) -> None:
        self.file = file
        self.tree = tree
        self.pages: list[int] = []
        self.destinations: dict[str, bytes] = {}
        self._fonts: dict[str, tuple[Program, int]] = {}
        self._images: dict[str, int] = {}
        self._page_tree = file.reserve()
        self._resources = file.reserve()
        self._operators: list[str] = []
        self._marks: list[Element] = []
        self._annotations: list[int] = []
        self._mark: Element | str | None = None
        self._in_text = False
        self._font = self._colour = ""
        self._rise = self._tracking = 0.0
        self._repeating = 0
        self._size = (0.0, 0.0)

    # --- pages

    @property
    def page(self) -> int:
        """Index of the open page."""
        return len(self.pages)

    def begin_page(self, width: float, height: float) -> None:
        """Open a page of a size in points."""
        self._operators, self._marks, self._annotations = [], [], []
        self._mark, self._in_text, self._font, self._colour = None, False, "", ""
        self._rise = self._tracking = 0.0
        self._size = (width, height)

    def end_page(self) -> None:
        """Close the page and write it."""
        self._close_mark()
        content = self.file.add_stream("\n".join(self._operators).encode("ascii"))
        entries = {
            "Type": b"/Page",
            "Parent": reference(self._page_tree),
            "MediaBox": array((b"0", b"0", number(self._size[0]), number(self._size[1]))),
            "Resources": reference(self._resources),
            "Contents": reference(content),
            "Annots": array(map(reference, self._annotations)) if self._annotations else b"",
            "StructParents": b"%d" % self.tree.new_key(self._marks),
            "Tabs": b"/S",
        }
        self.pages.append(self.file.add(dictionary(entries)))

    def finish(self) -> int:
        """Write the tree of pages and their common resources; the number of the tree is returned."""
        kids = array(map(reference, self.pages))
        self.file.put(self._page_tree, dictionary({"Type": b"/Pages", "Kids": kids, "Count": b"%d" % len(self.pages)}))
        fonts = dictionary({resource: reference(num) for resource, (_, num) in self._fonts.items()})
        images = dictionary({resource: reference(num) for resource, num in self._images.items()})
        self.file.put(self._resources, dictionary({"Font": fonts, "XObject": images}))
        return self._page_tree

    def fonts(self) -> list[tuple[Program, int]]:
        """Programs used, with the numbers reserved for them."""
        return list(self._fonts.values())

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
            self._operators.append(f"/{element.tag}<</MCID {len(self._marks)}>>BDC")
            self._marks.append(element)

    def artifact(self, kind: str = "") -> None:
        """What follows is no content: rules, grounds, running heads (``Header`` or ``Footer``; ISO 32000-1, 14.8.2.2)."""
        key = f"/Artifact<</Type/Pagination/Subtype/{kind}>>BDC" if kind else "/Artifact BMC"
        if self._mark != key:
            self._close_mark()
            self._mark = key
            self._operators.append(key)

    @contextmanager
    def repeating(self) -> Iterator[None]:
        """What is drawn inside was drawn and marked before (a table's repeated header row)."""
        self._repeating += 1
        yield
        self._repeating -= 1

    def _close_mark(self) -> None:
        self._end_text()
        if self._mark is not None:
            self._operators.append("EMC")
            self._mark = None

    def _end_text(self) -> None:
        if self._in_text:
            self._operators.append("ET")
            self._in_text = False

    # --- text

    def text(
        self, x: float, y: float, face: Face, size: float, colour: str, codes: str, rise: float = 0.0, tracking: float = 0.0
    ) -> None:
        """Show the body of a TJ array from a point of the baseline; ``colour`` as operands. The mark must be open."""
        add = self._operators.append
        if not self._in_text:
            add("BT")
            self._in_text = True
        font = f"/{self._font_of(face.program)} {size:g} Tf"
        if font != self._font:
            add(font)
            self._font = font
        self._set_colour(colour)
        if rise != self._rise:
            add(f"{rise:.2f} Ts")
            self._rise = rise
        if tracking != self._tracking:
            add(f"{tracking:.2f} Tc")
            self._tracking = tracking
        add(f"1 0 0 1 {x:.2f} {y:.2f} Tm[{codes}]TJ")

    def _font_of(self, program: Program) -> str:
        if program.resource not in self._fonts:
            self._fonts[program.resource] = (program, self.file.reserve())
        return program.resource

    def _set_colour(self, colour: str) -> None:
        if colour != self._colour:
            self._operators.append(colour + " rg")
            self._colour = colour

    # --- shapes; the caller marks them or leaves them artifacts

    def rectangle(self, x: float, y: float, width: float, height: float, colour: str, radius: float = 0.0) -> None:
        """A filled rectangle, its corners rounded by ``radius``."""
        self._end_text()
        self._set_colour(colour)
        if radius:
            self._operators.append(_rounded(x, y, width, height, min(radius, width / 2, height / 2)) + " f")
        else:
            self._operators.append(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def outline(self, x: float, y: float, width: float, height: float, colour: str, line: float, radius: float) -> None:
        """A rounded rectangle, stroked."""
        self._end_text()
        self._operators.append(f"q {colour} RG {line:g} w {_rounded(x, y, width, height, radius)} S Q")

    def line(self, x0: float, y0: float, x1: float, y1: float, colour: str, width: float, dash: str = "") -> None:
        """A straight line; ``dash`` as operands of ``d``, with round caps."""
        self._end_text()
        style = f"1 J {dash} d " if dash else ""
        self._operators.append(f"q {colour} RG {width:g} w {style}{x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l S Q")

    def drawing(self, operators: str) -> None:
        """Operators of a vector picture, in a graphics state of their own."""
        self._end_text()
        self._operators.append(f"q {operators} Q")

    def image(self, resource: str, num: int, x: float, y: float, width: float, height: float) -> None:
        """An image XObject in a box."""
        self._end_text()
        self._images.setdefault(resource, num)
        self._operators.append(f"q {width:.3f} 0 0 {height:.3f} {x:.2f} {y:.2f} cm /{resource} Do Q")

    # --- links and destinations

    def link(self, element: Element, target: Target, left: float, bottom: float, right: float, top: float) -> None:
        """A link annotation in its element (ISO 14289-1, 7.18.5)."""
        if self._repeating:
            return
        action = (
            {"A": b"<</S/URI/URI" + literal(target.address) + b">>"} if target.address else {"Dest": literal(target.identifier)}
        )
        entries = {
            "Type": b"/Annot",
            "Subtype": b"/Link",
            "F": b"4",
            "Rect": array(map(number, (left, bottom, right, top))),
            "Border": b"[0 0 0]",
            "Contents": literal(target.text or target.address or target.identifier),
            "StructParent": b"%d" % self.tree.new_key(element),
            **action,
        }
        num = self.file.add(dictionary(entries))
        self._annotations.append(num)
        element.join()
        element.kids.append(Annotated(self.page, num))

    def destination(self, identifier: str, top: float) -> None:
        """Name a place of the open page (ISO 32000-1, 12.3.2.3); the first place of a name holds."""
        self.destinations.setdefault(identifier, b"%d /XYZ 0 %b 0" % (self.page, number(top)))


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
