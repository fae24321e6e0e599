"""Footnotes: what is called in a line and stands at the foot of its page."""

from __future__ import annotations

from dataclasses import dataclass, field

from memoria.writers.pdf.strips import Flow, Strip


@dataclass(eq=False, slots=True)
class NoteBody:
    """A note's flows, ready to be set in the width of whatever page it falls on."""

    flows: tuple[Flow, ...]
    _width: float = 0.0
    _strips: list[Strip] = field(default_factory=list)

    def strips(self, width: float) -> list[Strip]:
        """The note's lines, and after them those of the notes that it calls; the same ones until another width is asked for."""
        if width != self._width:
            self._width = width
            own = [strip for flow in self.flows for strip in flow.strips(width)]
            self._strips = [*own, *(strip for one in own for note in one.notes for strip in note.strips(width))]
        return self._strips
