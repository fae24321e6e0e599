"""Fonts into the file: Type 0 fonts with Identity-H codes, subset by HarfBuzz (ISO 32000-1, 9.7; ISO 19005-3, 6.2.11)."""

from __future__ import annotations

import hashlib
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import BasicFonts, PDFArray, PDFDictionary

from memoria.writers.pdf.faces import Program
from memoria.writers.pdf.objects import stream
from memoria.writers.pdf.reportlab_fixes import name

BLOCK = 100
"""Entries that a block of a CMap may hold."""


def embed(document: Any, program: Program) -> None:
    """Write a program's font dictionary, with its subset, widths and the text of each code, among the fonts of all pages."""
    glyphs = {glyph for glyph, _ in program.codes} | {0}
    plan, data = _subset(program, glyphs)
    base = name(_tag(data) + "+" + (program.face.get_name(6) or program.file.name))
    widths = {code: program.advance(glyph) * 1000 / program.units for (glyph, _), code in program.codes.items()}
    descendant = {
        "Type": "/Font",
        "Subtype": "/CIDFontType2" if program.has_own_codes else "/CIDFontType0",
        "BaseFont": base,
        "CIDSystemInfo": "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
        "DW": 0,
        "W": "[" + " ".join(f"{code}[{_decimal(width)}]" for code, width in sorted(widths.items())) + "]",
        "FontDescriptor": document.Reference(_descriptor(document, program, base, data)),
    }
    if program.has_own_codes:
        descendant["CIDToGIDMap"] = stream(document, _glyph_map(program, plan))
    font = {
        "Type": "/Font",
        "Subtype": "/Type0",
        "BaseFont": base,
        "Encoding": "/Identity-H",
        "DescendantFonts": PDFArray([document.Reference(PDFDictionary(descendant))]),
        "ToUnicode": stream(document, _to_unicode(program)),
    }
    document.idToObject[BasicFonts][program.resource] = document.Reference(PDFDictionary(font))


def _subset(program: Program, glyphs: set[int]) -> tuple[dict[int, int], bytes]:
    """New number of each old glyph, and the smaller font. CFF keeps its numbers, since they are the codes."""
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(glyphs)
    if not program.has_own_codes:
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS
    plan = hb.SubsetPlan(program.face, wanted)
    face: Any = plan.execute()
    return dict(plan.old_to_new_glyph_mapping), bytes(face.blob.data)


def _descriptor(document: Any, program: Program, base: str, data: bytes) -> PDFDictionary:
    thousand = 1000 / program.units
    head = bytes(program.face.reference_table("head").data)
    box = [int.from_bytes(head[at : at + 2], "big", signed=True) * thousand for at in (36, 38, 40, 42)]
    true_type = program.has_own_codes
    entries: dict[str, object] = {"Length1": len(data)} if true_type else {"Subtype": "/OpenType"}
    return PDFDictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": base,
            "Flags": 68 if program.file.italic else 4,
            "FontBBox": PDFArray([_decimal(side) for side in box]),
            "ItalicAngle": -11 if program.file.italic else 0,
            "Ascent": _decimal(program.ascent * 1000),
            "Descent": _decimal(-program.descent * 1000),
            "CapHeight": 660,
            "StemV": 50 + program.file.weight // 10,
            "FontFile2" if true_type else "FontFile3": stream(document, data, entries),
        }
    )


def _glyph_map(program: Program, plan: dict[int, int]) -> bytes:
    """Two bytes for each code: the glyph's number in the subset (ISO 32000-1, 9.7.4.2)."""
    table = bytearray(2 * (max(program.codes.values(), default=0) + 1))
    for (glyph, _), code in program.codes.items():
        table[2 * code : 2 * code + 2] = plan[glyph].to_bytes(2, "big")
    return bytes(table)


def _to_unicode(program: Program) -> bytes:
    """The CMap from codes to text (ISO 32000-1, 9.10.3)."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    entries = sorted(program.texts.items())
    for start in range(0, len(entries), BLOCK):
        block = entries[start : start + BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in block]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode()


def _tag(data: bytes) -> str:
    """Six capitals that name the subset (ISO 32000-1, 9.6.4)."""
    digest = hashlib.sha256(data).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _decimal(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
