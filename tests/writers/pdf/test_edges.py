"""What is empty, overfull or crooked is set all the same."""

from __future__ import annotations

import pytest

from memoria.document.tree import (
    Attr,
    Block,
    BulletList,
    Cell,
    CodeBlock,
    Column,
    DefinitionList,
    Figure,
    Heading,
    LineBlock,
    Link,
    Note,
    OrderedList,
    Para,
    Plain,
    Row,
    Span,
    Table,
    Text,
)
from tests.writers.pdf import ua_check
from tests.writers.pdf.reading import LOREM, div, note, para, pdf_of, texts


def cell(text: str, rows: int = 1, columns: int = 1) -> Cell:
    return Cell((Plain((Text(text),)),), rows=rows, columns=columns)


EDGES: dict[str, tuple[Block, ...]] = {
    "nothing": (),
    "empty paragraph": (Para(()), para("")),
    "table without columns": (Table((), (), ()),),
    "row without cells": (Table((Column(),), (), (Row(()),)),),
    "cell that spans too much": (Table((Column(), Column()), (), (Row((cell("x", 9, 9),)), Row((cell("y"),)), Row(()))),),
    "row that is too long": (Table((Column(),), (), (Row((cell("x"), cell("y"), cell("z"))),)),),
    "empty lists": (BulletList(((),)), OrderedList(()), DefinitionList((((), ()),))),
    "empty figure": (Figure(()),),
    "empty roles": tuple(div(role) for role in ("stats", "chart", "cover", "opener", "session-header", "columns", "landscape")),
    "empty heading": (Heading(1, ()),),
    "empty code and verse": (CodeBlock(""), LineBlock(())),
    "empty note": (para("x", Note(())),),
    "note in a heading": (Heading(1, (Text("t"), note("n")), Attr("", (), (("number", "1"),))),),
    "empty link and span": (Para((Link((), "https://a.org/"), Span((), Attr("s")))),),
    "cover in a quotation": (div("pull-quote", div("cover", para("dentro"))),),
    "landscape twice": (div("landscape", div("landscape", para("doble"))),),
    "long numeral": (div("opener", Heading(1, (Text("título " * 40),), Attr("", (), (("number", "123456"),)))),),
    "header taller than the page": (
        Table((Column(),), tuple(Row((cell(f"h{n}"),)) for n in range(120)), (Row((cell("fila"),)),)),
    ),
    "word taller than the page in a cell": (Table((Column(), Column()), (), (Row((cell("a" * 9000), cell("b"))),)),),
    "two long columns": (div("columns", *[para(LOREM * 2)] * 40, para("fin", note("pie"))),),
}


@pytest.mark.parametrize("edge", EDGES)
def test_edges_are_set_and_sound(edge: str) -> None:
    data = pdf_of(*EDGES[edge])
    assert texts(data)
    assert ua_check.faults(data) == []
