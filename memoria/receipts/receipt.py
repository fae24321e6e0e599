"""The text of a receipt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import wrap

from memoria.checks import spans
from memoria.codes import Severity
from memoria.diagnostics import Diagnostic, sorted_by_place
from memoria.model.contribution import Contribution
from memoria.model.marks import Agreement, Commitment, Mark
from memoria.model.memoria import Memoria
from memoria.people import Index
from memoria.receipts.summary import counts, lacking
from memoria.receipts.texts import LANGUAGES, Words, table
from memoria.vocabulary import place_in

WIDTH = 84
HIDDEN = "[…]"
"""Stands for an address or a number that should not be repeated."""
NOTE, TRANSLATION, IGNORED = "contribution", "translation", "ignored"
"""Roles of the files that get a receipt: what people drop."""
UNFILLED = "B-001"
SUFFIXES = tuple(dict.fromkeys(f".{table()['suffix'][language]}.txt" for language in LANGUAGES))
"""How the names of receipts end."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt: the file that it is for, and its text."""

    path: str
    text: str


def receipt_name(name: str, language: str) -> str:
    """``nota.docx`` → ``nota.docx.recibo.txt``."""
    return f"{name}.{table()['suffix'][Words(language).language]}.txt"


def receipts(memoria: Memoria, problems: Iterable[Diagnostic]) -> tuple[Receipt, ...]:
    """A receipt for each file that people dropped, in the order of their paths."""
    editors = frozenset(table()["for_the_editor"])
    found = sorted_by_place(problem for problem in problems if problem.code not in editors)
    notes = {note.path: note for note in memoria.handed_in}
    dropped = [file.path for file in memoria.files if file.role in (NOTE, TRANSLATION, IGNORED)]
    index = Index(memoria.register)
    return tuple(
        Receipt(path, _text(memoria, path, notes.get(path), [problem for problem in found if problem.at.path == path], index))
        for path in dropped
    )


def _text(memoria: Memoria, path: str, note: Contribution | None, problems: list[Diagnostic], index: Index) -> str:
    words = Words(memoria.event.language)
    event = str(memoria.event.title or memoria.name)
    lines = [words("title", file=path.rpartition("/")[2]), "", *_wrapped(words("made", event=event)), ""]
    lines += _understood(note, memoria, words, index) if note is not None else [words("not_taken")]
    lines += _marks(note, words, index) if note is not None else []
    for severity in Severity:
        lines += _problems([problem for problem in problems if problem.severity is severity], severity, words)
    wrong = any(problem.severity is not Severity.INFO for problem in problems)
    lines += ["", *_wrapped(words("end") if wrong else words("clean"))]
    return "\n".join(_discreet(line).rstrip() for line in lines) + "\n"


def _understood(note: Contribution, memoria: Memoria, words: Words, index: Index) -> Iterator[str]:
    session = next((item for item in memoria.event.sessions if note.session_id and item.id == note.session_id), None)
    named = f"{session.id} · {session.title}" if session and session.title else note.session_id
    who = "; ".join(index.label(name) for name in index.names(note.front.authors or note.front.rapporteurs))
    state = words.of("states", note.front.state) if note.front.state in table()["states"] else note.front.state
    rows = [("session", named or words("no_session")), ("author", who or words("nobody"))]
    rows += [("title_of", str(note.front.title))] if note.front.title else []
    rows += [("state", f"{state}; {words('internal')}" if note.is_internal else state)]
    rows += [("words", words("word_count", count=note.words))]
    rows += [("collected", ", ".join(counts(note, words)) or words("nothing_marked"))]
    width = max(len(words(key)) for key, _ in rows) + 4
    yield words("understood")
    yield ""
    for key, value in rows:
        yield from _wrapped(value, first=f"  {words(key)}".ljust(width + 2), rest=" " * (width + 2))


def _marks(note: Contribution, words: Words, index: Index) -> Iterator[str]:
    """Agreements and commitments one by one: the writer sees whether each is the whole of what was said."""
    for cls, heading in ((Agreement, "agreements"), (Commitment, "commitments")):
        marks = [mark for mark in note.marks if isinstance(mark, cls)]
        if marks:
            yield from ("", words(heading), "")
        for number, mark in enumerate(marks, start=1):
            yield from _wrapped(_mark(mark, words, index), first=f"  {mark.id or f'{number}.'}  ", rest="        ")


def _mark(mark: Mark, words: Words, index: Index) -> str:
    said = words("reserved_words") if mark.reserved else mark.words
    if not isinstance(mark, Commitment):
        return said
    values = {
        "responsible": ", ".join(index.label(name) for name in mark.responsible),
        "term": str(mark.term or mark.end or ""),
        "indicator": str(mark.indicator or ""),
    }
    gone = lacking(mark)
    absent = words("to_define").upper()
    shown = [f"{words.of('labels', field)}: {absent if field in gone else value}" for field, value in values.items()]
    return " | ".join((said, *(shown if not mark.reserved else ())))


def _problems(problems: list[Diagnostic], severity: Severity, words: Words) -> Iterator[str]:
    if not problems:
        return
    yield from ("", *_wrapped(words(str(severity))), "")
    for number, problem in enumerate(problems, start=1):
        message, advice = words.problem(problem)
        said = place_in(problem.at.place, words.language)
        where = said or (words("line", line=problem.at.line) if problem.at.line else "")
        place = f"{where[:1].upper()}{where[1:]}. " if where else ""
        yield from _wrapped(f"{place}{message}", first=f"  {number}. ", rest="     ")
        if advice:
            yield from _wrapped(advice, first="     → ", rest="       ")


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    lines = wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False)
    return lines or [first]


def _discreet(line: str) -> str:
    """A line without the addresses and numbers of people: a receipt is passed on more lightly than the file it is for."""
    for start, end, _ in sorted(spans(line), reverse=True):
        line = f"{line[:start]}{HIDDEN}{line[end:]}"
    return line
