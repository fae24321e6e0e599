"""The theme's fonts inside the file, so that it looks and breaks the same on every desk.

A font is obfuscated with the key that names it (ISO/IEC 29500-1, 17.8.1): its first 32 bytes are XORed with the GUID,
last byte first.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID, uuid5

from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from memoria.fonts import FontFile
from memoria.writers.docx.oxml import Element, R, tag, w

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_KEYS = UUID("5ba7a2f2-52f2-5a0c-8d52-0d1f4a7c3b10")
"""Space of our keys: a font's key comes from its bytes, so that the same font has the same key in every file."""
_SCRAMBLED = 32
_TRUE_TYPE = (b"\x00\x01\x00\x00", b"true")
_FIXED_PITCH = "fixed"
SLOTS = ("Regular", "Bold", "Italic", "BoldItalic")


def obfuscate(data: bytes, key: UUID) -> bytes:
    """The font as an ``.odttf`` part; twice gives the font again."""
    secret = bytes(reversed(key.bytes)) * 2
    return bytes(byte ^ mask for byte, mask in zip(data[:_SCRAMBLED], secret, strict=True)) + data[_SCRAMBLED:]


def used_families(roots: Iterable[Element]) -> dict[str, set[str]]:
    """The slots of each family that the styles and texts name; a family that is named at all has its regular face."""
    families: dict[str, set[str]] = {}
    for root in roots:
        for fonts in root.iter(tag("rFonts")):
            family = fonts.get(tag("ascii"))
            if family:
                families.setdefault(str(family), {"Regular"})
    return families


def embed(package: WordDocument, files: dict[tuple[str, str], FontFile], families: dict[str, set[str]]) -> Part:
    """The font table (17.8.3) with the fonts of the families that are used."""
    owner = package.part.package
    table = Part(PackURI("/word/fontTable.xml"), _TABLE_TYPE, b"", owner)
    root = etree.Element(tag("fonts"), nsmap={"w": tag("")[1:-1], "r": R})
    number = 0
    for family in sorted(families):
        entry = w("font", w("pitch", val="default"), name=family)
        for slot in SLOTS:
            font = files.get((family, slot))
            if font is None or slot not in families[family] or font.data[:4] not in _TRUE_TYPE:
                continue
            number += 1
            key = uuid5(_KEYS, font.name)
            part = Part(PackURI(f"/word/fonts/font{number}.odttf"), _CONTENT_TYPE, obfuscate(font.data, key), owner)
            link = w(f"embed{slot}")
            link.set(f"{{{R}}}id", table.relate_to(part, _RELATION))
            link.set(tag("fontKey"), f"{{{str(key).upper()}}}")
            entry.append(link)
        root.append(entry)
    table._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return table


_TABLE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"
