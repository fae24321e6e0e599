"""The names of OpenDocument, as lxml writes them."""

from __future__ import annotations

import re

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, DRAW, STYLE, FO, SVG = (
    f"{{{_OASIS}{name}:1.0}}" for name in ("office", "text", "table", "drawing", "style", "xsl-fo-compatible", "svg-compatible")
)
XLINK = "{http://www.w3.org/1999/xlink}"
XML = "{http://www.w3.org/XML/1998/namespace}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
DECLARATIONS = re.compile(r"-decls$|-source$")
"""Elements that declare variables, sequences and sources of indexes: no text."""
PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
SPACES = (f"{TEXT}tab", f"{TEXT}s", f"{TEXT}line-break")
