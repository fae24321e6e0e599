"""The theme's fonts inside the file, so that it looks and breaks the same on every desk.

A font is obfuscated with the key that names it (ISO/IEC 29500-1, 17.8.1): its first 32 bytes are XORed with the GUID,
last byte first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from uuid import UUID, uuid5

from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from memoria.writers.docx.faces import Faces, is_true_type
from memoria.writers.docx.oxml import Element, R, W, tag, w

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_KEYS = UUID("5ba7a2f2-52f2-5a0c-8d52-0d1f4a7c3b10")
"""Space of our keys: a font's key comes from its bytes, so that the same font has the same key in every file."""
_SCRAMBLED = 32
SLOTS = ("Regular", "Bold", "Italic", "BoldItalic")


def obfuscate(data: bytes, key: UUID) -> bytes:
    """The font as an ``.odttf`` part; twice gives the font again."""
    secret = bytes(reversed(key.bytes)) * 2
    return bytes(byte ^ mask for byte, mask in zip(data[:_SCRAMBLED], secret, strict=True)) + data[_SCRAMBLED:]


def used_faces(roots: Sequence[Element]) -> dict[str, set[str]]:
    """The faces of each family that styles and texts name: its regular one, and bold or italic if anything is.

    A run that is bold takes its family from the styles below it; which one is not asked, only whether there is any.
    """
    bold = any(True for root in roots for _ in root.iter(tag("b")))
    italic = any(True for root in roots for _ in root.iter(tag("i")))
    slots = {"Regular", *(("Bold",) if bold else ()), *(("Italic",) if italic else ())}
    if bold and italic and any(box.find(tag("b")) is not None for root in roots for box in _italics(root)):
        slots.add("BoldItalic")
    names = {str(fonts.get(tag("ascii"))) for root in roots for fonts in root.iter(tag("rFonts"))} - {"None"}
    return dict.fromkeys(sorted(names), slots)


def _italics(root: Element) -> Iterable[Element]:
    return (box for mark in root.iter(tag("i")) if (box := mark.getparent()) is not None)


def embed(package: WordDocument, faces: Faces, used: Mapping[str, set[str]]) -> Part:
    """The font table (17.8.3) with the fonts of the families that are used."""
    owner = package.part.package
    table = Part(PackURI("/word/fontTable.xml"), _TABLE_TYPE, b"", owner)
    root = etree.Element(tag("fonts"), nsmap={"w": W, "r": R})
    number = 0
    for family, wanted in used.items():
        entry = _font(family, faces)
        for slot in SLOTS:
            font = faces.files.get((family, slot))
            if font is None or slot not in wanted or not is_true_type(font):
                continue
            number += 1
            key = uuid5(_KEYS, sha256(font.data).hexdigest())
            part = Part(PackURI(f"/word/fonts/font{number}.odttf"), _CONTENT_TYPE, obfuscate(font.data, key), owner)
            link = w(f"embed{slot}")
            link.set(f"{{{R}}}id", table.relate_to(part, _RELATION))
            link.set(tag("fontKey"), f"{{{str(key).upper()}}}")
            entry.append(link)
        root.append(entry)
    table._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return table


def _font(family: str, faces: Faces) -> Element:
    """What kind of font it is, for a program that must take another (17.8.3.9, 17.8.3.14)."""
    code, text = family == faces.code.family, family == faces.text.family
    kind = "modern" if code else "roman" if text else "swiss"
    return w("font", w("family", val=kind), w("pitch", val="fixed" if code else "variable"), **{"name": family})


_TABLE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"
