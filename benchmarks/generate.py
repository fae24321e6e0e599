"""Events of any size: contributions of about 1 600 words with headings, lists, tables, footnotes and marked lines.

The words are drawn from a small Spanish vocabulary by a seeded generator: the same size gives the same event.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

VOCABULARY = """
la cooperación descentralizada entre territorios exige equipos técnicos estables acuerdos escritos presupuesto propio y memoria
institucional las prefecturas los municipios redes internacionales comparten experiencias aprendizajes metodologías indicadores
expedientes convenios proyectos agendas planes de desarrollo con universidades agencias organizaciones sociales cuando cambia
una autoridad se pierde contexto más que documentos por eso conviene sostener transiciones ordenadas mediante inventarios
públicos calendarios compartidos responsables designados evaluación periódica participación ciudadana transparencia
articulación multinivel incidencia internacionalización sostenibilidad
"""
WORDS = VOCABULARY.split()
THEMES = ("Cooperación descentralizada", "Cooperación Sur-Sur", "Paradiplomacia", "Internacionalización de agenda")
PANEL = 3
PARAGRAPHS = 16
SESSIONS_A_DAY = 12


@dataclass(frozen=True, slots=True)
class Note:
    """One contribution: where it goes, its front matter and its text."""

    path: str
    front: str
    body: str


def sentence(chance: random.Random, words: int) -> str:
    """A sentence of so many words."""
    drawn = chance.sample(WORDS, words)
    return " ".join(drawn).capitalize() + "."


def paragraph(chance: random.Random, number: int) -> str:
    """Some ninety words; every third with a footnote, some with emphasis or a link."""
    text = " ".join(sentence(chance, chance.randint(10, 21)) for _ in range(5))
    if number % 3 == 0:
        text += f"[^{number}] Véase **{chance.choice(WORDS)}** y [el registro](https://example.org/{number})."
        text += f"\n\n[^{number}]: {sentence(chance, 14)}"
    return text


def table(chance: random.Random) -> str:
    """Five rows of four columns, with its caption."""
    head = "| Territorio | Convenios | Vigentes | Observación |\n|---|---:|---:|---|\n"
    rows = "".join(
        f"| Territorio {n} | {chance.randint(1, 90)} | {chance.randint(1, 40)} | {sentence(chance, 6)} |\n" for n in range(5)
    )
    return f"Tabla: {sentence(chance, 6)}\n\n{head}{rows}"


def body(chance: random.Random) -> str:
    """About 1 600 words."""
    parts: list[str] = []
    for number in range(1, PARAGRAPHS + 1):
        if number % 4 == 1:
            parts.append(f"## {sentence(chance, 5).rstrip('.')}")
        parts.append(paragraph(chance, number))
        if number % 5 == 0:
            parts.append("\n".join(f"- {sentence(chance, 9)}" for _ in range(4)))
        if number == 8:
            parts.append(table(chance))
    parts.append(f"ACUERDO: {sentence(chance, 14)}")
    parts.append(
        f"COMPROMISO: {sentence(chance, 12)} | responsable: red-ejemplo | plazo: 30/09/2024 | indicador: acta firmada | ods: 17.9"
    )
    return "\n\n".join(parts) + "\n"


def notes(count: int) -> Iterator[Note]:
    """The contributions: panels of three."""
    for number in range(count):
        chance = random.Random(number)
        session, place = divmod(number, PANEL)
        front = (
            f"tipo: ponencia\nsesion: S{session + 1:04}\nautor: Persona {place + 1} de Ejemplo\ntitulo: Ponencia {number + 1}\n"
        )
        yield Note(f"{session // 10:03}/ponencia-{number + 1:04}.md", front, body(chance))


def programme(sessions: int) -> str:
    """Days of twelve half-hour panels."""
    lines: list[str] = []
    for number in range(sessions):
        day, slot = divmod(number, SESSIONS_A_DAY)
        if slot == 0:
            lines.append(f"  - fecha: {date(2024, 3, 1) + timedelta(days=day)}\n    horario: 08:00-14:00\n    sesiones:\n")
        start, end = 480 + 30 * slot, 510 + 30 * slot
        lines.append(
            f"      - id: S{number + 1:04}\n        hora: {start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}\n"
            f"        formato: panel\n        titulo: Panel {number + 1} de ejemplo\n"
            f"        eje: eje-{number * len(THEMES) // sessions + 1}\n"
            f"        participan: [{', '.join(f'Persona {n + 1} de Ejemplo' for n in range(PANEL))}]\n"
        )
    return "".join(lines)


def event(count: int) -> str:
    """The event's record."""
    sessions = -(-count // PANEL)
    axes = "".join(f"  - {{id: eje-{number}, titulo: {title}}}\n" for number, title in enumerate(THEMES, 1))
    days = -(-sessions // SESSIONS_A_DAY)
    return (
        f"titulo: Evento de prueba con {count} ponencias\ntipo: Foro\ninicio: 2024-03-01\n"
        f"fin: {date(2024, 3, 1) + timedelta(days=days - 1)}\nidioma: es\nejemplo: sí\nejes:\n{axes}panelistas: 3\n"
        f"programa:\n{programme(sessions)}"
    )


REGISTER = "organizaciones:\n  - {id: red-ejemplo, nombre: Red de Ejemplo}\npersonas:\n" + "".join(
    f"  - {{id: persona-{n + 1}, nombre: Persona {n + 1}, apellidos: de Ejemplo}}\n" for n in range(PANEL)
)


def write(folder: Path, count: int) -> None:
    """The event folder, and beside it (``<folder>-plain``) the same texts without front matter, for the peers."""
    plain = folder.with_name(f"{folder.name}-plain")
    for path, text in (("evento.yaml", event(count)), ("personas.yaml", REGISTER)):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    plain.mkdir(parents=True, exist_ok=True)
    for number, note in enumerate(notes(count)):
        target = folder / note.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"---\n{note.front}---\n\n{note.body}", "utf-8")
        (plain / f"{number:05}.md").write_text(f"# Ponencia {number + 1}\n\n{note.body}", "utf-8")


def main() -> None:
    """``python -m benchmarks.generate 300 FOLDER``."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("count", type=int)
    arguments.add_argument("folder", type=Path)
    given = arguments.parse_args()
    write(given.folder, given.count)


if __name__ == "__main__":
    main()
