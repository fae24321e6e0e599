"""What came and what is awaited, on the terminal: for ``memoria status``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Protocol

from memoria.cli.console import Screen
from memoria.cli.translations import sentences
from memoria.coverage import Coverage, Received, SessionCoverage, Slot, State
from memoria.diagnostics import Diagnostic
from memoria.intake.record import Standing
from memoria.ledger import Account, Fate
from memoria.model.memoria import Memoria
from memoria.readers.classify import Role
from memoria.translations.standing import State as Translated
from memoria.translations.standing import begun, standings

STATE_WORDS = {
    State.AWAITED: "state_awaited",
    State.DRAFT: "state_draft",
    State.REVIEW: "state_review",
    State.FINAL: "state_received",
}


class Read(Protocol):
    """What ``show`` needs of a reading."""

    @property
    def memoria(self) -> Memoria: ...
    @property
    def problems(self) -> tuple[Diagnostic, ...]: ...


def show(ledger: Coverage, reading: Read, screen: Screen) -> None:
    """A row for each note that came or should have; a sentence that counts them."""
    texts = screen.texts
    event = reading.memoria.event
    screen.say(f"{event.title or reading.memoria.name}")
    headings = ("session", "title", "from", "state", "due", "file")
    screen.table([texts(f"column_{name}") for name in headings], _lines(ledger, screen))
    received = len(ledger.slots) - ledger.count(State.AWAITED)
    drafts = ledger.count(State.DRAFT, State.REVIEW)
    awaited = ledger.count(State.AWAITED)
    screen.say(texts("status_summary", received=received, expected=len(ledger.slots), drafts=drafts, awaited=awaited))
    if ledger.unreadable:
        screen.say(texts.count("status_unreadable", len(ledger.unreadable)))
    if ledger.comments:
        screen.say(texts.count("status_comments", ledger.comments))
    show_translations(reading.memoria, screen)


def show_translations(memoria: Memoria, screen: Screen) -> None:
    """A sentence for each language of what is promised or translated, and the translations that are out of date."""
    found = begun(standings(memoria))
    for sentence in sentences(found, screen.texts):
        screen.say(sentence)
    for one in found:
        if one.state is Translated.STALE:
            screen.say(f"  {one.path}: {screen.texts('translation_stale')}")


def _lines(ledger: Coverage, screen: Screen) -> Iterator[tuple[str, ...]]:
    for session in ledger.sessions:
        for slot in session.slots:
            yield _slot_line(session, slot, screen)
        for note in session.extra:
            yield _note_line(str(session.session.id or ""), note, screen)
    for note in ledger.without_session:
        yield _note_line(screen.texts("no_session"), note, screen)
    for path in ledger.unreadable:
        yield ("", "", "", screen.texts("state_unreadable"), "", path)


def _slot_line(session: SessionCoverage, slot: Slot, screen: Screen) -> tuple[str, ...]:
    due = slot.due.isoformat() if slot.due and not slot.notes else ""
    if slot.late:
        due = f"{due} ({screen.texts.count('late', slot.late)})"
    return (
        str(session.session.id or ""),
        _short(str(session.session.title or session.session.format)),
        ", ".join(slot.owed_by),
        screen.texts(STATE_WORDS[slot.state]),
        due,
        ", ".join(note.path for note in slot.notes),
    )


def _note_line(session: str, note: Received, screen: Screen) -> tuple[str, ...]:
    return (session, _short(note.title), ", ".join(note.authors), screen.texts("state_extra"), "", note.path)


def _short(text: str, length: int = 44) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def as_rows(ledger: Coverage, event: str) -> Iterator[dict[str, object]]:
    """The same for programs."""
    for session in ledger.sessions:
        for slot in session.slots:
            yield {
                "event": event,
                "session": str(session.session.id or ""),
                "kind": str(slot.kind),
                "from": list(slot.owed_by),
                "state": str(slot.state),
                "due": slot.due.isoformat() if slot.due else None,
                "late": slot.late,
                "files": [note.path for note in slot.notes],
            }
        for note in session.extra:
            yield _extra_row(event, str(session.session.id or ""), note)
    for note in ledger.without_session:
        yield _extra_row(event, "", note)
    for path in ledger.unreadable:
        row: dict[str, object] = dict.fromkeys(("session", "due", "late"))
        yield {**row, "event": event, "session": "", "kind": "unreadable", "from": [], "state": "unreadable", "files": [path]}


def _extra_row(event: str, session: str, note: Received) -> dict[str, object]:
    return {
        "event": event,
        "session": session,
        "kind": "extra",
        "from": list(note.authors),
        "state": str(note.state),
        "due": None,
        "late": None,
        "files": [note.path],
    }


def show_notes(reading: Read, screen: Screen) -> None:
    """A line for each file that people dropped: what was understood of it, and what it lacks."""
    from memoria.receipts import NOTE, TRANSLATION, UNFILLED, summary

    unfilled = {problem.at.path for problem in reading.problems if problem.code == UNFILLED}
    screen.say("")
    screen.say(screen.texts("notes_title"))
    for file in reading.memoria.files:
        if file.role in (NOTE, TRANSLATION):
            said = summary(reading.memoria, file.path, screen.texts.language, unfilled=file.path in unfilled)
            screen.say(f"{file.path}: {said}")


def show_raw(standings: Iterable[Standing], screen: Screen) -> None:
    """What became of each raw file; nothing where there are none."""
    texts = screen.texts
    rows = [(one.path, texts(f"raw_{one.fate}", told=", ".join(one.told)).rstrip(" :")) for one in standings]
    if rows:
        screen.say("")
        screen.say(texts("raw_title"))
        screen.table([texts("column_file"), texts("column_fate")], rows)


def show_files(accounts: Iterable[Account], screen: Screen) -> None:
    """Where the words of each file went."""
    texts = screen.texts
    screen.say("")
    screen.say(texts("ledger_title"))
    headings = [texts("column_file"), *(texts(f"ledger_{name}") for name in ("words", "printed", "withheld", "lost", "why"))]
    screen.table(headings, [_file_line(account, screen) for account in accounts])


def _file_line(account: Account, screen: Screen) -> tuple[str, ...]:
    if account.unread:
        return (account.path, screen.texts("ledger_unread"), "", "", "", account.unread)
    fates = (Fate.PRINTED, Fate.WITHHELD, Fate.LOST)
    return (account.path, str(account.words()), *(str(account.words(fate)) for fate in fates), _reasons(account, screen))


def _reasons(account: Account, screen: Screen) -> str:
    """«reservado 3, comentario al margen 12»: why words of a file are withheld, and where personal data is covered."""
    counted: Counter[str] = Counter()
    for entry in account.entries:
        if entry.fate is Fate.WITHHELD:
            counted[entry.reason] += entry.words
    told = [f"{screen.texts(f'withheld_{reason}')} {count}" for reason, count in counted.items() if reason]
    veiled = sum(entry.fate is Fate.PRINTED and entry.reason == "personal" for entry in account.entries)
    return ", ".join((*told, *((screen.texts.count("ledger_veiled", veiled),) if veiled else ())))


def show_others(memoria: Memoria, accounts: Iterable[Account], screen: Screen) -> None:
    """What became of the files that are no text of anybody: pictures, evidence, forms, what the program keeps."""
    told = {account.path for account in accounts}
    others = (file for file in memoria.files if file.path not in told and file.role != Role.PRIVATE)
    rows = [(file.path, screen.texts(f"role_{file.role}")) for file in others]
    if rows:
        screen.say("")
        screen.say(screen.texts("others_title"))
        screen.table([screen.texts("column_file"), screen.texts("column_fate")], rows)
