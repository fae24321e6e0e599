"""A contribution in its session: its title, who gave it, in what state, and its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from memoria.assemble.bodies import body_of
from memoria.assemble.citing import SPOKEN
from memoria.assemble.material import Material
from memoria.assemble.nodes import Blocks, Inlines, div, folded, joined, para, strong, text, texts
from memoria.assemble.standing import standing_of
from memoria.document import roles
from memoria.document.tree import Attr, Block, Div, Para, Text
from memoria.labels import Labels
from memoria.model.contribution import Contribution
from memoria.model.event import Session
from memoria.model.people import Person
from memoria.source import Located


@dataclass(frozen=True, slots=True)
class NoteView:
    """A contribution. ``body`` has its marks in their place; ``about`` says who, in what state, and about what."""

    id: Markup
    title: Inlines
    language: str
    """Empty where it is the volume's."""
    about: Blocks
    body: Blocks


def note_view(material: Material, note: Contribution, session: Session | None, level: int = 3) -> NoteView:
    """A contribution under its session's heading, or on its own where it has none; ``level`` is that of its title."""
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
    inside = level + 1 if title else level
    language = note.language if note.language.split("-")[0] != material.labels.language else ""
    heading = texts(title)
    if heading and not front.title:
        heading = (Text(title),)
    body = body_of(material, note, inside, str(front.title or ""))
    return NoteView(
        id=Markup(material.note_identifiers[note.path]),
        title=heading,
        language=language,
        about=_byline(material, note, session, title),
        body=tuple(_anchored(body, material.note_identifiers[note.path])) if not heading else body,
    )


def _anchored(body: Blocks, identifier: str) -> Iterable[Block]:
    """A text without a title of its own still is a place to link to."""
    return (Div(body, Attr(identifier)),) if body else ()


def _byline(material: Material, note: Contribution, session: Session | None, title: str) -> Blocks:
    """What stands between the title and the text, and goes with the text."""
    lines = tuple(_about(material, note, session, title))
    return (div(roles.BYLINE, *lines),) if lines else ()


def _about(material: Material, note: Contribution, session: Session | None, title: str) -> Iterable[Block]:
    front, labels = note.front, material.labels
    if note.is_internal:
        yield div(roles.NOTICE, para(Text(labels["internal_note"])))
    if front.subtitle:
        yield Para((strong(text(front.subtitle)),))
    lines = [author_line(material, name) for name in front.authors]
    if title and not front.title:
        lines = [line[1:] for line in lines]
    who = joined(lines, labels.semicolon)
    taken = material.names(front.rapporteurs)
    told = session is not None and set(map(folded, front.rapporteurs)) <= set(map(folded, session.rapporteurs))
    if taken and not (told and not title):
        who = joined((who, (Text(labels.fill("written_by", names="")), *taken)), " · ")
    if front.date:
        who = joined((who, texts(front.date)), " · ")
    if who:
        yield div(roles.SMALL, Para(who))
    yield from language_note(labels, note.language, note.translated_from, stale=note.stale)
    if note.is_draft and not material.options.final:
        yield div(roles.NOTICE, para(Text(labels["draft_note"])))
    if front.abstract:
        yield div(roles.LEAD, para(text(front.abstract)))
    if front.keywords:
        words = joined([texts(word) for word in front.keywords], ", ")
        yield div(roles.SMALL, Para((Text(labels.before("keywords")), *words)))


def language_note(labels: Labels, language: str, translated_from: str = "", *, stale: bool = False) -> Iterator[Block]:
    """«En francés en el original»; «Traducción; original en español», and that it is out of date where it is."""
    if translated_from:
        words = labels.fill("translation_of", language=labels.language_name(translated_from))
        yield div(roles.SMALL, para(Text(f"{words} {labels['stale_translation']}" if stale else words)))
    elif language.split("-", maxsplit=1)[0] != labels.language:
        words = labels.fill("original_language", language=labels.language_name(language))
        yield div(roles.SMALL, para(Text(words)), lang=labels.language)  # it stands in what is marked as the other language
    elif stale:
        yield div(roles.SMALL, para(Text(labels["stale_translation"])))


def author_line(material: Material, name: str) -> Inlines:
    """«Ana Paredes León, Prefecta, Prefectura de Valle Alto (Ecuador)», the name in bold."""
    entry = material.index.find(name)
    if not isinstance(entry, Person):
        return (strong(*material.name(name)),)
    standing = standing_of(material, entry)
    named = Located(entry.full_name, getattr(name, "at", None))
    return (strong(text(named)), *((Text(f", {standing}"),) if standing else ()))
