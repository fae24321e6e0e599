"""Fields: instructions that stand in the text with their results (ISO/IEC 29500-1, 17.16)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from lxml import etree

from memoria.readers.office.word.names import W

_LINK = re.compile(r'HYPERLINK\s+(?:\\l\s+)?(?:"([^"]*)"|(\S+))')


@dataclass(slots=True)
class Field:
    """A field that has begun and has not ended: its instruction, as far as it was read."""

    instruction: str = ""

    @property
    def link(self) -> str:
        """Where a HYPERLINK leads; nothing for any other."""
        match = _LINK.search(self.instruction)
        if match is None:
            return ""
        target = match[1] if match[1] is not None else match[2]
        return f"#{target}" if "\\l" in self.instruction.split(target)[0] else target

    @property
    def is_contents(self) -> bool:
        """True for a table of contents or an index that Word made."""
        return self.instruction.strip().upper().startswith(("TOC", "INDEX"))


@dataclass(slots=True)
class Fields:
    """The fields that are open at a place of the text, the outermost first."""

    open: list[Field] = field(default_factory=list)

    @property
    def link(self) -> str:
        """Where the letters here lead."""
        return next((field.link for field in reversed(self.open) if field.link), "")

    @property
    def in_contents(self) -> bool:
        """True inside a table of contents."""
        return any(field.is_contents for field in self.open)

    def take(self, element: etree._Element) -> None:
        """Begin, go on with or end a field, as a ``w:fldChar`` or ``w:instrText`` says."""
        if element.tag == f"{W}instrText":
            if self.open:
                self.open[-1].instruction += element.text or ""
        elif element.get(f"{W}fldCharType") == "begin":
            self.open.append(Field())
        elif element.get(f"{W}fldCharType") == "end" and self.open:
            self.open.pop()

    def pass_over(self, element: etree._Element) -> None:
        """Keep count of the fields that begin and end in a paragraph whose text is not taken."""
        for part in element.iter(f"{W}fldChar", f"{W}instrText"):
            self.take(part)

    @contextmanager
    def set_aside(self) -> Iterator[None]:
        """While a text of its own is read (a note, a box): the fields around it are none of its."""
        around, self.open = self.open, []
        yield
        self.open = around
