"""Text that the Markdown reader swallowed: found, reported, and set back where it stood.

What of a source no piece of its tree covers is either syntax (link targets, attributes, list numbers, footnote labels) or lost:
a link definition that nobody meant as one, a footnote never called, a cell too many in a row.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from memoria.diagnostics import Diagnostic, found
from memoria.document.tree import Block, Div, Para, SoftBreak, Text
from memoria.source import Position, SourceFile

DEFINITION = "M-001"
NOTE = "M-002"
CELL = "M-003"
OTHER = "M-004"
COMMENT = "M-007"

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LINK_DEFINITION = re.compile(r"^[ \t>]*\[(?!\^)([^\]\n]+)\]:[ \t]*\n?[ \t]*(?:<([^<>\n]*)>|(\S+))[^\n]*$", re.MULTILINE)
_SYNTAX = re.compile(
    r"""
      </?[A-Za-z][^<>]*>                                                        # a tag
    | \]\(\s*(?:<[^<>\n]*>|(?:[^()\s]|\([^()\s]*\))*)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)   # the target of a link
    | \]\[[^\[\]\n]*\]                                                          # the label of a reference
    | \[\^[^\]\s]+\]:?                                                          # a footnote's call or label
    | \{[^{}]*\}                                                                # attributes
    | ^(?:[ \t]|[>*+:-](?=[ \t])|\d{1,9}[.)](?=\s)|\[\^[^\]\s]+\]:)*(?:\[[xX ]\](?=\s)|\d{1,9}[.)](?=\s|$))   # list item
    | ^[ \t>]*(?:`{3,}|~{3,}|:{3,})[ \t]*(?:\{[^{}\n]*\}|[^\s`]*)                # fences, and the one word that they may have
    """,
    re.VERBOSE | re.MULTILINE,
)
_STARTS_A_DEFINITION = re.compile(r"[ \t>*+-]*\[[^\]\n]+\]:")
_NOTE_START = re.compile(r"[ \t>*+-]*\[\^[^\]\s]+\]:")
_ADDRESS = re.compile(r"[:/.#@?]")


@dataclass(frozen=True, slots=True)
class Lost:
    """A stretch of a source that its tree does not hold. A comment is one too, and is left out on purpose."""

    code: str
    text: str
    at: Position


def looks_like_address(target: str) -> bool:
    """True for what may be the target of a link: with a colon, slash, full stop, ``#`` or ``@``."""
    return bool(_ADDRESS.search(target))


def find_lost(source: SourceFile, uncovered: Iterable[tuple[int, int]], links: Collection[tuple[str, str]]) -> list[Lost]:
    """What was swallowed, in the order of the source. ``links`` are targets and titles of the tree's links and pictures."""
    words = list(uncovered)
    if not words:
        return []
    text = source.text
    syntax = _Spans(_joined((*_syntax(text, links), *_linked(text, links))))
    comments = _Spans(match.span() for match in _COMMENT.finditer(text))
    done = [Lost(COMMENT, text[a:b], source.position(a)) for a, b in comments.touched(words)]
    rest = [word for word in words if not syntax.covers(*word) and not comments.covers(*word)]
    done += [_lost(source, start, end) for start, end in _grouped(text, rest)]
    return sorted(done, key=lambda lost: lost.at[1:3])


class _Spans:
    """Stretches of a text that do not overlap, to be asked often."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def around(self, start: int) -> tuple[int, int] | None:
        place = bisect_right(self._starts, start) - 1
        return self._spans[place] if place >= 0 and self._spans[place][1] > start else None

    def covers(self, start: int, end: int) -> bool:
        span = self.around(start)
        return span is not None and end <= span[1]

    def touched(self, words: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        found = (self.around(start) for start, _ in words)
        return sorted({span for span in found if span is not None})


def _joined(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same stretches, those that overlap made one."""
    last: tuple[int, int] | None = None
    for start, end in sorted(spans):
        if last is not None and start < last[1]:
            last = (last[0], max(last[1], end))
            continue
        if last is not None:
            yield last
        last = (start, end)
    if last is not None:
        yield last


def _linked(text: str, links: Collection[tuple[str, str]]) -> Iterator[tuple[int, int]]:
    """Targets and titles as they are known to be, however odd their brackets."""
    for target, title in links:
        start = text.find(f"]({target}") if target else -1
        while start >= 0:
            end = start + 2 + len(target)
            title_start = text.find(title, end, end + len(title) + 5) if title else -1
            yield start, end if title_start < 0 else title_start + len(title)
            start = text.find(f"]({target}", end)


def _syntax(text: str, links: Collection[tuple[str, str]]) -> Iterator[tuple[int, int]]:
    targets = {target for target, _ in links}
    for match in _SYNTAX.finditer(text):
        yield match.span()
    for match in _LINK_DEFINITION.finditer(text):
        target = match[2] if match[2] is not None else match[3]
        if looks_like_address(target) and target in targets:
            yield match.span()


def _grouped(text: str, words: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Words lost side by side are one piece; a blank line, another definition or a table's bar ends it."""
    group: tuple[int, int] | None = None
    for start, end in words:
        if group is not None and _same_piece(text, group[1], start):
            group = (group[0], end)
            continue
        if group is not None:
            yield group
        group = (start, end)
    if group is not None:
        yield group


def _same_piece(text: str, end: int, start: int) -> bool:
    between = text[end:start]
    if any(char.isalnum() for char in between) or "|" in between:
        return False
    lines = between.split("\n")
    if len(lines) == 1:
        return True
    if any(not line.strip() for line in lines[1:-1]):
        return False
    line = text[text.rfind("\n", 0, start) + 1 :]
    return not _STARTS_A_DEFINITION.match(line)


def _lost(source: SourceFile, start: int, end: int) -> Lost:
    text = source.text
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", start)
    line = text[line_start : len(text) if line_end < 0 else line_end]
    while start > line_start and not text[start - 1].isspace() and text[start - 1] != "|" and not text[start - 1].isalnum():
        start -= 1
    while end < len(text) and not text[end].isspace() and text[end] != "|" and not text[end].isalnum():
        end += 1
    code, label = OTHER, _NOTE_START.match(line)
    if label:
        code = NOTE
        if not line[label.end() : max(start - line_start, 0)].strip():
            start = line_start + line.index("[^")
    elif _STARTS_A_DEFINITION.match(line):
        code = DEFINITION
    elif "|" in line:
        code = CELL
    return Lost(code, text[start:end], source.position(start))


def diagnostics(lost: Iterable[Lost]) -> list[Diagnostic]:
    """What is said of each."""
    return [found(piece.code, piece.at, text=_short(piece.text)) for piece in lost]


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else words[:57].rstrip() + "…"


def restore(blocks: tuple[Block, ...], lost: Iterable[Lost]) -> tuple[Block, ...]:
    """The tree with each lost text as a paragraph after the block that it followed."""
    for piece in reversed([piece for piece in lost if piece.code != COMMENT]):
        blocks = _insert(blocks, _paragraph(piece), piece.at)
    return blocks


def _paragraph(lost: Lost) -> Para:
    content: list[Any] = []
    line = lost.at.line or 0
    for number, text in enumerate(lost.text.split("\n")):
        if number:
            content.append(SoftBreak())
        words = text.strip()
        column = lost.at.column if number == 0 else 1 + len(text) - len(text.lstrip())
        content.append(Text(words, lost.at._replace(line=line + number, column=column)))
    return Para(tuple(content), lost.at)


def _insert(blocks: tuple[Block, ...], new: Block, at: Position) -> tuple[Block, ...]:
    after = 0
    for number, block in enumerate(blocks):
        if block.at is not None and block.at[1:3] <= at[1:3]:
            after = number + 1
    before = blocks[after - 1] if after else None
    if isinstance(before, Div) and before.content:
        return (*blocks[: after - 1], replace(before, content=_insert(before.content, new, at)), *blocks[after:])
    return (*blocks[:after], new, *blocks[after:])
