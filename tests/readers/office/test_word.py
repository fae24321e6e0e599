"""Word as people use it: one test for each trap (reference: what rapporteurs really hold, 3.8)."""

from __future__ import annotations

import pytest

from memoria.document.tree import Align, Table
from memoria.readers.office import Paper, read_paper
from tests.document.native import native
from tests.documents import W, docx, item, para, run, table

BOLD = "<w:b/>"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


def read(body: str, **others: object) -> Paper:
    return read_paper("nota.docx", docx(body, **others), "es")  # type: ignore[arg-type]


def tree(body: str, **others: object) -> str:
    paper = read(body, **others)
    assert not paper.unread
    return native(paper.blocks)


def codes(paper: Paper) -> list[str]:
    return [problem.code for problem in paper.problems]


def said(paper: Paper, code: str) -> list[dict[str, object]]:
    return [dict(problem.values) for problem in paper.problems if problem.code == code]


def style(identifier: str, name: str, inner: str = "", based: str = "") -> str:
    of = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/>{of}{inner}</w:style>'


# --- headings ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("identifier", "name", "level"),
    [
        ("Heading1", "heading 1", 1),
        ("Ttulo2", "heading 2", 2),
        ("Titre3", "Titre 3", 3),
        ("Ttulo1", "Título 1", 1),
        ("Encabezado2", "Encabezado 2", 2),
        ("berschrift1", "Überschrift 1", 1),
        ("Heading9", "heading 9", 6),
    ],
)
def test_headings_are_known_by_the_name_of_their_style_in_any_language(identifier: str, name: str, level: int) -> None:
    assert (
        tree(para("Uno", style=identifier) + para("Texto."), styles=style(identifier, name)) == f"{'#' * level} Uno\nPara: Texto."
    )


def test_headings_are_known_by_outline_level_through_the_styles_they_are_based_on() -> None:
    outline = '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'
    styles = style("Base", "Cabecera propia", outline) + style("Hija", "La de casa", based="Base")
    assert tree(para("Uno", style="Hija"), styles=styles) == "## Uno"
    assert tree(para("Uno", properties='<w:outlineLvl w:val="0"/>')) == "# Uno"
    assert tree(para("Uno", style="Hija", properties='<w:outlineLvl w:val="9"/>'), styles=styles) == "Para: Uno"


def test_styles_in_a_circle_end() -> None:
    styles = style("A", "una", based="B") + style("B", "otra", based="A")
    assert tree(para("Uno", style="A"), styles=styles) == "Para: Uno"


def test_a_heading_without_styles_xml_is_known_by_its_identifier() -> None:
    assert tree(para("Uno", style="Ttulo1"), parts={"word/styles.xml": ""}) == "# Uno"


def test_short_paragraphs_in_bold_or_capitals_over_a_text_are_headings_and_said() -> None:
    paper = read(para("CONCLUSIONES") + para("Texto.") + para(run("Lo que sigue", BOLD)) + para("Más texto.") + para("y más"))
    assert native(paper.blocks) == "# CONCLUSIONES\nPara: Texto.\n## Lo que sigue\nPara: Más texto.\nPara: y más"
    assert said(paper, "D-011") == [{"text": "CONCLUSIONES"}, {"text": "Lo que sigue"}]
    assert paper.problems[0].at.place == "apartado 1, título"


@pytest.mark.parametrize(
    "body",
    [
        para(run("Una frase entera, en negrita, con su punto.", BOLD)) + para("Texto."),
        para(run("ACUERDO: Reunirse", BOLD)) + para("Texto."),
        para(run("Responsable: Red Uno", BOLD)) + para("Texto."),
        para("Texto.") + para(run("Al final", BOLD)),
        para(run("Dra. Ana Paredes", BOLD)) + para(run("Prefecta", BOLD)) + para(run("Foro", BOLD)),
    ],
)
def test_what_is_bold_for_another_reason_is_no_heading(body: str) -> None:
    assert "#" not in tree(body)


# --- lists -------------------------------------------------------------------------------------------------------------


def test_lists_are_nested_by_level_and_count_on_after_a_paragraph() -> None:
    body = item("uno", 2) + item("dos", 2) + item("hondo", 1, 1) + para("entre medias") + item("tres", 2)
    assert tree(body) == (
        "OrderedList 1 Decimal Period\n  - Para: uno\n  - Para: dos\n    BulletList\n      - Para: hondo\n"
        "Para: entre medias\nOrderedList 3 Decimal Period\n  - Para: tres"
    )


@pytest.mark.parametrize(
    "signs",
    [("- ", "- "), ("• ", "• "), ("1.- ", "2.- "), ("1) ", "2) "), ("a) ", "b) "), ("1. ", "2. "), ("–\u00a0", "–\u00a0")],
)
def test_bullets_and_numbers_typed_by_hand_are_lists(signs: tuple[str, str]) -> None:
    paper = read(para(f"{signs[0]}uno") + para(f"{signs[1]}dos"))
    shown = native(paper.blocks)
    assert shown.startswith(("BulletList", "OrderedList"))
    assert "- Para: uno" in shown
    assert codes(paper) == ["D-012"]


def test_bullets_typed_in_the_lines_of_one_paragraph_are_a_list_too() -> None:
    assert tree(para("Tres cosas:", "<w:r><w:br/></w:r>", "- una", "<w:r><w:br/></w:r>", "- otra")) == (
        "Para: Tres cosas:\nBulletList\n  - Para: una\n  - Para: otra"
    )


def test_numbers_that_do_not_count_and_a_single_dash_are_text() -> None:
    body = para("2019. Llegué a una oficina.") + para("1. Uno") + para("7. Siete") + para("x") + para("- dijo ella")
    assert "List" not in tree(body)


def test_the_fields_of_a_marked_item_of_a_flat_list_go_below_it() -> None:
    body = item("COMPROMISO: Publicar el directorio") + item("responsable: Red Uno") + item("plazo: mayo") + item("Otra cosa")
    assert tree(body) == (
        "BulletList\n  - Para: COMPROMISO: Publicar el directorio\n    BulletList\n      - Para: responsable: Red Uno\n"
        "      - Para: plazo: mayo\n  - Para: Otra cosa"
    )


# --- inlines -----------------------------------------------------------------------------------------------------------


def test_runs_that_word_cut_are_one_text() -> None:
    assert tree(para(run("ACUE", BOLD), run("RDO:", BOLD), run(" "), run("Reunirse"))) == "Para: **ACUERDO:** Reunirse"


def test_typography_stays_and_what_nobody_sees_goes() -> None:
    assert (
        tree(para("«n.º 3»\u00a0— 1.ª", "\u00ad\u200b\ufeff", "co\u00adope\u200bración“si”…"))
        == "Para: «n.º 3»\u00a0— 1.ªcooperación“si”…"
    )


def test_tabs_and_double_spaces_are_one_space_and_soft_returns_are_lines() -> None:
    body = "<w:p><w:r><w:t>Responsable:</w:t><w:tab/><w:tab/><w:t>Red  Uno</w:t><w:br/>"
    body += "<w:t>plazo</w:t><w:br w:type='page'/></w:r></w:p>"
    assert tree(body) == "Para: Responsable: Red Uno↵plazo"


def test_text_beside_a_note_or_picture_in_one_run_stays() -> None:
    body = '<w:p><w:r><w:t>Uno</w:t><w:footnoteReference w:id="2"/><w:t>dos</w:t></w:r></w:p>'
    assert tree(body, footnotes=f'<w:footnote w:id="2">{para("al pie")}</w:footnote>') == "Para: Uno[^Para: al pie]dos"


def test_endnotes_are_notes_and_a_note_that_nobody_calls_is_said_and_printed() -> None:
    body = para("Uno", '<w:r><w:endnoteReference w:id="2"/></w:r>')
    notes = f'<w:endnote w:id="2">{para("al final")}</w:endnote><w:endnote w:id="3">{para("nadie me llama")}</w:endnote>'
    paper = read(body, endnotes=notes)
    assert native(paper.blocks) == "Para: Uno[^Para: al final]\nPara: nadie me llama"
    assert said(paper, "D-020") == [{"text": "nadie me llama"}]


def test_ruby_is_not_lost_in_silence() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('encima')}</w:rt><w:rubyBase>{run('base')}</w:rubyBase></w:ruby></w:r>"
    paper = read(para("Uno ", ruby))
    assert native(paper.blocks) == "Para: Uno base\nPara: encima"
    assert codes(paper) == ["D-020"]


def test_links_lose_what_follows_the_reader_and_unsafe_ones_their_target() -> None:
    relations = {
        "a": ("hyperlink", "https://example.org/x?utm_source=correo&amp;id=3&amp;fbclid=abc#fin"),
        "b": ("hyperlink", "javascript://alert"),
        "c": ("hyperlink", "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fhoja&amp;data=05"),
    }
    body = para(*(f'<w:hyperlink r:id="{name}">{run(name)}</w:hyperlink>' for name in "abc"))
    paper = read(body, relations=relations)
    assert native(paper.blocks) == "Para: [a](https://example.org/x?id=3#fin)b[c](https://example.org/hoja)"
    assert codes(paper) == ["D-028", "M-008", "D-028"]


def test_a_link_written_as_a_field_is_a_link() -> None:
    body = para(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org" </w:instrText></w:r>',
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        run("aquí"),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        " fin",
    )
    assert tree(body) == "Para: [aquí](https://example.org) fin"


def test_an_equation_is_text_and_said() -> None:
    paper = read("<w:p><m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath></w:p>")
    assert native(paper.blocks) == "Para: E=mc"
    assert codes(paper) == ["D-018"]


# --- changes, comments, hidden text ------------------------------------------------------------------------------------


def test_changes_are_taken_as_accepted_and_listed_without_their_author() -> None:
    body = para(
        "La mesa ",
        f'<w:ins w:id="1" w:author="Luis Toro">{run("técnica ")}</w:ins>',
        '<w:del w:id="2" w:author="Luis Toro"><w:r><w:delText>anual </w:delText></w:r></w:del>',
        "se reúne",
    )
    paper = read(body)
    assert native(paper.blocks) == "Para: La mesa técnica se reúne"
    assert said(paper, "D-013") == [{"inserted": "técnica", "deleted": "anual"}]
    assert paper.problems[0].at.place == "párrafo 1"
    assert "Toro" not in str(paper)


def test_text_that_moved_stands_where_it_went() -> None:
    body = para(f"<w:moveFrom>{run('se fue')}</w:moveFrom>", "a") + para("b ", f"<w:moveTo>{run('se fue')}</w:moveTo>")
    assert tree(body) == "Para: a\nPara: b se fue"


def test_a_deleted_end_of_a_paragraph_joins_it_to_the_next() -> None:
    assert tree(para("uno ", properties="<w:rPr><w:del/></w:rPr>") + para("dos") + para("tres")) == "Para: uno dos\nPara: tres"


def test_a_deleted_row_is_gone_and_said() -> None:
    rows = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{para('fuera')}</w:tc></w:tr>"
    rows += f"<w:tr><w:tc>{para('a')}</w:tc><w:tc>{para('b')}</w:tc></w:tr>"
    paper = read(f"<w:tbl>{rows}</w:tbl>")
    assert "fuera" not in native(paper.blocks)
    assert codes(paper) == ["D-013"]


def test_comments_are_kept_for_the_editor_and_never_in_the_tree() -> None:
    body = para("Uno") + para('<w:commentRangeStart w:id="1"/>', "dos", '<w:r><w:commentReference w:id="1"/></w:r>')
    paper = read(body, comments=f'<w:comment w:id="1" w:author="Luis Toro">{para("¿Seguro que son doce?")}</w:comment>')
    assert native(paper.blocks) == "Para: Uno\nPara: dos"
    assert [(str(words), words.at.place) for words in paper.comments if words.at] == [("¿Seguro que son doce?", "párrafo 2")]
    assert said(paper, "D-014") == [{"text": "¿Seguro que son doce?"}]
    assert "Toro" not in str(paper)


def test_hidden_text_is_not_printed_and_said() -> None:
    paper = read(para("Uno ", run("secreto", "<w:vanish/>"), "dos"))
    assert native(paper.blocks) == "Para: Uno dos"
    assert said(paper, "D-019") == [{"text": "secreto"}]


# --- what stands beside the text ---------------------------------------------------------------------------------------


def drawn(inner: str) -> str:
    graphic = f"<a:graphic><a:graphicData>{inner}</a:graphicData></a:graphic>"
    return f"<w:r><w:drawing><wp:inline>{graphic}</wp:inline></w:drawing></w:r>"


def box(text: str) -> str:
    """A text box as Word writes it: the shape, and the same again for older programs."""
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>"
        f"<w:txbxContent>{para(text)}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        "</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"<w:txbxContent>{para(text)}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def test_the_text_of_a_box_stands_once_after_its_paragraph_and_is_said() -> None:
    paper = read(para("Uno", box("ACUERDO: Reunirse")) + para("dos"))
    assert native(paper.blocks) == "Para: Uno\nPara: ACUERDO: Reunirse\nPara: dos"
    assert said(paper, "D-010") == [{"text": "ACUERDO: Reunirse"}]
    assert paper.problems[0].at.place == "cuadro de texto 1"


def test_lettering_and_smart_art_have_words() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="Foro 2023"/></v:shape></w:pict></w:r>'
    smart = drawn('<dgm:relIds r:dm="d"/>')
    data = f"<dgm:dataModel {W}><a:p><a:r><a:t>Paso uno</a:t></a:r></a:p></dgm:dataModel>"
    body = para("x", art, smart)
    parts = {"word/diagrams/data1.xml": data}
    assert (
        tree(body, relations={"d": ("diagramData", "diagrams/data1.xml")}, parts=parts)
        == "Para: x\nPara: Foro 2023\nPara: Paso uno"
    )


def test_content_controls_are_looked_through_and_their_placeholders_are_no_text() -> None:
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Haga clic aquí')}</w:sdtContent></w:sdt>"
    block = f"<w:sdt><w:sdtPr/><w:sdtContent>{para('Dentro')}</w:sdtContent></w:sdt>"
    paper = read(para("Uno ", control, f"<w:sdt><w:sdtContent>{run('dos')}</w:sdtContent></w:sdt>") + block)
    assert native(paper.blocks) == "Para: Uno dos\nPara: Dentro"
    assert codes(paper) == []


def test_headers_and_footers_are_set_aside_and_said() -> None:
    paper = read(para("Uno"), header1=para("Foro de Redes"), footer1=para("Página 1"))
    assert native(paper.blocks) == "Para: Uno"
    assert said(paper, "D-015") == [{"text": "Página 1 · Foro de Redes"}]


def test_a_table_of_contents_is_not_printed() -> None:
    field = para(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        "Uno 3",
    ) + para("Dos 4", '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    paper = read(field + para("Texto"))
    assert native(paper.blocks) == "Para: Texto"
    assert codes(paper) == ["D-021"]


def test_a_table_of_contents_without_an_end_does_not_swallow_the_text() -> None:
    field = para('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>', "Uno 3")
    assert "Texto" in tree(field + para("Texto"))


# --- pictures and objects ----------------------------------------------------------------------------------------------


def picture(relation: str, alt: str = "") -> str:
    name = f'<wp:docPr id="1" name="Imagen 1" descr="{alt}"/>'
    return drawn(f"{name}<pic:pic><pic:blipFill><a:blip {relation}/></pic:blipFill></pic:pic>")


def test_a_picture_is_named_and_its_bytes_kept() -> None:
    body = para(picture('r:embed="i"', "Mapa de la cuenca&#10;&#10;Descripción generada automáticamente"))
    paper = read(body, relations={"i": ("image", "media/image1.png")}, parts={"word/media/image1.png": PNG})
    assert "Mapa de la cuenca" in native(paper.blocks)
    assert "generada" not in native(paper.blocks)
    assert dict(paper.pictures) == {"nota.docx/word/media/image1.png": PNG}


def test_a_linked_picture_is_never_fetched() -> None:
    for target, code in (("https://example.org/a.png", "M-021"), ("file:///etc/passwd", "M-022")):
        paper = read(para("x", picture('r:link="i"', "Mapa")), relations={"i": ("image", target)})
        assert codes(paper) == [code]
        assert native(paper.blocks) == "Para: x*[Mapa]*"
        assert not paper.pictures


def test_a_picture_that_leads_out_of_the_package_is_not_there() -> None:
    paper = read(para("x", picture('r:embed="i"')), relations={"i": ("image", "../../../etc/passwd")})
    assert codes(paper) == ["M-020"]


def test_embedded_objects_and_charts_are_said() -> None:
    ole = '<w:r><w:object><v:shape/><o:OLEObject ProgID="Excel.Sheet.12" r:id="o"/></w:object></w:r>'
    chart = drawn('<c:chart r:id="c"/>')
    paper = read(para("x", ole, chart))
    assert said(paper, "D-017") == [{"kind": "Excel.Sheet.12"}, {"kind": "chart"}]


def test_an_inserted_document_is_said_and_macros_are_ignored() -> None:
    paper = read(para("x") + '<w:altChunk r:id="a"/>', parts={"word/vbaProject.bin": b"x"})
    assert sorted(codes(paper)) == ["D-022", "D-023"]


# --- tables ------------------------------------------------------------------------------------------------------------


def cell(text: str, properties: str) -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{para(text)}</w:tc>"


def test_the_text_of_a_merged_cell_stands_once() -> None:
    wide, top, below = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    paper = read(table((cell("todo", wide),), (cell("alto", top), "b"), (cell("", below), "c")))
    shown = native(paper.blocks)
    assert [shown.count(text) for text in ("todo", "alto")] == [1, 1]
    assert codes(paper) == []


def test_a_cell_merged_down_covers_the_rows_that_it_covers() -> None:
    below = "<w:vMerge/>"
    paper = read(
        table((cell("alto", '<w:vMerge w:val="restart"/>'), "a"), (cell("", below), "b"), (cell("", below), "c"), ("x", "d"))
    )
    (block,) = paper.blocks
    assert isinstance(block, Table)
    assert [[cell.rows for cell in row.cells] for row in (*block.head, *block.body)] == [[3, 1], [1], [1], [1, 1]]


def test_text_left_in_a_cell_that_was_merged_away_is_kept() -> None:
    paper = read(table((cell("alto", '<w:vMerge w:val="restart"/>'), "b"), (cell("escondido", "<w:vMerge/>"), "c")))
    assert "escondido" in native(paper.blocks)


def test_figures_set_to_the_right_stay_there() -> None:
    right = '<w:jc w:val="right"/>'
    paper = read(table(("Tema", "Redes"), ("Riego", para("3", properties=right)), ("Agua", para("12", properties=right))))
    (block,) = paper.blocks
    assert isinstance(block, Table)
    assert [cell.align for row in block.body for cell in row.cells[1:]] == [Align.DEFAULT, Align.RIGHT, Align.RIGHT]


def test_a_frame_around_a_text_is_the_text() -> None:
    assert tree(table((para("ACUERDO: Reunirse"),))) == "Para: ACUERDO: Reunirse"


# --- places ------------------------------------------------------------------------------------------------------------


def test_places_are_said_as_path_of_headings_and_paragraph() -> None:
    styles = style("Heading1", "heading 1") + style("Heading2", "heading 2")
    body = (
        para("antes")
        + para("Uno", style="Heading1")
        + para("Dos", style="Heading1")
        + para("Hondo", style="Heading2")
        + para("a")
        + para("b")
        + table(("1", "2"), ("3", "4"))
    )
    paper = read(body, styles=styles)
    places = [block.at.place for block in paper.blocks if block.at]
    assert places == [
        "párrafo 1",
        "apartado 1, título",
        "apartado 2, título",
        "apartado 2.1, título",
        "apartado 2.1, párrafo 1",
        "apartado 2.1, párrafo 2",
        "apartado 2.1, tabla 1, fila 1, columna 1",
    ]
    assert len({block.at for block in paper.blocks}) == len(paper.blocks)


def test_strict_word_is_word() -> None:
    body = f"<w:document {W}><w:body>{para('Uno')}</w:body></w:document>".replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    paper = read_paper("nota.docx", docx("", parts={"word/document.xml": body}), "es")
    assert native(paper.blocks) == "Para: Uno"
