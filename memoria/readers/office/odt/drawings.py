"""Frames and shapes of ODT (OpenDocument 1.3, part 3, 10.3 and 10.4): pictures, text boxes, objects."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from memoria.archive import Archive
from memoria.readers.office import flow as f
from memoria.readers.office.apart import EMBEDDED
from memoria.readers.office.flow import Aside, Flow, Picture, short
from memoria.readers.office.odt.names import DRAW, PARAGRAPHS, SVG, TABLE, TEXT, XLINK
from memoria.readers.office.odt.texts import words
from memoria.readers.office.open_paragraph import OpenParagraph
from memoria.readers.office.pictures import elsewhere, in_its_place, written_alt

_OBJECTS = tuple(f"{DRAW}{name}" for name in ("object", "object-ole", "plugin", "applet"))
_BLOCKS = (*PARAGRAPHS, f"{TEXT}list", f"{TABLE}table")
_PRINTABLE = (".svg", ".png", ".jpg", ".jpeg")


class OdtDrawings:
    """Reads drawings; ``blocks`` reads some blocks of a text box."""

    def __init__(self, archive: Archive, blocks: Callable[[list[etree._Element]], list[Flow]]) -> None:
        self._archive = archive
        self._blocks = blocks

    def drawing(self, element: etree._Element, here: OpenParagraph) -> None:
        """A frame or shape: its picture, its text box, its own text, the shapes in it."""
        alt = next((written_alt(words(part)) for part in element.iterchildren(f"{SVG}desc", f"{SVG}title") if words(part)), "")
        pictures = list(element.iterchildren(f"{DRAW}image"))
        objects = list(element.iterchildren(*_OBJECTS))
        here.paragraph.asides += [Aside(EMBEDDED, {"kind": "OLE"}) for _ in objects]
        if pictures and not objects:
            self._picture(pictures, alt, here)
        text: list[Flow] = []
        for part in element.iterchildren(etree.Element):
            tag = str(part.tag)
            if tag == f"{DRAW}text-box":
                text += self._blocks(list(part.iterchildren(etree.Element)))
            elif tag in _BLOCKS:
                text += self._blocks([part])
            elif tag.startswith(DRAW) and tag != f"{DRAW}image" and tag not in _OBJECTS:
                self.drawing(part, here)
        here.boxes += f.boxed(text)

    def _picture(self, pictures: list[etree._Element], alt: str, here: OpenParagraph) -> None:
        """Of several forms of one picture the first that can be printed."""
        names = [name for part in pictures if (name := str(part.get(f"{XLINK}href", "")).removeprefix("./"))]
        there = [name for name in names if self._archive.has(name)]
        if there:
            best = next((name for name in there if name.casefold().endswith(_PRINTABLE)), there[0])
            here.paragraph.pieces.append(Picture(best, alt))
        elif names:
            here.paragraph.asides.append(Aside(elsewhere(names[0]), {"file": short(names[0])}))
            here.paragraph.pieces += in_its_place(alt)
