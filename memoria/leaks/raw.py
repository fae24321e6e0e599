"""What the exports of the meeting room say, line by line and cell by cell: none of it is for the public."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memoria.model.memoria import Memoria
from memoria.readers.classify import Role
from memoria.readers.text import decode
from memoria.source import SourceFile
from memoria.world import Folder

READABLE = (".txt", ".csv", ".tsv", ".vtt", ".srt", ".sbv", ".md", ".eml")
"""Raw material that is text; of any other nothing is known here."""
TABLES = (".csv", ".tsv")
MOMENT = re.compile(r"[\d\s/.-]*\b\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?\s?m\.?)?\s*", re.IGNORECASE)
"""A time, whose year and hour side by side are no number that tells anything."""


def raw_lines(folder: Folder, memoria: Memoria) -> tuple[str, ...]:
    """The lines of the raw material that can be read, for the leak check alone."""
    raw = (file.path for file in memoria.files if file.role in (Role.PRIVATE, Role.TRANSCRIPT))
    texts = (decode(path, folder.read(path)).value for path in raw if path.casefold().endswith(READABLE))
    return tuple(piece for text in texts if text for piece in _pieces(text))


def _pieces(file: SourceFile) -> Iterator[str]:
    """The lines of a text; of a table the cells: words side by side in two of them are nobody's phrase."""
    for line in file.text.splitlines():
        pieces = re.split(r"[,;\t\"]", line) if file.path.casefold().endswith(TABLES) else [line]
        yield from (piece for piece in pieces if not MOMENT.fullmatch(piece))
