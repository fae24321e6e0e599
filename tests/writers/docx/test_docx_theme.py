"""What a theme may ask for: fonts that travel in the file, numbered paragraphs, logos on the cover, another page."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from docx.shared import Mm

from memoria.theme import Logo, Margins, Theme
from memoria.writers.docx import Pandoc, write_docx
from memoria.writers.docx.faces import faces_of
from memoria.writers.docx.oxml import local
from memoria.writers.expected import expected_of
from memoria.writers.extract import docx_reading
from memoria.writers.readback import missing_words
from tests.writers.docx.package import Package, W, value, words
from tests.writers.volume import LONG, META, VOLUME


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
    made = Package(
        write_docx(VOLUME, replace(theme, logos=(Logo(name, "Red Uno"), Logo("missing.png", "Nadie"))), pandoc=pandoc).value
    )
    (logos,) = made.styled("CoverLogos")
    assert value(logos, "pPr/framePr", "vAnchor") == "page"
    assert next(one for one in made.body.iter(f"{W}p") if one in (logos, made.styled("CoverOrganisers")[0])) is logos
    assert len(list(logos.iter(f"{W}drawing"))) == 1
    assert [one.get("descr") for one in logos.iter("{*}docPr")] == ["Red Uno"]


def test_a_cover_without_logos_has_no_room_for_them(made: Package) -> None:
    assert made.styled("CoverLogos") == []


def test_a_family_that_is_nowhere_is_said_once_and_another_is_set(theme: Theme) -> None:
    fonts = replace(theme.fonts, text="Una Familia Que No Existe")
    problems = faces_of(replace(theme, fonts=fonts)).problems
    assert [(problem.code, problem.values["family"]) for problem in problems] == [("W-101", "Una Familia Que No Existe")]


# --- pages


def test_a_mirrored_volume_has_its_page_numbers_outside_on_even_pages_too(made: Package, other_made: Package) -> None:
    assert made.tree("word/settings.xml").find(f"{W}evenAndOddHeaders") is None
    assert other_made.tree("word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    for section in other_made.sections:
        kinds = [(one.tag, one.get(f"{W}type")) for one in section if one.tag.endswith("Reference")]
        assert sorted(kinds) == sorted(
            (f"{W}{part}Reference", side) for part in ("header", "footer") for side in ("default", "even")
        )
    even, odd = (other_made.linked(other_made.sections[-1], "footer", side) for side in ("even", "default"))
    for footer, steps in ((even, ["instrText", "tab"]), (odd, ["tab", "instrText"])):
        (text,) = footer.iter(f"{W}p")
        runs = (node for run in text.iter(f"{W}r") for node in run)
        assert [local(node) for node in runs if local(node) in ("instrText", "tab")] == steps


def test_what_the_cover_says_below_stands_on_one_foot_in_both_columns(made: Package) -> None:
    """Room stands above each line but the first, and below none."""
    for style in ("CoverPlace", "CoverOrganisers"):
        rooms = [value(text, "pPr/spacing", "before") for text in made.styled(style)]
        assert (rooms[0], None in rooms[1:]) == (None, False)
        assert all(value(text, "pPr/spacing", "after") is None for text in made.styled(style))


def test_the_box_of_the_badge_begins_with_the_title(made: Package) -> None:
    """Its border stands as far from the words as these are indented (17.3.1.7)."""
    badge, (title,) = made.styles["CoverBadge"], made.styled("Title")
    (place,) = {value(text, "pPr/framePr", "x") for text in made.styled("CoverBadge")}
    assert place == value(title, "pPr/framePr", "x")
    assert int(value(badge, "pPr/ind", "left") or 0) == 20 * int(value(badge, "pPr/pBdr/left", "space") or 0) > 0


@pytest.mark.parametrize(("width", "height"), [(215.9, 279.4), (148, 210), (176, 250)])
def test_the_cover_keeps_its_shares_on_another_page(theme: Theme, pandoc: Pandoc, width: float, height: float) -> None:
    page = replace(theme.page, width=width, height=height, margins=replace(theme.page.margins, inner=20, outer=15))
    made = Package(write_docx(VOLUME, replace(theme, page=page), pandoc=pandoc).value)
    band, rule, *_ = (node for node in made.body.iter("{*}extent") if node.getparent().get("behindDoc") == "1")
    assert int(band.get("cx")) / Mm(width) == pytest.approx(64 / 210, abs=0.001)
    assert int(band.get("cy")) == pytest.approx(Mm(height), abs=1000)
    (title,) = made.styled("Title")
    frame = {key: int(value(title, "pPr/framePr", key) or 0) * 635 for key in ("x", "y", "w")}
    assert frame["x"] > int(band.get("cx")) + int(rule.get("cx"))
    assert frame["x"] + frame["w"] < Mm(width)
    assert frame["y"] / Mm(height) == pytest.approx(74 / 297, abs=0.001)


def test_a_title_with_a_word_too_long_for_its_place_is_set_smaller(theme: Theme, pandoc: Pandoc) -> None:
    small = replace(theme, page=replace(theme.page, width=105, height=148, margins=Margins(12, 10, 12, 12), landscape_margin=10))
    (title,) = Package(write_docx(VOLUME, small, pandoc=pandoc).value).styled("Title")
    sizes = {int(one.get(f"{W}val")) / 2 for one in title.iter(f"{W}sz")}
    assert len(sizes) == 1
    assert max(sizes) < theme.type["cover_title"].size


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


def test_page_numbers_say_of_how_many_where_the_theme_wants_it(theme: Theme, pandoc: Pandoc) -> None:
    """The number of the last page is that of a bookmark there: sections don't know how many pages the volume has."""
    meta = replace(META, labels=(*META.labels, ("page", "Página"), ("of", "de")))
    made = Package(write_docx(replace(VOLUME, meta=meta), theme, pandoc=pandoc).value)
    footers = {words(made.linked(one, "footer")) for one in made.sections[1:]}
    assert any(re.search(r"Página 1 de [ivx]+$", footer) for footer in footers)
    assert any(re.search(r"Página 1 de \d+$", footer) for footer in footers)
    assert {"_last", "_last_front"} <= set(made.bookmarks())
    fields = {"".join(text.text for text in made.linked(one, "footer").iter(f"{W}instrText")) for one in made.sections[1:]}
    assert fields == {r" PAGE  QUOTE  PAGEREF _last_front \* roman ", " PAGE  PAGEREF _last "}
    alone = Package(
        write_docx(replace(VOLUME, meta=meta), replace(theme, page=replace(theme.page, total=False)), pandoc=pandoc).value
    )
    assert not [footer for one in alone.sections[1:] if "Página" in (footer := words(alone.linked(one, "footer")))]
