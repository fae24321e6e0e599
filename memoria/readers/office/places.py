"""Where a paragraph of a Word or ODT file stands, in words: «apartado 2.1, párrafo 3»."""

from __future__ import annotations

from memoria.readers.office.flow import Flow, Footnote, Grid, Paragraph
from memoria.source import Position
from memoria.vocabulary import place_word


class Places:
    """Counts headings, paragraphs, tables and notes, and gives each paragraph its place."""

    def __init__(self, path: str, language: str) -> None:
        self._path, self._language = path, language
        self._order = 0
        self._headings: list[tuple[int, int]] = []
        """For each heading that is open, its level and its number among those of its level."""
        self._in_section = self._tables = self._notes = self._boxes = 0

    def give(self, flow: list[Flow]) -> None:
        """Place every paragraph of a flow."""
        for part in flow:
            if isinstance(part, Grid):
                self._tables += 1
                self._grid(part, self._tables)
            else:
                self._paragraph(part)

    def _paragraph(self, paragraph: Paragraph) -> None:
        if paragraph.is_empty:
            place = self._said()
        elif paragraph.box:
            self._boxes += 1
            place = self._said(("box", self._boxes))
        elif paragraph.level:
            self._open(paragraph.level)
            place = self._said(("heading", 0))
        else:
            self._in_section += 1
            place = self._said(("paragraph", self._in_section))
        self._put(paragraph, place)

    def _grid(self, grid: Grid, number: int) -> None:
        for row, cells in enumerate(grid.rows, 1):
            column = 1
            for cell in cells:
                place = self._said(("table", number), ("row", row), ("column", column))
                self._all(cell.flow, place)
                column += cell.columns

    def _all(self, flow: list[Flow], place: str) -> None:
        """Everything in a cell or footnote has the place of that."""
        for part in flow:
            if isinstance(part, Paragraph):
                self._put(part, place)
            else:
                for row in part.rows:
                    for cell in row:
                        self._all(cell.flow, place)

    def _put(self, paragraph: Paragraph, place: str) -> None:
        self._order += 1
        paragraph.at = Position(self._path, self._order, 1, place)
        for piece in paragraph.pieces:
            if isinstance(piece, Footnote):
                self._notes += 1
                self._all(piece.flow, f"{place_word('note', self._language)} {self._notes}")

    def _open(self, level: int) -> None:
        number = 1
        while self._headings and self._headings[-1][0] >= level:
            number = self._headings.pop()[1] + 1
        self._headings.append((level, number))
        self._in_section = 0

    def _said(self, *steps: tuple[str, int]) -> str:
        section = ".".join(str(number) for _, number in self._headings)
        parts = [f"{place_word('section', self._language)} {section}"] if section else []
        parts += [f"{place_word(name, self._language)} {number or ''}".strip() for name, number in steps]
        return ", ".join(parts) or f"{place_word('paragraph', self._language)} 1"
