"""The structure tree: what a reader hears (ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7).

Elements are made from the document tree before layout, so that order and nesting never depend on where lines fall. The
marked content of a page joins its element when it is drawn; inline elements join their parent at their first mark, so
that the kids of a paragraph stand in reading order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFObject, PDFString

from memoria.writers.pdf.objects import CHUNK, name_tree, reference

ROLES = {"Em": "Span", "Strong": "Span"}
"""Our names for standard types (ISO 32000-1, 14.7.3); the first two are standard in PDF 2.0."""
KEPT_WHEN_EMPTY = frozenset(("TD", "TH"))


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked-content sequence of a page."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotation, by its reference."""

    page: int
    annotation: Any


class Element(PDFObject):
    """A structure element. ``inline`` elements wait for their first mark before they join their parent."""

    __RefOnly__ = 1

    def __init__(self, tag: str, parent: Element | None, *, inline: bool = False, language: str = "", alt: str = "") -> None:
        self.tag = tag
        self.parent = parent
        self.root: PDFObject | None = None
        """What stands above an element without parent."""
        self.kids: list[Element | Marked | Annotated] = []
        self.language = language
        self.alt = alt
        self.said = ""
        """What its marks say, where their glyphs stand in another order (ActualText; ISO 32000-1, 14.9.4)."""
        self.attributes = ""
        self.identifier = ""
        self.waiting = inline
        self.box: tuple[float, float, float, float] | None = None
        self.follower: Element | None = None
        """An element that joins right after this one (the note after its reference)."""
        if parent is not None and not inline:
            parent.kids.append(self)

    def join(self) -> None:
        """Take the place among the parent's kids, once."""
        if not self.waiting:
            if self.parent is not None and self.tag != "Document":
                self.parent.join()
            return
        self.waiting = False
        if self.parent is not None:
            self.parent.join()
            self.parent.kids.append(self)
        if self.follower is not None:
            self.follower.join()

    def set_box(self, left: float, bottom: float, right: float, top: float) -> None:
        """Bounding box of a figure (ISO 32000-1, 14.8.5.4.3)."""
        self.attributes = f"/A<</O/Layout/Placement/Block/BBox[{left:.2f} {bottom:.2f} {right:.2f} {top:.2f}]>>"

    def grow_box(self, left: float, bottom: float, right: float, top: float) -> None:
        """Widen the bounding box of a figure drawn in several parts."""
        if self.box is not None:
            one, two, three, four = self.box
            left, bottom, right, top = min(left, one), min(bottom, two), max(right, three), max(top, four)
        self.box = (left, bottom, right, top)
        self.set_box(left, bottom, right, top)

    def is_kept(self) -> bool:
        """False for what was never drawn."""
        return self.tag in KEPT_WHEN_EMPTY or any(not isinstance(kid, Element) or kid.is_kept() for kid in self.kids)

    def format(self, document: Any) -> bytes:
        """As the file has it; what was never drawn is not referred to, and so not written."""
        page = next((kid.page for kid in self.kids if isinstance(kid, Marked)), None)
        kids = [_kid(document, kid, page) for kid in self.kids if not isinstance(kid, Element) or kid.is_kept()]
        parts = [f"<</Type/StructElem/S/{self.tag}/P {reference(document, self.parent or self.root)}"]
        if page is not None:
            parts.append(f"/Pg {_page(document, page)}")
        if kids:
            parts.append(f"/K[{' '.join(kids)}]")
        for key, text in (("Alt", self.alt), ("ActualText", self.said), ("Lang", self.language), ("ID", self.identifier)):
            if text:
                parts.append(f"/{key} {PDFString(text).format(document).decode('ascii')}")
        return "".join([*parts, self.attributes, ">>"]).encode("ascii")


def _page(document: Any, page: int) -> str:
    """The page of an index, by the name that ReportLab gives it."""
    return f"{document.idToObjectNumberAndVersion[f'Page{page + 1}'][0]} 0 R"


def _kid(document: Any, kid: Element | Marked | Annotated, page: int | None) -> str:
    if isinstance(kid, Element):
        return reference(document, kid)
    if isinstance(kid, Annotated):
        return f"<</Type/OBJR/Obj {kid.annotation.format(document).decode()}/Pg {_page(document, kid.page)}>>"
    if kid.page == page:
        return str(kid.mcid)
    return f"<</Type/MCR/Pg {_page(document, kid.page)}/MCID {kid.mcid}>>"


def table_attributes(**values: str | int) -> str:
    """Attributes of a header or cell: Scope, ColSpan, RowSpan (ISO 32000-1, 14.8.5.7)."""
    own = "".join(f"/{key}{'/' if isinstance(value, str) else ' '}{value}" for key, value in values.items())
    return f"/A<</O/Table{own}>>"


def list_attributes(numbering: str) -> str:
    """ListNumbering (ISO 32000-1, 14.8.5.5)."""
    return f"/A<</O/List/ListNumbering/{numbering}>>"


class StructureTree(PDFObject):
    """The tree's root, and the parents of each page's marks and of each annotation."""

    __RefOnly__ = 1

    def __init__(self, language: str) -> None:
        self.document = Element("Document", None, language=language)
        self.document.root = self
        self._parents: list[Element | list[Element]] = []

    def new_key(self, parents: Element | list[Element]) -> int:
        """A key of the parent tree for an annotation's element, or for a page's elements in the order of their marks."""
        self._parents.append(parents)
        return len(self._parents) - 1

    def format(self, document: Any) -> Any:
        """The root, from which ReportLab finds every element."""
        entries: dict[str, object] = {
            "Type": "/StructTreeRoot",
            "K": self.document,
            "ParentTree": document.Reference(self._parent_tree(document)),
            "ParentTreeNextKey": len(self._parents),
            "RoleMap": PDFDictionary({role: f"/{standard}" for role, standard in ROLES.items()}),
        }
        named = {element.identifier: element for element in _in_order(self.document) if element.identifier}
        if named:
            entries["IDTree"] = name_tree(document, named)
        return PDFDictionary(entries).format(document)

    def _parent_tree(self, document: Any) -> PDFDictionary:
        leaves = []
        for start in range(0, len(self._parents), CHUNK):
            chunk = self._parents[start : start + CHUNK]
            pairs = " ".join(f"{key} {_parents(document, value)}" for key, value in enumerate(chunk, start))
            limits = PDFArray([start, start + len(chunk) - 1])
            leaves.append(document.Reference(PDFDictionary({"Limits": limits, "Nums": f"[{pairs}]"})))
        return PDFDictionary({"Kids": PDFArray(leaves)})


def _parents(document: Any, value: Element | list[Element]) -> str:
    if isinstance(value, list):
        return f"[{' '.join(reference(document, element) for element in value)}]"
    return reference(document, value)


def _in_order(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element) and kid.is_kept():
            yield from _in_order(kid)
