"""The reference document: a theme as Word styles, page and defaults, for pandoc to write upon."""

from __future__ import annotations

from collections.abc import Iterator

import docx
from docx.shared import Length, Mm, Pt

from memoria.theme import Theme
from memoria.writers.docx.faces import Faces, faces_of
from memoria.writers.docx.oxml import Element, put, tag, w
from memoria.writers.docx.package import saved
from memoria.writers.docx.styles import NATURAL_LEADING, Look, Style, styles_of
from memoria.writers.docx.table_styles import table_styles

_BUILT_IN = {
    "Heading 1": "heading 1",
    "Heading 2": "heading 2",
    "Heading 3": "heading 3",
    "Heading 4": "heading 4",
    "Heading 5": "heading 5",
    "Heading 6": "heading 6",
    "TOC 1": "toc 1",
    "TOC 2": "toc 2",
    "Caption": "caption",
    "Table of Figures": "table of figures",
    "Header": "header",
    "Footer": "footer",
    "Footnote Text": "footnote text",
    "Footnote Reference": "footnote reference",
}
"""Names as they stand in the file, where Word shows another in its gallery."""


def make_reference(theme: Theme, language: str, faces: Faces | None = None) -> bytes:
    """A document without text that holds every style of a theme; its text is as wide as titles, as pandoc's pictures may be."""
    document = docx.Document()
    dress(document.styles.element, theme, language, faces or faces_of(theme))
    section = document.sections[0]
    page, margins = theme.page, theme.page.margins
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.left_margin, section.right_margin = Mm(margins.inner), Mm(max(0.0, page.width - margins.inner - page.block))
    section.top_margin, section.bottom_margin = Mm(margins.top), Mm(margins.bottom)
    return saved(document)


def dress(styles: Element, theme: Theme, language: str, faces: Faces) -> None:
    """Put the theme's defaults and styles in place of whatever ``w:styles`` holds."""
    for element in list(styles):
        if element.tag != tag("latentStyles"):
            styles.remove(element)
    styles.insert(0, _defaults(theme, language, faces))
    styles.extend(style_elements(theme, faces))


def style_elements(theme: Theme, faces: Faces) -> Iterator[Element]:
    """Each style as ``w:style`` (17.7.4.17)."""
    yield w("style", w("name", val="Default Paragraph Font"), type="character", default="1", styleId="DefaultParagraphFont")
    for style in styles_of(theme, faces):
        yield style_element(style)
    yield from table_styles(theme)


def _defaults(theme: Theme, language: str, faces: Faces) -> Element:
    """Document defaults (17.7.5.1)."""
    letters = look_properties(Look(faces.text, Pt(theme.type["text"].size)))
    put(letters, w("lang", val=language, eastAsia=language, bidi="ar-SA"))
    paragraphs = w("pPr", w("widowControl"))
    return w("docDefaults", w("rPrDefault", letters), w("pPrDefault", paragraphs))


def style_element(style: Style) -> Element:
    """One paragraph or character style."""
    element = w("style", type=style.kind, styleId=style.id)
    if style.name == "Normal":
        element.set(tag("default"), "1")
    name = _BUILT_IN.get(style.name, style.name)
    element.append(w("name", val=name))
    if style.base:
        element.append(w("basedOn", val=style.base.replace(" ", "")))
    if style.follow:
        element.append(w("next", val=style.follow.replace(" ", "")))
    element.append(w("uiPriority", val=style.priority))
    element.append(w("qFormat"))
    if style.kind == "paragraph":
        element.append(paragraph_properties(style))
    element.append(look_properties(style.look))
    return element


def paragraph_properties(style: Style) -> Element:
    """``w:pPr`` of a style (17.3.1.26)."""
    box = w("pPr")
    for name, wanted in (
        ("keepNext", style.keep_next),
        ("keepLines", style.keep_lines),
        ("suppressAutoHyphens", style.whole_words),
    ):
        if wanted:
            put(box, w(name))
    if style.borders:
        put(box, w("pBdr", *(_border(border.side, border.width, border.space, border.colour) for border in style.borders)))
    if style.shade:
        put(box, w("shd", val="clear", color="auto", fill=colour(style.shade)))
    if style.tabs:
        stops = [
            w("tab", val=one.align, **({"leader": one.leader} if one.leader else {}), pos=one.at.twips) for one in style.tabs
        ]
        put(box, w("tabs", *stops))
    _space(box, style)
    if style.align:
        put(box, w("jc", val=style.align))
    if style.level is not None:
        put(box, w("outlineLvl", val=style.level))
    return box


def _space(box: Element, style: Style) -> None:
    """Spacing and indents (17.3.1.33, 17.3.1.12)."""
    spacing: dict[str, str | int] = {}
    if style.before is not None:
        spacing["before"] = style.before.twips
    if style.after is not None:
        spacing["after"] = style.after.twips
    if style.leading is not None:
        size = style.look.size
        exact = style.fixed or (size is not None and style.leading.pt < size.pt * NATURAL_LEADING)
        spacing |= {"line": style.leading.twips, "lineRule": "exact" if exact else "atLeast"}
    if spacing:
        put(box, w("spacing", **spacing))
    indents: dict[str, str | int] = {}
    if style.left is not None:
        indents["left"] = style.left.twips
    if style.right is not None:
        indents["right"] = style.right.twips
    if style.first is not None:
        indents["hanging" if style.first < 0 else "firstLine"] = abs(style.first.twips)
    if indents:
        put(box, w("ind", **indents))


def look_properties(look: Look) -> Element:
    """``w:rPr`` of a style (17.3.2.28)."""
    box = w("rPr")
    if look.face is not None:
        family = look.face.family
        put(box, w("rFonts", ascii=family, hAnsi=family, eastAsia=family, cs=family))
        if look.face.bold:
            put(box, w("b"))
    if look.italic:
        put(box, w("i"))
        put(box, w("iCs"))
    if look.capitals:
        put(box, w("caps"))
    if look.colour:
        put(box, w("color", val=colour(look.colour)))
    if look.spaced is not None:
        put(box, w("spacing", val=look.spaced.twips))
    if look.size is not None:
        half_points = round(look.size.pt * 2)
        put(box, w("sz", val=half_points))
        put(box, w("szCs", val=half_points))
    if look.raised:
        put(box, w("vertAlign", val="superscript"))
    return box


def _border(side: str, width: Length, space: Length, shade: str) -> Element:
    """A rule: its width in eighths of a point, its space in points (17.3.4)."""
    return w(side, val="single", sz=round(width.pt * 8), space=round(space.pt), color=colour(shade))


def colour(value: str) -> str:
    """``#RRGGBB`` as Word writes it."""
    return value.removeprefix("#").upper()
