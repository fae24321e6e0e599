"""Nothing is fixed in code: another page, other fonts and colours give a sound volume too."""

from __future__ import annotations

from dataclasses import replace

from memoria.theme import Theme
from memoria.writers.pdf import write_pdf
from tests.writers.pdf import ua_check
from tests.writers.pdf.reading import LOREM, document, opened, para, texts, theme
from tests.writers.torture import torture


def other_theme() -> Theme:
    own = theme()
    margins = replace(own.page.margins, inner=20, outer=14)
    return replace(
        own,
        page=replace(own.page, width=148, height=210, mirrored=True, margins=margins),
        fonts=replace(own.fonts, text="FiraGO", apparatus="Ubuntu", code="Ubuntu Mono"),
        colours=replace(own.colours, primary="#7A1F3D", accent="#2F5D50"),
    )


def test_a_smaller_mirrored_theme_of_other_fonts_is_as_sound() -> None:
    made = torture()
    checked = write_pdf(made.document, other_theme())
    assert checked.diagnostics == ()
    assert ua_check.faults(checked.value) == []
    text = " ".join(texts(checked.value)).lower()
    assert [word for word in made.words if word not in text] == []


def test_fonts_and_page_are_those_of_the_theme() -> None:
    with opened(write_pdf(document(para(LOREM)), other_theme()).value) as pdf:
        names = {str(font.BaseFont) for font in dict(pdf.pages[0].resources.Font).values()}
        assert any("FiraGO" in name for name in names)
        assert [round(float(side)) for side in pdf.pages[0].mediabox[2:]] == [420, 595]
