"""Chapters of sessions as templates see them: opener, header of each session, and what was handed in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from memoria.assemble.bodies import body_of, repeated, text_under
from memoria.assemble.material import Material
from memoria.assemble.nodes import (
    Blocks,
    Inlines,
    cell,
    definitions,
    div,
    folded,
    joined,
    page_of,
    para,
    slug,
    span,
    strong,
    table,
    text,
    texts,
)
from memoria.assemble.outline import Chapter, chapters
from memoria.document import roles
from memoria.document.tree import Attr, Block, Div, Heading, Inline, LineBreak, Link, Para, Row, Table, Text
from memoria.document.walk import map_blocks
from memoria.model.contribution import Contribution
from memoria.model.event import Session
from memoria.model.marks import Agreement, Commitment, Mark, Practice, Question
from memoria.model.people import Person
from memoria.source import Located

COUNTED: tuple[tuple[str, type[Mark]], ...] = (
    ("agreements", Agreement),
    ("commitments", Commitment),
    ("practices", Practice),
    ("questions", Question),
)
SPOKEN = ("conferencia", "ponencia")


@dataclass(frozen=True, slots=True)
class NoteView:
    """A contribution. ``body`` has its marks in their place; ``about`` says who, in what state, and about what."""

    id: Markup
    title: Inlines
    language: str
    """Empty where it is the volume's."""
    about: Blocks
    body: Blocks


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session with what was handed in of it."""

    id: Markup
    title: str
    header: Blocks
    notes: tuple[NoteView, ...]
    nothing: bool
    """True when notes were expected and none came."""


@dataclass(frozen=True, slots=True)
class ChapterView:
    """A chapter of sessions. ``kind`` is the name of its template."""

    kind: str
    id: Markup
    title: str
    summary: str
    topics: Inlines
    index: tuple[Table, ...]
    stats: Blocks
    sessions: tuple[SessionView, ...]


def chapter_views(material: Material) -> tuple[ChapterView, ...]:
    """Every chapter of sessions, in order."""
    return tuple(_chapter(material, chapter) for chapter in chapters(material))


def _chapter(material: Material, chapter: Chapter) -> ChapterView:
    axis = chapter.axis
    notes = [note for session in chapter.sessions for note in material.notes_of(session)]
    topics = [texts(topic) for topic in axis.topics] if axis else []
    return ChapterView(
        kind=chapter.kind,
        id=Markup(slug(f"eje {chapter.key}" if axis else f"capitulo {material.labels[chapter.key]}").lower()),
        title=str(axis.title) if axis else material.labels[chapter.key],
        summary=(axis.summary or "") if axis else "",
        topics=joined(topics, " · "),
        index=(session_index(material, chapter.sessions),),
        stats=stats(counts(material, notes)),
        sessions=tuple(_session(material, session) for session in chapter.sessions),
    )


def session_index(material: Material, sessions: Sequence[Session]) -> Table:
    """Hours, title and page of each session."""
    several_days = len({day.date for session in sessions if (day := material.day_of(session))}) > 1
    rows = []
    for session in sessions:
        day = material.day_of(session)
        hours = material.labels.hours(session.hours) if session.hours else ""
        when: Inlines = (span(roles.NOWRAP, Text(hours)),) if hours else ()
        if several_days and day and day.date:
            when = (Text(material.labels.day_month(day.date)), LineBreak(), *when)
        title = material.session_title(session)
        format_ = material.labels.value("formats", session.format)
        name: Inlines = (strong(Text(title)),)
        if title.startswith(f"{format_}. "):
            name = (strong(Text(f"{format_}.")), Text(title[len(format_) + 1 :]))
        rows.append(Row((cell(*when), cell(*name), cell(page_of(material.session_identifier(session))))))
    return table(roles.SESSION_INDEX, ("", "", ""), rows, (17, 75, 8))


def counts(material: Material, notes: Sequence[Contribution]) -> list[tuple[str, str]]:
    """Figures of some contributions with their nouns; what is none of is not said."""
    figures = [("contributions", len(notes))]
    marks = [mark for note in notes for mark in note.marks if mark.words or mark.content]
    figures += [(key, sum(isinstance(mark, kind) for mark in marks)) for key, kind in COUNTED]
    return [(material.labels.number(n), material.labels.noun(key, n)) for key, n in figures if n][:4]


def stats(figures: Iterable[tuple[str, str]]) -> Blocks:
    """Figures set large, each over its label."""
    boxes = [div(roles.STAT, para(Text(figure)), para(Text(label))) for figure, label in figures]
    return (div(roles.STATS, *boxes),) if boxes else ()


def _session(material: Material, session: Session) -> SessionView:
    notes = material.notes_of(session)
    covered = material.covered.get(str(session.id))
    title = material.session_title(session)
    return SessionView(
        id=Markup(material.session_identifier(session)),
        title=title,
        header=(div(roles.SESSION_HEADER, definitions(header_pairs(material, session))),),
        notes=tuple(note_view(material, note, session) for note in notes),
        nothing=not notes and bool(covered and covered.slots and not covered.received),
    )


def header_pairs(material: Material, session: Session) -> list[tuple[str, Inlines]]:
    """Labels and values of a session's header, those that it has."""
    labels = material.labels
    format_ = labels.value("formats", session.format)
    modality = labels.value("event_modalities", material.event.modality) if material.event.modality else ""
    topics = [texts(topic) for topic in session.topics]
    pairs: list[tuple[str, Inlines]] = [
        ("date", texts(_when(material, session))),
        ("format", texts(", ".join(part for part in (format_, modality) if part))),
        ("moderates", material.names(session.moderators)),
        ("rapporteur", material.names(session.rapporteurs)),
        ("take_part", _lines([material.person_line(name) for name in session.participants])),
        ("question" if len(session.questions) == 1 else "questions", _lines([texts(q) for q in session.questions])),
        ("topics", _lines(topics)),
        ("method", texts(session.method or "")),
        ("recording", _address(session.recording)),
        ("slides", _lines([_address(slide) for slide in session.slides])),
    ]
    return [(labels[key], value) for key, value in pairs if value]


def _when(material: Material, session: Session) -> str:
    day = material.day_of(session)
    parts = [material.labels.day_month(day.date)] if day and day.date else []
    parts += [material.labels.hours(session.hours)] if session.hours else []
    when = ", ".join(parts)
    if session.held and session.held != session.hours:
        held = material.labels.fill("held_at", hours=material.labels.hours(session.held))
        when = f"{when} ({held})" if when else held
    return when


def _lines(parts: Sequence[Inlines]) -> Inlines:
    done: list[Inline] = []
    for part in parts:
        if part:
            done.extend((LineBreak(),) if done else ())
            done.extend(part)
    return tuple(done)


def _address(address: str | None) -> Inlines:
    """An address as a link; a file of the event by its name, without its folder."""
    if not address:
        return ()
    at = getattr(address, "at", None)
    if address.startswith(("https://", "http://")):
        return (Link((Text(address.split("://", 1)[1].rstrip("/"), at),), str(address)),)
    return (Text(address.rsplit("/", 1)[-1], at),)


# --- contributions -----------------------------------------------------------------------------------------------


def note_view(material: Material, note: Contribution, session: Session | None) -> NoteView:
    """A contribution under its session's heading, or on its own where it has none."""
    front = note.front
    title: str = front.title or ""
    if not title and front.authors and front.type in ("", *SPOKEN):
        title = material.labels.list([material.index.label(name) for name in front.authors])
    is_session_title = (
        session is not None and title and folded(title) in (folded(session.title or ""), folded(material.session_title(session)))
    )
    if is_session_title and front.title:
        material.told.update((front.title.at,) if front.title.at else ())
        title = ""
    level = 4 if title else 3
    language = note.language if note.language.split("-")[0] != material.labels.language else ""
    heading = texts(title)
    if heading and not front.title:
        heading = (Text(title),)
    body = body_of(material, note, level, str(front.title or ""))
    return NoteView(
        id=Markup(material.note_identifiers[note.path]),
        title=heading,
        language=language,
        about=tuple(_about(material, note, session, title)),
        body=tuple(_anchored(body, material.note_identifiers[note.path])) if not heading else body,
    )


def _anchored(body: Blocks, identifier: str) -> Iterable[Block]:
    """A text without a title of its own still is a place to link to."""
    return (Div(body, Attr(identifier)),) if body else ()


def _about(material: Material, note: Contribution, session: Session | None, title: str) -> Iterable[Block]:
    front, labels = note.front, material.labels
    if note.is_internal:
        yield div(roles.NOTICE, para(Text(labels["internal_note"])))
    if front.subtitle:
        yield Para((strong(text(front.subtitle)),))
    lines = [author_line(material, name) for name in front.authors]
    if title and not front.title:
        lines = [line[1:] for line in lines]
    who = joined(lines, "; ")
    taken = material.names(front.rapporteurs)
    told = session is not None and set(map(folded, front.rapporteurs)) <= set(map(folded, session.rapporteurs))
    if taken and not (told and not title):
        who = joined((who, (Text(labels.fill("written_by", names="")), *taken)), " · ")
    if front.date:
        who = joined((who, texts(front.date)), " · ")
    if who:
        yield div(roles.SMALL, Para(who))
    if note.is_draft and not material.options.final:
        yield div(roles.NOTICE, para(Text(labels["draft_note"])))
    if front.abstract:
        yield div(roles.LEAD, para(text(front.abstract)))
    if front.keywords:
        words = joined([texts(word) for word in front.keywords], ", ")
        yield div(roles.SMALL, Para((Text(labels.before("keywords")), *words)))


def author_line(material: Material, name: str) -> Inlines:
    """«Ana Paredes León, Prefecta, Prefectura de Valle Alto (Ecuador)», the name in bold."""
    entry = material.index.find(name)
    if not isinstance(entry, Person):
        return (strong(*material.name(name)),)
    standing = material.standing_of(entry)
    named = Located(entry.full_name, getattr(name, "at", None))
    return (strong(text(named)), *((Text(f", {standing}"),) if standing else ()))


def _unlisted(block: Block) -> Blocks:
    return (replace(block, attr=block.attr.with_pairs(toc="no")) if isinstance(block, Heading) else block,)


def prose_of(material: Material, key: str, level: int, title: str = "", *, listed: bool = True) -> Blocks:
    """A long text of the event under a heading of ``level - 1``; in a Div of its language when it is another.

    ``listed`` is False for texts whose own headings are too small for the contents.
    """
    prose = material.memoria.text(key)
    if prose is None:
        return ()
    material.told.update(repeated(prose.body, title))
    body = text_under(prose.body, level, slug(key), material.note_identifiers, title)
    if not listed:
        body = map_blocks(body, _unlisted)
    if prose.language.split("-")[0] == material.labels.language:
        return body
    return (Div(body, Attr("", (), (("lang", prose.language),))),)
