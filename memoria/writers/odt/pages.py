"""Pages: their sheets and margins, and what runs above and below the text."""

from __future__ import annotations

from collections.abc import Iterator

from memoria.document.tree import Meta
from memoria.theme import Theme
from memoria.writers.odt.elements import Element, element

PORTRAIT, LANDSCAPE, COVER = "Standard", "Landscape", "Cover"
"""Master pages."""
BAND = 6.0
"""Millimetres of the band of colour along the cover."""


def layouts(theme: Theme) -> Iterator[Element]:
    """The sheets: upright, across, and that of the cover with its band."""
    page, margins = theme.page, theme.page.margins
    sides = {
        "fo__margin_left": f"{margins.inner}mm",
        "fo__margin_right": f"{margins.outer}mm",
        "fo__margin_top": f"{max(8.0, margins.top - 8)}mm",
        "fo__margin_bottom": f"{max(8.0, margins.bottom - 8)}mm",
    }
    wide = dict.fromkeys(sides, f"{page.landscape_margin}mm")
    band = {"fo__border_left": f"{BAND}mm solid {theme.colours.primary}", "fo__padding_left": f"{BAND}mm"}
    for name, width, height, margin in (
        (PORTRAIT, page.width, page.height, sides),
        (LANDSCAPE, page.height, page.width, wide),
        (COVER, page.width, page.height, {**sides, "fo__margin_left": f"{page.margins.inner / 2:g}mm", **band}),
    ):
        properties = element(
            "style:page-layout-properties",
            fo__page_width=f"{width}mm",
            fo__page_height=f"{height}mm",
            style__print_orientation="landscape" if name == LANDSCAPE else "portrait",
            **margin,
        )
        head = element("style:header-style", _furniture(fo__margin_bottom="4mm"))
        foot = element("style:footer-style", _furniture(fo__margin_top="4mm"))
        usage = "mirrored" if page.mirrored and name == PORTRAIT else ""
        yield element("style:page-layout", properties, head, foot, style__name=f"{name}Layout", style__page_usage=usage)


def _furniture(**sides: str) -> Element:
    return element("style:header-footer-properties", fo__min_height="8mm", **sides)


def masters(meta: Meta) -> Iterator[Element]:
    """The running head says the title and the chapter; the foot the draft, the page, and of how many.

    All three are found by the program that opens the file. LibreOffice counts the pages when it has set them all, and with that
    field it reckons the references too: without it, the contents would have no pages before they are printed or updated.
    """
    for name in (PORTRAIT, LANDSCAPE):
        chapter = element("text:chapter", text__display="name", text__outline_level="1")
        number = element("text:page-number", text="1", text__select_page="current")
        number.tail = " / "
        yield element(
            "style:master-page",
            element("style:header", _line(meta.running_title or meta.title, head_style(name), chapter)),
            element("style:footer", _line(meta.draft, foot_style(name), number, element("text:page-count"))),
            style__name=name,
            style__page_layout_name=f"{name}Layout",
        )
    head = element("style:header", element("text:p", text=meta.draft, text__style_name="Header")) if meta.draft else None
    yield element("style:master-page", head, style__name=COVER, style__page_layout_name=f"{COVER}Layout")


def _line(words: str, style: str, *at_end: Element) -> Element:
    made = element("text:p", text=words, text__style_name=style)
    made.extend((element("text:tab"), *at_end))
    return made


def head_style(page: str) -> str:
    """The style of a page's running head, whose tab stop is at the end of its line."""
    return f"{page}Head"


def foot_style(page: str) -> str:
    """The style of a page's foot, likewise."""
    return f"{page}Foot"


def furniture_styles(theme: Theme) -> Iterator[Element]:
    """The lines above and below the text, as long as it."""
    widths = {PORTRAIT: theme.page.measure, LANDSCAPE: theme.page.height - 2 * theme.page.landscape_margin}
    for page, width in widths.items():
        for name, parent in ((head_style(page), "Header"), (foot_style(page), "Footer")):
            stop = element("style:tab-stop", style__position=f"{width:.1f}mm", style__type="right")
            properties = element("style:paragraph-properties", element("style:tab-stops", stop))
            yield element("style:style", properties, style__name=name, style__family="paragraph", style__parent_style_name=parent)
