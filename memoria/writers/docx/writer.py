"""The whole way from a tree to a Word file."""

from __future__ import annotations

import json

from memoria.diagnostics import Checked, Diagnostic, found
from memoria.document.pandoc_json import document_json
from memoria.document.tree import Document
from memoria.theme import Theme
from memoria.writers.docx import Pandoc
from memoria.writers.docx.faces import Faces, faces_of
from memoria.writers.docx.finish import finish
from memoria.writers.docx.prepare import prepare
from memoria.writers.docx.reference import make_reference
from memoria.writers.docx.ruler import Ruler
from memoria.writers.docx.template import TemplateError, fit_template
from memoria.writers.logos import with_logos


def write_docx(document: Document, theme: Theme, pandoc: Pandoc, reference: bytes | None) -> Checked[bytes]:
    """What the package's door promises."""
    document = with_logos(document, theme)
    faces = faces_of(theme)
    ruler = Ruler(theme, faces)
    prepared = prepare(document, ruler)
    template, problems = _fitted(reference, theme, faces)
    styles = template or make_reference(theme, document.meta.language, faces)
    tree = json.dumps(document_json(prepared.blocks, whole=True), ensure_ascii=False, separators=(",", ":")).encode()
    written = pandoc(tree, styles, dict(document.resources))
    made = finish(written, prepared, document.meta, ruler, own_template=template is not None)
    return Checked(made, (*prepared.problems, *faces.problems, *problems))


def _fitted(reference: bytes | None, theme: Theme, faces: Faces) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """An institution's template made to fit; W-131 and none where it is no Word file."""
    try:
        return (fit_template(reference, theme, faces) if reference is not None else None), ()
    except TemplateError:
        return None, (found("W-131", None),)
