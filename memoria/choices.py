"""What is asked of a build: which edition, for whom, in which language and formats, and what its files are called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

FORMATS = ("docx", "pdf", "html", "odt")
USUAL = ("docx", "pdf")
"""The formats that are made where none is asked for."""
WHOLE = "memoria"
"""The edition that takes everything in."""
TRANSITION = "transicion"
"""The edition of the dossiers of all territories."""
EDITIONS = (WHOLE, "sintesis", "actas", "hoja-de-ruta", "relato", TRANSITION)
"""Each is a template ``<edition>.md.j2`` that states its sections and their order."""
ONE_SESSION = "sesion"
ONE_INSTITUTION = "institucion"
ONE_TERRITORY = "territorio"
"""The templates of an extract: one session alone, one institution alone, one territory's dossier alone."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What was asked for on the command line."""

    formats: tuple[str, ...] = USUAL
    final: bool = False
    internal: bool = False
    edition: str = WHOLE
    session: str | None = None
    """Only this session, by id."""
    institution: str | None = None
    """Only what concerns this institution, by id, acronym or name."""
    territory: str | None = None
    """Only the dossier of this territory, by code or name; an extract of the edition of dossiers."""
    language: str = ""
    """Of the frame; the event's where empty."""
    date: date | None = None
    """The printed date where the event gives none (SOURCE_DATE_EPOCH)."""

    @property
    def template(self) -> str:
        """The name of the template that states the sections."""
        asked = {ONE_SESSION: self.session, ONE_INSTITUTION: self.institution, ONE_TERRITORY: self.territory}
        return next((template for template, part in asked.items() if part), self.edition)

    @property
    def is_whole(self) -> bool:
        """True for the volume that every word of the sources must stand in."""
        return self.template == WHOLE

    @property
    def stem(self) -> str:
        """What the files are called, without their kind: ``memoria.S05.interna.fr`` (file-format, section 8)."""
        part = self.session or self.institution or self.territory
        return ".".join(filter(None, (self.edition, part, "interna" if self.internal else "", self.language)))
