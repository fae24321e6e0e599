"""What a theme may ask for: fonts that travel in the file, numbered paragraphs, logos on the cover, another page."""

from __future__ import annotations

from dataclasses import replace

from memoria.theme import Theme
from memoria.writers.docx import Pandoc, write_docx
from memoria.writers.docx.faces import faces_of
from memoria.writers.expected import expected_of
from memoria.writers.extract import docx_reading
from memoria.writers.readback import missing_words
from tests.writers.docx.package import Package, W, value, words
from tests.writers.docx.volume import LONG, VOLUME


def test_paragraphs_are_numbered_in_the_margin_where_the_theme_says_so(theme: Theme, pandoc: Pandoc) -> None:
    data = write_docx(VOLUME, replace(theme, numbered_paragraphs=True), pandoc=pandoc).value
    made = Package(data)
    assert missing_words(expected_of(VOLUME), docx_reading(data), "memoria.docx") == ()
    levels = {
        one.get(f"{W}abstractNumId"): one
        for one in made.tree("word/numbering.xml").iter(f"{W}abstractNum")
        if value(one, "lvl/lvlText") == "%1"
    }
    (definition,) = levels
    numbers = made.tree("word/numbering.xml").iter(f"{W}num")
    (number,) = [one.get(f"{W}numId") for one in numbers if value(one, "abstractNumId") == definition]
    counted = [one for one in made.body.iter(f"{W}p") if value(one, "pPr/numPr/numId") == number]
    assert [words(one) for one in counted].count(LONG) >= 4
    assert {value(one, "pPr/pStyle") for one in counted} <= {"BodyText", "FirstParagraph", "LabelLine", "Answer"}
    assert all(one.getparent() is made.body for one in counted)


def test_paragraphs_have_no_numbers_where_it_does_not(made: Package) -> None:
    assert all(value(one, "lvl/lvlText") != "%1" for one in made.tree("word/numbering.xml").iter(f"{W}abstractNum"))


def test_logos_stand_above_the_organisers(theme: Theme, pandoc: Pandoc) -> None:
    name = next(target for target, one in VOLUME.resources if one.media_type == "image/png")
    made = Package(write_docx(VOLUME, replace(theme, logos=(name, "missing.png")), pandoc=pandoc).value)
    (logos,) = made.styled("CoverLogos")
    assert value(logos, "pPr/framePr", "vAnchor") == "page"
    assert next(one for one in made.body.iter(f"{W}p") if one in (logos, made.styled("CoverOrganisers")[0])) is logos
    assert len(list(logos.iter(f"{W}drawing"))) == 1


def test_a_cover_without_logos_has_no_room_for_them(made: Package) -> None:
    assert made.styled("CoverLogos") == []


def test_a_family_that_is_nowhere_is_said_once_and_another_is_set(theme: Theme) -> None:
    fonts = replace(theme.fonts, text="Una Familia Que No Existe")
    problems = faces_of(replace(theme, fonts=fonts)).problems
    assert [(problem.code, problem.values["family"]) for problem in problems] == [("W-101", "Una Familia Que No Existe")]


# --- fonts


def test_every_font_that_the_file_names_travels_in_it_in_both_themes(made: Package, other_made: Package) -> None:
    for package in (made, other_made):
        xml = [package.tree(name) for name in package.parts if name.startswith("word/") and name.endswith(".xml")]
        named = {
            fonts.get(f"{W}{kind}") for root in xml for fonts in root.iter(f"{W}rFonts") for kind in ("ascii", "hAnsi", "cs")
        }
        embedded = {
            font.get(f"{W}name") for font in package.tree("word/fontTable.xml") if font.find(f"{W}embedRegular") is not None
        }
        assert len(embedded) >= 5
        assert sorted(named - {None} - embedded) == []


def test_a_font_that_word_cannot_carry_is_said_once(theme: Theme, pandoc: Pandoc) -> None:
    checked = write_docx(VOLUME, replace(theme, fonts=replace(theme.fonts, code="Fira Mono")), pandoc=pandoc)
    assert [(one.code, one.values["family"]) for one in checked.diagnostics] == [("W-130", "Fira Mono")]
    assert b"Fira Mono" in Package(checked.value).parts["word/styles.xml"]
