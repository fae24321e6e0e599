"""From a document and a theme to the bytes of a PDF."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFString

from memoria.diagnostics import Checked, found
from memoria.document.tree import Document
from memoria.document.walk import attributes
from memoria.theme import Theme
from memoria.writers.pdf import metadata, navigation
from memoria.writers.pdf.attachments import Attachment
from memoria.writers.pdf.canvas import Canvas
from memoria.writers.pdf.contents import captions_of
from memoria.writers.pdf.convert import Converter
from memoria.writers.pdf.embedding import embed
from memoria.writers.pdf.furniture import Furniture
from memoria.writers.pdf.objects import name_tree
from memoria.writers.pdf.pages import Page, PageBuilder
from memoria.writers.pdf.parts import part_flows
from memoria.writers.pdf.pictures import Gallery
from memoria.writers.pdf.reportlab_fixes import allow
from memoria.writers.pdf.setting import Setting
from memoria.writers.pdf.shelf import NoFontError, Shelf
from memoria.writers.pdf.strips import Pen
from memoria.writers.pdf.structure import StructureTree
from memoria.writers.pdf.styles import APPARATUS, Styles


def write_pdf(document: Document, theme: Theme, attachments: Sequence[Attachment]) -> Checked[bytes]:
    """What the package's door promises; W-106 and no bytes where the theme's fonts cannot be had."""
    with _collector_off():
        try:
            return _write(document, theme, attachments)
        except NoFontError as error:
            return Checked(b"", (found("W-106", None, family=str(error)),))


def _write(document: Document, theme: Theme, attachments: Sequence[Attachment]) -> Checked[bytes]:
    structure = StructureTree(document.meta.language)
    canvas = Canvas(structure)
    shelf = Shelf(theme)
    setting = Setting(
        meta=document.meta,
        styles=Styles(theme),
        shelf=shelf,
        structure=structure,
        gallery=Gallery(canvas.document, document.resources, shelf.face(APPARATUS)),
        identifiers=frozenset(attr.identifier for attr in attributes(document.blocks) if attr.identifier),
        captions=tuple(captions_of(document.blocks)),
    )
    flows = list(part_flows(Converter(setting), document, structure.document))
    pages = PageBuilder(theme).build(flows)
    _draw(setting, canvas, pages)
    for program in canvas.programs.values():
        embed(canvas.document, program)
    navigation.add_outline(canvas, setting.entries)
    navigation.add_page_labels(canvas, pages)
    _fill_catalog(canvas, setting, attachments)
    return Checked(canvas.data(), (*setting.shelf.diagnostics, *setting.diagnostics))


def _draw(setting: Setting, canvas: Canvas, pages: Sequence[Page]) -> None:
    """Draw laid-out pages, now that each identifier's page is known."""
    labels = {identifier: page.label for page in reversed(pages) for identifier, _ in page.anchors}
    furniture = Furniture(setting, pages)
    pen = Pen(canvas, lambda identifier: labels.get(identifier, "–"))
    for page in pages:
        canvas.begin_page(page.geometry.width, page.geometry.height)
        if page.cover is not None:
            page.cover.draw(pen)
        else:
            _draw_page(pen, furniture, page)
        canvas.end_page()


def _draw_page(pen: Pen, furniture: Furniture, page: Page) -> None:
    geometry = page.geometry
    left, top = furniture.left_margin(page), geometry.height - geometry.top
    notes_top = geometry.bottom + page.notes.close()
    furniture.draw_under(pen, page)
    page.column.draw(pen, left, top)
    if page.notes.placed:
        furniture.draw_note_rule(pen, page, notes_top)
        page.notes.draw(pen, left, notes_top)
    while pen.last:
        pen.last.pop(0)()
    for identifier, height in page.anchors:
        pen.canvas.destination(identifier, height if height > 0 else notes_top + height)
    furniture.draw_over(pen, page)


def _fill_catalog(canvas: Canvas, setting: Setting, attachments: Sequence[Attachment]) -> None:
    """The document's root (ISO 32000-1, 7.7.2)."""
    meta, document = setting.meta, canvas.document
    attached = metadata.attached(document, meta, attachments)
    names = {"Dests": name_tree(document, canvas.destinations)}
    if attached:
        names["EmbeddedFiles"] = name_tree(document, attached)
    document.info = metadata.info(meta)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    allow(
        document.Catalog,
        Version="/1.7",
        Lang=PDFString(meta.language),
        MarkInfo=PDFDictionary({"Marked": "true"}),
        StructTreeRoot=setting.structure,
        Metadata=metadata.xmp(document, meta),
        OutputIntents=PDFArray([metadata.output_intent(document)]),
        Names=PDFDictionary(names),
        AF=PDFArray(list(attached.values())) if attached else None,
    )


@contextmanager
def _collector_off() -> Iterator[None]:
    """No cycles are dropped while a volume is set, so looking for them is wasted time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
