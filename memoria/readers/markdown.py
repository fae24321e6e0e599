"""From Markdown to the tree, with places and nothing lost (file-format, section 4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import unquote

from memoria.diagnostics import Checked, Diagnostic, found
from memoria.document.tree import Block, Image, Inline, Link, Para, SoftBreak, Text
from memoria.document.walk import Blocks, children, map_sequences, walk
from memoria.readers import lost
from memoria.readers.alignment import align
from memoria.readers.captions import with_captions
from memoria.readers.images import inside_event
from memoria.source import Position, SourceFile
from memoria.world import Pandoc

PLACEHOLDER = "M-005"
TOO_DEEP = "M-006"
UNSAFE_LINK = "M-008"
DEPTH = 60
"""Blocks and styles may stand so deep in one another; nobody reads further."""
_TAG_LIKE = re.compile(r"<[^\W\d_][^<>\n]*>")
_SAFE = re.compile(r"(?:https?|mailto|tel|ftp):|[^:]*$|[^:/?#]*[/?#]", re.IGNORECASE)


def read_markdown(files: Sequence[SourceFile], pandoc: Pandoc) -> list[Checked[Blocks]]:
    """The trees of many texts, by one call of pandoc. Front matter is blank lines here: places count it.

    Pictures are named from the event's folder, whatever folder the note stands in.
    """
    return [_read(file, data) for file, data in zip(files, pandoc.markdown([file.text for file in files]), strict=True)]


def _read(file: SourceFile, data: list[Any]) -> Checked[Blocks]:
    try:
        aligned = align(data, file)
        deep = _is_deeper(aligned.blocks, DEPTH)
    except RecursionError:
        deep = True
    if deep:
        return Checked(_literal(file), (found(TOO_DEEP, file.position(0)),))
    diagnostics: list[Diagnostic] = []
    blocks = _clean(aligned.blocks, file, diagnostics)
    targets = _targets(blocks)
    swallowed = lost.find_lost(file, aligned.uncovered, targets)
    diagnostics += lost.diagnostics(swallowed)
    blocks = with_captions(lost.restore(blocks, swallowed))
    return Checked(inside_event(blocks, file.path), tuple(diagnostics))


def _is_deeper(blocks: Blocks, limit: int) -> bool:
    level: Iterable[Any] = blocks
    for _ in range(limit):
        level = [inner for node in level for inner in children(node)]
        if not level:
            return False
    return True


def _literal(file: SourceFile) -> Blocks:
    """The text as typed, paragraph by paragraph."""
    done: list[Block] = []
    for match in re.finditer(r"\S[^\n]*(?:\n[^\n]*\S[^\n]*)*", file.text):
        lines = [(file.position(match.start() + line.start()), line[0].strip()) for line in re.finditer(r"[^\n]+", match[0])]
        content: list[Inline] = []
        for at, line in lines:
            content += [SoftBreak()] * bool(content)
            content.append(Text(line, at))
        done.append(Para(tuple(content), lines[0][0]))
    return tuple(done)


def _targets(blocks: Blocks) -> frozenset[str]:
    """Where links and pictures lead, as typed and without ``%20``."""
    found_targets = [node.target for node in walk(blocks) if isinstance(node, Link | Image)]
    return frozenset((*found_targets, *map(unquote, found_targets)))


def _clean(blocks: Blocks, file: SourceFile, diagnostics: list[Diagnostic]) -> Blocks:
    """Links that are none become text, and what looks like a tag is said."""

    def inlines(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        if any(isinstance(node, Link) for node in content):
            content = tuple(new for node in content for new in _unlinked(node, diagnostics))
        for node in content:
            if isinstance(node, Text) and "<" in node.text:
                diagnostics.extend(_tag_like(node, file))
        return content

    return map_sequences(blocks, change_inlines=inlines)


def _unlinked(node: Inline, diagnostics: list[Diagnostic]) -> tuple[Inline, ...]:
    if not isinstance(node, Link):
        return (node,)
    if not lost.looks_like_address(node.target):
        # [CONFIRMAR] with «[CONFIRMAR]: cifras» below: nobody meant a link
        return (Text("[", node.at), *node.content, Text("]"))
    if not _SAFE.match(node.target):
        diagnostics.append(found(UNSAFE_LINK, node.at, target=node.target[:60]))
        return node.content
    return (node,)


def _tag_like(node: Text, file: SourceFile) -> Iterable[Diagnostic]:
    for match in _TAG_LIKE.finditer(node.text):
        at = node.at
        if at is not None and at.line is not None and match[0] in file.line(at.line):
            column = file.line(at.line).index(match[0]) + 1
            at = Position(at.path, at.line, column)
        yield found(PLACEHOLDER, at, text=match[0])
