"""The finished file read back: every run of the tree stands in it, whole, as often and in the order the tree prints them.

A file comes here as the folded letters of its pages (a DOCX, which has no pages until it is opened, is one long page).
Page furniture is set aside by the caller; what remains between two runs may only be what a writer adds of its own:
a list's number, a note's mark, the number before a heading. At a page's end a run may go on overleaf, behind the notes
of its page and a table's repeated header.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from memoria.diagnostics import Diagnostic, found
from memoria.writers.expected import Expected, Run

ROOM = 24
"""Letters that a writer may put between two runs on one page (labels of lists, numbers of headings, marks of notes)."""
BETWEEN = 5
"""Letters between the joined parts of one run: a note's or a page's number, roman numerals included."""
PLENTY = 400
"""Letters that must stand at the top of a page for a run to go on behind them, where a quarter of its rest is more."""
HANDLE = 8
"""Letters that are enough to recognise the beginning of a run that goes on overleaf."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The folded letters of each page, and for each page how much at its end may be notes."""

    pages: tuple[str, ...]
    notes: tuple[str, ...] | None = None
    """The footnotes, where the format keeps them apart (DOCX); None where they stand at the foot of the pages."""


def missing_words(expected: Expected, reading: Reading, file: str) -> tuple[Diagnostic, ...]:
    """A problem for each run of the tree that the file doesn't hold in its place."""
    first = reading.pages[0] if reading.pages else ""
    lost = [run for run in expected.cover if run.letters not in first]
    text = _Seeker(reading.pages, expected.repeated)
    text.page = 1 if expected.cover and len(reading.pages) > 1 else 0
    text.offset = 0 if text.page else max((first.find(run.letters) + len(run.letters) for run in expected.cover), default=0)
    lost += [run for run in expected.text if not text.find(run)]
    notes = _Seeker(reading.notes if reading.notes is not None else reading.pages, set(), roomy=True)
    lost += [run for run in expected.notes if not notes.find(run)]
    return tuple(found("W-001", run.at, file=file, words=_excerpt(run.words)) for run in lost)


def _excerpt(words: str) -> str:
    return words if len(words) <= 90 else words[:87] + "…"


class _Seeker:
    """Walks the pages once, from the beginning to the end."""

    def __init__(self, pages: Sequence[str], repeated: set[str], *, roomy: bool = False) -> None:
        self.pages = pages
        self.headers = sorted(repeated - {""}, key=len, reverse=True)
        self.roomy = roomy
        self.page = 0
        self.offset = 0
        self.astray = False
        self.row = 0
        self.left = (0, 0)
        """Where we stood on the page that the present row of a table went on from."""
        self.part: tuple[int, int] | None = None
        """Where the part of the last run ends that stands on the page that it went on from."""
        self.reached = (0, 0)
        """How far the cells before this one came on the page that their row goes on to."""

    def find(self, run: Run) -> bool:
        """Move behind the run, or stay where we are when it is not there; the next long one is then looked for further on."""
        if run.optional:
            return self.astray or self._stands_next(run) or True
        before = self.page, self.offset
        if run.row != self.row:
            self.row, self.left, self.reached = run.row, before, before
        self.part = None
        found_it = self._seek(run, self.page + 1) or self._left_behind(run) or self._seek(run, len(self.pages))
        if found_it and self.page != before[0] and run.row and self.left[0] <= before[0]:
            self.left = self.part or before
        self.astray = not found_it
        return found_it

    def _stands_next(self, run: Run) -> bool:
        """An optional run stands right here, or at the top of the next page where this one ends; elsewhere it is another."""
        if self.page >= len(self.pages) or self._stands(run, self.page, self.offset, ROOM):
            return self.page < len(self.pages)
        is_end = len(self.pages[self.page]) - self.offset <= ROOM and self.page + 1 < len(self.pages)
        return is_end and self._stands(run, self.page + 1, 0, ROOM)

    def _left_behind(self, run: Run) -> bool:
        """A cell that stands, or begins, on the page that its row went on from."""
        here = self.page, self.offset
        if not run.row or self.left[0] == self.page:
            return False
        self.reached = here
        self.page, self.offset = self.left
        if self._seek(run, self.page + 1):
            self.left = (self.page, self.offset) if self.page == self.left[0] else self.part or self.left
            self.page, self.offset = max(here, (self.page, self.offset))
            return True
        self.page, self.offset = here
        return False

    def _seek(self, run: Run, end: int) -> bool:
        """Look for a run from here to the page ``end``, which is not looked at any more."""
        room = BETWEEN if run.joined and not self.roomy else ROOM
        for page in range(self.page, min(end, len(self.pages))):
            start = self.offset if page == self.page else 0
            if self._stands(run, page, start, room) or self._goes_on_overleaf(run.letters, page, start):
                return True
        return False

    def _stands(self, run: Run, page: int, start: int, room: int) -> bool:
        text, letters = self.pages[page], run.letters
        if self.roomy or run.far or (self.astray and len(letters) >= HANDLE):
            index = text.find(letters, start)
        else:
            index = text.find(letters, start, start + room + len(letters))
            if index < 0:
                index = self._behind_header(letters, text, start)
        if index < 0:
            return False
        self.page, self.offset = page, index + len(letters)
        return True

    def _behind_header(self, letters: str, text: str, start: int) -> int:
        """A table goes on at the top of a page, where its header row is printed again."""
        for header in self.headers:
            if text.startswith(header, start):
                return text.find(letters, start + len(header), start + len(header) + ROOM + len(letters))
        return -1

    def _goes_on_overleaf(self, letters: str, page: int, start: int) -> bool:
        """The run begins on this page and goes on at the beginning of the next, once or several times."""
        if page + 1 >= len(self.pages):
            return False
        text = self.pages[page]
        handle = letters[: min(HANDLE, len(letters) // 2)]
        end = start + ROOM + len(handle) if len(letters) < 2 * HANDLE else len(text)  # few letters stand in many places
        index = text.find(handle, start, end)
        while index >= 0:
            here = _common(letters, text, index)
            if here < len(letters) and self._continues(letters[here:], page + 1):
                self.part = (page, index + here)
                return True
            index = text.find(handle, index + 1, end)
        return False

    def _continues(self, rest: str, page: int) -> bool:
        """The rest stands at the beginning of a page, or goes on from there overleaf, for as many pages as it takes."""
        waiting = [(rest, page)]
        while waiting:
            rest, page = waiting.pop()
            text = self.pages[page]
            for start in self._beginnings(page):
                index = text.find(rest, start, start + ROOM + len(rest))
                if index >= 0:
                    self.page, self.offset = page, index + len(rest)
                    return True
                here = _common(rest, text, start)
                if here > min(len(rest) // 4, PLENTY) and page + 1 < len(self.pages):
                    waiting.append((rest[here:], page + 1))
        return False

    def _beginnings(self, page: int) -> list[int]:
        """Where the text of a page may begin: at its top, behind a header row printed again, or behind the cells before."""
        headers = (len(header) for header in self.headers if self.pages[page].startswith(header))
        return [0, *headers, *((self.reached[1],) if self.reached[0] == page else ())]


def _common(letters: str, text: str, index: int) -> int:
    """How many letters of the run stand in the text from ``index`` on."""
    low, high = 0, min(len(letters), len(text) - index)
    while low < high:
        middle = (low + high + 1) // 2
        if text.startswith(letters[:middle], index):
            low = middle
        else:
            high = middle - 1
    return low
