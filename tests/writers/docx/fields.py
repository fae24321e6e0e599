"""The fields of a finished Word file, and whether their results are what they should be (ISO/IEC 29500-1, 17.16)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass
class Field:
    """A complex field: its instruction, and the words that it shows."""

    instruction: str = ""
    result: str = ""
    shown: bool = False
    inner: list[Field] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.instruction.split()[0]

    @property
    def target(self) -> str:
        return self.instruction.split()[1]


def read_fields(root: Any) -> list[Field]:
    """Every field, in the order in which they begin."""
    found: list[Field] = []
    open_ones: list[Field] = []
    for node in root.iter(f"{W}fldChar", f"{W}instrText", *_WORDS):
        if node.tag == f"{W}instrText":
            open_ones[-1].instruction += node.text or ""
        elif node.tag != f"{W}fldChar":
            for one in open_ones:
                one.result += _letters(node) if one.shown else ""
        elif node.get(f"{W}fldCharType") == "begin":
            open_ones.append(Field())
            found.append(open_ones[-1])
        elif node.get(f"{W}fldCharType") == "separate":
            open_ones[-1].shown = True
        else:
            open_ones.pop()
    return found


def bookmarked(root: Any, name: str) -> str | None:
    """The words inside a bookmark; None where there is no such bookmark."""
    number, words = None, ""
    for node in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", *_WORDS):
        if node.tag == f"{W}bookmarkStart":
            number = node.get(f"{W}id") if node.get(f"{W}name") == name else number
        elif node.tag == f"{W}bookmarkEnd":
            if number is not None and node.get(f"{W}id") == number:
                return words
        elif number is not None:
            words += _letters(node)
    return None


def read_inside(root: Any) -> dict[str, set[str]]:
    """For each bookmark the names of those that the references inside it read."""
    names: dict[str, str] = {}
    inside: dict[str, set[str]] = {}
    for node in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}instrText"):
        if node.tag == f"{W}bookmarkStart":
            names[node.get(f"{W}id")] = node.get(f"{W}name")
        elif node.tag == f"{W}bookmarkEnd":
            names.pop(node.get(f"{W}id"), None)
        elif (node.text or "").split()[:1] == ["REF"]:
            for name in names.values():
                inside.setdefault(name, set()).add(node.text.split()[1])
    return inside


def circles(root: Any) -> list[str]:
    """Bookmarks whose words are read, by one way or another, from themselves: programs can't compute them."""
    inside = read_inside(root)

    def reached(name: str, seen: frozenset[str]) -> set[str]:
        news = inside.get(name, set()) - seen
        return news.union(*(reached(one, seen | news) for one in news))

    return sorted(name for name in inside if name in reached(name, frozenset()))


def agreeing(root: Any) -> int:
    """How many references there are, each of which says what its target says, and none what it says itself."""
    assert circles(root) == []
    found = [one for one in read_fields(root) if one.kind == "REF"]
    assert [(one.target, one.result) for one in found if bookmarked(root, one.target) != one.result] == []
    return len(found)


def results(root: Any) -> list[tuple[str, str]]:
    """The references to words of the text, with what they show; the same for any program that writes them."""
    return [(one.target, one.result) for one in read_fields(root) if one.kind == "REF"]


_WORDS = (f"{W}t", f"{W}noBreakHyphen", f"{W}tab")


def _letters(node: Any) -> str:
    return {f"{W}noBreakHyphen": "-", f"{W}tab": "\t"}.get(node.tag) or node.text or ""
