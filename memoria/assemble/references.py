"""Links and page numbers that lead somewhere: the rest lose their link and keep their words."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from rapidfuzz import process

from memoria.assemble.nodes import Inlines
from memoria.assemble.numbering import identifiers
from memoria.diagnostics import Checked, Diagnostic, found
from memoria.document import roles
from memoria.document.tree import Attr, Block, Div, Inline, Link, Node, Span
from memoria.document.walk import map_sequences, rebuild, walk


def resolved(blocks: tuple[Block, ...]) -> Checked[tuple[Block, ...]]:
    """The volume without identifiers twice, nor links or page numbers of places that it does not have.

    A dangling link that somebody wrote is a diagnostic; those of the frame (to a section that a template left out) go
    away with the words that lead there.
    """
    counted = Counter(identifiers(blocks))
    places = set(counted)
    if len(places) == counted.total() and not any(_dangles(node, places) for node in walk(blocks)):
        return Checked(blocks)
    unique = _unique(blocks, {identifier for identifier, times in counted.items() if times > 1})
    problems: list[Diagnostic] = []

    def inlines(content: Inlines) -> Inlines:
        done: list[Inline] = []
        for node in content:
            if isinstance(node, Link) and _dangles(node, places):
                if node.at is not None:
                    problems.append(_dangling(node, places))
                done.extend(node.content)
            elif isinstance(node, Span) and _leads_nowhere(node, places):
                continue
            else:
                done.append(node)
        return tuple(done)

    def sequences(content: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(
            block for block in content if not (isinstance(block, Div) and block.attr.has(roles.GO) and not _has_link(block))
        )

    return Checked(map_sequences(unique, sequences, inlines), tuple(problems))


def _dangles(node: Node, places: set[str]) -> bool:
    """True for a link or a page number of a place that does not exist."""
    if isinstance(node, Link):
        return node.target.startswith("#") and node.target[1:] not in places
    return isinstance(node, Span) and node.attr.has(roles.PAGE_REF) and node.attr.get("target") not in places


def _has_link(block: Div) -> bool:
    return any(isinstance(node, Link) for node in walk(block.content))


def _leads_nowhere(node: Span, places: set[str]) -> bool:
    """A page number of no place, or the words around one, which has just gone from them; the words of a way to nowhere."""
    if node.attr.has(roles.GO):
        return not any(isinstance(inner, Link) and not _dangles(inner, places) for inner in walk(node.content))
    if node.attr.has(roles.PAGE_REF):
        return _dangles(node, places)
    if not node.attr.has(roles.NOWRAP) or not node.content:
        return False
    words = "".join(getattr(inner, "text", "?") for inner in node.content)
    return words.startswith((", ", " ")) and words.rstrip().endswith(".") and len(words) <= 8


def _dangling(node: Link, places: set[str]) -> Diagnostic:
    names = sorted({_as_written(identifier, places) for identifier in places})
    near = process.extractOne(node.target[1:], names, score_cutoff=75)
    return found("V-008", node.at, target=node.target[1:], nearest=near[0] if near else None)


def _as_written(identifier: str, places: set[str]) -> str:
    """An identifier without the prefix of its contribution, which its author knows nothing of."""
    cuts = [place for place, char in enumerate(identifier) if char == "-"]
    return next((identifier[cut + 1 :] for cut in reversed(cuts) if identifier[:cut] in places), identifier)


def _unique(blocks: tuple[Block, ...], repeated: set[str]) -> tuple[Block, ...]:
    """Each identifier once: the first in reading order has it, later ones lose it."""
    if not repeated:
        return blocks
    seen: set[str] = set()

    def one(node: Any) -> Any:
        attr: Attr | None = getattr(node, "attr", None)
        if attr is not None and attr.identifier in repeated:
            if attr.identifier in seen:
                node = replace(node, attr=replace(attr, identifier=""))
            seen.add(attr.identifier)
        return rebuild(node, every, every)

    def every(content: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(map(one, content))

    return every(blocks)
