"""What stands in a file and is no text of it: the codes that say so, and the words that were left out on purpose."""

from __future__ import annotations

from dataclasses import dataclass, field

CHANGED, COMMENT, RUNNING, EMBEDDED, EQUATION, HIDDEN = "D-013", "D-014", "D-015", "D-017", "D-018", "D-019"
CONTENTS, MACROS, PASTED = "D-021", "D-022", "D-023"
NO_PICTURE, REMOTE, ABROAD = "M-020", "M-021", "M-022"


@dataclass(slots=True)
class Apart:
    """Texts that a walk left out on purpose, so that they are not taken for lost."""

    texts: list[str] = field(default_factory=list)
    has_contents: bool = False
    """True when a table of contents was among them."""

    def take(self, words: str) -> None:
        """Leave some words out."""
        self.texts.append(words)

    def take_contents(self, words: str) -> None:
        """Leave out words of a table of contents: the volume has its own."""
        self.has_contents = True
        self.texts.append(words)
