"""What is known while a tree is made ready: where one stands in it, and what makes each kind of block."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from memoria.document.tree import Attr, Block, Div, Meta
from memoria.writers.docx.inlines import Inlines
from memoria.writers.docx.pairs import Look
from memoria.writers.docx.references import References
from memoria.writers.docx.ruler import Ruler

Blocks = tuple[Block, ...]


@dataclass(slots=True)
class Preparer:
    """Makes blocks, each by the maker of its kind."""

    meta: Meta
    ruler: Ruler
    pictures: set[str]
    references: References
    makers: Mapping[type[Any], Callable[[Preparer, Any], Blocks]]
    inlines: Inlines = field(init=False)
    fields: Look | None = None
    """How definition lists are set where they are fields."""
    opener: bool = False
    """True until the title of a chapter's first page has come."""
    answer: bool = False
    in_table: bool = False
    small: bool = False
    notice: bool = False

    def __post_init__(self) -> None:
        self.inlines = Inlines(self.pictures, self.references, self.blocks)

    def blocks(self, content: Iterable[Block]) -> Blocks:
        """Each block as pandoc is to have it."""
        return tuple(made for node in content for made in self.makers[type(node)](self, node))

    @contextmanager
    def within(self, **state: Any) -> Iterator[None]:
        """What is inside stands where ``state`` says; afterwards all is as it was."""
        before = {name: getattr(self, name) for name in state}
        for name, value in state.items():
            setattr(self, name, value)
        yield
        for name, value in before.items():
            setattr(self, name, value)


def styled(style: str, content: Blocks) -> Div:
    """Blocks in a paragraph style of the reference document."""
    return Div(content, Attr("", (), (("custom-style", style),)))
