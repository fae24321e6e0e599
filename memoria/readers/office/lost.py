"""Words in, words out: the text of every paragraph of a package is looked for in the flow; what is not there is put back.

The package is gone through a second time by another way than the walk (``every_text`` of the two formats), so that text in
a place that nobody thought of is not lost in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from memoria.readers.office import flow as f
from memoria.readers.office.flow import Aside, Flow, Paragraph, Run, short
from memoria.readers.office.pieces import tidy
from memoria.readers.streams import WORD

LOST = "D-020"


def letters(text: str) -> str:
    """Letters and digits alone, without case: what a text says however it was cut and set."""
    return "".join(WORD.findall(tidy(text))).casefold()


def put_back(flow: list[Flow], texts: Iterable[Sequence[str]], apart: Iterable[str]) -> None:
    """Set each text that the flow has not as a paragraph after the one that it was found in, or at the end.

    ``texts`` are the pieces of every paragraph of the package, ``apart`` what is left out on purpose.
    """
    there = _There(flow, apart)
    waiting = [pieces for pieces in texts if not there.has(letters("".join(pieces)))]
    for pieces in waiting:
        host, lost = there.rest(pieces)
        if not letters(lost):
            continue
        words = " ".join(tidy(lost).split())
        made = Paragraph([Run(words)], asides=[Aside(LOST, {"text": short(words)})])
        home = next((part for part in f.sequences(flow) if host is not None and any(other is host for other in part)), flow)
        index = next((number for number, other in enumerate(home) if other is host), len(home) - 1)
        home.insert(index + 1, made)


@dataclass(slots=True)
class _There:
    """The letters of the paragraphs of a flow, and those that are apart."""

    paragraphs: list[tuple[str, Paragraph]] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)
    _whole: dict[str, int] = field(default_factory=dict)

    def __init__(self, flow: list[Flow], apart: Iterable[str]) -> None:
        self.paragraphs = [(letters(part.text), part) for part in f.paragraphs(flow)]
        self.apart = [text for text in map(letters, apart) if text]
        self._whole = {}
        for text, _ in self.paragraphs:
            self._whole[text] = self._whole.get(text, 0) + 1

    def has(self, text: str) -> bool:
        """True for the letters of a whole paragraph, as often as the flow has it."""
        if not text:
            return True
        self._whole[text] = self._whole.get(text, 0) - 1
        return self._whole[text] >= 0

    def rest(self, pieces: Sequence[str]) -> tuple[Paragraph | None, str]:
        """The paragraph that most of some pieces stand in, and what of them stands neither there nor apart."""
        best: Paragraph | None = None
        lost = [piece for piece in pieces if not self._is_apart(letters(piece))]
        for text, part in self.paragraphs:
            missing = [piece for piece in _missing(pieces, text) if not self._is_apart(letters(piece))]
            if sum(map(len, missing)) < sum(map(len, lost)):
                best, lost = part, missing
            if not lost:
                break
        return best, "".join(lost)

    def _is_apart(self, text: str) -> bool:
        return any(text in other for other in self.apart)


def _missing(pieces: Sequence[str], text: str) -> list[str]:
    """The pieces that don't stand one after the other in a text."""
    place, missing = 0, []
    for piece in pieces:
        wanted = letters(piece)
        found = text.find(wanted, place)
        if found < 0:
            missing.append(piece)
        else:
            place = found + len(wanted)
    return missing
