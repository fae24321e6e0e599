"""The event as announced and as held: its sheet, its objectives, its programme day by day."""

from __future__ import annotations

from collections.abc import Sequence

from memoria.assemble.material import BREAKS, Material
from memoria.assemble.nodes import (
    Inlines,
    cell,
    folded,
    joined,
    lines,
    link,
    page_of,
    para,
    span,
    table,
    texts,
    two_lines,
)
from memoria.assemble.outline import is_shown
from memoria.assemble.session_header import matter, one
from memoria.document import roles
from memoria.document.tree import (
    Attr,
    Block,
    BulletList,
    OrderedList,
    Plain,
    Row,
    Span,
    Table,
    Text,
)
from memoria.model.event import Day, Session

# --- objectives --------------------------------------------------------------------------------------------------


def listed(items: Sequence[str]) -> tuple[Block, ...]:
    """A list of texts; empty items are left out."""
    kept = [(Plain(texts(item)),) for item in items if item.strip()]
    return (BulletList(tuple(kept)),) if kept else ()


def objectives(material: Material, prefix: str) -> tuple[Block, ...]:
    """OG1, OG2 … or OE1, OE2 …, each a place to link to."""
    given = material.event.objectives
    items = (given.general if prefix == "OG" else given.specific) if given else ()
    rows = []
    for number, words in enumerate(items, 1):
        name = f"{prefix}{number}"
        rows.append(Row((cell(Span((Text(name),), Attr(name, (roles.MARK_ID,)))), cell(*texts(words)))))
    return (table(roles.SESSION_INDEX, ("", ""), rows, (9, 91)),) if rows else ()


def axes(material: Material) -> tuple[Block, ...]:
    """The themes of the event with their topics."""
    items = []
    for axis in material.event.axes:
        topics = joined([texts(topic) for topic in axis.topics], material.labels.semicolon)
        way = texts(axis.method or "")
        more = joined((topics, way), ". ")
        items.append((Plain((*texts(axis.title or ""), *((Text(material.labels.colon), *more) if more else ()))),))
    return (OrderedList(tuple(items)),) if items else ()


# --- programme ---------------------------------------------------------------------------------------------------


def programme(material: Material) -> tuple[Table, ...]:
    """A table for each day: hour, session, who moderates, page."""
    labels = material.labels
    head = [labels["time"], labels["session"], labels["moderates"], labels["page_abbreviation"]]
    tables = []
    for day in material.event.programme:
        rows = [_row(material, session) for session in day.sessions]
        if rows:
            tables.append(table(roles.PROGRAMME, head, rows, (20, 48, 25, 7), _caption(material, day)))
    return tuple(tables)


def _caption(material: Material, day: Day) -> str:
    labels = material.labels
    name = labels.fill("programme_of", day=labels.day(day.date)) if day.date else labels["programme"]
    return f"{name}. {day.title}" if day.title else name


def _hours(material: Material, session: Session) -> tuple[Inlines, Inlines]:
    """Planned, and held where that was another."""
    planned = (span(roles.NOWRAP, Text(material.labels.hours(session.hours))),) if session.hours else ()
    return planned, texts(material.held(session))


def _row(material: Material, session: Session) -> Row:
    title: Inlines = (Text(material.session_title(session)),)
    axis = material.axis(session.axis)
    shown = is_shown(material, session)
    identifier = material.session_identifier(session)
    if shown:
        title = (link(identifier, *title),)
    return Row(
        (
            two_lines(*_hours(material, session)),
            two_lines(title, texts(axis.title or "") if axis and not _says(axis.title, session.title) else ()),
            cell(*material.names(session.moderators)),
            cell(*((page_of(identifier),) if shown else ())),
        )
    )


def _says(longer: str | None, shorter: str | None) -> bool:
    """True where the axis' title has the session's in it already."""
    return bool(shorter) and folded(shorter or "") in folded(longer or "")


def detailed_programme(material: Material) -> tuple[Table, ...]:
    """The annex: who took part in each session, planned and held; all that is told of those without a page of their own."""
    labels = material.labels
    head = [labels["id"], labels["time"], labels["session"], labels["take_part"]]
    tables = []
    for day in material.event.programme:
        rows = [_detailed_row(material, session) for session in day.sessions]
        name = (labels["detailed_programme"], labels.weekday(day.date) if day.date else "", str(day.title or ""))
        caption = ". ".join(part for part in name if part)
        tables += [table(roles.PROGRAMME, head, rows, (8, 20, 40, 32), caption)] if rows else []
    return tuple(tables)


def _detailed_row(material: Material, session: Session) -> Row:
    labels = material.labels
    shown = is_shown(material, session)
    name: Inlines = texts(session.id or "")
    if name and not shown:
        name = (Span(name, Attr(material.session_identifier(session))),)
    format_ = labels.value("formats", session.format)
    kind = texts(format_) if session.title and session.format not in (*BREAKS, "otro") else ()
    told = [] if shown else [_told(material, key, value) for key, value in matter(session) if value]
    people = lines(material.name(name) for name in session.participants)
    chair = _told(material, "moderates" if one(session.moderators) else "moderate", material.names(session.moderators))
    return Row(
        (
            cell(*name),
            two_lines(*_hours(material, session)),
            two_lines(texts(session.title or format_), lines((kind, *told))),
            two_lines(people, chair if session.moderators else ()),
        )
    )


def _told(material: Material, key: str, value: Inlines) -> Inlines:
    return (Text(material.labels.before(key)), *value)


def provisional(material: Material) -> tuple[Block, ...]:
    """«Programa provisional, versión 3 del 2 de octubre de 2018», where it is provisional or its version is known; nothing
    for a final one of which no more is told."""
    event, labels = material.event, material.labels
    announced = event.programme_state == "provisional"
    if not (announced or event.programme_version or event.programme_date):
        return ()
    told = labels["programme_provisional" if announced else "programme_final"]
    if event.programme_version:
        told = labels.fill("programme_of_version", programme=told, version=event.programme_version)
    if event.programme_date:
        told = labels.fill("programme_of_day", programme=told, day=labels.day(event.programme_date))
    sentences = (f"{told}.", labels["as_circulated"] if announced else "")
    return (para(Text(" ".join(filter(None, sentences)))),)
