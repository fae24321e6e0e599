"""Fields that print the pages of places, and what they print: the page where each place will stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from memoria.writers.docx.faces import Faces
from memoria.writers.docx.fields import closing, field, opening
from memoria.writers.docx.oxml import Element, run, tag
from memoria.writers.docx.paging import find_pages

_UNKNOWN = "0"
"""What a page number shows until the pages are known."""


def page_field(place: str, *marks: Element, switches: str = " \\h") -> list[Element]:
    """The page of a bookmark (17.16.5.42), which ``number_pages`` fills in."""
    return field(f"PAGEREF {place}{switches}", _UNKNOWN, *marks)


def quoted_page_field(place: str) -> list[Element]:
    """The page of a bookmark among those numbered in roman.

    LibreOffice writes every PAGEREF in arabic; what a QUOTE around it (17.16.5.49) shows it leaves as it stands.
    """
    begin, instruction, separator = opening("QUOTE")
    inner = opening(rf"PAGEREF {place} \* roman")[:2]
    return [begin, instruction, *inner, closing(), separator, run(_UNKNOWN), closing()]


def number_pages(package: WordDocument, notes: Element | None, faces: Faces) -> None:
    """Break the finished text into pages, and print on which one each place stands that a field asks for."""
    body = package.element.body
    pages = find_pages(body, package.styles.element, package.part.numbering_part.element, notes, faces)
    ends = [one.target_part.element for one in package.part.rels.values() if one.reltype in (RT.HEADER, RT.FOOTER)]
    for root in (body, *([] if notes is None else [notes]), *ends):
        _fill(root, pages)


def _fill(root: Element, pages: Mapping[str, str]) -> None:
    """Set the results of the fields that print pages, each the label of its bookmark."""
    within: list[_Field] = []
    for node in root.iter(tag("fldChar"), tag("instrText"), tag("t")):
        if node.tag == tag("t"):
            if within and within[-1].label:
                node.text, within[-1].label = within[-1].label, ""
        elif node.tag == tag("instrText"):
            _understand(node.text or "", within, pages)
        elif node.get(tag("fldCharType")) == "begin":
            within.append(_Field())
        elif node.get(tag("fldCharType")) == "end":
            within.pop()


@dataclass(slots=True)
class _Field:
    """A field that is being read, with what it is to show."""

    name: str = ""
    label: str = ""


def _understand(instruction: str, within: Sequence[_Field], pages: Mapping[str, str]) -> None:
    name, place, *_ = [*instruction.split(), "", ""]
    within[-1].name = name
    if name == "PAGEREF":
        for one in within[-2:] if len(within) > 1 and within[-2].name == "QUOTE" else within[-1:]:
            one.label = pages.get(place, "")
