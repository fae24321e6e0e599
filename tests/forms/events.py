"""Events for the tests of the rapporteur's door: a folder in memory, and its notes filled in as people do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from memoria.diagnostics import Diagnostic
from memoria.pipeline import Reading, read
from memoria.workspace.pandoc import RealPandoc
from memoria.world import Absent

EVENT = """
titulo: "Foro: prueba"
inicio: 2030-03-28
idioma: {language}
programa:
  - fecha: 2030-03-28
    horario: 09:00-10:10
    sesiones:
      - id: S01
        hora: 09:00-09:30
        formato: panel
        titulo: "Panel: dos caminos"
        participan: [ana-paredes, Red Uno]
        modera: luis-toro
      - id: S02
        hora: 09:30-10:00
        formato: conversatorio
        titulo: Lo que dura
        participan: [ana-paredes]
        modera: luis-toro
        relatoria: Ana Paredes León
      - id: S03
        hora: 10:00-10:10
        formato: preguntas
        titulo: Preguntas del público
        relatoria: luis-toro
"""
PEOPLE = """
organizaciones:
  - {id: red-uno, nombre: Red Uno de Gobiernos, sigla: RUGI, alias: [Red Uno]}
personas:
  - {id: ana-paredes, nombre: Ana, apellidos: Paredes León, organizacion: red-uno}
  - {id: luis-toro, nombre: Luis, apellidos: Toro}
"""


@dataclass(frozen=True)
class Memory:
    """An event's folder in memory."""

    files: Mapping[str, bytes]
    name: str = "foro"
    extra: Mapping[str, str] = field(default_factory=dict)

    def paths(self) -> tuple[str, ...]:
        return tuple(sorted(self.files))

    def read(self, path: str) -> bytes:
        return self.files[path]

    def other(self, path: str) -> Absent:
        return Absent.MISSING


def event(files: Mapping[str, str | bytes] | None = None, language: str = "es", record: str = EVENT) -> Reading:
    """An event with these notes, read."""
    texts: dict[str, str | bytes] = {"evento.yaml": record.replace("{language}", language), "personas.yaml": PEOPLE}
    texts |= files or {}
    return read(Memory({path: data.encode() if isinstance(data, str) else data for path, data in texts.items()}), RealPandoc())


def of(reading: Reading, path: str) -> list[Diagnostic]:
    """What was found wrong with one file."""
    return [problem for problem in reading.problems if problem.at.path == path]
