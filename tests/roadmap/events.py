"""Events on disk with a roadmap, for what goes out and comes back."""

from __future__ import annotations

from pathlib import Path

from tests.folders import folder_with

EVENT = """
titulo: Foro de prueba
inicio: 2023-03-28
fin: 2023-03-29
edicion: {fecha: 2023-06-30}
ejes:
  - {id: agua, titulo: Agua y territorio}
  - {id: redes, titulo: Redes}
programa:
  - fecha: 2023-03-28
    sesiones:
      - {id: S01, hora: 09:00-10:00, formato: mesa, titulo: Mesa del agua, eje: agua}
"""
PEOPLE = """
organizaciones:
  - {id: red-uno, nombre: Red Uno de Gobiernos, sigla: RUG}
  - {id: red-dos, nombre: Red Dos}
"""
NOTE = """---
tipo: conversatorio
sesion: S01
titulo: Lo tratado
---

COMPROMISO: Constituir la mesa técnica | responsable: Red Uno de Gobiernos | aliados: Red Dos; Junta de regantes
  | plazo: 30/09/2023 | indicador: acta firmada | ods: 17.9, 17.10 | prioridad: alta

COMPROMISO: Publicar el directorio de redes | responsable: Red Dos | plazo: segundo semestre de 2023 | indicador: fichas

COMPROMISO: Medir los caudales cada semana | responsable: Junta de regantes | plazo: permanente | indicador: series

COMPROMISO: Revisar la tarifa del agua | responsable: por definir | plazo: por definir

COMPROMISO: Guardar el expediente sensible | responsable: Red Dos | plazo: 15/12/2023 | reserva: interno
"""
DECISIONS = """# Decisiones de la coordinación.
corte: 2023-11-02

corrige:
  C-02:
    # El directorio es lo primero.
    prioridad: media      # antes, baja

seguimiento:
  C-01:
    estado: cumplido
    avance: 100
    evidencia: acta firmada por nueve provincias
    fecha: 2023-09-28
"""


def event_at(folder: Path, **changed: str) -> Path:
    """An event on disk; ``changed`` replaces the text of a file by its stem (``evento``, ``mesa`` …)."""
    files = {"evento": EVENT, "personas": PEOPLE, "hoja-de-ruta": DECISIONS, "mesa": NOTE}
    files |= {name.replace("_", "-"): text for name, text in changed.items()}
    return folder_with(folder, {f"{name}.{'md' if name == 'mesa' else 'yaml'}": text for name, text in files.items()})
