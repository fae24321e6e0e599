"""Boxes, headers of sessions, tables and charts, as the Word file says them."""

from __future__ import annotations

import pytest
from docx.shared import Mm

from memoria.document.tree import (
    Attr,
    Block,
    BulletList,
    Cell,
    Column,
    DefinitionList,
    Div,
    Document,
    Heading,
    Link,
    Para,
    Row,
    Span,
    Strong,
    Table,
    Text,
)
from memoria.theme import Theme
from memoria.writers.docx import Pandoc, write_docx
from memoria.writers.docx.columns import fitted
from memoria.writers.docx.faces import faces_of
from memoria.writers.docx.ruler import Ruler
from tests.writers.docx.package import Package, W, tables, value, words
from tests.writers.trees import div, p, row, table
from tests.writers.volume import META


def test_a_callout_is_one_cell_and_a_commitment_is_warm(made: Package, theme: Theme) -> None:
    warm = tables(made, "MemoriaCommitment")
    assert [len(list(one.iter(f"{W}tc"))) for one in warm] == [1, 1]
    assert warm[0].find(f"{W}tr/{W}trPr/{W}cantSplit") is not None
    assert value(made.styles["MemoriaCommitment"], "tcPr/shd", "fill") == theme.colours.accent_tint.removeprefix("#")
    assert value(made.styles["MemoriaCallout"], "tcPr/shd", "fill") == theme.colours.tint.removeprefix("#")


def test_short_fields_share_a_line_and_a_value_hangs_under_its_beginning(made: Package) -> None:
    lines = tables(made, "MemoriaCommitment")[0].iterfind(f".//{W}pStyle[@{W}val='CalloutFields']/../..")
    first = next(lines)
    assert words(first) == "ResponsableCONGOPEPlazo30 sept. 2023"
    assert len(list(first.iterfind(f"{W}r/{W}tab"))) == 3
    assert len(list(first.iterfind(f"{W}pPr/{W}tabs/{W}tab"))) == 2
    assert value(first, "pPr/ind", "left") == value(first, "pPr/ind", "hanging")


def test_two_callouts_in_a_row_stay_two(made: Package) -> None:
    first, second = tables(made, "MemoriaCommitment")
    assert value(first.getnext(), "pPr/pStyle") == "TableGap"
    assert second.getprevious() is not first


def test_a_callout_without_an_id_is_named(made: Package) -> None:
    text = next(tables(made, "MemoriaCommitment")[1].iter(f"{W}p"))
    assert words(text).startswith("Compromiso Compromiso sin número")
    assert [value(run, "rPr/rStyle") for run in text.iter(f"{W}r")] == ["CommitmentMark", "MarkSpace", None]


def test_a_session_header_is_lines_between_two_rules(made: Package, theme: Theme) -> None:
    first, *_, last = made.styled("SessionHeader")
    assert value(first, "pPr/pBdr/top", "color") == theme.colours.primary.removeprefix("#")
    assert value(last, "pPr/pBdr/bottom", "color") == theme.colours.hairline.removeprefix("#")
    assert first.find(f"{W}pPr/{W}keepNext") is not None


def test_an_openers_number_is_known_to_word(made: Package) -> None:
    (title,) = [one for one in made.styled("Heading1") if one.find(f"{W}pPr/{W}numPr") is not None]
    wanted = value(title, "pPr/numPr/numId")
    numbering = made.tree("word/numbering.xml")
    (number,) = [one for one in numbering.iter(f"{W}num") if one.get(f"{W}numId") == wanted]
    definition = value(number, "abstractNumId")
    (level,) = [one[1] for one in numbering.iter(f"{W}abstractNum") if one.get(f"{W}abstractNumId") == definition]
    assert (value(level, "start"), value(level, "lvlText"), value(level, "suff")) == ("3", "%1 ·", "space")


def test_a_line_that_announces_a_list_stays_with_it(theme: Theme, pandoc: Pandoc) -> None:
    told = Document(META, (p("Tres consejos:"), BulletList(((p("uno"),), (p("dos"),))), p("Fin:"), p("texto")))
    made = Package(write_docx(told, theme, pandoc=pandoc).value)
    kept = [words(one) for one in made.body.iterfind(f"{W}p") if one.find(f"{W}pPr/{W}keepNext") is not None]
    assert kept == ["Tres consejos:"]


def test_tables_repeat_their_head_and_keep_rows_whole(made: Package) -> None:
    for one in tables(made, "MemoriaTable"):
        head, *rows = one.findall(f"{W}tr")
        assert head.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (head, *rows))


def test_the_roadmap_has_the_widths_it_was_given(made: Package, theme: Theme) -> None:
    roadmap = tables(made, "MemoriaTable")[1]
    widths = [int(one.get(f"{W}w")) for one in roadmap.iter(f"{W}gridCol")]
    whole = (theme.page.height - 2 * theme.page.landscape_margin) / 25.4 * 1440
    assert sum(widths) == pytest.approx(whole, abs=10)
    assert widths[1] / sum(widths) == pytest.approx(0.26, abs=0.001)


def test_a_group_row_spans_and_is_tinted(made: Package, theme: Theme) -> None:
    (group,) = made.styled("TableGroup")
    cell = group.getparent()
    assert value(cell, "tcPr/gridSpan") == "7"
    assert value(cell, "tcPr/shd", "fill") == theme.colours.tint.removeprefix("#")


def test_secondary_matter_stands_on_its_own_line(made: Package) -> None:
    run = next(one for one in made.body.iter(f"{W}rStyle") if one.get(f"{W}val") == "Secondary").getparent().getparent()
    assert run.getprevious().find(f"{W}br") is not None


def test_bars_are_shaded_and_wordless(made: Package) -> None:
    bars = made.styled("ChartBar")
    indents = [int(value(one, "pPr/ind", "right") or 0) for one in bars]
    assert indents == sorted(indents)
    assert not any(words(one) for one in bars)


def test_the_word_above_figures_ends_where_they_end(theme: Theme, pandoc: Pandoc) -> None:
    counted = table("", (row("Estado", "Preguntas"),), row("Pendiente", "6"), count=2)
    made = Package(
        write_docx(Document(META, (div("chart", counted, kind="bars", alt="Pendiente, 6."),)), theme, pandoc=pandoc).value
    )
    rows = [list(one.iter(f"{W}tc")) for one in tables(made, "MemoriaGrid")[0].iter(f"{W}tr")]
    assert [words(cells[-1]) for cells in rows] == ["Preguntas", "6"]
    assert [value(cells[-1], "p/pPr/jc") for cells in rows] == ["right", "right"]


def test_texts_of_a_cell_keep_apart_but_the_first_has_no_more_room_than_any(theme: Theme, pandoc: Pandoc) -> None:
    table = Table((Column(),), (Row((Cell((p("Acción"),)),)),), (Row((Cell((p("Una"), p("Otra"))),)),))
    made = Package(write_docx(Document(META, (table,)), theme, pandoc=pandoc).value)
    assert [value(text, "pPr/spacing", "before") for text in made.body.iter(f"{W}p") if words(text)] == [None, None, "51"]


def test_tables_never_touch(made: Package) -> None:
    for one in made.body.iterfind(f"{W}tbl"):
        follower = one.getnext()
        assert follower is None or follower.tag != f"{W}tbl"


def test_a_cell_ends_in_a_paragraph_even_after_a_table(theme: Theme, pandoc: Pandoc) -> None:
    inner = Table((Column(),), (), (Row((Cell((p("dentro"),)),)),))
    box = Div((p("Un acuerdo con tabla"), inner), Attr("", ("agreement",)))
    made = Package(write_docx(Document(META, (box,)), theme, pandoc=pandoc).value)
    assert {cell[-1].tag for cell in made.body.iter(f"{W}tc")} == {f"{W}p"}


def test_columns_have_their_shares_but_never_less_than_their_least() -> None:
    assert fitted([1, 1, 2], [0, 0, 0], 100) == [25, 25, 50]
    assert fitted([1, 1, 2], [40, 0, 0], 100) == [40, 20, 40]
    assert fitted([1, 1], [150, 50], 100) == [75, 25]


def test_words_of_cells_have_room(theme: Theme, pandoc: Pandoc) -> None:
    words_of = ("Internacionalización", "x", "Responsabilidad", "y", "z", "Corresponsabilidad", "1 234", "fin")
    row = Row(tuple(Cell((p(word),)) for word in words_of))
    wide = Document(META, (Table((Column(),) * 8, (), (row,)),))
    made = Package(write_docx(wide, theme, pandoc=pandoc).value)
    widths = [int(one.get(f"{W}w")) for one in made.body.iter(f"{W}gridCol")]
    ruler = Ruler(theme, faces_of(theme))
    assert all(width > ruler.width(word, "table").twips + 200 for width, word in zip(widths, words_of, strict=True))


@pytest.mark.parametrize(("identifier", "style"), [("C-01", "CommitmentMark"), ("A-01", "Mark")])
def test_an_id_looks_like_one_though_it_is_a_link(identifier: str, style: str, theme: Theme, pandoc: Pandoc) -> None:
    """In every run of its field too: LibreOffice takes its looks from where the field begins."""
    callout = Div((Para((Span((Text(identifier),), Attr("", ("mark-id",))), Text(" Algo"))),), Attr("uno", ("agreement",)))
    link = Span((Link((Text(identifier),), "#uno"),), Attr("", ("mark-id",)))
    made = Package(write_docx(Document(META, (callout, Para((link,)))), theme, pandoc=pandoc).value)
    (runs,) = [list(one) for one in made.body.iter(f"{W}hyperlink")]
    assert {value(run, "rPr/rStyle") for run in runs} == {style}


def test_a_sheet_is_as_wide_as_titles(theme: Theme, pandoc: Pandoc) -> None:
    fields = DefinitionList((((Text("Responsable"),), ((p("CONGOPE"),),)),))
    made = Package(write_docx(Document(META, (Div((fields,), Attr("", ("sheet",))),)), theme, pandoc=pandoc).value)
    (sheet,) = tables(made, "MemoriaSheet")
    assert int(value(sheet, "tblPr/tblW", "w") or 0) == Mm(theme.page.block).twips


def _notice(*content: Block) -> Document:
    title = Heading(1, (Text("Lo que falta"),), Attr("falta", ("unnumbered",), (("toc", "no"),)))
    return Document(META, (Div((Div((title, *content), Attr("", ("notice",))),), Attr("", ("page-break",))), p("Fin.")))


def test_a_notice_has_its_title_inside_which_is_its_running_head(theme: Theme, pandoc: Pandoc) -> None:
    made = Package(write_docx(_notice(p("Es un borrador.")), theme, pandoc=pandoc).value)
    (box,) = tables(made, "MemoriaNotice")
    assert [value(text, "pPr/pStyle") for text in box.iter(f"{W}p")] == ["NoticeTitle", "Notice"]
    assert value(made.styles["NoticeTitle"], "pPr/outlineLvl") == "0"
    assert words(made.linked(made.sections[0], "header")).endswith("Lo que falta")


def test_a_notice_above_the_first_title_stands_on_its_page(theme: Theme, pandoc: Pandoc) -> None:
    banner = Div((p("Edición interna."),), Attr("", ("notice",)))
    first, second = (Heading(1, (Text(name),), Attr(name.lower(), ("unnumbered",))) for name in ("Acuerdos", "Créditos"))
    front = Div((banner, first, p("Uno."), banner, second, p("Dos.")), Attr("", ("front",)))
    made = Package(write_docx(Document(META, (front,)), theme, pandoc=pandoc).value)
    heads = [words(made.linked(one, "header")) for one in made.sections]
    assert [head.removeprefix("Memoria · La internacionalización territorial") for head in heads] == ["Acuerdos", "Créditos"]


@pytest.mark.parametrize(("role", "style"), [("notice", "NoticeHeading"), ("small", "SmallHeading")])
def test_a_line_in_strong_names_what_follows_and_stays_with_it(role: str, style: str, theme: Theme, pandoc: Pandoc) -> None:
    lines = (Para((Strong((Text("Notas que se esperan"),)),)), p("Una."), Para((Strong((Text("Una"),)), Text(" cosa"))))
    made = Package(write_docx(Document(META, (Div(lines, Attr("", (role,))),)), theme, pandoc=pandoc).value)
    (heading,) = made.styled(style)
    assert (words(heading), list(heading.iter(f"{W}b"))) == ("Notas que se esperan", [])
    assert made.styles[style].find(f"{W}pPr/{W}keepNext") is not None
