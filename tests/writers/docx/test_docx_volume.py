"""A volume with every role, as the Word file says it."""

from __future__ import annotations

import hashlib
import io
import re
from dataclasses import replace
from typing import Any

import docx

from memoria.document.tree import Attr, Div, Document, Heading, Image, Link, Para, Text
from memoria.theme import Theme
from memoria.writers.docx import Pandoc, write_docx
from memoria.writers.expected import expected_of
from memoria.writers.extract import docx_reading
from memoria.writers.readback import missing_words
from tests.writers.docx.package import Package, W, value, words
from tests.writers.trees import p, t
from tests.writers.volume import META, VOLUME


def test_every_word_of_the_tree_stands_in_the_file_in_its_order(made: Package) -> None:
    assert missing_words(expected_of(VOLUME), docx_reading(made.data), "volume.docx") == ()


def test_the_same_volume_makes_the_same_bytes(made: Package, theme: Theme, pandoc: Pandoc) -> None:
    again = write_docx(VOLUME, theme, pandoc=pandoc).value
    assert hashlib.sha256(again).hexdigest() == hashlib.sha256(made.data).hexdigest()


def test_no_section_ends_in_the_words_of_a_field(theme: Theme, pandoc: Pandoc) -> None:
    """Else LibreOffice reads the section's footer as a part of the field, and prints no page numbers."""
    listing = Div((), Attr("", ("list-of-tables",), (("title", "Tablas"),)))
    front = Div((Div((), Attr("", ("contents",))), listing), Attr("", ("front",)))
    rest = VOLUME.blocks[2:]
    made = Package(write_docx(replace(VOLUME, blocks=(front, *rest)), theme, pandoc=pandoc).value)
    assert len(made.styled("TableofFigures")) == 2
    open_fields, inside = 0, []
    for node in made.body.iter(f"{W}fldChar", f"{W}sectPr"):
        if node.tag == f"{W}sectPr":
            inside.append(open_fields)
        else:
            open_fields += {"begin": 1, "end": -1}.get(node.get(f"{W}fldCharType"), 0)
    assert set(inside) == {0}


def test_nothing_in_the_file_asks_or_changes_at_opening(made: Package) -> None:
    text = b"".join(made.parts.values()).decode("utf-8", "ignore")
    assert "updateFields" not in text
    assert not re.search(r"rsid|paraId|TargetMode=\"External\" Target=\"file", text)


# --- pages ---


def test_pages_are_roman_before_the_body_and_arabic_from_one_in_it(made: Package) -> None:
    numbers = [(value(one, "pgNumType", "fmt"), value(one, "pgNumType", "start")) for one in made.sections]
    formats = [str(form) for form, _ in numbers]
    assert numbers[0] == ("lowerRoman", "1")
    assert formats == sorted(formats, reverse=True)
    assert next(start for form, start in numbers if form == "decimal") == "1"
    assert sum(start is not None for _, start in numbers) == 2


def test_the_roadmap_lies_on_landscape_pages_with_its_own_head(made: Package) -> None:
    (wide,) = [one for one in made.sections if value(one, "pgSz", "orient") == "landscape"]
    assert int(value(wide, "pgSz", "w") or 0) > int(value(wide, "pgSz", "h") or 0)
    (stop,) = made.linked(wide, "header").iterfind(f".//{W}tab[@{W}val='right']")
    assert int(stop.get(f"{W}pos")) > 14000


def test_a_running_head_names_volume_and_chapter(made: Package) -> None:
    heads = [words(made.linked(one, "header")) for one in made.sections]
    assert heads[0] == ""
    assert "Memoria · La internacionalización territorialContenido" in heads
    assert any(head.endswith("3 · Cooperación descentralizada") for head in heads)
    assert any(head.endswith("8 · Ruta") for head in heads)


def test_a_long_title_has_the_room_that_the_chapter_leaves_it(theme: Theme, pandoc: Pandoc) -> None:
    title = "Memoria · La internacionalización de los territorios intermedios y de las redes que los reúnen"
    volume = replace(VOLUME, meta=replace(VOLUME.meta, running_title=title))
    made = Package(write_docx(volume, theme, pandoc=pandoc).value)
    heads = {words(made.linked(one, "header")) for one in made.sections}
    assert f"{title}Contenido" in heads
    assert any(head.startswith("Memoria · La") and "…" in head for head in heads)


def test_a_running_head_follows_the_chapter_by_styleref(made: Package) -> None:
    wanted = {"STYLEREF 1", 'STYLEREF "Chapter Number"'}
    found = {one.text.strip() for section in made.sections for one in made.linked(section, "header").iter(f"{W}instrText")}
    assert found == wanted


def test_the_cover_and_the_opener_bear_no_head_and_the_cover_no_number(made: Package) -> None:
    assert words(made.linked(made.sections[0], "footer")) == ""
    (numeral,) = made.styled("ChapterNumber")
    assert words(numeral) == "3"
    opener = next(one for one in made.sections if numeral in _before(made, one))
    assert words(made.linked(opener, "header")) == ""


def _before(made: Package, section: Any) -> list[Any]:
    """The blocks of a section, told by the paragraph that ends it."""
    blocks: list[Any] = []
    for node in made.body:
        blocks.append(node)
        if section is node or section in node.iter(f"{W}sectPr"):
            return blocks
        if node.find(f"{W}pPr/{W}sectPr") is not None:
            blocks = []
    return blocks


def test_a_draft_says_so_on_every_page_but_the_cover_which_has_its_badge(theme: Theme, pandoc: Pandoc) -> None:
    draft = replace(VOLUME, meta=replace(META, draft="BORRADOR · a1b2"))
    made = Package(write_docx(draft, theme, pandoc=pandoc).value)
    assert all("BORRADOR · a1b2" in words(made.linked(one, "footer")) for one in made.sections[1:])
    assert words(made.linked(made.sections[0], "footer")) == ""


def test_no_paragraph_is_empty_but_those_that_end_a_section(made: Package) -> None:
    empty = [one for one in made.body.iterfind(f"{W}p") if not words(one) and one.find(f".//{W}drawing") is None]
    styles = {value(one, "pPr/pStyle") for one in empty}
    assert styles <= {"SectionEnd", "HorizontalLine", "TableGap", "OpenerGap"}


# --- contents and references ---


def test_the_contents_are_a_field_already_filled(made: Package) -> None:
    assert made.instructions().count('TOC \\o "1-2" \\h \\z') == 1
    entries = [words(one) for style in ("TOC1", "TOC2") for one in made.styled(style)]
    assert "1 · Antecedentes y objetivos1" in entries
    assert any(entry.startswith("3.3 Conversatorio") for entry in entries)
    assert not any(entry.startswith("Contenido") for entry in entries)


def test_a_title_too_long_for_its_line_leaves_room_for_its_page(theme: Theme, pandoc: Pandoc) -> None:
    long = Heading(1, (t("Una palabra larga " * 9 + "y fin"),), Attr("larga"))
    contents = Div((), Attr("", ("contents",)))
    made = Package(write_docx(Document(META, (contents, long, p("x"))), theme, pandoc=pandoc).value)
    (entry,) = made.styled("TOC1")
    assert len(list(entry.iter(f"{W}br"))) == 1


def test_a_heading_that_the_contents_leave_out_is_left_out_by_word_too(theme: Theme, pandoc: Pandoc) -> None:
    unlisted = Heading(2, (t("Por país"),), Attr("pais", (), (("toc", "no"),)))
    made = Package(write_docx(Document(META, (Heading(1, (t("Uno"),)), unlisted, p("x"))), theme, pandoc=pandoc).value)
    (heading,) = made.styled("UnlistedHeading")
    assert words(heading) == "Por país"
    assert value(made.styles["UnlistedHeading"], "pPr/outlineLvl") == "1"
    assert not [text for text in made.instructions() if text.startswith("TOC") and "\\u" in text]


def test_every_link_and_reference_leads_to_a_bookmark(made: Package) -> None:
    names = made.bookmarks()
    assert len(names) == len(set(names))
    anchors = {one.get(f"{W}anchor") for one in made.body.iter(f"{W}hyperlink")} - {None}
    pages = {text.split()[1] for text in made.instructions() if text.startswith("PAGEREF")}
    assert anchors | pages <= set(names)


def test_every_page_number_is_that_of_its_place(made: Package) -> None:
    labels = [[node.text for node in one.iter(f"{W}t")][-1] for one in made.styled("TOC1")]
    assert labels == ["iv", "1", "2", "6", "9", "10"]
    assert [words(one) for one in made.styled("CalloutLink")] == ["→ Hoja de ruta, p. 7"]


def test_every_identifier_is_a_bookmark(made: Package) -> None:
    assert {"eje_3", "s_33", "C_03", "A_02", "r_C_03", "f_1", "ruta_ejes"} <= set(made.bookmarks())


def test_a_link_to_nowhere_is_told(theme: Theme, pandoc: Pandoc) -> None:
    lost = Document(META, (Para((Link((Text("allá"),), "#nada"),)),))
    assert [one.code for one in write_docx(lost, theme, pandoc=pandoc).diagnostics] == ["W-202"]


# --- text ---


def test_headings_are_words_own_with_their_number_as_text(made: Package) -> None:
    assert words(made.styled("Heading1")[1]) == "1 · Antecedentes y objetivos"
    assert "3.3 Conversatorio: ¿quién guarda el expediente?" in [words(one) for one in made.styled("Heading2")]
    levels = [value(made.styles[f"Heading{level}"], "name") for level in range(1, 7)]
    assert levels == [f"heading {level}" for level in range(1, 7)]


def test_styles_are_words_own(made: Package) -> None:
    names = {value(style, "name") for style in made.styles.values()}
    wanted = {"Title", "Subtitle", "Normal", "Body Text", "First Paragraph", "caption", "Quote", "List Bullet", "List Number"}
    wanted |= {"toc 1", "toc 2", "TOC Heading", "header", "footer", "footnote text", "Hyperlink"}
    assert wanted <= names
    used = {one.get(f"{W}val") for kind in ("pStyle", "rStyle", "tblStyle") for one in made.body.iter(f"{W}{kind}")}
    assert used <= set(made.styles)


def test_captions_count_by_fields(made: Package) -> None:
    assert [words(one) for one in made.styled("Caption")] == [
        "Figura 1. Provincias que participan",
        "Tabla 1. Programa previsto",
        "Tabla 2. Hoja de ruta",
    ]
    assert [text for text in made.instructions() if text.startswith("SEQ")] == [
        "SEQ Figura \\* ARABIC",
        "SEQ Tabla \\* ARABIC",
        "SEQ Tabla \\* ARABIC",
    ]


def test_lists_are_real_and_in_words_styles(made: Package) -> None:
    bullets, numbers = made.styled("ListBullet"), made.styled("ListNumber")
    assert len(bullets) == 4
    assert [words(one) for one in numbers] == ["Primero.", "Segundo."]
    assert all(one.find(f"{W}pPr/{W}numPr") is not None for one in (*bullets, *numbers))
    assert [words(one) for one in made.styled("ListContinue")] == ["Sigue el primero."]


def test_notes_are_footnotes(made: Package) -> None:
    notes = made.tree("word/footnotes.xml")
    assert "Registro del equipo técnico" in words(notes)
    assert [one.text.strip() for one in notes.iter(f"{W}instrText")] == ["PAGEREF C_03 \\h"]


def test_languages_are_marked(made: Package) -> None:
    assert value(made.tree("word/styles.xml"), "docDefaults/rPrDefault/rPr/lang") == "es-EC"
    spoken = {one.get(f"{W}val"): words(one.getparent().getparent()) for one in made.body.iter(f"{W}lang")}
    assert spoken == {"fr-FR": "bonjour", "en-GB": "The provinces agreed on a common inventory."}


def test_pictures_say_what_they_show_and_no_path(made: Package) -> None:
    told = re.findall(r'descr="([^"]*)"', made.parts["word/document.xml"].decode())
    assert told.count("Mapa de las provincias") == 2
    assert set(told) == {"Mapa de las provincias", ""}


def test_a_picture_that_did_not_come_leaves_its_words(theme: Theme, pandoc: Pandoc) -> None:
    lost = Document(META, (Para((Image((t("Un mapa"),), "mapa.png"),)),))
    checked = write_docx(lost, theme, pandoc=pandoc)
    assert [one.code for one in checked.diagnostics] == ["W-201"]
    assert words(Package(checked.value).body) == "Un mapa"


# --- the file ---


def test_properties_are_those_of_the_edition(made: Package) -> None:
    core = docx.Document(io.BytesIO(made.data)).core_properties
    assert (core.title, core.language, core.revision) == (META.title, "es-EC", 1)
    assert core.author == core.last_modified_by == "CONGOPE; CIFAL Ecuador"
    assert core.created is not None
    assert core.created.isoformat()[:19] == "2023-05-15T10:00:00"
    assert META.fingerprint in made.parts["docProps/custom.xml"].decode()


def test_the_fonts_of_the_theme_are_inside_and_come_out_whole(made: Package, theme: Theme) -> None:
    fonts = {one.get(f"{W}name"): one for one in made.tree("word/fontTable.xml")}
    assert fonts[theme.fonts.text].find(f"{W}embedRegular") is not None
    key = fonts[theme.fonts.text].find(f"{W}embedRegular").get(f"{W}fontKey")
    secret = bytes(reversed(bytes.fromhex(key.strip("{}").replace("-", "")))) * 2
    hidden = [part for name, part in made.parts.items() if name.endswith(".odttf")]
    starts = [bytes(a ^ b for a, b in zip(part[:4], secret, strict=False)) for part in hidden]
    assert b"\x00\x01\x00\x00" in starts


def test_an_institutions_template_dresses_the_text_anew(theme: Theme, pandoc: Pandoc) -> None:
    template = docx.Document()
    heading = template.styles["Heading 1"]
    heading.font.name = "Georgia"
    heading.element.set(f"{W}styleId", "Ttulo1")
    stream = io.BytesIO()
    template.save(stream)
    made = Package(write_docx(VOLUME, theme, pandoc=pandoc, reference=stream.getvalue()).value)
    assert value(made.styles["Heading1"], "rPr/rFonts", "ascii") == "Georgia"
    assert "Ttulo1" not in made.styles
    assert {"Callout", "MemoriaTable", "ChapterNumber"} <= set(made.styles)
    assert missing_words(expected_of(VOLUME), docx_reading(made.data), "volume.docx") == ()


def test_a_document_without_parts_is_a_body(theme: Theme, pandoc: Pandoc) -> None:
    plain = Document(META, (Heading(1, (t("Uno"),), Attr("uno")), p("Texto."), Heading(1, (t("Dos"),), Attr("dos")), p("Más.")))
    made = Package(write_docx(plain, theme, pandoc=pandoc).value)
    assert [value(one, "pgNumType", "fmt") for one in made.sections] == ["decimal", "decimal"]


def test_an_empty_div_of_any_role_does_no_harm(theme: Theme, pandoc: Pandoc) -> None:
    roles = ["cover", "front", "contents", "opener", "session-header", "commitment", "stats", "chart", "landscape", "notice"]
    empty = Document(
        META, tuple(Div((), Attr("", (role,))) for role in [*roles, "page-break", "pull-quote", "columns", "unknown"])
    )
    assert write_docx(empty, theme, pandoc=pandoc).diagnostics == ()
