"""The cross-view: the practices gathered, a row for each topic or question, a column for each region."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from memoria.assemble.callouts import page_words, row_identifier, way_to_sheet
from memoria.assemble.material import Material
from memoria.assemble.nodes import Inlines, cell, folded, joined, link, shortened, span, table, text
from memoria.document import roles
from memoria.document.tree import Attr, Block, Cell, LineBreak, Plain, Row, Span, Table, Text
from memoria.model.marks import Practice
from memoria.model.people import Organisation, Person

LONGEST = 170
"""Characters of a practice in its cell; the whole of it is in its passage and on its sheet."""
MOST_REGIONS = 4
"""Columns beside the topics that a page holds; more regions make more tables, each with the topics again."""
HEAD = 22
"""Share of the column of topics, of 100."""

TOPIC = ("topic", "question")
"""Fields that name a row."""

Cells = dict[tuple[str, str], list[Practice]]


@dataclass(frozen=True, slots=True)
class _View:
    """The practices by topic and region; keys are folded, the words are those of whoever said them first."""

    topics: dict[str, str]
    regions: dict[str, str]
    cells: Cells


def practices(material: Material) -> list[Practice]:
    """Every practice that says something, in the order of the programme."""
    return [mark for mark in material.marks(Practice) if mark.words or mark.content]


def cross_view(material: Material) -> tuple[Table, ...]:
    """One table, or several where the regions are many; nothing where no practice was gathered. An empty cell says so."""
    view = _view(material)
    groups = list(_groups(sorted(view.regions, key=lambda key: (not key, key))))
    return tuple(_table(material, view, group, place, len(groups)) for place, group in enumerate(groups, 1))


def _view(material: Material) -> _View:
    labels = material.labels
    view = _View({}, {}, defaultdict(list))
    for mark in practices(material):
        topic, region = _key(material, mark, *TOPIC), _key(material, mark, "region") or folded(region_of(material, mark))
        _called(view.topics, topic, topic_of(mark) or labels["across"], mark, TOPIC)
        _called(view.regions, region, region_of(material, mark) or labels["no_record"], mark, ("region",))
        view.cells[topic, region].append(mark)
    return view


def _key(material: Material, mark: Practice, *names: str) -> str:
    """The first of some fields that says something, as the original has it: a translation moves no practice."""
    return next((key for name in names if (key := material.known_by(mark, name))), "")


def _called(names: dict[str, str], key: str, words: str, mark: Practice, fields: Sequence[str]) -> None:
    """Name a row or a column, in the words of a translation where there is one."""
    if key not in names or any(field in mark.in_original for field in fields):
        names[key] = words


def _groups(regions: Sequence[str]) -> Iterator[Sequence[str]]:
    """Regions in as few groups as a page's width asks for, as even as can be: five are three and two."""
    count = -(-len(regions) // MOST_REGIONS)
    for place in range(count):
        yield regions[place * len(regions) // count : (place + 1) * len(regions) // count]


def _table(material: Material, view: _View, regions: Sequence[str], place: int, of: int) -> Table:
    labels = material.labels
    topics = sorted(view.topics, key=lambda key: not key)
    body = [
        Row((cell(Text(view.topics[topic])), *(_cell(material, view.cells.get((topic, region), [])) for region in regions)))
        for topic in topics
    ]
    head = [labels["topic_or_question"], *(view.regions[region] for region in regions)]
    said = [sum(len(mark.words) for topic in topics for mark in view.cells.get((topic, region), [])) for region in regions]
    caption = labels["cross_view_caption"]
    caption = labels.fill("part_of", title=caption, n=place, of=of) if of > 1 else caption
    return table(roles.MATRIX, head, body, (HEAD, *_shares(said)), caption)


def _shares(characters: list[int]) -> list[float]:
    """Shares of what the topics leave, for columns that hold so many characters; none less than two thirds of an equal one."""
    equal = (100 - HEAD) / len(characters)
    total = sum(characters) or 1
    return [equal * 2 / 3 + (100 - HEAD) / 3 * count / total for count in characters]


def topic_of(mark: Practice) -> str:
    """The topic or the question that a practice answers; nothing where its author named none."""
    return str(mark.topic or mark.question or "")


def region_of(material: Material, mark: Practice) -> str:
    """The region that the practice names, or that of its government."""
    if mark.region:
        return str(mark.region)
    government = government_of(material, mark)
    return str(government.region or "") if government else ""


def government_of(material: Material, mark: Practice) -> Organisation | None:
    """The first institution of the register among those whose practice it is; a person stands for theirs."""
    for name in mark.who:
        entry = material.index.find(name)
        if isinstance(entry, Person) and entry.organisation:
            entry = material.index.find(entry.organisation)
        if isinstance(entry, Organisation):
            return entry
    return None


def _cell(material: Material, marks: list[Practice]) -> Cell:
    if not marks:
        return Cell((Plain((span(roles.LABEL, Text(material.labels["no_record"])),)),))
    return Cell(tuple(_practice(material, mark) for mark in marks))


def _practice(material: Material, mark: Practice) -> Block:
    """Who, what in short, the session with the page of the passage, and the way to the sheet."""
    who = material.names(mark.who)
    name: Inlines = (
        (Span((link(mark.id, Text(mark.id)),), Attr(row_identifier(mark.id), (roles.MARK_ID,))), Text(" ")) if mark.id else ()
    )
    words = material.in_language(mark, (text(shortened(mark.words, LONGEST)),))
    page = page_words(material, mark.id) if mark.id else ()
    said = (*joined((words, material.session_link(mark.session) if mark.session else ())), *page)
    sheet: Inlines = (span(roles.GO, LineBreak(), *way_to_sheet(material, mark.id)),) if mark.id else ()
    return Plain((*name, *who, *((LineBreak(),) if who or name else ()), *said, *sheet))
