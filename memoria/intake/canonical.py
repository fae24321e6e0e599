"""Values → canonical text: transcripts and notes in Markdown, questions, polls and figures in YAML, each with its provenance.

Nothing that somebody typed into a foreign program can pass for structure: YAML scalars are quoted where they need be, a
message can't begin a turn, and Markdown in a question is only letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from memoria.intake.figures import OTHERS, UNDECLARED, Figures
from memoria.intake.imports import Provenance
from memoria.intake.programme import Window, session_at
from memoria.intake.raw import Asked, Kind, Turn
from memoria.intake.tally import Tally
from memoria.intake.times import offset
from memoria.intake.words import Words
from memoria.labels import Labels
from memoria.model.contribution import TranscriptHead, YamlNote
from memoria.model.event import Figure, Group, Participation, Survey, SurveyQuestion
from memoria.model.fields import Record
from memoria.model.marks import Question
from memoria.roadmap.yaml_edits import scalar

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")
_INSIDE_WORD = re.compile(r"(?<=\w)\\_(?=\w)")
NO_TIME = "-"


# -- transcripts and chats -------------------------------------------------------------------------------------------------


def transcript(
    turns: Sequence[Turn],
    kind: Kind,
    words: Words,
    source: Provenance,
    *,
    windows: Sequence[Window],
    session: str = "",
    began: datetime | None = None,
    day: date | None = None,
) -> str:
    """A line for each turn under the session that it belongs to, where that can be told."""
    head = ["---", *words.comments([source]), f"{_key(words, 'titulo')}: {scalar(words('titles', str(kind)))}"]
    if session:
        head.append(f"{_key(words, 'sesion')}: {scalar(session)}")
    if day:
        head.append(f"{_key(words, 'fecha')}: {day.isoformat()}")
    if began:
        head.append(f"{words.key('inicio', TranscriptHead)}: {began:%H:%M:%S}")
    lines = [*head, "---", ""]
    current: str | None = None
    for turn in turns:
        window = session_at(turn.moment, windows) if not session else None
        if window is not None and window.session != current:
            current = window.session
            lines += ["", f"## {' · '.join(part for part in (window.session, ' '.join(window.title.split())) if part)}", ""]
        lines += _turn(turn, kind, words)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip("\n") + "\n"


def _turn(turn: Turn, kind: Kind, words: Words) -> Iterator[str]:
    clock = f"{turn.moment:%H:%M:%S}" if turn.moment else NO_TIME
    at = offset(turn.start) if turn.start is not None else clock
    first, *rest = [" ".join(line.split()) for line in turn.text.split("\n") if line.strip()] or [""]
    who = f"**{_one_line(turn.who)}:** " if turn.who else ""
    yield f"[{at}] {who}{_guarded(first)}"
    yield from (f"  {_guarded(line)}" for line in rest)
    if turn.answers:
        yield f"  > {words('phrases', 'answering', whom=_one_line(turn.answers))}"
    if turn.reactions and kind is Kind.CHAT:
        yield f"  > {words('phrases', 'reactions', signs=' '.join(f'{sign} {count}' for sign, count in turn.reactions))}"


def _one_line(text: str) -> str:
    return " ".join(text.replace("*", "").split())


def _guarded(text: str) -> str:
    """A line that can't be taken for a label, an annotation or a heading of ours."""
    return f"\\{text}" if text[:1] in "*>#\\" else text


# -- questions -------------------------------------------------------------------------------------------------------------


def questions(asked: Sequence[Asked], words: Words, source: Provenance, session: str, channel: str, kind: str) -> str:
    """A register of questions as a note in YAML; it is a draft until somebody has read it."""
    lines = [
        *words.comments([source]),
        f"{words.key('tipo', YamlNote)}: {scalar(words.value('contribution_types', kind))}",
        *([f"{words.key('sesion', YamlNote)}: {scalar(session)}"] if session else []),
        f"{words.key('titulo', YamlNote)}: {scalar(words('titles', 'questions'))}",
        f"{words.key('estado', YamlNote)}: {scalar(words.value('note_states', 'borrador'))}",
        f"{words.key('preguntas', YamlNote)}:",
    ]
    for one in asked:
        lines += _question(one, words, channel)
    return "\n".join(lines) + "\n"


def _question(one: Asked, words: Words, channel: str) -> Iterator[str]:
    state = "respondida en vivo" if one.live else "respondida después" if one.answer else "pendiente"
    yield f"  # {words('phrases', 'line', line=one.line)}"
    yield f"  - {words.key('pregunta', Question)}: {_markdown(one.text)}"
    if one.who:
        yield f"    {words.key('quien', Question)}: {_name(one.who)}"
    yield f"    {words.key('canal', Question)}: {scalar(words.value('channels', channel))}"
    yield f"    {words.key('estado', Question)}: {scalar(words.value('question_states', state))}"
    if one.answer:
        yield f"    {words.key('respuesta', Question)}: {_markdown(one.answer)}"
    if one.answered_by:
        yield f"    {words.key('responde', Question)}: {_name(one.answered_by)}"


def _markdown(text: str) -> str:
    """Letters that are only letters in Markdown, as one YAML scalar."""
    plain = _INSIDE_WORD.sub("_", _SPECIAL.sub(r"\\\1", "\n".join(" ".join(line.split()) for line in text.split("\n"))))
    return scalar(re.sub(r"(?m)^(\d+)([.)])(?=\s)", r"\1\\\2", re.sub(r"(?m)^([-+=])", r"\\\1", plain)))


def _name(text: str) -> str:
    """A name that is one name: lists of names are cut at «;»."""
    return scalar(" ".join(text.replace(";", " ").split()))


# -- polls -----------------------------------------------------------------------------------------------------------------


def survey(
    tallies: Sequence[Tally],
    kind: Kind,
    words: Words,
    source: Provenance,
    *,
    people: int,
    session: str,
    day: date | None,
) -> str:
    """Counts for each question; answers in free words beside them."""
    lines = [*words.comments([source]), f"{words.key('titulo', Survey)}: {scalar(words('titles', str(kind)))}"]
    lines += [f"{words.key('sesion', Survey)}: {scalar(session)}"] if session else []
    lines += [f"{words.key('fecha', Survey)}: {day.isoformat()}"] if day else []
    lines += [f"{words.key('personas', Survey)}: {people}", f"{words.key('preguntas', Survey)}:"]
    for one in tallies:
        lines.append(f"  - {words.key('pregunta', SurveyQuestion)}: {scalar(' '.join(one.question.split()))}")
        lines.append(f"    {words.key('personas', SurveyQuestion)}: {one.people}")
        lines += _rows(one.rows, words, "    ", SurveyQuestion)
        if one.free:
            lines.append(f"    {words.key('abiertas', SurveyQuestion)}:")
            lines += [f"      - {scalar(text)}" for text in one.free]
    return "\n".join(lines) + "\n"


def _rows(rows: Sequence[tuple[str, int]], words: Words, indent: str, owner: type[Record]) -> list[str]:
    if not rows:
        return []
    name, count = words.key("nombre", Figure), words.key("cantidad", Figure)
    done = [f"{indent}{words.key('filas', owner)}:"]
    return done + [f"{indent}  - {{{name}: {scalar(text, in_flow=True)}, {count}: {number}}}" for text, number in rows]


# -- participation ---------------------------------------------------------------------------------------------------------


def participation(
    made: Figures, words: Words, sources: Sequence[Provenance], titles: Sequence[Window], *, floor: int, with_registration: bool
) -> str:
    """``participacion.yaml``: what is unknown is left out, never nought."""
    named = {window.session: window.title for window in titles}
    lines = [*words.comments(sources), f"# {words('phrases', 'aggregates', floor=floor)}"]
    known = (
        ("inscritas", made.registered),
        ("personas", made.people),
        ("maximo_simultaneo", made.peak),
        ("instituciones", made.institutions),
        ("provincias", made.provinces),
        ("paises", made.countries),
    )
    lines += [f"{words.key(name, Participation)}: {number}" for name, number in known if number is not None]
    source = words("phrases", "source_registered" if with_registration else "source")
    lines.append(f"{words.key('fuente', Participation)}: {scalar(source)}")
    if made.groups:
        lines.append(f"{words.key('grupos', Participation)}:")
    for group in made.groups:
        rows = [(_row_name(name, group.criterion, words, named), count) for name, count in group.rows]
        lines.append(f"  - {words.key('titulo', Group)}: {scalar(words('groups', group.criterion))}")
        lines += _rows(rows, words, "    ", Group)
    return "\n".join(lines) + "\n"


def _row_name(name: str, criterion: str, words: Words, titles: dict[str, str]) -> str:
    if name == OTHERS:
        return words("rows", "others")
    if name == UNDECLARED:
        return words("rows", "undeclared")
    if criterion == "day":
        return Labels(words.language).day_month(date.fromisoformat(name))
    if criterion == "session":
        return f"{name} · {titles[name]}" if titles.get(name) else name
    return " ".join(name.split())


# -- notes -----------------------------------------------------------------------------------------------------------------


def note(
    text: str,
    words: Words,
    source: Provenance,
    *,
    title: str = "",
    authors: Sequence[str] = (),
    session: str = "",
    day: date | None = None,
) -> str:
    """A text that came by mail or as a plain file, with a header to complete; a draft until somebody has read it."""
    head = [
        "---",
        *words.comments([source]),
        f"{words.key('tipo', YamlNote)}: {scalar(words.value('contribution_types', 'nota'))}",
    ]
    head += [f"{words.key('sesion', YamlNote)}: {scalar(session)}"] if session else []
    head += [f"{words.key('autor', YamlNote)}: {_name(author)}" for author in authors[:1]]
    head += [f"{words.key('titulo', YamlNote)}: {scalar(title)}"] if title else []
    head += [f"{words.key('fecha', YamlNote)}: {day.isoformat()}"] if day else []
    head += [f"{words.key('estado', YamlNote)}: {scalar(words.value('note_states', 'borrador'))}", "---", ""]
    return "\n".join((*head, text.strip("\n"))) + "\n"


def _key(words: Words, name: str) -> str:
    return words.key(name, TranscriptHead)
