"""The usual mistakes of people who do not program, in a text that YAML refuses.

Each mistake has its code, its line, and the line put right, which is then used: one bad line does not lose the file.
A repair counts only when the parser afterwards gets past the line; so a wrong guess does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from memoria.readers.yaml_events import Failure, read_events
from memoria.readers.yaml_lines import (
    BULLETS,
    DASHES,
    HARD_SPACES,
    SIGNS,
    Line,
    cut,
    indent_of,
    is_blank,
    is_key,
    quoted,
    with_spaces,
)

_TYPOGRAPHIC = "“”„‟‘’‚″"
_GLUED = re.compile(r"^(?P<head>[ \t]*(?:-[ \t]+)?(?P<key>[^\W\d_]\w*)):[\u00a0\u202f]*(?P<value>[^\s/:].*)$")
_BARE = re.compile(r"^(?P<head>[ \t]*(?:-[ \t]+)?)(?P<key>[^\W\d_]\w*)[ \t]+(?:=[ \t]*)?(?P<value>[^:=]*)$")
_BLOCK = re.compile(r":[ \t]+[|>][-+]?[ \t]*$")
_BULLET = re.compile(rf"^(?P<indent>[ \t]*)(?:[{re.escape(BULLETS)}][ \t]*|-(?=[^\W\d_])|\d{{1,2}}[.)][ \t]+)(?P<text>\S.*)$")


@dataclass(frozen=True, slots=True)
class Repair:
    """A mistake and the lines that put it right, by number from 0; ``line`` is the one to be named."""

    code: str
    line: int
    edits: Mapping[int, str]

    def applied(self, lines: Sequence[str]) -> list[str]:
        """The text with the lines put right."""
        return [self.edits.get(number, line) for number, line in enumerate(lines)]


def repair(lines: Sequence[str], failure: Failure) -> Repair:
    """What was probably meant where the parser stopped; as a last resort the line is set aside (Y-001)."""
    for candidate in _candidates(lines, failure):
        if any(lines[number] != line for number, line in candidate.edits.items()) and _gets_further(candidate, lines, failure):
            return candidate
    return Repair("Y-001", failure.line, {failure.line: ""})


def _gets_further(candidate: Repair, lines: Sequence[str], failure: Failure) -> bool:
    outcome = read_events("\n".join(candidate.applied(lines)))
    return not isinstance(outcome, Failure) or outcome.line > failure.line


def _candidates(lines: Sequence[str], failure: Failure) -> Iterator[Repair]:
    here = min(failure.line, len(lines) - 1)
    before = next((number for number in range(here - 1, -1, -1) if not is_blank(lines[number])), here)
    yield from _tabs(lines, here)
    for number in dict.fromkeys((here, before)):
        for code, line in _lines_put_right(lines, number):
            yield Repair(code, number, {number: line})
    yield from _open_quotes(lines, here)
    yield from _flat_blocks(lines, here)
    yield from _indentations(lines, here)
    yield from _long_values(lines, before, here)


def _lines_put_right(lines: Sequence[str], number: int) -> Iterator[tuple[str, str]]:
    """What one line may have meant, with the code of the mistake; the most telling mistakes first."""
    line = lines[number]
    if is_blank(line):
        return
    if set(line.strip()) <= set(DASHES + "…"):
        yield "Y-007", ""
        return
    bullet = _BULLET.match(line)
    if bullet:
        yield "Y-020", f"{bullet['indent']}- {bullet['text']}"
    yield from _colons(line)
    parts = cut(line)
    value = parts.value.strip()
    if value:
        yield from _values(parts, value, followed=_is_followed(lines, number))


def _colons(line: str) -> Iterator[tuple[str, str]]:
    glued = _GLUED.match(line)
    if glued and is_key(glued["key"]):
        yield "Y-009", f"{glued['head']}: {glued['value']}"
    bare = _BARE.match(line)
    if bare and is_key(bare["key"]):
        yield "Y-010", f"{bare['head']}{bare['key']}: {bare['value']}"


def _values(parts: Line, value: str, *, followed: bool) -> Iterator[tuple[str, str]]:
    if len(value) > 1 and {value[0], value[-1]} & set(_TYPOGRAPHIC) and {value[0], value[-1]} <= set(_TYPOGRAPHIC + "\"'"):
        yield "Y-008", parts.with_value(quoted(value[1:-1]))
    if value[0] in "\"'":
        yield from _badly_quoted(parts, value)
        return
    if value[0] in "[{" and value.count(value[0]) > value.count(_CLOSING[value[0]]):
        yield "Y-023", parts.with_value(value.rstrip(" ,") + _CLOSING[value[0]])
    if value[0] in SIGNS:
        if value[0] in "|>" and followed:
            yield "Y-005", parts.with_value(value[1:].strip())
        yield "Y-005", parts.with_value(quoted(value))
    if ": " in value or value.endswith(":"):
        yield "Y-002", parts.with_value(quoted(value))


_CLOSING = {"[": "]", "{": "}"}


def _badly_quoted(parts: Line, value: str) -> Iterator[tuple[str, str]]:
    sign = value[0]
    if sign not in value[1:]:
        yield "Y-004", parts.with_value(quoted(value[1:]))
    elif value[-1] == sign:
        yield "Y-022", parts.with_value(quoted(value[1:-1]))
    else:
        yield "Y-022", parts.with_value(quoted(value))


def _is_followed(lines: Sequence[str], number: int) -> bool:
    """True when the next line of text is indented further: the value goes on there."""
    after = next((line for line in lines[number + 1 :] if line.strip()), "")
    return indent_of(after) > indent_of(lines[number])


def _tabs(lines: Sequence[str], here: int) -> Iterator[Repair]:
    if not HARD_SPACES.match(lines[here]):
        return
    tabbed = {number: line for number, line in enumerate(lines) if HARD_SPACES.match(line)}
    for width in (2, 4, 8, 1):
        yield Repair("Y-003", here, {number: with_spaces(line, width) for number, line in tabbed.items()})
    for indent in _indents_above(lines, here):
        yield Repair("Y-003", here, {here: " " * indent + lines[here].lstrip()})


def _open_quotes(lines: Sequence[str], here: int) -> Iterator[Repair]:
    """A quote left open further up swallows lines until the next quote: try to close it where it was opened."""
    for number in range(here - 1, -1, -1):
        parts = cut(lines[number])
        value = parts.value.strip()
        if value[:1] in ("'", '"') and value[0] not in value[1:]:
            yield Repair("Y-004", number, {number: parts.with_value(quoted(value[1:]))})


def _indentations(lines: Sequence[str], here: int) -> Iterator[Repair]:
    parts = cut(lines[here])
    if not (parts.key and is_key(parts.key)) and not lines[here].lstrip().startswith("- "):
        return
    for indent in _indents_above(lines, here):
        yield Repair("Y-006", here, {here: " " * indent + lines[here].lstrip()})


def _indents_above(lines: Sequence[str], here: int) -> Iterator[int]:
    """The indentations of the lines above, the nearest first: where a line that is out of place may belong."""
    above = [line for line in reversed(lines[:here]) if not is_blank(line)]
    indents = dict.fromkeys(column for line in above for column in (indent_of(line), _column_of_item(line)))
    if above and above[0].rstrip().endswith(":"):
        yield indent_of(above[0]) + 2
    near = sorted(indents, key=lambda indent: abs(indent - indent_of(lines[here])))
    yield from near[:6]


def _column_of_item(line: str) -> int:
    """Where the text of an item begins, after its dash: there stand the keys of the item."""
    return len(line) - len(line.lstrip(" -"))


def _long_values(lines: Sequence[str], before: int, here: int) -> Iterator[Repair]:
    """A value of several lines with a colon in it: between quotes from its first line to its last, or as a ``|`` block."""
    above = (number for number in range(before, -1, -1) if not is_blank(lines[number]))
    start = next((number for number in above if indent_of(lines[number]) < indent_of(lines[here])), None)
    if start is None or not cut(lines[start]).key:
        return
    parts = cut(lines[start])
    if not parts.value.strip():
        if _is_structured(lines, start):
            return
        yield Repair("Y-017", start, {start: f"{lines[start].rstrip()} |"})
    elif parts.value[0] not in "\"'|>":
        yield Repair("Y-002", start, _quoted_lines(lines, start, _end_of_value(lines, start)))


def _is_structured(lines: Sequence[str], number: int) -> bool:
    """True when items or keys stand under a key: one bad line among them does not make a text of them all."""
    first = next((line for line in lines[number + 1 :] if line.strip()), "")
    return first.lstrip().startswith("- ") or is_key(cut(first).key)


def _quoted_lines(lines: Sequence[str], start: int, end: int) -> dict[int, str]:
    sign = "'" if any(char in line for line in lines[start : end + 1] for char in '"\\') else '"'
    parts = cut(lines[start])
    inside = {number: _doubled(lines[number].rstrip(), sign) for number in range(start + 1, end + 1)}
    inside[start] = parts.head + sign + _doubled(parts.value, sign)
    inside[end] += sign
    return inside


def _end_of_value(lines: Sequence[str], start: int) -> int:
    """The last line of the value that begins on a line: those after it that are indented further, blank ones between."""
    end = start
    for number in range(start + 1, len(lines)):
        if lines[number].strip():
            if indent_of(lines[number]) <= indent_of(lines[start]):
                break
            end = number
    return end


def _flat_blocks(lines: Sequence[str], here: int) -> Iterator[Repair]:
    """``texto: |`` with its text at the edge of the page: set in, up to the next key."""
    start = next((number for number in range(here - 1, -1, -1) if _BLOCK.search(lines[number])), None)
    if start is None or any(line.strip() for line in lines[start + 1 : here]) or indent_of(lines[here]) > indent_of(lines[start]):
        return
    margin = " " * (indent_of(lines[start]) + 2)
    edits: dict[int, str] = {}
    for number in range(here, len(lines)):
        if is_key(cut(lines[number]).key) and indent_of(lines[number]) <= indent_of(lines[start]):
            break
        edits[number] = margin + lines[number] if lines[number].strip() else ""
    yield Repair("Y-006", here, edits)


def _doubled(text: str, sign: str) -> str:
    return text.replace("'", "''") if sign == "'" else text
