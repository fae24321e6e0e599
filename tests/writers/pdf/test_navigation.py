"""Ways through the file: contents, labels, outline, destinations, links, running heads."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from memoria.diagnostics import Checked
from memoria.document.tree import Attr, Block, Cell, Column, Div, Figure, Heading, Link, Para, Plain, Row, Span, Table, Text
from memoria.writers.pdf import write_pdf
from tests.writers.pdf.reading import (
    LOREM,
    META,
    destinations,
    div,
    document,
    elements,
    labels,
    opened,
    para,
    pdf_of,
    texts,
    theme,
)

CHAPTERS = 12


def chapter(number: int) -> Div:
    heading = Heading(1, (Text(f"Capítulo {number}"),), Attr(f"capitulo-{number}", (), (("number", str(number)),)))
    section = Heading(2, (Text(f"Sección {number}"),), Attr(f"seccion-{number}", (), (("number", f"{number}.1"),)))
    return div("chapter", heading, *[para(LOREM * 3)] * number, section, para(LOREM))


@cache
def volume() -> bytes:
    cover = div("cover", div("cover-title", para("Portada")))
    front = div("front", div("contents"), div("chapter", Heading(1, (Text("Presentación"),), Attr("presentacion")), para(LOREM)))
    body = div("body", *[chapter(number) for number in range(1, CHAPTERS + 1)])
    annex = div(
        "annex", div("chapter", Heading(1, (Text("Glosario"),), Attr("glosario", (), (("number", "Anexo A"),))), para(LOREM))
    )
    return pdf_of(cover, front, body, annex, meta=replace(META, running_title="Memoria"))


def test_every_line_of_the_contents_gives_the_page_where_its_heading_is() -> None:
    with opened(volume()) as pdf:
        page_labels, places = labels(pdf), destinations(pdf)
    pages = texts(volume())
    contents = " ".join(pages[1].split())
    expected = [("Presentación", "presentacion"), ("Anexo A · Glosario", "glosario")]
    for number in range(1, CHAPTERS + 1):
        expected += [
            (f"{number} · Capítulo {number}", f"capitulo-{number}"),
            (f"{number}.1 Sección {number}", f"seccion-{number}"),
        ]
    for title, identifier in expected:
        assert f"{title} {page_labels[places[identifier]]} " in contents + " ", title
        assert title in pages[places[identifier]]


def test_front_pages_are_roman_from_the_cover_and_the_body_starts_at_one() -> None:
    with opened(volume()) as pdf:
        assert labels(pdf)[:4] == ["i", "ii", "iii", "1"]


def test_the_printed_number_of_each_page_is_its_label() -> None:
    with opened(volume()) as pdf:
        for label, text in zip(labels(pdf)[1:], texts(volume())[1:], strict=True):
            assert text.split()[-3] == label


def test_the_cover_prints_no_number() -> None:
    assert texts(volume())[0].split() == ["Portada"]


def test_running_heads_follow_the_chapter() -> None:
    with opened(volume()) as pdf:
        places = destinations(pdf)
    for number in range(1, CHAPTERS + 1):
        page = texts(volume())[places[f"seccion-{number}"]]
        assert re.search(rf"Memoria\s+{number} · Capítulo {number}", page)


def test_the_outline_has_every_heading_under_its_chapter() -> None:
    with opened(volume()) as pdf, pdf.open_outline() as outline:
        titles = [(item.title, [child.title for child in item.children]) for item in outline.root]
    assert titles[0] == ("Contenido", [])
    assert titles[2] == ("1 · Capítulo 1", ["1.1 Sección 1"])
    assert len(titles) == CHAPTERS + 3


def test_headings_of_one_identifier_keep_their_titles_in_the_outline() -> None:
    same = Attr("igual")
    data = pdf_of(Heading(1, (Text("Uno"),), same), Heading(3, (Text("Hondo"),)), Heading(1, (Text("Dos"),), same))
    with opened(data) as pdf, pdf.open_outline() as outline:
        titles = [(item.title, [child.title for child in item.children]) for item in outline.root]
    assert titles == [("Uno", ["Hondo"]), ("Dos", [])]


def test_identifiers_are_destinations_wherever_they_stand() -> None:
    named = div("agreement", para(Span((Text("A-02"),), Attr("marca", ("mark-id",))), " Se acuerda."), identifier="A-02")
    data = pdf_of(named, Para((Span((Text("aquí"),), Attr("dentro")),)), Div((), Attr("vacío")))
    with opened(data) as pdf:
        assert {"A-02", "marca", "dentro", "vacío"} <= set(destinations(pdf))


def test_links_lead_to_addresses_and_places() -> None:
    data = pdf_of(
        Heading(1, (Text("Título"),), Attr("t")),
        para(Link((Text("dentro"),), "#t"), " y ", Link((Text("fuera"),), "https://ejemplo.org/")),
    )
    with opened(data) as pdf:
        inner, outer = pdf.pages[0].Annots
        assert str(inner.Dest) == "t"
        assert str(outer.A.URI) == "https://ejemplo.org/"


def test_a_link_to_nowhere_prints_its_words_and_is_reported() -> None:
    checked: Checked[bytes] = write_pdf(document(para(Link((Text("perdido"),), "#nada"))), theme())
    assert [problem.code for problem in checked.diagnostics] == ["W-104"]
    assert "perdido" in texts(checked.value)[0]


def test_page_references_print_the_number_of_the_page() -> None:
    reference = Span((), Attr("", ("page-ref",), (("target", "glosario"),)))
    far = Heading(1, (Text("Glosario"),), Attr("glosario"))
    data = pdf_of(
        para("véase p. ", reference, "."), *[div("page-break", para(LOREM)) for _ in range(120)], div("page-break", far)
    )
    assert "véase p. 122." in texts(data)[0]


def test_a_draft_says_so_on_every_page() -> None:
    pages = texts(pdf_of(*[div("page-break", para(LOREM)) for _ in range(3)], meta=replace(META, draft="BORRADOR · 30/06/2023")))
    assert len(pages) == 3
    assert all("BORRADOR · 30/06/2023" in page for page in pages)


def caption(kind: str, prefix: str, number: int, words: str) -> tuple[Block, ...]:
    return (Plain((Text(f"{kind} {number}. "), Span((Text(words),), Attr(f"{prefix}-{number}")))),)


@cache
def listed() -> bytes:
    row = Row((Cell((para("Celda"),)),))
    tables = [
        div(
            "page-break",
            para(LOREM),
            Table((Column(),), (), (row,), (), caption("Tabla", "tabla", number, f"Convenios de 20{number}")),
        )
        for number in range(10, 50)
    ]
    figure = Figure((para("Dibujo"),), caption("Figura", "figura", 1, "Mapa de las " + "provincias hermanadas " * 9))
    front = div("front", div("contents"), div("list-of-tables", title="Tablas"), div("list-of-figures", title="Figuras"))
    unnumbered = Table((Column(),), (), (row,), (), (Plain((Text("Sin número"),)),))
    return pdf_of(front, div("body", *tables, figure, unnumbered))


def test_lists_of_tables_and_figures_give_the_page_of_each_caption() -> None:
    with opened(listed()) as pdf:
        page_labels, places = labels(pdf), destinations(pdf)
        assert len(elements(pdf, "TOC")) == 2
        assert len(elements(pdf, "TOCI")) == 41
    front = " ".join(" ".join(texts(listed())[:2]).split())
    for number in range(10, 50):
        page = page_labels[places[f"tabla-{number}"]]
        assert f"Tabla {number}. Convenios de 20{number} {page} " in front
        assert f"Convenios de 20{number}" in texts(listed())[places[f"tabla-{number}"]]
    assert f"provincias hermanadas {page_labels[places['figura-1']]} " in front
    assert "Sin número" not in front


def test_lists_without_captions_print_nothing() -> None:
    data = pdf_of(div("list-of-tables", title="Tablas"), div("list-of-figures", title="Figuras"), para("Texto"))
    assert texts(data)[0].split() == ["Texto", "Prueba", "Página", "1", "de", "1"]


def footers(data: bytes) -> list[str]:
    """The last line that each page draws."""
    return [text.strip().splitlines()[-1].strip() for text in texts(data)]


def test_a_page_number_says_of_how_many_in_its_own_count() -> None:
    found = footers(volume())
    with opened(volume()) as pdf:
        numbers = labels(pdf)
    last = numbers[-1]
    front = [number for number in numbers if not number.isdigit()]
    assert found[1:] == [f"Página {number} de {front[-1] if number in front else last}" for number in numbers[1:]]


def test_a_theme_may_print_the_number_alone() -> None:
    own = theme()
    bare = replace(own, page=replace(own.page, total=False))
    assert footers(write_pdf(document(para(LOREM)), bare).value) == ["1"]
