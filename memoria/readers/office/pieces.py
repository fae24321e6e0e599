"""The pieces of a paragraph made tidy: letters as everywhere in the tree, no space where a line begins or ends."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from memoria.readers.office import flow as f
from memoria.readers.office.flow import Break, Paragraph, Piece, Run

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffc\ufffe\uffff]"
)
_SPACES = re.compile("[ \t\r\n\u2028\u2029]+")

Placed = tuple[Piece, int]
"""A piece of a paragraph, and the column where it begins."""


def tidy(text: str) -> str:
    """Letters as everywhere in the tree: NFC, without what nobody sees, one space where there were several or a tab."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", _INVISIBLE.sub("", text)))


def placed(part: Paragraph) -> Iterator[Placed]:
    """The pieces with their letters tidied, without spaces at the ends of lines, each with its column."""
    pieces = _tidied(part.pieces)
    column = 1
    for piece in pieces:
        yield piece, column
        column += len(piece.text) if isinstance(piece, Run) else 1


def _tidied(pieces: Sequence[Piece]) -> list[Piece]:
    done: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Run):
            text = tidy(piece.text)
            ends = not done or isinstance(done[-1], Break) or (isinstance(done[-1], Run) and done[-1].text.endswith(" "))
            text = text.lstrip(" ") if ends else text
            if not text:
                continue
            styles = piece.styles - {f.UNDERLINE} if piece.link else piece.styles
            done.append(replace(piece, text=text, styles=styles))
        else:
            if isinstance(piece, Break):
                _strip_end(done)
                if not done:
                    continue
            done.append(piece)
    _strip_end(done)
    while done and isinstance(done[-1], Break):
        done.pop()
        _strip_end(done)
    return _smooth(done)


def _strip_end(done: list[Piece]) -> None:
    while done and isinstance(last := done[-1], Run):
        text = last.text.rstrip(" ")
        if text:
            done[-1] = replace(last, text=text)
            return
        done.pop()


def _smooth(pieces: list[Piece]) -> list[Piece]:
    """A space between two runs of one style is of that style: «**uno** **dos**» is one."""
    for index in range(1, len(pieces) - 1):
        before, piece, after = pieces[index - 1 : index + 2]
        if isinstance(before, Run) and isinstance(piece, Run) and isinstance(after, Run) and not piece.text.strip(" "):
            pieces[index] = replace(
                piece, styles=before.styles & after.styles, link=before.link if before.link == after.link else ""
            )
    return pieces
