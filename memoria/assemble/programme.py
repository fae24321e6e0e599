"""The event as announced and as held: its sheet, its objectives, its programme day by day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from memoria.assemble.front import organisation_name
from memoria.assemble.material import BREAKS, Material
from memoria.assemble.nodes import (
    Inlines,
    cell,
    definitions,
    folded,
    joined,
    link,
    page_of,
    para,
    span,
    table,
    text,
    texts,
    two_lines,
)
from memoria.assemble.outline import is_shown
from memoria.document import roles
from memoria.document.tree import (
    Attr,
    Block,
    BulletList,
    DefinitionList,
    Inline,
    LineBreak,
    Link,
    OrderedList,
    Plain,
    Row,
    Span,
    Table,
    Text,
)
from memoria.model.event import Day, Session
from memoria.source import Located


def sheet(material: Material) -> tuple[DefinitionList, ...]:
    """When, where, how, for whom and by whom: one line for each fact of the event that was given."""
    event, labels = material.event, material.labels
    modality = labels.value("event_modalities", event.modality)
    pairs: list[tuple[str, Inlines]] = [
        ("date", texts(_dates(material))),
        ("announced_hours", _announced(material)),
        ("time_zone", texts(event.zone or "")),
        ("modality", texts(", ".join(str(part) for part in (modality, event.platform) if part))),
        ("venue", _venue(material)),
        ("entrance", texts((event.venue and event.venue.entrance) or "")),
        ("how_to_get_there", _lines(texts(way) for way in event.venue.access) if event.venue else ()),
        ("registration", _registration(material)),
        ("audience", _lines(texts(group) for group in event.audience if group.strip())),
        ("organisers", _organisers(material)),
        ("languages", texts(_languages(material))),
        ("durations", texts(_durations(material))),
        ("horizons", texts(_horizons(material))),
        ("previous_edition", texts((event.previous or "").strip("./").rsplit("/", 1)[-1])),
    ]
    given = [(labels[key], value) for key, value in pairs if value]
    return (definitions(given),) if given else ()


def _lines(parts: Iterable[Inlines]) -> Inlines:
    done: list[Inline] = []
    for part in parts:
        if part:
            done.extend((LineBreak(),) if done else ())
            done.extend(part)
    return tuple(done)


def _dates(material: Material) -> str:
    event = material.event
    if event.start is None:
        return ""
    if event.end is None or event.end == event.start:
        return material.labels.weekday(event.start)
    return material.labels.days(event.start, event.end)


def _announced(material: Material) -> Inlines:
    days = [day for day in material.event.programme if day.hours]
    several = len(material.event.programme) > 1
    return _lines(
        texts(
            f"{material.labels.day_month(day.date)}, {material.labels.hours(day.hours)}"
            if several and day.date
            else material.labels.hours(day.hours)
        )
        for day in days
        if day.hours
    )


def _venue(material: Material) -> Inlines:
    venue = material.event.venue
    if venue is None:
        return ()
    return joined([texts(part) for part in (venue.name, venue.room, venue.address) if part])


def _registration(material: Material) -> Inlines:
    registration, labels = material.event.registration, material.labels
    if registration is None:
        return ()
    parts = [texts(labels["registration_required"])] if registration.required else []
    parts += (
        [texts(Located(labels.fill("capacity", capacity=registration.capacity), registration.capacity.at))]
        if registration.capacity
        else []
    )
    parts += [texts(labels.fill("registration_until", day=labels.day(registration.until)))] if registration.until else []
    if registration.address and registration.address.startswith(("https://", "http://")):
        parts.append(
            (Link((text(Located(registration.address.split("://", 1)[1], registration.address.at)),), str(registration.address)),)
        )
    elif registration.address:
        parts.append(texts(registration.address))
    return joined(parts)


def _organisers(material: Material) -> Inlines:
    lines = []
    for organiser in material.event.organisers:
        name = Located(organisation_name(material, organiser), getattr(organiser.organisation, "at", None))
        role = material.labels.value("roles", organiser.role)
        lines.append((text(name), Text(f" ({role[:1].lower() + role[1:]})")))
    return _lines(lines)


def _languages(material: Material) -> str:
    tags = dict.fromkeys((material.event.language, *map(str, material.event.translations)))
    names = [material.labels.language_name(tag) for tag in tags if tag]
    return material.labels.list(names) if len(names) > 1 else ""


def _durations(material: Material) -> str:
    durations, labels = material.event.durations, material.labels
    known = ("keynote", "speech", "dialogue", "questions")
    parts = [labels.fill(f"duration_{name}", n=minutes) for name in known if durations and (minutes := getattr(durations, name))]
    parts += [labels.fill("panel_size", n=material.event.panel_size)] if material.event.panel_size else []
    return "; ".join(parts)


def _horizons(material: Material) -> str:
    horizons = material.event.horizons
    known = ("short", "medium", "long")
    return "; ".join(
        material.labels.fill(f"horizon_{name}", term=term) for name in known if horizons and (term := getattr(horizons, name))
    )


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


def products(material: Material) -> tuple[Table, ...]:
    """What the event owes, and the objective it answers."""
    labels = material.labels
    rows = [
        Row(
            (
                cell(*texts(p.id or "")),
                two_lines(texts(p.kind or ""), texts(p.description or "")),
                cell(*texts(p.objective or "")),
            )
        )
        for p in material.event.products
    ]
    return (
        (table("plain", [labels["id"], labels["product"], labels["objective"]], rows, (12, 70, 18), labels["products"]),)
        if rows
        else ()
    )


def axes(material: Material) -> tuple[Block, ...]:
    """The themes of the event with their topics."""
    items = []
    for axis in material.event.axes:
        topics = joined([texts(topic) for topic in axis.topics], "; ")
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
    labels = material.labels
    planned = (span(roles.NOWRAP, Text(labels.hours(session.hours))),) if session.hours else ()
    held = (
        texts(labels.fill("held_at", hours=labels.hours(session.held))) if session.held and session.held != session.hours else ()
    )
    return planned, held


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
    """The annex: who took part in each session, planned and held."""
    labels = material.labels
    head = [labels["id"], labels["time"], labels["session"], labels["take_part"]]
    tables = []
    for day in material.event.programme:
        rows = []
        for session in day.sessions:
            people = _lines(material.name(name) for name in session.participants)
            chair = (Text(labels.before("moderates")), *material.names(session.moderators)) if session.moderators else ()
            format_ = labels.value("formats", session.format)
            title = texts(session.title or format_)
            kind = texts(format_) if session.title and session.format not in (*BREAKS, "otro") else ()
            rows.append(
                Row(
                    (
                        cell(*texts(session.id or "")),
                        two_lines(*_hours(material, session)),
                        two_lines(title, kind),
                        two_lines(people, chair),
                    )
                )
            )
        if rows:
            caption = labels.weekday(day.date) if day.date else labels["programme"]
            tables.append(
                table(roles.PROGRAMME, head, rows, (8, 20, 40, 32), f"{caption}. {day.title}" if day.title else caption)
            )
    return tuple(tables)


def provisional(material: Material) -> tuple[Block, ...]:
    """That the programme is the one that was announced, where it is no more than that."""
    if material.event.programme_state != "provisional":
        return ()
    return (para(Text(material.labels["provisional_programme"])),)
