"""A paragraph while its pieces are being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from memoria.diagnostics import Value
from memoria.readers.office.apart import CHANGED, HIDDEN
from memoria.readers.office.flow import Aside, Flow, Paragraph, short

VANISHED = "vanish"
"""The style of letters that are not shown."""


@dataclass(slots=True)
class OpenParagraph:
    """A paragraph, and what the walls around the place that is being read say of it."""

    paragraph: Paragraph
    styles: frozenset[str] = frozenset()
    link: str = ""
    is_inserted: bool = False
    boxes: list[Flow] = field(default_factory=list)
    """The text boxes that hang on it."""
    inserted: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)

    def closed(self) -> list[Flow]:
        """The paragraph with what is to be said of it, and its boxes after it."""
        changes: dict[str, Value] = {"inserted": short("".join(self.inserted)), "deleted": short(" ".join(self.deleted))}
        if self.inserted or self.deleted:
            self.paragraph.asides.append(Aside(CHANGED, {name: text for name, text in changes.items() if text}))
        if self.hidden:
            self.paragraph.asides.append(Aside(HIDDEN, {"text": short("".join(self.hidden))}))
        return [self.paragraph, *self.boxes]
