"""Running heads, page numbers, the rule above notes, the ground of an opener: artifacts all (ISO 14289-1, 7.8)."""

from __future__ import annotations

from collections.abc import Sequence

from memoria.document.tree import Meta
from memoria.fonts import SEMIBOLD
from memoria.theme import MM
from memoria.writers.pdf.pages import Page
from memoria.writers.pdf.setting import Setting
from memoria.writers.pdf.shelf import Part
from memoria.writers.pdf.strips import Pen
from memoria.writers.pdf.words import Run

NOTE_RULE_GAP = 1.6 * MM


class Furniture:
    """What every page carries."""

    def __init__(self, setting: Setting, pages: Sequence[Page]) -> None:
        styles = setting.styles
        self._meta: Meta = setting.meta
        self._palette = styles.palette
        self._head = setting.run_of(styles.running, setting.meta.language)
        self._folio = setting.run_of(styles.folio, setting.meta.language)
        self._draft = setting.run_of(styles.running.but(weight=SEMIBOLD), setting.meta.language)
        self._last = {page.is_roman: page.label for page in pages}
        """The last number of each kind."""
        self._words = (setting.label("page"), setting.label("of")) if styles.theme.page.total else None
        self._mirrored = styles.theme.page.mirrored
        self._shelf = setting.shelf

    def left_margin(self, page: Page) -> float:
        """Where the text begins: the inner margin, or the outer one on a left page of a mirrored volume."""
        swaps = self._mirrored and page.number % 2 == 0
        return page.geometry.outer if swaps else page.geometry.inner

    def draw_under(self, pen: Pen, page: Page) -> None:
        """What stands behind the text."""
        if page.ground:
            colour, depth = page.ground
            pen.canvas.artifact()
            pen.canvas.rectangle(0, page.geometry.height - depth, page.geometry.width, depth, colour)

    def draw_over(self, pen: Pen, page: Page) -> None:
        """Running head, page number, the mark of a draft."""
        geometry = page.geometry
        left = self.left_margin(page)
        right = left + geometry.block_width
        swaps = self._mirrored and page.number % 2 == 0
        if page.ground is None:
            y = geometry.height - geometry.head - self._head.size
            title = self._meta.running_title or self._meta.title
            chapter = page.chapter if page.chapter != title else ""
            room = geometry.block_width - self._width(self._head, chapter) - 12
            pen.canvas.artifact("Header")
            self._text(pen, self._head, self._shortened(self._head, title, max(room, 120)), left, y)
            chapter = self._shortened(self._head, chapter, geometry.block_width * 0.6)
            self._text(pen, self._head, chapter, right - self._width(self._head, chapter), y)
        y = geometry.foot
        pen.canvas.artifact("Footer")
        folio = self._number(page)
        self._text(pen, self._folio, folio, left if swaps else right - self._width(self._folio, folio), y)
        if self._meta.draft:
            draft = self._shortened(self._draft, self._meta.draft, geometry.block_width - 40)
            self._text(pen, self._draft, draft, right - self._width(self._draft, draft) if swaps else left, y)

    def _number(self, page: Page) -> str:
        """The number of a page; where the theme wants it, of how many."""
        if self._words is None:
            return page.label
        word, of = self._words
        return f"{word} {page.label} {of} {self._last[page.is_roman]}"

    def draw_note_rule(self, pen: Pen, page: Page, top: float) -> None:
        """The hairline above the notes, whose top is given."""
        left = self.left_margin(page)
        pen.canvas.artifact()
        y = top + NOTE_RULE_GAP
        pen.canvas.rule(left, y, left + page.geometry.text_width, y, self._palette.hairline, 0.5)

    def _width(self, run: Run, text: str) -> float:
        return sum(face.width("\ufffd" if missing else part) for face, part, missing in self._parts(run, text)) * run.size

    def _parts(self, run: Run, text: str) -> list[Part]:
        if run.face.covers(text):
            return [(run.face, text, False)]
        return list(self._shelf.parts(text, run.face, None))

    def _shortened(self, run: Run, text: str, room: float) -> str:
        """Text cut at a word, with dots, where it has no room."""
        if self._width(run, text) <= room:
            return text
        words = text.split(" ")
        while len(words) > 1 and self._width(run, " ".join(words) + " …") > room:
            words.pop()
        return " ".join(words) + " …"

    def _text(self, pen: Pen, run: Run, text: str, x: float, y: float) -> None:
        for face, part, missing in self._parts(run, text):
            codes = face.substitute(part) if missing else face.encode(part)
            pen.canvas.text(x, y, face, run.size, run.colour, codes)
            x += face.width("\ufffd" if missing else part) * run.size
