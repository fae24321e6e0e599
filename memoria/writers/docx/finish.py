"""The finishing passes over the package that pandoc wrote, in their order."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part
from docx.shared import Length, Mm
from lxml import etree

from memoria.document import roles
from memoria.document.tree import Meta
from memoria.theme import Theme
from memoria.writers.docx.bookmarks import numbers_from_one, set_page_reference, settle_bookmarks
from memoria.writers.docx.callouts import BOXED, box
from memoria.writers.docx.captions import Captions
from memoria.writers.docx.contents import fill_contents
from memoria.writers.docx.cover import finish_cover
from memoria.writers.docx.dress import FIELDS_MARK, FIGURE_MARK, NUMBER_MARK, TABLE_MARK
from memoria.writers.docx.embedding import embed, used_faces
from memoria.writers.docx.faces import Faces
from memoria.writers.docx.headings import Title, find_titles
from memoria.writers.docx.heads import Heads
from memoria.writers.docx.languages import complete_languages, in_full
from memoria.writers.docx.listings import fill_list, find_captions
from memoria.writers.docx.lists import dress_numbering, restyle_lists
from memoria.writers.docx.marks import Marked, find_marks
from memoria.writers.docx.notes import rule_above
from memoria.writers.docx.numerals import counted_texts, number_openers, number_texts
from memoria.writers.docx.openers import open_chapter
from memoria.writers.docx.oxml import Element, local, properties, put, set_style, style_of, tag, tidy, w
from memoria.writers.docx.package import saved
from memoria.writers.docx.page_numbers import number_pages
from memoria.writers.docx.pictures import add_pixels, finish_drawings, relate_pictures
from memoria.writers.docx.prepare import Prepared
from memoria.writers.docx.properties import set_properties
from memoria.writers.docx.reference import dress
from memoria.writers.docx.references import REFERENCE, set_reference
from memoria.writers.docx.ruler import Ruler
from memoria.writers.docx.runs import join_runs, set_tabs
from memoria.writers.docx.sections import set_sections, text_width
from memoria.writers.docx.settings import settings
from memoria.writers.docx.styles import indents_of, styles_of
from memoria.writers.docx.tables import finish_frame, finish_table, part_tables
from memoria.writers.docx.together import (
    Quotes,
    finish_header,
    finish_question,
    hang,
    keep_announcements,
    keep_on_a_page,
    keep_with_next,
    loosen,
    room,
)
from memoria.writers.docx.unbroken import keep_ids_whole

RENAMED = {"BlockText": "Quote", "TableCaption": "Caption", "ImageCaption": "Caption", "CaptionedFigure": "Figure"}
"""Pandoc's styles, and Word's own that stand for them."""


def finish(written: bytes, prepared: Prepared, meta: Meta, ruler: Ruler, *, own_template: bool) -> bytes:
    """Make pandoc's file the volume."""
    theme, faces = ruler.theme, ruler.faces
    package = docx.Document(io.BytesIO(written))
    body = package.element.body
    notes = _tree_of(package, RT.FOOTNOTES)
    roots = [body, *([notes[1]] if notes else [])]
    numbers = numbers_from_one()
    found = find_marks(body, prepared.marks)
    everywhere = [*found, *(find_marks(notes[1], prepared.marks) if notes else [])]
    titles = find_titles(found, numbers)
    for root in roots:
        tidy(root)
        complete_languages(root, meta.language)
        _rename_styles(root)
        set_tabs(root)
        join_runs(root)
    _finish_lists(package, roots, theme)
    _finish_blocks(everywhere, ruler)
    number_openers(titles, package.part.numbering_part.element, theme)
    _finish_pages(package, body, found, titles, meta, ruler, numbers)
    counted, narrow = counted_texts(found, theme), _blocks_in(found, roles.COLUMNS)
    settle_bookmarks(everywhere, numbers)
    for root in roots:
        part_tables(root)
        keep_announcements(root)
        loosen(root)
        _set_rules(root)
        finish_drawings(root, theme, narrow)
        keep_ids_whole(root)
    if notes:
        relate_pictures(package.part, *notes)
    add_pixels([(package.part, body), *([notes] if notes else [])], theme)
    number_texts(counted, package.part.numbering_part.element, theme)
    _dress(package, meta, theme, faces, roots, own_template=own_template)
    if notes:
        rule_above(notes[1], theme)
    number_pages(package, notes[1] if notes else None, faces)
    if notes:
        notes[0]._blob = etree.tostring(notes[1], xml_declaration=True, encoding="UTF-8", standalone=True)
    set_properties(package, meta)
    return saved(package, meta.date)


def _tree_of(package: WordDocument, relation: str) -> tuple[Part, Element] | None:
    """A part that python-docx keeps as bytes, with its tree."""
    for known in package.part.rels.values():
        if known.reltype == relation and not known.is_external:
            part = known.target_part
            return part, etree.fromstring(part.blob, etree.XMLParser(remove_blank_text=True))
    return None


def _finish_lists(package: WordDocument, roots: Sequence[Element], theme: Theme) -> None:
    numbering = package.part.numbering_part.element
    for root in roots:
        restyle_lists(root, numbering)
    dress_numbering(numbering, theme)


def _finish_blocks(found: Sequence[Marked], ruler: Ruler) -> None:
    """What each mark asks for, outer marks first."""
    theme, faces = ruler.theme, ruler.faces
    quotes, captions = Quotes(indents_of(styles_of(theme, faces))), Captions()
    places = {one.mark.bookmark for one in found}
    wide, narrow = _blocks_in(found, roles.LANDSCAPE), _blocks_in(found, roles.COLUMNS)

    def width_of(one: Marked, *, hanging: bool = False) -> Length:
        blocks = set(one.content())
        return text_width(theme, landscape=bool(blocks & wide), columns=bool(blocks & narrow), hanging=hanging)

    finishers: dict[str, Callable[[Marked], None]] = {
        TABLE_MARK: lambda one: finish_table(one, ruler, width_of(one, hanging=True)),
        NUMBER_MARK: captions.finish,
        FIGURE_MARK: lambda one: _finish_figure(one, width_of(one, hanging=True)),
        FIELDS_MARK: hang,
        REFERENCE: set_reference,
        roles.PAGE_REF: lambda one: set_page_reference(one, places),
        roles.PAGE_BREAK: _start_page,
        roles.PULL_QUOTE: quotes.finish,
        roles.SESSION_HEADER: lambda one: finish_header(one, theme),
        roles.QUESTION: finish_question,
        roles.BYLINE: keep_with_next,
        roles.TOGETHER: keep_on_a_page,
        **dict.fromkeys(BOXED, lambda one: box(one, width_of(one, hanging=one.mark.role == roles.SHEET), theme)),
    }
    for one in found:
        if one.mark.role in finishers:
            finishers[one.mark.role](one)


def _blocks_in(found: Sequence[Marked], role: str) -> set[Element]:
    """The texts and tables inside a role, where the width is another."""
    kinds = (tag("p"), tag("tbl"))
    return {block for one in found if one.mark.role == role for node in one.content() for block in node.iter(*kinds)}


def _finish_pages(
    package: WordDocument,
    body: Element,
    found: Sequence[Marked],
    titles: Sequence[Title],
    meta: Meta,
    ruler: Ruler,
    numbers: Iterator[int],
) -> None:
    """Cover, contents, lists, openers and sections."""
    theme = ruler.theme
    by_role: dict[str, list[Marked]] = {}
    for one in found:
        by_role.setdefault(one.mark.role, []).append(one)
    parts = [one for role, some in by_role.items() if role.startswith("cover-") for one in some]
    for one in by_role.get(roles.COVER, []):
        finish_cover(one, parts, ruler)
    for one in by_role.get(roles.CONTENTS, []):
        fill_contents(one, titles, ruler)
    for role in (roles.LIST_OF_TABLES, roles.LIST_OF_FIGURES):
        for one in by_role.get(role, []):
            fill_list(one, find_captions(found, role, numbers), ruler)
    openers = {title.text: title for title in titles if title.mark.level == 1}
    for one in by_role.get(roles.OPENER, []):
        title = next((openers[node] for node in one.content() if node in openers), None)
        if title is not None:
            open_chapter(title, one.content(), ruler)
    set_sections(body, found, titles, Heads(package, meta, ruler), theme, numbers)


def _start_page(found: Marked) -> None:
    first = found.first_paragraph()
    if first is not None:
        put(properties(first), w("pageBreakBefore"))
        room(first, "before", Mm(0))


def _finish_figure(found: Marked, width: Length) -> None:
    finish_frame(found, width)
    texts = [node for node in found.content() if local(node) == "p"]
    for text in texts[:-1]:
        put(properties(text), w("keepNext"))
    if texts and style_of(texts[-1]) == "Caption":
        put(properties(texts[-1]), w("spacing", after=Mm(5).twips))


def _rename_styles(root: Element) -> None:
    for style in root.iter(tag("pStyle")):
        name = str(style.get(tag("val")))
        if name in RENAMED:
            style.set(tag("val"), RENAMED[name])
    for table in root.iter(tag("tbl")):
        caption = table.getprevious()
        if caption is not None and local(caption) == "p" and style_of(caption) == "Caption":
            put(properties(caption), w("keepNext"))


def _set_rules(root: Element) -> None:
    """A horizontal rule is a paragraph with a border, not a picture of one."""
    for picture in list(root.iter(tag("pict"))):
        text = next(picture.iterancestors(tag("p")), None)
        if text is not None:
            for child in list(text):
                text.remove(child)
            set_style(text, "HorizontalLine")


def _dress(
    package: WordDocument, meta: Meta, theme: Theme, faces: Faces, roots: Sequence[Element], *, own_template: bool
) -> None:
    """Styles, settings and fonts."""
    styles = package.styles.element
    if not own_template:
        dress(styles, theme, in_full(meta.language, ""), faces)
    element = package.settings.element
    for child in list(element):
        element.remove(child)
    table = embed(package, faces, used_faces([styles, *roots, package.part.numbering_part.element]))
    element.extend(list(settings(theme, in_full(meta.language, ""), embedded=bool(table.rels))))
    for key in [key for key, known in package.part.rels.items() if known.reltype == RT.FONT_TABLE]:
        package.part.rels.pop(key)
    package.part.relate_to(table, RT.FONT_TABLE)
