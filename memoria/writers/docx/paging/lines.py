"""A paragraph broken into lines, as a program does that does not hyphenate: each line takes the words that it has room for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from memoria.writers.docx.faces import Faces
from memoria.writers.docx.measures import Advances, advances
from memoria.writers.docx.oxml import Element, tag
from memoria.writers.docx.paging.looks import Letters, Looks, Shape

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_EMU = 12700.0
"""English metric units in a point, the unit of pictures."""
_CHUNK = re.compile(r"((?:[^ –—/-]|[/-](?=\d))*(?:[–—]|[/-](?!\d))?)( *)")
"""Words, each up to where its line may end, with the spaces behind it; nothing at the end."""
_STOP = 708 / 20
"""Tab stops where none are given, one after the other."""
_TINY = 0.01


@dataclass(slots=True)
class Setting:
    """A paragraph set in lines: the height of each, and on which line its names and notes stand."""

    shape: Shape
    style: str
    heights: list[float]
    names: list[tuple[int, str]]
    notes: list[tuple[int, str]]


@dataclass(slots=True)
class _Line:
    """The line that is being filled. ``word`` is what of the last word stands already, and may yet go to the next line."""

    width: float
    begin: float
    at: float
    word: float = 0.0
    letters: float = 0.0
    """Height of a line of the letters that stand now."""
    tallest: float = 0.0
    heights: list[float] = field(default_factory=list)

    def end(self) -> None:
        self.heights.append(self.tallest)
        self.at, self.tallest = self.begin, self.letters

    def take(self, height: float) -> None:
        """Letters of another height stand here from now on."""
        self.letters, self.tallest = height, max(self.tallest, height)

    def settle(self, space: float = 0.0) -> None:
        """The word is at its end: it stands here, or on the next line; one longer than a line goes on over several."""
        if self.at + self.word > self.width + _TINY and self.at > self.begin + _TINY:
            self.end()
        while self.at + self.word > self.width + _TINY and self.width > self.begin:
            self.word -= self.width - self.at
            self.end()
        self.at += self.word + space
        self.word = 0.0

    def tab(self, shape: Shape) -> None:
        """On to the next stop; what is set against a stop at the right is taken to have room."""
        self.settle()
        kind = "left"
        stop = next((stop for stop in shape.stops if stop[0] > self.at + _TINY), None)
        if shape.first < 0 and self.at + _TINY < shape.left and (stop is None or stop[0] > shape.left):
            stop = (shape.left, "left")
        if stop is None:
            at = (self.at // _STOP + 1) * _STOP
        else:
            at, kind = stop
        if kind == "left" and at > self.width:
            self.end()
        elif kind == "left":
            self.at = at


class Setter:
    """Breaks paragraphs into lines."""

    def __init__(self, looks: Looks, faces: Faces) -> None:
        self._looks = looks
        self._files = faces.files
        self._otherwise = faces.apparatus.family
        self._fonts: dict[Letters, tuple[Advances, dict[str, float]]] = {}

    def set(self, text: Element, width: float) -> Setting:
        """The lines of a paragraph in a column of ``width`` points."""
        shape, style = self._looks.shape(text)
        begin = shape.left if shape.numbered else shape.left + shape.first
        line = _Line(width - shape.right, shape.left, begin)
        made = Setting(shape, style, line.heights, [], [])
        letters = self._looks.letters(style, None)
        line.take(self._height(letters, shape))
        for node in text.iter(*_READ):
            name = node.tag
            if name == _T:
                self._words(line, node.text or "", letters)
            elif name == _R:
                known, letters = letters, self._looks.letters(style, node)
                if letters is not known:
                    line.take(self._height(letters, shape))
            elif name == _TAB and node.get(_POS) is None:
                line.tab(shape)
            elif name == _BR:
                line.settle()
                line.end()
            elif name == _HYPHEN:
                line.word += self._font(letters)[0]["-"] * letters.size
            elif name == _INLINE:
                across, down = _extent(node)
                line.word += across
                line.settle()
                line.tallest = max(line.tallest, down) if shape.rule != "exact" else line.tallest
            elif name == _BOOKMARK:
                made.names.append((len(line.heights), str(node.get(_NAME))))
            elif name == _NOTE:
                made.notes.append((len(line.heights), str(node.get(_ID))))
        line.settle()
        line.end()
        return made

    def _words(self, line: _Line, text: str, letters: Letters) -> None:
        """Each word goes on the line it has room on. (Every word of a volume passes here: what is usual is done in place.)"""
        font, known = self._font(letters)
        size, spaced = letters.size, letters.spaced
        space, room = font[" "] * size + spaced, line.width + _TINY
        for word, spaces in _CHUNK.findall(text.upper() if letters.capitals else text):
            width = known.get(word)
            if width is None:
                width = known[word] = font.width(word) * size + spaced * len(word)
            line.word += width
            if spaces and line.at + line.word <= room:
                line.at += line.word + len(spaces) * space
                line.word = 0.0
            elif spaces:
                line.settle(len(spaces) * space)
            elif word and word[-1] in "–—/-":
                line.settle()

    def _font(self, letters: Letters) -> tuple[Advances, dict[str, float]]:
        """The measures of a run's font, with the widths of the words that it has set."""
        if letters not in self._fonts:
            slot = ("Bold" if letters.bold else "") + ("Italic" if letters.italic else "") or "Regular"
            tries = ((letters.family, slot), (letters.family, "Regular"), (self._otherwise, "Regular"))
            file = next((self._files[one] for one in tries if one in self._files), None)
            self._fonts[letters] = (advances(file.data if file else None), {})
        return self._fonts[letters]

    def _height(self, letters: Letters, shape: Shape) -> float:
        """Of a line of these letters (17.3.1.33)."""
        if shape.rule == "exact":
            return shape.line
        natural = self._font(letters)[0].line * letters.size
        return max(natural, shape.line) if shape.rule == "atLeast" else natural * shape.line / 12


def _extent(inline: Element) -> tuple[float, float]:
    """Width and height of a picture in the line (20.4.2.7)."""
    box = inline.find(f"{_WP}extent")
    return (0.0, 0.0) if box is None else (float(box.get("cx") or 0) / _EMU, float(box.get("cy") or 0) / _EMU)


_R, _T, _TAB, _BR, _HYPHEN = tag("r"), tag("t"), tag("tab"), tag("br"), tag("noBreakHyphen")
_INLINE, _BOOKMARK, _NOTE, _POS = f"{_WP}inline", tag("bookmarkStart"), tag("footnoteReference"), tag("pos")
_NAME, _ID = tag("name"), tag("id")
_READ = (_R, _T, _TAB, _BR, _HYPHEN, _INLINE, _BOOKMARK, _NOTE)
