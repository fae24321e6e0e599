"""What ``memoria roadmap`` costs beside reading the notes alone: 2 000 commitments in 160 notes.

``python -m benchmarks.roadmap [--count 2000] [--rounds 3]``

Both run in a process of their own, in turn. The words are drawn by a seeded generator from verbs, things and places as
commitments have them, so that many look alike. A timing is only ever printed; no test depends on one.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.run import Cost, measure

VERBS = "Constituir Publicar Levantar Firmar Elaborar Traducir Convocar Formar Depositar Revisar".split()  # noqa: SIM905
THINGS = """mesa técnica; directorio de redes; inventario de convenios; manual de archivo; guía de procedimiento;
registro público; catálogo de capacidades; tarifa por jornada; boletín mensual; ordenanza tipo; plan de riego;
calendario de visitas; ficha de convenio; banco de proyectos; archivo digital; curso para equipos nuevos"""
WORDS = """riego vialidad ambiente cuencas páramo cacao turismo archivo juventud salud puertos bosques semillas caminos
ferias museos"""
PLACES = """Loja Azuay Imbabura Manabí Napo Carchi Cañar Guayas Cotopaxi Bolívar Pichincha Pastaza Orellana Tungurahua"""
TERMS = ["30/09/2023", "segundo semestre de 2023", "a 90 días", "permanente", "mayo de 2024", "T1 2024", "corto plazo"]
NOTES = 160
EVENT = """titulo: Foro de medida
inicio: 2023-03-28
horizontes: {corto: 6 meses}
programa:
  - fecha: 2023-03-28
    sesiones:
"""
READ = "import sys; from pathlib import Path; from memoria.readers.folder import read_folder; "
READ += "from memoria.workspace.folder import EventFolder; from memoria.workspace.pandoc import RealPandoc; "
READ += "print(len(read_folder(EventFolder(Path(sys.argv[1])), RealPandoc()).value.memoria.marks))"


def write(event: Path, count: int) -> None:
    """An event with so many commitments."""
    chance = random.Random(2023)
    event.mkdir(parents=True)
    sessions = "".join(f"      - {{id: S{note:03}, formato: mesa, titulo: Mesa {note}}}\n" for note in range(NOTES))
    (event / "evento.yaml").write_text(EVENT + sessions, "utf-8")
    for note in range(NOTES):
        lines = ["---", "tipo: conversatorio", f"sesion: S{note:03}", f"titulo: Mesa {note}", "---", ""]
        lines += [f"{_commitment(chance)}\n" for _ in range(count // NOTES + (note < count % NOTES))]
        (event / f"mesa-{note:03}.md").write_text("\n".join(lines), "utf-8")


def _commitment(chance: random.Random) -> str:
    places, thing = PLACES.split(), chance.choice(THINGS.split(";")).strip()
    about, where = " y ".join(chance.sample(WORDS.split(), 2)), ", ".join(chance.sample(places, 2))
    words = f"{chance.choice(VERBS)} {thing} sobre {about} en {where}"
    fields = {
        "responsable": f"Prefectura de {chance.choice(places)}",
        "plazo": chance.choice(TERMS),
        "indicador": f"acta {chance.randrange(99)}",
    }
    return " | ".join([f"COMPROMISO: {words}", *(f"{name}: {value}" for name, value in fields.items())])


def main() -> None:
    """Prints the medians and the ratio."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--count", type=int, default=2000)
    arguments.add_argument("--rounds", type=int, default=3)
    given = arguments.parse_args()
    commands = {"reading the notes": ["-c", READ], "memoria roadmap": ["-m", "memoria", "roadmap"]}
    runs: dict[str, list[Cost]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as work:
        event = Path(work) / "foro"
        write(event, given.count)
        for counted in range(given.rounds + 1):
            if counted == 1:  # the first round leaves the bytecode, as an installation does
                runs = {name: [] for name in commands}
            for name, command in commands.items():
                runs[name].append(measure([sys.executable, *command, str(event)], folder=Path(work)))
    print(f"{given.count} commitments in {NOTES} notes · medians of {given.rounds} rounds")
    walls = [statistics.median(cost.wall for cost in costs) for costs in runs.values()]
    for name, costs in runs.items():
        cpu = statistics.median(cost.cpu for cost in costs)
        print(f"{name:22}{statistics.median(cost.wall for cost in costs):8.2f} s wall{cpu:8.2f} s CPU")
    print(f"{'ratio':22}{walls[1] / walls[0]:8.2f}")


if __name__ == "__main__":
    main()
