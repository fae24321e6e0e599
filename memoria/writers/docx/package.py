"""A document of python-docx as a file: its parts go straight into our zip, and not through one of its own first."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter

from memoria.writers.zipped import pack

_WRITER: Any = PackageWriter
"""Its steps have no types and no door of their own; the release is pinned."""


class _Parts(dict[str, bytes]):
    """What python-docx takes for the zip that it writes to."""

    def write(self, uri: PackURI, blob: bytes) -> None:
        """Keep a part."""
        self[uri.membername] = blob


def saved(document: Document, date: str = "") -> bytes:
    """The bytes of a document, the same for the same parts; ``date`` is that of the parts (ISO 8601)."""
    package = document.part.package
    held = tuple(package.parts)
    for part in held:
        part.before_marshal()
    parts = _Parts()
    _WRITER._write_content_types_stream(parts, held)
    _WRITER._write_pkg_rels(parts, package.rels)
    _WRITER._write_parts(parts, held)
    return pack(parts, date)
