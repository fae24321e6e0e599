"""The register of people and organisations (``personas.yaml``; file-format, section 3)."""

from __future__ import annotations

from dataclasses import dataclass

from memoria.model import fields as f
from memoria.model.fields import Record
from memoria.source import Located


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Record):
    """A government, network, agency, university …"""

    id: Located | None = f.text("id", "identificador", required=True)
    name: Located | None = f.text("nombre", "nombre completo", required=True)
    acronym: Located | None = f.text("sigla", "sigla")
    country: Located | None = f.text("pais", "país, ISO 3166-1 alfa-2 (EC)")
    region: Located | None = f.text("region", "región («América Latina»)")
    level: Located | None = f.text("nivel", "nivel de gobierno: provincial, municipal, parroquial, nacional …")
    kind: Located | None = f.text("tipo", "gobierno, red, agencia, academia, sociedad civil …")
    territory: Located | None = f.text("territorio", "territorio que gobierna o representa")
    alias: tuple[Located, ...] = f.words("alias", "otras maneras de escribir su nombre")
    website: Located | None = f.text("sitio", "sitio web")
    email: Located | None = f.text("correo", "correo; no se publica salvo «publicar»")
    telephone: Located | None = f.text("telefono", "teléfono; no se publica salvo «publicar»")
    publish: tuple[Located, ...] = f.words("publicar", "qué campos se publican")

    @property
    def label(self) -> str:
        """The acronym, or the name: how it is written in tables."""
        return str(self.acronym or self.name or self.id or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """Somebody who takes part."""

    id: Located | None = f.text("id", "identificador", required=True)
    name: Located | None = f.text("nombre", "nombre de pila", required=True)
    surnames: Located | None = f.text("apellidos", "apellidos")
    title: Located | None = f.text("tratamiento", "tratamiento («Dra.»)")
    office: Located | None = f.text("cargo", "cargo en el momento del evento")
    organisation: Located | None = f.text("organizacion", "organización, por id o nombre")
    jurisdiction: Located | None = f.text("jurisdiccion", "territorio en que ejerce")
    standing: str = f.choice("condicion", "standings", "saliente, entrante, reelecta, en funciones, técnica …")
    sex: str = f.choice("sexo", "sexes", "mujer, hombre, otro; solo para cifras agregadas")
    country: Located | None = f.text("pais", "país, ISO 3166-1 alfa-2")
    alias: tuple[Located, ...] = f.words("alias", "otras maneras de escribir su nombre")
    biography: Located | None = f.text("semblanza", "semblanza breve")
    email: Located | None = f.text("correo", "correo; no se publica salvo «publicar»")
    telephone: Located | None = f.text("telefono", "teléfono; no se publica salvo «publicar»")
    publish: tuple[Located, ...] = f.words("publicar", "qué campos se publican (nombre, cargo, semblanza …)")

    @property
    def full_name(self) -> str:
        """Name and surnames, as said."""
        return " ".join(str(part) for part in (self.name, self.surnames) if part)

    @property
    def sorting_name(self) -> str:
        """«Surnames, Name», the order of an index."""
        return ", ".join(str(part) for part in (self.surnames, self.name) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Register(Record):
    """The whole of ``personas.yaml``."""

    organisations: tuple[Organisation, ...] = f.records("organizaciones", Organisation, "organizaciones")
    people: tuple[Person, ...] = f.records("personas", Person, "personas")
