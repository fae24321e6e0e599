"""Words: pieces of text, each in one run, that lines are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from memoria.writers.pdf.canvas import Target
from memoria.writers.pdf.faces import Face
from memoria.writers.pdf.structure import Element

if TYPE_CHECKING:
    from memoria.writers.pdf.notes import NoteBody
    from memoria.writers.pdf.pictures import Picture


@dataclass(slots=True, eq=False)
class Run:
    """What pieces of text have in common. Lengths in points; ``colour`` as operands."""

    face: Face
    size: float
    colour: str
    element: Element | None = None
    """None: the paragraph's own."""
    rise: float = 0.0
    language: str = ""
    target: Target | None = None
    note: NoteBody | None = None
    page_of: str = ""
    """Identifier whose page number is printed in place of the text."""
    picture: Picture | None = None
    is_missing: bool = False
    """The text is drawn as the replacement character."""
    underline: bool = False
    strike: bool = False
    tracking: float = 0.0
    """Added after each glyph."""
    space: float = 0.0
    words: dict[str, Word] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.space = self.space or self.face.space * self.size + self.tracking

    def word(self, text: str) -> Word:
        """A word of one piece; the same words share it."""
        found = self.words.get(text)
        if found is None:
            found = self.words[text] = ((self, text),)
        return found

    def width(self, text: str) -> float:
        """Of text, or of the picture that stands for it."""
        if self.picture is not None:
            return self.picture.width
        width = self.face.width("\ufffd" if self.is_missing else text) * self.size
        return width + len(text) * self.tracking if self.tracking else width


Piece = tuple[Run, str]
Word = tuple[Piece, ...]
"""Between two spaces. None in a list of words is a line end that was asked for."""


def word_width(word: Word) -> float:
    """Natural width of a word."""
    if len(word) == 1:
        run, text = word[0]
        return run.width(text)
    return sum([run.width(text) for run, text in word])


def word_text(word: Word) -> str:
    """Characters of a word, whatever runs they are in."""
    return word[0][1] if len(word) == 1 else "".join([text for _, text in word])


def cut(word: Word, start: int, end: int | None = None) -> Word:
    """The pieces between two characters of a word."""
    stop = len(word_text(word)) if end is None else end
    pieces: list[Piece] = []
    position = 0
    for run, text in word:
        part = text[max(0, start - position) : max(0, stop - position)]
        if part:
            pieces.append((run, part))
        position += len(text)
    return tuple(pieces)
