"""A text inside a YAML file, which knows where in the file its lines stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from memoria.source import Located, Position, SourceFile


@dataclass(frozen=True, slots=True)
class Fragment(SourceFile):
    """A part of a file as a text of its own; positions and lines are those of the file."""

    whole: SourceFile = field(kw_only=True)
    at: Position = field(kw_only=True)
    """Where its first character stands."""
    indent: int = field(default=0, kw_only=True)
    """Columns before its other lines in the file."""

    def position(self, offset: int) -> Position:
        """The place in the whole file."""
        here = SourceFile.position(self, offset)
        first = here.line == 1
        column = (here.column or 1) + ((self.at.column or 1) - 1 if first else self.indent)
        if self.at.place:
            return self.at._replace(column=(self.at.column or 1) + offset)  # of a cell, which has no lines
        return Position(self.path, (here.line or 1) + (self.at.line or 1) - 1, column)

    def line(self, number: int) -> str:
        """A line of the whole file."""
        return self.whole.line(number)


def fragment(text: Located, whole: SourceFile) -> Fragment:
    """The text of a YAML value. A block (``|``) begins on a line of its own, and its lines share an indentation."""
    at = text.at or Position(whole.path, 1, 1)
    before = whole.line(at.line or 0)[: (at.column or 1) - 1]
    indent = len(before) if not before.strip() else 0
    return Fragment(whole.path, str(text), whole=whole, at=at, indent=indent)
