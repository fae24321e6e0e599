"""Trees that wait outside while templates write Markdown, and go in where their placeholder was read.

``{{ tree | tree }}`` writes ``::: {.tree key="17"}`` or ``[]{.tree key="17"}``; the tree itself is never printed and
read again, so that its places, attributes and notes stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from memoria.document.tree import Attr, Block, Div, Inline, Node, Para, Plain, Span
from memoria.document.walk import is_block, map_sequences

ROLE = "tree"
KEY = "key"


class Slots:
    """The waiting trees by their key. A key is used once: a second placeholder of the same tree has another."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Any, ...]] = []
        self._used: set[int] = set()

    def put(self, content: Node | Iterable[Node] | None) -> Markup:
        """Markdown that stands for blocks or inlines; nothing for nothing."""
        if content is None:
            return Markup("")
        nodes: tuple[Any, ...] = (content,) if not isinstance(content, Iterable) else tuple(content)
        if not nodes:
            return Markup("")
        key = self.reserve()
        self.keep(key, nodes)
        return self.block(key) if is_block(nodes[0]) else Markup(f'[]{{.{ROLE} {KEY}="{key}"}}')

    def reserve(self) -> int:
        """A key for blocks that will be known later."""
        self._waiting.append(())
        return len(self._waiting) - 1

    def keep(self, key: int, nodes: tuple[Any, ...]) -> None:
        """Put blocks behind a key that was reserved."""
        self._waiting[key] = nodes

    @staticmethod
    def block(key: int) -> Markup:
        """The placeholder of blocks, on lines of its own."""
        return Markup(f'\n\n::: {{.{ROLE} {KEY}="{key}"}}\n:::\n\n')

    def taken(self, key: int) -> tuple[Any, ...]:
        """What stands behind a key."""
        return self._waiting[key]

    def missing(self) -> list[int]:
        """Keys whose trees were not put in anywhere."""
        return [key for key, tree in enumerate(self._waiting) if tree and key not in self._used]

    @property
    def given(self) -> int:
        """How many keys were given so far."""
        return len(self._waiting)

    def fill(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The blocks with each placeholder replaced by its tree. A paragraph that held only nothing goes away."""
        return map_sequences(blocks, self._fill_blocks, self._fill_inlines)

    def _fill_blocks(self, content: tuple[Block, ...]) -> tuple[Block, ...]:
        done: list[Block] = []
        for block in content:
            key = _key(block.attr) if isinstance(block, Div) else None
            if key is not None:
                done.extend(self._take(key))
            elif not (isinstance(block, Para | Plain) and not block.content):
                done.append(block)
        return tuple(done)

    def _fill_inlines(self, content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        done: list[Inline] = []
        for node in content:
            key = _key(node.attr) if isinstance(node, Span) else None
            done.extend((node,) if key is None else self._take(key))
        return tuple(done)

    def _take(self, key: int) -> tuple[Any, ...]:
        if not 0 <= key < len(self._waiting):
            return ()
        self._used.add(key)
        return self._waiting[key]


def _key(attr: Attr) -> int | None:
    value = attr.get(KEY)
    return int(value) if attr.has(ROLE) and value.isdecimal() else None
