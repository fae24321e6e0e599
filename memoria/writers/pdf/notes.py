"""Footnotes: what is called in a line and stands at the foot of its page."""

from __future__ import annotations

from dataclasses import dataclass

from memoria.writers.pdf.strips import Flow, Strip


@dataclass(eq=False, slots=True)
class NoteBody:
    """A note's flows, ready to be set in the width of whatever page it falls on."""

    flows: tuple[Flow, ...]

    def strips(self, width: float) -> list[Strip]:
        """The note's lines."""
        return [strip for flow in self.flows for strip in flow.strips(width)]
