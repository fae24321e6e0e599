"""``memoria import`` on disk: raw files kept, canonical files beside them, nobody's words written over."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from memoria.cli import main
from tests.folders import folder_with
from tests.intake.test_attendance import CAME, REGISTRATION, WEBINAR
from tests.intake.test_captions import ZOOM
from tests.intake.test_reports import QA

EVENT = """titulo: Foro
inicio: 2023-03-28
zona_horaria: America/Guayaquil
programa:
  - fecha: 2023-03-28
    sesiones:
      - {id: S02, hora: "08:30-09:00", formato: conferencia, titulo: Del proyecto al vínculo}
      - {id: S04, hora: "09:30-10:00", formato: preguntas, titulo: Preguntas}
"""
PEOPLE = "personas:\n  - {id: rosa-pilco, nombre: Rosa, apellidos: Pilco, alias: [Rosa Pilco (GAD Cañar)]}\n"

Run = Callable[..., str]


@pytest.fixture
def event(tmp_path: Path) -> Path:
    folder = folder_with(tmp_path / "foro", {"evento.yaml": EVENT, "personas.yaml": PEOPLE})
    (folder / "crudo").mkdir()
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*words: object, status: int = 0) -> str:
        assert main([str(word) for word in words]) == status
        return capsys.readouterr().out

    return command


def put(event: Path, name: str, text: str) -> Path:
    file = event / "crudo" / name
    file.write_text(text, "utf-8")
    return file


def test_a_file_from_outside_is_kept_in_crudo_and_its_canonical_file_stands_beside_the_notes(
    event: Path, tmp_path: Path, run: Run
) -> None:
    outside = tmp_path / "GMT20230328-132500_Recording.transcript.vtt"
    outside.write_text(ZOOM, "utf-8")
    said = run("import", outside, "--event", event)
    assert (event / "crudo" / outside.name).read_text("utf-8") == ZOOM
    made = (event / "transcripciones/2023-03-28-0825-transcripcion.md").read_text("utf-8")
    assert f"crudo/{outside.name}" in made
    assert "SHA-256 " in made
    assert "transcripciones/2023-03-28-0825-transcripcion.md" in said


def test_a_second_import_of_the_same_file_changes_nothing_and_says_so(event: Path, run: Run) -> None:
    file = put(event, "qa.csv", QA)
    run("import", file)
    before = {path: path.stat().st_mtime_ns for path in event.rglob("*") if path.is_file()}
    assert "ya estaba" in run("import", file)
    assert {path: path.stat().st_mtime_ns for path in event.rglob("*") if path.is_file()} == before


def test_a_changed_file_shows_what_differs_and_asks(event: Path, run: Run) -> None:
    file = put(event, "qa.csv", QA)
    run("import", file)
    file.write_text(QA.replace("PDOT", "plan"), "utf-8")
    said = run("import", file, status=1)
    assert '-  - pregunta: "¿Cómo se articula con el PDOT?"' in said
    assert '+  - pregunta: "¿Cómo se articula con el plan?"' in said
    made = event / "preguntas/2023-03-28-s04-preguntas.yaml"
    assert "PDOT" in made.read_text("utf-8")
    run("import", file, "--yes")
    assert "plan?" in made.read_text("utf-8")


def test_what_a_person_corrected_is_never_written_over(event: Path, run: Run) -> None:
    file = put(event, "qa.csv", QA)
    run("import", file)
    made = event / "preguntas/2023-03-28-s04-preguntas.yaml"
    made.write_text(made.read_text("utf-8").replace("borrador", "final"), "utf-8")
    assert "ya estaba" in run("import", file)
    file.write_text(QA.replace("PDOT", "plan"), "utf-8")
    assert "I-028" in run("import", file, "--yes")
    assert "PDOT" in made.read_text("utf-8")
    assert "final" in made.read_text("utf-8")


def test_what_a_person_typed_by_hand_is_never_written_over(event: Path, run: Run) -> None:
    (event / "participacion.yaml").write_text("personas: 318\n", "utf-8")
    assert "I-028" in run("import", put(event, "a.csv", WEBINAR), "--yes")
    assert (event / "participacion.yaml").read_text("utf-8") == "personas: 318\n"


def test_reports_imported_one_after_the_other_count_together(event: Path, run: Run) -> None:
    run("import", put(event, "p.csv", CAME))
    assert "nivel" not in (event / "participacion.yaml").read_text("utf-8")
    run("import", put(event, "registro.csv", REGISTRATION), "--floor", 1, "--yes")
    assert "Por nivel de gobierno" in (event / "participacion.yaml").read_text("utf-8")


def test_a_mapping_given_once_is_remembered(event: Path, run: Run) -> None:
    text = "Lo que preguntó;Persona\n¿Uno?;Rosa Pilco\n"
    file = put(event, "raro.csv", text)
    assert "I-007" in run("import", file, status=1)
    run("import", file, "--map", "Lo que preguntó=pregunta", "--map", "Persona=quien")
    assert "Lo que preguntó: pregunta" in (event / "crudo/columnas.yaml").read_text("utf-8")
    other = put(event, "raro-2.csv", text.replace("Uno", "Dos"))
    run("import", other, "--dry-run")


def test_a_key_that_nobody_knows_is_a_mistake_of_usage(event: Path, run: Run) -> None:
    run("import", put(event, "qa.csv", QA), "--map", "Persona=quienes", status=2)


def test_status_tells_of_each_raw_file_what_became_of_it(event: Path, run: Run) -> None:
    run("import", put(event, "qa.csv", QA))
    changed = put(event, "x.transcript.vtt", ZOOM)
    run("import", changed)
    changed.write_text(ZOOM + "\n", "utf-8")
    put(event, "chat.txt", "08:47:02 From Rosa Pilco to Everyone:\n\tHola\n")
    run("import", put(event, "copia.csv", QA), "--exclude", "Es una copia de qa.csv")
    said = run("status", event)
    assert "crudo/qa.csv" in said
    assert "importado: preguntas/2023-03-28-s04-preguntas.yaml" in said
    assert "cambió después de importarlo" in said
    assert "sin importar" in said
    assert "excluido: Es una copia de qa.csv" in said


def test_without_a_terminal_problems_come_as_json(event: Path, run: Run) -> None:
    rows = json.loads(run("import", put(event, "nota.msg", "x"), "--json", "--dry-run", status=1))
    assert rows[0]["code"] == "I-001"


def test_a_dry_run_writes_nothing(event: Path, run: Run) -> None:
    file = put(event, "qa.csv", QA)
    before = sorted(event.rglob("*"))
    run("import", file, "--dry-run")
    assert sorted(event.rglob("*")) == before


def test_a_quotation_is_proved_by_the_transcript_of_its_speaker(event: Path, run: Run) -> None:
    note = "---\ntipo: nota\nsesion: S02\ntitulo: Nota\n---\n\nTexto.\n\nCITA: Tenemos dos puntos: riego y vialidad. | quién: Rosa Pilco\n"
    (event / "nota.md").write_text(note, "utf-8")
    assert "N-008" in run("check", event)
    run("import", put(event, "x.transcript.vtt", ZOOM))
    assert "N-008" not in run("check", event)
    other = note.replace("quién: Rosa Pilco", "quién: Luis Toro")
    (event / "nota.md").write_text(other, "utf-8")
    assert "N-008" in run("check", event)


def test_what_imports_make_is_read_without_a_single_complaint_of_its_shape(event: Path, run: Run) -> None:
    for name, text in (("qa.csv", QA), ("x.transcript.vtt", ZOOM), ("a.csv", WEBINAR), ("registro.csv", REGISTRATION)):
        run("import", put(event, name, text), "--session", "S04", "--yes")
    said = run("check", event, "--json")
    wrong = [row for row in json.loads(said) if row["code"][0] in "FKYM" or row["severity"] == "error"]
    assert wrong == []


def test_a_folder_is_all_its_files_but_ours_guides_and_what_was_left_out(event: Path, run: Run) -> None:
    put(event, "x.transcript.vtt", ZOOM)
    put(event, "LEEME.md", "Cómo se exportó.\n")
    run("import", put(event, "copia.csv", QA), "--exclude", "Es una copia")
    run("import", event / "crudo")
    said = run("import", event / "crudo")
    assert "transcripcion" in said
    assert "preguntas/" not in said
    assert not (event / "recibido").exists()


def test_an_import_of_nothing_is_a_mistake_of_usage_that_names_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import"]) == 2
    assert "ARCHIVO" in capsys.readouterr().err


def test_a_session_that_the_programme_has_not_is_told_with_those_that_it_has_and_nothing_is_written(
    event: Path, tmp_path: Path, run: Run
) -> None:
    outside = tmp_path / "recording.vtt"
    outside.write_text(ZOOM, "utf-8")
    before = sorted(event.rglob("*"))
    told = run("import", outside, "--event", event, "--session", "S99", status=1)
    assert "S99" in told
    assert "S02" in told
    assert sorted(event.rglob("*")) == before


def test_a_session_is_known_however_its_id_is_typed(event: Path, tmp_path: Path, run: Run) -> None:
    outside = tmp_path / "recording.vtt"
    outside.write_text(ZOOM, "utf-8")
    run("import", outside, "--event", event, "--session", "s02 ")
    (made,) = (event / "transcripciones").iterdir()
    assert "sesion: S02" in made.read_text("utf-8")
