"""From Markdown to the tree, with places and nothing lost (file-format, section 4)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any
from urllib.parse import unquote

from memoria.diagnostics import Checked, Diagnostic, found
from memoria.document.tree import Block, Div, Image, Inline, Link, Node, OrderedList, Para, SoftBreak, Span, Text
from memoria.document.walk import Blocks, children, map_sequences, text_of, walk
from memoria.readers import lost
from memoria.readers.alignment import align
from memoria.readers.captions import with_captions
from memoria.readers.footnotes import calls, escaped, labels, nested_calls
from memoria.readers.images import inside_event
from memoria.readers.inlines import along, place
from memoria.source import Position, SourceFile
from memoria.vocabulary import marker, value
from memoria.world import Pandoc

PLACEHOLDER = "M-005"
TOO_DEEP = "M-006"
UNSAFE_LINK = "M-008"
NUMBERS = "M-009"
NESTED_NOTE = "M-010"
UNREADABLE = "M-011"
NO_NOTE = "M-012"
SECRET_TAG = "T-027"
DEPTH = 60
"""Blocks and styles may stand so deep in one another; nobody reads further."""
_TAG_LIKE = re.compile(r"<[^\W\d_][^<>\n]*>")
_SECRET_TAG = re.compile(r"<[a-z]\w*\s[^<>]*?\b(?:class|reserva)\s*=\s*[\"']?(?P<words>[^<>\"'=]+)", re.IGNORECASE)
_NUMBER = re.compile(r"[\s>*+-]*(\d{1,9})[.)]\s")
_SAFE = re.compile(r"(?:https?|mailto|tel|ftp):|[^:]*$|[^:/?#]*[/?#]", re.IGNORECASE)


def read_markdown(files: Sequence[SourceFile], pandoc: Pandoc) -> list[Checked[Blocks]]:
    """The trees of many texts, by one call of pandoc. Front matter is blank lines here: places count it.

    Pictures are named from the event's folder, whatever folder the note stands in.
    """
    nested = [nested_calls(file.text) for file in files]
    texts = [escaped(file.text, calls) if calls else file.text for file, calls in zip(files, nested, strict=True)]
    trees = pandoc.markdown(texts)
    return [_read(file, data, calls) for file, data, calls in zip(files, trees, nested, strict=True)]


def _read(file: SourceFile, data: list[Any], nested: Sequence[int]) -> Checked[Blocks]:
    try:
        aligned = align(data, file)
        deep = _is_deeper(aligned.blocks, DEPTH)
    except RecursionError:
        deep = True
    if deep:
        return Checked(_literal(file), (found(TOO_DEEP, file.position(0)),))
    if _is_unread(aligned.blocks):
        return Checked(_literal(file), (found(UNREADABLE, file.position(0)),))
    diagnostics = [found(NESTED_NOTE, file.position(call)) for call in nested]
    blocks = _clean(aligned.blocks, file, diagnostics)
    diagnostics += _secret_tags(file, blocks)
    swallowed = lost.find_lost(file, aligned.uncovered, _links(blocks)) if aligned.uncovered else []
    diagnostics += lost.diagnostics(swallowed)
    blocks = with_captions(lost.restore(blocks, swallowed))
    return Checked(inside_event(blocks, file.path), tuple(diagnostics))


def _secret_tags(file: SourceFile, blocks: Blocks) -> Iterable[Diagnostic]:
    """``<div class="reservado">``: tags withhold nothing, which must not go unsaid. Code that shows one is no such thing."""
    matches = list(_SECRET_TAG.finditer(file.text))
    shown = text_of(blocks) if matches else ""
    for match in matches:
        if shown.count(match[0]) < file.text.count(match[0]) and any(map(_is_reserved, match["words"].split())):
            yield found(SECRET_TAG, file.position(match.start()), tag=match[0].split()[0].lstrip("<"))


def _is_reserved(word: str) -> bool:
    known = marker(word)
    return (known is not None and known.kind == "reserved") or value("accesses", word) == "interno"


def _is_unread(blocks: Blocks) -> bool:
    """True for what pandoc gave back as typed."""
    return len(blocks) == 1 and isinstance(blocks[0], Div) and blocks[0].attr.has("unread")


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


def _links(blocks: Blocks) -> frozenset[tuple[str, str]]:
    """Where links and pictures lead, as typed and without ``%20``, and their titles."""
    links = [(node.target, node.title) for node in walk(blocks) if isinstance(node, Link | Image)]
    return frozenset((*links, *((unquote(target), title) for target, title in links)))


def _clean(blocks: Blocks, file: SourceFile, diagnostics: list[Diagnostic]) -> Blocks:
    """Links that are none become text, and what looks like a tag is said. Most texts have nothing of the kind."""
    if not any(map(_is_dubious, walk(blocks))):
        return blocks
    noted = labels(file.text)

    def inlines(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        if any(isinstance(node, Link | Span) for node in content):
            content = tuple(new for node in content for new in _plainer(node, diagnostics))
        for node in content:
            if isinstance(node, Text) and "<" in node.text:
                diagnostics.extend(_tag_like(node, file))
            if isinstance(node, Text) and "[^" in node.text:
                diagnostics.extend(_without_note(node, file, noted))
        return content

    def sequence(content: Blocks) -> Blocks:
        for block in content:
            if isinstance(block, OrderedList):
                diagnostics.extend(_renumbered(block, file))
        return content

    return map_sequences(blocks, sequence, inlines)


def _is_dubious(node: Node) -> bool:
    return isinstance(node, Link | Span | OrderedList) or (isinstance(node, Text) and ("<" in node.text or "[^" in node.text))


def _plainer(node: Inline, diagnostics: list[Diagnostic]) -> tuple[Inline, ...]:
    if isinstance(node, Span):
        return node.content if not text_of(node) and node.attr.get("wrapper") else (node,)
    if not isinstance(node, Link):
        return (node,)
    if not lost.looks_like_address(node.target):
        # [CONFIRMAR] with «[CONFIRMAR]: cifras» below: nobody meant a link
        return (Text("[", along(place(node.content) or node.at, -1)), *node.content, Text("]"))
    if not _SAFE.match(node.target):
        diagnostics.append(found(UNSAFE_LINK, node.at, target=node.target[:60]))
        return node.content
    return (node,)


def _renumbered(block: OrderedList, file: SourceFile) -> Iterable[Diagnostic]:
    """Numbers typed by hand that the list, which counts by itself, will not print."""
    typed: list[int] = []
    for item in block.items:
        at = item[0].at if item else None
        number = _NUMBER.match(file.line(at.line)) if at is not None and at.line is not None else None
        if number is None:
            return
        typed.append(int(number[1]))
    if len(set(typed)) > 1 and typed != list(range(block.start, block.start + len(typed))):
        yield found(NUMBERS, block.at, numbers=tuple(map(str, typed[:6])), first=str(block.start))


def _tag_like(node: Text, file: SourceFile) -> Iterable[Diagnostic]:
    for match in _TAG_LIKE.finditer(node.text):
        at = node.at
        if at is not None and at.line is not None and match[0] in file.line(at.line):
            column = file.line(at.line).index(match[0]) + 1
            at = Position(at.path, at.line, column)
        yield found(PLACEHOLDER, at, text=match[0])


def _without_note(node: Text, file: SourceFile, noted: Collection[str]) -> Iterable[Diagnostic]:
    """Calls of footnotes that the file does not have; a backslash before one says that it is meant as text."""
    for start, label in calls(node.text):
        at = along(node.at, start)
        line = file.line(at.line) if at is not None and at.line is not None else ""
        if label.casefold() not in noted and f"[^{label}]" in line:
            yield found(NO_NOTE, at, call=f"[^{label}]", label=label)
