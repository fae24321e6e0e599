"""What the compiler lifts out of the text: agreements, commitments, questions … (file-format, section 5).

A mark stays where it stands: in a contribution's body it is a Div whose key ``mark`` is the mark's place in ``marks``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from memoria.document.tree import Block
from memoria.model import fields as f
from memoria.model.fields import Record
from memoria.source import Located


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Record):
    """A marked line. ``id`` is empty until the roadmap's ids are given; ``given_id`` is what its author wrote."""

    kind: ClassVar[str] = ""
    """Name in the vocabulary's table of markers, and role of its Div (``roles``)."""
    letter: ClassVar[str] = ""
    """First letter of its ids; empty for kinds without ids."""

    content: tuple[Block, ...] = field(default=(), compare=False)
    """What is printed: the marked text as a tree, without the marker and its fields."""
    words: str = ""
    """The same as plain text, spaces folded: what ids are matched by."""
    note: str = ""
    """Path of the contribution that it stands in."""
    session: str = ""
    """Id of its session; empty when the contribution has none."""
    id: str = ""
    reserved: bool = False
    in_original: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    """By attribute, what the original says where an edition prints its translation: what belongs together is known by it."""
    given_id: Located | None = f.text("id", "identificador fijo, si el editor lo da")
    access: str = f.choice("reserva", "accesses", "público o interno")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Mark):
    """ACUERDO."""

    kind: ClassVar[str] = "agreement"
    letter: ClassVar[str] = "A"
    text: Located | None = f.text("texto", "lo acordado", main=True)
    who: tuple[Located, ...] = f.names("quienes", "quiénes acuerdan")
    objective: Located | None = f.text("objetivo", "objetivo al que responde (OE3)")
    axis: Located | None = f.text("eje", "eje")


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Mark):
    """COMPROMISO, ACCIÓN: an action of the roadmap."""

    kind: ClassVar[str] = "commitment"
    letter: ClassVar[str] = "C"
    action: Located | None = f.text("accion", "acción, con el verbo en infinitivo", main=True)
    responsible: tuple[Located, ...] = f.names("responsable", "una sola institución o persona que responde")
    partners: tuple[Located, ...] = f.names("aliados", "con quién")
    territory: tuple[Located, ...] = f.names("territorio", "dónde")
    competence: Located | None = f.text("competencia", "competencia del gobierno (riego, vialidad, ambiente …)")
    axis: Located | None = f.text("eje", "eje")
    objective: Located | None = f.text("objetivo", "objetivo al que responde (OE3)")
    term: Located | None = f.text("plazo", "para cuándo («30/09/2023», «segundo semestre de 2023»)")
    start: Located | None = f.text("inicio", "desde cuándo")
    end: Located | None = f.text("fin", "hasta cuándo")
    product: Located | None = f.text("producto", "qué queda hecho")
    indicator: Located | None = f.text("indicador", "cómo se sabrá")
    baseline: Located | None = f.text("linea_base", "punto de partida")
    target: Located | None = f.text("meta", "meta")
    verification: Located | None = f.text("verificacion", "medio de verificación")
    sdg: Located | None = f.text("ods", "objetivos o metas de desarrollo sostenible («17.9, 17.16»)")
    modality: Located | None = f.text("modalidad", "modalidad de cooperación")
    budget: Located | None = f.text("presupuesto", "presupuesto y fuente")
    priority: str = f.choice("prioridad", "priorities", "alta, media o baja")
    depends_on: Located | None = f.text("depende_de", "ids de los que depende («C-01; C-04»)")
    status: str = f.choice("estado", "commitment_states", "identificado, en ejecución, cumplido …")
    progress: Located | None = f.text("avance", "avance, en porcentaje")
    evidence: Located | None = f.text("evidencia", "evidencia del avance")
    updated: Located | None = f.text("fecha", "fecha de la última noticia")
    origin: Located | None = f.text("origen", "sesión de la que viene")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Mark):
    """RECOMENDACIÓN."""

    kind: ClassVar[str] = "recommendation"
    letter: ClassVar[str] = "R"
    text: Located | None = f.text("texto", "lo recomendado", main=True)
    addressed_to: tuple[Located, ...] = f.names("dirigida_a", "a quién se dirige")
    who: tuple[Located, ...] = f.names("quien", "quién recomienda")
    objective: Located | None = f.text("objetivo", "objetivo")
    axis: Located | None = f.text("eje", "eje")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dissent(Mark):
    """DISENSO."""

    kind: ClassVar[str] = "dissent"
    letter: ClassVar[str] = "D"
    text: Located | None = f.text("texto", "sobre qué no hubo acuerdo", main=True)
    who: tuple[Located, ...] = f.names("quien", "quién disiente")
    position: Located | None = f.text("posicion", "qué sostiene")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyIdea(Mark):
    """IDEA FUERZA."""

    kind: ClassVar[str] = "key-idea"
    text: Located | None = f.text("texto", "la idea", main=True)
    who: tuple[Located, ...] = f.names("quien", "de quién")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Mark):
    """PREGUNTA."""

    kind: ClassVar[str] = "question"
    letter: ClassVar[str] = "P"
    text: Located | None = f.text("pregunta", "la pregunta", main=True)
    who: tuple[Located, ...] = f.names("quien", "quién pregunta")
    channel: str = f.choice("canal", "channels", "sala, chat, preguntas y respuestas")
    state: str = f.choice("estado", "question_states", "respondida en vivo, respondida después, pendiente, sin formular")
    addressed_to: tuple[Located, ...] = f.names("dirigida_a", "a quién se dirige")
    answer: Located | None = f.text("respuesta", "la respuesta")
    answered_by: tuple[Located, ...] = f.names("responde", "quién responde")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Mark):
    """RESPUESTA, to the nearest question before it or to the one it names."""

    kind: ClassVar[str] = "answer"
    text: Located | None = f.text("texto", "la respuesta", main=True)
    who: tuple[Located, ...] = f.names("quien", "quién responde")
    date: Located | None = f.text("fecha", "cuándo")
    question: Located | None = f.text("pregunta", "id de la pregunta (P-03)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Mark):
    """CITA."""

    kind: ClassVar[str] = "pull-quote"
    text: Located | None = f.text("texto", "las palabras, tal como se dijeron", main=True)
    who: tuple[Located, ...] = f.names("quien", "quién lo dijo")
    minute: Located | None = f.text("minuto", "minuto de la grabación")


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice(Mark):
    """PRÁCTICA: an experience, a cell of the cross-view."""

    kind: ClassVar[str] = "practice"
    letter: ClassVar[str] = "E"
    text: Located | None = f.text("texto", "la práctica", main=True)
    who: tuple[Located, ...] = f.names("quien", "qué gobierno")
    topic: Located | None = f.text("tema", "tema: la fila de la mirada cruzada")
    question: Located | None = f.text("pregunta", "pregunta: la fila de la mirada cruzada")
    region: Located | None = f.text("region", "columna; si falta, la región del gobierno")
    period: Located | None = f.text("periodo", "período")
    result: Located | None = f.text("resultado", "qué resultó")
    condition: Located | None = f.text("condicion", "qué la sostuvo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover(Mark):
    """TRANSICIÓN: the handover of a territory."""

    kind: ClassVar[str] = "handover"
    letter: ClassVar[str] = "T"
    text: Located | None = f.text("texto", "territorio o asunto que se entrega", main=True)
    territory: tuple[Located, ...] = f.names("territorio", "territorio")
    goes_on: Located | None = f.text("continua", "qué continúa")
    at_risk: Located | None = f.text("en_riesgo", "qué está en riesgo")
    responsible: tuple[Located, ...] = f.names("responsable", "quién guarda el expediente")
    contact: Located | None = f.text("contacto", "contacto; no se publica")
    term: Located | None = f.text("plazo", "para cuándo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Mark):
    """INDICADOR of monitoring and evaluation."""

    kind: ClassVar[str] = "indicator"
    letter: ClassVar[str] = "I"
    text: Located | None = f.text("texto", "el indicador", main=True)
    objective: Located | None = f.text("objetivo", "objetivo que mide")
    action: Located | None = f.text("accion", "compromiso que mide (C-03)")
    type: Located | None = f.text("tipo", "cuantitativo o cualitativo")
    baseline: Located | None = f.text("linea_base", "línea base")
    target: Located | None = f.text("meta", "meta")
    source: Located | None = f.text("fuente", "fuente del dato")
    frequency: Located | None = f.text("frecuencia", "cada cuánto se mide")
    responsible: tuple[Located, ...] = f.names("responsable", "quién mide")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserved(Mark):
    """RESERVADO: for the internal edition only."""

    kind: ClassVar[str] = "reserved"
    text: Located | None = f.text("texto", "lo reservado", main=True)


MARKS: tuple[type[Mark], ...] = (
    Agreement,
    Commitment,
    Recommendation,
    Dissent,
    KeyIdea,
    Question,
    Answer,
    Quote,
    Practice,
    Handover,
    Indicator,
    Reserved,
)
"""Every kind of mark, in the order in which the volume lists them."""
