"""A finished PDF as it stands on its pages: lines measured from the places of their glyphs, and what each of them is.

Nothing of the writer is used. PDFium tells each glyph's place, size and marked content; pikepdf tells which element of the
structure tree a mark belongs to. Lengths in points, from the page's lower left corner.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

SOFT_HYPHENS = "\u00ad\u0002\ufffe"
"""A hyphen at a line's end: as it is written, and as PDFium gives it."""
SAME_LINE = 0.6
"""Lines nearer to each other than this, in sizes of their letters, are one: a note's mark stands higher than its line."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An object of text on a page: its letters share an element, a font and a size."""

    element: int
    """Index in ``Printed.elements``; -1 for page furniture."""
    font: str
    size: float


@dataclass(slots=True)
class Glyph:
    """One character at its place. ``right`` is known of the last letter of each piece."""

    text: str
    left: float
    right: float
    base: float
    piece: Piece


@dataclass(slots=True)
class Line:
    """Glyphs side by side in one block of the structure tree."""

    page: int
    block: int
    glyphs: list[Glyph]

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs).rstrip()

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        return max(glyph.right for glyph in self.glyphs if not glyph.text.isspace())

    @property
    def base(self) -> float:
        return self.glyphs[0].base

    @property
    def piece(self) -> Piece:
        """What most of the line is set in."""
        pieces = [glyph.piece for glyph in self.glyphs]
        return max(dict.fromkeys(pieces), key=pieces.count)

    @property
    def is_hyphenated(self) -> bool:
        return self.text[-1:] in SOFT_HYPHENS and bool(self.text)

    def gaps(self) -> list[tuple[float, Piece]]:
        """The advance of each space between two words of the line, as set, and what it is set in."""
        inner = self.glyphs[: next((at for at in range(len(self.glyphs), 0, -1) if self.glyphs[at - 1].text.strip()), 0)]
        return [(after.left - space.left, space.piece) for space, after in pairwise(inner) if space.text == " "]


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside the volume: where it stands, and the name of where it leads to."""

    page: int
    destination: str
    element: int


@dataclass(slots=True)
class Element:
    """An element of the structure tree."""

    tag: str
    parent: int
    kids: list[tuple[int, int] | int] = field(default_factory=list)
    """Marks (page, number) and elements (index), in order."""


class Printed:
    """A PDF's pages and structure."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.elements: list[Element] = []
        self.marks: dict[tuple[int, int], int] = {}
        self.links: list[Link] = []
        with pikepdf.open(BytesIO(data)) as pdf:
            self.pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
            self.labels = [str(page.label) for page in pdf.pages]
            self.sizes = [(float(page.mediabox[2]), float(page.mediabox[3])) for page in pdf.pages]
            self.destinations = {name: self.pages[place[0].objgen] for name, place in _names(pdf.Root.Names.Dests)}
            self.annotations = sum(bool(_destination(one)) for page in pdf.pages for one in page.obj.get("/Annots", []))
            """Links inside the volume, whether the structure tree knows them or not."""
            root: Any = pdf.Root
            self._element(root.StructTreeRoot.K, -1, None)
        self.glyphs = self._glyphs()

    # --- structure

    def _element(self, node: Any, parent: int, page: Any) -> None:
        if isinstance(node, pikepdf.Array):
            for kid in node:
                self._element(kid, parent, page)
            return
        index = len(self.elements)
        self.elements.append(Element(str(node.S)[1:], parent))
        if parent >= 0:
            self.elements[parent].kids.append(index)
        page = node.get("/Pg", page)
        kids = node.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                self._mark(index, page, kid)
            elif kid.get("/Type") == pikepdf.Name.MCR:
                self._mark(index, kid.get("/Pg", page), int(kid.MCID))
            elif kid.get("/Type") != pikepdf.Name.OBJR:
                self._element(kid, index, page)
            elif destination := _destination(kid.Obj):
                self.links.append(Link(self.pages[kid.get("/Pg", page).objgen], destination, index))

    def _mark(self, element: int, page: Any, number: int) -> None:
        key = (self.pages[page.objgen], number)
        self.marks[key] = element
        self.elements[element].kids.append(key)

    def above(self, element: int) -> Iterator[int]:
        """The element and those that it stands in."""
        while element >= 0:
            yield element
            element = self.elements[element].parent

    def within(self, element: int, *tags: str) -> int | None:
        """The nearest element of some types that an element stands in, itself included."""
        return next((one for one in self.above(element) if self.elements[one].tag in tags), None)

    def found(self, *tags: str) -> list[int]:
        """Elements of some types, in logical order."""
        return [index for index, element in enumerate(self.elements) if element.tag in tags]

    def text_of(self, element: int) -> str:
        """The letters of an element in logical order, words cut at a line's end whole again."""
        parts: list[str] = []
        for kid in self.elements[element].kids:
            parts.append(self.text_of(kid) if isinstance(kid, int) else "".join(g.text for g in self.glyphs.get(kid, ())))
        return "".join(parts)

    def page_of(self, element: int) -> int:
        """The page on which an element begins."""
        return next(self._pages_of(element))

    def _pages_of(self, element: int) -> Iterator[int]:
        for kid in self.elements[element].kids:
            if isinstance(kid, int):
                yield from self._pages_of(kid)
            else:
                yield kid[0]

    # --- glyphs

    def _glyphs(self) -> dict[tuple[int, int], list[Glyph]]:
        """Glyphs by page and mark; those of page furniture under the mark -1."""
        found: dict[tuple[int, int], list[Glyph]] = {}
        reader = pypdfium2.PdfDocument(self.data)
        try:
            for number in range(len(reader)):
                page = reader[number]
                text = page.get_textpage()
                for mark, glyph in self._page_glyphs(number, text):
                    found.setdefault((number, mark), []).append(glyph)
                text.close()
                page.close()
        finally:
            reader.close()
        return found

    def _page_glyphs(self, page: int, text: Any) -> Iterator[tuple[int, Glyph]]:
        raw = text.raw
        pieces: dict[int, tuple[int, Piece]] = {}
        x, y = ctypes.c_double(), ctypes.c_double()
        last: tuple[int, int, Glyph] | None = None
        """The last letter of a piece, whose right edge is the only one that matters."""
        for index in range(pdfium.FPDFText_CountChars(raw)):
            holder = pdfium.FPDFText_GetTextObject(raw, index)
            address = ctypes.cast(holder, ctypes.c_void_p).value
            if address is None:
                continue  # a space or a line's end that PDFium makes up
            known = pieces.get(address)
            if known is None:
                known = pieces[address] = self._piece(page, holder)
            mark, piece = known
            pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
            glyph = Glyph(chr(pdfium.FPDFText_GetUnicode(raw, index)), x.value, x.value, y.value, piece)
            if last is not None and last[0] != address:
                last[2].right = _right_edge(raw, last[1])
            last = (address, index, glyph) if last is None or last[0] != address or glyph.text.strip() else last
            yield mark, glyph
        if last is not None:
            last[2].right = _right_edge(raw, last[1])

    def _piece(self, page: int, holder: Any) -> tuple[int, Piece]:
        mark = pdfium.FPDFPageObj_GetMarkedContentID(holder)
        size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
        pdfium.FPDFTextObj_GetFontSize(holder, size)
        pdfium.FPDFPageObj_GetMatrix(holder, matrix)
        font = pdfium.FPDFTextObj_GetFont(holder)
        name = ctypes.create_string_buffer(128)
        pdfium.FPDFFont_GetBaseFontName(font, name, 128)
        element = self.marks.get((page, mark), -1)
        return mark, Piece(element, name.value.decode().partition("+")[2] or name.value.decode(), round(size.value * matrix.d, 2))

    # --- lines

    @cached_property
    def lines(self) -> list[Line]:
        """Every line of every block of text, in logical order."""
        made: list[Line] = []
        for block, glyphs in self._blocks():
            made += _lines(block, glyphs)
        return made

    def _blocks(self) -> Iterator[tuple[int, list[tuple[int, Glyph]]]]:
        """Glyphs with their page, by the innermost block that holds them, in logical order."""
        held: dict[int, list[tuple[int, Glyph]]] = {}
        for (page, mark), element in self.marks.items():
            block = self.within(element, *BLOCKS)
            held.setdefault(-1 if block is None else block, []).extend(
                (page, glyph) for glyph in self.glyphs.get((page, mark), ())
            )
        yield from held.items()


BLOCKS = (
    "P",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "TD",
    "TH",
    "LBody",
    "Lbl",
    "Caption",
    "TOCI",
    "Note",
    "Code",
    "BlockQuote",
    "Figure",
)


def _lines(block: int, glyphs: Sequence[tuple[int, Glyph]]) -> Iterator[Line]:
    line: Line | None = None
    for page, glyph in glyphs:
        if (
            line is None
            or page != line.page
            or abs(glyph.base - line.base) > SAME_LINE * glyph.piece.size
            or _goes_back(line, glyph)
        ):
            if line is not None and line.text:
                yield line
            line = Line(page, block, [])
        line.glyphs.append(glyph)
    if line is not None and line.text:
        yield line


def _goes_back(line: Line, glyph: Glyph) -> bool:
    return glyph.left < line.glyphs[-1].left - glyph.piece.size


def _right_edge(raw: Any, index: int) -> float:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(raw, index, left, right, bottom, top)
    return float(right.value)


def _names(node: Any) -> Iterator[tuple[str, Any]]:
    entries = node.get("/Names", [])
    for at in range(0, len(entries), 2):
        place = entries[at + 1]
        yield str(entries[at]), place.D if isinstance(place, pikepdf.Dictionary) else place
    for kid in node.get("/Kids", []):
        yield from _names(kid)


def _destination(annotation: Any) -> str:
    """The name that a link leads to; empty for one that leads out of the volume."""
    place = annotation.get("/Dest", annotation.get("/A", {}).get("/D"))
    return str(place) if place is not None and str(annotation.Subtype) == "/Link" else ""
