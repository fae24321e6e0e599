"""Deliberate defects: what the checks must find, so that their silence means something."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Name

from memoria.document.tree import Cell, Column, Heading, Image, Link, Plain, Resource, Row, Table, Text
from memoria.writers.pdf import write_pdf
from tests.writers.pdf import ua_check
from tests.writers.pdf.reading import META, elements, note, para, theme
from tests.writers.trees import picture


@cache
def sound() -> bytes:
    from memoria.document.tree import Document

    head = Row((Cell((Plain((Text("Título"),)),)),))
    blocks = (
        Heading(1, (Text("Uno"),)),
        Heading(2, (Text("Dos"),)),
        para("texto ", Link((Text("enlace"),), "https://ejemplo.org/"), note("pie")),
        Table((Column(),), (head,), (Row((Cell((Plain((Text("dato"),)),)),)),)),
        para(Image((Text("foto"),), "a.png")),
    )
    return write_pdf(Document(META, blocks, (("a.png", Resource(picture(), "image/png")),)), theme()).value


def rewrite(pdf: Any, change: Callable[[bytes], bytes]) -> None:
    page = pdf.pages[0]
    changed = change(page.obj.Contents.read_bytes())
    assert changed != page.obj.Contents.read_bytes()
    page.obj.Contents = pdf.make_stream(changed)


def first(pdf: Any, tag: str) -> Any:
    return elements(pdf, tag)[0]


def swap_parents(pdf: Any) -> None:
    marks = next(
        leaf.Nums[at + 1]
        for leaf in pdf.Root.StructTreeRoot.ParentTree.Kids
        for at in range(0, len(leaf.Nums), 2)
        if isinstance(leaf.Nums[at + 1], Array)
    )
    marks[0], marks[1] = marks[1], marks[0]


def font_of(pdf: Any) -> Any:
    return next(iter(dict(pdf.pages[0].resources.Font).values()))


DEFECTS: dict[str, Callable[[Any], object]] = {
    "no alternative text": lambda pdf: first(pdf, "Figure").__delitem__("/Alt"),
    "no box": lambda pdf: first(pdf, "Figure").__delitem__("/A"),
    "no language": lambda pdf: pdf.Root.__delitem__("/Lang"),
    "not tagged": lambda pdf: pdf.Root.__delitem__("/MarkInfo"),
    "no output intent": lambda pdf: pdf.Root.__delitem__("/OutputIntents"),
    "title hidden": lambda pdf: pdf.Root.ViewerPreferences.__setitem__("/DisplayDocTitle", False),
    "heading jumps": lambda pdf: first(pdf, "H2").__setitem__("/S", Name("/H4")),
    "unknown role": lambda pdf: first(pdf, "P").__setitem__("/S", Name("/Foo")),
    "row in a paragraph": lambda pdf: first(pdf, "Table").__setitem__("/S", Name("/P")),
    "no scope": lambda pdf: first(pdf, "TH").__delitem__("/A"),
    "note without ID": lambda pdf: first(pdf, "Note").__delitem__("/ID"),
    "link not described": lambda pdf: pdf.pages[0].Annots[0].__delitem__("/Contents"),
    "link without parent": lambda pdf: pdf.pages[0].Annots[0].__delitem__("/StructParent"),
    "tabs": lambda pdf: pdf.pages[0].obj.__delitem__("/Tabs"),
    "parents swapped": swap_parents,
    "font not embedded": lambda pdf: font_of(pdf).DescendantFonts[0].FontDescriptor.__delitem__("/FontFile2"),
    "font without text": lambda pdf: font_of(pdf).__delitem__("/ToUnicode"),
    "mark beyond the tree": lambda pdf: rewrite(pdf, lambda data: data.replace(b"/MCID 0>>", b"/MCID 999>>", 1)),
    "content unmarked": lambda pdf: rewrite(
        pdf, lambda data: re.sub(rb"/H1<</MCID 0>>BDC(.*?)EMC", rb"\1", data, count=1, flags=re.S)
    ),
    "artifact unmarked": lambda pdf: rewrite(
        pdf, lambda data: re.sub(rb"/Artifact<<[^B]*BDC(.*?)EMC", rb"\1", data, count=1, flags=re.S)
    ),
    "mark crosses text": lambda pdf: rewrite(pdf, lambda data: data.replace(b"ET\nEMC", b"EMC\nET", 1)),
}


def test_the_sound_file_passes() -> None:
    assert ua_check.faults(sound()) == []


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_is_found(defect: str) -> None:
    with pikepdf.open(BytesIO(sound())) as pdf:
        DEFECTS[defect](pdf)
        out = BytesIO()
        pdf.save(out)
    assert ua_check.faults(out.getvalue()) != []
