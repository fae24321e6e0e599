"""The roadmap as rows: what every export writes, every import reads and every difference compares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from memoria.model.event import Axis, Session
from memoria.model.marks import Commitment
from memoria.model.memoria import Memoria
from memoria.model.roadmap import FollowUp
from memoria.people import Index
from memoria.roadmap.columns import Row, Value
from memoria.roadmap.ids import ids_in
from memoria.roadmap.intervals import Terms
from memoria.vocabulary import fold


@dataclass(frozen=True, slots=True)
class Table:
    """The roadmap of an event, in the order of ids; then that of the previous edition, which it follows up («2021/C-01»)."""

    name: str
    """Of the event's folder."""
    title: str
    language: str
    rows: tuple[Row, ...]
    aside: tuple[tuple[str, str], ...] = ()
    """Ids that are no longer in the roadmap, and why: a reason, or the id they were merged into."""
    axes: tuple[tuple[str, str], ...] = ()
    """Ids of the themes, and their titles."""
    names: tuple[str, ...] = ()
    """How the organisations of the register are written."""
    day: date | None = None
    """The date of the edition: what stands in for the clock in finished files."""
    cutoff: date | None = None
    """The day from which what is overdue is counted."""
    internal: bool = False
    """True with what is reserved."""
    hidden: frozenset[str] = field(default=frozenset(), compare=False)
    """Ids that this edition keeps to itself: that they were told of before is no reason to tell of them again."""


def table_of(memoria: Memoria, *, internal: bool = False, whole: Memoria | None = None) -> Table:
    """The roadmap of an event, as the edition may print it: what may not be shown was taken out of ``whole`` before."""
    event, roadmap = memoria.event, memoria.roadmap
    edition_day = event.edition.date if event.edition else None
    return Table(
        name=memoria.name,
        title=str(event.title or memoria.name),
        language=event.language,
        rows=(*rows_of(memoria), *(rows_of(memoria.previous) if memoria.previous else ())),
        aside=(
            *((commitment.id, into) for commitment, into in roadmap.merged),
            *((commitment.id, str(reason)) for commitment, reason in roadmap.excluded),
        ),
        axes=tuple((str(axis.id or ""), str(axis.title or "")) for axis in event.axes),
        names=tuple(sorted({organisation.label for organisation in memoria.register.organisations}, key=fold)),
        day=edition_day,
        cutoff=roadmap.cutoff or edition_day or event.last_day,
        internal=internal,
        hidden=_ids(whole) - _ids(memoria) if whole else frozenset(),
    )


def _ids(memoria: Memoria | None) -> frozenset[str]:
    """Every id of a roadmap, those set aside and those of the previous edition too."""
    if memoria is None:
        return frozenset()
    aside = (commitment for commitment, _ in (*memoria.roadmap.excluded, *memoria.roadmap.merged))
    return frozenset(one.id for one in (*memoria.roadmap.commitments, *aside)) | _ids(memoria.previous)


def rows_of(memoria: Memoria) -> tuple[Row, ...]:
    """The commitments of one edition, in the order of ids; those of another are read by its own calendar and register."""
    maker = _Rows(memoria)
    return tuple(maker.row(commitment) for commitment in sorted(memoria.roadmap.commitments, key=lambda one: id_order(one.id)))


def id_order(id_: str) -> tuple[str, str, int, str]:
    """Ids in the order of their numbers, C-99 before C-100; those of another edition, 2021/C-01, after this one's."""
    edition, _, own = id_.rpartition("/")
    letter, _, number = own.partition("-")
    return (edition, letter, int(number), "") if number.isdecimal() else (edition, letter, 0, id_)


class _Rows:
    """Makes the rows of one event."""

    def __init__(self, memoria: Memoria) -> None:
        self.index = Index(memoria.register)
        self.terms = Terms(memoria)
        self.news: dict[str, FollowUp] = dict(memoria.roadmap.follow_up)
        self.sessions: dict[str, Session] = {fold(str(session.id)): session for session in memoria.event.sessions if session.id}
        axes = memoria.event.axes
        self.axes: dict[str, Axis] = {fold(name): axis for axis in axes for name in axis.names}

    def row(self, commitment: Commitment) -> Row:
        """One commitment, by the keys of the columns."""
        interval = self.terms.interval(commitment)
        session = self._session(commitment)
        news = self.news.get(commitment.id)
        values: dict[str, Value] = {
            "id": commitment.id,
            "eje": self._axis(commitment, session),
            "objetivo": _text(commitment.objective),
            "accion": _text(commitment.action or commitment.words),
            "producto": _text(commitment.product),
            "responsable": self._names(commitment.responsible),
            "aliados": self._names(commitment.partners),
            "territorio": self._names(commitment.territory),
            "competencia": _text(commitment.competence),
            "plazo": _text(commitment.term) or _joined(commitment.start, commitment.end),
            "inicio": interval.start,
            "fin": interval.end,
            "indicador": _text(commitment.indicator),
            "linea_base": _text(commitment.baseline),
            "meta": _text(commitment.target),
            "verificacion": _text(commitment.verification),
            "ods": codes(commitment.sdg),
            "modalidad": _text(commitment.modality),
            "presupuesto": _text(commitment.budget),
            "prioridad": commitment.priority or None,
            "depende_de": _depends(commitment),
            "estado": commitment.status or None,
            "avance": percentage(commitment.progress),
            "evidencia": _text(commitment.evidence),
            "fecha": self.terms.day(commitment.updated) or _text(commitment.updated),
            "observaciones": _text(news.remarks if news else None),
            "origen": (str(session.id) if session else commitment.session) or None,
            "sesion": _text(session.title) if session else None,
        }
        return values

    def _session(self, commitment: Commitment) -> Session | None:
        named = (self.sessions.get(fold(name)) for name in (commitment.session, str(commitment.origin or "")) if name)
        return next((session for session in named if session), None)

    def _axis(self, commitment: Commitment, session: Session | None) -> Value:
        """The id of its theme: the one it names, or its session's."""
        name = commitment.axis or (session.axis if session else None)
        axis = self.axes.get(fold(name)) if name else None
        return str(axis.id) if axis and axis.id else _text(name)

    def _names(self, names: Iterable[str]) -> Value:
        return tuple(dict.fromkeys(self.index.label(name) for name in self.index.names(names))) or None


def codes(text: str | None) -> tuple[str, ...] | None:
    """Codes as written between commas or semicolons: «17.9, 17.16»."""
    return tuple(part.strip() for part in (text or "").replace(";", ",").split(",") if part.strip()) or None


def percentage(text: str | None) -> Value:
    """«40» and «40 %» as a number; other words as they are."""
    plain = (text or "").strip().removesuffix("%").strip()
    return int(plain) if plain.isascii() and plain.isdecimal() else _text(text)


def _depends(commitment: Commitment) -> Value:
    return ids_in(commitment.depends_on) or None


def _joined(*texts: str | None) -> Value:
    return " – ".join(words for text in texts if (words := _text(text))) or None


def _text(text: str | None) -> str | None:
    """Plain text on one line, or None."""
    return " ".join(str(text or "").split()) or None
