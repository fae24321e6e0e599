"""The register that an event's folder proposes, and the file that it goes into."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from memoria.pipeline import Reading
from memoria.readers.classify import Role
from memoria.registrar.mentions import mentions
from memoria.registrar.proposal import Proposal, propose
from memoria.registrar.text import NotWritableError, Writer, added
from memoria.workspace.intake import presences_at
from memoria.workspace.output import write_whole

BOM = "\ufeff"
NAMES = {"es": "personas.yaml", "en": "people.yaml", "fr": "personnes.yaml", "pt": "pessoas.yaml"}


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a register lacks, who writes it, and where it would stand."""

    proposal: Proposal
    writer: Writer
    path: str


def proposed_at(folder: Path, reading: Reading, *, attendees: bool = False, contacts: bool = False) -> Proposed:
    """Everybody who takes part and isn't in the register. Nothing is written."""
    memoria = reading.memoria
    language = memoria.event.language or "es"
    named = mentions(memoria, presences_at(folder, reading), attendees=attendees)
    path = next((file.path for file in memoria.files if file.role == Role.REGISTER), NAMES[language])
    return Proposed(propose(memoria.register, named, language), Writer(language, contacts=contacts), path)


def add_to_register(folder: Path, proposed: Proposed) -> None:
    """Put the new entries into the register's text; NotWritableError, with the file as it was, where that isn't safe."""
    place = folder / proposed.path
    try:
        text = place.read_bytes().decode("utf-8") if place.exists() else ""
    except UnicodeDecodeError as error:
        raise NotWritableError(error.reason) from error
    head, ends = BOM if text.startswith(BOM) else "", "\r\n" if "\r\n" in text else "\n"
    changed = added(text.removeprefix(BOM).replace("\r\n", "\n"), proposed.proposal, proposed.writer)
    write_whole(place, (head + changed.replace("\n", ends)).encode())
