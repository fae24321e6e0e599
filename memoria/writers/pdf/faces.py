"""Faces: words shaped by HarfBuzz, measured once, and written in the codes of an embedded font.

A font's codes are ours: each pair of glyph and text gets the next number, so that a hyphen at a line's end, a no-break
space drawn as a space or a glyph that stands for a missing one all give back the text they stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

import uharfbuzz as hb

from memoria.fonts import FontFile

SOFT_HYPHEN = "\u00ad"
HARD_HYPHEN = "\u2010"
DRAWN_AS_SPACE: Mapping[str, float] = {"\u00a0": 1.0, "\u202f": 0.7, "\u2009": 0.7, "\u2007": 1.0, "\u2008": 0.8, "\u200a": 0.4}
"""Spaces that a font may lack, and their width as a share of its word space."""
DRAWN_AS_HYPHEN = HARD_HYPHEN + "\u2011"
INVISIBLE = frozenset("\u2060\u200b\u200c\u200d\ufeff\ufe0e\ufe0f\u200e\u200f")
"""Characters that act and are never drawn."""
SPECIAL = frozenset(DRAWN_AS_SPACE) | frozenset(DRAWN_AS_HYPHEN) | INVISIBLE | {SOFT_HYPHEN}
_PART = re.compile("[{0}]|[^{0}]+".format("".join(sorted(SPECIAL))))
NEARBY = 16
"""Letters around a cut that are shaped anew where HarfBuzz says that the two sides depend on each other."""


_SHOWN = re.compile("<([0-9A-F]*)>")
"""The codes in the body of a TJ array, four digits each."""


class Program:
    """A font program: HarfBuzz's view of it, and the codes given to its glyphs so far."""

    def __init__(self, file: FontFile, index: int) -> None:
        self.file = file
        self.resource = f"F{index}"
        self.face: Any = hb.Face(hb.Blob(file.data))
        self.font: Any = hb.Font(self.face)
        self.units: int = self.face.upem
        self.coverage: frozenset[int] = frozenset(self.face.unicodes)
        self.has_own_codes = "glyf" in self.face.table_tags
        """TrueType outlines may be reached through a map of codes; in CFF the code is the glyph (ISO 32000-1, 9.7.4.2)."""
        self._advances: dict[int, int] = {}
        self.codes: dict[tuple[int, str], int] = {}
        self.texts: dict[int, str] = {}
        extents = self.font.get_font_extents("ltr")
        self.ascent: float = extents.ascender / self.units
        self.descent: float = -extents.descender / self.units

    def glyph(self, character: str) -> int:
        """The glyph of a character, 0 where there is none."""
        return int(self.font.get_nominal_glyph(ord(character)) or 0)

    def advance(self, glyph: int) -> int:
        """In font units."""
        found = self._advances.get(glyph)
        if found is None:
            found = self._advances[glyph] = int(self.font.get_glyph_h_advance(glyph))
        return found

    def code(self, glyph: int, text: str) -> int:
        """The code of a glyph that stands for ``text``."""
        key = (glyph, text)
        found = self.codes.get(key)
        if found is None:
            found = len(self.codes) + 1 if self.has_own_codes else glyph
            self.codes[key] = found
            self.texts.setdefault(found, text)
        return found


class Face:
    """A program with chosen features. Widths are for size 1; ``encode`` gives the body of a TJ array."""

    def __init__(self, program: Program, features: Mapping[str, bool] | None = None) -> None:
        self.program = program
        self._features = {"kern": True, "liga": True, **(features or {})}
        self._widths: dict[str, float] = {"": 0.0}
        self._codes: dict[str, str] = {"": ""}
        self._counts: dict[str, int] = {}
        self.space = program.advance(program.glyph(" ")) / program.units
        self.hyphen = program.advance(self._hyphen_glyph()) / program.units
        self._covered: set[str] = set()

    def covers(self, text: str) -> bool:
        """True when every character has a glyph or is drawn by other means."""
        rest = set(text) - self._covered
        missing = {char for char in rest if ord(char) not in self.program.coverage and char not in SPECIAL}
        self._covered |= rest - missing
        return not missing

    def width(self, text: str) -> float:
        """The advance of a shaped word at size 1."""
        found = self._widths.get(text)
        if found is None:
            found = self._widths[text] = self._measure(text)
        return found

    def halves(self, text: str, places: Sequence[int]) -> Iterable[tuple[float, float]]:
        """The advances before and after each place of a text, at size 1: one shaping for all of them."""
        before, safe = self._advances_before(text)
        for place in places:
            if safe[place]:
                yield before[place], before[-1] - before[place]
                continue
            left, right = place, place
            while left > max(0, place - NEARBY) and not safe[left]:
                left -= 1
            while right < min(len(text), place + NEARBY) and not safe[right]:
                right += 1
            beyond = right + NEARBY
            after = self._measure(text[place:beyond]) - self._measure(text[right:beyond])
            yield before[left] + self._measure(text[left:place]), after + before[-1] - before[right]

    def _advances_before(self, text: str) -> tuple[Sequence[float], Sequence[bool]]:
        """The advance up to each letter and to the end, and whether the text may be cut there without shaping it anew."""
        advances, safe = [0.0] * len(text), [False] * len(text)
        start = 0
        for part in _parts(text):
            if part in SPECIAL:
                advances[start], safe[start] = self._part_width(part), True
            else:
                infos, positions = self._shape(part)
                for info, position in zip(infos, positions, strict=True):
                    advances[start + info.cluster] += position.x_advance / self.program.units
                    safe[start + info.cluster] = not info.flags & hb.GlyphFlags.UNSAFE_TO_BREAK
            start += len(part)
        return [0.0, *accumulate(advances)], [*safe, True]

    def _measure(self, text: str) -> float:
        """A width that is not kept, since nobody will ask for it again."""
        return sum(self._part_width(part) if part in SPECIAL else self._shaped_width(part) for part in _parts(text))

    def _shaped_width(self, text: str) -> float:
        return float(sum(position.x_advance for position in self._shape(text)[1]) / self.program.units)

    def encode(self, text: str) -> str:
        """The codes of a shaped word, with its kerning, in hexadecimal strings and numbers."""
        found = self._codes.get(text)
        if found is None:
            if SPECIAL.isdisjoint(text):
                found = self._encode(text)
            else:
                found = "".join(self._encode_part(part) for part in _parts(text)).replace("><", "")
            self._codes[text] = found
        return found

    def glyphs(self, text: str) -> int:
        """How many codes show a text."""
        found = self._counts.get(text)
        if found is None:
            found = self._counts[text] = sum(len(codes) for codes in _SHOWN.findall(self.encode(text))) // 4
        return found

    def substitute(self, text: str) -> str:
        """The replacement character's glyph standing for ``text``."""
        glyph = self.program.glyph("\ufffd")
        return f"<{self.program.code(glyph, text):04X}>"

    def outlines(self, text: str) -> str:
        """The glyphs of a line as a path, in font units from its start."""
        infos, positions = self._shape(text) if text else ((), ())
        pen, x = _PathPen(), 0.0
        for info, position in zip(infos, positions, strict=True):
            pen.origin = (x + position.x_offset, float(position.y_offset))
            self.program.font.draw_glyph_with_pen(info.codepoint, pen)
            x += position.x_advance
        return " ".join(pen.operators)

    def _shape(self, text: str) -> tuple[Any, Any]:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(self.program.font, buffer, self._features)
        return buffer.glyph_infos, buffer.glyph_positions

    def _encode(self, text: str) -> str:
        program = self.program
        infos, positions = self._shape(text)
        clusters = [info.cluster for info in infos]
        stands_for = list(text) if clusters == list(range(len(text))) else _cluster_texts(text, clusters)
        pieces: list[str] = []
        run = ""
        for info, position, part in zip(infos, positions, stands_for, strict=True):
            glyph = info.codepoint
            code = program.codes.get((glyph, part)) or program.code(glyph, part)
            run += f"{code:04X}"
            excess = program.advance(glyph) - position.x_advance
            if excess:
                pieces.append(f"<{run}>{round(excess * 1000 / program.units)}")
                run = ""
        if run:
            pieces.append(f"<{run}>")
        return "".join(pieces)

    def _encode_part(self, part: str) -> str:
        program = self.program
        if part in INVISIBLE:
            return ""
        if part == SOFT_HYPHEN or part in DRAWN_AS_HYPHEN:
            return f"<{program.code(self._hyphen_glyph(), part):04X}>"
        share = DRAWN_AS_SPACE.get(part)
        if share is None:
            return self._encode(part)
        narrower = round((1 - share) * self.space * 1000)
        return f"<{program.code(program.glyph(' '), part):04X}>{narrower or ''}"

    def _part_width(self, part: str) -> float:
        if part in INVISIBLE:
            return 0.0
        if part == SOFT_HYPHEN or part in DRAWN_AS_HYPHEN:
            return self.hyphen
        return DRAWN_AS_SPACE[part] * self.space

    def _hyphen_glyph(self) -> int:
        return self.program.glyph("\u2010") or self.program.glyph("-")


def _cluster_texts(text: str, clusters: list[int]) -> list[str]:
    """The characters that each glyph stands for; the glyphs of a cluster after its first stand for none (U+200B)."""
    ends = dict(pairwise([*sorted(set(clusters)), len(text)]))
    return [
        "\u200b" if index and clusters[index - 1] == start else text[start : ends[start]] for index, start in enumerate(clusters)
    ]


def _parts(text: str) -> list[str]:
    """Text cut around the characters that are drawn by other means."""
    return _PART.findall(text)


class _PathPen:
    """Draws outlines as operators of a content stream (the protocol of pens of fontTools)."""

    def __init__(self) -> None:
        self.operators: list[str] = []
        self.origin = (0.0, 0.0)
        self._at = (0.0, 0.0)

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        """Start a contour."""
        self._add("m", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        """A straight line."""
        self._add("l", point)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        """A cubic curve."""
        self._add("c", *points)

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: N802
        """A quadratic curve, as the cubic one that it is."""
        start = self._at
        first = tuple(a + 2 / 3 * (b - a) for a, b in zip(start, control, strict=True))
        second = tuple(a + 2 / 3 * (b - a) for a, b in zip(end, control, strict=True))
        self._add("c", (first[0], first[1]), (second[0], second[1]), end)

    def closePath(self) -> None:  # noqa: N802
        """End the contour."""
        self.operators.append("h")

    def _add(self, operator: str, *points: tuple[float, float]) -> None:
        self._at = points[-1]
        numbers = [f"{x + self.origin[0]:.1f} {y + self.origin[1]:.1f}" for x, y in points]
        self.operators.append(" ".join([*numbers, operator]))
