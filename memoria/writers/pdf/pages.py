"""Pages: strips into columns, notes to the foot of the page that calls them, numbers to pages.

One pass in the document's order. Nothing is drawn here, so that what depends on pages (contents, page numbers in the
text, running heads) is known when drawing begins. Lengths in points, depths from the top of the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from memoria.theme import Theme
from memoria.writers.pdf.cover import CoverPage
from memoria.writers.pdf.flows import NewPage, Numbering, Together, Turn, Wide
from memoria.writers.pdf.geometry import Geometry, landscape, upright
from memoria.writers.pdf.numerals import roman
from memoria.writers.pdf.strips import Anchor, Bleed, Column, Flow, NoteBody, RunningHead, Strip

NOTE_GAP = 12.0
"""From the text to the first note, the rule between them included."""
LONG_NOTES = 6
"""Lines from which notes may go on overleaf."""
MOST_CARRIED = 0.6
"""Share of a page that notes from the page before may take."""
TALL_ROW = 0.3
"""Share of a page from which a strip is cut rather than moved to the next page."""
CLOSE = 0.05
WELL_FILLED = 0.7
"""Share of a page from which it may be left for what is to stand together."""


@dataclass(slots=True)
class Page:
    """What stands on a page, before it is drawn."""

    geometry: Geometry
    label: str
    number: int
    is_roman: bool
    chapter: str = ""
    column: Column = field(default_factory=Column)
    notes: Column = field(default_factory=Column)
    anchors: list[tuple[str, float]] = field(default_factory=list)
    ground: tuple[str, float] | None = None
    """Colour and depth, from the page's top, of an opener's ground."""
    cover: CoverPage | None = None
    is_fresh: bool = True
    """Nothing but repeated header rows so far."""

    def notes_height(self, notes: Column) -> float:
        """Of a column of notes, with the gap above it."""
        return notes.y + NOTE_GAP if notes.placed else 0.0


class PageBuilder:
    """Places flows on pages."""

    def __init__(self, theme: Theme) -> None:
        self.pages: list[Page] = []
        self._upright, self._landscape = upright(theme), landscape(theme)
        self._geometry = self._upright
        self._is_roman = False
        self._count = 0
        self._chapter = ""
        self._page: Page | None = None
        self._carried: list[Strip] = []
        self._chunk: list[Strip] = []

    def build(self, flows: Iterable[Flow]) -> list[Page]:
        """Every page; a volume has one at least."""
        for flow in flows:
            match flow:
                case NewPage(keep):
                    self._leave(keep_headings=keep)
                case Turn(on_its_side):
                    self._leave(keep_headings=True)
                    self._geometry = self._landscape if on_its_side else self._upright
                case Numbering(is_roman, restart):
                    self._leave()
                    self._is_roman = is_roman
                    self._count = 0 if restart else self._count
                case CoverPage():
                    self._leave()
                    self._start().cover = flow
                    self._leave()
                case Together(kept):
                    self._set_together(kept)
                case _:
                    self._set(self._strips(flow))
        self._leave()
        if not self.pages:
            self._start()
        return self.pages

    # --- pages

    def _current(self) -> Page:
        return self._page or self._start()

    def _start(self) -> Page:
        self._count += 1
        label = roman(self._count) if self._is_roman else str(self._count)
        self._page = Page(self._geometry, label, self._count, self._is_roman, self._chapter)
        self.pages.append(self._page)
        carried, self._carried = self._carried, []
        self._place_notes(self._page, carried, self._geometry.text_height * MOST_CARRIED)
        return self._page

    def _leave(self, *, keep_headings: bool = False) -> None:
        """End the page, and set what notes still wait for a page. Headings that wait for what follows go with it."""
        if not (keep_headings and self._chunk and all(strip.stick for strip in self._chunk)):
            self._finish_chunk()
        self._page = None
        while self._carried:
            self._start()
            self._page = None

    # --- strips

    def _strips(self, flow: Flow) -> list[Strip]:
        return flow.strips(self._geometry.block_width if isinstance(flow, Wide) else self._geometry.text_width)

    def _set_together(self, flows: Iterable[Flow]) -> None:
        """On this page, or all on the next where this one may be left."""
        strips = [strip for flow in flows for strip in self._strips(flow)]
        waiting = [*self._chunk, *strips]
        page = self._current()
        fits = not waiting or self._fits(page, waiting)
        may_leave = page.column.y >= WELL_FILLED * page.geometry.text_height and not page.is_fresh
        if not fits and may_leave and self._fits(Page(page.geometry, "", 0, page.is_roman), waiting):
            self._leave(keep_headings=True)
        self._set(strips)

    def _set(self, strips: Iterable[Strip]) -> None:
        for strip in strips:
            self._chunk.append(strip)
            if not strip.stick:
                self._finish_chunk()

    def _finish_chunk(self) -> None:
        """Place strips that belong together."""
        chunk, self._chunk = self._chunk, []
        while chunk:
            page = self._current()
            if self._fits(page, chunk) or self._may_carry_notes(page, chunk):
                for strip in chunk:
                    self._place(page, strip)
                return
            begun = 0 if page.is_fresh else self._loosened(page, chunk)
            if begun:
                for strip in chunk[:begun]:
                    self._place(page, strip)
                chunk = chunk[begun:]
                self._next(chunk[0])
            elif not page.is_fresh and not self._worth_cutting(page, chunk):
                self._next(chunk[0])
            else:
                chunk = self._place_part(page, chunk)

    def _loosened(self, page: Page, chunk: list[Strip]) -> int:
        """How many strips may begin here rather than leave a page with much white: those before the last loose end that fits."""
        if page.column.y >= WELL_FILLED * page.geometry.text_height:
            return 0
        ends = (index for index, strip in enumerate(chunk, start=1) if strip.loose)
        return max((end for end in ends if self._fits(page, chunk[:end])), default=0)

    def _next(self, strip: Strip) -> None:
        """A new page that begins with a strip: the header rows of its table come first."""
        self._page = None
        page = self._start()
        for row in strip.repeat:
            row.frames, row.x = strip.frames, strip.x
            page.column.place(row)

    def _place_part(self, page: Page, chunk: list[Strip]) -> list[Strip]:
        """Place what fits of strips that are too high for any page, or worth cutting here; what is left is returned."""
        room = page.geometry.text_height
        for index, strip in enumerate(chunk):
            if self._fits(page, [strip]):
                self._place(page, strip)
                continue
            halves = strip.split(room - page.notes_height(page.notes) - (page.column.reach(strip) - strip.height))
            if halves:
                self._place(page, halves[0])
                rest = [halves[1], *chunk[index + 1 :]]
            elif page.is_fresh:
                self._place(page, strip)
                rest = chunk[index + 1 :]
            else:
                rest = chunk[index:]
            if rest:
                self._next(rest[0])
            return rest
        return []

    def _worth_cutting(self, page: Page, chunk: list[Strip]) -> bool:
        """True when the first strip that does not fit is a tall one, and a good part of it could begin here."""
        tall = next((strip for strip in chunk if strip.height > TALL_ROW * page.geometry.text_height), None)
        if tall is None or any(strip.stick for strip in chunk[: chunk.index(tall)] if strip.height > 60):
            return False
        before = chunk[: chunk.index(tall)]
        trial = _trial(page.column, before)
        room = page.geometry.text_height - page.notes_height(page.notes) - trial.reach(tall) + tall.height
        return room > 80 and tall.split(room) is not None

    def _place(self, page: Page, strip: Strip) -> None:
        page.column.place(strip)
        depth = page.column.placed[-1][1]
        starts = page.is_fresh
        page.is_fresh = False
        for event, offset in strip.all_events():
            match event:
                case Anchor(identifier):
                    page.anchors.append((identifier, page.geometry.height - page.geometry.top - depth - offset))
                case RunningHead(text):
                    self._chapter = text
                    if starts or not page.chapter:
                        page.chapter = text
                case Bleed(colour, least, pad):
                    page.ground = (colour, max(least, page.geometry.top + depth + strip.height + pad))
        if strip.notes:
            lines = self._note_strips(page, strip.notes)
            room = page.geometry.text_height - page.column.y - sum(frame.pad_bottom for frame in strip.frames)
            self._place_notes(page, lines, room)

    # --- notes

    def _note_strips(self, page: Page, notes: Iterable[NoteBody]) -> list[Strip]:
        return [strip for note in notes for strip in note.strips(page.geometry.text_width)]

    def _place_notes(self, page: Page, lines: list[Strip], room: float) -> None:
        """Place lines of notes in the room they have; those that do not fit are carried to the next page."""
        if self._carried:
            self._carried += lines
            return
        for index, strip in enumerate(lines):
            if page.notes.reach(strip) + NOTE_GAP > room + CLOSE and (page.notes.placed or room < strip.height + NOTE_GAP):
                self._carried = lines[index:]
                return
            page.notes.place(strip)
            depth = page.notes.placed[-1][1]
            page.anchors += [(event.identifier, -depth) for event in strip.events if isinstance(event, Anchor)]

    def _fits(self, page: Page, chunk: list[Strip]) -> bool:
        """True when strips fit with every note they call."""
        notes = [note for strip in chunk for note in strip.notes]
        column = _trial(page.column, chunk[:-1])
        height = column.reach(chunk[-1])
        if notes:
            foot = _trial(page.notes, self._note_strips(page, notes))
            height += foot.y + NOTE_GAP
        else:
            height += page.notes_height(page.notes)
        return height <= page.geometry.text_height + CLOSE

    def _may_carry_notes(self, page: Page, chunk: list[Strip]) -> bool:
        """True when strips fit and the long note they call can at least begin here."""
        notes = [note for strip in chunk for note in strip.notes]
        if not notes:
            return False
        lines = self._note_strips(page, notes)
        height = _trial(page.column, chunk[:-1]).reach(chunk[-1])
        begun = _trial(page.notes, lines[:2]).y + NOTE_GAP
        return (len(lines) > LONG_NOTES or page.is_fresh) and height + begun <= page.geometry.text_height + CLOSE


def _trial(column: Column, strips: Iterable[Strip]) -> Column:
    """A column on which strips have been placed, to see how deep they reach."""
    trial = column.sketch()
    for strip in strips:
        trial.place(strip)
    return trial
