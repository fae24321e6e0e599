"""Where things stand in a YAML text, so that single values can be changed and everything else stays as it was typed."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

_PLAIN = re.compile(r"[^\W_](?:[\w .,;()/%+–—'’«»°ºª¿¡?!-]|:(?=\S))*", re.UNICODE)
"""Texts that need no quotes: they begin with a letter or a figure and have no sign that YAML knows."""
_PLAIN_IN_FLOW = re.compile(r"[^\W_][\w ./%+-]*", re.UNICODE)
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Splice:
    """Text to put in place of a stretch; at the same place, in the order in which they were made."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: list[Splice]) -> str:
    """A text with all its changes made."""
    pieces, last = [], 0
    for splice in sorted(splices, key=lambda one: one.start):
        pieces += [text[last : splice.start], splice.text]
        last = splice.end
    return "".join((*pieces, text[last:]))


def compose(text: str) -> Node | None:
    """The nodes of a text with their places; ``yaml.YAMLError`` where it is no YAML."""
    return yaml.compose(text, Loader=yaml.CBaseLoader)


def start_of(node: Node) -> int:
    """The first character of a node."""
    return int(node.start_mark.index)


def end_of(node: Node, text: str) -> int:
    """After the last character of a node: of its last value, where it is a block of lines."""
    if isinstance(node, MappingNode | SequenceNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return end_of(last[1] if isinstance(last, tuple) else last, text)
    start, end = start_of(node), int(node.end_mark.index)
    return start + len(text[start:end].rstrip()) if isinstance(node, ScalarNode) else end


def line_end(place: int, text: str) -> int:
    """Where the line of a character ends, after its comment."""
    end = text.find("\n", place)
    return len(text) if end < 0 else end


def is_empty(node: Node) -> bool:
    """True for a key without a value."""
    return isinstance(node, ScalarNode) and not node.style and node.value in ("", "~", "null")


def comments_in(stretch: str) -> list[str]:
    """The lines of a stretch that are comments and nothing else."""
    return [line for line in stretch.split("\n") if line.lstrip().startswith("#")]


def scalar(value: str, *, in_flow: bool = False) -> str:
    """A text as YAML writes it: plain where nothing can be misread, else between double quotes (YAML 1.2, 7.3.1)."""
    pattern = _PLAIN_IN_FLOW if in_flow else _PLAIN
    if pattern.fullmatch(value) and value == value.strip() and not value.endswith(":"):
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda char: f"\\u{ord(char[0]):04x}", quoted)
