"""The structure tree: what a reader hears (ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7).

Elements are made from the document tree before layout, so that order and nesting never depend on where lines fall. The
marked content of a page joins its element when it is drawn; inline elements join their parent at their first mark, so
that the kids of a paragraph stand in reading order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from memoria.writers.pdf.pdffile import PdfFile, array, dictionary, literal, name, number, reference

ROLES = {"Em": "Span", "Strong": "Span"}
"""Our names for standard types (ISO 32000-1, 14.7.3); the first two are standard in PDF 2.0."""
KEPT_WHEN_EMPTY = frozenset(("TD", "TH"))
CHUNK = 64
"""Entries of a leaf of the number tree."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked-content sequence of a page."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotation, by the number of its object."""

    page: int
    annotation: int


class Element:
    """A structure element. ``inline`` elements wait for their first mark before they join their parent."""

    __slots__ = ("alt", "attributes", "box", "follower", "identifier", "kids", "language", "num", "parent", "tag", "waiting")

    def __init__(self, tag: str, parent: Element | None, *, inline: bool = False, language: str = "", alt: str = "") -> None:
        self.tag = tag
        self.parent = parent
        self.kids: list[Element | Marked | Annotated] = []
        self.language = language
        self.alt = alt
        self.attributes = b""
        self.identifier = ""
        self.num = 0
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
        box = array(number(side) for side in (left, bottom, right, top))
        self.attributes = b"<</O/Layout/Placement/Block/BBox" + box + b">>"

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

    def children(self) -> Iterator[Element]:
        """The elements among the kids that are written."""
        return (kid for kid in self.kids if isinstance(kid, Element) and kid.is_kept())


def table_attributes(**values: str | int) -> bytes:
    """Attributes of a header or cell: Scope, ColSpan, RowSpan (ISO 32000-1, 14.8.5.7)."""
    body = b"".join(name(key) + (b" %d" % value if isinstance(value, int) else name(value)) for key, value in values.items())
    return b"<</O/Table" + body + b">>"


def list_attributes(numbering: str) -> bytes:
    """ListNumbering (ISO 32000-1, 14.8.5.5)."""
    return b"<</O/List/ListNumbering" + name(numbering) + b">>"


class StructureTree:
    """The tree's root, and the parents of each page's marks and of each annotation."""

    def __init__(self, language: str) -> None:
        self.document = Element("Document", None, language=language)
        self._parents: dict[int, Element | list[Element]] = {}

    def new_key(self, parents: Element | list[Element]) -> int:
        """A key of the parent tree for an annotation's element, or for a page's elements in the order of their marks."""
        key = len(self._parents)
        self._parents[key] = parents
        return key

    def write(self, file: PdfFile, pages: list[int]) -> int:
        """Write every element; ``pages`` holds the object number of each page. The number of the root is returned."""
        root = file.reserve()
        elements = list(_in_order(self.document))
        for element in elements:
            element.num = file.reserve()
        for element in elements:
            file.put(element.num, _written(element, root, pages))
        named = sorted((literal(element.identifier), element.num) for element in elements if element.identifier)
        entries = {
            "Type": b"/StructTreeRoot",
            "K": reference(self.document.num),
            "ParentTree": reference(self._write_parents(file)),
            "ParentTreeNextKey": b"%d" % len(self._parents),
            "RoleMap": dictionary({role: name(standard) for role, standard in ROLES.items()}),
        }
        if named:
            pairs = array(ident + b" " + reference(num) for ident, num in named)
            leaf = file.add(dictionary({"Limits": array((named[0][0], named[-1][0])), "Names": pairs}))
            entries["IDTree"] = dictionary({"Kids": array((reference(leaf),))})
        file.put(root, dictionary(entries))
        return root

    def _write_parents(self, file: PdfFile) -> int:
        items = sorted(self._parents.items())
        leaves = []
        for start in range(0, len(items), CHUNK):
            chunk = items[start : start + CHUNK]
            body = b" ".join(b"%d " % key + _parent_value(value) for key, value in chunk)
            limits = b"[%d %d]" % (chunk[0][0], chunk[-1][0])
            leaves.append(reference(file.add(b"<</Limits" + limits + b"/Nums[" + body + b"]>>")))
        return file.add(dictionary({"Kids": array(leaves)}))


def _in_order(element: Element) -> Iterator[Element]:
    yield element
    for child in element.children():
        yield from _in_order(child)


def _parent_value(value: Element | list[Element]) -> bytes:
    if isinstance(value, Element):
        return reference(value.num)
    return array(reference(element.num) for element in value)


def _written(element: Element, root: int, pages: list[int]) -> bytes:
    page = next((kid.page for kid in element.kids if isinstance(kid, Marked)), None)
    kids = [written for kid in element.kids if (written := _kid(kid, page, pages))]
    return dictionary(
        {
            "Type": b"/StructElem",
            "S": name(element.tag),
            "P": reference(element.parent.num if element.parent is not None else root),
            "Pg": b"" if page is None else reference(pages[page]),
            "K": kids[0] if len(kids) == 1 else array(kids) if kids else b"",
            "Alt": literal(element.alt) if element.alt else b"",
            "Lang": literal(element.language) if element.language else b"",
            "ID": literal(element.identifier) if element.identifier else b"",
            "A": element.attributes,
        }
    )


def _kid(kid: Element | Marked | Annotated, page: int | None, pages: list[int]) -> bytes:
    if isinstance(kid, Element):
        return reference(kid.num) if kid.is_kept() else b""
    if isinstance(kid, Annotated):
        return b"<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>" % (kid.annotation, pages[kid.page])
    if kid.page == page:
        return b"%d" % kid.mcid
    return b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (pages[kid.page], kid.mcid)
