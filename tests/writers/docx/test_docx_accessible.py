"""Word's accessibility checker would find nothing; and the check that says so can fail."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.writers.docx.accessibility import CORE, faults
from tests.writers.docx.package import Package, W, tables


def test_nothing_is_wrong_with_the_volume_in_either_theme(made: Package, other_made: Package) -> None:
    assert faults(made) == faults(other_made) == []


def _nothing_said(made: Package) -> None:
    part = "word/document.xml"
    made.parts[part] = made.parts[part].replace(b'descr="Mapa de las provincias"', b'descr=" "')


def _no_header_row(made: Package) -> None:
    for mark in tables(made, "MemoriaTable")[0].iter(f"{W}tblHeader"):
        mark.getparent().remove(mark)


def _blank_header(made: Package) -> None:
    for node in tables(made, "MemoriaTable")[0].find(f"{W}tr").findall(f"{W}tc")[1].iter(f"{W}t"):
        node.text = " "


def _merged_across(made: Package) -> None:
    table = next(one for one in tables(made, "MemoriaTable") if len(one.find(f"{W}tblGrid")) > 2)
    properties = table.findall(f"{W}tr")[-1].find(f"{W}tc/{W}tcPr")
    properties.append(properties.makeelement(f"{W}gridSpan", {f"{W}val": "2"}))


def _merged_down(made: Package) -> None:
    properties = tables(made, "MemoriaTable")[0].find(f"{W}tr/{W}tc/{W}tcPr")
    properties.append(properties.makeelement(f"{W}vMerge", {}))


def _skipped_level(made: Package) -> None:
    made.styled("Heading2")[0].find(f"{W}pPr/{W}pStyle").set(f"{W}val", "Heading4")


def _empty_paragraph(made: Package) -> None:
    made.body.insert(3, made.body.makeelement(f"{W}p", {}))


def _blanks(made: Package) -> None:
    next(made.styled("BodyText")[0].iter(f"{W}t")).text = "Nombre:      Ana"


def _foreign_language(made: Package) -> None:
    _first(made, f"{W}lang").set(f"{W}val", "español")


def _first(made: Package, path: str) -> Any:
    return made.body.find(f".//{path}")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_nothing_said, "says nothing"),
        (_no_header_row, "no header row"),
        (_blank_header, "a blank header"),
        (_merged_across, "merged across"),
        (_merged_down, "merged down"),
        (_skipped_level, "a heading of level 4"),
        (_empty_paragraph, "an empty paragraph"),
        (_blanks, "blanks for space"),
        (_foreign_language, "a language that is none"),
    ],
)
def test_a_defect_is_found(made: Package, spoil: Callable[[Package], None], said: str) -> None:
    spoiled = Package(made.data)
    spoil(spoiled)
    found = faults(spoiled)
    assert any(said in fault for fault in found), found


def test_a_file_without_title_or_language_is_found(made: Package) -> None:
    spoiled = Package(made.data)
    spoiled.parts[CORE] = spoiled.parts[CORE].replace(b"dc:title", b"dc:source")
    spoiled.parts["word/styles.xml"] = spoiled.parts["word/styles.xml"].replace(b"w:lang ", b"w:em ")
    assert {"no title", "no language"} <= set(faults(spoiled))
