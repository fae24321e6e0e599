"""Fonts are found by family, weight and slant; what is missing is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from memoria.fonts import find_font
from memoria.writers.pdf import write_pdf
from tests.writers.pdf.reading import document, para, texts, theme


@pytest.mark.parametrize(
    ("family", "weight", "italic", "file"),
    [
        ("Source Serif Pro", 400, False, "SourceSerifPro-Regular.ttf"),
        ("Source Serif Pro", 600, True, "SourceSerifPro-SemiboldIt.ttf"),
        ("Source Sans Pro", 300, False, "SourceSansPro-Light.ttf"),
        ("Fira Mono", 700, True, "fimbo"),
        ("Noto Sans Symbols2", 400, False, "symbol2"),
    ],
)
def test_the_nearest_variant_of_a_family_is_found(family: str, weight: int, italic: bool, file: str) -> None:
    checked = find_font(family, weight, italic)
    assert checked.diagnostics == ()
    assert checked.value is not None
    assert checked.value.name == file


def test_a_family_that_is_nowhere_is_replaced_and_reported() -> None:
    checked = find_font("Letra Inexistente")
    assert [found.code for found in checked.diagnostics] == ["W-101"]
    assert checked.value is not None


def test_a_volume_is_set_even_when_its_font_is_missing() -> None:
    poorer = replace(theme(), fonts=replace(theme().fonts, text="Letra Inexistente"))
    checked = write_pdf(document(para("texto entero")), poorer)
    assert [found.code for found in checked.diagnostics] == ["W-101"]
    assert "texto entero" in texts(checked.value)[0]
