"""Footnotes stand at the foot of the page that calls them, and go on overleaf only when they must."""

from __future__ import annotations

import re

from memoria.document.tree import Cell, Column, Note, Plain, Row, Table, Text
from tests.writers.pdf.reading import LOREM, height_of, note, page_of, para, pdf_of, texts


def test_a_note_is_on_the_page_of_its_call() -> None:
    blocks = [para(LOREM, f"llamada{number}x", note(f"nota{number}x ")) for number in range(1, 60)]
    pages = texts(pdf_of(*blocks))
    assert len(pages) > 3
    for number in range(1, 60):
        called = next(index for index, page in enumerate(pages) if f"llamada{number}x" in page)
        assert f"nota{number}x" in pages[called]


def test_a_note_is_below_all_text_of_its_page() -> None:
    data = pdf_of(para("primera", note("alpie"), " "), para(LOREM), para("ultima"))
    assert height_of(data, "alpie") < 110 < height_of(data, "ultima")


def test_notes_are_numbered_through() -> None:
    page = texts(pdf_of(para("a", note("uno"), " b", note("dos")), para("c", note("tres"))))[0]
    assert re.search(r"1 uno\s+2 dos\s+3 tres", page)


def test_a_long_note_begins_on_its_page_and_goes_on_overleaf() -> None:
    words = " ".join(f"palabra{number}x" for number in range(1400))
    data = pdf_of(*[para(LOREM)] * 9, para("llamada", note(words)), para("siguiente"))
    assert page_of(data, "llamada") == page_of(data, "palabra0x")
    assert page_of(data, "palabra1399x") > page_of(data, "palabra0x")
    text = "".join(texts(data))
    assert [number for number in range(1400) if f"palabra{number}x" not in text] == []


def test_notes_called_in_rows_stand_on_the_page_of_their_row() -> None:
    rows = tuple(Row((Cell((Plain((Text(f"fila{n}x"), Note((para(f"nota{n}x"),)))),)),)) for n in range(90))
    pages = texts(pdf_of(Table((Column(),), (), rows)))
    assert len(pages) > 2
    for number in range(90):
        called = next(index for index, page in enumerate(pages) if f"fila{number}x" in page)
        assert f"nota{number}x" in pages[called]
