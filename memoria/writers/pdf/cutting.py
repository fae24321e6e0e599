"""The places where a run of words may be broken, and how wide each side of a break is. Lengths in points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from memoria.writers.pdf.hyphens import Cut, cuts
from memoria.writers.pdf.linebreak import FORCED_PENALTY, HYPHEN_PENALTY, MOST_HYPHENS, Place
from memoria.writers.pdf.words import Measured, Word, cut, split, word_text, word_width

LONG = 200
"""Letters from which a word is shaped once and its parts are reckoned, not shaped each for itself: that would take the
square of its length, and there are files with a word of 300 000 letters."""


class Cutting:
    """A run of words on one endless line: where each starts and ends on it, and where it may be broken for a width."""

    def __init__(self, words: Sequence[Word], starts: Sequence[float], ends: Sequence[float], width: float) -> None:
        self.words, self.starts, self.ends, self.width = words, starts, ends, width
        self._wide: dict[int, Sequence[Measured]] = {}

    def breaks(self, *, hyphenate: bool, all_cuts: bool) -> list[Place]:
        """Between words; and inside them where ``all_cuts``, with the language's hyphens where ``hyphenate``."""
        found: list[Place] = [(0.0, 0.0, 0, 0, 0, 0.0, False)]
        last = len(self.words) - 1
        for index, (word, start, end) in enumerate(zip(self.words, self.starts, self.ends, strict=True)):
            if end - start > self.width:
                if index not in self._wide:
                    self._wide[index] = self._in_wide(word, end - start)
                inside = self._wide[index]
            else:
                inside = measured_cuts(word, hyphenate=hyphenate) if all_cuts else ()
            for place, head, tail, hyphen, penalty in inside:
                found.append((start + head, end - tail, index, index, place, penalty, hyphen))
            if index < last:
                found.append((end, self.starts[index + 1], index + 1, index + 1, 0, 0.0, False))
        found.append((self.ends[last], self.ends[last], last + 1, last + 1, 0, 0.0, False))
        return found

    def _in_wide(self, word: Word, width: float) -> Sequence[Measured]:
        """A word wider than the line is cut where a hyphen may stand; between any letters where that is not enough, or where
        more lines would end in a hyphen than may follow each other."""
        text = word_text(word)
        usual = cuts(text, word[0][0].language, True)
        if width <= MOST_HYPHENS * self.width and _widest_part(word, usual) <= self.width:
            return _measured(word, usual)
        places = dict.fromkeys(range(1, len(text)), False) | dict(usual)
        allowed = {place for place, _ in usual}
        found = _measured(word, sorted(places.items()))
        return [one if one.place in allowed else one._replace(penalty=FORCED_PENALTY) for one in found]


def measured_cuts(word: Word, *, hyphenate: bool) -> Sequence[Measured]:
    """The cuts of a word that fits a line. The same word of the same run is measured once."""
    run, text = word[0]
    if len(word) > 1:
        return _measured(word, cuts(word_text(word), run.language, hyphenate))
    found = run.cuts.get((text, hyphenate))
    if found is None:
        found = run.cuts[text, hyphenate] = tuple(_measured(word, cuts(text, run.language, hyphenate)))
    return found


def _measured(word: Word, places: Sequence[Cut]) -> Sequence[Measured]:
    run = word[0][0]
    hyphen_width = run.face.hyphen * run.size
    halves = _halves(word, [place for place, _ in places])
    return [
        Measured(place, head + hyphen_width if hyphen else head, tail, hyphen, HYPHEN_PENALTY)
        for (place, hyphen), (head, tail) in zip(places, halves, strict=True)
    ]


def _halves(word: Word, places: Sequence[int]) -> Iterable[tuple[float, float]]:
    """The widths before and after each place."""
    if len(word) == 1:
        run, text = word[0]
        if len(text) <= LONG or run.picture is not None or run.is_missing:
            return [(run.width(text[:place]), run.width(text[place:])) for place in places]
    elif len(word_text(word)) <= LONG:
        return [(word_width(cut(word, 0, place)), word_width(cut(word, place))) for place in places]
    return _halves_of_long(word, places)


def _halves_of_long(word: Word, places: Sequence[int]) -> Iterable[tuple[float, float]]:
    """The same, in one walk over the pieces: each is shaped once."""
    bounds = [0, *accumulate(len(text) for _, text in word)]
    before = [0.0, *accumulate(run.width(text) for run, text in word)]
    waiting = list(reversed(places))
    for number, (run, text) in enumerate(word):
        start, end = bounds[number : number + 2]
        inside: list[int] = []
        while waiting and waiting[-1] <= end:
            inside.append(waiting.pop() - start)
        for head, tail in run.halves(text, inside):
            yield before[number] + head, before[-1] - before[number + 1] + tail


def _widest_part(word: Word, places: Sequence[Cut]) -> float:
    return max(map(word_width, split(word, (place for place, _ in places))))
