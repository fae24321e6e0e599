"""A theme as OpenDocument styles: paragraphs, letters and lists."""

from __future__ import annotations

from collections.abc import Iterator

from memoria.document.tree import Meta
from memoria.theme import Theme
from memoria.writers.odt.elements import Element, element
from memoria.writers.odt.pages import furniture_styles, layouts, masters

BULLETS = "Bullets"
INDENT = 5.0
"""Millimetres that each level of a list is moved in."""
HANGING = 26.0
"""Millimetres from a label to what it names."""

ALIGNED = {" Right": "end", " Center": "center"}
"""What the names of the styles of cells end in, and how those are aligned."""


def styles_part(theme: Theme, meta: Meta, fonts: Element) -> Element:
    """``styles.xml``: the declarations of fonts, all named styles, and the pages."""
    return element(
        "office:document-styles",
        fonts,
        element("office:styles", *_defaults(theme, meta), *_paragraphs(theme), *_letters(theme), *_lists()),
        element("office:automatic-styles", *furniture_styles(theme), *layouts(theme)),
        element("office:master-styles", *masters(meta)),
        office__version="1.3",
    )


def language(tag: str) -> dict[str, str]:
    """``es-EC`` as the attributes of letters."""
    name, _, country = tag.partition("-")
    return {"fo__language": name, "fo__country": country.upper() or "none"}


def _defaults(theme: Theme, meta: Meta) -> Iterator[Element]:
    size = theme.type["text"]
    letters = element(
        "style:text-properties",
        style__font_name=theme.fonts.text,
        fo__font_size=f"{size.size}pt",
        fo__color=theme.colours.ink,
        fo__hyphenate="true",
        **language(meta.language),
    )
    paragraph = element("style:paragraph-properties", fo__widows="2", fo__orphans="2", style__tab_stop_distance="10mm")
    yield element("style:default-style", paragraph, letters, style__family="paragraph")
    yield element("style:style", style__name="Standard", style__family="paragraph", style__class="text")


def _paragraphs(theme: Theme) -> Iterator[Element]:
    colours, apparatus = theme.colours, theme.fonts.apparatus
    yield _style("Text body", theme, "text", after=theme.space["text"].after, leading=True)
    yield _style("List", theme, "text", after=1)
    sizes = ("chapter", "section", "subsection", "callout", "callout", "fields")
    for level, size in enumerate(sizes, 1):
        kind = ("chapter", "section", "subsection", "minor", "minor", "minor")[level - 1]
        space = theme.space[kind]
        colour = colours.ink if level in (3, 5) else colours.primary
        yield _style(
            f"Heading {level}",
            theme,
            size,
            before=space.before,
            after=space.after,
            face=apparatus,
            colour=colour,
            bold=True,
            keep=True,
            level=level,
        )
    yield _style("Title", theme, "cover_title", after=7, face=apparatus, colour=colours.primary)
    yield _style("Subtitle", theme, "section", after=4, face=apparatus, colour=colours.primary)
    yield _style("Cover Kind", theme, "cover_kind", before=20, after=12, face=apparatus, colour=colours.primary)
    yield _style("Cover Motto", theme, "cover_motto", after=10, colour=colours.grey, italic=True)
    yield _style("Cover Text", theme, "cover_small", after=2, face=apparatus)
    yield _style("Cover Logos", theme, "cover_small", before=6, after=6)
    yield _style("Cover Badge", theme, "cover_badge", before=4, after=4, face=apparatus, colour=colours.accent, bold=True)
    yield _style("Lead", theme, "lead", after=theme.space["lead"].after, colour=colours.grey, italic=True)
    yield _style("Small", theme, "callout", after=1.6, face=apparatus)
    yield _style("Figure", theme, "caption", before=2, after=1, keep=True)
    yield _style("Figure Caption", theme, "caption", after=4, face=apparatus, colour=colours.grey)
    yield _style("Caption", theme, "caption", before=2, after=1.8, face=apparatus, colour=colours.grey, keep=True)
    yield _style(
        "Contents 1", theme, "contents", before=2, after=1, face=apparatus, colour=colours.primary, bold=True, leader=True
    )
    yield _style("Contents 2", theme, "contents", after=1, left=8, face=apparatus, leader=True)
    yield _style("Stat Figure", theme, "figure", face=apparatus, colour=colours.primary, keep=True)
    yield _style("Stat Label", theme, "label", after=3, face=apparatus, colour=colours.grey)
    for name in ("Callout", "Commitment", "Notice"):
        yield _style(name, theme, "callout", after=1, face=apparatus)
    yield _style("Notice Title", theme, "callout", after=1, face=apparatus, colour=colours.primary, bold=True, keep=True)
    yield _style("Callout Fields", theme, "fields", after=0.8, face=apparatus, hanging=HANGING)
    yield _style("Small Fields", theme, "callout", after=1, face=apparatus, hanging=HANGING)
    yield _style("Session Header", theme, "header_block", after=0.6, face=apparatus, hanging=HANGING)
    yield _style("Quotations", theme, "text", after=2, left=8)
    yield _style("Pull Quote", theme, "quote", left=8, colour=colours.primary, italic=True, keep=True)
    yield _style("Attribution", theme, "caption", after=3, left=8, face=apparatus, colour=colours.grey)
    yield _style("Answer", theme, "text", after=1, bar=colours.hairline)
    yield _style("Definition Term", theme, "text", bold=True, keep=True)
    yield _style("Definition", theme, "text", after=1.5, left=5)
    for side, align in {"": "", **ALIGNED}.items():
        yield _style(f"Table Contents{side}", theme, "table", face=apparatus, align=align)
        yield _style(
            f"Table Heading{side}", theme, "table_head", face=apparatus, colour=colours.paper, bold=True, keep=True, align=align
        )
    yield _style("Table Group", theme, "table", face=apparatus, colour=colours.primary, bold=True, keep=True)
    yield _style("Source Code", theme, "code", after=3, face=theme.fonts.code, ground=colours.tint)
    yield _style("Footnote", theme, "note", after=0.6)
    yield _style("Horizontal Line", theme, "table", after=3, under=colours.hairline)
    yield _style("Header", theme, "running", face=apparatus, colour=colours.grey)
    yield _style("Footer", theme, "folio", face=apparatus, colour=colours.grey)


def _style(
    name: str,
    theme: Theme,
    size: str,
    *,
    before: float = 0,
    after: float = 0,
    left: float = 0,
    hanging: float = 0,
    face: str = "",
    colour: str = "",
    bold: bool = False,
    italic: bool = False,
    keep: bool = False,
    leading: bool = False,
    level: int = 0,
    bar: str = "",
    ground: str = "",
    under: str = "",
    align: str = "",
    leader: bool = False,
) -> Element:
    """A paragraph style; lengths in millimetres.

    ``bar`` is a rule at the left, ``hanging`` how far its later lines stand in, ``leader`` dots to the end of the line at a tab.
    """
    type_ = theme.type[size]
    paragraph = element(
        "style:paragraph-properties",
        element("style:tab-stops", _leader(theme, theme.page.measure - left)) if leader else None,
        fo__margin_top=f"{before:g}mm",
        fo__margin_bottom=f"{after or (1.2 if bar else 0):g}mm",
        fo__margin_left=f"{left + hanging + (3 if bar else 0):g}mm",
        fo__text_indent=f"-{hanging:g}mm" if hanging else "",
        fo__border_left=f"2pt solid {bar}" if bar else "",
        fo__border_bottom=f"0.5pt solid {under}" if under else "",
        fo__padding_left="3mm" if bar else "",
        fo__background_color=ground,
        fo__keep_with_next="always" if keep else "",
        fo__text_align=align,
        style__line_height_at_least=f"{type_.leading}pt" if leading else "",
    )
    letters = element(
        "style:text-properties",
        style__font_name=face,
        fo__font_size=f"{type_.size}pt",
        fo__color=colour,
        fo__font_weight="bold" if bold else "",
        fo__font_style="italic" if italic else "",
    )
    return element(
        "style:style",
        paragraph,
        letters,
        style__name=name_of(name),
        style__display_name=name,
        style__family="paragraph",
        style__parent_style_name="Standard",
        style__default_outline_level=str(level) if level else "",
        style__class="text",
    )


def _leader(theme: Theme, place: float) -> Element:
    """Dots to a place, in millimetres from where the paragraph stands in (17.8)."""
    return element(
        "style:tab-stop",
        style__position=f"{place:g}mm",
        style__type="right",
        style__leader_style="dotted",
        style__leader_text=".",
        style__leader_color=theme.colours.hairline,
    )


def name_of(display: str) -> str:
    """A style's name as the file spells it (19.498)."""
    return display.replace(" ", "_20_")


def _letters(theme: Theme) -> Iterator[Element]:
    colours = theme.colours
    looks: dict[str, dict[str, str]] = {
        "Emphasis": {"fo__font_style": "italic"},
        "Strong": {"fo__font_weight": "bold"},
        "Underlined": {"style__text_underline_style": "solid", "style__text_underline_width": "auto"},
        "Struck": {"style__text_line_through_style": "solid"},
        "Raised": {"style__text_position": "super 58%"},
        "Lowered": {"style__text_position": "sub 58%"},
        "Small Caps": {"fo__font_variant": "small-caps"},
        "Code": {"style__font_name": theme.fonts.code},
        "Mark": {"fo__font_weight": "bold", "fo__color": colours.primary},
        "Label": {"fo__color": colours.grey},
        "Internet Link": {"fo__color": colours.primary},
    }
    for name, look in looks.items():
        yield element(
            "style:style",
            element("style:text-properties", **look),
            style__name=name_of(name),
            style__display_name=name,
            style__family="text",
        )


def _lists() -> Iterator[Element]:
    yield element(
        "text:list-style",
        *map(_bullet, range(1, 11)),
        style__name=BULLETS,
    )


def numbering(name: str, kind: str) -> Element:
    """A list style of numbers or letters: ``1``, ``a``, ``A``, ``i``, ``I``."""
    levels = (
        element(
            "text:list-level-style-number",
            _indent(level),
            text__level=str(level),
            style__num_format=kind,
            style__num_suffix=".",
        )
        for level in range(1, 11)
    )
    return element("text:list-style", *levels, style__name=name)


def _bullet(level: int) -> Element:
    return element("text:list-level-style-bullet", _indent(level), text__level=str(level), text__bullet_char="•")


def _indent(level: int) -> Element:
    place = element(
        "style:list-level-label-alignment",
        text__label_followed_by="listtab",
        fo__margin_left=f"{INDENT * level:g}mm",
        fo__text_indent=f"-{INDENT:g}mm",
        text__list_tab_stop_position=f"{INDENT * level:g}mm",
    )
    return element("style:list-level-properties", place, text__list_level_position_and_space_mode="label-alignment")
