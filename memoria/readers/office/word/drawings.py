"""Drawings of Word, in both its ways of writing them (DrawingML and VML): pictures, text boxes, diagrams, charts, objects."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from memoria.readers.office import flow as f
from memoria.readers.office.apart import EMBEDDED, NO_PICTURE, Apart
from memoria.readers.office.flow import Aside, Flow, Paragraph, Picture, Piece, Run, short
from memoria.readers.office.pictures import elsewhere, in_its_place, written_alt
from memoria.readers.office.word.controls import branch
from memoria.readers.office.word.names import CHART, DGM, MC, WP, A, O, R, V, W
from memoria.readers.office.word.parts import WordParts


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a drawing comes to in a paragraph, and the boxes that it hangs on it."""

    pieces: list[Piece] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    boxes: list[Flow] = field(default_factory=list)


class WordDrawings:
    """Reads drawings; ``text_of_box`` reads what a text box holds."""

    def __init__(self, parts: WordParts, text_of_box: Callable[[etree._Element], list[Flow]], apart: Apart) -> None:
        self._parts = parts
        self._text_of_box = text_of_box
        self._apart = apart

    def drawing(self, element: etree._Element) -> Drawn:
        """All that a ``w:drawing``, ``w:pict`` or ``w:object`` shows, in its order."""
        done = Drawn()
        told: list[Aside] = []
        parts = list(_within(element, self._apart))
        alt = next((written_alt(str(part.get("descr", ""))) for part in parts if part.tag == f"{WP}docPr"), "")
        for part in parts:
            if part.tag in (f"{A}blip", f"{V}imagedata"):
                self._picture(part, alt or written_alt(_shape_alt(part)), done)
            elif part.tag == f"{W}txbxContent":
                done.boxes.extend(f.boxed(self._text_of_box(part)))
            elif part.tag == f"{V}textpath" and part.get("string"):
                done.boxes.append(Paragraph([Run(str(part.get("string")))], box=True))
            elif part.tag == f"{DGM}relIds":
                done.boxes.extend(Paragraph([Run(text)], box=True) for text in self._diagram(str(part.get(f"{R}dm"))))
            elif part.tag == f"{CHART}chart":
                told.append(Aside(EMBEDDED, {"kind": "chart"}))
            elif part.tag == f"{O}OLEObject":
                told.append(Aside(EMBEDDED, {"kind": str(part.get("ProgID", "OLE"))}))
        done.asides.extend(told)
        return done

    def _picture(self, element: etree._Element, alt: str, done: Drawn) -> None:
        name = element.get(f"{R}embed") or element.get(f"{R}id") or element.get(f"{R}link")
        relation = self._parts.relations.get(str(name))
        if relation is None or not relation.target:
            return
        if not relation.is_outside and self._parts.archive.has(relation.target):
            done.pieces.append(Picture(relation.target, alt))
            return
        code = elsewhere(relation.target) if relation.is_outside else NO_PICTURE
        done.asides.append(Aside(code, {"file": short(relation.target)}))
        if relation.is_outside:
            done.pieces.extend(in_its_place(alt))

    def _diagram(self, name: str) -> Iterator[str]:
        """The words of a SmartArt, point by point."""
        relation = self._parts.relations.get(name)
        root = self._parts.archive.xml_or_none(relation.target) if relation is not None else None
        for point in root.iter(f"{A}p") if root is not None else ():
            text = "".join(part.text or "" for part in point.iter(f"{A}t"))
            if text.strip():
                yield text


def _within(element: etree._Element, apart: Apart) -> Iterator[etree._Element]:
    """The parts of a drawing in order, of an alternative one branch, and nothing of what a text box holds."""
    pending = [element]
    while pending:
        part = pending.pop()
        yield part
        if part.tag == f"{W}txbxContent":
            continue
        if part.tag == f"{MC}AlternateContent":
            chosen = branch(part, apart)
            pending += [chosen] if chosen is not None else []
        else:
            pending += reversed(list(part.iterchildren(etree.Element)))


def _shape_alt(part: etree._Element) -> str:
    parent = part.getparent()
    return str(parent.get("alt", "")) if parent is not None else ""
