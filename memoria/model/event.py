"""The event as ``evento.yaml`` tells it (file-format, section 2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import NamedTuple

from memoria.model import fields as f
from memoria.model.fields import Record
from memoria.source import Located

_JUNE = 6


class Hours(NamedTuple):
    """A stretch of a day; ``end`` is None where only the start was given."""

    start: time
    end: time | None

    @property
    def minutes(self) -> int | None:
        """Length in minutes, or None without an end."""
        if self.end is None:
            return None
        return (self.end.hour - self.start.hour) * 60 + self.end.minute - self.start.minute


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue(Record):
    """Where an event in person takes place."""

    name: Located | None = f.text("nombre", "nombre del lugar", main=True, translated=True)
    room: Located | None = f.text("sala", "sala o auditorio", translated=True)
    address: Located | None = f.text("direccion", "dirección postal", translated=True)
    entrance: Located | None = f.text("entrada", "por dónde se entra", translated=True)
    access: tuple[Located, ...] = f.words("accesos", "cómo se llega", translated=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration(Record):
    """How one signed up."""

    required: bool = f.yesno("obligatoria", "si hay que inscribirse")
    capacity: Located | None = f.text("cupo", "cupo, en palabras o cifras", translated=True)
    until: date | None = f.day("hasta", "último día de inscripción")
    address: Located | None = f.text("enlace", "página de inscripción")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Record):
    """Whom to ask. Nothing of it is published but what ``publish`` names."""

    organisation: Located | None = f.text("organizacion", "organización, por id o nombre", main=True)
    name: Located | None = f.text("nombre", "persona de contacto")
    address: Located | None = f.text("direccion", "dirección postal")
    email: Located | None = f.text("correo", "correo electrónico; no se publica")
    telephone: Located | None = f.text("telefono", "teléfono; no se publica")
    publish: tuple[Located, ...] = f.words("publicar", "qué campos de este contacto se publican")


@dataclass(frozen=True, slots=True, kw_only=True)
class Organiser(Record):
    """An organisation and its role in the event."""

    organisation: Located | None = f.text("organizacion", "organización, por id o nombre", required=True, main=True)
    role: str = f.choice("rol", "roles", "convoca, organiza, socio, financia, anfitrión, modera", default="organiza")


@dataclass(frozen=True, slots=True, kw_only=True)
class Objectives(Record):
    """General ones become OG1, OG2 …; specific ones OE1, OE2 …"""

    general: tuple[Located, ...] = f.words("generales", "objetivos generales, en orden", translated=True)
    specific: tuple[Located, ...] = f.words("especificos", "objetivos específicos, en orden", translated=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(Record):
    """What the event owes."""

    id: Located | None = f.identifier("id", "identificador del producto")
    kind: Located | None = f.text("tipo", "hoja de ruta, memoria, red, posicionamiento …", main=True, translated=True)
    objective: Located | None = f.text("objetivo", "objetivo al que responde (OE3)")
    description: Located | None = f.text("descripcion", "en qué consiste", translated=True)
    status: str = f.choice("estado", "commitment_states", "en ejecución, cumplido …")
    evidence: Located | None = f.text("evidencia", "dónde se ve que está hecho", translated=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis(Record):
    """A theme (eje); themes keep their order."""

    id: Located | None = f.identifier("id", "identificador del eje", required=True)
    title: Located | None = f.text("titulo", "título del eje", required=True, translated=True)
    summary: Located | None = f.text("resumen", "una o dos frases para la portadilla del capítulo", translated=True)
    topics: tuple[Located, ...] = f.words("temas", "temas del eje", translated=True)
    method: Located | None = f.text("metodologia", "método de trabajo del eje", translated=True)
    title_in_notes: Located | None = None
    """Its title in ``evento.yaml``, where an edition prints it in another language: what sessions and notes may name."""

    @property
    def names(self) -> tuple[Located, ...]:
        """What may stand for it in «eje: …»."""
        return tuple(name for name in (self.id, self.title, self.title_in_notes) if name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Durations(Record):
    """Announced lengths, in minutes."""

    keynote: int | None = f.integer("conferencia", "minutos de una conferencia")
    speech: int | None = f.integer("intervencion", "minutos de cada intervención de un panel")
    dialogue: int | None = f.integer("conversatorio", "minutos de un conversatorio")
    questions: int | None = f.integer("preguntas", "minutos de preguntas")


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Record):
    """One item of the programme."""

    id: Located | None = f.identifier("id", "identificador de la sesión (S04)", required=True)
    hours: Hours | None = f.hours("hora", "hora de inicio y fin, planeada")
    held: Hours | None = f.hours("hora_real", "hora en que se celebró, si fue otra")
    format: str = f.choice("formato", "formats", "conferencia, panel, conversatorio …", default="otro")
    title: Located | None = f.text("titulo", "título de la sesión", translated=True)
    axis: Located | None = f.text("eje", "id del eje")
    participants: tuple[Located, ...] = f.names("participan", "personas u organizaciones que participan")
    moderators: tuple[Located, ...] = f.names("modera", "personas u organizaciones que moderan")
    rapporteurs: tuple[Located, ...] = f.names("relatoria", "quién toma notas")
    due: date | None = f.day("entrega", "cuándo se debe la nota")
    questions: tuple[Located, ...] = f.words("preguntas", "preguntas orientadoras de la sesión", translated=True)
    topics: tuple[Located, ...] = f.words("temas", "temas de la sesión", translated=True)
    method: Located | None = f.text("metodologia", "método de trabajo de la sesión", translated=True)
    recording: Located | None = f.text("grabacion", "dirección de la grabación")
    recording_access: str = f.choice("reserva_grabacion", "accesses", "«interno»: no se imprime en ediciones públicas")
    slides: tuple[Located, ...] = f.words("presentaciones", "archivos o enlaces de las presentaciones")
    notes: int | None = f.integer("notas", "cuántas notas se esperan, si no son las del formato")


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Record):
    """One day of the programme."""

    date: date | None = f.day("fecha", "día", required=True, names=True)
    hours: Hours | None = f.hours("horario", "horario anunciado de la jornada")
    title: Located | None = f.text("titulo", "título de la jornada", translated=True)
    sessions: tuple[Session, ...] = f.records("sesiones", Session, "sesiones, en orden")


@dataclass(frozen=True, slots=True, kw_only=True)
class Horizons(Record):
    """What «short term» means at this event, counted from its last day."""

    short: Located | None = f.text("corto", "corto plazo («6 meses»)")
    medium: Located | None = f.text("medio", "medio plazo")
    long: Located | None = f.text("largo", "largo plazo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Record):
    """The volume as a publication."""

    date: date | None = f.day("fecha", "fecha impresa de la edición")
    number: Located | None = f.text("numero", "número de la edición")
    coordination: tuple[Located, ...] = f.words("coordinacion", "quién coordinó la edición")
    rapporteurs: tuple[Located, ...] = f.words("relatoria", "equipo de relatoría")
    editors: tuple[Located, ...] = f.words("cuidado", "cuidado de la edición")
    translators: tuple[Located, ...] = f.words("traduccion", "quién tradujo")
    design: tuple[Located, ...] = f.words("diseno", "diseño y diagramación")
    photographs: tuple[Located, ...] = f.words("fotografia", "fotografías")
    isbn: Located | None = f.text("isbn", "ISBN")
    doi: Located | None = f.text("doi", "DOI")
    deposit: Located | None = f.text("deposito_legal", "depósito legal")
    licence: Located | None = f.text("licencia", "licencia («CC BY 4.0»)")
    disclaimer: Located | None = f.text("descargo", "descargo de responsabilidad", translated=True)
    city: Located | None = f.text("ciudad", "ciudad de edición")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """The whole of ``evento.yaml``."""

    title: Located | None = f.text("titulo", "título del evento", required=True, translated=True)
    subtitle: Located | None = f.text("subtitulo", "subtítulo", translated=True)
    kind: Located | None = f.text("tipo", "Foro, Seminario, Encuentro, Taller, Cumbre …", translated=True)
    motto: Located | None = f.text("lema", "lema, sin comillas", translated=True)
    start: date | None = f.day("inicio", "primer día", required=True)
    end: date | None = f.day("fin", "último día; el primero si falta")
    zone: Located | None = f.text("zona_horaria", "zona horaria IANA (America/Guayaquil)")
    modality: str = f.choice("modalidad", "event_modalities", "presencial, virtual o híbrida")
    platform: Located | None = f.text("plataforma", "plataforma de un evento virtual", translated=True)
    venue: Venue | None = f.record("lugar", Venue, "lugar del evento")
    registration: Registration | None = f.record("inscripcion", Registration, "inscripción")
    contacts: tuple[Contact, ...] = f.records("contactos", Contact, "contactos; no se publican salvo «publicar»")
    language: str = f.choice("idioma", "languages", "idioma de la memoria", default="es")
    translations: tuple[Located, ...] = f.words("traducciones", "idiomas a los que se traduce la síntesis")
    template: Located | None = f.text("plantilla", "carpeta de templates/")
    organisers: tuple[Organiser, ...] = f.records("organizadores", Organiser, "quién convoca, organiza, apoya")
    audience: tuple[Located, ...] = f.words("publico", "a quién se dirige, en orden", translated=True)
    territories: tuple[Located, ...] = f.words(
        "territorios", "territorios con expediente de transición, por nombre o código, en orden"
    )
    presentation: Located | None = f.prose("presentacion", "presentación, archivo o texto")
    background: Located | None = f.prose("antecedentes", "antecedentes, archivo o texto")
    problem: Located | None = f.prose("problema", "problema que trata el evento")
    questions: tuple[Located, ...] = f.words("preguntas_orientadoras", "preguntas orientadoras", translated=True)
    objectives: Objectives | None = f.record("objetivos", Objectives, "objetivos generales y específicos")
    products: tuple[Product, ...] = f.records("productos", Product, "lo que el evento debe dejar")
    method: Located | None = f.prose("metodologia", "metodología, archivo o texto")
    synthesis: Located | None = f.prose("sintesis", "síntesis ejecutiva; sintesis.md si falta")
    axes: tuple[Axis, ...] = f.records("ejes", Axis, "ejes temáticos, en orden")
    panel_size: int | None = f.integer("panelistas", "cuántas personas tiene un panel, según se anunció")
    durations: Durations | None = f.record("duraciones", Durations, "duraciones anunciadas, en minutos")
    programme_state: str = f.choice("programa_estado", "programme_states", "provisional o final", default="final")
    programme_version: Located | None = f.text("programa_version", "versión del programa («3»)")
    programme_date: date | None = f.day("programa_fecha", "día de esa versión del programa")
    programme: tuple[Day, ...] = f.records("programa", Day, "días y sesiones")
    cross_view: Located | None = f.prose("mirada_cruzada", "texto del editor sobre la mirada cruzada")
    conclusions: Located | None = f.prose("conclusiones", "conclusiones")
    declaration: Located | None = f.prose("declaracion", "declaración final")
    signatories: tuple[Located, ...] = f.names("firmantes", "quién firma la declaración, en orden")
    concept_note: Located | None = f.prose("nota_conceptual", "nota conceptual o convocatoria, reimpresa como anexo")
    circulated_programme: Located | None = f.prose("programa_circulado", "el programa tal como circuló, reimpreso como anexo")
    glossary: Located | None = f.file("glosario", "archivo del glosario")
    bibliography: Located | None = f.file("bibliografia", "archivo de bibliografía, CSL-YAML")
    participation: Located | None = f.file("participacion", "archivo de cifras de participación")
    previous: Located | None = f.text("anterior", "carpeta de la edición anterior, bajo el mismo sources/")
    horizons: Horizons | None = f.record("horizontes", Horizons, "qué significan corto, medio y largo plazo")
    edition: Edition | None = f.record("edicion", Edition, "el volumen como publicación")
    example: bool = f.yesno("ejemplo", "contenido de ejemplo: se dice en la portada y en los créditos")
    receipts: bool = f.yesno("recibos", "dejar un recibo junto a cada archivo recibido")

    @property
    def last_day(self) -> date | None:
        """The day that terms are counted from."""
        return self.end or self.start

    @property
    def coming_year(self) -> int | None:
        """The first year most of whose days come after the event: that of dates that are shown as examples."""
        last = self.last_day
        return last.year + (last.month > _JUNE) if last else None

    @property
    def sessions(self) -> tuple[Session, ...]:
        """Every session of the programme, in order."""
        return tuple(session for day in self.programme for session in day.sessions)

    def session_id(self, typed: str) -> str | None:
        """The id of a session as the programme writes it, however it was typed; None for no session of the event."""
        ids = (str(session.id) for session in self.sessions if session.id)
        return next((id_ for id_ in ids if id_.casefold() == typed.strip().casefold()), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Record):
    """An entry of the glossary file: a list of these."""

    term: Located | None = f.text("termino", "término", required=True)
    definition: Located | None = f.text("definicion", "definición")
    en: Located | None = f.text("en", "término en inglés")
    fr: Located | None = f.text("fr", "término en francés")
    pt: Located | None = f.text("pt", "término en portugués")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Record):
    """One line of a group of participation figures."""

    name: Located | None = f.text("nombre", "grupo", required=True)
    count: int | None = f.integer("cantidad", "cuántas personas")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Record):
    """Participants counted by one criterion."""

    title: Located | None = f.text("titulo", "criterio («Por nivel de gobierno»)", required=True)
    rows: tuple[Figure, ...] = f.records("filas", Figure, "grupos y cantidades")


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Record):
    """The participation file: aggregates only."""

    registered: int | None = f.integer("inscritas", "personas inscritas")
    people: int | None = f.integer("personas", "personas distintas")
    peak: int | None = f.integer("maximo_simultaneo", "máximo simultáneo")
    institutions: int | None = f.integer("instituciones", "instituciones")
    provinces: int | None = f.integer("provincias", "provincias o territorios representados")
    countries: int | None = f.integer("paises", "países")
    groups: tuple[Group, ...] = f.records("grupos", Group, "cifras por criterio")
    floor: int | None = f.integer(
        "minimo_por_grupo", "personas bajo las que ningún grupo se muestra; nunca menos de 3 en público"
    )
    source: Located | None = f.text("fuente", "de dónde salen las cifras")


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyQuestion(Record):
    """A question of a poll or survey, and what was answered: counts, or texts in no order that tells whose they are."""

    text: Located | None = f.text("pregunta", "la pregunta", required=True, main=True)
    people: int | None = f.integer("personas", "cuántas personas la contestaron")
    rows: tuple[Figure, ...] = f.records("filas", Figure, "opciones y cantidades")
    free: tuple[Located, ...] = f.words("abiertas", "respuestas en palabras propias; no se imprimen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey(Record):
    """A poll held during the event, or the survey after it: aggregates only."""

    title: Located | None = f.text("titulo", "título de la encuesta", required=True)
    session: Located | None = f.text("sesion", "id de la sesión en que se hizo")
    date: date | None = f.day("fecha", "día")
    people: int | None = f.integer("personas", "cuántas personas contestaron")
    questions: tuple[SurveyQuestion, ...] = f.records("preguntas", SurveyQuestion, "preguntas, en orden")
    source: Located | None = f.text("fuente", "de dónde salen las cifras")
