"""Chapters of sessions as templates see them: opener, header of each session, and what was handed in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from memoria.assemble.contributions import NoteView, note_view
from memoria.assemble.material import Material
from memoria.assemble.nodes import (
    Blocks,
    Inlines,
    cell,
    div,
    joined,
    page_of,
    para,
    slug,
    span,
    strong,
    table,
    texts,
)
from memoria.assemble.outline import Chapter, chapters
from memoria.assemble.session_header import header
from memoria.document import roles
from memoria.document.tree import LineBreak, Row, Table, Text
from memoria.model.contribution import Contribution
from memoria.model.event import Session
from memoria.model.marks import Agreement, Commitment, Mark, Practice, Question

COUNTED: tuple[tuple[str, type[Mark]], ...] = (
    ("agreements", Agreement),
    ("commitments", Commitment),
    ("practices", Practice),
    ("questions", Question),
)


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
        header=(div(roles.SESSION_HEADER, header(material, session)),),
        notes=tuple(note_view(material, note, session) for note in notes),
        nothing=not notes and bool(covered and covered.slots and not covered.received),
    )
