"""Lists of tables and figures: fields that are filled, each entry a link to its caption with its page."""

from __future__ import annotations

import pytest

from memoria.document.tree import Attr, Block, Column, Div, Document, Figure, Heading, Plain, Row, Span, Table, Text
from memoria.theme import Theme
from memoria.writers.docx import Pandoc, write_docx
from tests.writers.docx.package import Package, W, value, words
from tests.writers.trees import cell, div, h, p, t
from tests.writers.volume import META


def caption(number: str, title: str, identifier: str) -> tuple[Block, ...]:
    return (Plain((Text(f"{number}. "), Span((t(title),), Attr(identifier)))),)


def table(*title: str) -> Table:
    return Table((Column(),), (), (Row((cell("a"),)),), caption=caption(*title))


LISTS = Document(
    META,
    (
        Heading(1, (t("Contenido"),), Attr("", (), (("toc", "no"),))),
        div("contents"),
        Div((), Attr("", ("list-of-tables",), (("title", "Lista de tablas"),))),
        Div((), Attr("", ("list-of-figures",), (("title", "Lista de figuras"),))),
        div(
            "body",
            h(1, "Uno", "uno"),
            table("Tabla 1", "Convenios", "tabla-1"),
            p("x"),
            Figure((p("Un dibujo."),), caption("Figura 1", "Mapa", "figura-1")),
            div("chapter", h(1, "Dos", "dos"), table("Tabla 2", "Una palabra larga " * 9 + "y fin", "tabla-2")),
        ),
    ),
)


@pytest.fixture(scope="module")
def lists(theme: Theme, pandoc: Pandoc) -> Package:
    return Package(write_docx(LISTS, theme, pandoc=pandoc).value)


def test_each_label_has_a_field_of_its_own_that_is_filled(lists: Package) -> None:
    assert [one for one in lists.instructions() if one.startswith("TOC \\h")] == [
        'TOC \\h \\z \\c "Tabla"',
        'TOC \\h \\z \\c "Figura"',
    ]
    first, second, third = map(words, lists.styled("TableofFigures"))
    assert (first, third) == ("Tabla 1. Convenios2", "Figura 1. Mapa2")
    assert second.endswith("y fin3")
    for kind in ("begin", "separate", "end"):
        marks = [one for one in lists.body.iter(f"{W}fldChar") if one.get(f"{W}fldCharType") == kind]
        assert len(marks) == len(lists.instructions())


def test_entries_lead_to_their_captions(lists: Package) -> None:
    places = [value(one, "hyperlink", "anchor") for one in lists.styled("TableofFigures")]
    assert places == ["tabla_1", "tabla_2", "figura_1"]
    assert set(places) <= set(lists.bookmarks())


def test_the_heading_of_a_list_is_not_in_the_contents(lists: Package) -> None:
    assert [words(one) for one in lists.styled("UnlistedHeading")] == ["Lista de tablas", "Lista de figuras"]
    assert [words(one) for one in lists.styled("TOC1")] == ["Uno2", "Dos3"]


def test_a_long_caption_leaves_room_for_its_page(lists: Package) -> None:
    assert [len(list(one.iter(f"{W}br"))) for one in lists.styled("TableofFigures")] == [0, 1, 0]


def test_a_list_without_captions_says_nothing(theme: Theme, pandoc: Pandoc) -> None:
    empty = Div((), Attr("", ("list-of-tables",), (("title", "Lista de tablas"),)))
    made = Package(write_docx(Document(META, (empty, p("x"))), theme, pandoc=pandoc).value)
    assert words(made.body) == "x"
