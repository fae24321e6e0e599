"""An institution's own Word template, made to fit: its styles keep their looks, under the identifiers that the passes use.

Word names the identifiers of styles in the language of the desk where a template was made («Ttulo1» for «heading 1»);
the names themselves are the same everywhere (ISO/IEC 29500-1, 17.7.4.9).
"""

from __future__ import annotations

import io
from collections.abc import Mapping

import docx

from memoria.theme import Theme
from memoria.writers.docx.faces import Faces
from memoria.writers.docx.oxml import Element, tag
from memoria.writers.docx.reference import style_elements
from memoria.writers.zipped import zipped

_REFERENCES = tuple(map(tag, ("basedOn", "next", "link", "pStyle", "rStyle", "tblStyle", "styleLink", "numStyleLink")))


def fit_template(template: bytes, theme: Theme, faces: Faces) -> bytes:
    """The template with our identifiers, and with the styles of ours that it does not have.

    Raises what python-docx raises for bytes that are no Word file.
    """
    document = docx.Document(io.BytesIO(template))
    styles = document.styles.element
    ours = {_name(style): style for style in style_elements(theme, faces)}
    new_names = _new_identifiers(styles, ours)
    roots = [styles, document.part.numbering_part.element, document.element]
    for root in roots:
        for reference in root.iter(*_REFERENCES):
            old = reference.get(tag("val"))
            if old in new_names:
                reference.set(tag("val"), new_names[str(old)])
    known = {_name(style) for style in styles.iter(tag("style"))}
    styles.extend(style for name, style in ours.items() if name not in known)
    stream = io.BytesIO()
    document.save(stream)
    return zipped(stream.getvalue(), "")


def _name(style: Element) -> str:
    name = style.find(tag("name"))
    return "" if name is None else str(name.get(tag("val"))).casefold()


def _new_identifiers(styles: Element, ours: Mapping[str, Element]) -> dict[str, str]:
    """Our identifier for each of the template's that differs, set on the styles at once."""
    changed: dict[str, str] = {}
    for style in styles.iter(tag("style")):
        same = ours.get(_name(style))
        old = str(style.get(tag("styleId")))
        if same is not None and same.get(tag("styleId")) != old:
            changed[old] = str(same.get(tag("styleId")))
            style.set(tag("styleId"), changed[old])
    return changed
