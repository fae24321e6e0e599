"""``memoria people``: from a folder to the entries that its register lacks."""

from pathlib import Path

import pytest
import yaml

from memoria.cli import main
from memoria.workspace.session import read_event_at
from tests.folders import folder_with

EVENT = """\
titulo: Foro de ejemplo
inicio: 2023-03-28
ejemplo: sí
programa:
  - fecha: 2023-03-28
    sesiones:
      - id: S01
        hora: 09:00-10:00
        formato: panel
        titulo: Panel
        participan: [Rosa Pilco, Luis Toro]
        modera: Prefectura de Loja
"""
NOTE = """\
---
tipo: conversatorio
sesion: S01
relatoria: Marta Quispe Mamani
---

CITA: El agua es de todos | quién: PILCO VERA, Rosa

PREGUNTA: ¿Y el riego? | quién: las prefecturas

COMPROMISO: Constituir la mesa | responsable: Elena Vivar | plazo: mayo de 2023
"""
TALK = """\
---
titulo: Transcripción de la grabación
---

[00:01:10] **Rosa Pilco (GAD Cañar):** El agua es de todos.
[00:01:20] **R. Pilco:** Y de nadie.
[00:01:30] **iPhone:** Sí.
"""
REGISTER = """\
# Nuestro registro.
organizaciones:
- id: loja       # la de siempre
  nombre: Prefectura de Loja

personas:
  - id: luis-toro
    nombre: Luis
    apellidos: Toro Abad   # falta el cargo
# fin
"""
REPORT = (
    "Attendee Report\nPanelist Details\n"
    "Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name\n"
    'Yes,Nora Vega,nora@example.org,"Mar 28, 2023 08:28:32","Mar 28, 2023 10:40:19",132,Yes,Ecuador\n'
    "Attendee Details\n"
    "Attended,User Name (Original Name),First Name,Last Name,Email,Phone,Registration Time,Approval Status,Join Time,Leave Time,"
    "Time in Session (minutes),Is Guest,Country/Region Name\n"
    'Yes,Iris Mena,Iris,Mena,iris@example.org,+593 99 000 1111,"Mar 15, 2023 11:23:29",approved,"Mar 28, 2023 08:28:32",'
    '"Mar 28, 2023 10:40:19",132,Yes,Ecuador\n'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    report = "crudo/attendee_81234567890_2023_03_28.csv"
    texts = {"evento.yaml": EVENT, "conversatorio.md": NOTE, "transcripciones/dia.md": TALK, "personas.yaml": REGISTER}
    event = folder_with(tmp_path / "foro", {**texts, report: REPORT})
    assert main(["import", str(event / report), "--event", str(event)]) == 0
    return event


def test_who_takes_part_is_proposed_and_what_looks_alike_is_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["people", str(folder)]) == 0
    told = capsys.readouterr().out
    assert "nombre: Rosa\n    apellidos: Pilco Vera\n    #" in told  # whose the GAD Cañar is, only the editor can say
    assert '# alias: ["PILCO VERA, Rosa"' in told
    assert all(spelling in told for spelling in ("Rosa Pilco", "R. Pilco", '"Rosa Pilco (GAD Cañar)"'))
    assert "apellidos: Quispe Mamani" in told
    assert "«Luis Toro» se parece a Luis Toro Abad (luis-toro)" in told
    assert "Elena Vivar" not in told  # named as responsible: mentioned, not there
    assert "prefecturas" not in told
    assert "iPhone" not in told
    assert "nora-vega" in told
    assert "Iris" not in told
    assert "@" not in told


def test_what_is_proposed_can_be_pasted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    main(["people", str(folder), "--attendees"])
    told = yaml.safe_load(capsys.readouterr().out)
    assert {person["id"] for person in told["personas"]} == {"rosa-pilco", "marta-quispe", "nora-vega", "iris-mena"}
    assert all("alias" not in person for person in told["personas"])


def test_addresses_come_only_when_asked_for_and_are_not_published(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    main(["people", str(folder), "--contacts"])
    told = yaml.safe_load(capsys.readouterr().out)
    nora = next(person for person in told["personas"] if person["id"] == "nora-vega")
    assert (nora["correo"], nora["publicar"]) == ("nora@example.org", [])


def test_new_entries_go_into_the_register_and_nothing_else_changes(folder: Path) -> None:
    assert main(["people", str(folder), "--write", "--contacts"]) == 0
    text = (folder / "personas.yaml").read_text("utf-8")
    kept = iter(text.split("\n"))
    assert all(line in kept for line in REGISTER.rstrip("\n").split("\n"))
    reading = read_event_at(folder)
    assert not [problem for problem in reading.problems if problem.at.path == "personas.yaml" and problem.code[0] in "YK"]
    assert "Pilco Vera" in {str(person.surnames) for person in reading.memoria.register.people}
    before = text
    assert main(["people", str(folder), "--write"]) == 0
    again = (folder / "personas.yaml").read_text("utf-8")
    assert again.count("id: marta-quispe") == 1
    assert len(again) == len(before)


def test_a_register_that_is_not_there_is_made(folder: Path) -> None:
    (folder / "personas.yaml").unlink()
    assert main(["people", str(folder), "--write"]) == 0
    register = read_event_at(folder).memoria.register
    assert "Prefectura de Loja" in {str(one.name) for one in register.organisations}


def test_a_register_that_cannot_be_changed_safely_is_left_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "personas.yaml").write_text("personas: {id: x, nombre: Ana", "utf-8")
    assert main(["people", str(folder), "--write"]) == 1
    assert (folder / "personas.yaml").read_text("utf-8") == "personas: {id: x, nombre: Ana"
    assert "id: marta-quispe" in capsys.readouterr().out


def test_ids_of_the_programme_stay_the_ids(folder: Path) -> None:
    (folder / "personas.yaml").unlink()
    (folder / "evento.yaml").write_text(EVENT.replace("Luis Toro", "nelly-mora"), "utf-8")
    assert main(["people", str(folder), "--write"]) == 0
    register = read_event_at(folder).memoria.register
    assert ("nelly-mora", "Nelly Mora") in {(str(one.id), one.full_name) for one in register.people}
