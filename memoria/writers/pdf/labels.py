"""The label of a list's item that does not begin with a paragraph: drawn beside whatever comes first, taking no room."""

from __future__ import annotations

from dataclasses import dataclass

from memoria.writers.pdf.linestrips import Label
from memoria.writers.pdf.strips import Pen, Strip
from memoria.writers.pdf.styles import Style
from memoria.writers.pdf.words import Run


@dataclass(eq=False, slots=True)
class LabelFlow:
    """A label alone; ``strut`` and ``style`` give the baseline it shares with a first line of text."""

    label: Label
    strut: Run
    style: Style
    height: float = 0.0

    def strips(self, width: float) -> list[Strip]:
        """One strip without height, kept with what follows."""
        del width
        return [LabelStrip(self)]

    def widths(self) -> tuple[float, float]:
        """None: it stands in the indent."""
        return 0.0, 0.0


class LabelStrip(Strip):
    """The label's strip."""

    __slots__ = ("flow",)

    def __init__(self, flow: LabelFlow) -> None:
        super().__init__(flow.height, stick=not flow.height)
        self.flow = flow

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """On the baseline of a first line."""
        flow = self.flow
        program, size = flow.strut.face.program, flow.style.size
        depth = (flow.style.leading - (program.ascent + program.descent) * size) / 2 + program.ascent * size
        pen.canvas.mark(flow.label.element)
        x = left + self.x + flow.label.x
        for run, text in flow.label.word:
            pen.canvas.text(x, top - depth, run.face, run.size, run.colour, run.face.encode(text), run.rise)
            x += run.width(text)
