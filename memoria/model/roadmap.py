"""The editor's layer of the roadmap and the lock (file-format, section 6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from memoria.model import fields as f
from memoria.model.fields import Record
from memoria.model.marks import Commitment
from memoria.source import Located


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge(Record):
    """The same commitment said twice."""

    ids: tuple[Located, ...] = f.words("ids", "los ids que son el mismo compromiso")
    into: Located | None = f.text("en", "el id que queda", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(Record):
    """What became of a commitment."""

    status: str = f.choice("estado", "commitment_states", "identificado, en ejecución, cumplido …")
    progress: Located | None = f.text("avance", "avance, en porcentaje")
    evidence: Located | None = f.text("evidencia", "evidencia")
    date: date | None = f.day("fecha", "fecha de la noticia")
    remarks: Located | None = f.text("observaciones", "observaciones")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions(Record):
    """The whole of ``hoja-de-ruta.yaml``."""

    cutoff: date | None = f.day("corte", "día desde el que se cuenta lo vencido")
    merges: tuple[Merge, ...] = f.records("une", Merge, "compromisos que son el mismo")
    distinct: tuple[tuple[Located, ...], ...] = f.groups("distintos", "compromisos que se parecen y no son el mismo")
    corrections: tuple[tuple[Located, Commitment], ...] = f.table("corrige", Commitment, "por id, los campos que cambian")
    exclusions: tuple[tuple[Located, Located], ...] = f.mapping("excluye", "por id, la razón")
    additions: tuple[Commitment, ...] = f.records("agrega", Commitment, "compromisos que no están en ninguna nota")
    follow_up: tuple[tuple[Located, FollowUp], ...] = f.table("seguimiento", FollowUp, "por id, qué ha pasado")


@dataclass(frozen=True, slots=True)
class LockEntry:
    """An id once given. ``words`` is the text it was given for, or its SHA-256 when that is reserved."""

    id: str
    kind: str
    note: str
    session: str
    words: str
    hashed: bool = False
    retired: bool = False


@dataclass(frozen=True, slots=True)
class TranslationEntry:
    """A translation, and the SHA-256 of the words of its original when it was made or last accepted."""

    path: str
    original: str
    sha256: str
    key: str = ""
    """Of the event's record, the text: ``sesiones/S03/titulo``; empty for a whole file."""


@dataclass(frozen=True, slots=True)
class Lock:
    """The whole of ``memoria.lock``."""

    entries: tuple[LockEntry, ...] = ()
    translations: tuple[TranslationEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Roadmap:
    """The commitments of a volume after the editor's decisions, in order of id within their axis."""

    commitments: tuple[Commitment, ...]
    excluded: tuple[tuple[Commitment, str], ...] = ()
    merged: tuple[tuple[Commitment, str], ...] = ()
    """A commitment and the id of the one it was merged into."""
    follow_up: tuple[tuple[str, FollowUp], ...] = ()
    cutoff: date | None = None
