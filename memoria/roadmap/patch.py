"""Changes ``hoja-de-ruta.yaml`` in its text: only the values that must change; comments, order and quotes stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from memoria import vocabulary
from memoria.model.fields import Record, keys_of
from memoria.model.marks import Commitment
from memoria.model.roadmap import Decisions, FollowUp
from memoria.roadmap.columns import Part
from memoria.roadmap.ids import normal_id
from memoria.roadmap.rows import id_order
from memoria.roadmap.yaml_edits import (
    Splice,
    comments_in,
    compose,
    end_of,
    is_empty,
    line_end,
    scalar,
    spliced,
    start_of,
)

RECORDS: Mapping[Part, type[Record]] = {Part.CORRECTION: Commitment, Part.FOLLOW_UP: FollowUp}
"""What stands under each id of a section."""
INDENT = 2
BOM = "\ufeff"


class NotPatchableError(Exception):
    """The text can't be changed safely; nothing of it was."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A value to stand in a section, under an id. ``key`` is canonical."""

    part: Part
    id: str
    key: str
    value: str


def patch(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The file with some values changed or added. It is proved, not hoped, that no other value changes."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotPatchableError(str(error)) from error
    head = BOM if text.startswith(BOM) else ""
    ends = "\r\n" if "\r\n" in text else "\n"
    plain = text.removeprefix(BOM).replace("\r\n", "\n")
    changed = _patched(plain, tuple(edits))
    return (head + changed.replace("\n", ends)).encode()


def _patched(text: str, edits: tuple[Edit, ...]) -> str:
    if not edits:
        return text
    try:
        root = compose(text)
        before = yaml.load(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError as error:
        raise NotPatchableError(str(error)) from error
    if not (root is None or is_empty(root) or (isinstance(root, MappingNode) and not root.flow_style)):
        raise NotPatchableError("not a block of keys")
    desk = _Desk(text, root if isinstance(root, MappingNode) else None)
    for part in (Part.CORRECTION, Part.FOLLOW_UP):
        groups: dict[str, dict[str, str]] = {}
        for edit in edits:
            if edit.part is part:
                groups.setdefault(edit.id, {})[edit.key] = edit.value
        if groups:
            desk.section(part, groups)
    result = spliced(text, desk.splices)
    _prove(before, result, desk.expected)
    return result


def _prove(before: Any, result: str, expected: list[tuple[str, str, str, str]]) -> None:
    """Read the changed text: it must be the old data with the new values, and nothing else."""
    wanted = before if isinstance(before, dict) else {}
    for section, id_, key, value in expected:
        if not isinstance(wanted.get(section), dict):
            wanted[section] = {}
        if not isinstance(wanted[section].get(id_), dict):
            wanted[section][id_] = {}
        wanted[section][id_][key] = value
    try:
        found = yaml.load(result, Loader=yaml.CBaseLoader)
    except yaml.YAMLError as error:
        raise NotPatchableError(str(error)) from error
    if found != wanted:
        raise NotPatchableError("the changed text would not say what it should")


class _Desk:
    """The changes to one text, collected before any is made."""

    def __init__(self, text: str, root: MappingNode | None) -> None:
        self.text = text
        self.root = root
        self.splices: list[Splice] = []
        self.expected: list[tuple[str, str, str, str]] = []
        spelt = [key.value for key, _ in root.value] if root else []
        names = [key.name for _, key in keys_of(Decisions)]
        self.language = vocabulary.language_of(spelt, names, Decisions)
        sections = {vocabulary.field_key(word, Decisions): word for word in spelt}
        self.names = {Part.CORRECTION: sections.get("corrections"), Part.FOLLOW_UP: sections.get("follow_up")}

    def section(self, part: Part, groups: Mapping[str, Mapping[str, str]]) -> None:
        """All that changes in one section."""
        name = self.names[part] or self._spelling(part.value, Decisions)
        pair = next((pair for pair in self.root.value if pair[0].value == name), None) if self.root else None
        if pair is None:
            self._new_section(part, name, groups)
            return
        key, node = pair
        if is_empty(node) or (isinstance(node, MappingNode) and node.flow_style and not node.value):
            self._fill(part, name, key, node, groups)
        elif not isinstance(node, MappingNode) or node.flow_style:
            raise NotPatchableError(name)
        else:
            self._change(part, name, node, groups)

    # --- whole sections ---

    def _new_section(self, part: Part, name: str, groups: Mapping[str, Mapping[str, str]]) -> None:
        """After everything else; an empty line before it where there is something."""
        end = len(self.text)
        gap = "" if not self.text.strip() else "\n" if self.text.endswith("\n") else "\n\n"
        block = "".join(self._entry(part, name, id_, groups[id_], INDENT) for id_ in sorted(groups, key=id_order))
        margin = self._margin()
        self.splices.append(Splice(end, end, _indented(f"{gap}{name}:\n{block}", margin)))

    def _margin(self) -> int:
        """How far in the keys of the file stand: hardly ever at all."""
        return int(self.root.start_mark.column) if self.root else 0

    def _fill(self, part: Part, name: str, key: ScalarNode, node: Node, groups: Mapping[str, Mapping[str, str]]) -> None:
        """A section without entries: ``corrige:`` or ``corrige: {}``."""
        if not is_empty(node) or node.value:
            self.splices.append(Splice(int(key.end_mark.index) + 1, int(node.end_mark.index), ""))
        place = line_end(max(int(key.end_mark.index), int(node.end_mark.index)), self.text)
        indent = int(key.start_mark.column) + INDENT
        block = "".join(self._entry(part, name, id_, groups[id_], indent) for id_ in sorted(groups, key=id_order))
        self.splices.append(Splice(place, place, "\n" + block.removesuffix("\n")))

    # --- ids ---

    def _change(self, part: Part, name: str, section: MappingNode, groups: Mapping[str, Mapping[str, str]]) -> None:
        entries = {normal_id(key.value): (key, node) for key, node in section.value}
        indent = int(section.value[0][0].start_mark.column)
        for id_ in sorted(groups, key=id_order):
            if id_ in entries:
                self._change_entry(part, name, *entries[id_], groups[id_])
            else:
                place = self._place_for(id_, entries, section)
                block = self._entry(part, name, id_, groups[id_], indent)
                self.splices.append(Splice(place, place, "\n" + block.removesuffix("\n")))

    def _place_for(self, id_: str, entries: Mapping[str, tuple[ScalarNode, Node]], section: MappingNode) -> int:
        """After the entry that comes before it; the last of them where the editor has an order of his own."""
        smaller = [known for known in entries if id_order(known) < id_order(id_)]
        ordered = list(entries) == sorted(entries, key=id_order)
        key, node = entries[max(smaller, key=id_order) if smaller and ordered else list(entries)[-1]]
        if not smaller and ordered:
            return line_end_before(start_of(section.value[0][0]), self.text)
        return line_end(max(end_of(node, self.text), int(key.end_mark.index)), self.text)

    def _entry(self, part: Part, section: str, id_: str, values: Mapping[str, str], indent: int) -> str:
        lines = [f"{' ' * indent}{id_}:"]
        for key, value in values.items():
            spelt = self._spelling(key, RECORDS[part])
            self.expected.append((section, id_, spelt, value))
            lines.append(f"{' ' * (indent + INDENT)}{spelt}: {scalar(value)}")
        return "\n".join(lines) + "\n"

    # --- fields ---

    def _change_entry(self, part: Part, section: str, key: ScalarNode, node: Node, values: Mapping[str, str]) -> None:
        record = RECORDS[part]
        if is_empty(node):
            place = line_end(int(key.end_mark.index), self.text)
            self._add_lines(section, key, record, values, int(key.start_mark.column) + INDENT, place)
            return
        if not isinstance(node, MappingNode):
            raise NotPatchableError(key.value)
        written = {vocabulary.field_key(name.value, record): (name, value) for name, value in node.value}
        missing: dict[str, str] = {}
        for wanted, value in values.items():
            there = written.get(vocabulary.field_key(wanted, record))
            if there is None:
                missing[wanted] = value
            else:
                self._replace(there[0], there[1], value, in_flow=bool(node.flow_style))
                self.expected.append((section, key.value, there[0].value, value))
        if missing and node.flow_style:
            self._add_in_flow(section, key, node, record, missing)
        elif missing:
            place = line_end(end_of(node, self.text), self.text)
            self._add_lines(section, key, record, missing, int(node.value[0][0].start_mark.column), place)

    def _add_lines(
        self, section: str, key: ScalarNode, record: type[Record], values: Mapping[str, str], indent: int, place: int
    ) -> None:
        lines = []
        for name, value in values.items():
            spelt = self._spelling(name, record)
            self.expected.append((section, key.value, spelt, value))
            lines.append(f"\n{' ' * indent}{spelt}: {scalar(value)}")
        self.splices.append(Splice(place, place, "".join(lines)))

    def _add_in_flow(
        self, section: str, key: ScalarNode, node: MappingNode, record: type[Record], values: Mapping[str, str]
    ) -> None:
        """Into ``{estado: cumplido}``, before the brace."""
        place = int(node.end_mark.index) - 1
        while self.text[place - 1] in " \n,":
            place -= 1
        for number, (name, value) in enumerate(values.items()):
            spelt = self._spelling(name, record)
            self.expected.append((section, key.value, spelt, value))
            joint = ", " if number or node.value else ""
            self.splices.append(Splice(place, place, f"{joint}{spelt}: {scalar(value, in_flow=True)}"))

    def _replace(self, name: ScalarNode, node: Node, value: str, *, in_flow: bool) -> None:
        """One value for another. Comments among the lines of the old value go above its key."""
        written = scalar(value, in_flow=in_flow)
        start, end = start_of(node), end_of(node, self.text)
        if is_empty(node) and start == end:
            self.splices.append(Splice(int(name.end_mark.index) + 1, int(name.end_mark.index) + 1, f" {written}"))
            return
        after = int(name.end_mark.index) + 1
        literal = isinstance(node, ScalarNode) and node.style in ("|", ">")
        kept = [] if literal or in_flow else comments_in(self.text[after:end])
        if kept:
            line = start_of(name) - int(name.start_mark.column)
            margin = " " * int(name.start_mark.column)
            self.splices.append(Splice(line, line, "".join(f"{margin}{comment.strip()}\n" for comment in kept)))
        begin = start if "\n" not in self.text[after:start] else after
        self.splices.append(Splice(begin, end, written if begin == start else f" {written}"))

    def _spelling(self, name: str, record: type[Record]) -> str:
        """A key in the language of the file."""
        return vocabulary.plain(vocabulary.spellings(name, record)[self.language][0])


def line_end_before(place: int, text: str) -> int:
    """The end of the line before the one of a character, and before the comments that stand over it."""
    line = text.rfind("\n", 0, place)
    while line > 0:
        before = text.rfind("\n", 0, line)
        above = text[before + 1 : line].strip()
        if not above.startswith("#"):
            break
        line = before
    return max(line, 0)


def _indented(block: str, margin: int) -> str:
    return "\n".join(" " * margin + line if line.strip() else line for line in block.split("\n")) if margin else block
