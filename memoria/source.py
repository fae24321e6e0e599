"""Where something was written: positions in source files, and strings that remember theirs."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple


class Position(NamedTuple):
    """A place in a source file.

    ``line`` and ``column`` start at 1 and count characters, not bytes. ``path`` is relative to the event's folder, with
    forward slashes. Where the format has no lines (Word, ODT, workbooks) ``place`` says where in words («apartado 2,
    párrafo 3»): it is what people are shown. ``line`` and ``column`` then count paragraphs and their characters, if anything;
    they put places in order and tell one from another, and nobody can look them up in the file.
    """

    path: str
    line: int | None = None
    column: int | None = None
    place: str = ""

    @property
    def shown(self) -> tuple[int | None, int | None]:
        """Line and column that somebody can look up; two Nones where ``place`` says it in words."""
        return (None, None) if self.place else (self.line, self.column)

    @property
    def said(self) -> str:
        """File and place on one line: ``nota.md:12``, «nota.docx, apartado 2, párrafo 3», or the file alone."""
        if self.place:
            return f"{self.path}, {self.place}"
        return f"{self.path}:{self.line}" if self.line else self.path


class Located(str):
    """A string that knows where it was written. Every operation on it gives a plain ``str``."""

    __slots__ = ("at",)
    at: Position | None

    def __new__(cls, text: str, at: Position | None = None) -> Located:
        self = super().__new__(cls, text)
        self.at = at
        return self

    def __reduce__(self) -> tuple[type[Located], tuple[str, Position | None]]:
        return Located, (str(self), self.at)


class ReservedText(Located):
    """A value that says of itself that only the internal edition may print it («RESERVADO: …»)."""

    __slots__ = ()

    def __new__(cls, text: str, at: Position | None = None) -> ReservedText:
        self = super().__new__(cls, text, at)
        assert isinstance(self, ReservedText)
        return self

    def __reduce__(self) -> tuple[type[Located], tuple[str, Position | None]]:
        return ReservedText, (str(self), self.at)


def position_of(text: str) -> Position | None:
    """The place where ``text`` was written, when it is known."""
    return getattr(text, "at", None)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One text file as it was read: decoded, without BOM, line ends normalised to ``\\n``, NFC."""

    path: str
    text: str
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ends = accumulate(len(line) + 1 for line in self.text.split("\n"))
        object.__setattr__(self, "_starts", (0, *ends)[:-1])

    def position(self, offset: int) -> Position:
        """The line and column of a character, given its offset in ``text``."""
        line = bisect_right(self._starts, offset)
        return Position(self.path, line, offset - self._starts[line - 1] + 1)

    def settled(self, at: Position) -> Position:
        """A place counted on past the end of its line, where it really is: YAML folds several lines into one text."""
        if at.line is None or at.column is None or at.column <= self._length(at.line) + 1:
            return at
        line, column, text = at.line, at.column, self.line(at.line)
        while column > len(text) + 1 and (following := self.line(line + 1)).strip():
            indent = len(following) - len(following.lstrip())
            line, column, text = line + 1, max(column - len(text.rstrip()) - 1, 1) + indent, following
        return at._replace(line=line, column=min(column, len(text) + 1))

    def line(self, number: int) -> str:
        """The text of a line (numbered from 1) without its line end; empty past the end."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        return self.text[start : start + self._length(number)]

    def _length(self, number: int) -> int:
        """Of a line, without looking at its text: a file may be one line of a million letters, and have much wrong with it."""
        if not 1 <= number <= len(self._starts):
            return 0
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return end - self._starts[number - 1]
