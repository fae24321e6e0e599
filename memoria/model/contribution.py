"""A contribution: what one person handed in (file-format, section 4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date as day
from typing import NamedTuple
from urllib.parse import unquote

from memoria.document.tree import Block
from memoria.model import fields as f
from memoria.model.event import Hours
from memoria.model.fields import Record
from memoria.model.marks import (
    Agreement,
    Commitment,
    Dissent,
    Handover,
    Indicator,
    KeyIdea,
    Mark,
    Practice,
    Question,
    Quote,
    Recommendation,
    Reserved,
)
from memoria.source import Located, Position


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter(Record):
    """What stands between the fences of a Markdown note, or at the top of a YAML one."""

    type: str = f.choice("tipo", "contribution_types", "conferencia, ponencia, conversatorio, preguntas, síntesis o nota")
    session: Located | None = f.text("sesion", "id de la sesión, o palabras que nombran una sola")
    authors: tuple[Located, ...] = f.names("autor", "quién lo escribe o lo dijo")
    rapporteurs: tuple[Located, ...] = f.names("relatoria", "quién tomó la nota")
    title: Located | None = f.text("titulo", "título")
    subtitle: Located | None = f.text("subtitulo", "subtítulo")
    language: str = f.choice("idioma", "languages", "idioma del texto; si falta, el del evento")
    state: str = f.choice("estado", "note_states", "borrador, en revisión o final", default="final")
    access: str = f.choice("reserva", "accesses", "público o interno", default="público")
    abstract: Located | None = f.text("resumen", "resumen")
    date: Located | None = f.text("fecha", "fecha del texto")
    keywords: tuple[Located, ...] = f.words("palabras_clave", "palabras clave")
    participants: tuple[Located, ...] = f.names("participan", "quiénes participaron; se compara con el programa")
    moderators: tuple[Located, ...] = f.names("modera", "quién moderó; se compara con el programa")
    hours: Hours | None = f.hours("hora", "hora de la sesión; se compara con el programa")
    due: day | None = f.day("entrega", "cuándo se debía la nota; lo pone el formulario")


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlNote(FrontMatter):
    """A note written wholly in YAML: front matter, text and lists."""

    text: Located | None = f.prose("texto", "el texto, en Markdown")
    ideas: tuple[KeyIdea, ...] = f.records("ideas", KeyIdea, "ideas fuerza")
    agreements: tuple[Agreement, ...] = f.records("acuerdos", Agreement, "acuerdos")
    commitments: tuple[Commitment, ...] = f.records("compromisos", Commitment, "compromisos")
    recommendations: tuple[Recommendation, ...] = f.records("recomendaciones", Recommendation, "recomendaciones")
    dissents: tuple[Dissent, ...] = f.records("disensos", Dissent, "disensos")
    questions: tuple[Question, ...] = f.records("preguntas", Question, "preguntas y respuestas")
    quotes: tuple[Quote, ...] = f.records("citas", Quote, "citas")
    practices: tuple[Practice, ...] = f.records("practicas", Practice, "prácticas")
    handovers: tuple[Handover, ...] = f.records("transiciones", Handover, "transiciones")
    indicators: tuple[Indicator, ...] = f.records("indicadores", Indicator, "indicadores")
    reserved: tuple[Reserved, ...] = f.records("reservado", Reserved, "solo para la edición interna")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """A note as it was understood.

    ``session_id`` is the id of the programme that ``front.session`` names, or empty. ``body`` is the whole text with each mark
    as a Div (see ``marks``). ``words`` counts the words of the source file's text.
    """

    path: str
    sha256: str
    front: FrontMatter
    body: tuple[Block, ...] = ()
    marks: tuple[Mark, ...] = ()
    session_id: str = ""
    language: str = "es"
    words: int = 0
    comments: tuple[Located, ...] = ()
    """What people wrote beside the text of a Word or ODT file, for one another: kept for the editor, never printed."""
    original: str = ""
    """Path of the note that this one translates; empty for an original."""
    translated_from: str = ""
    """The language of the original, for a translation and for an original that an edition prints in its translation."""
    stale: bool = False
    """True for a translation whose original has changed since."""
    fits: bool = True
    """False for a translation that can't stand for its original."""

    @property
    def is_draft(self) -> bool:
        """True until its author says that it is final."""
        return self.front.state != "final"

    @property
    def is_internal(self) -> bool:
        """True when the whole note is for the internal edition only."""
        return self.front.access == "interno"


@dataclass(frozen=True, slots=True)
class Prose:
    """A long text of the event (background, presentation, synthesis …) as a tree."""

    path: str
    language: str
    body: tuple[Block, ...]
    sha256: str = ""
    stale: bool = False
    """True for a translation whose original has changed since."""
    comments: tuple[Located, ...] = ()
    """What people wrote beside the text of a Word or ODT file: never printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """One file of the event's folder, as the ledger lists it."""

    path: str
    sha256: str
    size: int
    role: str = field(default="ignored")
    """What the readers took it for (``readers.classify.Role``)."""
    reason: str = ""
    """A code of diagnostics that says why it was set aside, when it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptHead(Record):
    """What stands at the top of a transcript or chat (``transcripciones/``)."""

    title: Located | None = f.text("titulo", "título")
    session: Located | None = f.text("sesion", "id de la sesión, si es de una sola")
    date: Located | None = f.text("fecha", "día")
    start: Located | None = f.text("inicio", "hora a la que empezó la grabación; las horas del texto cuentan desde ella")
    language: str = f.choice("idioma", "languages", "idioma")


class Utterance(NamedTuple):
    """What somebody said or wrote at a time. ``who`` is empty where nobody knows."""

    who: str
    text: str
    at: Position
    time: str = ""
    session: str = ""


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was said or written as the room's machine kept it: evidence, never printed."""

    path: str
    head: TranscriptHead
    turns: tuple[Utterance, ...]


def linked_notes(target: str, paths: Iterable[str]) -> tuple[str, ...]:
    """Of the paths of notes, those that a link means: the whole path, or as much of its end as was written."""
    path = unquote(target.partition("#")[0])
    ending = path.lstrip("./")
    return tuple(name for name in paths if ending and (name in (path, ending) or name.endswith(f"/{ending}")))
