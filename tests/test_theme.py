"""Themes: what a template's file says is taken, what it says wrongly is said in its place, and there is always a theme."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memoria.choices import Choices
from memoria.diagnostics import Checked
from memoria.fonts import find_font
from memoria.readers.theme import read_template_theme
from memoria.source import SourceFile
from memoria.theme import LEAST_CONTRAST, TEXT_PAIRS, Theme, contrast, read_theme
from memoria.workspace.session import build_event
from tests.folders import RECORD, folder_with

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = sorted(folder.name for folder in (ROOT / "templates").iterdir() if (folder / "theme.yaml").is_file())
DEFAULT = (ROOT / "templates" / "default" / "theme.yaml").read_text("utf-8")
WHOLE = read_theme(DEFAULT)


def read(text: str) -> Checked[Theme]:
    return read_template_theme(SourceFile("theme.yaml", text), DEFAULT)


def said(text: str) -> list[tuple[str, int | None, int | None]]:
    return [(problem.code, problem.at.line, problem.at.column) for problem in read(text).diagnostics]


# --- what is taken


def test_the_default_theme_is_read_as_it_is_and_nothing_is_said_of_it() -> None:
    assert read(DEFAULT) == Checked(WHOLE)


def test_a_theme_states_only_what_differs() -> None:
    theme = read("page:\n  margins: {inner: 35}\nfonts: {text: FiraGO}\ntype:\n  text: [11, 15.5]\n")
    assert theme.diagnostics == ()
    margins = replace(WHOLE.page.margins, inner=35.0)
    assert theme.value.page == replace(WHOLE.page, margins=margins)
    assert theme.value.fonts == replace(WHOLE.fonts, text="FiraGO")
    assert asdict(theme.value.type["text"]) == {"size": 11.0, "leading": 15.5}
    assert theme.value.colours == WHOLE.colours


@pytest.mark.parametrize("written", ["sí", "yes", "true", "oui", "sim"])
def test_yes_is_said_in_four_languages(written: str) -> None:
    assert read(f"numbered_paragraphs: {written}\n").value.numbered_paragraphs


def test_a_decimal_comma_and_a_colour_in_small_letters_are_understood() -> None:
    theme = read('page:\n  head: 12,5\ncolours:\n  primary: "#5a1f45"\n')
    assert (theme.value.page.head, theme.value.colours.primary, theme.diagnostics) == (12.5, "#5A1F45", ())


def test_a_colour_without_quotes_is_no_comment() -> None:
    theme = read("colours:\n  primary: #5A1F45\n")
    assert theme.value.colours.primary == "#5A1F45"
    assert [problem.code for problem in theme.diagnostics] == ["Y-014"]


# --- what is said


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", [("Y-021", 1, 1)]),
        ("- a\n- b\n", [("A-009", 1, 1)]),
        ("colours:\n  primari: azul\n", [("A-020", 2, 3)]),
        ("fonts:\n  text:\n", [("A-021", 2, 3)]),
        ("colours:\n  ink: negro\n", [("A-022", 2, 8)]),
        ("colours:\n  ink: [1, 2, 3]\n", [("A-022", 2, 8)]),
        ("page:\n  size: [21, 29.7]\n", [("A-023", 2, 10)]),
        ("page:\n  head: -3\n", [("A-024", 2, 9)]),
        ("page:\n  head: 0\n", [("A-023", 2, 9)]),
        ("type:\n  text: [0, 0]\n", [("A-023", 2, 10)]),
        ("type:\n  text: [10, 40]\n", [("A-023", 2, 14)]),
        ("type:\n  text: [nan, inf]\n", [("A-024", 2, 10)]),
        ("type: [10, 14]\n", [("A-024", 1, 7)]),
        ("page: A4\n", [("A-024", 1, 7)]),
        ("fonts:\n  text: [FiraGO]\n", [("A-024", 2, 9)]),
        ("logos: [[uno]]\n", [("A-024", 1, 8)]),
        ("page:\n  mirrored: quizás\n", [("K-007", 2, 13)]),
        ("page:\n  margins: {inner: 80, outer: 80}\n", [("A-025", 2, 20)]),
        ("page:\n  landscape_margin: 90\n", [("A-025", 2, 21)]),
        ("page:\n  foot: 26\n", [("A-025", 2, 9)]),
        ('colours:\n  grey: "#8899A6"\n', [("A-026", 2, 10)] * 3),
        ('colours:\n  paper: "#333333"\n', [("A-026", 2, 11)] * 4),
    ],
)
def test_what_is_wrong_is_said_in_its_place(text: str, problems: list[tuple[str, int | None, int | None]]) -> None:
    assert said(text) == problems


def test_a_wrong_value_leaves_the_default_one_and_the_others_as_they_are() -> None:
    theme = read('colours:\n  ink: negro\n  primary: "#5A1F45"\ntype:\n  text: 11\n').value
    assert theme == replace(WHOLE, colours=replace(WHOLE.colours, primary="#5A1F45"))


def test_a_page_that_leaves_no_room_is_the_default_one_as_a_whole() -> None:
    assert read("page:\n  size: [120, 160]\n  margins: {inner: 50}\n").value.page == WHOLE.page


def test_pale_colours_are_said_with_their_contrast_and_used() -> None:
    theme = read('colours:\n  accent: "#E08A3C"\n')
    assert theme.value.colours.accent == "#E08A3C"
    assert [(problem.values["other"], problem.values["ratio"]) for problem in theme.diagnostics] == [
        ("paper", "2.66"),
        ("accent_tint", "2.39"),
    ]


def test_an_event_with_a_bad_theme_is_built_in_what_is_left_of_it(tmp_path: Path) -> None:
    theme = "templates/propia/theme.yaml"
    bad = "# año\r\npage:\r\n  margins: {inner: 300}\r\n".encode("cp1252")
    event = folder_with(tmp_path / "foro", {"evento.yaml": f"{RECORD}plantilla: propia\n", theme: bad})
    problems = build_event(event, event, Choices(formats=())).problems
    assert {("F-002", None), ("A-023", 3)} <= {(problem.code, problem.at.line) for problem in problems}
    (event / theme).write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    assert "F-001" in {problem.code for problem in build_event(event, event, Choices(formats=())).problems}


# --- nothing fails

VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.sampled_from(["#FFFFFF", "210", "~"])
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=6), inner, max_size=3)),
    max_leaves=6,
)
KEYS = st.sampled_from([(key,) for key in yaml.safe_load(DEFAULT)] + [("page", "size"), ("page", "margins"), ("colours", "ink")])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(KEYS, VALUES)
def test_whatever_stands_under_a_key_there_is_a_theme(keys: tuple[str, ...], value: object) -> None:
    for key in reversed(keys):
        value = {key: value}
    theme = read(yaml.safe_dump(value, allow_unicode=True)).value
    assert set(theme.type) == set(WHOLE.type)
    assert theme.page.width - theme.page.margins.inner - theme.page.margins.outer >= 60


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(DEFAULT) - 1), st.integers(1, 80), st.text(max_size=4))
def test_a_theme_with_a_piece_torn_out_is_still_one(start: int, length: int, patch: str) -> None:
    assert read(DEFAULT[:start] + patch + DEFAULT[start + length :]).value.page.height >= 90


# --- the themes that come with the program


@pytest.mark.parametrize("name", SHIPPED)
def test_a_theme_of_ours_is_sound_and_its_text_is_legible(name: str) -> None:
    checked = read((ROOT / "templates" / name / "theme.yaml").read_text("utf-8"))
    assert checked.diagnostics == ()
    colours = asdict(checked.value.colours)
    assert {pair: contrast(colours[pair[0]], colours[pair[1]]) >= LEAST_CONTRAST for pair in TEXT_PAIRS} == dict.fromkeys(
        TEXT_PAIRS, True
    )
    fonts = checked.value.fonts
    assert [find_font(family).diagnostics for family in (fonts.text, fonts.apparatus, fonts.code, *fonts.fallback)] == [()] * (
        3 + len(fonts.fallback)
    )


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)
    assert contrast("#FFFFFF", "#777777") == contrast("#777777", "#FFFFFF")
