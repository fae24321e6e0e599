"""The HTML edition: every word in its order, everything within the page, and nothing that a screen reader would stumble over."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from memoria.document.tree import (
    Attr,
    Block,
    BulletList,
    Cell,
    Column,
    Div,
    Document,
    Heading,
    Image,
    Link,
    Meta,
    Note,
    OrderedList,
    Para,
    Plain,
    Resource,
    Row,
    Span,
    Table,
    Text,
)
from memoria.readers.text import decode
from memoria.readers.theme import read_template_theme
from memoria.theme import Theme, contrast, read_theme
from memoria.writers.expected import expected_of
from memoria.writers.extract import html_reading
from memoria.writers.html import write_html
from memoria.writers.html.style import at_night
from memoria.writers.readback import missing_words
from memoria.writers.unpaged import unpaged
from tests.writers.torture import torture

TEMPLATES = Path(__file__).parents[3] / "templates"
LABELS = {"note": "Nota", "notes": "Notas", "contents": "Contenido", "skip": "Ir al texto", "commitment": "Compromiso"}
META = Meta("Memoria", "es", labels=tuple(LABELS.items()))
PIXEL = Resource(b"\x89PNG\r\n\x1a\n", "image/png")


@cache
def theme(name: str = "default") -> Theme:
    default = (TEMPLATES / "default" / "theme.yaml").read_text("utf-8")
    if name == "default":
        return read_theme(default)
    file = decode("theme.yaml", (TEMPLATES / name / "theme.yaml").read_bytes()).value
    assert file is not None
    return read_template_theme(file, default).value


def page(*blocks: Block, resources: tuple[tuple[str, Resource], ...] = ()) -> str:
    return write_html(Document(META, blocks, resources), theme()).value.decode()


def tree(*blocks: Block, resources: tuple[tuple[str, Resource], ...] = ()) -> html.HtmlElement:
    return html.document_fromstring(page(*blocks, resources=resources))


def para(words: str) -> Para:
    return Para((Text(words),))


def cell(*words: str) -> Cell:
    return Cell((Plain(tuple(map(Text, words))),))


def test_no_word_is_lost_or_out_of_order_in_the_torture_document() -> None:
    document = torture().document
    reading = html_reading(write_html(document, theme()).value)
    assert missing_words(expected_of(unpaged(document)), reading, "torture.html") == ()


def test_a_word_that_is_not_there_is_missed() -> None:
    reading = html_reading(page(para("Una palabra")).encode())
    assert [found.code for found in missing_words(expected_of(Document(META, (para("Otra cosa"),))), reading, "x")] == ["W-001"]


def test_the_same_tree_gives_the_same_bytes() -> None:
    document = torture().document
    assert write_html(document, theme()).value == write_html(document, theme()).value


def test_the_page_fetches_nothing_and_runs_nothing() -> None:
    made = page(para("x"), Para((Image((Text("Foto"),), "foto.png"),)), resources=(("foto.png", PIXEL),))
    assert "default-src 'none'" in made
    assert not re.findall(r'(?:src|href)="(?!data:|#)', made)
    assert "<script" not in made


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///etc/passwd", "vbscript:x"]
)
def test_a_link_leads_nowhere_but_to_the_web_to_mail_and_within(target: str) -> None:
    made = tree(Para((Link((Text("aquí"),), target),)))
    assert "aquí" in made.text_content()
    assert [link.get("href") for link in made.iter("a")] == ["#main"]


def test_markup_in_words_is_words() -> None:
    made = tree(para("<script>alert('x')</script> & <b>negro</b>"))
    assert "<script>alert('x')</script> & <b>negro</b>" in made.text_content()
    assert list(made.iter("script")) == []


def test_control_characters_do_not_stop_the_page() -> None:
    assert "antes después" in page(para("antes\x00\x0b después")).replace("\x00", "")


def test_headings_go_down_from_the_title_of_the_volume_without_a_gap() -> None:
    cover = Div((Div((para("La memoria"),), Attr("", ("cover-title",))),), Attr("", ("cover",)))
    made = tree(cover, Heading(1, (Text("Uno"),), Attr("uno", (), (("number", "1"),))), Heading(2, (Text("Dos"),)))
    assert [(node.tag, node.text_content()) for node in made.iter("h1", "h2", "h3")] == [
        ("h1", "La memoria"),
        ("h2", "1 · Uno"),
        ("h3", "Dos"),
    ]


def test_a_volume_without_cover_begins_with_its_own_first_heading() -> None:
    assert [node.tag for node in tree(Heading(1, (Text("Uno"),))).iter("h1", "h2")] == ["h1"]


def test_a_table_names_its_heads_and_an_empty_head_is_none() -> None:
    head = Row((Cell((Plain((Text("Quién"),)),)), Cell(())))
    group = Row((Cell((Plain((Text("Eje"),)),), columns=2),))
    mark = Span((Text("C-01"),), Attr("fila-C-01", ("mark-id",)))
    row = Row((Cell((Plain((mark,)),)), Cell((para("Hace"),))))
    made = tree(Table((Column(), Column()), (head,), (group, row), caption=(para("Tabla 1. Cosas"),)))
    assert [(cell.text_content(), cell.get("scope")) for cell in made.iter("th")] == [
        ("Quién", "col"),
        ("Eje", "colgroup"),
        ("C-01", "row"),
    ]
    assert [caption.text_content() for caption in made.iter("caption")] == ["Tabla 1. Cosas"]


def with_rows(head: tuple[str, ...], *rows: tuple[Cell, ...]) -> html.HtmlElement:
    return tree(Table(tuple(Column() for _ in head), (Row(tuple(map(cell, head))),), tuple(map(Row, rows))))


def test_on_a_telephone_each_cell_of_a_wide_table_says_the_head_of_its_column() -> None:
    tall, broad, one = replace(cell("a"), rows=2), replace(cell("b"), columns=2), cell("c")
    made = with_rows(("uno", "dos", "tres", ""), (tall, broad, one), (one, one, one), (replace(one, columns=4),))
    labels = [[part.get("data-label") for part in row] for row in made.iterfind(".//tbody/tr")]
    assert labels == [["uno", "dos", None], ["dos", "tres", None], [None]]


def test_a_table_that_is_not_wide_has_no_labels() -> None:
    assert with_rows(("uno", "dos"), (cell("a"), cell("b"))).xpath("//@data-label") == []


def test_only_the_first_cell_of_a_row_names_it() -> None:
    marked = Cell((Plain((Span((Text("C-01"),), Attr("", ("mark-id",))),)),))
    made = with_rows(("uno", "dos"), (marked, marked))
    assert [part.tag for part in made.iterfind(".//tbody/tr/*")] == ["th", "td"]


def test_several_lines_of_a_cell_are_apart() -> None:
    lines = Cell((Plain((Text("uno"),)), Plain((Text("dos"),))))
    assert [part.text for part in with_rows(("a", "b"), (lines, cell("x"))).iterfind(".//tbody//p")] == ["uno", "dos"]


def test_footnotes_lead_there_and_back() -> None:
    made = tree(Para((Text("Texto"), Note((para("La nota."),)))))
    call = next(link for link in made.iter("a") if link.get("role") == "doc-noteref")
    back = next(link for link in made.iter("a") if link.get("role") == "doc-backlink")
    assert made.get_element_by_id(call.get("href")[1:]).text_content().startswith("La nota.")
    assert made.get_element_by_id(back.get("href")[1:]) is call


def test_a_picture_stands_within_the_page_with_its_words() -> None:
    made = tree(Para((Image((Text("Un puente"),), "puente.png"),)), resources=(("puente.png", PIXEL),))
    picture = next(made.iter("img"))
    assert (picture.get("alt"), picture.get("src")[:22]) == ("Un puente", "data:image/png;base64,")


def test_bars_are_a_table_of_figures_as_long_as_their_share() -> None:
    rows = tuple(
        Row((Cell((Plain((Text(name),)),)), Cell((Plain((Text(count),)),)))) for name, count in (("Uno", "1.200"), ("Dos", "600"))
    )
    head = Row((Cell((Plain((Text("Eje"),)),)), Cell((Plain((Text("Número"),)),))))
    table = Table((Column(), Column()), (head,), rows)
    made = tree(Div((table,), Attr("", ("chart",), (("kind", "bars"), ("alt", "Uno, 1.200; Dos, 600")))))
    assert [bar.get("style") for bar in made.iter("span") if bar.get("class") == "bar"] == ["--share:1.0000", "--share:0.5000"]
    assert [cell.text_content() for cell in made.iter("th") if cell.get("scope") == "row"] == ["Uno", "Dos"]


def test_a_timeline_sets_each_bar_between_its_days() -> None:
    def day(iso: str) -> Cell:
        return Cell((Plain((Text(iso),)),), attr=Attr("", (), (("date", iso),)))

    rows = tuple(
        Row((Cell((Plain((Text(name),)),)), day(start), day(end)))
        for name, start, end in (("C-01", "2023-01-01", "2023-01-03"), ("C-02", "2023-01-03", "2023-01-05"))
    )
    late = replace(rows[0], attr=Attr("", ("overdue",)))
    table = Table((Column(),) * 3, (), (late, rows[1]))
    made = tree(Div((table,), Attr("", ("chart",), (("kind", "timeline"), ("alt", "Dos")))))
    drawn = [bar for bar in made.iter("span") if "span" in str(bar.get("class")).split()]
    assert [bar.get("class") for bar in drawn] == ["span overdue", "span"]
    bars = [bar.get("style") for bar in drawn]
    assert bars == ["--from:0.0000;--share:0.5000", "--from:0.5000;--share:0.5000"]


def test_a_commitment_is_named_by_kind_and_id() -> None:
    mark = Span((Text("C-03"),), Attr("", ("mark-id",)))
    made = tree(Div((Para((mark, Text(" Constituir la mesa"))),), Attr("C-03", ("commitment",))))
    assert made.get_element_by_id("C-03").get("aria-label") == "Compromiso C-03"


def test_a_page_number_goes_with_its_words_and_an_index_links_its_titles() -> None:
    page_ref = Span((), Attr("", ("page-ref",), (("target", "s1"),)))
    said = Span((Text(", p.\u00a0"), page_ref), Attr("", ("nowrap",)))
    index = Table((Column(), Column()), (), (Row((Cell((Plain((Text("Panel"),)),)), Cell((Plain((page_ref,)),)))),))
    made = tree(Para((Text("Panel S04"), said, Text("."))), index)
    assert "Panel S04." in made.text_content()
    assert [link.get("href") for link in made.iter("a") if link.text == "Panel"] == ["#s1"]


def test_a_last_column_that_says_more_than_a_page_stays() -> None:
    page_ref = Span((), Attr("", ("page-ref",), (("target", "P-01"),)))
    origin = Plain((Link((Text("Panel S04"),), "#s04"), Span((Text(", p.\u00a0"), page_ref), Attr("", ("nowrap",)))))
    made = tree(Table((Column(), Column()), (), (Row((cell("Antes"), Cell((origin,)))),)))
    assert [one.text_content() for one in made.iter("td")] == ["Antes", "Panel S04"]
    assert [link.get("href") for link in made.iterfind(".//td//a")] == ["#s04"]


def test_a_column_of_pages_goes_with_its_head_also_where_a_row_has_none() -> None:
    page_ref = Cell((Plain((Span((), Attr("", ("page-ref",), (("target", "s04"),))),)),))
    session = Cell((Plain((Link((Text("Panel"),), "#s04"),)),))
    head = Row((cell("Sesión"), cell("Modera"), cell("p.")))
    group = Row((Cell((Plain((Text("Primer día"),)),), columns=3),))
    rows = (group, Row((session, cell("Ana"), page_ref)), Row((cell("Pausa"), cell("Eva"), cell("—"))))
    made = tree(Table((Column(), Column(), Column()), (head,), rows))
    assert [one.text_content() for one in made.iter("th", "td")] == [
        "Sesión",
        "Modera",
        "Primer día",
        "Panel",
        "Ana",
        "Pausa",
        "Eva",
    ]
    assert [(link.text, link.get("href")) for link in made.iterfind(".//td//a")] == [("Panel", "#s04")]


def test_a_telephone_reads_a_table_of_three_columns_as_cards() -> None:
    head = Row((cell("Id"), cell("Acción"), cell("Falta")))
    made = tree(Table((Column(), Column(), Column()), (head,), (Row((cell("C-07"), cell("Abrir"), cell("plazo"))),)))
    assert [one.get("data-label") for one in made.iter("td")] == ["Id", "Acción", "Falta"]
    assert made.find_class("cards")
    assert not made.find_class("wide")


def test_a_second_line_that_was_only_a_page_is_not_left_empty() -> None:
    page_ref = Span((), Attr("", ("page-ref",), (("target", "s1"),)))
    made = tree(Para((Text("Panel S04"), Span((page_ref,), Attr("", ("secondary",))))))
    assert made.find(".//p").getchildren() == []


def test_there_is_a_way_back_to_the_contents_where_there_are_any() -> None:
    heading = Heading(1, (Text("Hoja de ruta"),), Attr("hoja-de-ruta"))
    with_contents = tree(Div((), Attr("", ("contents",))), heading)
    (back,) = with_contents.find_class("to-contents")
    assert with_contents.get_element_by_id(back.get("href")[1:]).tag == "nav"
    assert back.getparent().tag == "main"
    assert tree(heading).find_class("to-contents") == []


def test_the_notes_stand_under_their_heading() -> None:
    made = tree(Para((Text("Sí"), Note((para("Acta 4."),)))))
    (notes,) = made.find_class("notes")
    assert [(one.tag, one.text) for one in notes.iter("h1", "h2")] == [("h1", "Notas")]


def test_languages_are_marked_and_arabic_runs_from_the_right() -> None:
    made = tree(Div((para("Bonjour"),), Attr("", (), (("lang", "fr"),))), Div((para("سلام"),), Attr("", (), (("lang", "ar"),))))
    assert [(node.get("lang"), node.get("dir")) for node in made.iter("div") if node.get("lang")] == [("fr", None), ("ar", "rtl")]


def test_lists_keep_their_start_and_their_signs() -> None:
    made = tree(OrderedList(((Plain((Text("c"),)),),), 3, "LowerAlpha"), BulletList(((Plain((Text("x"),)),),)))
    first = next(made.iter("ol"))
    assert (first.get("start"), first.get("type")) == ("3", "a")


@pytest.mark.parametrize("name", ["default", "sobrio"])
def test_every_pair_of_colours_can_be_read_at_night(name: str) -> None:
    night = at_night(theme(name).colours)
    grounds = (night.paper, night.tint, night.accent_tint)
    pairs = [(getattr(night, ink), ground) for ink in ("ink", "grey", "primary", "accent") for ground in grounds]
    assert min(contrast(*pair) for pair in (*pairs, (night.paper, night.primary))) >= 4.5


def test_another_theme_is_another_page() -> None:
    document = Document(META, (para("x"),))
    assert write_html(document, theme("sobrio")).value != write_html(document, theme()).value


def test_a_font_that_is_nowhere_is_told_once_and_the_page_is_made() -> None:
    lost = replace(theme(), fonts=replace(theme().fonts, text="Ninguna"))
    made = write_html(Document(META, (Para((Text("x"),)),)), lost)
    assert [problem.code for problem in made.diagnostics] == ["W-101"]
    assert html_reading(made.value).pages == ("x",)
