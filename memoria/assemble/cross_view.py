"""The cross-view: the practices gathered, a row for each topic or question, a column for each region."""

from __future__ import annotations

from collections import defaultdict

from memoria.assemble.callouts import row_identifier
from memoria.assemble.material import Material
from memoria.assemble.nodes import Inlines, cell, folded, link, page_of, shortened, span, table, text
from memoria.document import roles
from memoria.document.tree import Attr, Block, Cell, LineBreak, Plain, Row, Span, Table, Text
from memoria.model.marks import Practice
from memoria.model.people import Organisation, Person

LONGEST = 170
"""Characters of a practice in its cell; the whole of it is in its passage."""


def cross_view(material: Material) -> tuple[Table, ...]:
    """The table, or nothing where no practice was gathered. An empty cell says so."""
    labels = material.labels
    practices = [mark for mark in material.marks(Practice) if mark.words or mark.content]
    if not practices:
        return ()
    rows: dict[str, str] = {}
    columns: dict[str, str] = {}
    cells: dict[tuple[str, str], list[Practice]] = defaultdict(list)
    for mark in practices:
        row, column = str(mark.topic or mark.question or ""), region_of(material, mark)
        rows.setdefault(folded(row), row or labels["across"])
        columns.setdefault(folded(column), column or labels["no_record"])
        cells[folded(row), folded(column)].append(mark)
    regions = sorted(columns, key=lambda key: (not key, key))
    topics = sorted(rows, key=lambda key: not key)
    body = [
        Row((cell(Text(rows[topic])), *(_cell(material, cells.get((topic, region), [])) for region in regions)))
        for topic in topics
    ]
    head = [labels["topic_or_question"], *(columns[region] for region in regions)]
    widths = (22, *_shares([sum(len(m.words) for t in topics for m in cells.get((t, region), [])) for region in regions]))
    return (table(roles.MATRIX, head, body, widths, labels["cross_view_caption"]),)


def _shares(characters: list[int]) -> list[float]:
    """Shares of 78 for columns that hold so many characters, none less than half of an equal one."""
    equal = 78 / len(characters)
    total = sum(characters) or 1
    return [equal / 2 + 39 * count / total for count in characters]


def region_of(material: Material, mark: Practice) -> str:
    """The region that the practice names, or that of its government."""
    if mark.region:
        return str(mark.region)
    for name in mark.who:
        entry = material.index.find(name)
        if isinstance(entry, Person) and entry.organisation:
            entry = material.index.find(entry.organisation)
        if isinstance(entry, Organisation) and entry.region:
            return str(entry.region)
    return ""


def _cell(material: Material, practices: list[Practice]) -> Cell:
    if not practices:
        return Cell((Plain((span(roles.LABEL, Text(material.labels["no_record"])),)),))
    return Cell(tuple(_practice(material, mark) for mark in practices))


def _practice(material: Material, mark: Practice) -> Block:
    """Who, what in short, and the way to the passage."""
    who = material.names(mark.who)
    name: Inlines = (
        (Span((link(mark.id, Text(mark.id)),), Attr(row_identifier(mark.id), (roles.MARK_ID,))), Text(" ")) if mark.id else ()
    )
    page: Inlines = ()
    if mark.id:
        words = f", {material.labels['page_abbreviation']}\u00a0"
        page = (Span((Text(words), page_of(mark.id)), Attr("", (roles.NOWRAP,))),)
    said: Inlines = (*material.in_language(mark, (text(shortened(mark.words, LONGEST)),)), *page)
    return Plain((*name, *who, *((LineBreak(),) if who or name else ()), *said))
