"""What a screen reader hears: order and names of elements, languages, alternative texts; and the file's metadata."""

from __future__ import annotations

import re
from dataclasses import replace

from memoria.document.tree import (
    Attr,
    Cell,
    Column,
    Div,
    Heading,
    Image,
    LineBreak,
    Link,
    Para,
    Plain,
    Resource,
    Row,
    Span,
    Strong,
    Table,
    Text,
)
from memoria.theme import Logo
from memoria.writers.pdf import Attachment, write_pdf
from tests.writers.pdf import ua_check
from tests.writers.pdf.reading import LOREM, META, div, document, elements, note, opened, para, pdf_of, texts, theme
from tests.writers.trees import picture

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><rect x="5" y="5" width="20" height="20" fill="#0B4F5C"/>'
    b'<path d="M30 5 C 40 5 40 25 50 25" stroke="#B4622A" fill="none"/>'
    b'<text x="30" y="15" font-size="8" text-anchor="middle">Total</text></svg>'
)


def test_heading_levels_never_jump() -> None:
    data = pdf_of(*(Heading(level, (Text(f"n{level}"),)) for level in (1, 4, 2, 6)))
    with opened(data) as pdf:
        assert [len(elements(pdf, tag)) for tag in ("H1", "H2", "H3", "H4")] == [1, 2, 1, 0]


def test_another_language_is_named() -> None:
    with opened(pdf_of(Div((para(LOREM),), Attr("", (), (("lang", "fr"),))))) as pdf:
        assert str(elements(pdf, "Div")[0].Lang) == "fr"


def test_a_note_follows_its_reference() -> None:
    with opened(pdf_of(para("texto", note("al pie"), " y más"))) as pdf:
        kids = [str(kid.S) if hasattr(kid, "S") else "mark" for kid in elements(pdf, "P")[0].K]
        assert kids == ["mark", "/Reference", "/Note", "mark"]


def test_pictures_of_every_kind_have_alternative_text_and_a_box() -> None:
    images = {
        "a.png": ("image/png", picture(mode="RGBA")),
        "b.svg": ("image/svg+xml", SVG),
        "c.png": ("image/png", picture(mode="L")),
    }
    blocks = [para(Image((Text(f"foto {name}"),), name)) for name in images]
    resources = tuple((name, Resource(data, kind)) for name, (kind, data) in images.items())
    checked = write_pdf(replace(document(*blocks), resources=resources), theme())
    assert checked.diagnostics == ()
    with opened(checked.value) as pdf:
        assert [str(figure.Alt) for figure in elements(pdf, "Figure")] == ["foto a.png", "foto b.svg", "foto c.png"]
        assert all("/BBox" in figure.A for figure in elements(pdf, "Figure"))


def test_a_broken_picture_is_reported_and_its_words_printed() -> None:
    broken = replace(document(para(Image((Text("foto rota"),), "x.png"))), resources=(("x.png", Resource(b"nada", "image/png")),))
    checked = write_pdf(broken, theme())
    assert [found.code for found in checked.diagnostics] == ["W-105"]


def test_attachments_are_associated_files() -> None:
    attachment = Attachment("hoja.csv", b"a,b\n", "text/csv", "Hoja de ruta")
    checked = write_pdf(document(para(LOREM)), theme(), attachments=[attachment])
    with opened(checked.value) as pdf:
        assert bytes(pdf.attachments["hoja.csv"].get_file().read_bytes()) == b"a,b\n"
        assert str(pdf.Root.AF[0].AFRelationship) == "/Data"


def test_metadata_come_from_the_document() -> None:
    meta = replace(META, authors=("Ana", "Luis"), subject="Foro & más", keywords=("uno", "dos"))
    with opened(pdf_of(para(LOREM), meta=meta)) as pdf:
        assert str(pdf.docinfo.Author) == "Ana, Luis"
        assert str(pdf.docinfo.CreationDate) == "D:20230630120000-05'00'"
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == "Prueba"
            assert xmp["xmp:CreateDate"] == "2023-06-30T12:00:00-05:00"


def test_callouts_and_quotations_are_more_than_colour() -> None:
    data = pdf_of(
        div("agreement", para("A-01 Se acuerda.")), div("pull-quote", para("«Cita»"), div("attribution", para("Alguien")))
    )
    with opened(data) as pdf:
        assert len(elements(pdf, "BlockQuote")) == 1


def test_paragraphs_are_numbered_where_the_theme_asks_for_it() -> None:
    numbered = replace(theme(), numbered_paragraphs=True)
    body = div(
        "body", Heading(1, (Text("Uno"),)), *[para(f"texto{number}x") for number in range(3)], div("notice", para("aviso"))
    )
    checked = write_pdf(document(body), numbered)
    with opened(checked.value) as pdf:
        assert len(elements(pdf, "Span")) == 3
    assert ua_check.faults(checked.value) == []


def test_logos_of_the_theme_are_on_the_cover() -> None:
    dressed = replace(theme(), logos=(Logo("logos/red.png", "Red Uno"),))
    cover = div("cover", div("cover-title", para("Portada")), div("cover-organisers", para("Red")))
    checked = write_pdf(replace(document(cover), resources=(("logos/red.png", Resource(picture(), "image/png")),)), dressed)
    with opened(checked.value) as pdf:
        assert [str(figure.Alt) for figure in elements(pdf, "Figure")] == ["Red Uno"]


def test_a_tall_picture_stays_on_its_page() -> None:
    tall = replace(
        document(div("landscape", para(Image((Text("alta"),), "a.png")))),
        resources=(("a.png", Resource(picture((300, 3000)), "image/png")),),
    )
    with opened(write_pdf(tall, theme()).value) as pdf:
        left, bottom, right, top = (float(side) for side in elements(pdf, "Figure")[0].A.BBox)
        width, height = (float(side) for side in pdf.pages[0].mediabox[2:])
        assert width > height
        assert 0 < left < right < width
        assert 40 < bottom < top < height - 40


def test_lines_in_bold_of_credits_and_notices_are_headings_there_and_nowhere_else() -> None:
    bold = Para((Strong((Text("Licencia"),)),))
    title = Heading(1, (Text("Créditos"),))
    data = pdf_of(title, div("small", bold, para("Libre.")), div("notice", bold, para("Libre.")), div("agreement", bold), bold)
    with opened(data) as pdf:
        assert len(elements(pdf, "H2")) == 2
        assert len(elements(pdf, "H1")) == 1
    assert ua_check.faults(data) == []


def test_lines_that_were_asked_for_are_paragraphs_to_who_listens() -> None:
    """Names one below the other, and what is secondary in a cell, are no sentence."""
    names = para("Ana Paredes", LineBreak(), "Inés Quirola")
    secondary = Span((Text("hasta junio"),), Attr("", ("secondary",)))
    row = Row((Cell((Plain((Text("a 90 días"), Text(" "), secondary)),)), Cell((Plain((Text("uno"),)),))))
    with opened(pdf_of(names, Table((Column(), Column()), (), (row,)))) as pdf:
        assert len(elements(pdf, "P")) == 4
        assert [str(one.P.S) for one in elements(pdf, "P")] == ["/Document", "/Document", "/TH", "/TH"]


def test_a_table_without_headers_is_read_by_the_names_of_its_rows() -> None:
    row = Row((Cell((Plain((Text("OE1"),)),)), Cell((Plain((Text("Tejer redes"),)),))))
    with opened(pdf_of(Table((Column(), Column()), (), (row,)))) as pdf:
        assert [str(one.A.Scope) for one in elements(pdf, "TH")] == ["/Row"]


def test_a_page_number_that_stands_alone_is_heard_as_one() -> None:
    heading = Heading(1, (Text("Uno"),), Attr("uno"))
    number = Span((), Attr("", ("page-ref",), (("target", "uno"),)))
    with opened(pdf_of(heading, para(number), para("Uno, p. ", number))) as pdf:
        links = elements(pdf, "Link")
        assert [str(one.get("/Alt", "")) for one in links] == ["Página 1", ""]
        contents = [str(note.Contents) for note in pdf.pages[0].Annots]
    assert contents == ["Página 1", "Página 1"]


def test_a_link_of_several_fonts_is_one_annotation_on_each_line() -> None:
    link = Link((Text("el "), Strong((Text("acta"),)), Text(" de la mesa →")), "https://ejemplo.org/acta")
    with opened(pdf_of(para(link))) as pdf:
        assert len(pdf.pages[0].Annots) == 1


def test_a_word_with_a_hyphen_of_its_own_keeps_it_when_a_line_ends_there() -> None:
    """And nobody who reads its letters finds a space in it, nor in an address that was cut."""
    text = " ".join(texts(pdf_of(para("Garrigue-Nolet, " * 60), para("https://ejemplo.org/uno/dos/tres, " * 30))))
    assert "Garrigue\u2010" in text
    assert "- Nolet" not in text
    assert not re.search(r"/ \w", text)
