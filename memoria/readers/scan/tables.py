"""A table whose rows are objects (file-format, section 5, rule 5)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from memoria.diagnostics import Diagnostic, found
from memoria.document.tree import Block, Cell, Para, Plain, Row, Table, Text
from memoria.document.walk import text_of
from memoria.model.fields import main_key
from memoria.model.marks import Mark
from memoria.readers.inlines import Inlines, place
from memoria.readers.scan.build import CLASSES
from memoria.readers.scan.fields import Field, attribute_of, nearest_field, parse
from memoria.source import Position
from memoria.vocabulary import marker

_NUMBERING = re.compile(r"\s*(?:#|n\.?\s*[º°o]?\.?|nro\.?|núm\.?|no\.?|n[º°])?\s*$", re.IGNORECASE)
_EMPTY = re.compile(r"[\s–—-]*$")


@dataclass(frozen=True, slots=True)
class Header:
    """What each column of a marked table holds: the attribute of a field, or None for one without a meaning."""

    cls: type[Mark]
    word: str
    main: int
    attributes: tuple[str | None, ...]
    names: tuple[str, ...]
    places: tuple[Position | None, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A row as an object; or ``rest``, what is printed of a row without its main text."""

    content: tuple[Block, ...]
    fields: tuple[Field, ...]
    at: Position | None
    rest: tuple[Block, ...] = ()


def read_header(table: Table) -> Header | None:
    """The columns of a table whose first header names a marker and another a field of it; a column of numbers may come before."""
    cells = _header_row(table)
    names = [text_of(cell.content, notes=False).rstrip(":") for cell in cells]
    main = 1 if len(names) > 1 and _NUMBERING.match(names[0]) and marker(names[0]) is None else 0
    known = marker(names[main]) if names else None
    if known is None:
        return None
    cls = CLASSES[known.kind]
    attributes = [attribute_of(name, cls) if index > main else None for index, name in enumerate(names)]
    attributes = [None if attribute == main_key(cls) else attribute for attribute in attributes]
    if not any(attributes):
        return None
    places = tuple(_place(cell) for cell in cells)
    return Header(cls, names[main], main, tuple(attributes), tuple(names), places)


def _header_row(table: Table) -> tuple[Cell, ...]:
    """The cells of the first row that says something, of the head or, in Word, of the body."""
    rows = (*table.head, *table.body[:1])
    return next((row.cells for row in rows if any(text_of(cell.content) for cell in row.cells)), ())


def rows(table: Table, header: Header, diagnostics: list[Diagnostic]) -> list[Made]:
    """The objects of a marked table, and what its other rows leave to print."""
    first = _header_row(table)
    for index, name in enumerate(header.names):
        if index > header.main and header.attributes[index] is None and name:
            near = nearest_field(name, header.cls)
            diagnostics.append(found("T-012", header.places[index], name=name, nearest=near))
    every = (*table.head, *table.body, *table.foot)
    return [_row(row, header, diagnostics) for row in every if row.cells is not first and _says_something(row)]


def _says_something(row: Row) -> bool:
    return any(text_of(cell.content) for cell in row.cells)


def _row(row: Row, header: Header, diagnostics: list[Diagnostic]) -> Made:
    at = next((place for cell in row.cells if (place := _place(cell)) is not None), None)
    main = row.cells[header.main] if header.main < len(row.cells) else None
    fields: list[Field] = []
    extra: list[Block] = []
    for index, cell in enumerate(row.cells):
        attribute = header.attributes[index] if index < len(header.attributes) else None
        if attribute is not None and not _EMPTY.match(text_of(cell.content)):
            fields.append(Field(attribute, _inlines(cell), _place(cell), header.names[index]))
        elif attribute is None and index > header.main and text_of(cell.content):
            name = header.names[index] if index < len(header.names) else ""
            label = (Text(f"{name}: "),) if name else ()
            extra.append(Para((*label, *_inlines(cell)), _place(cell)))
    if main is None or not text_of(main.content):
        diagnostics.append(found("T-013", at, word=header.word))
        rest = tuple(Para(_inlines(cell), _place(cell)) for cell in row.cells if text_of(cell.content))
        return Made((), (), at, rest)
    content, inner = _main(main, header.cls, diagnostics)
    notes = tuple(note for field in fields for note in field.notes)
    return Made((*_with_notes(content, notes), *extra), (*inner, *fields), _place(main) or at)


def _main(cell: Cell, cls: type[Mark], diagnostics: list[Diagnostic]) -> tuple[list[Block], list[Field]]:
    content: list[Block] = []
    fields: list[Field] = []
    for block in cell.content:
        if not isinstance(block, Para | Plain):
            content.append(block)
            continue
        parsed = parse(block.content, cls, diagnostics)
        fields += parsed.fields
        if parsed.content:
            content.append(Para(parsed.content, place(parsed.content) or block.at))
    return content, fields


def _with_notes(content: list[Block], notes: Inlines) -> list[Block]:
    """Footnotes of the other cells, called at the end of the text."""
    if notes and content and isinstance(content[-1], Para):
        return [*content[:-1], Para((*content[-1].content, *notes), content[-1].at)]
    return content


def _inlines(cell: Cell) -> Inlines:
    """The text of a cell on one line; lists in it between semicolons."""
    if len(cell.content) == 1 and isinstance(cell.content[0], Para | Plain):
        return cell.content[0].content
    parts: list[Inlines] = []
    for block in cell.content:
        if isinstance(block, Para | Plain):
            parts.append(block.content)
        else:
            items = getattr(block, "items", None) or ((block,),)
            parts.append((Text("; ".join(text_of(item) for item in items), block.at),))
    done: Inlines = ()
    for part in parts:
        done = (*done, Text("; "), *part) if done else part
    return done


def _place(cell: Cell) -> Position | None:
    return next((block.at for block in cell.content if block.at is not None), None)
