"""Fields that print the pages of places, and what they print: the page where each place will stand."""

from __future__ import annotations

from collections.abc import Mapping

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from memoria.writers.docx.faces import Faces
from memoria.writers.docx.fields import field
from memoria.writers.docx.oxml import Element, tag
from memoria.writers.docx.paging import find_pages

_UNKNOWN = "0"
"""What a page number shows until the pages are known."""


def page_field(place: str, *marks: Element, switches: str = " \\h") -> list[Element]:
    """The page of a bookmark (17.16.5.42), which ``number_pages`` fills in."""
    return field(f"PAGEREF {place}{switches}", _UNKNOWN, *marks)


def number_pages(package: WordDocument, notes: Element | None, faces: Faces) -> None:
    """Break the finished text into pages, and print on which one each place stands that a field asks for."""
    body = package.element.body
    pages = find_pages(body, package.styles.element, package.part.numbering_part.element, notes, faces)
    ends = [one.target_part.element for one in package.part.rels.values() if one.reltype in (RT.HEADER, RT.FOOTER)]
    for root in (body, *([] if notes is None else [notes]), *ends):
        _fill(root, pages)


def _fill(root: Element, pages: Mapping[str, str]) -> None:
    """Set the results of the fields that print pages, each the label of its bookmark."""
    asked: list[str] = []
    for node in root.iter(tag("fldChar"), tag("instrText"), tag("t")):
        if node.tag == tag("t"):
            if asked and asked[-1]:
                node.text, asked[-1] = asked[-1], ""
        elif node.tag == tag("instrText"):
            name, place, *_ = [*(node.text or "").split(), "", ""]
            asked[-1] = pages.get(place, "") if name == "PAGEREF" else asked[-1]
        elif node.get(tag("fldCharType")) == "begin":
            asked.append("")
        elif node.get(tag("fldCharType")) == "end":
            asked.pop()
