"""An institution's own Word template, made to fit: its styles keep their looks, under the identifiers that the passes use.

What is taken is its styles, its lists and its theme; all else that a Word file may carry (text, heads, comments, macros,
addresses of other files, the names of who wrote it) stays behind.

Word names the identifiers of styles in the language of the desk where a template was made («Ttulo1» for «heading 1»);
the names themselves are the same everywhere (ISO/IEC 29500-1, 17.7.4.9).
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping, Sequence
from copy import deepcopy
from itertools import count
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document as WordDocument
from docx.exceptions import PythonDocxError
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import OpcError
from docx.opc.part import Part, XmlPart
from lxml import etree

from memoria.theme import Theme
from memoria.writers.docx.faces import Faces
from memoria.writers.docx.marks import drop
from memoria.writers.docx.oxml import Element, put, tag, w
from memoria.writers.docx.package import saved
from memoria.writers.docx.reference import style_elements

_LARGEST = 64_000_000
"""Bytes that a template may unpack to."""
_TAKEN = frozenset(map(tag, ("docDefaults", "latentStyles", "style", "abstractNum", "num")))
"""What is taken of its styles and lists; pictures as bullets are not."""
_FRAMED = ("title", "subtitle")
"""Styles of the template that stand on the cover."""
_STYLE_REFERENCES = tuple(map(tag, ("basedOn", "next", "link")))
_REFERENCES = (*_STYLE_REFERENCES, *map(tag, ("pStyle", "rStyle", "tblStyle", "styleLink", "numStyleLink")))


class TemplateError(Exception):
    """The bytes are no Word file, or one that unpacks to more than a template can need."""


def fit_template(template: bytes, theme: Theme, faces: Faces) -> bytes:
    """A document without text in the template's styles, under our identifiers, with the styles of ours that it does not have.

    TemplateError for what is no Word file.
    """
    document = docx.Document()
    _dress(document, _opened(template))
    styles = document.styles.element
    ours = {_name(style): style for style in style_elements(theme, faces)}
    _sort_out(styles, ours)
    new_names = _new_identifiers(styles, ours)
    roots = [styles, document.part.numbering_part.element, document.element]
    for root in roots:
        for reference in root.iter(*_REFERENCES):
            old = reference.get(tag("val"))
            if old in new_names:
                reference.set(tag("val"), new_names[str(old)])
    known = {_name(style) for style in styles.iter(tag("style"))}
    styles.extend(_roomless(style) for name, style in ours.items() if name not in known)
    _unruled(styles)
    _cut_loose(roots)
    return saved(document)


def _opened(template: bytes) -> WordDocument:
    try:
        with ZipFile(io.BytesIO(template)) as package:
            size = sum(entry.file_size for entry in package.infolist())
        if size <= _LARGEST:
            return docx.Document(io.BytesIO(template))
    except (
        BadZipFile,
        PythonDocxError,
        OpcError,
        KeyError,
        ValueError,
        AttributeError,
        etree.XMLSyntaxError,
        EOFError,
        zlib.error,
    ) as error:
        raise TemplateError(str(error)) from error
    raise TemplateError(f"{size} bytes")


def _dress(document: WordDocument, template: WordDocument) -> None:
    """Put the template's styles, lists and theme in the place of a new document's."""
    for relation in (RT.STYLES, RT.NUMBERING):
        ours, given = _part(document, relation), _part(template, relation)
        if isinstance(ours, XmlPart):
            wanted = [child for child in given.element if child.tag in _TAKEN] if isinstance(given, XmlPart) else []
            ours.element[:] = [deepcopy(child) for child in wanted]
            for bullet in list(ours.element.iter(tag("lvlPicBulletId"))):
                drop(bullet)
    look, wanted_look = _part(document, RT.THEME), _part(template, RT.THEME)
    if look is not None and wanted_look is not None and not wanted_look.rels:
        look._blob = wanted_look.blob


def _part(document: WordDocument, relation: str) -> Part | None:
    found = (known for known in document.part.rels.values() if known.reltype == relation and not known.is_external)
    return next((known.target_part for known in found), None)


def _name(style: Element) -> str:
    name = style.find(tag("name"))
    return "" if name is None else str(name.get(tag("val"))).casefold()


def _sort_out(styles: Element, ours: Mapping[str, Element]) -> None:
    """Take out what no file can hold beside our styles: a style without name or identifier, one that has those of another,
    or the name of one of ours that is of another kind; and the traces of who edited them when (17.7.4.15).
    """
    seen: set[str] = set()
    for style in list(styles.iter(tag("style"))):
        name, identifier = _name(style), str(style.get(tag("styleId")) or "")
        same = ours.get(name)
        is_other = same is not None and same.get(tag("type")) != style.get(tag("type"))
        if not name or not identifier or is_other or {f"name {name}", identifier} & seen:
            styles.remove(style)
            continue
        seen |= {f"name {name}", identifier}
        for trace in list(style.iter(tag("rsid"))):
            drop(trace)


def _new_identifiers(styles: Element, ours: Mapping[str, Element]) -> dict[str, str]:
    """Our identifier for each of the template's that differs, and another for one that has ours under another name."""
    changed: dict[str, str] = {}
    reserved = {str(style.get(tag("styleId"))) for style in ours.values()}
    taken = reserved | {str(style.get(tag("styleId"))) for style in styles.iter(tag("style"))}
    for style in styles.iter(tag("style")):
        same = ours.get(_name(style))
        old = str(style.get(tag("styleId")))
        new = old if same is None else str(same.get(tag("styleId")))
        if same is None and old in reserved:
            new = next(name for number in count(1) if (name := f"{old}{number}") not in taken)
            taken.add(new)
        if new != old:
            changed[old] = new
            style.set(tag("styleId"), new)
    return changed


def _roomless(style: Element) -> Element:
    """A style of ours that stands on «Normal», which in a template may have room around its paragraphs."""
    box, base = style.find(tag("pPr")), _base(style)
    if box is not None and base is not None and base.get(tag("val")) == "Normal":
        spacing = box.find(tag("spacing"))
        spacing = put(box, w("spacing")) if spacing is None else spacing
        for side in ("before", "after"):
            spacing.set(tag(side), spacing.get(tag(side)) or "0")
    return style


def _unruled(styles: Element) -> None:
    """Titles have no rules on the cover, which is the theme's: of a frame with rules LibreOffice loses the place."""
    for style in styles.iter(tag("style")):
        if _name(style) in _FRAMED:
            for rules in list(style.iter(tag("pBdr"))):
                drop(rules)


def _cut_loose(roots: Sequence[Element]) -> None:
    """Take out what leads to a style that is not there, and bases that lead back to where they began."""
    styles, *others = roots
    known = {str(style.get(tag("styleId"))): style for style in styles.iter(tag("style"))}
    for root in (styles, *others):
        for reference in list(root.iter(*_STYLE_REFERENCES)):
            if reference.get(tag("val")) not in known:
                drop(reference)
    for identifier, style in known.items():
        seen, at = {identifier}, _base(style)
        while at is not None and (name := str(at.get(tag("val")))) not in seen:
            seen.add(name)
            at = _base(known[name])
        if at is not None:
            drop(at)


def _base(style: Element) -> Element | None:
    return style.find(tag("basedOn"))
