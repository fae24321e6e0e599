"""YAML as nodes with their positions (file-format, preamble): text, list, keys and values, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence as AnySequence
from dataclasses import dataclass

import yaml

from memoria.diagnostics import Checked, Diagnostic, found
from memoria.readers.yaml_events import Event, Failure, read_events
from memoria.readers.yaml_lines import cut, indent_of
from memoria.readers.yaml_mistakes import Repair, repair
from memoria.readers.yaml_surprises import surprise
from memoria.source import Located, Position, SourceFile

MAX_REPAIRS = 60
"""Mistakes reported in one file; a text with more is not YAML."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text. Its place is that of its first character: after an opening quote, on the first line of a ``|`` block."""

    text: Located
    style: str = ""
    """Empty for plain text, or the sign it was written with: ``'``, ``"``, ``|`` or ``>``."""

    @property
    def at(self) -> Position | None:
        return self.text.at

    @property
    def is_empty(self) -> bool:
        """True when nothing was written, or only ``~``."""
        return not self.text.strip() or (not self.style and self.text == "~")


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list. ``literal`` is its text as written, where it stands on one line between brackets: ``[CONFIRMAR]``."""

    items: tuple[Node, ...]
    at: Position
    literal: Located | None = None


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in order; each key stands once."""

    pairs: tuple[tuple[Scalar, Node], ...]
    at: Position
    literal: Located | None = None

    def get(self, key: str) -> Node | None:
        """The value of a key spelt exactly so."""
        return next((value for name, value in self.pairs if name.text == key), None)


Node = Scalar | Sequence | Mapping


def parse_yaml(file: SourceFile) -> Checked[Node | None]:
    """The node of a YAML text; None when it is empty or past understanding. Mistakes are put right where it is safe, and said."""
    mended = _mend(file)
    if mended.events is None:
        return Checked(None, mended.diagnostics)
    builder = _Builder(file, mended)
    node = builder.build()
    problems = (*mended.diagnostics, *builder.problems)
    if node is None and not problems:
        problems = (found("Y-021", Position(file.path, 1, 1)),)
    return Checked(node, problems)


# -- putting mistakes right --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Mended:
    events: tuple[Event, ...] | None
    lines: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def _mend(file: SourceFile) -> _Mended:
    lines = _lines(file)
    problems: list[Diagnostic] = []
    for _ in range(MAX_REPAIRS):
        outcome = read_events("\n".join(lines))
        if isinstance(outcome, Failure):
            if outcome.too_deep:
                return _Mended(None, tuple(lines), (*problems, found("Y-018", _position(file, outcome.line, outcome.column))))
            mistake: Repair | None = repair(lines, outcome)
        else:
            mistake = surprise(lines, outcome)
        if mistake is None:
            assert not isinstance(outcome, Failure)
            return _Mended(outcome, tuple(lines), tuple(problems))
        problems.append(_mistake(file, lines, mistake))
        lines = mistake.applied(lines)
    return _Mended(None, tuple(lines), (*problems, found("Y-024", Position(file.path, 1, 1), count=MAX_REPAIRS)))


def _lines(file: SourceFile) -> list[str]:
    """The lines of the text. What YAML refuses, or alone takes for the end of a line, is blank: a decoded file has none of it."""
    return _UNREADABLE.sub(" ", file.text).split("\n")


_UNREADABLE = re.compile("[^\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def _mistake(file: SourceFile, lines: AnySequence[str], mistake: Repair) -> Diagnostic:
    written, fixed = lines[mistake.line], mistake.edits[mistake.line]
    return found(
        mistake.code,
        _position(file, mistake.line, _column(written, fixed)),
        written=_shown(written),
        fixed=_shown(fixed, keep_indent=mistake.code in _INDENTED) or None,
        spaces=indent_of(fixed),
        more=len(mistake.edits) - 1 or None,
    )


def _column(written: str, fixed: str) -> int:
    """Where the two lines begin to differ; the start of the line or of its value, where the end of it is all that differs."""
    if not fixed.strip():
        return len(written) - len(written.lstrip())
    differ = (column for column, (old, new) in enumerate(zip(written, fixed, strict=False)) if old != new)
    return next(differ, min(len(cut(written).head), len(written)))


_INDENTED = ("Y-003", "Y-006", "Y-019")
"""Mistakes whose line is put right by the spaces in front."""


def _shown(line: str, *, keep_indent: bool = False) -> str:
    text = line.rstrip() if keep_indent else line.strip()
    return text if len(text) <= 100 else f"{text[:60]} … {text[-30:]}"


def _position(file: SourceFile, line: int, column: int) -> Position:
    return Position(file.path, line + 1, column + 1)


# -- building nodes --------------------------------------------------------------------------------------------------------


class _Builder:
    """Turns events into nodes, without recursion."""

    def __init__(self, file: SourceFile, mended: _Mended) -> None:
        self.file = file
        self.lines = mended.lines
        self.events = mended.events or ()
        self.original = _lines(file)
        self.problems: list[Diagnostic] = []

    def build(self) -> Node | None:
        open_lists: list[tuple[Event, list[Node]]] = []
        root: Node | None = None
        for event in self.events:
            node: Node | None = None
            if isinstance(event, yaml.CollectionStartEvent):
                self.refuse_extras(event)
                open_lists.append((event, []))
                continue
            if isinstance(event, yaml.CollectionEndEvent):
                start, nodes = open_lists.pop()
                node = self.collection(start, event, nodes)
            elif isinstance(event, yaml.ScalarEvent):
                node = self.scalar(event)
            elif isinstance(event, yaml.AliasEvent):
                node = self.alias(event)
            if node is None:
                continue
            if open_lists:
                open_lists[-1][1].append(node)
            elif root is None:
                root = node
        return None if isinstance(root, Scalar) and root.is_empty else root

    def scalar(self, event: Event) -> Scalar:
        self.refuse_extras(event)
        return Scalar(Located(event.value, self.place(event)), event.style or "")

    def alias(self, event: Event) -> Scalar:
        at = self.start(event)
        self.problems.append(found("Y-013", at, name=event.anchor))
        return Scalar(Located("", at))

    def collection(self, start: Event, end: Event, nodes: list[Node]) -> Node:
        at = self.start(start)
        literal = self.literal(start, end, at)
        if isinstance(start, yaml.SequenceStartEvent):
            return Sequence(tuple(nodes), at, literal)
        return Mapping(tuple(self.pairs(nodes)), at, literal)

    def pairs(self, nodes: list[Node]) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, Scalar] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar) or key.is_empty:
                self.problems.append(found("Y-015", key.at))
            elif key.text in seen:
                first = seen[key.text].at
                self.problems.append(found("Y-011", key.at, key=str(key.text), line=first.line if first else None))
            else:
                seen[key.text] = key
                yield key, value

    def literal(self, start: Event, end: Event, at: Position) -> Located | None:
        """A list or mapping between brackets as it was written, when that is one line."""
        if not start.flow_style or start.start_mark.line != end.end_mark.line:
            return None
        return Located(self.lines[start.start_mark.line][start.start_mark.column : end.end_mark.column], at)

    def place(self, event: Event) -> Position:
        """The position of the first character of a text, in the file as it was written."""
        line, column = event.start_mark.line, event.start_mark.column
        if line >= len(self.lines):
            return self.start(event)
        if event.style in ("|", ">"):
            if line + 1 >= len(self.lines):
                return self.start(event)
            first = next((text for text in self.lines[line + 1 :] if text.strip()), "")
            return _position(self.file, line + 1, len(first) - len(first.lstrip()))
        if event.style:
            column += 1
        written = self.original[line]
        if self.lines[line] != written:
            column = self.column_before_repair(written, event.value.split("\n", 1)[0], column)
        return _position(self.file, line, column)

    def start(self, event: Event) -> Position:
        """Where an event begins. What is missing at the end of the text is missing on its last line."""
        line, column = event.start_mark.line, event.start_mark.column
        last = len(self.original) - 1
        return _position(
            self.file, min(line, last), min(column, len(self.original[line])) if line <= last else len(self.original[last])
        )

    @staticmethod
    def column_before_repair(written: str, text: str, column: int) -> int:
        near = [index for index in range(len(written)) if text and written.startswith(text, index)]
        return min(near, key=lambda index: abs(index - column)) if near else min(column, len(written))

    def refuse_extras(self, event: Event) -> None:
        at = self.start(event)
        if event.tag and event.tag != "!":
            self.problems.append(found("Y-012", at, tag=event.tag.replace("tag:yaml.org,2002:", "!!")))
        if event.anchor:
            self.problems.append(found("Y-013", at, name=event.anchor))
