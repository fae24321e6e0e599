"""A form as a value: what is known of an expected note, filled in, and what is left to write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from memoria import vocabulary
from memoria.coverage import Coverage, Kind, SessionCoverage, Slot, State, coverage
from memoria.forms import texts
from memoria.labels import Labels
from memoria.model.contribution import FrontMatter
from memoria.model.event import Session
from memoria.model.memoria import Memoria
from memoria.people import Index

TYPES = {Kind.PAPER: "ponencia", Kind.NOTE: "conversatorio", Kind.QUESTIONS: "preguntas", Kind.ANY: "nota"}
ROWS = 3
"""Empty rows of a table; who needs more presses the tabulator in the last."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece to write: running text, a list, or a table (``columns``), with its heading where it has one."""

    name: str
    instruction: str
    heading: str = ""
    columns: tuple[str, ...] = ()
    pattern: str = ""
    """The marked line that says the same in Markdown; empty for running text."""

    @property
    def is_list(self) -> bool:
        """True where each item is one object, and has no fields."""
        return bool(self.pattern) and not self.columns


@dataclass(frozen=True, slots=True)
class Form:
    """One form. ``rows`` is the table at its top: keys in the language of the event, and what is known."""

    stem: str
    """Name of its files without their ending: the session, and who owes the note."""
    language: str
    event: str
    name: str
    """What it is («Relatoría»)."""
    session_id: str
    session: str
    """Which session it is about, with its day and hours."""
    rows: tuple[tuple[str, str], ...]
    intro: str
    parts: tuple[Part, ...]
    slot: Slot


def forms_of(memoria: Memoria, *, received: bool = False) -> tuple[Form, ...]:
    """A form for each note that is expected and has not come; with ``received``, for those that came too."""
    index, ledger = Index(memoria.register), coverage(memoria)
    forms = list(_forms(memoria, ledger, index, received))
    seen: dict[str, int] = {}
    done: list[Form] = []
    for form in forms:
        seen[form.stem] = number = seen.get(form.stem, 0) + 1
        done.append(form if number == 1 else replace(form, stem=f"{form.stem}-{number}"))
    return tuple(done)


def _forms(memoria: Memoria, ledger: Coverage, index: Index, received: bool) -> Iterator[Form]:
    for session in ledger.sessions:
        for slot in session.slots:
            if received or slot.state is State.AWAITED:
                yield _form(memoria, session, slot, index)


def _form(memoria: Memoria, session: SessionCoverage, slot: Slot, index: Index) -> Form:
    language = memoria.event.language if memoria.event.language in texts.LANGUAGES else "es"
    kind = TYPES[slot.kind]
    asked = texts.table("forms")["kinds"][kind]
    known = dict(_known(session, slot, kind, index, Labels(language)))
    rows = tuple((_label(key, language), known.get(key, "")) for key in asked["keys"] if key in known or key in ASKED)
    return Form(
        stem=_stem(session.session, slot),
        language=language,
        event=str(memoria.event.title or memoria.name),
        name=texts.word(language, "names", kind),
        session_id=str(session.session.id or ""),
        session=_heading(session, Labels(language)),
        rows=rows,
        intro=texts.instruction("intro", language),
        parts=tuple(_part(name, language) for name in asked["parts"]),
        slot=slot,
    )


ASKED = ("titulo", "resumen", "autor", "relatoria")
"""Keys that stand in the table even where nothing is known: they are to be filled in."""


def _known(session: SessionCoverage, slot: Slot, kind: str, index: Index, labels: Labels) -> Iterator[tuple[str, str]]:
    language, item = labels.language, session.session
    yield "tipo", vocabulary.value_spellings("contribution_types", kind)[language][0]
    yield "sesion", f"{item.id} · {item.title}" if item.title else str(item.id or "")
    owed = "; ".join(slot.owed_by)
    if owed:
        yield ("autor" if slot.kind is Kind.PAPER else "relatoria"), owed
    for key, names in (("participan", item.participants), ("modera", item.moderators)):
        if names:
            yield key, "; ".join(index.label(name) for name in index.names(names))
    if item.hours:
        yield "hora", labels.hours(item.hours)
    if slot.due:
        yield "entrega", labels.day(slot.due)
    yield "estado", vocabulary.value_spellings("note_states", "borrador")[language][0]


def _label(key: str, language: str) -> str:
    text = vocabulary.spellings(key, FrontMatter)[language][0].replace("_", " ")
    return text[:1].upper() + text[1:]


def _heading(session: SessionCoverage, labels: Labels) -> str:
    item = session.session
    when = [labels.day(session.day)] if session.day else []
    when += [labels.hours(item.hours)] if item.hours else []
    return " · ".join([part for part in (str(item.id or ""), str(item.title or "")) if part] + when)


def _part(name: str, language: str) -> Part:
    entry = texts.table("forms")["parts"][name]
    marked = "mark" in entry
    return Part(
        name,
        texts.instruction(name, language),
        texts.heading(name, language) if marked or entry.get("heading") else "",
        texts.columns(name, language),
        texts.pattern(name, language) if marked else "",
    )


def _stem(session: Session, slot: Slot) -> str:
    """``S04-ana-paredes``: letters that every file system takes."""
    who = slot.owed_by[0] if slot.owed_by else str(session.title or session.format)
    words = re.findall(r"[a-z0-9]+", vocabulary.fold(who))
    parts = ("".join(re.findall(r"[\w]+", str(session.id or ""))), "-".join(words)[:40].strip("-"))
    return "-".join(part for part in parts if part) or "nota"
