"""Nothing is fixed in code: another page, other fonts and colours give a sound volume too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from memoria.document.tree import (
    Attr,
    BulletList,
    Cell,
    CodeBlock,
    Column,
    DefinitionList,
    Figure,
    Heading,
    Image,
    Plain,
    Resource,
    Row,
    Table,
    Text,
)
from memoria.theme import Size, Space, Theme
from memoria.writers.pdf import write_pdf
from tests.writers.pdf import ua_check
from tests.writers.pdf.reading import LOREM, div, document, note, opened, para, texts, theme
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


def drawn(changed: Theme) -> bytes:
    """A page with one of everything whose size or place a theme decides."""
    cell = Cell((Plain((Text("celda"),)),))
    index = Table((Column(),) * 3, (), (Row((cell,) * 3),), attr=Attr("", ("session-index",)))
    rows = tuple(Row((cell, Cell((Plain((Text(number),)),)))) for number in ("3", "5"))
    chart = div("chart", Table((Column(),) * 2, (), rows), kind="bars", alt="celdas")
    plain = Table((Column(),), (Row((cell,)),), (Row((cell,)),), caption=(Plain((Text("Tabla"),)),))
    figure = Figure((Plain((Image((Text("foto"),), "foto"),)),), (Plain((Text("Figura"),)),))
    headings = [Heading(level, (Text(f"Nivel {level}"),)) for level in range(1, 5)]
    body = [part for heading in headings for part in (heading, para(LOREM))]
    cover = div(
        "cover",
        div("cover-kind", para("memoria")),
        div("cover-badge", para("ejemplo")),
        div("cover-title", para("T")),
        div("cover-motto", para("M")),
        div("cover-place", para("P")),
    )
    opener = div("opener", Heading(1, (Text("Tema"),), Attr("", (), (("number", "1"),))), div("lead", para(LOREM)), index)
    header = div("session-header", DefinitionList((((Text("Fecha"),), ((para("hoy"),),)),)))
    stats = div("stats", div("stat", para("7"), para("cosas")))
    callout = div("agreement", para(LOREM), DefinitionList((((Text("Plazo"),), ((para("hoy"),),)),)))
    quote = div("pull-quote", para(LOREM), div("attribution", para("alguien")))
    listed = BulletList(((para("uno"),), (para("dos"),)))
    parts = (header, stats, callout, quote, div("notice", para(LOREM)), chart, plain, figure, listed, CodeBlock("codigo"))
    apart = [block for part in parts for block in (para(LOREM), part, para(LOREM, note("nota")))]
    volume = document(cover, div("front", div("contents")), div("body", opener, *body, *apart))
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40"/></svg>'
    return write_pdf(replace(volume, resources=(("foto", Resource(svg, "image/svg+xml")),)), changed).value


@pytest.mark.parametrize("kind", theme().type)
def test_each_size_is_the_theme_s(kind: str) -> None:
    own = theme()
    larger = {**own.type, kind: Size(own.type[kind].size * 1.1, own.type[kind].leading * 1.1)}
    assert drawn(replace(own, type=larger)) != drawn(own)


@pytest.mark.parametrize("kind", theme().space)
def test_each_space_is_the_theme_s(kind: str) -> None:
    own = theme()
    wider = {**own.space, kind: Space(own.space[kind].before + 9, own.space[kind].after + 9)}
    assert drawn(replace(own, space=wider)) != drawn(own)
