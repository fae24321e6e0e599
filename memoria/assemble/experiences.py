"""The sheet (ficha) of each experience: whose it is, when, what was done, what came of it and what sustained it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from markupsafe import Markup

from memoria.assemble.callouts import page_words, row_identifier, sheet_identifier
from memoria.assemble.cross_view import government_of, practices, region_of, topic_of
from memoria.assemble.material import Material
from memoria.assemble.nodes import Inlines, definitions, div, folded, joined, link, slug, span, texts
from memoria.assemble.sheets import SheetGroup
from memoria.assemble.undecided import defined, given, told
from memoria.document import roles
from memoria.document.tree import Attr, Block, Heading, Text
from memoria.model.marks import Practice
from memoria.source import Located


def experiences(material: Material) -> tuple[SheetGroup, ...]:
    """The sheets by topic, in the order of the rows of the cross-view; those of no topic last."""
    groups: dict[str, list[Practice]] = defaultdict(list)
    titles: dict[str, str] = {}
    for mark in practices(material):
        key = folded(topic_of(mark))
        titles.setdefault(key, topic_of(mark) or material.labels["no_topic"])
        groups[key].append(mark)
    return tuple(
        SheetGroup(
            Markup(f"experiencias-{slug(titles[key]).lower()}"),
            titles[key],
            tuple(block for mark in groups[key] for block in _sheet(material, mark)),
        )
        for key in sorted(groups, key=lambda key: not key)
    )


def _sheet(material: Material, mark: Practice) -> tuple[Block, ...]:
    fields = [(material.labels[label], value) for label, value in _fields(material, mark) if value]
    return (_heading(material, mark), div(roles.SHEET, definitions(fields)))


def _heading(material: Material, mark: Practice) -> Heading:
    """«E-04 Prefectura de Selva Clara»; the id leads to its row of the cross-view."""
    who = material.names(mark.who) or texts(material.labels["practice"])
    if not mark.id:
        return Heading(3, who)
    id_ = span(roles.MARK_ID, link(row_identifier(mark.id), Text(mark.id)))
    return Heading(3, (span(roles.NOWRAP, id_), Text(" "), *who), Attr(sheet_identifier(mark.id)))


def _fields(material: Material, mark: Practice) -> Iterator[tuple[str, Inlines]]:
    government = government_of(material, mark)
    if government is not None:
        names = {folded(material.index.label(name)) for name in mark.who}
        full = str(government.name or "")
        yield "government", texts(full) if folded(full) not in names else ()
        yield "country", texts(material.labels.country(government.country)) if government.country else ()
    region = region_of(material, mark)
    yield "region", texts(Located(region, getattr(mark.region, "at", None)))
    yield "period", told(material, mark.period)
    yield "practice", material.said(mark)
    for name in ("result", "condition"):
        value = getattr(mark, name)
        yield name, defined(material, given(value), material.in_language(mark, texts(value))) if value else ()
    yield "question", texts(mark.question or "") if mark.topic else ()
    yield "origin", _origin(material, mark)


def _origin(material: Material, mark: Practice) -> Inlines:
    """The session, and the page of the passage."""
    named = material.session_named(material.session(mark.session))
    if not mark.id:
        return named
    passage: Inlines = (link(mark.id, Text(material.labels["passage"])), *page_words(material, mark.id))
    return joined((named, (span(roles.GO, *passage),)), " · ")
