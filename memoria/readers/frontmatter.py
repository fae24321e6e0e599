"""The header of a Markdown note, cut off with its positions kept (file-format, section 4)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from memoria import vocabulary
from memoria.diagnostics import Checked, Diagnostic, found
from memoria.model.contribution import YamlNote
from memoria.source import Position, SourceFile

_FENCE = re.compile(r"---[ \t]*$")
_ODD_FENCE = re.compile(r"[ \t]*(?:[—–―]|[-—–―‐‑]{2,}|- - -)[ \t]*$")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*$")
_ODD_END = re.compile(r"[ \t]*(?:[—–―…]|[-—–―‐‑]{2,}|- - -|\.{3,})[ \t]*$")
_KEY = re.compile(r"[ \t]*(?P<key>[^\W\d_][\w .\-]{0,40}?)[ \t]*:(?=[ \t]|$)")


@dataclass(frozen=True, slots=True)
class Split:
    """A note cut in two. Each part has the lines of the whole, those of the other left blank, so that positions hold."""

    front: SourceFile | None
    body: str


def split(file: SourceFile) -> Checked[Split]:
    """Header and text. What Word or a telephone made of the fences is understood, and said (F-010 … F-013)."""
    lines = file.text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return Checked(Split(None, file.text))
    if _is_opening(lines, first):
        return _fenced(file, lines, first)
    end = _end_of_bare_header(lines, first)
    if end is None:
        return Checked(Split(None, file.text))
    closing = end < len(lines) and _ODD_END.match(lines[end]) is not None
    problem = found("F-012", Position(file.path, first + 1, 1), written=lines[first].strip())
    return Checked(_cut(file, lines, first, end, end + closing), (problem,))


def _is_opening(lines: Sequence[str], number: int) -> bool:
    """A fence, and not the rule that a text may begin with: keys follow it, or nothing but its end."""
    if not _ODD_FENCE.match(lines[number]):
        return False
    after = next((line for line in lines[number + 1 :] if line.strip() and not line.lstrip().startswith("#")), "")
    return _KEY.match(after) is not None or _END.match(after) is not None or _looks_like_glued_key(after)


def _looks_like_glued_key(line: str) -> bool:
    """``titulo:X``, or ``titulo X``: a known key all the same."""
    word = re.match(r"[ \t]*([^\W\d_][\w-]*)", line)
    return word is not None and vocabulary.field_key(word[1], YamlNote) is not None


def _fenced(file: SourceFile, lines: Sequence[str], first: int) -> Checked[Split]:
    problems: list[Diagnostic] = []
    if first:
        problems.append(found("F-013", Position(file.path, first + 1, 1), count=first))
    if not _FENCE.match(lines[first]):
        problems.append(found("F-010", Position(file.path, first + 1, 1), written=lines[first].strip()))
    end = _end_of_header(lines, first + 1)
    if end is None:
        end = _end_of_keys(lines, first + 1)
        problems.append(found("F-011", Position(file.path, first + 1, 1), line=end))
        return Checked(_cut(file, lines, first + 1, end, end), tuple(problems))
    if not _END.match(lines[end]):
        problems.append(found("F-010", Position(file.path, end + 1, 1), written=lines[end].strip()))
    return Checked(_cut(file, lines, first + 1, end, end + 1), tuple(problems))


def _cut(file: SourceFile, lines: Sequence[str], start: int, end: int, body: int) -> Split:
    """Header from ``start`` to before ``end``, text from ``body`` on (lines from 0)."""
    front = "\n" * start + "\n".join(lines[start:end]) + "\n"
    return Split(SourceFile(file.path, front), "\n".join([""] * body + list(lines[body:])))


def _end_of_header(lines: Sequence[str], start: int) -> int | None:
    """The closing fence. One that Word rewrote counts only while the lines above it are a header's."""
    proper = next((number for number in range(start, len(lines)) if _END.match(lines[number])), None)
    odd = next((number for number in range(start, len(lines)) if _ODD_END.match(lines[number])), None)
    if odd is not None and (proper is None or odd < proper) and _end_of_keys(lines, start) >= odd:
        return odd
    if proper is not None and _is_plausible(lines[start:proper]):
        return proper
    return None


def _is_plausible(header: Sequence[str]) -> bool:
    """False when the fence found is a rule far down the text: a blank line, then prose, stand between."""
    blank = next((number for number, line in enumerate(header) if not line.strip()), len(header))
    after = [line for line in header[blank:] if line.strip() and not line.lstrip().startswith("#")]
    return all(_belongs(line) for line in after)


def _belongs(line: str) -> bool:
    """True for a line of a header: a key, an item, a comment, or what goes on from the line above."""
    return bool(_KEY.match(line)) or line[:1] in " \t#" or line.lstrip().startswith("- ") or _looks_like_glued_key(line)


def _end_of_keys(lines: Sequence[str], start: int) -> int:
    """Where the keys end when no fence says so: at the first blank line, or line that is none of a header's."""
    number = start
    while number < len(lines) and lines[number].strip() and _belongs(lines[number]):
        number += 1
    return number


def _end_of_bare_header(lines: Sequence[str], first: int) -> int | None:
    """Where a header without fences ends, if the text begins with one: two known keys at least, and nothing else."""
    end = _end_of_keys(lines, first)
    keys = [match for line in lines[first:end] if (match := _KEY.match(line)) and not line[:1].isspace()]
    known = {vocabulary.field_key(match["key"], YamlNote) for match in keys} - {None}
    is_header = len(known) >= 2 and len(known) == len(keys) and not any(match["key"].isupper() for match in keys)
    ends_well = end >= len(lines) or not lines[end].strip() or _ODD_END.match(lines[end]) is not None
    return end if is_header and ends_well else None
