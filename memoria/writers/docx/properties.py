"""What the file says of itself (ISO/IEC 29500-2, 11; 29500-1, 15.2.12)."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from memoria.document.tree import Meta
from memoria.writers.zipped import instant

LONGEST = 255
"""Characters that Word keeps of a core property."""
FINGERPRINT = "memoria.fingerprint"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set in which Word keeps properties of a user's own."""


def set_properties(package: WordDocument, meta: Meta) -> None:
    """Core and custom properties; times are those of the edition."""
    core = package.core_properties
    when = instant(meta.date).replace(tzinfo=None)
    core.title, core.subject, core.language = _fitting([meta.title]), _fitting([meta.subject]), meta.language
    core.author = core.last_modified_by = _fitting(meta.authors, "; ") or _fitting([meta.publisher])
    core.keywords = _fitting(meta.keywords)
    core.created = core.modified = when
    core.revision = 1
    core.identifier = _fitting(meta.identifiers, "; ")
    core.category, core.comments, core.content_status = "", _fitting([meta.subtitle]), _fitting([meta.draft])
    _set_part(package, "/docProps/custom.xml", "custom-properties", _custom(meta))
    _set_part(package, "/docProps/app.xml", "extended-properties", _extended(meta))


def _fitting(items: Sequence[str], joint: str = ", ") -> str:
    """As many items as Word takes in one property; a single one that is too long is cut at a word."""
    for count in range(len(items), 0, -1):
        text = joint.join(items[:count])
        if len(text) <= LONGEST:
            return text
    return f"{items[0][: LONGEST - 1].rpartition(' ')[0]}…" if items else ""


def _set_part(package: WordDocument, name: str, kind: str, data: bytes) -> None:
    """A part of the package in place of the one that pandoc wrote."""
    owner = package.part.package
    relation = f"{_RELATIONS}/{kind}"
    for key in [key for key, known in owner.rels.items() if known.reltype == relation]:
        owner.rels.pop(key)
    content_type = f"application/vnd.openxmlformats-officedocument.{kind}+xml"
    owner.relate_to(Part(PackURI(name), content_type, data, owner), relation)


def _custom(meta: Meta) -> bytes:
    root = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={"c": _CUSTOM, "vt": _TYPES})
    for number, (name, value) in enumerate(_own(meta), 2):
        item = etree.SubElement(root, f"{{{_CUSTOM}}}property", fmtid=_FORMAT, pid=str(number), name=name)
        etree.SubElement(item, f"{{{_TYPES}}}lpwstr").text = value
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _own(meta: Meta) -> list[tuple[str, str]]:
    """The fingerprint, and what Dublin Core says that Word has no property for."""
    said = {"dc:publisher": meta.publisher, "dc:date": meta.date[:10], "dc:type": "Text", "dc:rights": meta.rights}
    return [pair for pair in ((FINGERPRINT, meta.fingerprint), *said.items()) if pair[1]]


def _extended(meta: Meta) -> bytes:
    root = etree.Element(f"{{{_EXTENDED}}}Properties", nsmap={"e": _EXTENDED})
    etree.SubElement(root, f"{{{_EXTENDED}}}Application").text = "memoria"
    if meta.publisher:
        etree.SubElement(root, f"{{{_EXTENDED}}}Company").text = meta.publisher
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
