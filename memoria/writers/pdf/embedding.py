"""Fonts into the file: Type 0 fonts with Identity-H codes, subset by HarfBuzz (ISO 32000-1, 9.7; ISO 19005-3, 6.2.11)."""

from __future__ import annotations

import hashlib
from typing import Any

import uharfbuzz as hb

from memoria.writers.pdf.faces import Program
from memoria.writers.pdf.pdffile import PdfFile, array, dictionary, name, reference

BLOCK = 100
"""Entries that a block of a CMap may hold."""


def embed(file: PdfFile, program: Program, num: int) -> None:
    """Write a program's font dictionary at ``num``, with its subset, widths and the text of each code."""
    glyphs = {glyph for glyph, _ in program.codes} | {0}
    plan, data = _subset(program, glyphs)
    base = name(_tag(data) + "+" + (program.face.get_name(6) or program.file.name))
    descriptor = file.add(_descriptor(file, program, base, data))
    widths = {code: program.advance(glyph) * 1000 / program.units for (glyph, _), code in program.codes.items()}
    descendant = {
        "Type": b"/Font",
        "Subtype": b"/CIDFontType2" if program.has_own_codes else b"/CIDFontType0",
        "BaseFont": base,
        "CIDSystemInfo": b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
        "DW": b"0",
        "W": array(b"%d[%s]" % (code, _decimal(width)) for code, width in sorted(widths.items())),
        "FontDescriptor": reference(descriptor),
    }
    if program.has_own_codes:
        descendant["CIDToGIDMap"] = reference(file.add_stream(_glyph_map(program, plan)))
    font = {
        "Type": b"/Font",
        "Subtype": b"/Type0",
        "BaseFont": base,
        "Encoding": b"/Identity-H",
        "DescendantFonts": array((reference(file.add(dictionary(descendant))),)),
        "ToUnicode": reference(file.add_stream(_to_unicode(program))),
    }
    file.put(num, dictionary(font))


def _subset(program: Program, glyphs: set[int]) -> tuple[dict[int, int], bytes]:
    """New number of each old glyph, and the smaller font. CFF keeps its numbers, since they are the codes."""
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(glyphs)
    if not program.has_own_codes:
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS
    plan = hb.SubsetPlan(program.face, wanted)
    face: Any = plan.execute()
    return dict(plan.old_to_new_glyph_mapping), bytes(face.blob.data)


def _descriptor(file: PdfFile, program: Program, base: bytes, data: bytes) -> bytes:
    thousand = 1000 / program.units
    head = bytes(program.face.reference_table("head").data)
    box = [int.from_bytes(head[at : at + 2], "big", signed=True) * thousand for at in (36, 38, 40, 42)]
    true_type = program.has_own_codes
    entries = {"Length1": b"%d" % len(data)} if true_type else {"Subtype": b"/OpenType"}
    return dictionary(
        {
            "Type": b"/FontDescriptor",
            "FontName": base,
            "Flags": b"68" if program.file.italic else b"4",
            "FontBBox": array(_decimal(side) for side in box),
            "ItalicAngle": b"-11" if program.file.italic else b"0",
            "Ascent": _decimal(program.ascent * 1000),
            "Descent": _decimal(-program.descent * 1000),
            "CapHeight": b"660",
            "StemV": b"%d" % (50 + program.file.weight // 10),
            "FontFile2" if true_type else "FontFile3": reference(file.add_stream(data, entries)),
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


def _decimal(value: float) -> bytes:
    return f"{value:.3f}".rstrip("0").rstrip(".").encode()
