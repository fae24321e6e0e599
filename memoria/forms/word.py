"""A form as a Word document, by python-docx, in the fonts and colours of the event's theme."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from memoria.forms.form import ROWS, Form, Part
from memoria.forms.seal import BODY, identifier
from memoria.model.instructions import CLOSE, OPEN
from memoria.theme import Theme
from memoria.writers.zipped import pack, unpack

INSTRUCTION = "Indicación"
"""Paragraph style of instructions. What is typed over one loses the signs, and is text like any other."""
LANGUAGES = {"es": "es-EC", "en": "en-GB", "fr": "fr-FR", "pt": "pt-BR"}
WIDTH, NARROWEST = 16.6, 2.5
"""Of the text, and of a column, in centimetres: «Responsable» stands on one line."""
CREATED = datetime(1980, 1, 1)
"""The same for every form: same event, same bytes."""


def as_word(form: Form, theme: Theme) -> bytes:
    """The form as a DOCX. What the form is about stands in the page's header, where nobody writes by mistake."""
    document = Document()
    _page(document, theme)
    _styles(document, form, theme)
    _header(document, form)
    _front(document, form, theme)
    _instruction(document, form.intro)
    for part in form.parts:
        _part(document, part, theme)
    _properties(document, form)
    return _sealed(document)


def _page(document: Any, theme: Theme) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(theme.page.width / 10), Cm(theme.page.height / 10)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin, section.bottom_margin = Cm(3), Cm(2)


def _styles(document: Any, form: Form, theme: Theme) -> None:
    styles = document.styles
    grey, primary = _colour(theme.colours.grey), _colour(theme.colours.primary)
    _font(styles["Normal"], theme.fonts.text, 11)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGES[form.language])
    styles["Normal"].element.get_or_add_rPr().append(language)
    _font(styles["Heading 2"], theme.fonts.apparatus, 13)
    styles["Heading 2"].font.color.rgb = primary
    _font(styles["List Bullet"], theme.fonts.text, 11)
    instruction = styles.add_style(INSTRUCTION, 1)
    instruction.base_style = styles["Normal"]
    instruction.next_paragraph_style = styles["Normal"]
    _font(instruction, theme.fonts.apparatus, 9)
    instruction.paragraph_format.space_before = Pt(6)
    instruction.font.color.rgb = grey
    _font(styles["Header"], theme.fonts.apparatus, 9)
    styles["Header"].font.color.rgb = grey


def _font(style: Any, family: str, size: float) -> None:
    style.font.name, style.font.size = family, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), family)
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(name), None)


def _colour(value: str) -> RGBColor:
    return RGBColor.from_string(value.lstrip("#").upper())


def _header(document: Any, form: Form) -> None:
    header = document.sections[0].header
    first = header.paragraphs[0]
    first.add_run(form.event)
    title = header.add_paragraph()
    run = title.add_run(f"{form.name} · {form.session}")
    run.bold = True


def _front(document: Any, form: Form, theme: Theme) -> None:
    """The two-column table at the top: key, value."""
    table = document.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    for key, value in form.rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = key, value
        cells[0].paragraphs[0].runs[0].bold = True
        _shade(cells[0], theme.colours.tint)
    _widths(table, (3.4, WIDTH - 3.4))


def _part(document: Any, part: Part, theme: Theme) -> None:
    if part.heading:
        document.add_paragraph(part.heading, style="Heading 2")
    _instruction(document, part.instruction)
    if part.columns:
        _table(document, part.columns, theme)
    else:
        document.add_paragraph("", style="List Bullet" if part.is_list else None)


def _table(document: Any, columns: tuple[str, ...], theme: Theme) -> None:
    table = document.add_table(rows=1 + ROWS, cols=len(columns))
    table.style = "Table Grid"
    for cell, name in zip(table.rows[0].cells, columns, strict=True):
        cell.text = name
        run = cell.paragraphs[0].runs[0]
        run.bold, run.font.size = True, Pt(8.5 if len(columns) < 6 else 7.5)
        _shade(cell, theme.colours.tint)
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    rest = max(WIDTH * (0.6 if len(columns) > 2 else 0.35) / (len(columns) - 1), NARROWEST)
    _widths(table, (WIDTH - rest * (len(columns) - 1), *(rest for _ in columns[1:])))
    document.add_paragraph("")


def _widths(table: Any, widths: tuple[float, ...]) -> None:
    """In centimetres, on the columns and on every cell: programs differ in which they heed."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(2)


def _shade(cell: Any, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour.lstrip("#").upper())):
        shade.set(qn(name), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _instruction(document: Any, text: str) -> None:
    document.add_paragraph(f"{OPEN}{text}{CLOSE}", style=INSTRUCTION)


def _properties(document: Any, form: Form) -> None:
    core = document.core_properties
    core.title, core.author, core.comments, core.keywords = f"{form.name} · {form.session}", "", "", ""
    core.language = LANGUAGES[form.language]
    core.created = core.modified = CREATED
    core.last_modified_by = ""


def _sealed(document: Any) -> bytes:
    """The file with the fingerprint of its body among its properties, and no clock in it."""
    stream = io.BytesIO()
    document.save(stream)
    document.core_properties.identifier = identifier(unpack(stream.getvalue())[BODY])
    stream = io.BytesIO()
    document.save(stream)
    return pack(unpack(stream.getvalue()), "")
