"""What a finished file must say: the words of the tree, paragraph by paragraph, in the order they are printed.

Words are compared by their letters and digits alone, folded (``fold``), so that hyphenation, ligatures, spacing and the
style of capitals don't matter, and every character that carries meaning does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from memoria.document import roles
from memoria.document import tree as t
from memoria.document.walk import text_of, walk
from memoria.source import Position

_OTHER = re.compile(r"[\W_]+")
DEPTH = 2
"""Levels of headings that the table of contents lists."""
LISTED = {roles.LIST_OF_TABLES: "tabla-", roles.LIST_OF_FIGURES: "figura-"}
"""How the identifiers of the captions begin that are listed apart."""


@dataclass(frozen=True, slots=True)
class Run:
    """The letters of one paragraph, cell, note or caption, that must stand together.

    ``joined`` runs go on with the one before: a note's number or a page number may stand between, and nothing else.
    ``far`` is the first run after the cover, which the writer fills as it likes.
    ``optional`` runs are looked for where they would stand, and not missed: not every writer prints them.
    """

    letters: str
    words: str
    at: Position | None
    joined: bool = False
    far: bool = False
    optional: bool = False
    row: int = 0
    """The number of its table row, 0 outside tables: a row that goes on overleaf prints all its cells on the first page
    as far as they go, and then the rest of each."""


@dataclass(slots=True)
class Expected:
    """Runs of the text and of the footnotes, each in order; ``repeated`` are the header rows a table may print again."""

    cover: list[Run] = field(default_factory=list)
    """What stands on the cover, where a designer decides the order."""
    text: list[Run] = field(default_factory=list)
    notes: list[Run] = field(default_factory=list)
    called: list[t.Note] = field(default_factory=list)
    """Notes that were called and are still to be read."""
    repeated: set[str] = field(default_factory=set)
    rows: int = 0
    contents: list[Run] = field(default_factory=list)
    """The entries of the table of contents: the titles of levels 1 and 2."""
    captions: dict[str, list[Run]] = field(default_factory=lambda: {role: [] for role in LISTED})
    """The entries of the lists of tables and figures: whole captions."""
    filled: list[tuple[int, t.Div]] = field(default_factory=list)
    """The contents and the lists, that writers fill, and how many runs of the text come before each."""


def fold(text: str) -> str:
    """Letters and digits only, without case, ligatures or composed forms (Unicode NFKC and case folding)."""
    return _OTHER.sub("", unicodedata.normalize("NFKC", text).casefold())


def expected_of(document: t.Document) -> Expected:
    """Everything that a file made of ``document`` must print."""
    expected = Expected()
    _blocks(document.blocks, expected, expected.text)
    for index, block in reversed(expected.filled):
        expected.text[index:index] = _filled(expected, block)
    if expected.cover and expected.text:
        expected.text[0] = replace(expected.text[0], far=True)
    return expected


def _filled(expected: Expected, block: t.Div) -> list[Run]:
    """The titles of the volume, or the title of a list and its captions; nothing where there is no caption."""
    if block.attr.has(roles.CONTENTS):
        return expected.contents
    entries = [run for role in LISTED if block.attr.has(role) for run in expected.captions[role]]
    title: list[Run] = []
    if entries:
        _add(title, block.attr.get("title"), block.at)
    return [replace(run, optional=True) for run in (*title, *entries)]


def _blocks(blocks: Iterable[t.Block], expected: Expected, into: list[Run]) -> None:
    for block in blocks:
        _block(block, expected, into)


def _block(block: t.Block, expected: Expected, into: list[Run]) -> None:
    match block:
        case t.Heading():
            if block.level <= DEPTH and block.attr.get("toc") != "no":
                _add(expected.contents, text_of(block.content, notes=False), block.at)
            _paragraph(block.content, block.at, expected, into)
        case t.Para() | t.Plain():
            _paragraph(block.content, block.at, expected, into)
        case t.CodeBlock():
            _add(into, block.text, block.at)
        case t.LineBlock():
            for line in block.lines:
                _paragraph(line, block.at, expected, into)
        case t.BulletList() | t.OrderedList():
            for item in block.items:
                _blocks(item, expected, into)
        case t.DefinitionList():
            for term, definitions in block.items:
                _paragraph(term, block.at, expected, into)
                for definition in definitions:
                    _blocks(definition, expected, into)
        case t.Table():
            _table(block, expected, into)
        case t.Figure():
            _blocks(block.content, expected, into)
            _caption(block, expected, into)
        case t.Div() if block.attr.has(roles.COVER):
            _blocks(block.content, expected, expected.cover)
        case t.Div() if block.attr.has(roles.CHART):
            _blocks(_without_heads(block.content), expected, into)
        case t.Div() if any(map(block.attr.has, roles.EMPTY)):
            _blocks(block.content, expected, into)
            expected.filled.append((len(into), block))
        case t.BlockQuote() | t.Div():
            _blocks(block.content, expected, into)
        case t.HorizontalRule():
            pass


def _caption(block: t.Table | t.Figure, expected: Expected, into: list[Run]) -> None:
    """A caption, which enters its list where it is numbered."""
    names = [span.attr.identifier for span in walk(block.caption) if isinstance(span, t.Span)]
    for role, prefix in LISTED.items():
        if any(name.startswith(prefix) for name in names):
            _add(expected.captions[role], text_of(block.caption, notes=False, alt=False), block.at)
    _blocks(block.caption, expected, into)


def _without_heads(blocks: Iterable[t.Block]) -> Iterator[t.Block]:
    """A chart draws the rows of its table; its column headings are for those who read the table as a table."""
    return (replace(block, head=()) if isinstance(block, t.Table) else block for block in blocks)


def _table(table: t.Table, expected: Expected, into: list[Run]) -> None:
    _caption(table, expected, into)
    first = len(into)
    for row in table.head:
        _row(row, expected, into)
    expected.repeated.add("".join(run.letters for run in into[first:]))
    for row in (*table.body, *table.foot):
        _row(row, expected, into)


def _row(row: t.Row, expected: Expected, into: list[Run]) -> None:
    expected.rows += 1
    first = len(into)
    for cell in row.cells:
        _blocks(cell.content, expected, into)
    into[first:] = [replace(run, row=expected.rows) for run in into[first:]]


def _paragraph(content: Iterable[t.Inline], at: Position | None, expected: Expected, into: list[Run]) -> None:
    """One run, cut where the writer prints something of its own (a note's number, the number of a page)."""
    joined = False
    words: list[str] = []
    for piece in _pieces(content):
        if isinstance(piece, str):
            words.append(piece)
            continue
        joined = _add(into, "".join(words), at, joined=joined) or joined
        words = []
        if isinstance(piece, t.Note):
            expected.called.append(piece)
            if into is not expected.notes:
                _notes(expected)
    _add(into, "".join(words), at, joined=joined)


def _notes(expected: Expected) -> None:
    """The notes that were called; those that they call themselves stand behind them."""
    while expected.called:
        _blocks(expected.called.pop(0).content, expected, expected.notes)


def _pieces(content: Iterable[t.Inline]) -> Iterator[str | t.Note | t.Span]:
    for node in content:
        match node:
            case t.Text() | t.Code():
                yield node.text
            case t.SoftBreak() | t.LineBreak():
                yield " "
            case t.Note():
                yield node
            case t.Image():
                pass
            case t.Span() if node.attr.has(roles.PAGE_REF):
                yield node
            case _:
                yield from _pieces(node.content)


def _add(into: list[Run], words: str, at: Position | None, *, joined: bool = False) -> bool:
    letters = fold(words)
    if letters:
        into.append(Run(letters, " ".join(words.split()), at, joined))
    return bool(letters)
