"""From a marked text and its fields to the typed object."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from memoria.diagnostics import Diagnostic, found
from memoria.document.tree import Block, BulletList, OrderedList
from memoria.document.walk import text_of
from memoria.model.fields import Key, Kind, keys_of, main_key
from memoria.model.marks import MARKS, Mark
from memoria.readers.scan.fields import Field
from memoria.source import Located, Position, position_of
from memoria.vocabulary import nearest_value, value

Split = Callable[[str], tuple[str, ...]]
"""Cuts a list of names into names, each with its place where it can be told."""

CLASSES: dict[str, type[Mark]] = {cls.kind: cls for cls in MARKS}
INTERNAL = "interno"


def at_semicolons(text: str) -> tuple[str, ...]:
    """The names between semicolons: what can be known without a register."""
    at, done, start = position_of(text), [], 0
    for piece in text.split(";"):
        name = piece.strip()
        shift = start + len(piece) - len(piece.lstrip())
        if name:
            there = at._replace(column=at.column + shift) if at is not None and at.column is not None else at
            done.append(Located(name, there))
        start += len(piece) + 1
    return tuple(done)


def who_attribute(cls: type[Mark]) -> str | None:
    """The attribute that names in brackets after a marker fill."""
    names = [name for name, _ in keys_of(cls)]
    return next((name for name in ("who", "responsible") if name in names), None)


def make(
    cls: type[Mark],
    content: tuple[Block, ...],
    fields: Sequence[Field],
    *,
    at: Position | None,
    note: str,
    reserved: bool,
    split: Split,
    diagnostics: list[Diagnostic],
) -> Mark:
    """The object; its main text is that of its first paragraph, ``words`` are those of all its content."""
    keys = dict(keys_of(cls))
    values: dict[str, Any] = {}
    marks: dict[str, Position] = {}
    for item in fields:
        if item.attribute in keys:
            _fill(item, keys[item.attribute], values, split, diagnostics)
            if item.at is not None:
                marks.setdefault(item.attribute, item.at)
    words = text_of(content, notes=False)
    main, first = main_key(cls), next((block.at for block in content if block.at is not None), at)
    if main is not None and words:
        values[main] = Located(_lead(content[0]) or words, first)
        if first is not None:
            marks[main] = first
    hidden = reserved or cls.kind == "reserved" or values.get("access") == INTERNAL
    return cls(at=at, marks=marks, content=content, words=words, note=note, reserved=hidden, **values)


def _lead(block: Block) -> str:
    """The first paragraph as text; the items of a list between semicolons."""
    if isinstance(block, BulletList | OrderedList):
        return "; ".join(text_of(item, notes=False) for item in block.items)
    return text_of(block, notes=False)


def _fill(item: Field, key: Key, values: dict[str, Any], split: Split, diagnostics: list[Diagnostic]) -> None:
    text = item.text
    if not text:
        return
    if key.kind is Kind.NAMES:
        names = tuple(Located(name, position_of(name) or item.at) for name in split(Located(text, item.at)))
        values[item.attribute] = values.get(item.attribute, ()) + names
    elif key.kind is Kind.CHOICE:
        values[item.attribute] = _choice(item, key, text, diagnostics)
    elif item.attribute in values:
        diagnostics.append(found("T-017", item.at, name=item.name.rstrip(": ")))
        values[item.attribute] = Located(f"{values[item.attribute]}; {text}", position_of(values[item.attribute]))
    else:
        values[item.attribute] = Located(text, item.at)


def _choice(item: Field, key: Key, text: str, diagnostics: list[Diagnostic]) -> str:
    known = value(key.values, text)
    if known is None and value("undefined", text) is None:
        near = nearest_value(key.values, text)
        diagnostics.append(found("T-002", item.at, name=item.name.rstrip(": "), text=text, nearest=near))
    return known or ""
