"""What a PDF carries inside."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the PDF. ``relationship``: Source, Data, Alternative, Supplement, Unspecified (ISO 19005-3, 6.8)."""

    name: str
    data: bytes
    media_type: str
    description: str = ""
    relationship: str = "Data"
